import assert from 'node:assert/strict';
import {randomInt} from 'node:crypto';
import {test} from 'node:test';
import fc from 'fast-check';
import {checkInTime} from '../../scripts/fuzz/target.ts';
import {targets} from '../../scripts/fuzz/targets.ts';

// The first is the same at every run; what the other finds is found again by `npm run fuzz -- --only TARGET --seed SEED`.
const seeds: readonly number[] = [1, randomInt(2 ** 31 - 1)];
/** Of what fills two seconds. */
const SHARE = 5;

for (const target of targets.filter(({isSlow}) => !isSlow)) {
	test(`fuzzing of ${target.name} finds nothing`, async () => {
		for (const seed of seeds) {
			const property = fc.asyncProperty(target.inputs, input => checkInTime(target, input));
			const found = await fc.check(property, {seed, numRuns: Math.ceil(target.runs / SHARE)});
			const told = `seed ${seed}, ${JSON.stringify(found.counterexample?.[0])}`;
			assert.ok(!found.failed, `${told}\n${found.errorInstance instanceof Error ? found.errorInstance.stack : ''}`);
		}
	});
}
