import assert from 'node:assert/strict';
import {readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {keptOf, stateFile} from '../cli/run.ts';
import {manyPosts, post, shortWords} from '../fixtures/articles.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {bottom, type Rows, sand, topRow} from './moving.ts';
import {inTerminals, openTerminal, type Terminal} from './terminal.ts';

const article = post({title: 'The dune', date: '2024-01-02', description: 'Sand'}, sand('Grain', 80));

const isAt = (where: string) => (rows: Rows) => bottom(rows).trim().startsWith(`${where} `);
const chosen = (rows: Rows): string =>
	rows
		.find(row => row.startsWith('▌'))
		?.slice(2)
		.split('  ')[0] ?? '';

async function leave(terminal: Terminal): Promise<void> {
	terminal.press('\u0003');
	assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
}

type Begun = {readonly cwd: string; readonly home: string; readonly terminal: Terminal; readonly top: string};

/** An article two pages from its beginning, in a folder with another post. */
async function begin(args: readonly string[] = ['dune.md']): Promise<Begun> {
	const other = post({title: 'Other', date: '2024-01-01', description: 'No sand'}, 'The other text.');
	const [cwd, home] = [makeFiles({'dune.md': article, 'other.md': other}), makeFolder()];
	const terminal = openTerminal({cwd, home, args});
	if (args[0] === '.') {
		await terminal.until(isAt('1/2'), 'the list');
		terminal.press('\r');
	}
	await terminal.until(/Grain 1 stands/, 'the article');
	const first = topRow(terminal.screen());
	await terminal.type(' ', rows => topRow(rows) !== first);
	const second = topRow(terminal.screen());
	await terminal.type(' ', rows => topRow(rows) !== second);
	const top = topRow(terminal.screen());
	assert.match(top, /^Grain \d+ stands alone\.$/);
	return {cwd, home, terminal, top};
}

describe('the place in an article', inTerminals, () => {
	test('is found again at the next start, and g leads to the beginning', async () => {
		const {cwd, home, terminal, top} = await begin();
		await leave(terminal);
		const again = openTerminal({cwd, home, args: ['dune.md']});
		await again.until(/Grain/, 'the article');
		assert.equal(topRow(again.screen()), top);
		assert.match(bottom(again.screen()), /Where you left it: g goes to the beginning/);
		await again.type('g', rows => topRow(rows) === 'The dune');
	});

	test('is found again at other widths and heights', async () => {
		const {cwd, home, terminal, top} = await begin();
		await leave(terminal);
		for (const [columns, rows] of [
			[40, 24],
			[120, 12],
			[80, 40],
		] as const) {
			const again = openTerminal({cwd, home, args: ['dune.md'], columns, rows});
			await again.until(/Grain/, 'the article');
			assert.equal(topRow(again.screen()), top);
			await leave(again);
		}
	});

	test('is found again after the text above it was edited', async () => {
		const {cwd, home, terminal, top} = await begin();
		await leave(terminal);
		writeFileSync(
			path.join(cwd, 'dune.md'),
			article.replace('Grain 1 stands', `${sand('Pebble', 40)}\n\nGrain 1 stands`).replace('Grain 2 ', 'Grain two '),
		);
		const again = openTerminal({cwd, home, args: ['dune.md']});
		await again.until(/Grain/, 'the article');
		assert.equal(topRow(again.screen()), top);
	});

	test('is found again from the list, which says how far one is', async () => {
		const {cwd, home, terminal, top} = await begin(['.']);
		await terminal.type('q', isAt('1/2'));
		await terminal.until(/^▌ Sand +\d+% of \d+ min$/m, 'how far');
		await leave(terminal);
		const again = openTerminal({cwd, home, args: ['.']});
		await again.until(/^▌ Sand +\d+% of \d+ min$/m, 'how far');
		await again.type('\r', /Grain \d+ stands/);
		assert.equal(topRow(again.screen()), top);
	});

	test('of an article that was read to its end is the beginning', async () => {
		const [cwd, home] = [makeFiles({'grains.md': shortWords('Many grains')}), makeFolder()];
		const terminal = openTerminal({cwd, home, args: ['grains.md']});
		await terminal.until(/Grain-2\n/, 'the article');
		await terminal.type('G', /100%/);
		await terminal.until(() => keptOf(home, 'grains.md').isRead, 'the mark');
		await leave(terminal);
		const again = openTerminal({cwd, home, args: ['grains.md']});
		await again.until(/Grain-2\n/, 'the article');
		assert.equal(topRow(again.screen()), 'Many grains');
	});

	test('is there after kill -9 once it is a second old, and so is every mark', async () => {
		const {cwd, home, terminal, top} = await begin();
		await terminal.type('m', /Bookmarked/);
		const first = keptOf(home, 'dune.md').percent;
		await terminal.until(() => keptOf(home, 'dune.md').percent > first, 'the place in the file');
		terminal.signal('SIGKILL');
		assert.equal((await terminal.end()).signal, 9);
		const again = openTerminal({cwd, home, args: ['dune.md']});
		await again.until(/Grain/, 'the article');
		assert.equal(topRow(again.screen()), top);
		await leave(again);
		const list = openTerminal({cwd, home, args: ['.']});
		await list.until(/◆ 2 Jan 2024/, 'the bookmark');
	});
});

describe('what is kept of posts', inTerminals, () => {
	test('stays theirs when they are renamed between two starts', async () => {
		const {cwd, home, terminal} = await begin(['.']);
		await terminal.type('m', /Bookmarked/);
		await terminal.type('q', isAt('1/2'));
		await terminal.type('jr', /Marked as read/);
		await leave(terminal);
		renameSync(path.join(cwd, 'dune.md'), path.join(cwd, 'the-dune.md'));
		renameSync(path.join(cwd, 'other.md'), path.join(cwd, 'another.md'));
		const again = openTerminal({cwd, home, args: ['.']});
		await again.until(/◆ 2 Jan 2024\n[▌ ] Sand +\d+% of \d+ min$/m, 'bookmark and place');
		assert.match(again.screen().join('\n'), /No sand +read$/m);
	});

	test('is whole when two programs mark posts at once', async () => {
		const [cwd, home] = [makeFiles(manyPosts(12)), makeFolder()];
		const [one, other] = [openTerminal({cwd, home, args: ['.']}), openTerminal({cwd, home, args: ['.']})];
		for (const terminal of [one, other]) await terminal.until(isAt('1/12'), 'the list');
		await other.type('j', isAt('2/12'));
		for (let turn = 0; turn < 5; turn++) {
			one.press('r');
			other.press('m');
			await one.until(/Marked as read/, 'the mark');
			await other.until(/Bookmarked/, 'the bookmark');
			one.press('jj');
			other.press('jj');
			await one.until(isAt(`${3 + 2 * turn}/12`), 'the next post');
			await other.until(isAt(`${Math.min(12, 4 + 2 * turn)}/12`), 'the next post');
		}
		await leave(one);
		await leave(other);
		for (let number = 1; number <= 10; number++) {
			const {isRead, isBookmarked} = keptOf(home, `post-${String(number).padStart(4, '0')}.md`);
			assert.deepEqual([isRead, isBookmarked], number % 2 === 1 ? [true, false] : [false, true], `post ${number}`);
		}
		const again = openTerminal({cwd, home, args: ['.'], rows: 50});
		await again.until(/\d+\/12 /, 'the list');
		const rows = again.screen();
		assert.equal(rows.filter(row => / read$/.test(row) && !row.includes('Enter')).length, 5);
		assert.equal(rows.filter(row => row.includes('◆')).length, 5);
	});
});

describe('a list', inTerminals, () => {
	async function openList(cwd: string, home: string, ...args: readonly string[]): Promise<Terminal> {
		const terminal = openTerminal({cwd, home, args: ['.', ...args]});
		await terminal.until(/^ {2}\d+\/40 {3}/m, 'the list');
		return terminal;
	}

	test('is found as it was left: the chosen post, the order, one line for each', async () => {
		const [cwd, home] = [makeFiles(manyPosts(40)), makeFolder()];
		const terminal = await openList(cwd, home);
		await terminal.type(':25\r', isAt('25/40'));
		await terminal.type('sv', rows => isAt('16/40')(rows) && !/About number/.test(rows.join('\n')));
		await leave(terminal);
		const again = await openList(cwd, home);
		assert.equal(chosen(again.screen()), 'Post number 25');
		assert.ok(isAt('16/40')(again.screen()));
		assert.match(again.screen()[0] ?? '', /oldest first$/);
		assert.doesNotMatch(again.screen().join('\n'), /About number/);
		await again.type('v', /About number 25 /);
		await leave(again);
		const third = await openList(cwd, home);
		assert.match(third.screen().join('\n'), /About number 25 /);
	});

	test('is in the order that --sort asks for, with the chosen post chosen', async () => {
		const [cwd, home] = [makeFiles(manyPosts(40)), makeFolder()];
		const terminal = await openList(cwd, home);
		await terminal.type(':25\r', isAt('25/40'));
		await terminal.type('s', isAt('16/40'));
		await leave(terminal);
		const again = await openList(cwd, home, '--sort', 'newest');
		assert.match(again.screen()[0] ?? '', /newest first$/);
		assert.equal(chosen(again.screen()), 'Post number 25');
	});

	test('is found in the tab that was left', async () => {
		const [cwd, home] = [makeFiles(manyPosts(40)), makeFolder()];
		const terminal = await openList(cwd, home);
		await terminal.type('jjm', /Bookmarked/);
		await terminal.type('\t\t', /Bookmarks: 1 of 40 posts/);
		await leave(terminal);
		const again = openTerminal({cwd, home, args: ['.']});
		await again.until(/Bookmarks: 1 of 40 posts[\s\S]*Post number 3 /, 'the bookmarks');
		await again.type('\t', /^ {2}\d+\/40 {3}/m);
	});

	test('begins with the newest post where nobody chose one, whatever has come', async () => {
		const [cwd, home] = [makeFiles(manyPosts(40)), makeFolder()];
		await leave(await openList(cwd, home));
		writeFileSync(path.join(cwd, 'new.md'), post({title: 'The new one', date: '2024-02-01'}, 'It is new.'));
		const again = openTerminal({cwd, home, args: ['.']});
		await again.until(isAt('1/41'), 'the list');
		assert.equal(chosen(again.screen()), 'The new one');
	});

	test('whose chosen post is gone begins with the first', async () => {
		const [cwd, home] = [makeFiles(manyPosts(40)), makeFolder()];
		const terminal = await openList(cwd, home);
		await terminal.type('jjj', isAt('4/40'));
		await leave(terminal);
		renameSync(path.join(cwd, 'post-0004.md'), path.join(cwd, 'post-0004.txt'));
		const again = openTerminal({cwd, home, args: ['.']});
		await again.until(isAt('1/39'), 'the list');
	});

	test('is another for another folder, and nothing of it is kept with --no-state', async () => {
		const [cwd, other, home] = [makeFiles(manyPosts(40)), makeFiles(manyPosts(40)), makeFolder()];
		const terminal = await openList(cwd, home);
		await terminal.type('jjj', isAt('4/40'));
		await leave(terminal);
		const elsewhere = await openList(other, home);
		assert.ok(isAt('1/40')(elsewhere.screen()));
		await leave(elsewhere);
		const before = readFileSync(stateFile(home), 'utf8');
		const without = await openList(cwd, home, '--no-state');
		assert.ok(isAt('1/40')(without.screen()));
		await without.type('jj', isAt('3/40'));
		await leave(without);
		assert.equal(readFileSync(stateFile(home), 'utf8'), before);
	});
});

describe('a start', inTerminals, () => {
	test('loses no key that is typed at once', async () => {
		const cwd = makeFiles(manyPosts(40));
		for (const [keys, words] of [
			['jj\r', /The text of post number 3\./],
			['/number 17\r', /^▌ Post number 17 /m],
			['ss', / by title$/m],
		] as const) {
			const terminal = openTerminal({cwd, args: ['.']});
			terminal.press(keys);
			await terminal.until(words, `what ${keys} leads to`);
			await leave(terminal);
		}
	});

	test('at one cell by one shows a cell and takes keys', async () => {
		const cwd = makeFiles(manyPosts(40));
		const terminal = openTerminal({cwd, args: ['.'], columns: 1, rows: 1});
		terminal.press('jj');
		await terminal.until(rows => rows.some(row => row !== ''), 'something');
		terminal.resize(80, 24);
		await terminal.until(isAt('3/40'), 'the third post');
		await leave(terminal);
	});
});
