import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createGuard} from '../source/guard.ts';

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
