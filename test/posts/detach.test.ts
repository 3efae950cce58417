import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {detach} from '../../source/posts/detach.ts';

test('a detached text is the same text', () => {
	const text = fc.string({
		unit: fc.integer({min: 0, max: 0xffff}).map(code => String.fromCharCode(code)),
		maxLength: 60,
	});
	fc.assert(fc.property(text, one => assert.equal(detach(one), one)));
	fc.assert(fc.property(fc.string({maxLength: 60}), one => assert.equal(detach(one), one)));
});

test('texts of every length are detached whole', () => {
	for (const length of [0, 12, 13, 8191, 8192, 8193, 20_000]) {
		for (const sign of ['a', 'é', '’', '\ud83d']) {
			const text = sign.repeat(length);
			assert.equal(detach(text), text);
		}
	}
});
