import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createGuard} from '../source/guard.ts';
import {limitNesting} from '../source/render/markdown/nesting.ts';
import {parseBlocks} from '../source/render/markdown/parse.ts';

test('a guard gives what the function gives', () => {
	const guard = createGuard();
	assert.equal(
		guard(() => 7),
		7,
	);
	assert.deepEqual(
		guard(() => [1, 2]),
		[1, 2],
	);
});

test('a guard ends what does not end', () => {
	const guard = createGuard(50, 10);
	const start = performance.now();
	for (let round = 0; round < 2; round++)
		assert.equal(
			guard(() => {
				for (;;);
			}),
			null,
		);
	assert.ok(performance.now() - start < 60_000);
	assert.equal(
		guard(() => 'on'),
		'on',
	);
});

test('an error within a guard comes out of it', () => {
	assert.throws(
		() =>
			createGuard()(() => {
				throw new RangeError('deep');
			}),
		RangeError,
	);
});

test('the next text is read from the surface again after one that was broken off amid nesting', () => {
	const nesting = limitNesting(1);
	const deep = () =>
		nesting.inside(() => {
			for (;;);
		});
	assert.equal(createGuard(50)(deep), null);
	parseBlocks('Text.', '');
	assert.equal(nesting.isDeepest(), false);
});
