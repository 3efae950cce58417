import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {SavedPlace} from '../../source/posts/marks.ts';
import type {Article} from '../../source/render/article.ts';
import {plainText} from '../../source/render/line.ts';
import {linesFrom} from '../../source/state/place.ts';
import {markRead, openedArticle, placeSaved, renamed, stayed, timesToRead} from '../../source/state/read-marks.ts';
import {scrollReader} from '../../source/state/reader.ts';
import type {Arrival, OpenReader} from '../../source/state/reader-state.ts';
import {lastPlace, savedPlaceOf} from '../../source/state/saved-place.ts';
import {initialState, type Motion, type Size, type State} from '../../source/state/state.ts';
import {articleFrom} from '../make-article.ts';
import {makePost, makeState} from '../make-post.ts';

const SIZE: Size = {columns: 60, rows: 14};
const paragraphs = (name: string, count = 30): string =>
	Array.from({length: count}, (_, index) => `${name} ${index} stands here.`).join('\n\n');
const TEXT = `${paragraphs('Sand')}\n\n## Shells\n\n[shore](https://a.example/)\n\n${paragraphs('Shell')}`;

const articleAt = (path: string, markdown: string): Article =>
	articleFrom(makePost({path, title: 'The beach', description: ''}), markdown);

type Opening = {
	readonly markdown?: string;
	readonly saved?: SavedPlace | null;
	readonly arrival?: Partial<Arrival>;
	readonly size?: Size;
	readonly state?: State;
};

/** The state after `a.md` was opened on the way that an arrival tells. */
function open({markdown = TEXT, saved = null, arrival, size = SIZE, state = makeState({size})}: Opening = {}): State {
	const way = arrival === undefined ? null : {place: null, anchor: '', trail: [], ...arrival};
	const reader = {status: 'loading', path: 'a.md', previous: null, typedAhead: [], arrival: way} as const;
	const loading: State = {...state, screen: 'reader', reader};
	return openedArticle(loading, {type: 'article-opened', article: articleAt('a.md', markdown), saved});
}

function readerOf(state: State): OpenReader {
	assert.equal(state.reader?.status, 'open');
	return state.reader as OpenReader;
}

const move = (state: State, motion: Motion, direction: 1 | -1): State =>
	markRead({...state, reader: scrollReader(readerOf(state), motion, direction, state.size)});
const toEnd = (state: State): State => move(state, 'end', 1);
const savedAt = (state: State): SavedPlace => savedPlaceOf(readerOf(state), state.size);
const isRead = (state: State): boolean => state.marks.get('a.md')?.isRead === true;
const topRow = (state: State): string =>
	linesFrom(readerOf(state).pages, readerOf(state).top, 14)
		.map(({line}) => plainText(line).trim())
		.find(row => row !== '') ?? '';

test('the end of an article counts once it was open for longer than a glance', () => {
	const moved = toEnd(stayed(open(), 'a.md'));
	assert.equal(isRead(moved), true);
	assert.deepEqual(
		moved.requests.map(request => request.kind === 'set-read' && [request.post.path, request.isRead]),
		[['a.md', true]],
	);
});

test('to hop to the end and away again is a glance; to stay there is not', () => {
	const hopped = toEnd(open());
	assert.equal(isRead(hopped), false);
	assert.equal(isRead(stayed(hopped, 'a.md')), true);
	assert.equal(isRead(stayed(move(hopped, 'end', -1), 'a.md')), false);
});

test('an article that fits on one page counts after a glance', () => {
	const short = open({markdown: 'One line.'});
	assert.deepEqual([isRead(short), isRead(stayed(short, 'a.md'))], [false, true]);
});

test('an article that was open for half the time that it takes to read counts, wherever one is in it', () => {
	const once = stayed(open(), 'a.md');
	const twice = stayed(once, 'a.md');
	assert.deepEqual([isRead(once), isRead(twice)], [false, true]);
});

test('what was read and is marked unread elsewhere is not marked again in the same sitting', () => {
	const read = toEnd(stayed(open(), 'a.md'));
	const unread = {...read, marks: new Map()};
	assert.equal(isRead(markRead(unread)), false);
	assert.equal(isRead(stayed(toEnd(move(unread, 'end', -1)), 'a.md')), false);
});

test('a post that is marked as read already asks for nothing, and its bookmark stays', () => {
	const marks = new Map([['a.md', {isRead: true, isBookmarked: true, percent: 100}]]);
	const read = toEnd(stayed(open({state: {...makeState({size: SIZE}), marks}}), 'a.md'));
	assert.deepEqual([read.requests, read.marks], [[], marks]);
	const unread = new Map([['a.md', {isRead: false, isBookmarked: true, percent: 3}]]);
	const counted = toEnd(stayed(open({state: {...makeState({size: SIZE}), marks: unread}}), 'a.md'));
	assert.deepEqual(counted.marks.get('a.md'), {isRead: true, isBookmarked: true, percent: 3});
});

test('the mark of a post that is in no list comes with it', () => {
	const mark = {isRead: true, isBookmarked: true, percent: 12};
	const state = makeState({path: 'a.md'});
	const action = {type: 'article-opened', article: articleAt('a.md', TEXT), mark} as const;
	assert.deepEqual(openedArticle(state, action).marks.get('a.md'), mark);
	const marks = new Map([['a.md', {...mark, isBookmarked: false}]]);
	assert.equal(openedArticle({...state, marks}, action).marks, marks);
});

test('to stay at an article that is no longer open changes nothing', () => {
	const state = open();
	assert.equal(stayed(state, 'b.md'), state);
	assert.equal(stayed(makeState(), 'a.md').reader, null);
});

test('the times that count grow with the words, within what is sensible', () => {
	const times = (words: number) => Object.values(timesToRead({words})).map(ms => Math.round(ms / 1000));
	assert.deepEqual(times(0), [2, 20]);
	assert.deepEqual(times(115), [6, 20]);
	assert.deepEqual(times(230), [10, 30]);
	assert.deepEqual(times(2300), [10, 300]);
});

test('an article is opened where it was left, and says so', () => {
	const left = move(move(open(), 'page', 1), 'page', 1);
	const again = open({saved: savedAt(left)});
	assert.equal(topRow(again), topRow(left));
	assert.equal(again.notice, 'Where you left it: g goes to the beginning');
});

test('a place is found again by its words, at any width and in another edition', () => {
	const left = move(open(), 'page', 1);
	const saved = savedAt(left);
	const markdown = `New.\n\nAnd new.\n\n${TEXT}`;
	for (const columns of [20, 40, 100]) {
		const row = topRow(open({saved, markdown, size: {columns, rows: 14}}));
		assert.ok(topRow(left).startsWith(row), row);
	}
});

test('where the words are gone the place is as far on as before, or the end', () => {
	const left = move(open(), 'page', 1);
	const other = open({saved: savedAt(left), markdown: paragraphs('Dune', 60)});
	assert.match(topRow(other), /^Dune \d+ stands here\.$/);
	assert.equal(topRow(open({saved: savedAt(toEnd(open())), markdown: 'Only this.'})), 'The beach');
});

test('a place that makes no sense is one all the same', () => {
	for (const section of [-5, 1e9])
		for (const at of [-7, 1e9]) {
			const state = open({saved: {section, at, words: 'words that are nowhere', percent: 30}});
			assert.notEqual(topRow(state), '');
		}
});

test('at its beginning nothing is said, and what was read to its end begins anew', () => {
	const start = open({saved: savedAt(stayed(open(), 'a.md'))});
	const ended = open({saved: savedAt(toEnd(open()))});
	for (const state of [start, ended]) {
		assert.deepEqual([readerOf(state).top, state.notice], [{section: 0, line: 0}, null]);
	}
});

test('the notice that was there before is kept', () => {
	const saved = savedAt(move(open(), 'page', 1));
	assert.equal(open({saved, state: {...makeState({size: SIZE}), notice: 'Take note'}}).notice, 'Take note');
});

test('a way that leads to a place goes before the place where it was left', () => {
	const saved = savedAt(move(open(), 'page', 1));
	assert.equal(topRow(open({saved, arrival: {anchor: 'shells'}})), 'Shells');
	const place = savedAt(move(open(), 'half', 1));
	const back = open({saved, arrival: {place: {section: place.section, at: place.at}}});
	assert.equal(topRow(back), topRow(move(open(), 'half', 1)));
	assert.equal(back.notice, null);
	assert.equal(open({saved, arrival: {}}).notice, 'Where you left it: g goes to the beginning');
});

test('a glance at the beginning is kept as nothing read, a look at the first page as that page', () => {
	assert.deepEqual(savedAt(open()), {section: 0, at: 0, words: '', percent: 0});
	const {percent} = savedAt(stayed(open(), 'a.md'));
	assert.ok(percent > 0 && percent < 30, `${percent}`);
	assert.equal(savedAt(toEnd(open())).percent, 100);
});

test('a glance changes nothing of what was kept before, wherever it leads', () => {
	const saved = savedAt(move(open(), 'page', 1));
	for (const arrival of [{}, {anchor: 'shells'}, {words: ['shore']}]) {
		const again = open({saved, arrival});
		assert.equal(savedAt(again), saved);
		assert.notDeepEqual(savedAt(move(again, 'line', 1)), saved);
	}
	const ended = savedAt(toEnd(open()));
	assert.equal(savedAt(open({saved: ended})), ended);
	assert.notEqual(savedAt(stayed(open({saved, arrival: {words: ['shore']}}), 'a.md')).words, saved.words);
});

test('a place is kept by at most eighty characters', () => {
	const markdown = Array.from({length: 40}, (_, index) => `${index} ${'word '.repeat(60)}`).join('\n\n');
	assert.equal(savedAt(move(open({markdown}), 'page', 1)).words.length, 80);
});

test('a place that was kept is known in the list', () => {
	const state = placeSaved(makeState(), 'a.md', 34);
	assert.deepEqual(state.marks.get('a.md'), {isRead: false, isBookmarked: false, percent: 34});
	assert.equal(placeSaved(state, 'a.md', 34), state);
});

test('the last place is that of the article on the screen', () => {
	assert.equal(lastPlace(makeState()), null);
	const state = move(open(), 'page', 1);
	assert.deepEqual(lastPlace(state), {post: readerOf(state).book.article.post, place: savedAt(state)});
	const next: State = {
		...state,
		reader: {status: 'loading', path: 'b.md', previous: readerOf(state), typedAhead: [], arrival: null},
	};
	assert.deepEqual(lastPlace(next), lastPlace(state));
});

test('a post that is opened with its links shows them over its page', () => {
	const state = open({arrival: {panel: 'links'}});
	assert.equal(readerOf(state).panel?.kind, 'links');
	const found = readerOf(open({arrival: {panel: 'links', words: ['shore']}}));
	assert.deepEqual([found.panel?.kind, found.search?.query], ['links', 'shore']);
	const none = open({markdown: 'Text.', arrival: {panel: 'links'}});
	assert.deepEqual([readerOf(none).panel, none.notice], [null, 'This article has no links and no images']);
});

test('an article whose file was renamed stays open where it is', () => {
	const place = {section: 0, at: 3};
	const state = move(open({arrival: {trail: [{path: 'b.md', place}]}}), 'page', 1);
	const moved = readerOf(renamed(state, 'a.md', 'c.md'));
	assert.deepEqual([moved.path, moved.book.article.post.path, moved.top], ['c.md', 'c.md', readerOf(state).top]);
	assert.equal(moved.pages.book, moved.book);
	assert.deepEqual(readerOf(renamed(state, 'b.md', 'c.md')).trail, [{path: 'c.md', place}]);
	assert.deepEqual(lastPlace(renamed(state, 'a.md', 'c.md'))?.post.path, 'c.md');
});

test('so does one that is still read, and one that could not be', () => {
	const {size, settings} = makeState({size: SIZE});
	const memory = {order: 'newest', tab: 'all', isCompact: false, chosen: null} as const;
	const loading = initialState({size, settings, source: '', path: 'a.md', memory, search: null, notice: null});
	assert.equal(renamed(loading, 'a.md', 'c.md').reader?.path, 'c.md');
	const failed: State = {...loading, reader: {status: 'failed', path: 'a.md', message: 'no', trail: []}};
	assert.equal(renamed(failed, 'a.md', 'c.md').reader?.path, 'c.md');
	assert.equal(renamed(makeState(), 'a.md', 'c.md').reader, null);
});
