import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {keptOf} from '../cli/run.ts';
import {manyPosts, post} from '../fixtures/articles.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {bottom, type Rows} from './moving.ts';
import {inTerminals, openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

const fruits: Readonly<Record<string, string>> = {
	'one.md': post({title: 'Medlar', date: '2024-03-01', description: 'Brown', tags: '[hedge]'}, 'The medlar text.'),
	'two.md': post({title: 'Apple', date: '2024-02-01', description: 'Red'}, 'The [apple](https://a.example/) text.'),
	'three.md': post({title: 'Quince', date: '2024-01-01', description: 'Yellow'}, 'The quince text.'),
	'four.md': post({title: 'Sloe', date: '2023-12-01', description: 'Blue, like a plum'}, 'The sloe text.'),
};

const titleRow = (rows: Rows): string => rows.find(row => row.startsWith('▌'))?.slice(2) ?? '';
const isAt = (where: string, title: string) => (rows: Rows) =>
	bottom(rows).trim().startsWith(where) && titleRow(rows).startsWith(title);
const head = (terminal: Terminal): string => terminal.screen()[0] ?? '';
const titles = (rows: Rows): readonly string[] =>
	rows.flatMap(row => /^(?:▌| ) (Medlar|Apple|Quince|Sloe) /.exec(row)?.[1] ?? []);

async function openFruits(options: TerminalOptions = {}): Promise<Terminal> {
	const terminal = openTerminal({cwd: makeFiles(fruits), args: ['.'], ...options});
	await terminal.until(/^ {2}\d\/4 {3}/m, 'the list');
	return terminal;
}

describe('in the list', inTerminals, () => {
	test('s sorts by newest, oldest and title, round and round, and the chosen post stays chosen', async () => {
		const terminal = await openFruits();
		assert.deepEqual(titles(terminal.screen()), ['Medlar', 'Apple', 'Quince', 'Sloe']);
		await terminal.type('j', isAt('2/4', 'Apple'));
		await terminal.type('s', isAt('3/4', 'Apple'));
		assert.match(head(terminal), /4 posts, oldest first$/);
		assert.deepEqual(titles(terminal.screen()), ['Sloe', 'Quince', 'Apple', 'Medlar']);
		await terminal.type('s', isAt('1/4', 'Apple'));
		assert.match(head(terminal), /by title$/);
		assert.deepEqual(titles(terminal.screen()), ['Apple', 'Medlar', 'Quince', 'Sloe']);
		await terminal.type('s', rows => (rows[0] ?? '').endsWith('newest first'));
	});

	test('Tab goes to the unread posts and the bookmarks and back to all, S-Tab the other way', async () => {
		const terminal = await openFruits();
		const [tab, back] = ['\t', '\u001B[Z'];
		await terminal.type('r', / read$/m);
		await terminal.type('jm', /◆/);
		await terminal.type(tab, rows => /Unread: 3 of 4 posts/.test(rows[0] ?? ''));
		assert.deepEqual(titles(terminal.screen()), ['Apple', 'Quince', 'Sloe']);
		await terminal.type(tab, rows => /Bookmarks: 1 of 4 posts/.test(rows[0] ?? ''));
		assert.deepEqual(titles(terminal.screen()), ['Apple']);
		await terminal.type(tab, isAt('2/4', 'Apple'));
		await terminal.type(back, rows => /Bookmarks: 1 of 4/.test(rows[0] ?? ''));
		await terminal.type(back, rows => /Unread: 3 of 4/.test(rows[0] ?? ''));
		await terminal.type(back, isAt('2/4', 'Apple'));
	});

	test('a tab that holds nothing says so, and Tab leads out of it', async () => {
		const terminal = await openFruits();
		await terminal.type('\t\t', /No post here has a bookmark\./);
		assert.match(bottom(terminal.screen()), /^ {2}0\/0 /);
		await terminal.type('\t', isAt('1/4', 'Medlar'));
		await terminal.type('rjrjrjr', rows => rows.slice(0, -1).filter(row => / read$/.test(row)).length === 4);
		await terminal.type('\t', rows => /Unread: 0 of 4/.test(rows[0] ?? ''));
		assert.deepEqual(titles(terminal.screen()), []);
	});

	test('r marks a post read and unread, m sets a bookmark and takes it away, and both are kept at once', async () => {
		const home = makeFolder();
		const terminal = await openFruits({home});
		await terminal.type('r', /Marked as read/);
		await terminal.until(() => keptOf(home, 'one.md').isRead, 'the mark');
		await terminal.type('m', /◆ 1 Mar 2024/);
		await terminal.until(() => keptOf(home, 'one.md').isBookmarked, 'the bookmark');
		await terminal.type('r', /Marked as unread/);
		await terminal.until(() => !keptOf(home, 'one.md').isRead, 'no mark');
		await terminal.type('m', rows => !rows.join('\n').includes('◆'));
		await terminal.until(() => !keptOf(home, 'one.md').isBookmarked, 'no bookmark');
	});

	test('a post that is marked in a tab stays there until the tab is entered anew', async () => {
		const terminal = await openFruits();
		await terminal.type('\t', rows => /Unread: 4 of 4/.test(rows[0] ?? ''));
		await terminal.type('r', /Marked as read/);
		assert.deepEqual(titles(terminal.screen()), ['Medlar', 'Apple', 'Quince', 'Sloe']);
		await terminal.type('\t\t\t', rows => /Unread: 3 of 4/.test(rows[0] ?? ''));
	});

	test('v shows a line for each post and more again, with the chosen one chosen', async () => {
		const terminal = openTerminal({cwd: makeFiles(manyPosts(100)), args: ['.']});
		await terminal.until(/^ {2}1\/100 {3}/m, 'the list');
		await terminal.type('jjj', isAt('4/100', 'Post number 4 '));
		assert.match(terminal.screen().join('\n'), /About number 4/);
		await terminal.type('v', rows => !/About number/.test(rows.join('\n')));
		assert.ok(isAt('4/100', 'Post number 4 ')(terminal.screen()));
		assert.ok(terminal.screen().filter(row => row.includes('Post number')).length >= 18);
		await terminal.type('v', /About number 4 /);
		assert.ok(isAt('4/100', 'Post number 4 ')(terminal.screen()));
	});

	test('o opens a post with its links, of which the first is chosen', async () => {
		const terminal = await openFruits();
		await terminal.type('jo', /Links[\s\S]*a\.example/);
		await terminal.type('\u001B', /The apple /);
		await terminal.type('q', isAt('2/4', 'Apple'));
	});

	test(': goes to a year, a month, a day or a number, and Esc out of it changes nothing', async () => {
		const terminal = openTerminal({cwd: makeFiles(manyPosts(400)), args: ['.']});
		await terminal.until(/^ {2}1\/400 {3}/m, 'the list');
		await terminal.type(':', rows => bottom(rows).startsWith('  :▏'));
		await terminal.type('2023-05\r', isAt('216/400', 'Post number 216 '));
		assert.match(terminal.screen()[2] ?? '', /May 2023/);
		await terminal.type(':2022\r', isAt('367/400', 'Post number 367 '));
		await terminal.type(':2023-12-25\r', isAt('8/400', 'Post number 8 '));
		await terminal.type(':99\r', isAt('99/400', 'Post number 99 '));
		await terminal.type(':2023-0', rows => bottom(rows).includes(':2023-0'));
		await terminal.type('\u001B', isAt('99/400', 'Post number 99 '));
		// What is no date stays in the prompt, to be put right.
		await terminal.type(':500\r', /There are 400 posts here/);
		await terminal.type('\u00152023-13\r', /A date is 2019, 2019-05 or 2019-05-12/);
		await terminal.type('\u00152019-05\r', isAt('400/400', 'Post number 400 '));
	});

	test('months are headings while it is sorted by date, and not by title or with a filter', async () => {
		const terminal = openTerminal({cwd: makeFiles(manyPosts(60)), args: ['.']});
		await terminal.until(/^ {2}1\/60 {3}/m, 'the list');
		assert.equal(terminal.screen()[2], '  January 2024');
		await terminal.type('j', isAt('2/60', 'Post number 2 '));
		assert.match(terminal.screen().join('\n'), /^ {2}December 2023\n▌ Post number 2 /m);
		await terminal.type('ss', rows => (rows[0] ?? '').endsWith('by title'));
		assert.doesNotMatch(terminal.screen().join('\n'), /^ {2}(?:January|December|November) 20\d\d$/m);
		await terminal.type('s/number', /60 of 60/);
		assert.doesNotMatch(terminal.screen().join('\n'), /^ {2}(?:January|December|November) 20\d\d$/m);
	});

	test('/ marks the letters that it found in titles, descriptions and tags', async () => {
		const terminal = await openFruits();
		const marked = () =>
			terminal
				.screen()
				.flatMap((_, row) => terminal.spans(row))
				.filter(({isUnderlined}) => isUnderlined)
				.map(({text}) => text);
		await terminal.type('/apple', /1 of 4/);
		assert.deepEqual(marked(), ['Apple']);
		await terminal.type('\u0017plum', /\/plum▏ {2}1 of 4/);
		assert.deepEqual(marked(), ['plum']);
		await terminal.type('\u0017hedge', /\/hedge▏ {2}1 of 4/);
		assert.deepEqual(marked(), ['hedge']);
		await terminal.type('\u0017aple', /\/aple▏ {2}1 of 4/);
		assert.match(marked().join(''), /^Ap+le$/, 'a letter may be missing');
	});

	test('Ctrl-R looks for what has changed, and says so where nothing has', async () => {
		const cwd = makeFiles(fruits);
		const terminal = await openFruits({cwd});
		await terminal.type('\u0012', /Nothing has changed/);
		writeFileSync(path.join(cwd, 'five.md'), post({title: 'Elder', date: '2024-04-01'}, 'The elder text.'));
		await terminal.type('\u0012', / 5 posts,[\s\S]* Elder /);
		await terminal.until(rows => !/Looking/.test(bottom(rows)), 'the end of looking');
		await terminal.type('j', isAt('2/5', 'Medlar'));
	});

	test('the help has all of it', async () => {
		const terminal = await openFruits({rows: 100});
		await terminal.type('?', /Keys/);
		const text = terminal.screen().join('\n');
		for (const row of [
			/^ {2}s +sort: newest, oldest, by title$/m,
			/^ {2}Tab +unread posts, bookmarks, all$/m,
			/^ {2}S-Tab +the same, the other way round$/m,
			/^ {2}: +go to a date, or to a post by its number$/m,
			/^ {2}r +mark as read, or as unread$/m,
			/^ {2}m +set or take away a bookmark$/m,
			/^ {2}v +a line for each post, or more$/m,
			/^ {2}o +read the post, with its links and images$/m,
			/^ {2}Ctrl-R +look for new and changed files$/m,
			/^ {2}f +search the text of all posts$/m,
			/^ {2}\/ +filter as you type$/m,
			/^ {2}Esc +end the filter, then the search$/m,
		])
			assert.match(text, row);
	});
});
