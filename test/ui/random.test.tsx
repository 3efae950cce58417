import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {step} from '../../source/keys/dispatch.ts';
import type {Post} from '../../source/posts/post.ts';
import type {Article} from '../../source/render/article.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {countMatches, matchNumber} from '../../source/state/find.ts';
import {entryCount} from '../../source/state/panel.ts';
import {linesFrom} from '../../source/state/place.ts';
import type {OpenReader} from '../../source/state/reader-state.ts';
import {pageRows} from '../../source/state/scroll.ts';
import type {State} from '../../source/state/state.ts';
import {measure} from '../../source/text/width.ts';
import {makePost, makePosts, makeState} from '../make-post.ts';
import {isSound} from '../state/lists.ts';
import {rowsAskedFor} from './screens.tsx';

const CHAPTER = `## A chapter

Words with a [link](https://a.example/), [another post](000001.md#a-chapter) and [a place](#the-end).

![A pier](https://p.example/pier.jpg)

| Name | Age |
|---|--:|
| Ilse | 61 |

${'The ferry left Ode at nine.\n\n'.repeat(12)}
`;
const chapters = [CHAPTER, '', CHAPTER.replaceAll('ferry', 'boat'), '', `# The end\n\n${CHAPTER}`];

const articleOf = (post: Post, texts: readonly string[]): Article => ({
	post,
	sections: texts.map(text => ({size: text.length, read: () => parseBlocks(text, '')})),
});

type Event = (state: State) => State;

const isOpen = (state: State): OpenReader | null => (state.reader?.status === 'open' ? state.reader : null);

const arrive: Event = state => {
	const {reader} = state;
	if (reader?.status !== 'loading') return state;
	const post = makePost({path: reader.path});
	return step(state, {type: 'article-opened', article: articleOf(post, chapters)});
};
const fail: Event = state =>
	state.reader === null
		? state
		: step(state, {type: 'article-failed', path: state.reader.path, message: 'no such file'});
const readOn: Event = state => {
	const reader = isOpen(state);
	if (reader === null || reader.known >= reader.book.count) return state;
	return step(state, {type: 'read-on', book: reader.book, known: reader.known + 1});
};
const change =
	(texts: readonly string[]): Event =>
	state => {
		const reader = isOpen(state);
		if (reader === null) return state;
		const {modifiedMs} = reader.book.article.post;
		const post = makePost({path: reader.path, modifiedMs: modifiedMs + 1});
		return step(state, {type: 'article-changed', article: articleOf(post, texts), notice: 'Changed'});
	};
const gone: Event = state =>
	state.reader === null ? state : step(state, {type: 'article-lost', path: state.reader.path, how: 'gone'});
/** What a search finds, where there is one; posts come and go meanwhile. */
const find: Event = state => {
	const {search, posts} = state.list;
	if (search === null) return state;
	const found = posts.filter((_, index) => index % 2 === 0).map(post => ({post, score: 1, context: null}));
	return step(state, {type: 'posts-found', query: search.query, found, done: posts.length, total: posts.length});
};
const shuffle: Event = state => {
	const [first, second] = state.list.posts;
	const renamed = second === undefined ? [] : [{before: second.path, post: {...second, path: `${second.path}x`}}];
	return step(state, {
		type: 'posts-changed',
		changes: {
			added: [makePost({path: `${state.list.posts.length}.md`, day: '2024-02-01'})],
			changed: renamed,
			removed: first === undefined ? [] : [first.path],
			marks: new Map(),
		},
	});
};
const perform: Event = state => {
	const [request] = state.requests;
	return request === undefined ? state : step(state, {type: 'request-done', request});
};

const keys = [
	...'jjkkddu bgGnN/}{to][m+-e?1234y',
	...'svmrf:',
	...['Tab', 'S-Tab', 'Ctrl-R'],
	...['Enter', 'Enter', 'Enter', 'Esc', 'Space', 'Backspace', 'Down', 'Up', 'PgDn', 'Ctrl-U', 'h', 'l'],
	...'ferry',
];
const events: fc.Arbitrary<Event> = fc.oneof(
	{
		weight: 12,
		arbitrary: fc
			.array(fc.constantFrom(...keys), {minLength: 1, maxLength: 4})
			.map(pressed => (state: State) => step(state, {type: 'keys', keys: pressed})),
	},
	{
		weight: 3,
		arbitrary: fc.constantFrom<Event>(arrive, arrive, readOn, readOn, find, find, shuffle, perform, fail, gone, state =>
			step(state, {type: 'restyled'}),
		),
	},
	{weight: 1, arbitrary: fc.constantFrom([CHAPTER], [''], [...chapters, ...chapters]).map(change)},
	{
		weight: 2,
		arbitrary: fc
			.record({columns: fc.integer({min: 1, max: 120}), rows: fc.integer({min: 1, max: 40})})
			.map(size => (state: State) => step(state, {type: 'resized', size})),
	},
);

function assertSound(state: State): void {
	const {size} = state;
	for (const row of rowsAskedFor(state)) assert.ok(measure(row) <= size.columns, row);
	if (size.columns >= 10 && size.rows >= 3) assert.ok(isSound(state), 'the chosen post is not whole on the screen');
	const reader = isOpen(state);
	if (reader === null) return;
	const {pages, top, search, panel, anchor} = reader;
	const rows = pageRows(size);
	const isShort = pages.book.article.sections.flatMap((_, index) => pages.lines(index)).length <= rows;
	assert.ok(isShort || linesFrom(pages, top, rows).length === rows, 'rows stay empty below the end');
	assert.ok(anchor.section < pages.book.count);
	if (search !== null) assert.ok(matchNumber(search) <= countMatches(search), 'a match that is none');
	if (panel !== null) assert.ok(panel.selected < entryCount(reader, panel.kind), 'an entry that is none');
}

test('whatever is pressed, and whatever happens meanwhile, the screen is sound', () => {
	const posts = makePosts(3);
	const list = step(makeState(), {
		type: 'posts-loaded',
		batch: {posts, marks: new Map(), done: posts.length, total: posts.length},
	});
	fc.assert(
		fc.property(fc.boolean(), fc.array(events, {minLength: 5, maxLength: 40}), (isNamed, happenings) => {
			let state = arrive(isNamed ? makeState({path: 'a.md'}) : step(list, {type: 'keys', keys: ['Enter']}));
			for (const happen of happenings) {
				state = happen(state);
				assertSound(state);
			}
		}),
		{numRuns: 150},
	);
});
