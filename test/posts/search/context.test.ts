import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {contextAt, findWords} from '../../../source/posts/search/context.ts';

const long = Array.from({length: 120}, (_, index) => `word${index}`).join(' ');

function contextOf(text: string, word: string) {
	const at = text.indexOf(word);
	return contextAt(text, [at, at + word.length], [word]);
}

test('a short paragraph is shown whole, without those around it', () => {
	assert.deepEqual(contextOf('One.\nThe red boat.\nThree.', 'red'), {
		text: 'The red boat.',
		ranges: [[4, 7]],
		isCutBefore: false,
		isCutAfter: false,
	});
});

for (const [word, isCutBefore, isCutAfter] of [
	['word0', false, true],
	['word3', false, true],
	['word60', true, true],
	['word118', true, false],
] as const)
	test(`round ${word} of a long paragraph some 160 units are shown, cut at words`, () => {
		const context = contextOf(long, word);
		assert.deepEqual([context.isCutBefore, context.isCutAfter], [isCutBefore, isCutAfter]);
		assert.ok(context.text.length > 120 && context.text.length <= 160, context.text);
		assert.ok(` ${long} `.includes(` ${context.text} `));
		const [range] = context.ranges;
		assert.equal(context.text.slice(...(range ?? [])), word);
	});

test('a text without blanks is cut, but no character in two', () => {
	const context = contextOf(`${'𠀀'.repeat(200)}塔${'𠀀'.repeat(200)}`, '塔');
	assert.ok(context.text.isWellFormed() && context.text.includes('塔') && context.text.length < 200);
});

test('controls are taken out of what is shown, and the words are marked where they then are', () => {
	const context = contextOf('The \u001b[31mred\u001b[0m boat', 'red');
	assert.deepEqual([context.text, context.ranges], ['The red boat', [[4, 7]]]);
});

const marked: readonly (readonly [text: string, words: readonly string[], found: readonly string[]])[] = [
	['Red boats, red sails', ['red'], ['Red', 'red']],
	['Café CAFÉ cafe\u0301', ['cafe'], ['Café', 'CAFÉ', 'cafe\u0301']],
	['across the sea', ['across the', 'the sea'], ['across the sea']],
	['a  phrase', ['a phrase'], ['a  phrase']],
	['don’t', ["don't"], ['don’t']],
	['灯塔很高', ['塔很'], ['塔很']],
	['nothing', ['boat', ''], []],
];
for (const [text, words, expected] of marked)
	test(`in ${JSON.stringify(text)} ${JSON.stringify(expected)} is marked`, () => {
		const found = findWords(text, words);
		assert.deepEqual(
			found.map(([from, to]) => text.slice(from, to)),
			expected,
		);
	});

test('a context of any text holds what was found', () => {
	const texts = fc.string({unit: fc.constantFrom('a', 'b', ' ', '\n', '灯', 'é', '𠀀', '\u0301', '.'), maxLength: 600});
	fc.assert(
		fc.property(texts, fc.nat(600), (text, at) => {
			const from = Math.min(at, text.length);
			const whole = `${text.slice(0, from).toWellFormed()} needle ${text.slice(from).toWellFormed()}`;
			const context = contextOf(whole, 'needle');
			assert.deepEqual(
				context.ranges.map(range => context.text.slice(...range)),
				['needle'],
			);
			assert.ok(context.text.length <= 330 && !/[\n\r]/.test(context.text));
		}),
	);
});

test('of a character that folds into several, all is marked', () => {
	assert.deepEqual(findWords('10 ㎭', ['a']), [[3, 4]]);
	assert.deepEqual(findWords('ﬁne ﬁsh', ['f', 'i']), [
		[0, 1],
		[4, 5],
	]);
});
