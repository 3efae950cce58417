import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {fold, foldBlanks, foldWithPlaces} from '../../source/text/fold.ts';

const cases: readonly (readonly [text: string, folded: string])[] = [
	['Résumé', 'resume'],
	['cafe\u0301', 'cafe'],
	['don’t “go” – now', 'don\'t "go" - now'],
	['ﬁve ½', 'five 1⁄2'],
	['ＡＢＣ：１', 'abc:1'],
	['Ёлка', 'елка'],
	['灯塔', '灯塔'],
	['a\u00a0 b\n\tc', 'a b c'],
];
for (const [text, folded] of cases)
	test(`${JSON.stringify(text)} is folded to ${JSON.stringify(folded)}`, () => {
		assert.equal(foldBlanks(text), folded);
		assert.equal(fold(text).replace(/ +/g, ' '), folded);
	});

const texts = fc.string({
	unit: fc.constantFrom(...'aBé \n\t\u00a0\u0301ﬁ海𠀀’…½İが´한\u00ad'),
	maxLength: 40,
});

test('with places or without, the text is folded alike', () => {
	fc.assert(
		fc.property(texts, text => {
			assert.equal(foldWithPlaces(text, false).text, foldBlanks(text));
		}),
	);
});

test('each unit of a folded text tells where it came from', () => {
	fc.assert(
		fc.property(texts, text => {
			const {text: folded, starts} = foldWithPlaces(text, true);
			if (starts === null) return assert.equal(folded.length, text.length);
			assert.equal(starts.length, folded.length + 1);
			assert.equal(starts.at(-1), text.length);
			for (let unit = 0; unit < folded.length; unit++) {
				assert.ok((starts[unit] ?? 0) <= (starts[unit + 1] ?? 0));
				const character = String.fromCodePoint(text.codePointAt(starts[unit] ?? 0) ?? 0x20);
				assert.ok(foldBlanks(character).includes(folded.charAt(unit).toLowerCase()));
			}
		}),
	);
});
