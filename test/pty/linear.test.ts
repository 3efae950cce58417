import assert from 'node:assert/strict';
import {existsSync, readFileSync, rmSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {keptOf, run} from '../cli/run.ts';
import {countingArticle} from '../fixtures/articles.ts';
import {everything} from '../fixtures/everything.ts';
import {hostilePost} from '../fixtures/hostile.ts';
import {site} from '../fixtures/places.ts';
import {type Environment, makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

const speech = {INK_SCREEN_READER: 'true'};
const LIST_PROMPT = /Number to read.*\? for help:$/;
const PAGE_PROMPT = /q to leave, \? for help:$/;

const open = (options: TerminalOptions & {readonly env?: Environment}): Terminal =>
	openTerminal({...options, env: {...speech, ...options.env}});

/** What follows the prompt that a line answers, up to the next. */
async function answer(terminal: Terminal, line: string, prompt: RegExp): Promise<string> {
	const before = terminal.raw().length;
	terminal.press(`${line}\r`);
	await terminal.until(
		() =>
			prompt.test(
				terminal
					.raw()
					.slice(before)
					.replaceAll('\r\n', '\n')
					.replace(/(?<=:)\n| $/g, ''),
			) && terminal.raw().length > before + line.length + 2,
		`a prompt after ${line}`,
	);
	return terminal.raw().slice(before).replaceAll('\r\n', '\n');
}

async function leave(terminal: Terminal): Promise<void> {
	terminal.press('x\r');
	assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
}

describe('with a screen reader', inTerminals, () => {
	test('a list is numbered lines, a number reads a post, q goes back, and nothing is drawn', async () => {
		const terminal = open({cwd: site, args: ['posts']});
		await terminal.until(/5 posts, newest first\.[\s\S]*Number to read/, 'the list');
		assert.match(terminal.raw(), /\n2\. Paper boats: a correction\. 20 May 2024, 1 minute\. /);
		assert.match(await answer(terminal, '2', PAGE_PROMPT), /Title: Paper boats: a correction/);
		assert.match(await answer(terminal, 'q', LIST_PROMPT), /1 to 5 of 5\./);
		await leave(terminal);
		assert.doesNotMatch(
			terminal.raw(),
			/[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F]/,
			'no control but line ends',
		);
		assert.ok(!terminal.isAlternate());
	});

	test('a list comes in pages, is filtered and searched', async () => {
		const terminal = open({cwd: site, args: ['posts'], rows: 9});
		await terminal.until(/1 to \d of 5.*Enter for more/, 'the list');
		assert.match(await answer(terminal, '', LIST_PROMPT), /\n\d\. [A-Z]/);
		assert.match(await answer(terminal, '/lantern', LIST_PROMPT), /Posts with lantern: 1 post\.\n1\. Lantern parade/);
		assert.match(await answer(terminal, '/', LIST_PROMPT), /All posts: 5 posts\./);
		assert.match(await answer(terminal, 'f bedsheet', LIST_PROMPT), /Found for bedsheet: 1 post\.\n1\. The pear tree/);
		assert.match(await answer(terminal, '7', LIST_PROMPT), /no 7 is among them/);
		assert.match(await answer(terminal, 'what', LIST_PROMPT), /There is no what here/);
		assert.match(await answer(terminal, '?', LIST_PROMPT), /f and words: search the text/);
		await leave(terminal);
	});

	test('an article comes page by page, every word of it, and counts as read at its end', async () => {
		const home = makeFolder();
		const folder = makeFiles({'counting.md': countingArticle(12)});
		const terminal = open({home, args: [path.join(folder, 'counting.md')], rows: 16});
		await terminal.until(/Enter for more/, 'the first page');
		while (!/End of the article/.test(terminal.raw())) await answer(terminal, '', PAGE_PROMPT);
		const text = terminal.raw().replace(/\r?\n/g, ' ');
		for (let paragraph = 1; paragraph <= 12; paragraph++)
			for (let word = 1; word <= 40; word++) assert.ok(text.includes(` ${paragraph}.${word}`), `${paragraph}.${word}`);
		await leave(terminal);
		assert.ok(keptOf(home, 'counting.md').isRead);
	});

	test('an article is gone on with where it was left', async () => {
		const home = makeFolder();
		const file = path.join(makeFiles({'counting.md': countingArticle(12)}), 'counting.md');
		const first = open({home, args: [file], rows: 16});
		await first.until(/Enter for more/, 'the first page');
		assert.match(await answer(first, '', PAGE_PROMPT), /Paragraph 5/);
		await leave(first);
		const second = open({home, args: [file], rows: 16});
		await second.until(/Enter for more/, 'the article again');
		assert.match(second.raw(), /Going on at \d+ percent/);
		assert.doesNotMatch(second.raw(), /Paragraph 1 counts/);
		assert.match(await answer(second, 'g', PAGE_PROMPT), /Paragraph 1 counts/);
		await leave(second);
	});

	test('contents, links, words and bookmarks are there', async () => {
		const home = makeFolder();
		const tools = makeFolder();
		const log = path.join(tools, 'opened');
		const folder = makeFiles({'everything.md': everything, browser: `#!/bin/sh\nprintf %s "$1" > '${log}'\n`});
		const terminal = open({
			home,
			args: [path.join(folder, 'everything.md')],
			env: {BROWSER: `/bin/sh ${path.join(folder, 'browser')} %s`},
		});
		await terminal.until(/Enter for more/, 'the first page');
		assert.match(await answer(terminal, 't', PAGE_PROMPT), /2\. Heading 3: Second heading/);
		assert.match(await answer(terminal, 't 2', PAGE_PROMPT), /\nHeading 3: Second heading\nThe last words\./);
		assert.match(await answer(terminal, 'o', PAGE_PROMPT), /2\. Link: link, https:\/\/example\.org\/there/);
		assert.match(await answer(terminal, 'o 2', PAGE_PROMPT), /Opened https:\/\/example\.org\/there/);
		assert.ok(existsSync(log));
		assert.equal(readFileSync(log, 'utf8'), 'https://example.org/there');
		assert.match(await answer(terminal, 'o 3', PAGE_PROMPT), /\nNote 1: The note itself\./);
		assert.match(await answer(terminal, '/lamp is', PAGE_PROMPT), /\nWarning: The lamp is hot\./);
		assert.match(await answer(terminal, '/zeppelin', PAGE_PROMPT), /does not have zeppelin/);
		assert.match(await answer(terminal, 'm', PAGE_PROMPT), /Bookmark set\./);
		await leave(terminal);
		assert.ok(keptOf(home, 'everything.md').isBookmarked);
	});

	test('^D ends it with 0, ^C and SIGTERM with their numbers, and what was read is kept', async () => {
		for (const [how, exitCode] of [
			['\u0004', 0],
			['\u0003', 130],
			['SIGTERM', 143],
		] as const) {
			const home = makeFolder();
			const file = path.join(makeFiles({'counting.md': countingArticle(12)}), 'counting.md');
			const terminal = open({home, args: [file], rows: 16});
			await terminal.until(/Enter for more/, 'the first page');
			await answer(terminal, '', PAGE_PROMPT);
			if (how === 'SIGTERM') terminal.signal(how);
			else terminal.press(how);
			assert.deepEqual(await terminal.end(), {exitCode, signal: 0}, JSON.stringify(how));
			assert.ok(keptOf(home, 'counting.md').percent > 0);
		}
	});

	test('a dumb terminal will do, and a piped post has the terminal for its answers', async () => {
		const terminal = open({stdin: countingArticle(12), env: {TERM: 'dumb'}, rows: 16});
		await terminal.until(/Enter for more/, 'the first page');
		assert.match(await answer(terminal, '', PAGE_PROMPT), /Paragraph 5/);
		await leave(terminal);
		assert.doesNotMatch(terminal.raw(), /\u001B/);
	});

	test('a hostile post sends no control', async () => {
		const folder = makeFiles({'hostile.md': hostilePost});
		const terminal = open({args: [folder], rows: 40});
		await terminal.until(/Number to read/, 'the list');
		await answer(terminal, '1', PAGE_PROMPT);
		await answer(terminal, 'o', PAGE_PROMPT);
		await leave(terminal);
		assert.doesNotMatch(terminal.raw(), /[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F]|\u202E|[\u2066-\u2069]/);
	});

	test('an empty post is said to be empty, and of one that has gone it is told', async () => {
		const folder = makeFiles({'2024-01-02-empty.md': '', '2024-01-01-gone.md': '# Gone by now'});
		const terminal = open({args: [folder]});
		await terminal.until(/1 to 2 of 2/, 'the list');
		rmSync(path.join(folder, '2024-01-01-gone.md'));
		assert.match(await answer(terminal, '1', PAGE_PROMPT), /This post has no text\./);
		await answer(terminal, 'q', LIST_PROMPT);
		assert.match(await answer(terminal, '2', LIST_PROMPT), /gone\.md: no such file/i);
		await leave(terminal);
	});

	test('printing stays printing, and refusals are heard', async () => {
		const {stdout} = await run(['--print', path.join(site, 'posts/paper-boats.md')], {env: speech});
		assert.match(stdout, /^Paper boats/);
		for (const INK_SCREEN_READER of ['false', '0', '']) {
			const terminal = openTerminal({cwd: site, args: ['posts'], env: {INK_SCREEN_READER}});
			await terminal.until(/1\/5 /, 'the screen');
			terminal.close();
		}
	});
});
