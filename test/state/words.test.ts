import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Book, openBook} from '../../source/render/book.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {findWords, placeOfWords, wordsAt} from '../../source/state/words.ts';
import {makePost} from '../make-post.ts';

const bookOf = (...sections: readonly string[]): Book =>
	openBook(
		{
			post: makePost({title: 'The beach', description: ''}),
			sections: sections.map(text => ({size: text.length, read: () => parseBlocks(text, '')})),
		},
		{locale: 'en', hasHyperlinks: false},
	);

const NIGHTS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
const nights = NIGHTS.map(
	night => `What the tide of the ${night} night has left lies there, and nobody has come for it yet.`,
);

const placeIn = (book: Book, words: string, section = 0) => ({section, at: book.flow(section).text.indexOf(words)});

const editions: readonly (readonly [what: string, after: readonly string[], expected: string])[] = [
	['the same text', [nights.join('\n\n')], 'What the tide of the fourth'],
	['a text with more before it', [`New.\n\n${nights.join('\n\n')}`], 'What the tide of the fourth'],
	['the words in another section', ['New.', 'New too.', nights.join('\n\n')], 'What the tide of the fourth'],
	[
		'words of which the end was edited',
		[nights.join('\n\n').replaceAll('nobody has come', 'no one came')],
		'What the tide of the fourth',
	],
	[
		'words of which the beginning was edited',
		[nights.join('\n\n').replace('What the tide of the fourth', 'All that the fourth')],
		'All that the fourth night has left',
	],
];
for (const [what, after, expected] of editions) {
	test(`a place is found again in ${what}`, () => {
		const before = bookOf(nights.join('\n\n'));
		const book = bookOf(...after);
		const found = placeOfWords(before, placeIn(before, 'What the tide of the fourth'), book);
		const line = book.flow(found.section).text.lastIndexOf('\n', found.at + 12) + 1;
		assert.ok(book.flow(found.section).text.startsWith(expected, line), wordsAt(book, found));
		assert.ok(Math.abs(found.at - line) <= 40);
	});
}

test('of words that stand there several times the nearest are meant', () => {
	const chorus = 'And so say all of us, and so say all of us again.';
	const book = bookOf([chorus, ...nights.slice(0, 3), chorus, ...nights.slice(3), chorus].join('\n\n'));
	const places = [...book.flow(0).text.matchAll(new RegExp(chorus, 'g'))].map(({index}) => index);
	assert.equal(places.length, 3);
	for (const at of places)
		for (const off of [-30, 0, 30]) assert.equal(findWords(book, chorus, {section: 0, at: at + off}).at, at);
});

test('words that are nowhere leave one as far on as before', () => {
	const book = bookOf(nights.join('\n\n'));
	assert.deepEqual(findWords(book, 'A whale was seen.', {section: 0, at: 100}), {section: 0, at: 100});
	assert.deepEqual(findWords(book, '', {section: 0, at: 100}), {section: 0, at: 100});
});
