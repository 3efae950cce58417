import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createFeed} from '../source/feed.ts';
import type {Library, Step} from '../source/posts/library.ts';
import type {Action} from '../source/state/state.ts';
import {makePosts, makeState} from './make-post.ts';

const [first, ...others] = makePosts(3);
const step = (fields: Partial<Step>): Step => ({
	added: [],
	changed: [],
	removed: [],
	done: 0,
	total: 3,
	isWhole: false,
	...fields,
});

/** A library whose first step comes once it is `allowed`. */
function createSlow(steps: readonly Step[]): {readonly library: Library; readonly allow: () => void} {
	let allow = () => {};
	const allowed = new Promise<void>(resolve => {
		allow = resolve;
	});
	async function* load(): AsyncGenerator<Step> {
		await allowed;
		yield* steps;
	}
	const library = {load, rescan: async () => null, folders: () => [], settle: async () => {}};
	return {library, allow};
}

test('where no post comes for a while the first frame does not wait, and nothing that comes later is lost', async () => {
	assert.ok(first !== undefined);
	const {library, allow} = createSlow([
		step({}),
		step({added: [first], done: 1}),
		step({added: others, done: 3, isWhole: true}),
	]);
	const feed = createFeed(library, () => new Map(), 1);
	const state = makeState();
	assert.equal(await feed.first(state), state);
	allow();
	const told: (readonly [done: number, count: number])[] = [];
	await feed.rest((action: Action) => {
		assert.ok(action.type === 'posts-loaded');
		told.push([action.batch.done, action.batch.posts.length]);
	});
	assert.deepEqual(told, [
		[0, 0],
		[1, 1],
		[3, 2],
	]);
});

test('a small folder is whole in the first frame', async () => {
	const {library, allow} = createSlow([step({added: makePosts(3), done: 3, isWhole: true})]);
	allow();
	const feed = createFeed(library, () => new Map());
	const state = await feed.first(makeState());
	assert.deepEqual([state.list.posts.length, state.list.progress], [3, null]);
	await feed.rest(() => assert.fail('there is no more'));
});
