import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Look} from '../../source/render/theme/theme.ts';
import {makePost, makePosts} from '../make-post.ts';
import {openApp, plain, until} from './open-app.tsx';

test('keys that arrive together are all heard', async () => {
	const app = openApp();
	await app.sees('Post number 0');
	app.press('jjj');
	await app.sees('4/20');
	assert.ok(app.rows().some(row => row.startsWith('▌ Post number 3')));
	app.press('\r');
	await app.sees('Paragraph 1.');
	const before = app.rows();
	app.press('jjj');
	await until(() => app.rows()[0] === before[3], app.frame);
	assert.deepEqual(app.rows().slice(0, 18), before.slice(3, 21));
	app.press('k');
	await until(() => app.rows()[0] === before[2], app.frame);
});

test('an article goes back to its post in the list', async () => {
	const app = openApp();
	await app.sees('Post number 0');
	app.press('jj\r');
	await app.sees('Paragraph 1.');
	assert.ok(app.rows().at(-1)?.startsWith('  3/20  Post number 2'));
	app.press('q');
	await app.sees('▌ Post number 2');
	assert.deepEqual(app.requests, []);
	app.press('q');
	await app.sent('exit');
});

test('keys that are typed while an article is read move in it', async () => {
	const app = openApp();
	await app.sees('Post number 0');
	app.press('\r');
	await app.sees('Paragraph 1.');
	const third = app.rows()[3];
	app.press('q');
	await app.sees('▌ Post number 0');
	app.press('\rjjj');
	await until(() => app.rows()[0] === third, app.frame);
});

test('a key that leads back may follow the one that opens an article before that is read', async () => {
	const app = openApp();
	await app.sees('Post number 0');
	app.press('\rq');
	app.press('j');
	await app.sees('▌ Post number 1');
});

test('the filter finds while it is typed, stays with Enter and goes with Esc', async () => {
	const app = openApp();
	await app.sees('Post number 0');
	app.press('/r 1');
	await app.sees('  /r 1▏  11 of 20');
	assert.deepEqual(
		app
			.rows()
			.filter(row => row.includes('Post number'))
			.map(row => row.slice(2, 16).trim()),
		['Post number 1', 'Post number 10', 'Post number 11', 'Post number 12', 'Post number 13'],
	);
	app.press('q');
	await app.sees('No post has “r 1q” in its title, description, tags or path.');
	app.press('\u007F');
	await app.sees('/r 1▏');
	app.press('\r');
	await app.sees('  1/11  of 20, filtered by “r 1”');
	app.press('\u001B');
	await app.sees('2/20');
});

test('a post read to its end is remembered and no longer bold', async () => {
	const bold: Look = {...plain, hasAttributes: true};
	const app = openApp({look: bold});
	await app.sees('\u001B[1mPost number 0');
	app.press('\r');
	await app.sees('Paragraph 1.');
	assert.deepEqual(app.saved, []);
	app.press('G');
	await app.sees('Paragraph 30.');
	app.send({type: 'article-stayed', path: makePosts(1)[0]?.path ?? ''});
	await until(
		() => app.saved.length > 0,
		() => 'not saved',
	);
	app.press('qj');
	await app.sees('2/20');
	assert.deepEqual(app.saved, [makePosts(1)[0]?.path]);
	assert.ok(app.rows().some(row => row.includes('\u001B[1mPost number 1')));
	assert.ok(app.rows().some(row => row.includes('Post number 0') && !row.includes('\u001B[1mPost number 0')));
});

test('an article opened by name that is not there says so, and quits on q', async () => {
	const app = openApp({path: 'gone.md'});
	await app.sees('gone.md: no such file');
	app.press('q');
	await app.sent('exit');
});

test('posts that arrive later take their places, and the chosen one stays chosen', async () => {
	const app = openApp({posts: makePosts(3)});
	await app.sees('Post number 0');
	app.press('j');
	await app.sees('▌ Post number 1');
	const late = makePost({path: 'late.md', title: 'A later post', day: '2025-05-05'});
	app.send({type: 'posts-loaded', batch: {posts: [late], marks: new Map(), done: 4, total: 9}});
	await app.sees('3/4  reading 4 of 9');
	assert.ok(app.rows().some(row => row.startsWith('▌ Post number 1')));
});

test('what only the world outside can do is asked for', async () => {
	const app = openApp();
	await app.sees('Post number 0');
	for (const [key, request] of [
		['\u001A', 'suspend'],
		['\u000C', 'repaint'],
		['\u0003', 'exit'],
	] as const) {
		app.press(key);
		await app.sent(request);
	}
	assert.deepEqual(app.requests, ['suspend', 'repaint', 'exit']);
});
