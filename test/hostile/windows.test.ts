import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {inTerminals} from '../pty/terminal.ts';
import {row} from './rows.ts';
import {openScreen, screenNames, screens} from './screens.ts';

const SIZES = [
	[1, 1],
	[2, 2],
	[10, 3],
	[80, 1],
	[1, 30],
	[1000, 50],
] as const;

describe('a window', inTerminals, () => {
	for (const name of screenNames) {
		test(`${row(59)} and 100 resizes a second: ${name} is the same afterwards`, async () => {
			const terminal = await openScreen(name);
			for (const [columns, rows] of SIZES) {
				await terminal.resizeTo(columns, rows);
				assert.ok(
					terminal.screen().some(text => text !== ''),
					`something at ${columns} by ${rows}`,
				);
				assert.deepEqual(terminal.scrollback(), [], 'no row too many');
			}
			for (let step = 0; step < 50; step++) {
				terminal.resize(1 + ((step * 37) % 160), 1 + ((step * 23) % 70));
				await new Promise(resolve => setTimeout(resolve, 2));
			}
			terminal.resize(80, 24);
			const {start, steps} = screens[name];
			const [, shows] = steps.at(-1) ?? ['', start];
			// A list may begin elsewhere then, and a notice is there until something happens.
			const isSame = (rows: readonly string[]) =>
				rows.length === 24 && (shows.test(rows.join('\n')) || name === 'a notice');
			await terminal.until(isSame, 'what was there before');
			await terminal.settle();
			assert.ok(isSame(terminal.screen()));
			terminal.press('\u0003');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		});
	}

	test(`${row(60)} that changes while the program starts is drawn whole in the end`, async () => {
		const terminal = await openScreen('an article');
		for (let step = 0; step < 100; step++) terminal.resize(20 + (step % 60), 5 + (step % 30));
		await terminal.resizeTo(72, 12);
		await terminal.settle();
		assert.equal(terminal.screen().filter(text => text.length > 72).length, 0);
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});
});
