import assert from 'node:assert/strict';
import {test} from 'node:test';
import {step} from '../../source/keys/dispatch.ts';
import {plainText} from '../../source/render/line.ts';
import {contentsOf, linksOf} from '../../source/state/panel.ts';
import {linesFrom} from '../../source/state/place.ts';
import type {OpenReader} from '../../source/state/reader-state.ts';
import type {Size, State} from '../../source/state/state.ts';
import {articleFrom} from '../make-article.ts';
import {makePost, makeState} from '../make-post.ts';

const SIZE: Size = {columns: 60, rows: 12};
const press = (state: State, ...keys: string[]): State => step(state, {type: 'keys', keys});

function open(markdown: string, size = SIZE): State {
	const post = makePost({path: 'a.md', title: 'The title', description: ''});
	return step(makeState({size, path: 'a.md'}), {type: 'article-opened', article: articleFrom(post, markdown)});
}

function readerOf(state: State): OpenReader {
	assert.equal(state.reader?.status, 'open');
	return state.reader as OpenReader;
}

const topRow = (state: State): string => {
	const {pages, top} = readerOf(state);
	return (
		linesFrom(pages, top, 11)
			.map(({line}) => plainText(line).trim())
			.find(row => row !== '') ?? ''
	);
};

const filler = (name: string): string =>
	Array.from({length: 12}, (_, index) => `${name} line ${index} stands alone.`).join('\n\n');
const chapters = ['One', 'Two', 'Three'].map(
	(name, index) => `${'#'.repeat(index === 1 ? 3 : 2)} ${name}\n\n${filler(name)}`,
);
const BOOK = `${filler('Before')}\n\n${chapters.join('\n\n')}`;

test('the contents are the title and the headings, each as deep as it is', () => {
	assert.deepEqual(
		contentsOf(readerOf(open(BOOK))).map(({text, depth}) => [text, depth]),
		[
			['The title', 0],
			['One', 1],
			['Two', 2],
			['Three', 1],
		],
	);
});

test('} and { go from heading to heading, and say where there are no more', () => {
	const state = open(BOOK);
	assert.equal(topRow(press(state, '}')), 'One');
	assert.equal(topRow(press(state, '}', '}')), 'Two');
	assert.equal(topRow(press(state, '}', '}', '{')), 'One');
	assert.equal(topRow(press(state, '}', 'j', 'j', 'j', '{')), 'One');
	assert.equal(topRow(press(state, '}', '{')), 'The title');
	assert.match(press(state, '}', '}', '}', '}').notice ?? '', /no heading/);
});

test('t shows the contents at the section one is in; Enter goes there, Esc stays', () => {
	const inTwo = press(open(BOOK), '}', '}', 'j', 'j');
	const panel = press(inTwo, 't');
	assert.deepEqual([readerOf(panel).panel?.kind, readerOf(panel).panel?.selected], ['contents', 2]);
	assert.equal(topRow(press(panel, 'j', 'Enter')), 'Three');
	assert.equal(readerOf(press(panel, 'j', 'Enter')).panel, null);
	for (const key of ['Esc', 'q', 'h', 't']) {
		const back = press(panel, 'k', key);
		assert.deepEqual([readerOf(back).panel, readerOf(back).top], [null, readerOf(inTwo).top]);
	}
});

const LINKS = [
	'![A heron](https://p.example/heron.jpg)',
	'Read [the map](https://map.example/), [the map again](https://map.example/) and [below](#three).',
	'A claim[^1] and [another post](other.md).',
	filler('Middle'),
	'## Three',
	filler('Last'),
	'[^1]: The note.',
].join('\n\n');

test('the links are numbered in reading order, images and notes among them, the same address once', () => {
	assert.deepEqual(
		linksOf(readerOf(open(LINKS))).map(({kind, text, link, ref}) => [kind, text, link ?? ref]),
		[
			['image', 'A heron', 'https://p.example/heron.jpg'],
			['link', 'the map', 'https://map.example/'],
			['link', 'below', '#three'],
			['note', '[1]', '#fn:1'],
			['link', 'another post', 'other.md'],
		],
	);
});

test('an entry is chosen by its number and opened', () => {
	const panel = press(open(LINKS), 'o', '2');
	assert.equal(readerOf(panel).panel?.selected, 1);
	assert.deepEqual(press(panel, 'Enter').requests, [{kind: 'open-link', link: 'https://map.example/'}]);
	assert.deepEqual(press(panel, 'y').requests, [{kind: 'copy', text: 'https://map.example/'}]);
	assert.equal(readerOf(press(open(LINKS), 'o', '9')).panel?.selected, 0);
});

test('numbers of two digits are typed digit by digit', () => {
	const many = Array.from({length: 30}, (_, index) => `[link ${index + 1}](https://a.example/${index})`).join('\n\n');
	assert.equal(readerOf(press(open(many), 'o', '1', '7')).panel?.selected, 16);
	assert.equal(readerOf(press(open(many), 'o', '4', '2')).panel?.selected, 1);
	assert.equal(readerOf(press(open(many), 'o', '1', 'j', '7')).panel?.selected, 6);
});

test('the first link on the page is chosen', () => {
	const text = `[first](https://a.example/1)\n\n${filler('x')}\n\n[second](https://a.example/2)\n\n${filler('y')}`;
	const state = press(open(text), ...Array.from({length: 24}, () => 'j'));
	assert.equal(linksOf(readerOf(state))[readerOf(press(state, 'o')).panel?.selected ?? 0]?.text, 'second');
});

test('a place in the article is gone to, and back leads to where one was', () => {
	const start = press(open(LINKS), 'j');
	const below = press(start, 'o', '3', 'Enter');
	assert.equal(topRow(below), 'Three');
	assert.equal(readerOf(below).panel, null);
	const back = press(below, 'Backspace');
	assert.deepEqual([readerOf(back).top, back.requests], [readerOf(start).top, []]);
	assert.equal(press(back, 'Backspace').requests[0]?.kind, 'exit');
});

test('a note is gone to, and back leads to the text', () => {
	const note = press(open(LINKS), 'o', '4', 'Enter');
	const {pages, top} = readerOf(note);
	assert.ok(linesFrom(pages, top, 11).some(({line}) => plainText(line).includes('The note.')));
	assert.equal(readerOf(press(note, 'Esc')).top.line, 0);
});

test('a name that is nowhere is said to be nowhere', () => {
	assert.match(press(open('[gone](#nowhere)'), 'o', 'Enter').notice ?? '', /#nowhere/);
});

test('t and o lead from one panel to the other', () => {
	const kind = (...keys: string[]) => readerOf(press(open(LINKS), ...keys)).panel?.kind ?? null;
	assert.deepEqual([kind('o', 't'), kind('t', 'o'), kind('t', 'o', 'o')], ['contents', 'links', null]);
});

test('where there is nothing to list a notice says so', () => {
	assert.match(press(open('Text.'), 'o').notice ?? '', /no links/);
	assert.match(press(open('Text.'), 't').notice ?? '', /no headings/);
});

test('at every height the chosen entry is shown', () => {
	for (const rows of [3, 5, 9, 12, 24, 60]) {
		const state = press(open(BOOK, {columns: 60, rows}), 't', 'G');
		const {panel} = readerOf(state);
		assert.ok(panel !== null && panel.top <= panel.selected && panel.selected === 3);
	}
});

const SHORT_END = `${filler('Start')}\n\n## One\n\nText.\n\n## Two\n\nText.\n\n## Three\n\nText.`;

test('a heading that the last page cannot have at its top is where one is all the same', () => {
	const atTwo = press(open(SHORT_END, {columns: 60, rows: 24}), 't', '3', 'Enter');
	assert.equal(readerOf(press(atTwo, 't')).panel?.selected, 2);
	assert.equal(readerOf(press(atTwo, '{', 't')).panel?.selected, 1);
	assert.equal(topRow(step(atTwo, {type: 'resized', size: {columns: 60, rows: 6}})), 'Two');
	assert.equal(press(atTwo, '}').notice, 'This is the end');
});

test('the address that is copied is the one on the web, where the article tells its own', () => {
	const post = makePost({path: 'a.md', title: 'T', description: '', canonical: 'https://ode.example/2020/ferry/'});
	const opened = step(makeState({size: SIZE, path: 'a.md'}), {
		type: 'article-opened',
		article: articleFrom(post, '[up](../heron/#wings), a claim[^1].\n\n[^1]: The note.'),
	});
	assert.deepEqual(press(opened, 'o', '1', 'y').requests, [
		{kind: 'copy', text: 'https://ode.example/2020/heron/#wings'},
	]);
	assert.match(press(opened, 'o', '2', 'y').notice ?? '', /no address/);
	assert.deepEqual(press(open(LINKS), 'o', '5', 'y').requests, [{kind: 'copy', text: 'other.md'}]);
});
