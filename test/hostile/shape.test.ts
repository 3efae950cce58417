import assert from 'node:assert/strict';
import {before, describe, test} from 'node:test';
import {inPipes, type Run, readEntries, run} from '../cli/run.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {row} from './rows.ts';

const HEAD = '---\ntitle: Shape\ndate: 2024-01-02\n---\n\n';
const AFTER = '\n\nWhat stands after it.\n';
const lines = (count: number, line: (index: number) => string, joint = '\n'): string =>
	Array.from({length: count}, (_, index) => line(index)).join(joint);

type Case = readonly [row: string, name: string, body: string, shows: RegExp];

/** Each as a judge would write it; all is printed, and the words after it too. */
const cases: readonly Case[] = [
	[row(32), 'one line', 'word '.repeat(400_000), /(?:word ){10}/],
	[row(32), 'one line before a heading', `${'x'.repeat(2_000_000)}\n\n# Heading`, /x{70}[\s\S]*Heading/],
	[row(34), 'quotes', `${'> '.repeat(20_000)}deep`, /nested deeper than 60 levels[\s\S]*deep/],
	[row(34), 'lists', `${'- '.repeat(20_000)}deep`, /nested deeper than 60 levels[\s\S]*deep/],
	[row(34), 'indented lists', lines(1000, index => `${'  '.repeat(index)}- item ${index}`), /item 0[\s\S]*item 999/],
	[row(34), 'elements', `${'<blockquote><ul><li>'.repeat(20_000)}deep`, /deep/],
	[row(34), 'tables in tables', `${'<table><tr><td>'.repeat(20_000)}deep`, /deep/],
	[row(34), 'components', `${'<Note>\n\n'.repeat(5000)}deep${'\n</Note>\n'.repeat(5000)}`, /deep/],
	[row(34), 'shortcodes', `${'{{< note >}}\n'.repeat(5000)}deep\n${'{{< /note >}}\n'.repeat(5000)}`, /deep/],
	[row(34), 'fractions', `$${'\\frac{1}{'.repeat(10_000)}x${'}'.repeat(10_000)}$`, /x/],
	[row(35), 'brackets', '['.repeat(100_000), /\[{70}/],
	[row(35), 'images', '!['.repeat(50_000), /(?:!\[){30}/],
	[row(35), 'links', '[a]('.repeat(50_000), /(?:\[a\]\(){10}/],
	[row(35), 'stars', '*a '.repeat(100_000), /(?:\*a ){10}/],
	[row(35), 'stars and underscores', `${'_*'.repeat(50_000)}a`, /(?:_\*){10}/],
	[row(35), 'angles', '<a '.repeat(100_000), /(?:<a ){10}/],
	[row(35), 'comments', '<!-- '.repeat(20_000), /(?:<!-- ){5}/],
	[row(35), 'back-ticks of all lengths', lines(1000, index => '`'.repeat(index), ' '), /`{70}/],
	[row(35), 'backslashes', '\\'.repeat(100_000), /\\{30}/],
	[row(35), 'braces', '{{'.repeat(50_000), /\{{50}/],
	[row(35), 'addresses', `${'http://'.repeat(20_000)} ${'a@'.repeat(30_000)}`, /(?:a@){10}/],
	[row(36), 'of one row', lines(3, at => `|${[' h |', '---|', ' c |'][at]?.repeat(1000)}`), /h[\s\S]*c/],
	[
		row(36),
		'of 10,000 rows that are short',
		`|${' h |'.repeat(100)}\n|${'---|'.repeat(100)}\n${'| c |\n'.repeat(3000)}`,
		/c/,
	],
	[row(37), 'links', lines(20_000, index => `[r${index}](https://e.example/${index})`), /r0\b[\s\S]*r19999/],
	[
		row(37),
		'definitions',
		`[last][r99999]\n\n${lines(100_000, index => `[r${index}]: https://e.example/${index}`)}`,
		/last/,
	],
	[
		row(37),
		'footnotes in a circle',
		`a[^0]\n\n${lines(2000, index => `[^${index}]: see [^${(index + 1) % 2000}]`)}`,
		/see/,
	],
	[row(39), 'blanks in it', 'lorem ipsum '.repeat(25_000), /lorem ipsum/],
	[row(39), 'no blank in it', 'x'.repeat(300_000), /x{70}/],
	[row(40), 'data of 5 MB', `![pic](data:image/png;base64,${'A'.repeat(5_000_000)})`, /pic/],
	[row(40), 'scripts', '[y](javascript:alert(1)) [z](vbscript:x) [w](<http://a b.example/>)', /y.*z.*w/],
];

const fileOf = ([, name]: Case): string => `${name.replace(/\W+/g, '-')}.md`;
const numbered = cases.map((entry, index) => [`${index}-${fileOf(entry)}`, entry] as const);
const cwd = (): string =>
	makeFiles(Object.fromEntries(numbered.map(([file, [, , body]]) => [file, HEAD + body + AFTER])));

describe('shapes', inPipes, () => {
	let folder = '';
	before(() => {
		folder = cwd();
	});
	for (const [file, [beginning, name, , shows]] of numbered)
		test(`${beginning} ${name}: all of it is printed, in time`, async () => {
			// Printed within the deadline of `run`, which kills what takes longer.
			const {exitCode, stdout, stderr, signal}: Run = await run(['--print', file], {cwd: folder});
			assert.deepEqual({exitCode, signal, stderr}, {exitCode: 0, signal: null, stderr: ''});
			assert.ok(shows.test(stdout), stdout.slice(0, 500));
			assert.ok(stdout.includes('What stands after it.'), stdout.slice(-500));
		});

	test(`${row(38)} all are listed, each once`, async () => {
		// A tenth of it: to write 50,000 files takes longer than to list them.
		const posts = Array.from(
			{length: 5000},
			(_, index) => [`p${index}.md`, `---\ntitle: P${index}\n---\nx\n`] as const,
		);
		const {exitCode, stdout} = await run(['--json', '.'], {cwd: makeFiles(Object.fromEntries(posts))});
		assert.equal(exitCode, 0);
		assert.equal(new Set(readEntries(stdout).map(({title}) => title)).size, 5000);
	});
});

describe('shapes on a screen', inTerminals, () => {
	const TEN_MB = 'word '.repeat(2 * 1024 * 1024);
	const onScreen: readonly (readonly [string, string, string])[] = [
		[row(32), 'of words', TEN_MB],
		[row(32), 'without a blank', 'x'.repeat(10 * 1024 * 1024)],
		[row(34), 'quotes', `${'> '.repeat(20_000)}deep`],
		[row(36), 'of one row', lines(3, at => `|${[' h |', '---|', ' c |'][at]?.repeat(1000)}`)],
		[row(39), 'with blanks', 'lorem ipsum '.repeat(25_000)],
	];
	for (const [beginning, name, body] of onScreen)
		test(`${beginning} ${name}: opens, and the last key of a few is answered`, async () => {
			const folder = makeFiles({'shape.md': HEAD + body + AFTER});
			const terminal = openTerminal({args: ['shape.md'], cwd: folder});
			await terminal.until(/Shape[\s\S]*\d%/, 'the article');
			await terminal.type('jjG', /What stands after it\.[\s\S]*100%/, 'the end');
			await terminal.type('g', /Shape/, 'the beginning');
			await terminal.type('?', /help/i, 'help');
			terminal.press('qqq');
			assert.equal((await terminal.end()).exitCode, 0);
		});
});
