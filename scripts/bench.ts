// How fast the built program starts, lists, searches, scrolls: `npm run bench -- [--rounds N] [--quick] [--clean]
// [--only PATTERN] [--cli FILE]`. Every figure is that of a whole process; each round runs every row once, so that what else the
// machine does hits all rows alike.
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {addArticleRows} from './bench-articles.ts';
import {addFolderRows, rowsOf} from './bench-folders.ts';
import {findWorstPost} from './bench-hostile.ts';
import type {Command} from './bench-process.ts';
import {addRivalLists} from './bench-rivals.ts';
import {bare, type Rows} from './bench-rows.ts';
import {createResults} from './bench-table.ts';

const {values: options} = parseArgs({
	options: {
		/** How often each row is run, at most. */
		rounds: {type: 'string'},
		/** Three rounds, and no folder of 100,000 posts. */
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
/** The highest ratios to a bare start that are wanted. */
const goals = {
	'node, read and print a post': 1.2,
	'--print': 1.4,
	'a post': 2.2,
	[rowsOf(10_000).first]: 6,
	[rowsOf(10_000).firstAgain]: 3,
	[rowsOf(25_000).complete]: 18,
	[rowsOf(25_000).completeAgain]: 6,
};
const limits = {
	ms: {[rowsOf(100_000).complete]: 8000},
	peakMb: {[rowsOf(100_000).complete]: 400, [rowsOf(100_000).completeAgain]: 400},
	keyMs: {
		'a key while 25000 posts are read': 50,
		'a key while 25000 posts are searched': 50,
		'search of 25000 posts, Enter to the first result': 150,
	},
};

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
const stateHome = path.join(temporary, 'state');
const env: Record<string, string> = {
	...(nodeSettings as Record<string, string>),
	PATH: process.env.PATH ?? '',
	TERM: 'xterm-256color',
	COLORTERM: 'truecolor',
	LANG: 'en_GB.UTF-8',
	TZ: 'UTC',
	HOME: temporary,
	XDG_STATE_HOME: stateHome,
	XDG_CONFIG_HOME: path.join(temporary, 'config'),
	XDG_CACHE_HOME: path.join(temporary, 'cache'),
};
const commandOf = (file: string, args: readonly string[]): Command => ({file, args, cwd: root, env});

const wanted = new RegExp(options.only ?? '');
const rows: Rows = {
	results: createResults(),
	tasks: [],
	memoryTasks: [],
	folder: temporary,
	commandOf,
	reader: (...args) => commandOf(process.execPath, [cli, ...args]),
	isWanted: row => row === bare || wanted.test(row),
};

addArticleRows(rows);
// Another build may be older than these.
const help = execFileSync(process.execPath, [cli, '--help'], {encoding: 'utf8'});
const hasCache = help.includes('--no-cache');
const counts = options.quick ? [1000, 10_000, 25_000] : [1000, 10_000, 25_000, 100_000];
for (const count of counts) {
	if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${count} posts are written`);
	await addFolderRows(rows, {count, hasCache, isSearched: count === 25_000 && help.includes('--search')});
}
addRivalLists(rows);

const {results, tasks, memoryTasks} = rows;
// The first round fills the file cache and does not count.
for (let round = 0; round <= rounds; round++) {
	if (round === 1) results.clear();
	if (process.stderr.isTTY) process.stderr.write(`\r\u001B[Kround ${round} of ${rounds}`);
	for (const task of tasks) {
		if (round > task.rounds) continue;
		// Nothing is where an earlier row left it.
		rmSync(stateHome, {recursive: true, force: true});
		await task.run();
	}
}
if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
for (const task of memoryTasks) await task();

console.log(
	`node ${process.version}, ${os.platform()} ${os.arch()}, ${os.availableParallelism()} cores, ${rounds} rounds\n`,
);
results.print(bare, goals);
console.log();
results.printLimits(limits);
results.printRatio('a post of 5 MB', 'a post', 4 / 3);
results.printRatio('--print, 5 MB', 'glow, 5 MB', 1);
results.printRatio('--print, 5 MB', 'bat, 5 MB', 1);
results.printRatio('search of 25000 posts', 'grep, search of 25000 posts', 4);
for (const key of ['first', 'complete', 'firstAgain', 'completeAgain'] as const)
	results.printRatio(rowsOf(100_000)[key], rowsOf(10_000)[key], 11);
if (options.only === undefined) {
	const worst = findWorstPost(100_000);
	console.log(
		`\nThe worst of ${worst.posts} hostile posts of 100 kB takes ${worst.ms.toFixed(0)} ms to parse (goal 50): ${worst.what}`,
	);
}
