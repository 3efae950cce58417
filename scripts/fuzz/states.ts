import assert from 'node:assert/strict';
import fc from 'fast-check';
import {decodeKeys} from '../../source/keys/decode.ts';
import {step} from '../../source/keys/dispatch.ts';
import {bindings} from '../../source/keys/keymap.ts';
import {parsePost} from '../../source/posts/post.ts';
import {findContext} from '../../source/posts/search/match.ts';
import {plainBody} from '../../source/posts/search/plain-body.ts';
import {parseQuery, wordsOf} from '../../source/posts/search/query.ts';
import type {Look} from '../../source/render/theme/theme.ts';
import type {State} from '../../source/state/state.ts';
import {withoutAnswers} from '../../source/terminal/answers.ts';
import {frameOf} from '../../source/ui/view.ts';
import {makeState} from '../../test/make-post.ts';
import {isSound} from '../../test/state/lists.ts';
import {bytesOf, fileBytes, text} from './generate.ts';
import {articleOf, assertRow} from './posts.ts';
import {type AnyTarget, anyTarget} from './target.ts';

const look: Look = {theme: 'dark', colors: 3, hasAttributes: true, hasHyperlinks: true};

const parse = (file: string, index: number) => {
	const bytes = bytesOf(file);
	return parsePost({path: `posts/${index}.md`, bytes, size: bytes.length, modifiedMs: index});
};

/** Every row of the frame fits, and there are as many as the window has. */
function assertFrame(state: State): void {
	const {columns, rows} = state.size;
	const frame = frameOf(state);
	assert.ok(frame.reduce((sum, {height}) => sum + height, 0) <= rows, 'more rows than the window has');
	for (const {lines, left = 0, height} of frame)
		for (const line of lines.slice(0, height)) assertRow([{text: ' '.repeat(left)}, ...line], columns, look);
	if (columns >= 10 && rows >= 3) assert.ok(isSound(state), 'the chosen post is not whole on the screen');
}

/** Keys, a size, or what arrives from outside. */
type Happening =
	| {readonly keys: readonly string[]}
	| {readonly columns: number; readonly rows: number}
	| {readonly event: 'arrive' | 'read-on' | 'find' | 'change' | 'remove' | 'perform' | 'notice'};

const pressed = fc.oneof(
	{weight: 8, arbitrary: fc.constantFrom(...new Set(bindings.flatMap(({keys}) => [...keys])))},
	{weight: 3, arbitrary: fc.constantFrom('Enter', 'Esc', '/', 'Down', 'n')},
	{weight: 2, arbitrary: fc.string({unit: 'grapheme', minLength: 1, maxLength: 1})},
);
const happening: fc.Arbitrary<Happening> = fc.oneof(
	{weight: 10, arbitrary: fc.record({keys: fc.array(pressed, {minLength: 1, maxLength: 4})})},
	{weight: 2, arbitrary: fc.record({columns: fc.integer({min: 1, max: 140}), rows: fc.integer({min: 1, max: 50})})},
	{
		weight: 6,
		arbitrary: fc.record({
			event: fc.constantFrom<'arrive' | 'read-on' | 'find' | 'change' | 'remove' | 'perform' | 'notice'>(
				...(['arrive', 'arrive', 'arrive', 'read-on', 'find', 'change', 'remove', 'perform', 'notice'] as const),
			),
		}),
	},
);

type Walk = {readonly files: readonly string[]; readonly happenings: readonly Happening[]; readonly words: string};

function checkStates({files, happenings, words}: Walk): void {
	const parsed = files.map(parse);
	const posts = parsed.map(({post}) => post);
	let state = step(makeState({settings: {hasHyperlinks: true}}), {
		type: 'posts-loaded',
		batch: {posts, marks: new Map(), done: posts.length, total: posts.length},
	});
	const happen = (one: Happening): State => {
		if ('keys' in one) return step(state, {type: 'keys', keys: one.keys});
		if ('columns' in one) return step(state, {type: 'resized', size: one});
		const {reader, list} = state;
		const index = parsed.findIndex(({post}) => post.path === reader?.path);
		const opened = parsed[index];
		switch (one.event) {
			case 'arrive':
				if (reader?.status !== 'loading') return state;
				return opened === undefined
					? step(state, {type: 'article-failed', path: reader.path, message: `${words}: no such file`})
					: step(state, {type: 'article-opened', article: articleOf(opened)});
			case 'read-on':
				if (reader?.status !== 'open' || reader.known >= reader.book.count) return state;
				return step(state, {type: 'read-on', book: reader.book, known: reader.known + 1});
			case 'find': {
				if (list.search === null) return state;
				const query = parseQuery(list.search.query);
				const found = parsed.map(({post, body}) => ({
					post,
					score: 1,
					context: findContext(plainBody(body), wordsOf(query), query),
				}));
				return step(state, {type: 'posts-found', query: list.search.query, found, done: 2, total: 3});
			}
			case 'change': {
				if (reader?.status !== 'open' || opened === undefined) return state;
				const other = parsed[(index + 1) % parsed.length] ?? opened;
				const post = {...opened.post, modifiedMs: opened.post.modifiedMs + 1};
				return step(state, {type: 'article-changed', article: articleOf({...other, post}), notice: 'Changed'});
			}
			case 'remove': {
				const removed = list.posts.slice(0, 1).map(({path}) => path);
				return step(state, {type: 'posts-changed', changes: {added: [], changed: [], removed, marks: new Map()}});
			}
			case 'perform': {
				const [request] = state.requests;
				return request === undefined ? state : step(state, {type: 'request-done', request});
			}
			case 'notice':
				return step(state, {type: 'noticed', notice: 'Copied https://a.example/'});
		}
	};
	assertFrame(state);
	for (const one of happenings) {
		state = happen(one);
		assertFrame(state);
	}
}

const flags = [
	...['upArrow', 'downArrow', 'leftArrow', 'rightArrow', 'pageDown', 'pageUp', 'home', 'end', 'return', 'escape'],
	...['ctrl', 'shift', 'tab', 'backspace', 'delete', 'meta', 'super', 'hyper', 'capsLock', 'numLock'],
] as const;
type Pressed = {readonly input: string; readonly flag: string};
type Key = Parameters<typeof decodeKeys>[1];

const NAMES =
	/^(?:Enter|Esc|Tab|S-Tab|Space|Backspace|Up|Down|Left|Right|PgUp|PgDn|Home|End|Ctrl-.{1,3}|[^\u0000-\u001F]+)$/su;

/** Whatever arrives, the names of keys come out of it; what a terminal answers names none. */
function checkKeys({input, flag}: Pressed): void {
	const key = Object.fromEntries(flags.map(name => [name, name === flag])) as unknown as Key;
	for (const name of decodeKeys(withoutAnswers(input), key)) assert.match(name, NAMES);
	const answer = `\u001B]11;rgb:${input.replace(/[\u0007\u001B]/g, '')}\u0007`;
	assert.equal(withoutAnswers(`a${answer}b`), 'ab');
}

export const stateTargets: readonly AnyTarget[] = [
	anyTarget({
		name: 'states',
		inputs: fc.record({
			files: fc.array(fileBytes, {minLength: 1, maxLength: 4}),
			happenings: fc.array(happening, {minLength: 1, maxLength: 30, size: 'max'}),
			words: text,
		}),
		check: checkStates,
		runs: 20,
	}),
	anyTarget({
		name: 'keys',
		inputs: fc.record({
			input: fc.oneof(text, fc.string({unit: 'binary', maxLength: 20})),
			flag: fc.constantFrom('', '', '', ...flags),
		}),
		check: checkKeys,
		runs: 2000,
	}),
];
