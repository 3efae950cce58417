import assert from 'node:assert/strict';
import {test} from 'node:test';
import {alignParagraph, isRightToLeft, setBeside} from '../../source/render/layout/bidi.ts';
import {wrapParagraph, wrapSpans} from '../../source/render/layout/wrap.ts';
import {type Line, plainText} from '../../source/render/line.ts';
import {measure} from '../../source/text/width.ts';

const set = (text: string, width: number): string[] => wrapParagraph([{text}], width).map(plainText);

const directions: readonly (readonly [text: string, isRight: boolean])[] = [
	['The sea', false],
	['', false],
	['2020 – 5', false],
	['הים', true],
	['البحر', true],
	['دریا', true],
	['سمندر', true],
	['ސީ', true],
	['«הים»', true],
	['2020: הים', true],
	['The sea is הים', false],
	['הים is the sea', true],
	['\u200Fsea', true],
	['\u200Eהים', false],
	['漢字 הים', false],
	['𞤀𞤁', true],
];
for (const [text, isRight] of directions) {
	test(`${JSON.stringify(text)} runs from ${isRight ? 'right to left' : 'left to right'}`, () => {
		assert.equal(isRightToLeft([[{text}]]), isRight);
		assert.equal(isRightToLeft([[{text: ' …'}], [], [{text: '5'}, {text}]]), isRight);
	});
}

test('a paragraph from right to left ends at the right edge, in logical order', () => {
	assert.deepEqual(set('הספינה יצאה מהנמל (Harbour) בשעה 9.', 16), [
		'     הספינה יצאה',
		' מהנמל (Harbour)',
		'         בשעה 9.',
	]);
});

test('its lines are as wide as the column', () => {
	for (const line of set('הרוח נשבה כל הלילה מן הים אל החוף', 12)) assert.equal(measure(line), 12);
});

test('a line that fills the column, or more, is not moved', () => {
	const line: Line = [{text: 'הרוח'}];
	for (const width of [4, 2]) assert.equal(alignParagraph([line], width)[0], line);
});

test('a line of it that has no letter goes with the others', () => {
	assert.deepEqual(set('2020 --\nהרוח\n\nab', 8), [' 2020 --', '    הרוח', '', '      ab']);
});

test('a paragraph from left to right is given back as it is', () => {
	const lines = wrapSpans([{text: 'The word הרוח means wind'}], 10);
	assert.equal(alignParagraph(lines, 10), lines);
});

test('pieces keep their places, styles and links, and what is added has none', () => {
	const line: Line = [{text: 'הרוח', at: 7, style: {bold: true}, link: 'https://a.example/'}];
	assert.deepEqual(wrapParagraph(line, 6), [[{text: '  '}, ...line]]);
});

const bullet = {first: [{text: '• ', at: 3}, {text: '[x] '}], rest: [{text: '      '}]};
const number = {first: [{text: '1. '}], rest: [{text: '   '}]};
const latin: readonly Line[] = [[{text: 'wind'}], [{text: 'sea'}]];
const hebrew: readonly Line[] = [
	[{text: '  '}, {text: 'הרוח'}],
	[{text: '   '}, {text: 'הים'}],
];

test('marks stand before text from left to right', () => {
	assert.deepEqual(setBeside(bullet, latin).map(plainText), ['• [x] wind', '      sea']);
	assert.deepEqual(setBeside(number, latin).map(plainText), ['1. wind', '   sea']);
});

test('a bullet stands at the right of text from right to left', () => {
	assert.deepEqual(setBeside(bullet, hebrew), [[...(hebrew[0] ?? []), {text: ' [x]'}, {text: ' •', at: 3}], hebrew[1]]);
});

test('a number stands close to such text at its left', () => {
	assert.deepEqual(setBeside(number, hebrew).map(plainText), ['  1. הרוח', '      הים']);
	assert.deepEqual(setBeside(number, [[{text: 'הרוח'}]]).map(plainText), ['1. הרוח']);
});
