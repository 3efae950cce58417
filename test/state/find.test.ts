import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {step} from '../../source/keys/dispatch.ts';
import {plainText} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {countMatches, matchNumber} from '../../source/state/find.ts';
import {linesFrom} from '../../source/state/place.ts';
import type {OpenReader} from '../../source/state/reader-state.ts';
import type {Size, State} from '../../source/state/state.ts';
import {foldWithPlaces} from '../../source/text/fold.ts';
import {articleFrom} from '../make-article.ts';
import {makePost, makeState} from '../make-post.ts';

const press = (state: State, ...keys: string[]): State => step(state, {type: 'keys', keys});

function open(markdown: string, size: Size = {columns: 40, rows: 12}): State {
	const post = makePost({path: 'a.md', title: 'The quiet title', description: ''});
	return step(makeState({size, path: 'a.md', settings: {hasHyperlinks: true}}), {
		type: 'article-opened',
		article: articleFrom(post, markdown),
	});
}

function readerOf(state: State): OpenReader {
	assert.equal(state.reader?.status, 'open');
	return state.reader as OpenReader;
}

const found = (markdown: string, query: string): number => {
	const {search} = readerOf(press(open(markdown), '/', ...query));
	return search === null ? 0 : countMatches(search);
};

const SCRAPED =
	'The actor, 58, came to Ode on Saturday with a rope and a lamp.\n\nFriendly: The actor, 58, came to Ode on Saturday with a rope';

const cases: readonly (readonly [what: string, markdown: string, query: string, count: number])[] = [
	['words', 'One fish, two fish, red fish.', 'fish', 3],
	['small letters in any case', 'Fish, FISH and fish.', 'fish', 3],
	['capitals as they are', 'Fish, FISH and fish.', 'Fish', 1],
	['words across a line end', 'The harbour wall that stands so very far out at sea is grey.', 'far out at sea', 1],
	[
		'words across styles and links',
		'The *grey* **har**bour [wall](https://a.example/) stands.',
		'grey harbour wall stands',
		1,
	],
	['letters without their accents', 'Café, CAFÉ and cafe\u0301.', 'cafe', 3],
	['accents where there are none', 'The cafe.', 'Café'.toLowerCase(), 1],
	['the title', 'Text.', 'quiet title', 1],
	['a caption from its label on', SCRAPED, 'friendly the actor', 1],
	['words in a list, a quote and a table', '- wall\n\n> a wall\n\n| wall | x |\n|---|---|\n| y | wall |', 'wall', 4],
	['code', '```\nlet wall = 1;\n```', 'wall', 1],
	['ideographs', '港の入口に立つ白い塔。港の船。', '港の', 2],
	['what a letter becomes two of', 'Größe, STRASSE, ﬁne ﬁsh', 'fine fi', 1],
	['a part of what a letter becomes two of', 'ﬁ', 'f', 1],
	['nothing that is not there', 'One fish.', 'whale', 0],
	['nothing for blanks', 'One  fish.', ' ', 0],
	['the signs of a keyboard', '“Don’t,” she said — ‘why?’', "\"don't,\" she said - 'why?'", 1],
	['lines of code with their indents', '```\nif (x) {\n    return  1;\n}\n```', '{ return 1; }', 1],
	['more blanks than there are', 'far out at sea', 'far   out', 1],
];
for (const [what, markdown, query, count] of cases) {
	test(`a search finds ${what}`, () => assert.equal(found(markdown, query), count));
}

const long = Array.from(
	{length: 60},
	(_, index) => `Paragraph ${index} has ${index % 10 === 5 ? 'a pearl' : 'sand'} in it.`,
).join('\n\n');
const onPage = (state: State): string =>
	linesFrom(readerOf(state).pages, readerOf(state).top, 11)
		.map(({line}) => plainText(line))
		.join('\n');

test('typing goes to the first match, n and N go on and round the ends', () => {
	const typed = press(open(long), '/', ...'pearl');
	assert.match(onPage(typed), /Paragraph 5 /);
	const kept = press(typed, 'Enter');
	const number = (state: State) => matchNumber(readerOf(state).search ?? assert.fail());
	assert.equal(number(press(kept, 'n')), 2);
	assert.match(onPage(press(kept, 'n', 'n')), /Paragraph 25 /);
	assert.equal(number(press(kept, 'N')), 6);
	assert.match(onPage(press(kept, 'N')), /Paragraph 55 /);
	assert.equal(number(press(kept, 'N', 'n')), 1);
});

test('from where one has moved to, n goes on', () => {
	const away = press(open(long), '/', ...'pearl', 'Enter', 'G');
	assert.match(onPage(press(away, 'N')), /Paragraph 45 /);
	assert.match(onPage(press(press(open(long), '/', ...'pearl', 'Enter', 'G', 'n'))), /Paragraph (?:5|55) /);
});

test('Esc goes back to where the search began; Backspace in the empty prompt too', () => {
	const start = press(open(long), 'j', 'j', 'j');
	for (const keys of [['Esc'], ['Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace', 'Backspace']]) {
		const back = press(start, '/', ...'pearl', ...keys);
		assert.deepEqual([readerOf(back).top, readerOf(back).search], [readerOf(start).top, null]);
	}
});

test('a search without a match stays where it was and says so by its count', () => {
	const state = press(open(long), 'j', '/', ...'whale', 'Enter');
	assert.equal(readerOf(state).top.line, 1);
	assert.equal(countMatches(readerOf(state).search ?? assert.fail()), 0);
	assert.equal(readerOf(press(state, 'n')).top.line, 1);
});

test('n before any search says what to do', () => assert.match(press(open(long), 'n').notice ?? '', /\//));

test('an empty search takes the last one away', () => {
	assert.equal(readerOf(press(open(long), '/', ...'pearl', 'Enter', '/', 'Enter')).search, null);
});

test('q typed into the search is a letter', () => {
	const state = press(open(long), '/', 'q', 'j', '?');
	assert.equal(readerOf(state).search?.query, 'qj?');
});

test('each match is the text that was sought, whatever is done to its letters', () => {
	const letters = fc.constantFrom('a', 'B', 'é', 'E\u0301', 'ß', 'ﬁ', '港', ' ', '\n', 'İ', '한', '½');
	fc.assert(
		fc.property(fc.array(letters, {minLength: 3, maxLength: 30}), text => {
			const source = text.join('');
			const {text: folded, starts} = foldWithPlaces(source, false);
			for (let at = 0; at < folded.length; at++) {
				const start = starts?.[at] ?? at;
				const character = String.fromCodePoint(source.codePointAt(start) ?? 0);
				const own = foldWithPlaces(character, false).text;
				assert.ok(own.includes(folded.charAt(at)), `${JSON.stringify(source)} at ${at}`);
			}
		}),
	);
});

const sections = (...texts: readonly string[]) => texts.map(text => ({size: 10, read: () => parseBlocks(text, '')}));

function openSections(...texts: readonly string[]): State {
	const post = makePost({path: 'a.md', title: 'T', description: ''});
	const start = makeState({size: {columns: 40, rows: 12}, path: 'a.md'});
	return step(start, {type: 'article-opened', article: {post, sections: sections(...texts)}});
}

const readOn = (state: State, known: number): State =>
	step(state, {type: 'read-on', book: readerOf(state).book, known});
const count = (state: State): number => countMatches(readerOf(state).search ?? assert.fail());
const sands = Array.from({length: 30}, (_, index) => `Sand ${index}.`).join('\n\n');

test('what is found in sections that are read later joins what was found before', () => {
	const searched = press(openSections('A pearl in 0.', 'A pearl in 1.', 'A pearl in 2.'), '/', ...'pearl');
	assert.equal(count(searched), 1);
	assert.equal(count(readOn(searched, 3)), 3);
});

test('the first match is gone to when it is read, in the prompt and after it', () => {
	const opened = openSections(sands, sands, `${sands}\n\nA pearl.\n\n${sands}`);
	for (const keys of [[], ['Enter']]) {
		const searched = press(opened, '/', ...'pearl', ...keys);
		assert.deepEqual(readerOf(searched).top, readerOf(opened).top);
		assert.deepEqual(readerOf(readOn(searched, 2)).top, readerOf(opened).top);
		assert.match(onPage(readOn(searched, 3)), /A pearl/);
	}
});

test('the beginning is not gone to before the rest is read', () => {
	const atEnd = press(openSections(`A pearl.\n\n${sands}`, sands, `${sands}\n\nA pearl.`), 'G', 'u', 'u');
	const searched = press(atEnd, '/', ...'pearl');
	assert.deepEqual(readerOf(searched).top, readerOf(atEnd).top);
	assert.equal(matchNumber(readerOf(readOn(searched, 3)).search ?? assert.fail()), 2);
});

test('who goes on before there is a match is not called back by it', () => {
	const searched = press(openSections(sands, sands, `A pearl.\n\n${sands}`), '/', ...'pearl', 'Enter', 'n');
	const later = readOn(searched, 3);
	assert.deepEqual([readerOf(later).top, count(later)], [readerOf(searched).top, 1]);
});

test('a resize amid a search leads back to where it began all the same', () => {
	const start = press(open(long), 'j', 'j', 'j', 'j');
	const resized = step(press(start, '/', ...'pearl'), {type: 'resized', size: {columns: 60, rows: 20}});
	const back = step(press(resized, 'Esc'), {type: 'resized', size: {columns: 40, rows: 12}});
	assert.deepEqual(readerOf(back).top, readerOf(start).top);
});

test('colours that come while a search is typed do not change where it began', () => {
	const start = press(open(long), 'j', 'j', 'j', 'j');
	assert.deepEqual(
		readerOf(press(step(press(start, '/', ...'pearl'), {type: 'restyled'}), 'Esc')).top,
		readerOf(start).top,
	);
});

test('each letter searches from where the search began, as if all were typed at once', () => {
	const text = `${sands}\n\nThe sea.\n\n${sands}\n\nThe seal.`;
	const typed = [...'seal'].reduce((state, key) => press(state, key), press(open(text), '/'));
	assert.deepEqual(readerOf(typed).top, readerOf(press(open(text), '/', ...'seal')).top);
	assert.deepEqual(readerOf(press(typed, 'Ctrl-U')).top, readerOf(open(text)).top);
});

test('a text of many lines that is pasted into the prompt is sought as it stands', () => {
	const pasted = [...'Paragraph 7 has sand in it.', 'Enter', 'Enter', ...'Paragraph 8 has'].map(key =>
		key === ' ' ? 'Space' : key,
	);
	const state = press(press(open(long), '/'), ...pasted);
	assert.equal(readerOf(state).search?.isPrompting, true);
	assert.equal(count(state), 1);
});

test('a long search may arrive in one piece with its / and its Enter', () => {
	const keys = [...'/Paragraph 7 has sand in it. Paragraph 8 has'].map(key => (key === ' ' ? 'Space' : key));
	const state = press(open(long), ...keys, 'Enter');
	assert.deepEqual([count(state), readerOf(state).search?.isPrompting], [1, false]);
});

test('a query is cut at a length that is enough', () => {
	assert.equal(readerOf(press(open(long), '/', ...'x'.repeat(5000))).search?.query.length, 200);
});

test('a match that goes over the end of the page is brought onto it whole', () => {
	const text = `${sands}\n\nThe harbour wall stands so very far out at sea that none can see it.`;
	for (let lines = 30; lines < 50; lines++) {
		const start = press(open(text), ...Array.from({length: lines}, () => 'j'));
		assert.match(onPage(press(start, '/', ...'far out at sea')).replace(/\s+/g, ' '), /far out at sea/);
	}
});

test('a key that has no meaning in the prompt changes nothing', () => {
	const state = press(open(long), '/', ...'pearl', 'Down', 'Down');
	assert.equal(matchNumber(readerOf(press(state, 'Right', 'PgDn', 'Ctrl-A', 'Tab')).search ?? assert.fail()), 3);
});
