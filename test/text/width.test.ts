import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {graphemes, measure, padEnd, takeCells, truncate} from '../../source/text/width.ts';

const samples = [
	'plain',
	'café “quotes” – £5…',
	'日本語、カタカナ',
	'한국어',
	'👨‍👩‍👧‍👦 ❤️ 🇩🇪 1️⃣',
	'தமிழ்',
	'e\u0301',
	'①Ⓐ→',
	'ｶﾀｶﾅ ﾞ',
];
for (const sample of samples) {
	test(`${sample} is as wide as string-width says`, () => assert.equal(measure(sample), stringWidth(sample)));
	test(`${sample} cut to each width stays within it and whole in its clusters`, () => {
		const clusters = new Set(graphemes(sample));
		for (let width = 0; width < 20; width++) {
			const cut = truncate(sample, width);
			assert.ok(measure(cut) <= width, `${cut} at ${width}`);
			for (const cluster of graphemes(takeCells(sample, width))) assert.ok(clusters.has(cluster));
		}
	});
}

const asTerminals: readonly (readonly [text: string, cells: number])[] = [
	['हिन्दी', 5],
	['क्षेत्र', 4],
	['ক্ষ', 2],
	['น้ำ', 2],
	['ທຳ', 2],
	['ᄀ'.repeat(30), 60],
	['🏳️‍🌈', 2],
];
for (const [text, cells] of asTerminals) {
	test(`${text} takes ${cells} cells, as on most terminals`, () => assert.equal(measure(text), cells));
}

test('a cluster that has no end is cut', () => {
	const endless = 'क्'.repeat(1000);
	assert.equal(graphemes(endless).join(''), endless);
	assert.ok(measure(truncate(endless, 20)) <= 20);
	assert.ok(measure(truncate('ᄀ'.repeat(1000), 20)) <= 20);
});

test('text in the quick classes is measured as by string-width', () => {
	const unit = fc.constantFrom('a', 'é', 'ł', 'Ω', 'ж', '“', '…', '€', '─', '漢', 'あ', 'ー', '한', '（', '、', ' ');
	fc.assert(fc.property(fc.string({unit, maxLength: 40}), text => measure(text) === stringWidth(text)));
});

const joined: readonly (readonly [text: string, cells: number])[] = [
	['हिन्दी', 5],
	['क्षत्रिय', 6],
	['தமிழ்', 4],
	['กำ', 2],
	['ຄຳ', 2],
	['🇦🇦', 2],
	['🇩🇪', 2],
	['☺️\u0301', 2],
	['1️⃣\u20E3', 2],
	['㉈a', 3],
	['👍🏽', 2],
	['a🏽', 3],
	['\u3164', 2],
	['\u115F', 2],
];
for (const [sample, cells] of joined) {
	test(`${JSON.stringify(sample)} takes ${cells} cells, counted character by character as terminals do`, () =>
		assert.equal(measure(sample), cells));
}

test('a cluster that is wider than any character of a script is taken apart', () => {
	assert.equal(graphemes('ᄀ'.repeat(9)).length, 9);
	assert.equal(graphemes('स्त्री').length, 1);
	assert.equal(graphemes('👨‍👩‍👧‍👦').length, 1);
});

test('text that fits is not cut', () => {
	assert.equal(truncate('exactly', 7), 'exactly');
	assert.equal(truncate('日本語', 6), '日本語');
});

test('cut text ends in the ellipsis, without a blank before it', () => {
	assert.equal(truncate('one two three', 5), 'one…');
	assert.equal(truncate('one two three', 8, '...'), 'one t...');
});

test('padding fills up to the width and never cuts', () => {
	assert.equal(padEnd('日本', 6), '日本  ');
	assert.equal(padEnd('longer', 3), 'longer');
});

test('100,000 ideographs and 60,000 marked letters are measured in linear time', () => {
	assert.equal(measure('漢'.repeat(100_000)), 200_000);
	assert.equal(measure('ก็'.repeat(60_000)), 60_000);
});

test('clusters of any text join to the text again', () => {
	fc.assert(fc.property(fc.string({unit: 'binary', maxLength: 200}), text => graphemes(text).join('') === text));
	const long = '👩‍🚀 x '.repeat(3000);
	assert.equal(graphemes(long).join(''), long);
	assert.ok(graphemes(long).every(cluster => cluster === ' ' || cluster === 'x' || cluster === '👩‍🚀'));
});
