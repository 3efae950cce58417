import assert from 'node:assert/strict';
import {test} from 'node:test';
import {commonmark} from './commonmark.ts';
import {commonmarkExceptions, type Exceptions, gfmExceptions} from './exceptions.ts';
import {gfmExamples} from './gfm.ts';
import {type Example, judge} from './judge.ts';

// Of every example: each word of the HTML that it stands for is in our text and in our rows, in order; no row is too wide.
function testExamples(name: string, examples: ReadonlyMap<number, Example>, exceptions: Exceptions) {
	for (const by of ['letters', 'marks'] as const) {
		test(`${name}: every example keeps its words, told by ${by}, but those listed`, () => {
			const faults = [...examples].flatMap(([number, example]) => {
				const found = exceptions[by].has(number) ? [] : judge(example, by);
				return found.length === 0 ? [] : [`${number}: ${found.join('; ')}`];
			});
			assert.deepEqual(faults, []);
		});

		test(`${name}: no example is listed that keeps its words, told by ${by}`, () => {
			const stale = [...exceptions[by].keys()].filter(number => {
				const example = examples.get(number);
				return example === undefined || judge(example, by).length === 0;
			});
			assert.deepEqual(stale, []);
		});
	}
}

test('the examples are all there', () => {
	assert.equal(commonmark.size, 652);
	assert.ok(gfmExamples.size >= 40);
});

testExamples('CommonMark', commonmark, commonmarkExceptions);
testExamples('GFM', gfmExamples, gfmExceptions);
