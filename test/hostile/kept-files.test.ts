import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {cacheFolder, configFile, inPipes, keptOf, readEntries, run, runScript, stateFile} from '../cli/run.ts';
import {manyPosts} from '../fixtures/articles.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {untilTrue} from './between-looks.ts';
import {row} from './rows.ts';

const cwd = makeFiles(manyPosts(3));
const isRoot = process.getuid?.() === 0;

const NO_XDG = {XDG_STATE_HOME: undefined, XDG_CACHE_HOME: undefined, XDG_CONFIG_HOME: undefined};
const HEADER = '{"format":"celeb-reader reading state","version":1}';
/** What may stand where a file of ours should. */
const OTHERS: Readonly<Record<string, (file: string) => void>> = {
	'a pipe': file => void execFileSync('mkfifo', [file]),
	'a folder': file => mkdirSync(file),
	'a link to a device that never ends': file => symlinkSync('/dev/zero', file),
	'a link to itself': file => symlinkSync(path.basename(file), file),
	'a sparse file of 5 GB': file => {
		writeFileSync(file, '');
		truncateSync(file, 5 * 2 ** 30);
	},
};
const CONTENTS: Readonly<Record<string, string | Uint8Array>> = {
	nothing: '',
	'random bytes': Uint8Array.from({length: 5000}, (_, index) => (index * 7919) % 251),
	NULs: new Uint8Array(100_000),
	'one line of a megabyte': 'a'.repeat(1_000_000),
	'a file cut short': `${HEADER}\n{"post":"/a.md","identity":1,"read":[1,tr`,
	'lines of all sorts of JSON': `${HEADER}\n[]\nnull\n{}\n{"post":3}\n{"post":"/a","identity":"x","read":"yes"}\n{"__proto__":1}\n`,
	'a newer version': HEADER.replace(':1}', ':9}'),
	'open brackets': '['.repeat(100_000),
};

const places: readonly (readonly [what: string, where: (home: string) => string])[] = [
	['the reading state', stateFile],
	['the reading state of long ago', home => path.join(path.dirname(stateFile(home)), 'reading.json')],
	['the settings', configFile],
];

function makeHome(where: (home: string) => string, make: (file: string) => void): string {
	const home = makeFolder();
	const file = where(home);
	mkdirSync(path.dirname(file), {recursive: true});
	make(file);
	return home;
}

describe('what is kept', inPipes, () => {
	const all = [
		...Object.entries(OTHERS),
		...Object.entries(CONTENTS).map(([what, text]) => [what, (file: string) => writeFileSync(file, text)] as const),
	];
	for (const [what, make] of all) {
		test(`${row(68)} ${what} in the place of the state or the settings is told on one line and the posts are read`, async () => {
			for (const [place, where] of places) {
				const {exitCode, stdout, stderr} = await run(['--json', '.'], {cwd, home: makeHome(where, make)});
				assert.equal(exitCode, 0, `${place}: ${stderr}`);
				assert.equal(readEntries(stdout).length, 3, place);
				assert.match(stderr, /^(?:celeb-reader: [^\n]+\n)?$/, place);
				if (what === 'a pipe') assert.match(stderr, /cannot be read/, place);
			}
		});
	}

	test(`${row(68)} other things in the place of what is kept of posts are not missed`, async () => {
		for (const make of Object.values(OTHERS)) {
			const home = makeHome(cacheFolder, make);
			const {exitCode, stderr, stdout} = await run(['--print', '.'], {cwd, home});
			assert.deepEqual([exitCode, stderr], [0, '']);
			assert.match(stdout, /Post number 3/);
		}
	});

	const homes: readonly (readonly [what: string, env: Readonly<Record<string, string | undefined>>])[] = [
		// Without a HOME the system is asked for one, which is not for tests: so these have XDG's folders.
		['no HOME', {HOME: undefined}],
		['an empty HOME', {HOME: ''}],
		['a relative HOME', {HOME: 'some/where'}],
		['a HOME that is a file', {HOME: path.join(cwd, 'post-0001.md'), ...NO_XDG}],
		['a HOME with a line end', {HOME: path.join(makeFolder(), 'a\nb'), ...NO_XDG}],
		[
			'relative XDG folders',
			{HOME: makeFolder(), XDG_STATE_HOME: 'state', XDG_CACHE_HOME: './cache', XDG_CONFIG_HOME: '../config'},
		],
	];
	for (const [what, env] of homes) {
		test(`${row(67)} ${what} is no reason not to read, and nothing is written beside the posts`, async () => {
			const folder = makeFiles(manyPosts(3));
			const terminal = openTerminal({cwd: folder, args: ['.'], env});
			await terminal.until(/1\/3 /, 'the list');
			await terminal.type('m', rows => /Bookmarked|cannot be kept|not kept|★|\*/.test(rows.join('\n')));
			await terminal.type('\r', /The text of post number 1/);
			terminal.press('qq');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
			assert.equal(readdirSync(folder).length, 3);
		});
	}

	test(`${row(67)} a home that may not be written is told once, and all goes on`, {skip: isRoot}, async () => {
		const home = makeFolder();
		chmodSync(home, 0o555);
		const terminal = openTerminal({cwd, args: ['.'], home});
		await terminal.until(/1\/3 /, 'the list');
		await terminal.type('m', /cannot be kept/);
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});

	test(`${row(67)} a disk that is full for what is kept is told, and all goes on`, async () => {
		// A file may not grow, as on a full disk, but there is no disk to fill here.
		const terminal = openTerminal({cwd, args: ['.'], script: 'ulimit -f 0; exec "$@"'});
		await terminal.until(/1\/3 /, 'the list');
		await terminal.type('m', /cannot be kept/);
		await terminal.type('\r', /The text of post number 1/);
		terminal.press('qq');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		assert.ok(!terminal.isAlternate() && !terminal.isCursorHidden());
	});

	test(`${row(67)} a full disk for what is printed is one line and exit code 1`, {
		skip: process.platform !== 'linux',
	}, async () => {
		for (const args of [['--print', '.'], ['--json', '.'], ['--print', 'post-0001.md'], ['--help']]) {
			const {exitCode, stderr} = await runScript('"$@" > /dev/full', args, {cwd});
			assert.equal(exitCode, 1, args.join(' '));
			assert.match(stderr, /^celeb-reader: [^\n]*no space[^\n]*\n$/);
		}
	});
});

describe('two programs at once', inTerminals, () => {
	test(`${row(69)} mark posts, and neither loses what the other has marked`, async () => {
		const home = makeFolder();
		const folder = makeFiles(manyPosts(20));
		const terminals = [openTerminal({cwd: folder, home, args: ['.']}), openTerminal({cwd: folder, home, args: ['.']})];
		for (const terminal of terminals) await terminal.until(/1\/20 /, 'the list');
		terminals[0]?.press('mjmjmjmjm');
		terminals[1]?.press('GmkmkmkmkmG');
		const marked = [1, 2, 3, 4, 5, 16, 17, 18, 19, 20].map(number => `post-${String(number).padStart(4, '0')}.md`);
		await untilTrue(() => marked.every(name => keptOf(home, name).isBookmarked), 'all marks');
		for (const terminal of terminals) {
			terminal.press('q');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		}
		for (const name of marked) assert.ok(keptOf(home, name).isBookmarked, name);
	});
});
