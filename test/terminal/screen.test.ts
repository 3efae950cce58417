import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import type {WriteStream} from 'node:tty';
import xterm from '@xterm/headless';
import {createAlternateScreen, endWithTerminal, sizeOf} from '../../source/terminal/screen.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {buildEnding, env, runPiped} from './ending.ts';

/**
 * A terminal that turns the wheel into arrow keys by default or not, can keep that mode and set it as it was, and has an
 * alternate screen or not.
 */
function openModel({hasWheelKeys = false, hasAlternate = true} = {}) {
	const terminal = new xterm.Terminal({cols: 10, rows: 3, allowProposedApi: true});
	const written: string[] = [];
	// What the model does not tell of itself: 25 and 1007.
	const own = new Map([
		[25, true],
		[1007, hasWheelKeys],
	]);
	const kept = new Map<number, boolean>();
	const on = (final: string, act: (mode: number) => void) =>
		terminal.parser.registerCsiHandler({prefix: '?', final}, modes => {
			for (const mode of modes) if (typeof mode === 'number' && own.has(mode)) act(mode);
			return modes.includes(1049) && !hasAlternate;
		});
	on('h', mode => own.set(mode, true));
	on('l', mode => own.set(mode, false));
	on('s', mode => kept.set(mode, own.get(mode) ?? false));
	on('r', mode => own.set(mode, kept.get(mode) ?? false));
	const write = (text: string) => new Promise<void>(resolve => terminal.write(text, resolve));
	const stdout = {write: (text: string) => written.push(text)} as unknown as WriteStream;
	const rows = () =>
		Array.from({length: 3}, (_, row) => terminal.buffer.active.getLine(row)?.translateToString(true) ?? '');
	return {
		written,
		stdout,
		write,
		/** Gives the terminal what was written since, and tells what it is like then. */
		async look() {
			await write(written.splice(0).join(''));
			const {active} = terminal.buffer;
			return {
				modes: {...terminal.modes},
				isCursorShown: own.get(25),
				hasWheelKeys: own.get(1007),
				buffer: active.type,
				cursor: [active.cursorX, active.cursorY],
				rows: rows(),
			};
		},
	};
}

test('a screen that was entered is empty, cuts long rows, shows no cursor, and has the wheel as keys', async () => {
	for (const isPlain of [false, true]) {
		const model = openModel({hasAlternate: !isPlain});
		await model.write('$ ls\r\nfile');
		createAlternateScreen(model.stdout, isPlain).enter();
		const {modes, isCursorShown, hasWheelKeys, buffer, cursor, rows} = await model.look();
		assert.deepEqual([buffer, cursor, rows], [isPlain ? 'normal' : 'alternate', [0, 0], ['', '', '']]);
		assert.deepEqual([modes.wraparoundMode, isCursorShown, hasWheelKeys], [false, false, !isPlain]);
		model.stdout.write('0123456789ABC');
		assert.deepEqual((await model.look()).rows, ['012345678C', '', '']);
	}
});

test('a screen is not plain unless it is told to be', async () => {
	const model = openModel();
	createAlternateScreen(model.stdout).enter();
	const {buffer, hasWheelKeys} = await model.look();
	assert.deepEqual([buffer, hasWheelKeys], ['alternate', true]);
});

test('a screen that was left is as it was before', async () => {
	for (const hasWheelKeys of [false, true]) {
		const model = openModel({hasWheelKeys});
		await model.write('$ ls\r\nfile');
		const before = await model.look();
		const screen = createAlternateScreen(model.stdout);
		screen.enter();
		model.stdout.write('\u001B[?2026h\u001B[3;1H\u001B[1;31m\u001B]8;;https://a.example/\u0007half a fr');
		screen.leave();
		assert.deepEqual(await model.look(), before);
		model.stdout.write('s');
		assert.deepEqual((await model.look()).rows, ['$ ls', 'files', '']);
	}
});

test('a plain screen that was left is as it was before, or empty where there is no alternate one', async () => {
	for (const hasAlternate of [true, false]) {
		const model = openModel({hasAlternate});
		const empty = await model.look();
		await model.write('$ ls\r\nfile');
		const before = await model.look();
		const screen = createAlternateScreen(model.stdout, true);
		screen.enter();
		model.stdout.write('\u001B[2;1H\u001B[1mhalf a fr');
		screen.leave();
		assert.deepEqual(await model.look(), hasAlternate ? before : empty);
	}
});

test('entering and leaving twice writes nothing more, nor does leaving what was not entered', () => {
	const {written, stdout} = openModel();
	const screen = createAlternateScreen(stdout);
	screen.leave();
	screen.enterAgain();
	assert.deepEqual(written, []);
	screen.enter();
	screen.enter();
	assert.equal(written.length, 1);
	screen.leave();
	screen.leave();
	screen.enterAgain();
	assert.equal(written.length, 2);
	screen.enter();
	assert.equal(written.length, 3);
});

test('a screen that others have written on is entered again, and left as it was found at first', async () => {
	for (const isPlain of [false, true]) {
		const model = openModel({hasAlternate: !isPlain});
		const before = await model.look();
		const screen = createAlternateScreen(model.stdout, isPlain);
		screen.enter();
		const entered = await model.look();
		model.stdout.write(`${isPlain ? '' : '\u001B[?1049l'}\u001B[?7h\u001B[?25hsomebody else`);
		screen.enterAgain();
		assert.deepEqual(await model.look(), entered);
		screen.leave();
		const {cursor, rows} = before;
		assert.deepEqual({...(await model.look()), cursor, rows}, before);
	}
});

test('what a program has left behind that was ended amid its work is tidied', async () => {
	const model = openModel();
	const before = await model.look();
	model.stdout.write('\u001B[?1049h\u001B[?1h\u001B=\u001B[?1000h\u001B[?1003h\u001B[?1006h');
	model.stdout.write('\u001B[?1004h\u001B[?2004h\u001B[?7l\u001B[?25l\u001B[1;31mleft');
	const {modes} = await model.look();
	assert.notDeepEqual(modes, before.modes);
	createAlternateScreen(model.stdout).tidy();
	assert.deepEqual(await model.look(), before);
	const plain = openModel({hasAlternate: false});
	plain.stdout.write('\u001B[?7l\u001B[?25l\u001B[1mleft');
	createAlternateScreen(plain.stdout, true).tidy();
	const left = await plain.look();
	assert.deepEqual([left.modes, left.rows, left.cursor], [before.modes, ['', '', ''], [0, 0]]);
});

test('a plain screen is told nothing that its terminal may show instead', () => {
	const {written, stdout} = openModel();
	const screen = createAlternateScreen(stdout, true);
	screen.enter();
	screen.enterAgain();
	screen.leave();
	screen.tidy();
	assert.equal(written.length, 4);
	// Modes are set and reset, the cursor moves, cells are erased; no more (the sequences that ECMA-48 has, with DEC's modes).
	assert.equal(written.join('').replace(/\u001B\[(?:\?\d+[hl]|[0-9;]*[HJm])/g, ''), '');
});

test('a terminal that is gone is no error', () => {
	let attempts = 0;
	const stdout = {
		write() {
			attempts++;
			throw new Error('write EIO');
		},
	} as unknown as WriteStream;
	const screen = createAlternateScreen(stdout);
	screen.enter();
	screen.enterAgain();
	screen.tidy();
	screen.leave();
	assert.equal(attempts, 4);
});

test('a size is what the terminal tells, else what the environment says, else 80 by 24', () => {
	const env = {COLUMNS: '100', LINES: '50'};
	assert.deepEqual(sizeOf({columns: 7, rows: 3}, env), {columns: 7, rows: 3});
	// A terminal over a serial line has no size.
	assert.deepEqual(sizeOf({columns: 0, rows: 0}, env), {columns: 100, rows: 50});
	assert.deepEqual(sizeOf({columns: 0, rows: 9}, {}), {columns: 80, rows: 9});
	assert.deepEqual(sizeOf({columns: 9, rows: 0}, {COLUMNS: '100'}), {columns: 9, rows: 24});
	assert.deepEqual(sizeOf({columns: 0, rows: 0}, {COLUMNS: 'wide', LINES: '0'}), {columns: 80, rows: 24});
});

test('a process whose output is another stream goes on', () => {
	const {stdout} = openModel();
	endWithTerminal(stdout, null);
	endWithTerminal(stdout, {name: 'SIGTERM', exitCode: 143});
});

describe('the end of a process', inTerminals, () => {
	const program = buildEnding();

	test('comes by the signal that was for it, or a hang-up, where its output is no terminal', () => {
		for (const [name, signal] of [
			['', 'SIGHUP'],
			['SIGTERM', 'SIGTERM'],
		] as const)
			assert.deepEqual(runPiped(program, 'end-with-terminal', name), {status: null, signal, stdout: '', stderr: ''});
	});

	test('is its own affair where it has the terminal; after a hang-up it waits whether that goes', async () => {
		for (const [name, isLate] of [
			['', false],
			['SIGTERM', false],
			['SIGHUP', true],
		] as const) {
			const terminal = openTerminal({program, args: ['end-with-terminal', name], env});
			await terminal.until(/went on after \d+ ms/, 'the rest of the program');
			const [, ms] = /(\d+) ms/.exec(terminal.screen().join('\n')) ?? [];
			assert.equal(Number(ms) >= 100, isLate, `${name}: ${ms} ms`);
			assert.equal((await terminal.end()).exitCode, 0);
		}
	});

	// Other systems do not tell who has it.
	const skip = process.platform !== 'linux';

	test('comes by the signal too where others have the terminal by now', {skip}, async () => {
		const terminal = openTerminal({
			program,
			args: ['end-with-terminal', 'SIGTERM'],
			env,
			script: 'set -m; "$@" & wait $!; echo "code $?"',
		});
		await terminal.until(/code 143/, 'the end by the signal');
		assert.doesNotMatch(terminal.screen().join('\n'), /went on/);
		await terminal.end();
	});
});
