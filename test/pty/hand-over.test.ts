import assert from 'node:assert/strict';
import {chmodSync, existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {makeFiles, root} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

/** Shows that it is there, and what it is given: a line, or keys one by one. */
const EDITOR = `#!/bin/sh
echo "editing $*"
read -r line
echo "$line" > "$KEPT"
`;
const FULL_SCREEN_EDITOR = `#!/bin/sh
saved=$(stty -g)
stty raw -echo
printf '\\033[?1049h\\033[Hediting %s' "$*"
dd bs=1 count=5 of="$KEPT" 2> /dev/null
printf '\\033[?1049l'
stty "$saved"
`;
const STOPPING_EDITOR = `#!/bin/sh
echo "editing $*"
kill -TSTP 0
echo 'editing again'
read -r line
echo "$line" > "$KEPT"
`;

function start(editor: string, options: TerminalOptions = {}): {terminal: Terminal; kept: () => string; file: string} {
	const folder = makeFiles({'-a post;$(id).md': 'Text', 'bin/vim': editor});
	chmodSync(path.join(folder, 'bin/vim'), 0o755);
	const file = path.join(folder, '-a post;$(id).md');
	const keeper = path.join(folder, 'kept');
	const terminal = openTerminal({
		program: [process.execPath, '--import', 'tsx', path.join(root, 'test/pty/lending-program.tsx')],
		cwd: root,
		args: [file],
		...options,
		env: {EDITOR: path.join(folder, 'bin/vim'), KEPT: keeper, ...options.env},
	});
	return {terminal, kept: () => (existsSync(keeper) ? readFileSync(keeper, 'utf8') : ''), file};
}

async function startEditor(terminal: Terminal, file: string): Promise<void> {
	await terminal.until(/still running: yes/, 'the start');
	await terminal.type('ab', /keys: ab\n/);
	terminal.press('e');
	await terminal.until(rows => rows.join('').includes(`editing +7 ${file}`), 'the editor');
}

async function leave(terminal: Terminal): Promise<void> {
	await terminal.type('z', /^keys: abz$/m, 'a key that is ours again');
	terminal.press('q');
	assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	assert.ok(!terminal.isAlternate() && !terminal.isCursorHidden());
}

describe('handing the terminal over', inTerminals, () => {
	for (const [what, options] of [
		['from a terminal', {}],
		['while standard input is a pipe', {stdin: 'piped'}],
	] as const) {
		test(`to an editor ${what} gives it every key, the screen and an echo`, async () => {
			const {terminal, kept, file} = start(EDITOR, options);
			await startEditor(terminal, file);
			assert.ok(!terminal.isAlternate() && !terminal.isCursorHidden());
			for (const key of 'qqe word') await terminal.type(key, () => true);
			await terminal.type('\r', /keys: ab\nnotice: all well\nsize: 80x24/);
			assert.equal(kept(), 'qqe word\n');
			assert.ok(terminal.isAlternate() && terminal.isCursorHidden());
			await leave(terminal);
		});

		test(`to one of the whole screen ${what} gives it every key, controls too`, async () => {
			const {terminal, kept, file} = start(FULL_SCREEN_EDITOR, options);
			await startEditor(terminal, file);
			await terminal.type('\u0003q', () => true);
			await terminal.type('\u001Aq\u001B', /notice: all well/);
			assert.equal(kept(), '\u0003q\u001Aq\u001B');
			await leave(terminal);
		});
	}

	test('shows nothing of ours meanwhile, and the new size afterwards', async () => {
		const {terminal, file} = start(EDITOR);
		await startEditor(terminal, file);
		const frames = terminal.frames();
		terminal.resize(60, 10);
		await terminal.type('x', rows => /x$/.test(rows.join('\n').trimEnd()));
		assert.equal(terminal.frames(), frames);
		await terminal.type('\r', /notice: all well\nsize: 60x10/);
		await leave(terminal);
	});

	test('to two editors at once gives it to one after the other', async () => {
		const {terminal, kept, file} = start(EDITOR);
		await terminal.until(/still running: yes/, 'the start');
		await terminal.type('abee', rows => rows.join('').includes(file));
		await terminal.type('one\r', rows => rows.join('').split('editing').length === 3);
		assert.equal(kept(), 'one\n');
		await terminal.type(
			'two\r',
			rows => terminal.isAlternate() && kept() === 'two\n' && /keys: ab$/m.test(rows.join('\n')),
		);
		await leave(terminal);
	});

	test('leaves ^C to the editor', async () => {
		const {terminal, kept, file} = start(EDITOR);
		await startEditor(terminal, file);
		await terminal.type('\u0003', /notice: vim was ended by SIGINT/);
		assert.equal(kept(), '');
		await leave(terminal);
	});

	test('stops with an editor that is suspended, and both go on', async () => {
		const {terminal, kept, file} = start(STOPPING_EDITOR, {
			env: {PS1: 'prompt> '},
			script: 'exec bash --norc --noprofile -i -s "$@"',
		});
		await terminal.until(/prompt>\n*$/, 'the prompt');
		terminal.press('"$@"\r');
		await startEditor(terminal, file);
		await terminal.until(/Stopped/, 'the stop');
		await terminal.type('echo it is $((40 + 2))\r', /^it is 42$/m);
		await terminal.type('fg\r', /editing again/);
		await terminal.type('word\r', /notice: all well/);
		assert.equal(kept(), 'word\n');
		await terminal.type('z', /^keys: abz$/m);
		await terminal.type('q', rows => !terminal.isAlternate() && /prompt>\n*$/.test(rows.join('\n')));
	});

	test('ends with a signal, and takes nothing back', async () => {
		const {terminal, file} = start(EDITOR);
		await startEditor(terminal, file);
		const written = terminal.raw().length;
		terminal.signal('SIGTERM');
		assert.equal((await terminal.end()).exitCode, 143);
		assert.ok(!terminal.isAlternate());
		assert.doesNotMatch(terminal.raw().slice(written), /1049h/);
	});
});
