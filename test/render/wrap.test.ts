import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {wrapSpans} from '../../source/render/layout/wrap.ts';
import {plainText, type Span} from '../../source/render/line.ts';
import {measure} from '../../source/text/width.ts';

const wrap = (text: string, width: number): string[] => wrapSpans([{text}], width).map(plainText);

const cases: readonly (readonly [name: string, text: string, width: number, lines: readonly string[]])[] = [
	['at blanks', 'one two three', 8, ['one two', 'three']],
	['exactly at the width', 'one two', 7, ['one two']],
	['behind a hyphen inside a word', 'a high-octane film', 7, ['a high-', 'octane', 'film']],
	['behind a dash between words', 'rain—and wind', 8, ['rain—and', 'wind']],
	['never behind a minus', 'it was -5 outside', 9, ['it was -5', 'outside']],
	['at a line feed', 'one\n\ntwo', 8, ['one', '', 'two']],
	['through a long word', 'abcdefghij', 4, ['abcd', 'efgh', 'ij']],
	[
		'at the joints of an address',
		'https://example.com/long/path/name.jpg',
		22,
		['https://example.com/', 'long/path/name.jpg'],
	],
	['between ideographs', '漢字漢字漢字', 8, ['漢字漢字', '漢字']],
	['not before a closing mark', '漢字漢字。漢', 8, ['漢字漢', '字。漢']],
	['not behind an opening one', '漢字漢「字」', 8, ['漢字漢', '「字」']],
	['not before a small kana', 'あいうっえ', 6, ['あい', 'うっえ']],
	['between Latin and ideographs', '中文ABC中文', 7, ['中文ABC', '中文']],
	['at the blanks of Hangul', '한국어 문장입니다', 10, ['한국어', '문장입니다']],
	['never inside a cluster', '👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 3, ['👨‍👩‍👧‍👦', '👨‍👩‍👧‍👦']],
	['into nothing but an empty line', '', 5, ['']],
	['with what is wider than the width alone', '漢字', 1, ['漢', '字']],
];
for (const [name, text, width, lines] of cases)
	test(`text breaks ${name}`, () => assert.deepEqual(wrap(text, width), lines));

test('styles and links go on behind a break', () => {
	const spans: Span[] = [
		{text: 'plain '},
		{text: 'bold and linked', style: {bold: true}, link: 'https://example.com/'},
		{text: ' end'},
	];
	assert.deepEqual(wrapSpans(spans, 10), [
		[{text: 'plain '}, {text: 'bold', style: {bold: true}, link: 'https://example.com/'}],
		[{text: 'and linked', style: {bold: true}, link: 'https://example.com/'}],
		[{text: 'end'}],
	]);
});

const unit = fc.constantFrom(
	'a',
	'I',
	'%C3%A9',
	'(',
	' – ',
	' !',
	'£',
	'ก',
	'ำ',
	'ש',
	'𠮷',
	'b',
	'é',
	' ',
	' ',
	'-',
	'/',
	'漢',
	'、',
	'「',
	'っ',
	'한',
	'👍🏽',
	'e\u0301',
	'.',
	'\n',
	'5',
	'\u00A0',
);
const text = fc.string({unit, maxLength: 120});

test('a piece behind a break tells where it stands in the article', () => {
	const spans: Span[] = [{text: 'Label'}, {text: '  gap  '}, {text: 'one two, ', at: 40}, {text: 'three 漢字', at: 49}];
	assert.deepEqual(wrapSpans(spans, 8), [
		[{text: 'Label'}],
		[{text: 'gap  '}, {text: 'one', at: 40}],
		[{text: 'two,', at: 44}],
		[{text: 'three 漢', at: 49}],
		[{text: '字', at: 56}],
	]);
});

test('every piece is found again at its place, whatever the width', () => {
	fc.assert(
		fc.property(fc.array(text, {maxLength: 5}), fc.integer({min: 1, max: 30}), (parts, width) => {
			let at = 100;
			const spans = parts.map(part => {
				at += part.length;
				return {text: part, at: at - part.length};
			});
			for (const line of wrapSpans(spans, width))
				for (const piece of line) {
					assert.ok(piece.at !== undefined);
					assert.equal(parts.join('').slice(piece.at - 100, piece.at - 100 + piece.text.length), piece.text);
				}
		}),
	);
});

test('10,000 words of one paragraph break in a moment', () => {
	assert.equal(wrap('word '.repeat(10_000), 9).length, 5000);
});

test('no word is lost or said twice, whatever the width', () => {
	const words = (lines: readonly string[]) => lines.join('').replace(/ /g, '');
	fc.assert(
		fc.property(text, fc.integer({min: 1, max: 30}), (input, width) => {
			assert.equal(words(wrap(input, width)), input.replace(/[ \n]/g, ''));
		}),
	);
});

test('no line is wider than the width, unless a single cluster is', () => {
	fc.assert(
		fc.property(text, fc.integer({min: 2, max: 30}), (input, width) =>
			wrap(input, width).every(line => measure(line) <= width),
		),
	);
});

test('spans join to the same lines as their text in one piece', () => {
	fc.assert(
		fc.property(fc.array(text, {maxLength: 5}), fc.integer({min: 1, max: 30}), (parts, width) => {
			const lines = wrapSpans(
				parts.map(part => ({text: part})),
				width,
			).map(plainText);
			assert.deepEqual(lines, wrap(parts.join(''), width));
		}),
	);
});
