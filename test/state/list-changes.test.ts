import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {step} from '../../source/keys/dispatch.ts';
import type {Post} from '../../source/posts/post.ts';
import type {State} from '../../source/state/state.ts';
import {articleFrom} from '../make-article.ts';
import {makePost} from '../make-post.ts';
import {
	change,
	chosen,
	find,
	isSound,
	listOf,
	load,
	markAs,
	posts,
	press,
	rowOfChosen,
	titles,
	typed,
} from './lists.ts';

const at = (index: number): Post => posts[index] ?? assert.fail();

test('posts come, go and change in one step, each at its place', () => {
	const late = makePost({path: 'late.md', title: 'Late', day: '2025-01-01'});
	const edited = {...at(1), title: 'Edited', modifiedMs: 1};
	const state = change(listOf(4), {
		added: [late],
		changed: [{before: at(1).path, post: edited}],
		removed: [at(2).path],
	});
	assert.deepEqual(titles(state), ['Late', at(0).title, 'Edited', at(3).title]);
});

test('the chosen post stays on its row, whatever comes or goes before it', () => {
	const state = press(listOf(60), ...'jjjjjjjjjjjjjj'.split(''));
	const row = rowOfChosen(state);
	const older = Array.from({length: 7}, (_, index) => ({...at(index), path: `twin-${index}.md`}));
	for (const after of [
		change(state, {added: older}),
		change(state, {added: older.slice(0, 1)}),
		change(state, {removed: [at(3).path]}),
		change(state, {removed: [at(13).path, at(12).path, at(15).path]}),
		load(state, older),
	]) {
		assert.equal(chosen(after), at(14));
		assert.equal(rowOfChosen(after), row);
	}
});

test('a chosen post that is removed leaves its place to the next one, the last to the one before', () => {
	const state = press(listOf(4), 'j');
	assert.equal(chosen(change(state, {removed: [at(1).path]})), at(2));
	const last = press(listOf(4), 'G');
	assert.equal(chosen(change(last, {removed: [at(3).path]})), at(2));
	const none = change(state, {removed: posts.slice(0, 4).map(({path}) => path)});
	assert.deepEqual([none.list.matches.length, isSound(none)], [0, true]);
});

test('a post that is renamed stays chosen and keeps its marks', () => {
	const marked = press(listOf(4), 'j', 'm');
	const renamed = {...at(1), path: 'posts/renamed.md'};
	const state = change(marked, {changed: [{before: at(1).path, post: renamed}]});
	assert.equal(chosen(state), renamed);
	assert.equal(state.marks.get(renamed.path)?.isBookmarked, true);
});

test('an article that is read is the same after its file was renamed', () => {
	const opened = step(press(listOf(4), 'j', 'Enter'), {
		type: 'article-opened',
		article: articleFrom(at(1), 'The text.'),
	});
	const renamed = {...at(1), path: 'posts/renamed.md'};
	const state = change(opened, {changed: [{before: at(1).path, post: renamed}]});
	assert.equal(state.reader?.path, renamed.path);
});

test('a filter and what a search found follow the changes', () => {
	const filtered = press(listOf(4), '/', ...typed('number 2'), 'Enter');
	const twin = makePost({path: 'twin.md', title: 'Post number 2 again'});
	assert.equal(change(filtered, {added: [twin]}).list.matches.length, 2);
	assert.equal(change(filtered, {removed: [at(2).path]}).list.matches.length, 0);
	const searched = find(press(listOf(4), 'f', 'x', 'Enter'), [{post: at(1)}, {post: at(2), score: 5}], 4, 4);
	const edited = {...at(2), title: 'Edited', modifiedMs: 1};
	const changed = change(searched, {changed: [{before: at(2).path, post: edited}], removed: [at(1).path]});
	assert.deepEqual(titles(changed), ['Edited']);
	assert.deepEqual(titles(find(changed, [], 4, 4)), [], 'and go when they are looked through in vain');
	assert.deepEqual(titles(find(changed, [{post: edited}], 4, 4)), ['Edited']);
});

test('after a filter the reader is back at the post that has changed meanwhile', () => {
	const state = press(listOf(9), ...'jjj'.split(''), '/', ...typed('8'));
	const edited = {...at(3), title: 'Edited', modifiedMs: 1};
	assert.equal(chosen(press(change(state, {changed: [{before: at(3).path, post: edited}]}), 'Esc')), edited);
	assert.equal(chosen(press(change(state, {removed: [at(3).path]}), 'Esc')), at(4));
});

test('what changes nothing gives the same list', () => {
	const state = listOf(4);
	assert.equal(change(state, {removed: ['nowhere.md']}).list, state.list);
});

test('a post that is there already is not there twice', () => {
	assert.equal(change(listOf(4), {added: [{...at(1), modifiedMs: 5}]}).list.posts.length, 4);
});

const event: fc.Arbitrary<(state: State) => State> = fc.oneof(
	fc
		.constantFrom('j', 'k', 'Space', 'G', 'b', 'v', 's', 'Tab', 'r', 'm')
		.map(key => (state: State) => press(state, key)),
	fc.array(fc.integer({min: 0, max: 59}), {maxLength: 9}).map(indexes => (state: State) => {
		const known = new Set(state.list.posts.map(({path}) => path));
		const paths = indexes.map(index => at(index).path);
		return change(state, {
			removed: paths.filter(path => known.has(path)),
			added: posts.slice(0, 60).filter(({path}) => paths.includes(path) && !known.has(path)),
		});
	}),
	fc
		.record({columns: fc.integer({min: 10, max: 130}), rows: fc.integer({min: 3, max: 50})})
		.map(size => (state: State) => step(state, {type: 'resized', size})),
);

test('whatever happens to a list, the chosen post is whole on the screen', () => {
	fc.assert(
		fc.property(fc.array(event, {maxLength: 25}), events => {
			let state = load(listOf(0), posts.slice(0, 60), {marks: new Map([[at(3).path, markAs(true, true, 100)]])});
			for (const happen of events) {
				state = happen(state);
				assert.ok(isSound(state));
			}
		}),
		{numRuns: 60},
	);
});
