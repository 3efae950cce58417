import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {step} from '../../source/keys/dispatch.ts';
import {plainText} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {countMatches, matchesIn, matchNumber} from '../../source/state/find.ts';
import {createFinder} from '../../source/state/matches.ts';
import {linesFrom} from '../../source/state/place.ts';
import {openedArticle} from '../../source/state/read-marks.ts';
import type {OpenReader} from '../../source/state/reader-state.ts';
import type {State} from '../../source/state/state.ts';
import {makePost, makeState} from '../make-post.ts';

const press = (state: State, ...keys: string[]): State => step(state, {type: 'keys', keys});

function readerOf(state: State): OpenReader {
	assert.equal(state.reader?.status, 'open');
	return state.reader as OpenReader;
}

const onPage = (state: State): string =>
	linesFrom(readerOf(state).pages, readerOf(state).top, 11)
		.map(({line}) => plainText(line))
		.join('\n');
const readOn = (state: State, known: number): State =>
	step(state, {type: 'read-on', book: readerOf(state).book, known});
const count = (state: State): number => countMatches(readerOf(state).search ?? assert.fail());
const sands = Array.from({length: 30}, (_, index) => `Sand ${index}.`).join('\n\n');

/** The article as a search in all posts opens it. */
function openFound(words: readonly string[], ...texts: readonly string[]): State {
	const state = makeState({size: {columns: 40, rows: 12}, path: 'a.md'});
	const arrival = {place: null, anchor: '', trail: [], words};
	const loading: State = {
		...state,
		reader: {status: 'loading', path: 'a.md', previous: null, typedAhead: [], arrival},
	};
	const post = makePost({path: 'a.md', title: 'T', description: ''});
	const sections = texts.map(text => ({size: 10, read: () => parseBlocks(text, '')}));
	return openedArticle(loading, {type: 'article-opened', article: {post, sections}});
}

const placesOf = (state: State): readonly (readonly [from: number, to: number, words: string])[] => {
	const {search, book} = readerOf(state);
	const {text} = book.flow(0);
	return matchesIn(search ?? assert.fail(), 0).map(({from, to}) => [from, to, text.slice(from, to)]);
};

test('a search for several words finds each of them, in any case, by turns', () => {
	const state = openFound(['pearl', 'Sea'], 'A PEARL from the sea.\n\nPearls of the SEA.');
	assert.deepEqual(
		placesOf(state).map(([, , words]) => words),
		['PEARL', 'sea', 'Pearl', 'SEA'],
	);
	const {search} = readerOf(state);
	assert.deepEqual([search?.query, search?.isPrompting, matchNumber(search ?? assert.fail())], ['pearl Sea', false, 1]);
});

test('a phrase is found over any white space, and stands in quotation marks beside other words', () => {
	const state = openFound(['far  out at\nsea', 'grey'], 'It stands far\nout at sea. Grey.');
	assert.deepEqual(
		placesOf(state).map(([, , words]) => words),
		['far out at sea', 'Grey'],
	);
	assert.equal(readerOf(state).search?.query, '"far out at sea" grey');
	assert.equal(readerOf(openFound(['far out'], 'So far out.')).search?.query, 'far out');
});

test('matches that overlap or touch in several words come in order and do not overlap', () => {
	assert.deepEqual(
		placesOf(openFound(['harbour wall', 'bour', 'wall stands', 'all'], 'The harbour wall stands.')).map(
			([, , words]) => words,
		),
		['harbour wall stands'],
	);
	const words = fc.array(fc.constantFrom('ab', 'b', 'ba', 'aa', 'b a', 'éa', 'f', 'ia'), {minLength: 1, maxLength: 4});
	const letters = fc.array(fc.constantFrom('a', 'b', 'é', ' ', 'ﬁ', 'e\u0301'), {minLength: 1, maxLength: 40});
	fc.assert(
		fc.property(words, letters, (terms, text) => {
			const flow = {
				text: `ab${text.join('')}`,
				headings: [],
				references: [],
				anchors: new Map(),
				lines: [],
				languages: [],
			};
			const places = [...createFinder({terms, keepsCase: false})(flow)];
			for (let at = 1; at < places.length; at++) {
				const [before = 0, place = 0] = [places[at - 1], places[at]];
				assert.ok(at % 2 === 1 ? place > before : place >= before, `${terms} in ${flow.text}: ${places}`);
			}
		}),
	);
});

test('the first match of any word is gone to, n and N go on, and / begins anew', () => {
	const state = openFound(['pearl', 'shore'], `${sands}\n\nThe shore.\n\n${sands}\n\nA pearl.\n\n${sands}`);
	assert.match(onPage(state), /The shore/);
	assert.match(onPage(press(state, 'n')), /A pearl/);
	assert.match(onPage(press(state, 'n', 'n')), /The shore/);
	assert.equal(readerOf(press(state, '/')).search?.query, '');
});

test('what is found in one of the first parts is on the screen at once, though they are not read yet', () => {
	const state = openFound(['pearl'], sands, sands, `${sands}\n\nA pearl.\n\n${sands}`, sands);
	assert.match(onPage(state), /A pearl/);
	assert.equal(readerOf(state).known, 3);
	assert.equal(readerOf(readOn(state, 2)).known, 3);
});

const many = Array.from({length: 12}, () => sands);

test('where no word is found there is no search, once all is read', () => {
	assert.equal(readerOf(openFound(['whale'], 'A pearl.')).search, null);
	const long = openFound(['whale'], ...many);
	assert.equal(readerOf(long).search?.isDue, true);
	assert.deepEqual([readerOf(readOn(long, many.length)).search, readerOf(long).top.line], [null, 0]);
});

test('who moves before a word is found is not called to it', () => {
	const moved = press(openFound(['pearl'], ...many, `A pearl.\n\n${sands}`), 'j', 'j');
	const later = readOn(moved, many.length + 1);
	assert.deepEqual([readerOf(later).top.line, count(later)], [2, 1]);
	assert.match(onPage(press(later, 'n')), /A pearl/);
	assert.equal(readerOf(readOn(press(openFound(['whale'], ...many), 'j'), many.length)).search, null);
});

test('what was sought stays on one line', () => {
	assert.equal(readerOf(openFound(['a\u001B[31m pearl'], 'A pearl.')).search, null);
	assert.equal(readerOf(openFound(['pearl', 'x\u001B[31mx'], 'A pearl.')).search?.query.includes('\u001B'), false);
});
