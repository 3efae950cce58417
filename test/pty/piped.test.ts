import assert from 'node:assert/strict';
import path from 'node:path';
import {describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {countingArticle, post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

const home = makeFiles({
	'posts/one.md': countingArticle(20),
	'posts/two.md': post({title: 'The second one', date: '2023-12-01'}, 'The text of the second one.'),
	'posts/with blanks & more.md': post({title: 'Blanks', date: '2023-11-01'}, 'The text of the one with blanks.'),
	"posts/it's quoted.md": post({title: 'Quoted', date: '2023-10-01'}, 'The text of the quoted one.'),
	' leads with a blank.md': post({title: 'Leading', date: '2023-09-01'}, 'The text of the leading one.'),
});
const one = path.join(home, 'posts', 'one.md');
const blanks = path.join(home, 'posts', 'with blanks & more.md');

const openPiped = (stdin: TerminalOptions['stdin'], more: Partial<TerminalOptions> = {}): Terminal =>
	openTerminal({cwd: home, home, stdin: stdin ?? '', ...more});

const quit = async (terminal: Terminal): Promise<void> => {
	terminal.press('q');
	assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	assert.ok(!terminal.isAlternate() && !terminal.isCursorHidden());
};

describe('standard input', inTerminals, () => {
	test('a piped path opens that post; the keyboard works, and q leaves at once', async () => {
		const terminal = openPiped('posts/one.md\n');
		await terminal.until(/Paragraph 1 counts/, 'the article');
		await terminal.type('G', /20\.40\./);
		await terminal.type('?', /next post/);
		await terminal.type('q', /20\.40\./);
		await quit(terminal);
	});

	const spellings: readonly (readonly [what: string, stdin: string, seen: RegExp])[] = [
		['without a line end', one, /Paragraph 1 counts/],
		['with a CRLF line end', `${one}\r\n`, /Paragraph 1 counts/],
		['with blanks around it', `  \t${one}  \n\n`, /Paragraph 1 counts/],
		['from ~', '~/posts/one.md\n', /Paragraph 1 counts/],
		['as a file: URL', `${pathToFileURL(blanks)}\n`, /the one with blanks/],
		['in double quotes', `"${blanks}"\n`, /the one with blanks/],
		['in single quotes', `'${blanks}'\n`, /the one with blanks/],
		['with blanks in it', `${blanks}\n`, /the one with blanks/],
		['with blanks escaped', `${blanks.replace(/[ &]/g, '\\$&')}\n`, /the one with blanks/],
		['with a quote in it', "posts/it's quoted.md\n", /the quoted one/],
		['with a blank that is its own', ' leads with a blank.md\n', /the leading one/],
		['ended by NUL', `${one}\0`, /Paragraph 1 counts/],
		['from ~, quoted', '"~/posts/one.md"\n', /Paragraph 1 counts/],
	];
	for (const [what, stdin, seen] of spellings) {
		test(`a path ${what} opens that post`, async () => {
			const terminal = openPiped(stdin);
			await terminal.until(seen, 'the article');
			await quit(terminal);
		});
	}

	test('several lines list those posts, the newest first, and a post opens and closes', async () => {
		const terminal = openPiped(`${blanks}\n${one}\nposts/two.md\n`);
		await terminal.until(/1\/3 /, 'the list');
		const found = terminal.screen().filter(row => /The counting house|The second one|Blanks/.test(row));
		assert.deepEqual(
			found.map(row => row.slice(2, 12).trim()),
			['The counti', 'The second', 'Blanks'],
		);
		await terminal.type('j\r', /The text of the second one\./);
		await terminal.type('q', /2\/3 /);
		await quit(terminal);
	});

	test('names that NUL separates list those posts, whatever blanks and line ends are in them', async () => {
		const cwd = makeFiles({
			'a\nb.md': post({title: 'Two lines'}, 'The text.'),
			'c.md': post({title: 'Sea'}, 'The text.'),
		});
		const terminal = openPiped('a\nb.md\0c.md\0', {cwd});
		await terminal.until(/1\/2 /, 'the list');
		assert.match(terminal.screen().join('\n'), /Two lines/);
		await quit(terminal);
	});

	test('of several lines those that name nothing are told, and the others listed', async () => {
		const terminal = openPiped(`${one}\nposts/two.md\nposts/gone.md\n`);
		await terminal.until(/The second one[\s\S]*no such file or folder: /, 'the list');
		assert.match(
			terminal.screen().at(-1) ?? '',
			/no such file or folder: posts\/gone\.md/,
			'whole where there is room',
		);
		await terminal.type('j', /2\/2 /);
		await quit(terminal);
	});

	test('a folder that is piped is listed', async () => {
		const terminal = openPiped('posts\n');
		await terminal.until(/1\/4 /, 'the list');
		await quit(terminal);
	});

	test('a piped post is read, whether - says so or not', async () => {
		for (const args of [[], ['-']]) {
			const terminal = openPiped(countingArticle(20), {args});
			await terminal.until(/The counting house[\s\S]*Paragraph 1 counts/, 'the article');
			await terminal.type(' ', /Paragraph 6 counts/);
			await quit(terminal);
		}
	});

	test('with - a line that names a file is still text', async () => {
		const terminal = openPiped('posts/one.md\n', {args: ['-']});
		await terminal.until(/Standard input[\s\S]*posts\/one\.md/, 'the text');
		await quit(terminal);
	});

	test('an empty pipe is like none: the site or the sample posts', async () => {
		for (const stdin of ['', ' \n']) {
			const terminal = openPiped(stdin);
			await terminal.until(/celeb-reader {2}posts .*4 posts/, 'the posts of the site');
			await quit(terminal);
		}
	});

	test('a megabyte of text is a post like another', async () => {
		const terminal = openPiped(countingArticle(4000));
		await terminal.until(/Paragraph 1 counts/, 'the article');
		await terminal.type('G', /4000\.40\./);
		await quit(terminal);
	});

	test('a path that names nothing is an error before any screen', async () => {
		const terminal = openPiped('posts/gone.md\n');
		assert.deepEqual(await terminal.end(), {exitCode: 1, signal: 0});
		assert.equal(terminal.raw().trim(), 'celeb-reader: no such file or folder: posts/gone.md');
	});

	test('a pipe that never ends is left by Ctrl-C', async () => {
		// More than a pipe holds: once it is through, the program has begun to read.
		const endless = '(yes text | head -c 1000000; echo so far > /dev/tty; exec sleep 1000) | "$@"';
		const terminal = openTerminal({script: endless});
		await terminal.until(/so far/, 'the program to read');
		terminal.press('\u0003');
		const {exitCode, signal} = await terminal.end();
		assert.ok(exitCode === 130 || signal === 2, `${exitCode} ${signal}`);
		assert.ok(!terminal.isAlternate());
	});

	test('without a keyboard to open it prints', {skip: process.platform !== 'linux'}, async () => {
		const terminal = openTerminal({cwd: home, home, args: ['posts/two.md'], script: 'setsid -w "$@" < /dev/null'});
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		assert.match(terminal.screen().join('\n'), /^The second one\n[\s\S]*The text of the second one\./);
		assert.doesNotMatch(terminal.raw(), /\u001B/);
	});
});
