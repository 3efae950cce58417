import assert from 'node:assert/strict';
import {constants} from 'node:os';
import {describe, test} from 'node:test';
import {stateFile} from '../cli/run.ts';
import {makeFolder} from '../fixtures/sandbox.ts';
import {inTerminals, type Terminal} from '../pty/terminal.ts';
import {runBetweenLooks, textOf} from './between-looks.ts';
import {row} from './rows.ts';
import {cwd, goTo, inPrompts, openScreen, type ScreenName, screenNames, screens} from './screens.ts';

const SIZES = [
	[1, 1],
	[2, 2],
	[10, 3],
	[80, 1],
	[1, 30],
	[1000, 50],
] as const;

const ESC = '\u001B';

/** What a terminal may send that no finger has typed, and what it sends in pieces. None of it may do anything. */
const SENT: Readonly<Record<string, string>> = {
	'mouse reports, broken ones among them': `${ESC}[<64;10;10M${ESC}[<0;1;1M${ESC}[<35;2;2m${ESC}[M !!${ESC}[<;;M`,
	'reports of focus': `${ESC}[I${ESC}[O${ESC}[I`,
	'late answers': `${ESC}[?62;22c${ESC}]11;rgb:1e1e/1e1e/1e1e${ESC}\\${ESC}]10;rgb:ffff/ffff/ffff\u0007${ESC}[24;80R${ESC}P>|xterm(388)${ESC}\\${ESC}[?1u`,
	'keys of kitty’s protocol': `${ESC}[57441;2u${ESC}[106;5:3u`,
	'half an address of the clipboard': `${ESC}]52;c;aGVsbG8=\u0007`,
};

const KNOWN = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const;

/** What every screen has to bear, one thing after the other, since each start of the program takes its time. */
async function bear(name: ScreenName, signal: NodeJS.Signals): Promise<void> {
	const home = makeFolder();
	const {terminal, pid, end} = runBetweenLooks({cwd, home, args: screens[name].args});
	await goTo(terminal, name);
	await bearInput(terminal, name);
	await bearSizes(terminal, name);
	process.kill(pid(), signal);
	// The shell's own rows have gone through all those sizes as well.
	assert.deepEqual(await end(null), {exitCode: 128 + constants.signals[signal], signal: 0});
	const {kept} = screens[name];
	if (kept !== null) assert.match(textOf(stateFile(home)), kept, 'what was read is kept');
}

async function bearInput(terminal: Terminal, name: ScreenName): Promise<void> {
	const body = () => terminal.screen().slice(0, -1).join('\n');
	const before = body();
	// What a report that was cut short begins with is a key of its own, and text in a prompt.
	const cut = {'a mouse report that was cut short': `${ESC}[<64;10${ESC}[<0;1;1M`};
	const isPrompt = inPrompts.some(prompt => prompt === name);
	for (const [what, bytes] of Object.entries(isPrompt ? SENT : {...SENT, ...cut})) {
		terminal.press(bytes);
		await terminal.settle();
		assert.equal(body(), before, what);
	}
}

async function bearSizes(terminal: Terminal, name: ScreenName): Promise<void> {
	for (const [columns, rows] of SIZES) {
		await terminal.resizeTo(columns, rows);
		assert.ok(
			terminal.screen().some(text => text !== ''),
			`something at ${columns} by ${rows}`,
		);
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
}

describe('a window', inTerminals, () => {
	for (const [index, name] of screenNames.entries()) {
		const signal = KNOWN[index % KNOWN.length] ?? 'SIGTERM';
		test(`${row(59)} ${row(60)} ${row(61)} ${row(71)} ${name} bears strange input, all sizes, and ${signal}`, () =>
			bear(name, signal));
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
