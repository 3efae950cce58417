import assert from 'node:assert/strict';
import {test} from 'node:test';
import {layoutBlocks} from '../../source/render/layout/body.ts';
import {unicodeGlyphs} from '../../source/render/line.ts';
import {locateImages} from '../../source/render/markdown/images.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {flowed, rowsOf, sketchSpans} from './sketch.ts';

const KNOWN = 'file:///site/static/heron.png';
const locate = (reference: string): string | null => (reference === '/heron.png' ? KNOWN : null);
const read = (markdown: string) => locateImages(parseBlocks(markdown, ''), locate);
const layout = (markdown: string, hasHyperlinks: boolean) =>
	layoutBlocks(flowed(read(markdown), hasHyperlinks), {width: 80, glyphs: unicodeGlyphs}).lines;

const inText: readonly (readonly [where: string, markdown: string, shown: string])[] = [
	['a paragraph', 'With ![a heron](/heron.png) in it', `With {link ${KNOWN}|a heron} in it`],
	[
		'a heading',
		'## With ![a heron](/heron.png) in it',
		`{bold heading|With }{bold link ${KNOWN}|a heron}{bold heading| in it}`,
	],
	['a quote', '> With ![a heron](/heron.png) in it', `{quiet|│ }With {link ${KNOWN}|a heron} in it`],
	['an item', '- With ![a heron](/heron.png) in it', `{quiet|• }With {link ${KNOWN}|a heron} in it`],
];
for (const [where, markdown, shown] of inText) {
	test(`an image of the site in ${where} is a link`, () => {
		assert.equal(sketchSpans(layout(markdown, true)[0] ?? []), shown);
		assert.match(rowsOf(layout(markdown, false))[0] ?? '', /a heron \(file:\/\/\/site\/static\/heron\.png\) in it/);
	});
}

test('an image of the site in a table is a link', () => {
	const [table] = read('| a |\n| --- |\n| ![a heron](/heron.png) |');
	assert.ok(table?.kind === 'table');
	assert.deepEqual(
		table.rows[1]?.[0]?.map(({text, link}) => [text, link]),
		[['a heron', KNOWN]],
	);
});

for (const hasHyperlinks of [true, false]) {
	const way = hasHyperlinks ? 'with' : 'without';
	test(`an image that nobody knows the place of shows the address it has, ${way} hyperlinks`, () => {
		assert.deepEqual(rowsOf(layout('With ![a gull](img/gull.png) in it.', hasHyperlinks)), [
			'With a gull (img/gull.png) in it.',
		]);
		const [line] = layout('With ![a gull](img/gull.png) in it.', hasHyperlinks);
		assert.equal(sketchSpans(line ?? []), 'With a gull{quiet| (img/gull.png)} in it.');
		assert.deepEqual(rowsOf(layout('With ![](gull.png) in it.', hasHyperlinks)), ['With gull.png in it.']);
	});
}

test('an image on its own leads to its place in the site', () => {
	assert.deepEqual(read('![A heron](/heron.png)'), [
		{kind: 'image', url: '/heron.png', alt: 'A heron', target: KNOWN, line: 0},
	]);
});

test('what opens by itself is left as it is', () => {
	const blocks = parseBlocks('![A](https://a.example/a.png) and [b](https://b.example/)\n\n***\n\n`c`', '');
	assert.deepEqual(locateImages(blocks, locate), blocks);
});
