import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Flow, FlowWriter, slugOf} from '../../source/render/flow.ts';
import {layoutBlocks} from '../../source/render/layout/body.ts';
import {unicodeGlyphs} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {overlayRanges} from '../../source/render/overlay.ts';
import {inTime} from '../in-time.ts';
import {sketchSpans} from './sketch.ts';

function write(markdown: string, hasHyperlinks = true) {
	const writer = new FlowWriter(hasHyperlinks);
	const blocks = writer.blocks(parseBlocks(markdown, ''));
	return {blocks, flow: writer.finish()};
}

const flowOf = (markdown: string): Flow => write(markdown).flow;

const EVERYTHING = [
	'# Ode & its *harbour*',
	'The **grey** wall, [a map](https://map.example/) and `code`,\nin one paragraph that is long enough to be broken twice.',
	'- one\n- two\n  1. three\n  2. four',
	'> A quote\n>\n> > in a quote',
	'| a | b |\n|---|--:|\n| left is long enough to be wrapped in its cell | right |\n| 瀬名川 | 7 |',
	'```js\n\tconst wall = 1;\n\nreturn wall;\n```',
	'![A heron](https://p.example/heron.jpg)',
	'Calm\n: No wind.',
	'A claim[^1].\n\n[^1]: The note.',
].join('\n\n');

test('whatever the width, each span with a place is the text of that place', () => {
	for (const hasHyperlinks of [true, false]) {
		const {blocks, flow} = write(EVERYTHING, hasHyperlinks);
		for (const width of [12, 20, 40, 72, 200]) {
			for (const span of layoutBlocks(blocks, {width, glyphs: unicodeGlyphs}).lines.flat()) {
				if (span.at === undefined) continue;
				const said = flow.text.slice(span.at, span.at + span.text.length);
				assert.equal(span.text, said.replaceAll('\t', ' '));
			}
		}
	}
});

test('every word is shown at every width, in tables too', () => {
	const {blocks, flow} = write(EVERYTHING);
	for (const width of [12, 40, 72]) {
		const shown = new Uint8Array(flow.text.length);
		for (const {at, text} of layoutBlocks(blocks, {width, glyphs: unicodeGlyphs}).lines.flat())
			if (at !== undefined) shown.fill(1, at, at + text.length);
		const hidden = [...flow.text].filter((letter, index) => shown[index] === 0 && letter.trim() !== '');
		assert.deepEqual(hidden, []);
	}
});

test('headings know their depth, links where they lead, lines where they stand in the file', () => {
	const {headings, references, lines, text, languages} = flowOf(EVERYTHING);
	assert.deepEqual(
		headings.map(({depth, text: title}) => [depth, title]),
		[[1, 'Ode & its harbour']],
	);
	assert.deepEqual(
		references.map(({kind, text: words, link, ref}) => [kind, words, link ?? ref]),
		[
			['link', 'a map', 'https://map.example/'],
			['image', 'A heron', 'https://p.example/heron.jpg'],
			['note', '[1]', '#fn:1'],
		],
	);
	for (const {at, text: words} of references.slice(0, 1)) assert.ok(text.slice(at).startsWith(words));
	assert.deepEqual(languages, ['js']);
	assert.deepEqual(
		lines.map(({line}) => EVERYTHING.split('\n')[line]?.slice(0, 6)),
		['# Ode ', 'The **', '- one', '> A qu', '| a | ', '```js', '![A he', 'Calm', 'A clai', '[^1]: '],
	);
});

const anchors: readonly (readonly [markdown: string, names: readonly string[]])[] = [
	['## The Tide-Tables, 2nd ed.', ['the-tide-tables-2nd-ed']],
	['## One\n\n## One\n\n## One', ['one', 'one-1', 'one-2']],
	['## 港の朝', ['港の朝']],
	['Claim[^a].\n\n[^a]: Note.', ['fn:a']],
];
for (const [markdown, names] of anchors) {
	test(`a link can lead to ${names.join(', ')}`, () => assert.deepEqual([...flowOf(markdown).anchors.keys()], names));
}

test('a heading is known by the name it was given too', () => {
	assert.ok(flowOf('## Tides {#the-tides}').anchors.has('the-tides'));
	assert.ok(flowOf('## Tides {#the-tides}').anchors.has('tides'));
});

test('a name is made of letters, digits and hyphens', () => assert.equal(slugOf('What’s new? (4.2)'), 'whats-new-42'));

test('a style is laid over the words of a range, across spans, and nowhere else', () => {
	const line = [
		{text: '| '},
		{text: 'The ', at: 0},
		{text: 'grey', at: 4, style: {bold: true}},
		{text: ' wall', at: 8},
	];
	const lay = (from: number, to: number) => sketchSpans(overlayRanges(line, [{from, to, style: {inverse: true}}]));
	assert.equal(lay(4, 8), '| The {bold inverse|grey} wall');
	assert.equal(lay(2, 11), '| Th{inverse|e }{bold inverse|grey}{inverse| wa}ll');
	assert.equal(lay(20, 30), '| The {bold|grey} wall');
});

test('many links in a paragraph take no long time', () => {
	const markdown = Array.from({length: 20_000}, (_, index) => `[l](https://a.example/${index})`).join(' ');
	assert.equal(inTime(() => flowOf(markdown), 10_000).references.length, 20_000);
});
