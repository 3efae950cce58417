import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {sketchBlocks} from './sketch.ts';

/** What stands behind `about` in the test's name, a post's body, and the lines that `sketchBlocks` makes of its blocks. */
export type BlockCase = readonly [name: string, markdown: string, blocks: readonly string[]];

/** A test for every row. */
export function testBlocks(about: string, cases: readonly BlockCase[]): void {
	for (const [name, markdown, blocks] of cases) {
		test(`${about} ${name}`, () => assert.deepEqual(sketchBlocks(parseBlocks(markdown, '')), blocks));
	}
}
