import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {inTerminals} from '../pty/terminal.ts';
import {row} from './rows.ts';
import {inPrompts, openScreen, type ScreenName} from './screens.ts';

const ESC = '\u001B';

describe('what is typed', inTerminals, () => {
	for (const name of inPrompts) {
		test(`${row(71)} a long paste in ${name} is text, and keys work after it`, async () => {
			const terminal = await openScreen(name);
			// A megabyte once is enough for the machine that tests.
			const lines = name === 'the filter' ? 23_000 : 2_000;
			terminal.press('the quick brown fox jumps over the lazy dog; '.repeat(lines));
			await terminal.settle();
			assert.equal(terminal.screen().filter(text => text.length > 80).length, 0);
			terminal.press('\u0003');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		});
	}

	for (const [what, bytes] of [
		['the beginning of a paste without its end', `${ESC}[200~a post`],
		['half an escape sequence', `${ESC}[`],
		['the beginning of an answer without its end', `${ESC}]11;rgb:1e1e`],
		['the beginning of a device string without its end', `${ESC}P`],
		['an escape alone', ESC],
		['invalid UTF-8', Buffer.from([0xc3, 0x28, 0xff, 0xe2, 0x82]).toString('latin1')],
	] as const) {
		test(`${row(71)} ${what} swallows no key for ever`, async () => {
			const terminal = await openScreen('the list');
			terminal.press(bytes);
			await terminal.settle();
			terminal.press('\u0003');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		});
	}

	test(`${row(71)} a key that is held is as many presses, and no more after it is let go`, async () => {
		const terminal = await openScreen('an article');
		for (let press = 0; press < 300; press++) terminal.press('j');
		await terminal.until(/100%/, 'the end');
		await terminal.type('g', /Paragraph 1 counts/);
		await terminal.settle();
		assert.match(terminal.screen().join('\n'), /Paragraph 1 counts/);
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});

	test(`${row(72)} a terminal is asked nothing, so that none can be silent`, async () => {
		for (const name of ['the list', 'an article'] satisfies ScreenName[]) {
			const terminal = await openScreen(name);
			assert.deepEqual(terminal.queries(), []);
			assert.doesNotMatch(terminal.raw(), /\u001B\[(?:[?>=]?\d*c|\??\d*n|\?u|>\d*q)|\u001B\]\d+;\?/);
			terminal.close();
		}
	});
});
