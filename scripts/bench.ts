// How fast the built program starts, lists, scrolls: `npm run bench -- [--rounds N] [--quick] [--clean] [--only PATTERN]
// [--cli FILE]`. Every figure is that of a whole process; each round runs every row once, so that what else the machine
// does hits all rows alike.
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {findWorstPost} from './bench-hostile.ts';
import {makePost, opening, writePosts} from './bench-posts.ts';
import {type Command, openTerminal, peakInPipe, type Terminal, timeInPipe} from './bench-process.ts';
import {createResults} from './bench-table.ts';

const {values: options} = parseArgs({
	options: {
		/** How often each row is run. */
		rounds: {type: 'string'},
		/** Three rounds, and no folder of 10,000 posts. */
		quick: {type: 'boolean', default: false},
		clean: {type: 'boolean', default: false},
		/** Only rows of which the name matches, and what they are compared with. */
		only: {type: 'string'},
		/** Another build to measure. */
		cli: {type: 'string'},
	},
});
const rounds = Number(options.rounds ?? (options.quick ? 3 : 10));
if (!(rounds >= 1)) throw new Error('--rounds wants a number from 1 up');

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const cli = path.resolve(options.cli ?? path.join(root, 'dist/cli.js'));
const small = {columns: 80, rows: 24};
const large = {columns: 100, rows: 40};
const bare = 'node -e ""';
const goals = {'node, read and print a post': 1.2, '--print': 1.7, 'a post': 3};
/** Keys typed into each screen, each round. */
const keysPerRound = 20;

const results = createResults();
const temporary = mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-bench-'));
process.on('exit', () => rmSync(temporary, {recursive: true, force: true}));
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

// Programs run as this shell would run them, with the settings that Node reads, but with a reading state in a home of its
// own. Some of these settings slow every start, bare ones included, which makes ratios look better: they are named, and
// --clean leaves them out.
const nodeSettings = options.clean
	? {}
	: Object.fromEntries(Object.entries(process.env).filter(([name, value]) => name.startsWith('NODE_') && value));
for (const name of Object.keys(nodeSettings))
	console.log(`${name} is set, and part of every start of Node below (--clean leaves it out)`);
const env: Record<string, string> = {
	...(nodeSettings as Record<string, string>),
	PATH: process.env.PATH ?? '',
	TERM: 'xterm-256color',
	COLORTERM: 'truecolor',
	LANG: 'en_GB.UTF-8',
	TZ: 'UTC',
	HOME: temporary,
	XDG_STATE_HOME: path.join(temporary, 'state'),
	XDG_CONFIG_HOME: path.join(temporary, 'config'),
};
const commandOf = (file: string, args: readonly string[]): Command => ({file, args, cwd: root, env});
const node = (...args: string[]) => commandOf(process.execPath, args);
const reader = (...args: string[]) => node(cli, ...args);

const post = path.join(temporary, 'post.md');
const longPost = path.join(temporary, 'long.md');
const hugePost = path.join(temporary, 'huge.md');
const script = path.join(temporary, 'script.mjs');
writeFileSync(post, makePost(0, 5000));
// About 3,000 lines at the reader's width.
writeFileSync(longPost, makePost(1, 110_000));
writeFileSync(hugePost, makePost(2, 5_000_000));
writeFileSync(
	script,
	"import {readFileSync} from 'node:fs';\nprocess.stdout.write(readFileSync(process.argv[2], 'utf8'));\n",
);
const isOpen = new RegExp(opening);

type Task = () => Promise<void>;
const tasks: Task[] = [];
const memoryTasks: Task[] = [];

const wanted = new RegExp(options.only ?? '');
const isWanted = (row: string): boolean => row === bare || wanted.test(row);

function addPipeRow(row: string, command: Command): void {
	if (!isWanted(row)) return;
	tasks.push(async () => results.addTime('pipe', row, await timeInPipe(command)));
	memoryTasks.push(async () => results.addPeak(row, await peakInPipe(command)));
}

type TerminalRow = {readonly command: Command; readonly size: typeof small; readonly shows: RegExp};

/** A row for the first frame; `then` goes on in the same process. */
function addTerminalRow(
	row: string,
	{command, size, shows}: TerminalRow,
	then?: (terminal: Terminal) => Promise<void>,
): void {
	if (!isWanted(row)) return;
	tasks.push(async () => {
		const terminal = openTerminal(command, size);
		try {
			results.addTime('terminal', row, await terminal.until(shows));
			results.addPeak(row, terminal.readPeak());
			await then?.(terminal);
		} finally {
			await terminal.close();
		}
	});
}

/** Types a key over and over; the first ones only bring the chosen row to the edge, from where on the screen scrolls. */
async function scroll(terminal: Terminal, row: string, leadIn: number): Promise<void> {
	for (let at = 0; at < leadIn; at++) await terminal.press('j');
	for (let at = 0; at < keysPerRound; at++) results.addReaction(row, await terminal.press('j'));
}

/** What the reader does at once, while the rest of the article is still being read, and what it does when all is known. */
async function useHugePost(terminal: Terminal): Promise<void> {
	const row = 'post of 5 MB';
	await scroll(terminal, `${row}, j at once`, 2);
	results.addReaction(`${row}, G`, await terminal.press('G'));
	results.addReaction(`${row}, g`, await terminal.press('g'));
	await terminal.press('/');
	// A word that is found at once, and then one that only the whole article tells is not there.
	for (const letter of 'zither') results.addReaction(`${row}, a letter of a search`, await terminal.press(letter));
	await terminal.until(/no match/);
	await terminal.press('\u001B');
	await scroll(terminal, `${row}, j`, 2);
	results.addPeak('a post of 5 MB, larger', terminal.readPeak());
}

function addFolder(count: number, complete: RegExp): void {
	if (!isWanted(`${count} posts, first screen`)) return;
	const folder = path.join(temporary, `posts-${count}`);
	mkdirSync(folder);
	writePosts(folder, count);
	const row = `${count} posts, first screen`;
	addTerminalRow(row, {command: reader(folder), size: large, shows: /\d min\b/}, async terminal => {
		const completeRow = `${count} posts, complete`;
		results.addTime('terminal', completeRow, await terminal.until(complete));
		results.addPeak(completeRow, terminal.readPeak());
		await scroll(terminal, `list of ${count}, j`, 12);
		results.addReaction(`list of ${count}, open a post`, await terminal.press('\r'));
	});
}

function addRows(): void {
	addPipeRow(bare, node('-e', ''));
	addPipeRow('node, read and print a post', node(script, post));
	addPipeRow('--print', reader('--print', post));
	addPipeRow('--json', reader('--json', post));
	for (const [row, command] of rivals(post)) addPipeRow(row, command);
	addPipeRow('--print, 5 MB', reader('--print', hugePost));
	for (const [row, command] of rivals(hugePost)) addPipeRow(`${row}, 5 MB`, command);
	tasks.push(async () => {
		const terminal = openTerminal(node('-e', ''), small);
		results.addTime('terminal', bare, await terminal.untilExit());
	});
	addTerminalRow('a post', {command: reader(post), size: small, shows: isOpen});
	const less = findProgram('less');
	if (less !== null) addTerminalRow('less, a post', {command: commandOf(less, [post]), size: small, shows: isOpen});
	addTerminalRow('a post of 5 MB', {command: reader(hugePost), size: small, shows: isOpen});
	addTerminalRow('the sample posts', {command: reader('content'), size: small, shows: /\d min\b/});
	addTerminalRow('a post of 3,000 lines', {command: reader(longPost), size: large, shows: isOpen}, terminal =>
		scroll(terminal, 'post of 3,000 lines, j', 2),
	);
	if (less !== null) {
		addTerminalRow('less, 3,000 lines', {command: commandOf(less, [longPost]), size: large, shows: isOpen}, terminal =>
			scroll(terminal, 'less, 3,000 lines, j', 2),
		);
	}
	addTerminalRow('a post of 5 MB, larger', {command: reader(hugePost), size: large, shows: isOpen}, useHugePost);
	addFolder(1000, /\b1[,.]?000 posts/);
	if (!options.quick) addFolder(10_000, /\b10[,.]?000 posts/);
}

/** Other programs that set Markdown for a terminal, those that are installed. */
function rivals(file: string): Array<readonly [string, Command]> {
	const known: ReadonlyArray<readonly [string, readonly string[]]> = [
		['lowdown', ['-tterm', file]],
		['bat', ['--paging=never', '--color=always', '--style=plain', file]],
		['glow', ['-s', 'dark', '-w', '80', file]],
	];
	return known.flatMap(([name, args]): Array<readonly [string, Command]> => {
		// Debian calls bat batcat.
		const program = findProgram(name) ?? (name === 'bat' ? findProgram('batcat') : null);
		return program === null ? [] : [[name, commandOf(program, args)]];
	});
}

function findProgram(name: string): string | null {
	const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
	const found = folders.map(folder => path.join(folder, name)).find(existsSync);
	if (found === undefined && name !== 'bat') console.log(`not installed: ${name}`);
	return found ?? null;
}

addRows();
// The first round fills the file cache and does not count.
for (let round = 0; round <= rounds; round++) {
	if (round === 1) results.clear();
	if (process.stderr.isTTY) process.stderr.write(`\rround ${round} of ${rounds}`);
	for (const task of tasks) await task();
}
if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
for (const task of memoryTasks) await task();
console.log(
	`node ${process.version}, ${os.platform()} ${os.arch()}, ${os.availableParallelism()} cores, ${rounds} rounds\n`,
);
results.print(bare, goals);
console.log();
results.printRatio('a post of 5 MB', 'a post', 4 / 3);
results.printRatio('--print, 5 MB', 'glow, 5 MB', 1);
results.printRatio('--print, 5 MB', 'bat, 5 MB', 1);
const worst = findWorstPost(100_000);
console.log(
	`\nThe worst of ${worst.posts} hostile posts of 100 kB takes ${worst.ms.toFixed(0)} ms to parse (goal 50): ${worst.what}`,
);
