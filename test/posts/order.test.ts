import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {compareBy, mergeSorted, type Order, placeIn, prepareTitles, reorder} from '../../source/posts/order.ts';
import type {Post} from '../../source/posts/post.ts';
import {makePost} from '../make-post.ts';

const orders: readonly Order[] = ['newest', 'oldest', 'title'];

const someDay = fc.constantFrom('2020-01-01', '2020-01-02', '2021-06-01', null);
const someTitle = fc.constantFrom('One', 'Two', 'éclair', '“Eclair”', '漢字');
const somePosts: fc.Arbitrary<readonly Post[]> = fc
	.array(fc.record({day: someDay, title: someTitle, modifiedMs: fc.integer({min: 0, max: 2})}), {maxLength: 40})
	.map(all => all.map((own, index) => makePost({...own, path: `${(index * 7) % 41}.md`})));

const sorted = (posts: readonly Post[], order: Order) => [...posts].sort(compareBy(order));

test('posts in another order are as if they were sorted so', () => {
	fc.assert(
		fc.property(somePosts, fc.constantFrom(...orders), fc.constantFrom(...orders), (posts, from, to) => {
			assert.deepEqual(reorder(sorted(posts, from), from, to), sorted(posts, to));
		}),
	);
});

test('what was prepared is the order by title', () => {
	fc.assert(
		fc.property(somePosts, posts => {
			const oldest = sorted(posts, 'oldest');
			for (const _ of prepareTitles(oldest, 'oldest'));
			assert.deepEqual(reorder(oldest, 'oldest', 'title'), sorted(posts, 'title'));
			assert.deepEqual(reorder(sorted(posts, 'title'), 'title', 'oldest'), oldest);
		}),
	);
});

test('many posts are sorted beforehand in many steps', () => {
	const posts = Array.from({length: 5000}, (_, index) => makePost({path: `${index}`, title: `${(index * 31) % 997}`}));
	const steps = [...prepareTitles(posts, 'oldest')];
	assert.ok(steps.length > 20);
	assert.deepEqual(reorder(posts, 'oldest', 'title'), sorted(posts, 'title'));
});

test('an order that was asked for before is the same array', () => {
	const posts = sorted([makePost({path: 'a'}), makePost({path: 'b', title: 'An apple'})], 'newest');
	const byTitle = reorder(posts, 'newest', 'title');
	assert.equal(reorder(posts, 'newest', 'title'), byTitle);
	assert.equal(reorder(byTitle, 'title', 'newest'), posts);
});

test('sorted lists are joined in order', () => {
	fc.assert(
		fc.property(somePosts, fc.integer({min: 0, max: 40}), fc.constantFrom(...orders), (posts, at, order) => {
			const [a, b] = [sorted(posts.slice(0, at), order), sorted(posts.slice(at), order)];
			assert.deepEqual(mergeSorted(a, b, compareBy(order)), sorted(posts, order));
			for (const [index, post] of a.entries()) assert.equal(placeIn(a, post, compareBy(order)), index + 1);
		}),
	);
});
