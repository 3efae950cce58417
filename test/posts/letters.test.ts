import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createLetterPattern, isLargeLetter, isLetter, isSmallLetter} from '../../source/posts/letters.ts';

test('letters are those that Unicode has', () => {
	for (const character of [
		'',
		'\ud83d',
		...Array.from({length: 0x3000}, (_, code) => String.fromCodePoint(code)),
		'𝐀',
		'𝐚',
	]) {
		assert.equal(isLetter(character), /\p{L}/u.test(character), character);
		assert.equal(isLargeLetter(character), /\p{Lu}/u.test(character), character);
		assert.equal(isSmallLetter(character), /\p{Ll}/u.test(character), character);
	}
});

test('a pattern of letters means the same for English as for every text', () => {
	const character = fc.oneof(
		fc.constantFrom(...'aZé1 .-’£ªµ\u0301ЖжÀ²™…字'),
		fc.integer({min: 0, max: 0x2fff}).map(code => String.fromCodePoint(code)),
	);
	const pattern = createLetterPattern('([^\\p{L}])?([\\p{Lu}][\\p{L}\\p{M}]*)|[\\p{Ll}]{2}$', 'g');
	fc.assert(
		fc.property(fc.array(character, {maxLength: 8}), characters => {
			const text = characters.join('');
			const whole = /([^\p{L}])?([\p{Lu}][\p{L}\p{M}]*)|[\p{Ll}]{2}$/gu;
			assert.deepEqual([...text.matchAll(pattern(text))], [...text.matchAll(whole)]);
		}),
		{numRuns: 1000},
	);
});
