import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {type Block, blockText} from '../../source/render/block.ts';
import {layoutBlocks} from '../../source/render/layout/body.ts';
import type {LayoutOptions} from '../../source/render/line.ts';
import {plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {measure} from '../../source/text/width.ts';
import {paragraph} from '../make-post.ts';

const options: LayoutOptions = {width: 40, glyphs: unicodeGlyphs};

// A reader's column has eight cells at least; narrower terminals are told to be too small.
const NARROWEST = 8;
const chain = (depth: number, wrap: (inner: Block) => Block): Block =>
	Array.from({length: depth}).reduce<Block>(wrap, paragraph('The ferry leaves at dusk'));
const inQuote = (inner: Block): Block => ({kind: 'quote', blocks: [inner]});
const inList = (inner: Block, start: number | null = null): Block => ({
	kind: 'list',
	start,
	isLoose: false,
	items: [{isDone: null, blocks: [paragraph('Item'), inner]}],
});

const nests: readonly (readonly [name: string, block: Block])[] = [
	['40 quotes in each other', chain(40, inQuote)],
	['40 lists in each other', chain(40, inner => inList(inner))],
	['lists of large numbers in each other', chain(5, inner => inList(inner, 123456789))],
	[
		'a task of a task',
		{kind: 'list', start: 1, isLoose: true, items: [{isDone: true, blocks: [inList(paragraph('The ferry'))]}]},
	],
];
for (const [name, block] of nests) {
	test(`${name} are no wider than the width`, () => {
		for (const width of [NARROWEST, 12, 20, 40, 72]) {
			const {lines} = layoutBlocks([block], {...options, width});
			const widest = Math.max(...lines.map(line => measure(plainText(line))));
			assert.ok(widest <= width, `${widest} cells at a width of ${width}`);
		}
	});
}

const words = fc.array(fc.constantFrom('Ilse', 'pier', 'rope', 'keeperofthelighthouse', '灯台', 'été'), {
	minLength: 1,
	maxLength: 9,
	size: 'max',
});
const {block: anyBlock} = fc.letrec<{block: Block}>(tie => ({
	block: fc.oneof(
		{maxDepth: 6, depthIdentifier: 'blocks'},
		words.map(parts => paragraph(parts.join(' '))),
		words.map((parts): Block => ({kind: 'code', text: parts.join('\t'), language: null})),
		fc
			.array(tie('block'), {minLength: 1, maxLength: 3, size: 'max', depthIdentifier: 'blocks'})
			.chain(blocks =>
				fc.constantFrom<Block>(
					{kind: 'quote', blocks},
					{kind: 'quote', alert: 'warning', blocks},
					{kind: 'footnote', label: '12', blocks},
					{kind: 'footnote', label: '123456', blocks},
				),
			),
		fc
			.array(fc.array(words, {minLength: 1, maxLength: 3, size: 'max'}), {minLength: 1, maxLength: 3, size: 'max'})
			.map((rows): Block => {
				const cells = rows.map(row => row.map(parts => [{text: parts.join(' ')}]));
				return {kind: 'table', alignments: ['right', 'center'], isHeadless: true, rows: cells};
			}),
		fc
			.array(
				fc.record({
					isDone: fc.constant(null),
					role: fc.constantFrom<'term' | 'definition'>('term', 'definition'),
					blocks: fc.array(tie('block'), {maxLength: 2, size: 'max', depthIdentifier: 'blocks'}),
				}),
				{minLength: 1, maxLength: 3, size: 'max', depthIdentifier: 'blocks'},
			)
			.map((items): Block => ({kind: 'list', start: null, isLoose: false, items})),
		fc
			.record({
				start: fc.constantFrom(null, 1, 99),
				isLoose: fc.boolean(),
				items: fc.array(
					fc
						.array(tie('block'), {maxLength: 2, size: 'max', depthIdentifier: 'blocks'})
						.map(blocks => ({isDone: null, blocks})),
					{minLength: 1, maxLength: 3, size: 'max', depthIdentifier: 'blocks'},
				),
			})
			.map((fields): Block => ({kind: 'list', ...fields})),
	),
}));

test('no letter is lost and no line is too wide, whatever stands in whatever', () => {
	const lettersOf = (text: string): string => text.replace(/\P{L}/gu, '');
	// The lines of a row's cells stand side by side.
	const sorted = (text: string): string => [...lettersOf(text)].sort().join('');
	fc.assert(
		fc.property(
			fc.array(anyBlock, {maxLength: 4, size: 'max'}),
			fc.integer({min: NARROWEST, max: 60}),
			(blocks, width) => {
				const rows = layoutBlocks(blocks, {...options, width}).lines.map(plainText);
				const order = JSON.stringify(blocks).includes('"table"') ? sorted : lettersOf;
				assert.equal(order(rows.join('')), order(blocks.map(blockText).join('')));
				assert.ok(rows.every(row => measure(row) <= width));
			},
		),
	);
});
