import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {step} from '../../source/keys/dispatch.ts';
import type {Post} from '../../source/posts/post.ts';
import {visibleCount} from '../../source/state/list-rows.ts';
import type {Size, State} from '../../source/state/state.ts';
import {makePost, makePosts, makeState} from '../make-post.ts';

const press = (state: State, ...keys: string[]): State =>
	keys.reduce((now, key) => step(now, {type: 'keys', keys: [key]}), state);

function load(state: State, posts: readonly Post[], total = posts.length): State {
	return step(state, {type: 'posts-loaded', batch: {posts, marks: new Map(), done: posts.length, total}});
}

const listOf = (count: number, size?: Size): State => load(makeState(size ? {size} : {}), makePosts(count));
const titles = (state: State): string[] => state.list.matches.map(({title}) => title);

test('posts stand newest first, equal dates by path, undated ones last and newest change first', () => {
	const posts = [
		makePost({path: 'b.md', day: '2020-01-02'}),
		makePost({path: 'old-change.md', day: null, modifiedMs: 1}),
		makePost({path: 'c.md', day: '2021-01-01'}),
		makePost({path: 'a.md', day: '2020-01-02'}),
		makePost({path: 'new-change.md', day: null, modifiedMs: 2}),
	];
	const paths = load(makeState(), posts).list.posts.map(({path}) => path);
	assert.deepEqual(paths, ['c.md', 'a.md', 'b.md', 'new-change.md', 'old-change.md']);
});

test('oldest first leaves undated posts last; by title ignores case, accents and marks', () => {
	const posts = [
		makePost({path: '1', title: '“Éclair”', day: '2021-01-01'}),
		makePost({path: '2', title: 'banana', day: null}),
		makePost({path: '3', title: 'Apple', day: '2020-01-01'}),
	];
	const order = (name: 'oldest' | 'title') =>
		load(makeState({memory: {order: name}}), posts).list.posts.map(({path}) => path);
	assert.deepEqual(order('oldest'), ['3', '1', '2']);
	assert.deepEqual(order('title'), ['3', '2', '1']);
});

test('batches in any order make the same list as one', () => {
	const posts = makePosts(50);
	fc.assert(
		fc.property(fc.shuffledSubarray([...posts], {minLength: 50}), fc.integer({min: 1, max: 50}), (shuffled, size) => {
			let state = makeState();
			for (let at = 0; at < 50; at += size) state = load(state, shuffled.slice(at, at + size), 50);
			assert.deepEqual(state.list.posts, posts);
		}),
	);
});

test('until the reader moves, the newest post stays chosen while posts arrive', () => {
	const [newest, ...rest] = makePosts(20);
	const state = load(load(makeState(), rest, 20), newest ? [newest] : [], 20);
	assert.equal(state.list.matches[state.list.selected], newest);
});

test('once the reader moved, the chosen post stays chosen and at its place while posts arrive', () => {
	const posts = makePosts(40);
	const before = press(load(makeState(), posts.slice(20), 40), 'G', 'k');
	const after = load(before, posts.slice(0, 20), 40);
	assert.equal(after.list.matches[after.list.selected], before.list.matches[before.list.selected]);
	assert.equal(after.list.selected - after.list.top, before.list.selected - before.list.top);
});

const moves: readonly (readonly [keys: readonly string[], selected: number])[] = [
	[['j'], 1],
	[['Down', 'Down'], 2],
	[['j', 'k'], 0],
	[['k'], 0],
	[['G'], 99],
	[['End', 'j'], 99],
	[['G', 'g'], 0],
	[['G', 'Home'], 0],
];
for (const [keys, selected] of moves) {
	test(`${keys.join(' ')} chooses post ${selected} of a hundred`, () =>
		assert.equal(press(listOf(100), ...keys).list.selected, selected));
}

test('keys that arrive in one chunk all count', () => {
	assert.equal(step(listOf(100), {type: 'keys', keys: ['j', 'j', 'j']}).list.selected, 3);
});

test('a page moves on by what was whole on the screen, and back again', () => {
	const start = listOf(100);
	const page = visibleCount(start.list, start);
	const next = press(start, 'Space');
	assert.ok(page > 2);
	assert.deepEqual([next.list.top, next.list.selected], [page, page]);
	assert.equal(press(next, 'b').list.top, 0);
	assert.equal(press(start, 'Ctrl-D').list.selected, Math.floor(page / 2));
});

test('the chosen post is whole on the screen after any keys at any size', () => {
	const key = fc.constantFrom('j', 'k', 'Space', 'b', 'Ctrl-D', 'Ctrl-U', 'g', 'G');
	const size = fc.record({columns: fc.integer({min: 10, max: 130}), rows: fc.integer({min: 3, max: 60})});
	const posts = makePosts(60);
	fc.assert(
		fc.property(size, size, fc.array(key, {maxLength: 30}), (first, second, keys) => {
			const state = step(press(load(makeState({size: first}), posts), ...keys), {type: 'resized', size: second});
			const {list} = press(state, 'k');
			assert.ok(list.selected >= list.top && list.selected < list.top + visibleCount(list, {...state, list} as State));
		}),
	);
});

test('moving through 10,000 posts lays out only those on the screen', () => {
	let reads = 0;
	const posts = makePosts(10_000).map(post => ({
		...post,
		get description() {
			reads++;
			return 'Counted.';
		},
	}));
	const state = load(makeState(), posts);
	reads = 0;
	press(state, 'j', 'j', 'Space', 'G', 'k', 'b', 'g');
	assert.ok(reads > 0 && reads < 500, `${reads} layouts`);
});

test('nothing changes for a key without effect', () => {
	const state = press(listOf(3), 'j', 'j');
	assert.equal(press(state, 'j'), state);
	assert.equal(press(state, 'Z'), state);
});

const filterable = load(makeState(), [
	makePost({path: '1', title: 'Rome in the rain', description: 'A car chase.', day: '2020-01-03'}),
	makePost({path: '2', title: 'Résumé of a baker', description: 'Bread in Rome.', day: '2020-01-02'}),
	makePost({path: '3', title: 'A cat', description: 'At the opera.', day: '2020-01-01'}),
]);

const filters: readonly (readonly [query: string, titles: readonly string[]])[] = [
	['rome', ['Rome in the rain', 'Résumé of a baker']],
	['resume', ['Résumé of a baker']],
	['rome bread', ['Résumé of a baker']],
	['opera', ['A cat']],
	['nothing', []],
];
for (const [query, found] of filters) {
	test(`the filter ${query} finds ${found.length} posts`, () => {
		assert.deepEqual(
			titles(step(press(filterable, '/'), {type: 'keys', keys: [...query].map(c => (c === ' ' ? 'Space' : c))})),
			found,
		);
	});
}

test('q in the prompt is a letter, Enter keeps the filter, Esc clears it and keeps the post', () => {
	const typed = press(filterable, '/', 'q');
	assert.equal(typed.list.query, 'q');
	assert.deepEqual(typed.requests, []);
	const kept = press(filterable, '/', 'c', 'a', 't', 'Enter');
	assert.deepEqual([titles(kept), kept.list.prompt], [['A cat'], null]);
	const cleared = press(kept, 'j', 'Esc');
	assert.equal(cleared.list.matches.length, 3);
	assert.equal(cleared.list.matches[cleared.list.selected]?.title, 'A cat');
});

test('the prompt erases characters whole, words and all, and closes when it is empty', () => {
	const typed = step(press(filterable, '/'), {type: 'keys', keys: ['o', 'n', 'e', 'Space', '👩‍🚀']});
	assert.equal(press(typed, 'Backspace').list.query, 'one ');
	assert.equal(press(typed, 'Ctrl-W').list.query, 'one ');
	const emptied = press(typed, 'Ctrl-U');
	assert.deepEqual([emptied.list.query, emptied.list.prompt], ['', 'filter']);
	assert.equal(press(emptied, 'Backspace').list.prompt, null);
});

test('a pasted megabyte changes the query once, and is cut', () => {
	const state = step(press(filterable, '/'), {
		type: 'keys',
		keys: Array.from({length: 1_000_000}, (_, index) => 'ab'.charAt(index % 2)),
	});
	assert.equal(state.list.query.length, 200);
});

test('a paste outside of a prompt is no storm of commands', () => {
	const keys = [...'Dear reader, quit quickly and open nothing at all today.'];
	assert.equal(step(filterable, {type: 'keys', keys}), filterable);
});

test('q and Ctrl-C on the first screen ask to exit; Ctrl-Z and Ctrl-L ask for what only the terminal can do', () => {
	assert.deepEqual(
		['q', 'Ctrl-C', 'Ctrl-Z', 'Ctrl-L'].map(key => press(filterable, key).requests[0]?.kind),
		['exit', 'exit', 'suspend', 'repaint'],
	);
	const asked = press(filterable, 'Ctrl-L');
	const [request] = asked.requests;
	assert.deepEqual(step(asked, {type: 'request-done', request: request ?? assert.fail()}).requests, []);
});

test('a list that grows again has no empty rows below its last post', () => {
	const small = step(press(listOf(60), 'G', 'k'), {type: 'resized', size: {columns: 2, rows: 2}});
	const {list} = step(small, {type: 'resized', size: {columns: 80, rows: 24}});
	assert.equal(list.top, press(listOf(60), 'G').list.top);
});
