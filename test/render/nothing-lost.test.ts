import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {blockText} from '../../source/render/block.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {blocks, fillWords, type Template} from '../fixtures/templates.ts';

// Articles are made of words that occur once each. What comes out must be the same words, each once, in the same order.

function fill(template: Template): {readonly markdown: string; readonly expected: readonly string[]} {
	const expected: string[] = [];
	const markdown = fillWords(template, () => {
		const word = `w${String(expected.length).padStart(3, '0')}x`;
		expected.push(word);
		return word;
	});
	return {markdown: `${markdown}\n\n[ref]: https://a.example/ref\n`, expected};
}

test('every word of an article comes out once and in its place', () => {
	fc.assert(
		fc.property(blocks, template => {
			const {markdown, expected} = fill(template);
			const text = parseBlocks(markdown, '').map(blockText).join('\n');
			assert.equal((text.match(/w\d+x/g) ?? []).join(' '), expected.join(' '), markdown);
		}),
		{numRuns: 300, endOnFailure: true},
	);
});
