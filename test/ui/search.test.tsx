import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Post} from '../../source/posts/post.ts';
import {makePost, makePosts} from '../make-post.ts';
import {openApp, until} from './open-app.tsx';

type App = ReturnType<typeof openApp>;

async function search(app: App, words: string): Promise<void> {
	await app.sees('Post number 0');
	app.press(`f${words}\r`);
	await app.sees(`found for “${words}”`);
}

/** The n-th search that was asked for, from 0. */
async function searchAt(app: App, index: number): Promise<App['searches'][number]> {
	await until(
		() => app.searches.length > index,
		() => `${app.searches.length} searches`,
	);
	return app.searches[index] ?? assert.fail();
}

const hits = (posts: readonly (Post | undefined)[]) =>
	posts.map(post => ({post: post ?? assert.fail(), score: 1, context: null}));

test('a search looks through all posts and shows what it finds while it goes on', async () => {
	const app = openApp();
	await search(app, 'harbour');
	const {query, posts, tell} = await searchAt(app, 0);
	assert.deepEqual([query, posts.length], ['harbour', 20]);
	await app.sees('Looking…');
	tell({found: hits([posts[7]]), done: 10, total: 20});
	await app.sees('looking through 50%');
	await app.sees('▌ Post number 7');
	tell({found: hits([posts[3]]), done: 20, total: 20});
	await app.sees('▌ Post number 3');
	await app.sees('1/2  found for “harbour”');
	assert.doesNotMatch(app.frame(), /looking/);
	assert.match(app.rows()[0] ?? '', /2 of 20 posts, best first$/);
});

test('posts that come meanwhile are looked through once the others are', async () => {
	const app = openApp();
	await search(app, 'harbour');
	const first = await searchAt(app, 0);
	const late = makePost({path: 'late.md', title: 'Late'});
	app.send({type: 'posts-loaded', batch: {posts: [late], marks: new Map(), done: 21, total: 21}});
	await app.sees('0 of 21 posts');
	first.tell({found: [], done: 20, total: 20});
	const second = await searchAt(app, 1);
	assert.deepEqual(
		second.posts.map(({path}) => path),
		['late.md'],
	);
	await app.sees('looking through 9');
	second.tell({found: hits([late]), done: 1, total: 1});
	await app.sees('▌ Late');
	assert.equal(app.searches.length, 2);
});

test('a post that has changed is looked through again, and alone', async () => {
	const app = openApp();
	await search(app, 'harbour');
	const first = await searchAt(app, 0);
	const old = first.posts[4] ?? assert.fail();
	first.tell({found: hits([old]), done: 20, total: 20});
	await app.sees('▌ Post number 4');
	const post = {...old, title: 'Changed', modifiedMs: 7};
	const changes = {added: [], changed: [{before: old.path, post}], removed: [], marks: new Map()};
	app.send({type: 'posts-changed', changes});
	const second = await searchAt(app, 1);
	assert.deepEqual(second.posts, [post]);
	await app.sees('▌ Changed');
	second.tell({found: [], done: 1, total: 1});
	await app.sees('No post is found for “harbour”.');
});

test('what was found in a post that has changed or gone since is not shown', async () => {
	const app = openApp();
	await search(app, 'harbour');
	const first = await searchAt(app, 0);
	const [one, two, three] = first.posts;
	if (one === undefined || two === undefined) assert.fail();
	const changed = [{before: two.path, post: {...two, title: 'Changed', modifiedMs: 7}}];
	app.send({type: 'posts-changed', changes: {added: [], changed, removed: [one.path], marks: new Map()}});
	await app.sees('0 of 19 posts');
	await app.sees('looking through');
	app.press('v');
	await app.sees('Looking…');
	first.tell({found: hits([one, two, three]), done: 20, total: 20});
	await searchAt(app, 1);
	await app.sees('1 of 19 posts');
});

test('a search ends with Esc, and with another one', async () => {
	const app = openApp();
	await search(app, 'harbour');
	const first = await searchAt(app, 0);
	app.press('fharbour\r');
	const second = await searchAt(app, 1);
	assert.ok(first.isOver && !second.isOver);
	app.press('\u001B');
	await app.sees('1/20');
	await until(
		() => second.isOver,
		() => 'the search goes on',
	);
});

test('another order is no reason to look again', async () => {
	const app = openApp({posts: makePosts(3)});
	await search(app, 'harbour');
	const {posts, tell} = await searchAt(app, 0);
	tell({found: hits(posts), done: 3, total: 3});
	await app.sees('3 of 3 posts, best first');
	app.press('ss');
	await app.sees('oldest first');
	assert.equal(app.searches.length, 1);
});
