import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nearestName, quoteValue, shorten} from '../../source/text/quote.ts';

test('a text is shortened between characters, and only where it is too long', () => {
	assert.equal(shorten('abcde', 5), 'abcde');
	assert.equal(shorten('abcdef', 5), 'abcd…');
	assert.equal(shorten('😀😀😀😀😀', 5), '😀😀😀😀😀');
	assert.equal(shorten('😀😀😀😀😀😀', 5), '😀😀😀😀…');
	assert.equal(shorten('a'.repeat(1_000_000), 5), 'aaaa…');
	assert.equal(shorten('', 5), '');
});

test('a value is quoted whatever it is', () => {
	const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
	assert.deepEqual([null, 5, false, 'x', '', true, undefined, deep, {a: 1}].map(quoteValue), [
		'“null”',
		'“5”',
		'“false”',
		'“x”',
		'nothing',
		'nothing',
		'“undefined”',
		'a list',
		'an object',
	]);
});

test('the nearest name is within two slips, one for short words', () => {
	const names = ['width', 'sort', 'theme', 'themes', 'state'];
	for (const [word, name] of [
		['wdith', 'width'],
		['Width', 'width'],
		['widht', 'width'],
		['them', 'theme'],
		['thmes', 'themes'],
		['sotr', null],
		['srt', 'sort'],
		['status', 'state'],
		['pager', null],
		['', null],
		['width'.repeat(200_000), null],
	] as const)
		assert.equal(nearestName(word, names), name, word.slice(0, 20));
});
