import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {parsePost} from '../../source/posts/post.ts';
import {closers, openers, units} from '../fixtures/hostile-pieces.ts';

// With RUNS=100000 in the environment these go through as many posts; the longest is 100 kB.
const numRuns = Number(process.env.RUNS ?? 1000);
const MAX_BYTES = 100_000;
/** Far above the 50 ms that such a post may take where nothing else runs, and far below what anything quadratic takes. */
const PATIENCE_MS = 3000;

const piece = fc
	.tuple(fc.array(fc.constantFrom(...units), {minLength: 1, maxLength: 3}), fc.integer({min: 0, max: 17}))
	.map(([parts, power]) =>
		parts
			.join('')
			.repeat(2 ** power)
			.slice(0, MAX_BYTES),
	);
const hostile = fc
	.tuple(fc.constantFrom(...openers), fc.array(piece, {minLength: 1, maxLength: 3}), fc.constantFrom(...closers))
	.map(([opener, pieces, closer]) =>
		new TextEncoder().encode(opener + pieces.join('').slice(0, MAX_BYTES) + closer).subarray(0, MAX_BYTES),
	);
const post = fc.oneof(
	hostile,
	fc.uint8Array({maxLength: 300}),
	fc.string({unit: 'binary', maxLength: 300}).map(text => new TextEncoder().encode(text)),
	fc
		.tuple(hostile, fc.uint8Array({maxLength: 20}))
		.map(([text, bytes]) => Uint8Array.of(...text.subarray(0, 2000), ...bytes)),
);

test('any bytes are a post, and none takes long', () => {
	fc.assert(
		fc.property(post, fc.boolean(), (bytes, isHead) => {
			const started = performance.now();
			const parsed = parsePost({path: 'posts/a.md', bytes, size: bytes.length * (isHead ? 3 : 1), modifiedMs: 0});
			assert.ok(performance.now() - started < PATIENCE_MS);
			const {title, description, words, minutes, problems} = parsed.post;
			assert.ok(title !== '' && typeof description === 'string' && typeof parsed.body === 'string');
			assert.ok(Number.isFinite(words) && words >= 0 && Number.isFinite(minutes));
			assert.ok(problems.every(({message}) => message !== '' && message.length < 1000));
			assert.doesNotThrow(() => JSON.stringify(parsed.post));
		}),
		{numRuns, endOnFailure: true},
	);
});
