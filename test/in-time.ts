import assert from 'node:assert/strict';

/**
 * What a function gives, which takes less than `limitMs`. The limit is five times what an idle machine needs or more:
 * what is looked for grows too fast with its input, and takes far longer.
 */
export function inTime<Result>(run: () => Result, limitMs = 4000): Result {
	const start = performance.now();
	const result = run();
	const ms = performance.now() - start;
	assert.ok(ms < limitMs, `took ${Math.round(ms)} ms`);
	return result;
}
