import assert from 'node:assert/strict';
import path from 'node:path';
import {describe, test} from 'node:test';
import {configFile, run} from '../cli/run.ts';
import {manyPosts, post} from '../fixtures/articles.ts';
import {everything} from '../fixtures/everything.ts';
import {type Environment, makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type Terminal} from './terminal.ts';

const long = 'words that go on and on without an end to be seen, '.repeat(20);
const folder = makeFiles({
	...manyPosts(30),
	'everything.md': everything,
	'cut.md': post({date: '2024-02-02', title: `A title of ${long}`}, `A text of ${long}`),
	'undated.md': 'It has no date.',
	'broken.md': '---\ntitle: "unclosed\ndate: someday\n---\nIts header is broken.',
});
const words = (raw: string): string => raw.replace(/\u001B(?:\[[?\d;]*[A-Za-z]|\][^\u0007]*\u0007)/g, '');

const foreign = (text: string, allowed: RegExp): readonly string[] => [
	...new Set(
		(words(text).match(/[^\n]{0,20}[^\u0000-\u007F][^\n]{0,20}/g) ?? []).filter(
			found => found.replace(allowed, '').search(/[^\u0000-\u007F]/) >= 0,
		),
	),
];

/** Through every screen, prompt and state that shows signs of ours. */
async function tour(env: Environment, columns: number): Promise<Terminal> {
	const home = makeFolder();
	const terminal = openTerminal({home, cwd: folder, args: ['.'], env, columns, rows: 30});
	await terminal.until(/1\/34/, 'the list');
	for (const [keys, shown] of [
		['m', /1\/34/],
		['v', /1\/34/],
		['v', /1\/34/],
		['ss', /1\/34|\/34/],
		['s', /\/34/],
		['\t', /Unread/],
		['\t', /Bookmarks/],
		['\t', /34 posts/],
		[':', /number/],
		['2023\r', /34/],
		['f', /words|not, tag/],
		['everything\r', /found/],
		['\u001B', /\/34/],
		['/zeppelin', /No post has/],
		['\u001B', /\/34/],
		['/one of everyt', /1 of 34/],
		['\r', /1\/1/],
		['?', /half a page/],
		['G', /repaint/],
		['q', /1\/1/],
		['\r', /First|everything/],
		['m', /\d%/],
		['t', /Contents/],
		['q', /\d%/],
		['o', /Links and images/],
		['q', /\d%/],
		['/heron', /1\/[23]/],
		['\r', /1\/[23]/],
		['G', /note itself/],
		['y', /Copied|no clipboard/],
		['q', /1\/1/],
	] as const)
		await terminal.type(keys, shown);
	terminal.press('q');
	terminal.press('q');
	await terminal.end();
	return terminal;
}

describe('a locale without Unicode', inTerminals, () => {
	for (const columns of [80, 24]) {
		test(`gets ASCII alone on every screen of ${columns} columns`, async () => {
			const terminal = await tour({LANG: 'C'}, columns);
			assert.deepEqual(foreign(terminal.raw(), /$^/), []);
		});
	}

	test('is the Linux console, whose fonts have Latin-1 and lines', async () => {
		const terminal = await tour({TERM: 'linux'}, 80);
		assert.match(terminal.raw(), /─/);
		assert.deepEqual(foreign(terminal.raw(), /[\u00A0-\u00FF─│]/g), []);
	});

	test('gets ASCII from a screen reader’s lines', async () => {
		const terminal = openTerminal({cwd: folder, args: ['everything.md'], env: {LANG: 'C', INK_SCREEN_READER: 'true'}});
		await terminal.until(/for help:/, 'the first page');
		terminal.press('\r?\ro\rx\r');
		await terminal.end();
		assert.deepEqual(foreign(terminal.raw(), /$^/), []);
	});

	test('gets ASCII where it is printed, asked for help, or told of a mistake', async () => {
		const env = {LANG: 'C'};
		const home = makeFolder();
		const config = configFile(home);
		const configured = makeFiles({
			[path.join('config', 'celeb-reader', path.basename(config))]: '{"theme": "mauve", "widht": 3}',
		});
		for (const [args, where] of [
			[['--print', 'everything.md'], home],
			[['--print', '.'], home],
			[['--print', '--width', '30', 'everything.md'], home],
			[['--print', '--color', 'everything.md'], home],
			[['--help'], home],
			[['--version'], home],
			[['--theme', 'mauve'], home],
			[['--sort', ''], home],
			[['--nonsense'], home],
			[['nowhere.md'], home],
			[['--search', 'zeppelin', '--print', '.'], home],
			[['--print', 'everything.md'], configured],
		] as const) {
			const {stdout, stderr} = await run(args, {env, home: where, cwd: folder});
			assert.ok(stdout + stderr !== '', args.join(' '));
			assert.deepEqual(foreign(stdout + stderr, /$^/), [], args.join(' '));
		}
	});

	test('keeps the words of posts as they are', async () => {
		const file = makeFiles({'a.md': '# Ångström\n\n“Naïve” — he said… 東京'});
		const {stdout} = await run(['--print', path.join(file, 'a.md')], {env: {LANG: 'C'}});
		assert.match(stdout, /Ångström[\s\S]*“Naïve” — he said… 東京/);
	});
});
