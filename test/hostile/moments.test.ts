import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {chmodSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {stateFile} from '../cli/run.ts';
import {manyPosts} from '../fixtures/articles.ts';
import {atEnd, environmentOf, makeFiles, makeFolder, program} from '../fixtures/sandbox.ts';
import {inTerminals, type Terminal} from '../pty/terminal.ts';
import {type Between, runBetweenLooks, textOf, untilTrue} from './between-looks.ts';
import {row} from './rows.ts';
import {cwd, goTo, type ScreenName, screens} from './screens.ts';

/** Five megabytes that are no trouble but for their size, and as many of one paragraph, and of link definitions. */
const words = Array.from({length: 90}, (_, index) => `word${(index * 7919) % 997}`).join(' ');
const large = makeFiles({
	'prose.md': `${words}\n\n`.repeat(Math.ceil(5_000_000 / (words.length + 2))),
	'paragraph.md': `${words}\n`.repeat(Math.ceil(5_000_000 / (words.length + 1))),
	'definitions.md': Array.from({length: 120_000}, (_, index) => `[r${index}]: https://example.org/${index}`).join('\n'),
});
const many = makeFiles(manyPosts(3000));

type Moment = {
	readonly cwd: string;
	readonly args: readonly string[];
	/** Comes to the moment. */
	readonly come?: (terminal: Terminal) => Promise<void>;
};

const isOnScreen = (terminal: Terminal) => terminal.until(() => terminal.isAlternate(), 'the screen');

/** The keys are pressed and not waited for: what they lead to goes on when the signal comes. */
const press =
	(keys: string, start = /./) =>
	async (terminal: Terminal) => {
		await terminal.until(start, 'the start');
		terminal.press(keys);
	};

const moments: Readonly<Record<string, Moment>> = {
	'before the first frame': {cwd: large, args: ['prose.md'], come: async () => {}},
	'before Ink is loaded': {cwd, args: ['counting.md'], come: isOnScreen},
	'while a long list is read': {cwd: many, args: ['.'], come: isOnScreen},
	'while all posts are searched': {cwd: many, args: ['.'], come: press('ftext of post\r', /1\/3,?000 /)},
	'while an article is opened': {cwd: large, args: ['.'], come: press('G\r', /3\/3|1\/3 /)},
	'while 5 MB are read on': {cwd: large, args: ['prose.md'], come: isOnScreen},
	'while the end of 5 MB is laid out': {cwd: large, args: ['prose.md'], come: press('G', /word/)},
	'while 5 MB are searched': {cwd: large, args: ['prose.md'], come: press('/nowhere', /word/)},
	'while a paragraph of 5 MB is laid out': {cwd: large, args: ['paragraph.md'], come: press('G/word', /word/)},
	'while 120,000 definitions are passed': {cwd: large, args: ['definitions.md'], come: isOnScreen},
	'while it quits': {cwd: many, args: ['.'], come: press('q', /1\/3,?000 /)},
};

/** A program that takes the whole screen and its keys, and tells its number. */
const EDITOR = `#!/bin/sh
stty raw -echo
printf '\\033[?1049h\\033[?2004h\\033[?1000hediting'
LEAVE='\\033[?1000l\\033[?2004l\\033[?1049l'
`;
const editors: Readonly<Record<string, string>> = {
	'an editor': 'exec sleep 1000',
	'an editor that saves first':
		'end() { echo saved > "$FOLDER/saved"; printf "$LEAVE"; exit 1; }; trap end TERM; while :; do sleep 0.02; done',
	'a program that obeys a hang-up alone': 'trap "" TERM; while :; do sleep 0.02; done',
};

type Editing = {readonly run: Between; readonly editor: number; readonly file: (name: string) => string};

/** The program with an editor in the foreground. */
async function startEditor(does: string): Promise<Editing> {
	const folder = makeFiles({ed: `${EDITOR}echo $$ > "$FOLDER/number"\n${does}\n`});
	chmodSync(path.join(folder, 'ed'), 0o755);
	const file = (name: string) => path.join(folder, name);
	const run = runBetweenLooks({
		cwd,
		args: ['counting.md'],
		env: {EDITOR: `sh -c 'FOLDER=${folder} exec ${file('ed')}'`},
	});
	await goTo(run.terminal, 'an article');
	run.terminal.press('e');
	await untilTrue(() => textOf(file('number')).endsWith('\n'), 'the editor');
	return {run, editor: Number(textOf(file('number'))), file};
}

const isRunning = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

describe('a signal', inTerminals, () => {
	for (const [what, {cwd: folder, args, come}] of Object.entries(moments)) {
		test(`${row(61)} SIGTERM ${what} ends it soon and leaves all as it was`, async () => {
			const run = runBetweenLooks({cwd: folder, args});
			await untilTrue(() => run.pid() > 0, 'the process');
			await come?.(run.terminal);
			try {
				process.kill(run.pid(), 'SIGTERM');
			} catch {
				// It has just quit.
			}
			const {exitCode} = await run.end(what === 'before the first frame' ? null : []);
			assert.ok(exitCode === 143 || (exitCode === 0 && what === 'while it quits'), String(exitCode));
		});
	}
});

describe('while the terminal is lent', inTerminals, () => {
	for (const [what, does] of Object.entries(editors)) {
		for (const [signal, exitCode] of [
			['SIGTERM', 143],
			['SIGHUP', 129],
			['SIGUSR2', 140],
		] as const) {
			if (signal !== 'SIGTERM' && what !== 'an editor') continue;
			test(`${row(61)} ${signal} ends ${what} too, and all is as it was`, async () => {
				const {run, editor, file} = await startEditor(does);
				process.kill(run.pid(), signal);
				assert.deepEqual(await run.end(), {exitCode, signal: 0});
				assert.ok(!isRunning(editor), 'nobody is left to fight for the terminal');
				if (does.includes('saved')) assert.equal(textOf(file('saved')), 'saved\n');
			});
		}
	}

	test(`${row(61)} an editor that is killed leaves no settings and modes of its own`, async () => {
		const {run, editor} = await startEditor('exec sleep 1000');
		process.kill(editor, 'SIGKILL');
		await run.terminal.until(/ended by SIGKILL/, 'the article again');
		await run.terminal.type('j', /5\.13/);
		run.terminal.press('q');
		assert.deepEqual(await run.end(), {exitCode: 0, signal: 0});
	});

	test(`${row(61)} SIGINT and SIGQUIT are the editor’s`, async () => {
		const {run, editor} = await startEditor('exec sleep 1000');
		process.kill(run.pid(), 'SIGINT');
		process.kill(run.pid(), 'SIGQUIT');
		process.kill(editor, 'SIGINT');
		await run.terminal.until(/ended by SIGINT/, 'the article again');
		run.terminal.press('q');
		assert.deepEqual(await run.end(), {exitCode: 0, signal: 0});
	});
});

/** Throws when it is told to by a signal that does nothing else. */
const FAULTS = {
	'an error that nobody catches': "throw new TypeError('no \\u001B]0;such\\u0007 thing\\nat all')",
	'a promise that nobody awaits': "Promise.reject(new Error('no such thing'))",
	'something thrown that is no error': "throw {no: 'such thing'}",
	'a stack that is full': 'const deep = () => deep() + 1; deep()',
};

describe('a fault', inTerminals, () => {
	for (const [index, [what, does]] of Object.entries(FAULTS).entries()) {
		const name = (['the list', 'the filter', 'an article', 'the contents'] satisfies ScreenName[])[index] ?? 'the list';
		test(`${row(61)} ${what} in ${name} is one line after all was left as it was, with exit code 1`, async () => {
			const home = makeFolder();
			const faulty = makeFiles({'fault.cjs': `process.on('SIGURG', () => {${does}});`});
			const env = {NODE_OPTIONS: `--require=${faulty}/fault.cjs`};
			const {terminal, pid, end} = runBetweenLooks({cwd, home, args: screens[name].args, env});
			await goTo(terminal, name);
			process.kill(pid(), 'SIGURG');
			const exit = await end(null);
			assert.deepEqual(exit, {exitCode: 1, signal: 0});
			const told = terminal.screen().filter(Boolean).join('');
			assert.match(told, /^beforeceleb-reader: this should not have happened, please report it: .{10,80}after$/);
			assert.match(textOf(stateFile(home)), screens[name].kept, 'what was read is kept');
		});
	}
});

describe('SIGUSR1', {skip: process.platform === 'win32'}, () => {
	test(`${row(61)} ends a program that reads what is piped in, and opens no port for a debugger`, async () => {
		const home = makeFolder();
		const [file = '', ...args] = [...program, '-'];
		const child = spawn(file, args, {env: environmentOf(home), stdio: ['pipe', 'ignore', 'pipe']});
		let stderr = '';
		child.stderr.on('data', chunk => {
			stderr += String(chunk);
		});
		const ending = new Promise(resolve => child.once('exit', (code, signal) => resolve(signal ?? code)));
		atEnd(() => child.kill('SIGKILL'));
		// More than a pipe holds: once it is through, the program has begun to read.
		await new Promise(resolve => child.stdin.write(Buffer.alloc(1_000_000, 'text '), resolve));
		child.kill('SIGUSR1');
		child.stdin.on('error', () => {});
		child.stdin.end();
		// What it has read by then may be printed before it looks.
		assert.ok(['SIGUSR1', 0].includes((await ending) as string | number), String(await ending));
		assert.equal(stderr, '');
	});
});
