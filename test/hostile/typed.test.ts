import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {inTerminals} from '../pty/terminal.ts';
import {row} from './rows.ts';
import {openScreen, type ScreenName, screenNames} from './screens.ts';

const ESC = '\u001B';

/** What a terminal may send that no finger has typed, and what it sends in pieces. None of it may do anything. */
const SENT: Readonly<Record<string, string>> = {
	'mouse reports, broken ones among them': `${ESC}[<64;10;10M${ESC}[<0;1;1M${ESC}[<35;2;2m${ESC}[M !!${ESC}[<;;M`,
	'reports of focus': `${ESC}[I${ESC}[O${ESC}[I`,
	'late answers': `${ESC}[?62;22c${ESC}]11;rgb:1e1e/1e1e/1e1e${ESC}\\${ESC}]10;rgb:ffff/ffff/ffff\u0007${ESC}[24;80R${ESC}P>|xterm(388)${ESC}\\${ESC}[?1u`,
	'keys of kitty’s protocol': `${ESC}[57441;2u${ESC}[106;5:3u`,
	'half an address of the clipboard': `${ESC}]52;c;aGVsbG8=\u0007`,
};

const inPrompts = [
	'the filter',
	'the search prompt',
	'the date prompt',
	'the prompt of an article',
] satisfies ScreenName[];

describe('what is typed', inTerminals, () => {
	for (const name of screenNames) {
		test(`${row(71)} broken mouse bytes, answers and reports change nothing in ${name}`, async () => {
			const terminal = await openScreen(name);
			const body = (rows: readonly string[]) => rows.slice(0, -1).join('\n');
			const before = body(terminal.screen());
			// What a report that was cut short begins with is a key of its own, and text in a prompt.
			const cut = {'a mouse report that was cut short': `${ESC}[<64;10${ESC}[<0;1;1M`};
			const isPrompt = inPrompts.some(prompt => prompt === name);
			for (const [what, bytes] of Object.entries(isPrompt ? SENT : {...SENT, ...cut})) {
				terminal.press(bytes);
				await terminal.settle();
				assert.equal(body(terminal.screen()), before, what);
			}
			terminal.press('\u0003');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		});
	}

	for (const name of inPrompts) {
		test(`${row(71)} a pasted megabyte in ${name} is text, and keys work after it`, async () => {
			const terminal = await openScreen(name);
			terminal.press('the quick brown fox jumps over the lazy dog; '.repeat(23_000));
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
