import assert from 'node:assert/strict';
import {test} from 'node:test';
import {step} from '../../source/keys/dispatch.ts';
import {detailsOf} from '../../source/state/list-details.ts';
import type {State} from '../../source/state/state.ts';
import {makePost, makeState} from '../make-post.ts';
import {change, chosen, find, isSound, listOf, load, posts, press, rowOfChosen, titles, typed} from './lists.ts';

const at = (index: number) => posts[index] ?? assert.fail();
const search = (state: State, words = 'ferry') => press(state, 'f', ...typed(words), 'Enter');
const indexes = (state: State) => state.list.matches.map(post => posts.indexOf(post));

test('f asks for words and Enter begins the search; nothing is sought before', () => {
	const asked = press(listOf(20), 'f', ...typed('tom cruise'));
	assert.deepEqual([asked.list.prompt, asked.list.typed, asked.list.search], ['search', 'tom cruise', null]);
	const begun = press(asked, 'Enter');
	assert.deepEqual(
		[begun.list.prompt, begun.list.search?.query, begun.list.search?.progress],
		[null, 'tom cruise', {done: 0, total: 20}],
	);
	assert.deepEqual(begun.list.matches, []);
});

test('Esc leaves the prompt, and an empty one by Enter ends the search', () => {
	assert.deepEqual(press(listOf(20), 'f', 'x', 'Esc').list.search, null);
	const begun = find(search(listOf(20)), [{post: at(3)}]);
	assert.deepEqual(press(begun, 'f', 'x', 'Esc').list.search?.query, 'ferry');
	assert.equal(press(begun, 'f', 'Enter').list.search, null);
	assert.equal(press(begun, 'Esc').list.search, null);
});

test('what cannot be understood is told, and can be put right', () => {
	const wrong = press(listOf(20), 'f', ...typed('before:soon'), 'Enter');
	assert.match(wrong.notice ?? '', /before: takes a year/);
	assert.equal(press(wrong, 'Ctrl-U', ...typed('ferry'), 'Enter').list.search?.query, 'ferry');
});

test('the best stand first, and of equals the newest', () => {
	const begun = search(listOf(20));
	const some = find(begun, [{post: at(7)}, {post: at(9), score: 4}], 5, 20);
	const all = find(some, [{post: at(2)}, {post: at(1), score: 2}], 20, 20);
	assert.deepEqual(indexes(some), [9, 7]);
	assert.deepEqual(indexes(all), [9, 1, 2, 7]);
	assert.deepEqual([some.list.search?.progress, all.list.search?.progress], [{done: 5, total: 20}, null]);
});

test('a post that is found again, for more of its words, is there once and better', () => {
	const some = find(search(listOf(20)), [{post: at(7)}, {post: at(3)}], 5, 20);
	assert.deepEqual(indexes(find(some, [{post: at(7), score: 9}], 20, 20)), [7, 3]);
});

test('what another search found comes too late', () => {
	const begun = search(listOf(20));
	const found = [{post: at(1), score: 1, context: null}];
	assert.equal(step(begun, {type: 'posts-found', query: 'boat', found, done: 20, total: 20}), begun);
	assert.equal(step(listOf(20), {type: 'posts-found', query: 'boat', found, done: 1, total: 20}).list.search, null);
});

test('until the reader moves the best is chosen; then the chosen post stays on its row', () => {
	const some = find(
		search(listOf(100)),
		posts.slice(40, 80).map(post => ({post, score: 2})),
		5,
		20,
	);
	const better = find(some, [{post: at(3), score: 9}], 9, 20);
	assert.deepEqual([chosen(better), better.list.selected], [at(3), 0]);
	const moved = press(better, ...'jjjjjj'.split(''));
	const more = find(
		moved,
		posts.slice(4, 14).map(post => ({post, score: 3})),
		20,
		20,
	);
	assert.equal(chosen(more), chosen(moved));
	assert.equal(rowOfChosen(more), rowOfChosen(moved));
	assert.ok(isSound(more));
});

test('s sorts what was found: best, newest, oldest, title, best', () => {
	const found = find(search(listOf(20)), [{post: at(12)}, {post: at(2), score: 5}, {post: at(7)}]);
	const orders = [found, press(found, 's'), press(found, 's', 's'), press(found, 's', 's', 's')];
	assert.deepEqual(orders.map(indexes), [
		[2, 7, 12],
		[2, 7, 12],
		[12, 7, 2],
		[12, 2, 7],
	]);
	assert.equal(press(found, ...'ssss'.split('')).list.search?.order, 'rank');
	assert.equal(press(found, ...'ssss'.split('')).list.order, 'newest');
});

test('a filter chooses among what was found; Esc ends the filter, then the search', () => {
	const found = find(search(listOf(20)), [{post: at(12)}, {post: at(2)}, {post: at(7)}]);
	const filtered = press(found, '/', ...typed('2'), 'Enter');
	assert.deepEqual(indexes(filtered).sort(), [12, 2]);
	assert.equal(press(filtered, 'Esc').list.matches.length, 3);
	assert.equal(press(filtered, 'Esc', 'Esc').list.matches.length, 20);
});

test('after a search the reader is where it began, or at the post that was chosen in it', () => {
	const before = press(listOf(100), ...'jjjjjjj'.split(''));
	const found = find(search(before), [{post: at(60)}, {post: at(30), score: 3}]);
	const unmoved = press(found, 'Esc');
	assert.deepEqual([chosen(unmoved), rowOfChosen(unmoved)], [at(7), rowOfChosen(before)]);
	assert.equal(chosen(press(found, 'j', 'Esc')), at(60));
	assert.equal(chosen(press(found, 'Enter', 'q', 'Esc')), at(30));
	assert.equal(press(find(search(listOf(100)), []), 'Esc').list.hasMoved, false);
});

test('an article from a search opens at the words that were looked for', () => {
	const found = find(search(listOf(20), 'Ferry "Port Selby" -boat'), [{post: at(12)}]);
	const {reader} = press(found, 'Enter');
	assert.deepEqual(reader?.status === 'loading' && reader.arrival?.words, ['ferry', 'port selby']);
	const plain = press(listOf(20), 'Enter').reader;
	assert.equal(plain?.status === 'loading' && plain.arrival, null);
});

test('a search that the program began with has all posts that come', () => {
	const begun = load(makeState({search: 'ferry'}), posts.slice(0, 5), {total: 9});
	assert.deepEqual([begun.list.matches.length, begun.list.posts.length], [0, 5]);
	assert.deepEqual(indexes(find(begun, [{post: at(4)}])), [4]);
	assert.deepEqual(press(find(begun, [{post: at(4)}]), 'Esc').list.matches.length, 5);
});

test('words stand out where they are shown: in the title, and in the context or the description', () => {
	const post = makePost({path: 'x.md', title: 'The Ferry', description: 'A ferry, late.'});
	const begun = search(load(makeState(), [post]));
	const plain = find(begun, [{post}]);
	const own = detailsOf(plain.list, post);
	assert.deepEqual([own.title, own.description, own.excerpt], [[[4, 9]], [[2, 7]], null]);
	const context = {text: 'by ferry at nine', isCutBefore: true, isCutAfter: false, ranges: [[3, 8]]} as const;
	const cut = detailsOf(find(begun, [{post, context}]).list, post);
	assert.deepEqual([cut.excerpt, cut.description], [context, []]);
});

test('a search goes on in a list that changes', () => {
	const found = find(search(listOf(20)), [{post: at(12)}, {post: at(2)}], 10, 20);
	const changed = change(found, {removed: [at(2).path, at(5).path]});
	assert.deepEqual(titles(changed), [at(12).title]);
	assert.deepEqual(changed.list.search?.progress, {done: 10, total: 20});
});
