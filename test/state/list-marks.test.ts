import assert from 'node:assert/strict';
import {test} from 'node:test';
import {step} from '../../source/keys/dispatch.ts';
import type {Post} from '../../source/posts/post.ts';
import {memoryOf} from '../../source/state/list-memory.ts';
import {makeState} from '../make-post.ts';
import {posts as all, chosen, listOf, load, markAs, press, rowOfChosen, titles} from './lists.ts';

const posts = all.slice(0, 6);
const pathAt = (index: number): string => posts[index]?.path ?? assert.fail();

test('r marks as read and as unread, m sets and takes away a bookmark; both say so, and the chosen post stays chosen', () => {
	const read = press(listOf(6), 'j', 'r');
	assert.deepEqual([read.marks.get(pathAt(1))?.isRead, read.notice, read.list.selected], [true, 'Marked as read', 1]);
	assert.deepEqual(read.requests, [{kind: 'set-read', post: posts[1], isRead: true}]);
	const unread = press(read, 'r');
	assert.deepEqual([unread.marks.get(pathAt(1))?.isRead, unread.notice], [false, 'Marked as unread']);
	const kept = press(listOf(6), 'm');
	assert.deepEqual([kept.marks.get(pathAt(0))?.isBookmarked, kept.notice], [true, 'Bookmarked']);
	assert.equal(press(kept, 'm').notice, 'The bookmark is taken away');
	assert.equal(press(kept, 'm').requests.length, 2);
});

test('what a post holds is not looked at to tell one request from another: it may hold all that was read', () => {
	const [post] = posts;
	const heavy = {...post, toJSON: () => assert.fail('it was')} as unknown as Post;
	const quit = press(load(makeState(), [heavy]), 'r', 'm', 'q', 'q');
	assert.deepEqual(
		quit.requests.map(({kind}) => kind),
		['set-read', 'set-bookmarked', 'exit'],
	);
});

test('a mark leaves what else is known of the post', () => {
	const begun = load(makeState(), posts, {marks: new Map([[pathAt(0), markAs(false, true, 34)]])});
	assert.deepEqual(press(begun, 'r').marks.get(pathAt(0)), markAs(true, true, 34));
});

test('without a post nothing is marked', () => {
	const empty = load(makeState(), []);
	assert.equal(press(empty, 'r', 'm', 'o').requests.length, 0);
});

test('Tab goes from all posts to the unread and the bookmarks, and S-Tab the other way', () => {
	const marks = new Map([
		[pathAt(0), markAs(true)],
		[pathAt(3), markAs(true, true)],
	]);
	const state = load(makeState(), posts, {marks});
	assert.deepEqual(
		titles(press(state, 'Tab')),
		[1, 2, 4, 5].map(at => posts[at]?.title),
	);
	assert.deepEqual(titles(press(state, 'Tab', 'Tab')), [posts[3]?.title]);
	assert.equal(press(state, 'Tab', 'Tab', 'Tab').list.matches, state.list.posts);
	assert.equal(press(state, 'S-Tab').list.tab, 'bookmarks');
});

test('a post that becomes read stays among the unread until these are entered again', () => {
	const unread = press(listOf(6), 'Tab', 'j');
	const marked = press(unread, 'r', 'j');
	assert.equal(marked.list.matches.length, 6);
	const filtered = press(marked, '/', 'x', 'Esc');
	assert.equal(filtered.list.matches.length, 6, 'after a filter too');
	const others = step(marked, {type: 'marks-changed', marks: new Map([[pathAt(5), markAs(true)]])});
	assert.equal(others.list.matches.length, 6, 'by another copy too');
	const again = press(others, 'Tab', 'Tab', 'Tab');
	assert.equal(again.list.matches.length, 4);
});

test('a post that loses its bookmark stays among the bookmarks until these are entered again', () => {
	const marked = press(listOf(6), 'm', 'j', 'm', 'S-Tab', 'm');
	assert.equal(marked.list.matches.length, 2);
	assert.equal(press(marked, 'Tab', 'S-Tab').list.matches.length, 1);
});

test('what is read in an article leaves the list of the unread as it was', () => {
	const unread = press(listOf(6), 'Tab');
	const read = step(unread, {type: 'marks-changed', marks: new Map([[pathAt(0), markAs(true)]])});
	assert.equal(press(read, 'j').list.selected, 1);
	assert.equal(chosen(press(read, 'j')), posts[1]);
});

test('posts that are read already do not come among the unread', () => {
	const unread = makeState({memory: {tab: 'unread'}});
	const marks = new Map([[pathAt(2), markAs(true)]]);
	assert.equal(load(unread, posts, {marks}).list.matches.length, 5);
});

test('the chosen post stays chosen from tab to tab; where it is not there, the next one is', () => {
	const marks = new Map([[pathAt(3), markAs(true)]]);
	const state = press(load(makeState(), posts, {marks}), 'j', 'j');
	assert.equal(chosen(press(state, 'Tab')), posts[2]);
	assert.equal(rowOfChosen(press(state, 'Tab')), rowOfChosen(state));
	assert.equal(chosen(press(state, 'j', 'Tab')), posts[4]);
});

test('s sorts by date, newest or oldest first, and by title; the chosen post stays chosen', () => {
	const second = press(listOf(6), 'j');
	const oldest = press(second, 's');
	assert.deepEqual([oldest.list.order, chosen(oldest), oldest.list.selected], ['oldest', posts[1], 4]);
	assert.deepEqual([press(oldest, 's').list.order, chosen(press(oldest, 's'))], ['title', posts[1]]);
	assert.deepEqual(press(oldest, 's', 's').list.posts, second.list.posts);
	assert.equal(chosen(press(listOf(6), 's')), posts[5], 'at the beginning one stays there');
});

test('v shows a line for each post, and again all that there is', () => {
	const compact = press(listOf(60), 'v');
	assert.equal(press(compact, 'Space').list.selected > press(listOf(60), 'Space').list.selected, true);
	assert.equal(press(compact, 'v').list.isCompact, false);
});

test('Ctrl-R asks to look for changes, and says so', () => {
	const asked = press(listOf(6), 'Ctrl-R');
	assert.deepEqual([asked.requests, asked.notice], [[{kind: 'rescan'}], 'Looking for changes']);
});

test('o opens the chosen post with its links', () => {
	const {reader} = press(listOf(6), 'j', 'o');
	assert.deepEqual(reader?.status === 'loading' && [reader.path, reader.arrival?.panel], [pathAt(1), 'links']);
});

const remembered = (...keys: readonly string[]) => memoryOf(press(listOf(6), ...keys));

test('of a list its order, tab, look and chosen post are remembered, but no first one', () => {
	assert.deepEqual(remembered(), {order: 'newest', tab: 'all', isCompact: false, chosen: null});
	assert.deepEqual(remembered('j', 's', 'v', 'Tab'), {
		order: 'oldest',
		tab: 'unread',
		isCompact: true,
		chosen: pathAt(1),
	});
	assert.equal(remembered('j', 'k').chosen, null);
});

test('a filter is not remembered, but what was chosen before it, or in it', () => {
	assert.equal(remembered('j', 'j', '/', '5').chosen, pathAt(2));
	assert.equal(remembered('/', '5').chosen, null);
	assert.equal(remembered('/', '5', 'Enter').chosen, pathAt(5));
	assert.equal(remembered('j', 'f', 'x', 'Enter').chosen, pathAt(1));
});

test('the post that was chosen the last time is chosen once it is there, in the middle of the screen', () => {
	const many = all.slice(0, 80);
	const wanted = many[60]?.path ?? null;
	const before = load(makeState({memory: {chosen: wanted}}), many.slice(0, 40), {total: 80});
	assert.deepEqual([before.list.selected, before.list.top], [0, 0]);
	assert.equal(memoryOf(before).chosen, wanted, 'and is not forgotten until then');
	const after = load(before, many.slice(40), {total: 80});
	assert.deepEqual([after.list.selected, rowOfChosen(after)], [60, 9]);
	assert.equal(memoryOf(after).chosen, wanted);
	const moved = load(press(before, 'j'), many.slice(40), {total: 80});
	assert.equal(moved.list.selected, 1, 'unless the reader has moved');
});

test('a list that is known from the last time is looked at again, and is whole only then', () => {
	const wanted = all[3]?.path ?? null;
	const batch = {posts: all.slice(0, 9), marks: new Map(), done: 0, total: 0, isWhole: false};
	const known = step(makeState({memory: {chosen: wanted}}), {type: 'posts-loaded', batch});
	assert.deepEqual([known.list.progress, known.list.selected], [{done: 0, total: 0}, 3]);
	const whole = step(known, {type: 'posts-loaded', batch: {...batch, posts: [], isWhole: true}});
	assert.deepEqual([whole.list.progress, whole.list.selected], [null, 3]);
});

test('a post that does not come while the list is read is not waited for', () => {
	const whole = load(makeState({memory: {chosen: 'gone.md'}}), posts);
	assert.deepEqual([whole.list.awaited, memoryOf(whole).chosen], [null, null]);
	const added = step(load(makeState({memory: {chosen: pathAt(5)}}), posts.slice(0, 3), {total: 9}), {
		type: 'posts-changed',
		changes: {added: posts.slice(3), changed: [], removed: [], marks: new Map()},
	});
	assert.equal(chosen(added), posts[5]);
});
