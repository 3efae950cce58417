import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Post} from '../../source/posts/post.ts';
import {makePost} from '../make-post.ts';
import {openApp} from './open-app.tsx';

const site: readonly Post[] = [
	makePost({
		path: 'a.md',
		title: 'Ilse Marrow lights the lamp of the old tower for the first time since the flood',
		description:
			'She climbed all 128 steps with a box of matches. Nobody in Port Selby had seen the light for twenty years, and many came out to look.',
		day: '2024-03-02',
	}),
	makePost({path: 'b.md', title: 'The ferry is late', description: 'It is always late.', day: '2024-03-01'}),
	makePost({path: 'c.md', title: 'An empty page', description: '', day: '2023-12-24', minutes: 1}),
	makePost({path: 'd.md', title: 'A note', description: 'Nobody knows when this was written.', day: null, minutes: 1}),
];

test('the list fills a screen of 80 by 24', async () => {
	const app = openApp({posts: site});
	await app.sees('A note');
	assert.deepEqual(app.rows(), [
		'  celeb-reader  posts                                    4 posts, newest first',
		'',
		'▌ Ilse Marrow lights the lamp of the old tower for the first        2 Mar 2024',
		'▌ time since the flood                                                   2 min',
		'▌ She climbed all 128 steps with a box of matches. Nobody in Port Selby had',
		'▌ seen the light for twenty years, and many came out to look.',
		'',
		'  The ferry is late                                                 1 Mar 2024',
		'  It is always late.                                                     2 min',
		'',
		'  An empty page                                                    24 Dec 2023',
		'                                                                         1 min',
		'',
		'  A note                                                               undated',
		'  Nobody knows when this was written.                                    1 min',
		'',
		'',
		'',
		'',
		'',
		'',
		'',
		'',
		'  1/4                       Enter read   f search   / filter   ? help   q quit',
	]);
});

test('months with many posts have a heading', async () => {
	const days = ['2024-03-02', '2024-03-02', '2024-03-01', '2024-03-01', '2024-02-29', '2024-02-03', '2024-02-02'];
	const posts = [...days, '2024-02-01', null].map((day, index) =>
		makePost({path: `${index}.md`, title: `Post number ${index}`, description: '', minutes: 1, day}),
	);
	const app = openApp({posts, size: {columns: 60, rows: 36}});
	await app.sees('undated');
	app.press('v');
	await app.sees('2 Mar 2024\n  Post number 1');
	assert.deepEqual(app.rows().slice(0, 15), [
		'  celeb-reader  posts                9 posts, newest first',
		'',
		'  March 2024',
		'▌ Post number 0                                 2 Mar 2024',
		'  Post number 1                                 2 Mar 2024',
		'  Post number 2                                 1 Mar 2024',
		'  Post number 3                                 1 Mar 2024',
		'  February 2024',
		'  Post number 4                                29 Feb 2024',
		'  Post number 5                                 3 Feb 2024',
		'  Post number 6                                 2 Feb 2024',
		'  Post number 7                                 1 Feb 2024',
		'  Undated',
		'  Post number 8                                    undated',
		'',
	]);
	app.press('ss');
	await app.sees('by title');
	assert.doesNotMatch(app.frame(), /March 2024/);
});

test('an article fills a screen of 80 by 24', async () => {
	const app = openApp({posts: site});
	await app.sees('A note');
	app.press('\r');
	await app.sees('Paragraph 1.');
	assert.deepEqual(app.rows(), [
		'',
		'    Ilse Marrow lights the lamp of the old tower for the first time since',
		'    the flood',
		'',
		'    Saturday 2 March 2024 · 2 min',
		'',
		'    She climbed all 128 steps with a box of matches. Nobody in Port Selby',
		'    had seen the light for twenty years, and many came out to look.',
		'',
		'    It begins at the quay.',
		'',
		'    Paragraph 1.',
		'',
		'    Paragraph 2.',
		'',
		'    Paragraph 3.',
		'',
		'    Paragraph 4.',
		'',
		'    Paragraph 5.',
		'',
		'    Paragraph 6.',
		'',
		'  1/4  Ilse Marrow lights the…   31%   Space page   / search   ? help   q back',
	]);
});

test('the help fills a screen of 60 by 20', async () => {
	const app = openApp({size: {columns: 60, rows: 20}});
	await app.sees('Post number 0');
	app.press('?');
	await app.sees('a page down');
	assert.deepEqual(app.rows(), [
		'',
		'  List',
		'  j ↓                next post',
		'  k ↑                previous post',
		'  Ctrl-D             half a page down',
		'  Ctrl-U             half a page up',
		'  Space PgDn         a page down',
		'  b PgUp             a page up',
		'  g Home             first post',
		'  G End              last post',
		'  Enter l →          read the post',
		'  f                  search the text of all posts',
		'  /                  filter as you type',
		'  Esc                end the filter, then the search',
		'  Tab                unread posts, bookmarks, all',
		'  S-Tab              the same, the other way round',
		'  s                  sort: newest, oldest, by title',
		'  :                  go to a date, or to a post by its',
		'',
		'  Keys                           18%   Space page   q back',
	]);
});

test('an article opened by name fills the screen and quits on Esc', async () => {
	const app = openApp({path: 'named.md', size: {columns: 40, rows: 8}});
	await app.sees('A post by name');
	assert.deepEqual(app.rows(), [
		' A post by name',
		'',
		' Sunday 11 October 2020 · 2 min',
		'',
		' It begins at the quay.',
		'',
		' Paragraph 1.',
		' A post by name   10%   ? help   q quit',
	]);
	app.press('\u001B');
	await app.sent('exit');
});

test('a frame is laid out anew when the terminal changes its size', async () => {
	const app = openApp();
	await app.sees('Post number 0');
	app.resize({columns: 44, rows: 9});
	await app.sees(' celeb-reader  posts               20 posts');
	assert.deepEqual(app.rows(), [
		' celeb-reader  posts               20 posts',
		'',
		'▌Post number 0',
		'▌1 Jan 2024 · 2 min',
		'▌What happened, in a sentence of some',
		'▌length that goes on for a while.',
		'',
		' Post number 1',
		' 1/20            / filter   ? help   q quit',
	]);
});

test('styles and hyperlinks pass through Ink as they were painted', async () => {
	const look = {theme: 'dark', colors: 3, hasAttributes: true, hasHyperlinks: true} as const;
	const linked = makePost({path: 'a.md', title: 'A post', image: {url: 'https://p.example/a.jpg', alt: 'A pier'}});
	const app = openApp({posts: [linked], look});
	await app.sees('\u001B[38;2;240;171;128m▌');
	app.press('\r');
	await app.sees('\u001B]8;;https://p.example/a.jpg\u0007\u001B[4mA pier\u001B[');
	assert.ok(app.rows().some(row => row.includes('\u001B]8;;\u0007')));
});
