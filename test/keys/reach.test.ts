import assert from 'node:assert/strict';
import {test} from 'node:test';
import {modeOf, step} from '../../source/keys/dispatch.ts';
import {bindings, isPrompt} from '../../source/keys/keymap.ts';
import type {Post} from '../../source/posts/post.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import type {Request, State} from '../../source/state/state.ts';
import {frameOf} from '../../source/ui/view.ts';
import {makePosts, makeState} from '../make-post.ts';
import {load} from '../state/lists.ts';
import {helpKeys} from '../walk/keys.ts';
import {createChance} from '../walk/random.ts';

const UNREADABLE = 2;
const posts: readonly Post[] = makePosts(5);
const [TEXT, MORE] = [
	'# One\n\nTo [another](000001.md#two), [a place](#two), [away](https://a.example/), ![a pier](pier.jpg).\n\n',
	`${'The ferry left Ode at nine.\n\n'.repeat(30)}## Two\n\nThe end.\n`,
];

const openArticle = (state: State, path: string): State => {
	const post = posts.find(other => other.path === path);
	if (post === undefined || post === posts[UNREADABLE])
		return step(state, {type: 'article-failed', path, message: `${path}: it cannot be read`});
	const sections = [TEXT, MORE].map(text => ({size: text.length, read: () => parseBlocks(text, '')}));
	const opened = step(state, {type: 'article-opened', article: {post, sections}});
	return opened.reader?.status === 'open'
		? step(opened, {type: 'read-on', book: opened.reader.book, known: sections.length})
		: opened;
};

function answer(state: State, request: Request): State {
	const done = step(state, {type: 'request-done', request});
	return request.kind === 'follow' && request.known !== null
		? step(done, {type: 'open-path', path: request.known, anchor: ''})
		: done;
}

const isOver = ({requests}: State): boolean => requests.some(({kind}) => kind === 'exit');

/** What the world outside answers: articles are read, searches find every second post, other requests are carried out. */
function settle(state: State): State {
	let next = state;
	while (!isOver(next)) {
		const [request] = next.requests;
		const search = next.list.search;
		if (request !== undefined) next = answer(next, request);
		else if (next.reader?.status === 'loading') next = openArticle(next, next.reader.path);
		else if (search !== null && search.progress !== null) {
			const found = posts.filter((_, index) => index % 2 === 0).map(post => ({post, score: 1, context: null}));
			next = step(next, {type: 'posts-found', query: search.query, found, done: 5, total: 5});
		} else return next;
	}
	return next;
}

const press = (state: State, ...keys: readonly string[]): State => settle(step(state, {type: 'keys', keys}));

const start = load(makeState(), posts);

/** All that makes one state of the screen another kind than the next. */
function kindOf(state: State): string {
	const {list, reader, helpTop} = state;
	const open = reader?.status === 'open' ? reader : null;
	const parts = {
		mode: modeOf(state),
		under: state.screen,
		isHelp: helpTop !== null,
		// Under an article they are what they were.
		...(state.screen === 'list' && {tab: list.tab, order: list.order, isCompact: list.isCompact}),
		isTyped: list.typed !== '',
		isFiltered: list.query !== '',
		isSearch: list.search !== null,
		reader: reader?.status,
		panel: open?.panel?.kind,
		isFound: open !== null && open.search !== null,
		hasTrail: open !== null && open.trail.length > 0,
	};
	return JSON.stringify(parts);
}

/** The kinds that keys of the help lead to, each with the state that was met first. */
function explore(): ReadonlyMap<string, State> {
	const met = new Map([[kindOf(start), start]]);
	for (const state of met.values()) {
		const mode = modeOf(state);
		const keys = bindings
			.filter(({modes, command}) => modes.includes(mode) && (typeof command === 'function' || command.type !== 'quit'))
			.flatMap(binding => binding.keys);
		for (const key of isPrompt(mode) ? [...keys, '1'] : keys) {
			const next = press(state, key);
			if (!isOver(next) && !met.has(kindOf(next))) met.set(kindOf(next), next);
		}
	}
	return met;
}

/** How often `q` is pressed until it ends; Esc before leaves a prompt, in which `q` is a letter. */
function pressesToEnd(state: State): number {
	let next = isPrompt(modeOf(state)) ? press(state, 'Esc') : state;
	let presses = 0;
	for (; !isOver(next) && presses < 100; presses++) next = press(next, 'q');
	return presses;
}

/** Help, a panel, the article, the list; and what links were followed on the way. */
const mostPresses = ({reader}: State): number => 4 + (reader?.status === 'open' ? reader.trail.length : 0);

const explored = explore();

test('keys of the help lead to every mode, tab, order, and state of an article', () => {
	const kinds = [...explored.keys()].join('\n');
	const parts = {
		mode: ['list', 'reader', 'help', 'filter', 'search', 'date', 'find', 'contents', 'links'],
		tab: ['all', 'unread', 'bookmarks'],
		order: ['newest', 'oldest', 'title'],
		reader: ['open', 'failed'],
	};
	for (const [part, values] of Object.entries(parts))
		for (const value of values) assert.ok(kinds.includes(`"${part}":"${value}"`), `${part}: ${value}`);
	for (const part of ['isHelp', 'isCompact', 'isFiltered', 'isSearch', 'isFound', 'hasTrail'])
		for (const value of [true, false]) assert.ok(kinds.includes(`"${part}":${value}`), `${part}: ${value}`);
});

test('from everywhere q ends it, with a press for each screen on the way', () => {
	assert.ok(explored.size > 100, String(explored.size));
	for (const [kind, state] of explored) assert.ok(pressesToEnd(state) <= mostPresses(state), kind);
});

test('after any keys q ends it, with a press for each screen on the way', () => {
	for (let seed = 1; seed <= 120; seed++) {
		const {below, from} = createChance(seed);
		let state = start;
		for (let pressed = 0; pressed < 60; pressed++) {
			const next = press(state, from(['j', ...helpKeys, '5', 'x']));
			if (!isOver(next)) state = next;
			if (below(20) === 0) state = step(state, {type: 'resized', size: {columns: 1 + below(150), rows: 1 + below(50)}});
		}
		assert.ok(frameOf(state).length > 0);
		assert.ok(pressesToEnd(state) <= mostPresses(state), `seed ${seed}: ${kindOf(state)}`);
	}
});
