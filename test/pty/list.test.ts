import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {manyPosts} from '../fixtures/articles.ts';
import {site, titles} from '../fixtures/places.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type Terminal} from './terminal.ts';

type Rows = readonly string[];

/** The first row of the chosen post, without its bar. */
const chosenRow = (rows: Rows): string => rows.find(row => row.startsWith('▌'))?.slice(2) ?? '';
const isChosen = (title: string) => (rows: Rows) => chosenRow(rows).startsWith(title);
const bottom = (rows: Rows): string => rows.at(-1) ?? '';
/** The list, with its head, at this post of so many. */
const isAt = (where: string) => (rows: Rows) =>
	(rows[0] ?? '').trim().startsWith('celeb-reader') && bottom(rows).trim().startsWith(`${where} `);

async function openList(count: number, cwd = makeFiles(manyPosts(count))): Promise<Terminal> {
	const terminal = openTerminal({cwd, args: ['.']});
	await terminal.until(isAt(`1/${count}`), 'all the posts');
	return terminal;
}

async function openSite(more: readonly string[] = [], count = 5): Promise<Terminal> {
	const terminal = openTerminal({cwd: site, args: ['posts', ...more]});
	await terminal.until(isAt(`1/${count}`), 'the whole list');
	return terminal;
}

describe('the list', inTerminals, () => {
	test('opens with title, date and description of each post, the newest first, and says where one is', async () => {
		const terminal = await openSite();
		const rows = terminal.screen();
		assert.match(rows[0] ?? '', /^ {2}celeb-reader {2}posts {10,}5 posts, newest first$/);
		const at = titles.map(title => rows.findIndex(row => row.includes(title)));
		assert.deepEqual(
			[...at].sort((a, b) => a - b),
			at,
		);
		assert.match(rows[at[0] ?? 0] ?? '', /^▌ Lantern parade .* 2 Jun 2024$/);
		assert.match(rows[at[1] ?? 0] ?? '', /20 May 2024$/);
		assert.match(rows[at[2] ?? 0] ?? '', /5 Nov 2023$/);
		assert.match(rows[at[4] ?? 0] ?? '', /undated$/);
		assert.match(rows[(at[1] ?? 0) + 1] ?? '', /We said that three hundred boats were launched\..* 1 min$/);
		assert.match(bottom(rows), /^ {2}1\/5 {5,}Enter read {3}f search {3}\/ filter {3}\? help {3}q quit$/);
		assert.ok(!rows.join('\n').includes('Wendel'), 'a draft is hidden');
		assert.ok(terminal.isAlternate() && terminal.isCursorHidden());
	});

	test('marks the chosen post by a bar and by weight, so that it stands out without colour too', async () => {
		const terminal = await openSite();
		const barred = terminal.screen().filter(row => row.startsWith('▌'));
		assert.ok(barred.length >= 2);
		const title = terminal.spans(2).find(({text}) => text.startsWith('Lantern parade'));
		assert.equal(title?.isBold, true);
	});

	test('moves a post at a time by j, k and the arrows, and stops at both ends', async () => {
		const terminal = await openSite();
		await terminal.type('j', isChosen('Paper boats'));
		await terminal.type('\u001B[B', isChosen('The pear tree'));
		await terminal.type('\u001BOB', isChosen('The winter timetable'));
		await terminal.type('k', isChosen('The pear tree'));
		await terminal.type('\u001B[A', isChosen('Paper boats'));
		await terminal.type('kkk', isAt('1/5'));
		await terminal.type('jjj', isAt('4/5'));
		await terminal.type('jjj', isAt('5/5'));
	});

	test('moves by pages and to both ends', async () => {
		const terminal = await openList(40);
		const shown = () => terminal.screen().filter(row => row.includes('Post number')).length;
		const first = shown();
		await terminal.type(' ', isAt(`${1 + first}/40`));
		assert.equal(terminal.screen()[2]?.slice(2).split('  ')[0], `Post number ${1 + first}`);
		const second = first + shown();
		await terminal.type('\u001B[6~', isAt(`${1 + second}/40`));
		await terminal.type('b', isAt(`${1 + second - shown()}/40`));
		await terminal.type('\u001B[5~g', isAt('1/40'));
		await terminal.type('\u0004', isAt(`${1 + Math.floor(first / 2)}/40`));
		await terminal.type('\u0015', isAt('1/40'));
		await terminal.type('G', isChosen('Post number 40 '));
		assert.ok(isAt('40/40')(terminal.screen()));
		await terminal.type('g', isChosen('Post number 1 '));
		await terminal.type('\u001B[F', isAt('40/40'));
		await terminal.type('\u001B[H', isAt('1/40'));
	});

	test('opens a post by Enter, l or the right arrow, and q comes back to the same post on the same screen', async () => {
		const terminal = await openList(40);
		await terminal.type('jjjjjjjjjj', isAt('11/40'));
		const list = terminal.screen();
		for (const open of ['\r', 'l', '\u001B[C']) {
			await terminal.type(open, /The text of post number 11\./);
			assert.ok(!terminal.screen().join('\n').includes('Post number 10'));
			await terminal.type('q', isAt('11/40'));
			assert.deepEqual(terminal.screen(), list);
		}
		await terminal.type('\r', /The text of post number 11\./);
		await terminal.type('\u001B', isAt('11/40'), 'Esc comes back too');
	});

	test('filters by title and description as one types, where q is a letter; Esc clears the filter', async () => {
		const terminal = await openSite();
		await terminal.type('/', /^ {2}\//m);
		await terminal.type('q', rows => /^ {2}\/q/.test(bottom(rows)) && isChosen('Lantern parade')(rows));
		await terminal.type('u', rows => /^ {2}\/qu/.test(bottom(rows)) && !rows.join('\n').includes('Paper boats'));
		await terminal.type('\u007F\u007F', rows => /^ {2}\/\S? {2}5 of 5/.test(bottom(rows)));
		await terminal.type(
			'THREE hundred',
			rows => /^ {2}\/THREE hundred/.test(bottom(rows)) && /1 of 5/.test(bottom(rows)),
		);
		assert.ok(isChosen('Paper boats')(terminal.screen()));
		await terminal.type('\r', rows => isAt('1/1')(rows) && bottom(rows).includes('THREE'));
		await terminal.type('\u001B', isAt('2/5'), 'all posts, the same one chosen');
		assert.equal(terminal.screen().filter(row => titles.some(title => row.includes(title))).length, 5);
	});

	test('says so calmly when a filter leaves nothing, and Esc out of the prompt shows all again', async () => {
		const terminal = await openSite();
		await terminal.type('/zeppelin', /0 of 5/);
		assert.match(terminal.screen().join('\n'), /No post has .zeppelin. in its title, description, tags or path\./);
		await terminal.type('\u001B', isAt('1/5'));
		await terminal.type('q', () => !terminal.isAlternate());
	});

	test('searches the text of all posts, opens one at the words, and Esc ends the search', async () => {
		const terminal = await openList(40);
		await terminal.type('jj', isAt('3/40'));
		await terminal.type('f', rows => /^ {2}f ▏/.test(bottom(rows)));
		await terminal.type('"text of post number 17"', rows => bottom(rows).includes('number 17"▏'));
		await terminal.type('\r', rows => isAt('1/1')(rows) && isChosen('Post number 17')(rows));
		assert.match(terminal.screen()[0] ?? '', /1 of 40 posts, best first$/);
		await terminal.type('\r', /The text of post number 17\./);
		await terminal.type('q', isAt('1/1'));
		await terminal.type('\u001B', rows => isAt('17/40')(rows) && isChosen('Post number 17')(rows));
		await terminal.type('fzeppelin\r', /No post is found for .zeppelin.\./);
		await terminal.type('\u001B', isAt('17/40'));
	});

	test('marks posts as read and bookmarks them, and shows the unread and the bookmarks alone', async () => {
		const terminal = await openSite();
		await terminal.type('jm', /Bookmarked/);
		assert.match(terminal.screen().join('\n'), /◆ 20 May 2024/);
		await terminal.type('jr', /Marked as read/);
		assert.match(terminal.screen().join('\n'), / read$/m);
		await terminal.type('\t', rows => isAt('3/4')(rows) && /Unread: 4 of 5 posts/.test(rows[0] ?? ''));
		assert.ok(isChosen('The winter timetable')(terminal.screen()), 'the one behind it');
		await terminal.type('\t', rows => isAt('1/1')(rows) && /Bookmarks: 1 of 5 posts/.test(rows[0] ?? ''));
		await terminal.type('m', /The bookmark is taken away/);
		await terminal.type('\u001B[Z\u001B[Z', isAt('2/5'));
		await terminal.type('\u001B[Z', /No post here has a bookmark\./);
	});

	test('sorts, goes to dates and numbers, and shows a line for each post', async () => {
		const terminal = await openList(40);
		await terminal.type(':2023-12\r', rows => isChosen('Post number 2 ')(rows) || isChosen('Post number 1 ')(rows));
		await terminal.type(':30\r', isAt('30/40'));
		await terminal.type('s', rows => isAt('11/40')(rows) && isChosen('Post number 30')(rows));
		assert.match(terminal.screen()[0] ?? '', /oldest first$/);
		await terminal.type('v', rows => rows.filter(row => row.includes('Post number')).length > 15);
		assert.ok(isChosen('Post number 30')(terminal.screen()));
		await terminal.type(':soon\r', /A date is 2019, 2019-05 or 2019-05-12/);
	});

	test('? shows all keys, scrolls where they are too many, and leads back', async () => {
		const terminal = await openSite();
		await terminal.type('j', isAt('2/5'));
		const list = terminal.screen();
		await terminal.type('?', rows => bottom(rows).trim().startsWith('Keys'));
		assert.match(terminal.screen().join('\n'), /List\n {2}j ↓ +next post/);
		await terminal.type('G', /Ctrl-L +repaint the screen/);
		assert.match(bottom(terminal.screen()), /100%/);
		await terminal.type('q', isAt('2/5'));
		assert.deepEqual(terminal.screen(), list);
		await terminal.type('?', rows => bottom(rows).trim().startsWith('Keys'));
		await terminal.type('?', isAt('2/5'));
	});

	test('takes the keys that were typed before it was there', async () => {
		const terminal = openTerminal({cwd: makeFiles(manyPosts(40)), args: ['.']});
		terminal.press('jj');
		await terminal.until(isAt('3/40'), 'the third post, chosen');
	});

	test('shows nothing of keys that are typed while it starts', async () => {
		const cwd = makeFiles(manyPosts(40));
		const usual = await openList(40, cwd);
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(rows => {
			// A key without a meaning: a terminal that still echoes would show it, and no frame would take it away.
			terminal.press('x');
			return isAt('1/40')(rows);
		}, 'the list');
		await terminal.type('jk', isAt('1/40'));
		await terminal.untilScreen(usual.screen(), 'the list alone');
	});

	test('takes the order and the drafts that the options ask for', async () => {
		const terminal = await openSite(['--sort', 'title', '--drafts'], 6);
		assert.match(terminal.screen()[0] ?? '', /6 posts, by title$/);
		assert.ok(isChosen('A note without a date')(terminal.screen()));
		await terminal.type('j', isChosen('An unfinished profile of Wendel Oyster'));
	});
});
