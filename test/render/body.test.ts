import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {type Block, blockText} from '../../source/render/block.ts';
import {layoutBlocks} from '../../source/render/body.ts';
import type {LayoutOptions} from '../../source/render/line.ts';
import {asciiGlyphs, plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/parse.ts';
import {measure} from '../../source/text/width.ts';
import {paragraph} from '../make-post.ts';
import {rowsOf, sketchSpans} from './sketch.ts';

const options: LayoutOptions = {width: 40, glyphs: unicodeGlyphs, hasHyperlinks: true};
const layout = (markdown: string, own: Partial<LayoutOptions> = {}) =>
	layoutBlocks(parseBlocks(markdown, ''), {...options, ...own});

type Case = readonly [name: string, markdown: string, width: number, rows: readonly string[]];

function testRows(about: string, cases: readonly Case[]): void {
	for (const [name, markdown, width, rows] of cases) {
		test(`${about} ${name}`, () => assert.deepEqual(rowsOf(layout(markdown, {width}).lines), rows));
	}
}

testRows('blocks', [
	['stand apart by a blank line', 'One.\n\nTwo.', 40, ['One.', '', 'Two.']],
	[
		'have two above a heading of the first depths',
		'One.\n\n## Two\n\nThree.',
		40,
		['One.', '', '', 'Two', '', 'Three.'],
	],
	['have one above a deeper heading', 'One.\n\n### Two', 40, ['One.', '', 'Two']],
	['have one between headings', '# One\n\n## Two', 40, ['One', '', 'Two']],
	['break where the writer broke them', 'One  \ntwo', 40, ['One', 'two']],
]);

testRows('a list', [
	['hangs behind its bullets', '- one two three four\n- five', 12, ['• one two', '  three four', '• five']],
	['has a bullet for each depth', '- a\n  - b\n    - c\n      - d', 20, ['• a', '  ◦ b', '    ▪ c', '      ▪ d']],
	['has its numbers at the right', '9. nine\n10. ten ten ten', 12, [' 9. nine', '10. ten ten', '    ten']],
	[
		'makes room for the widest number',
		`${'1. a\n'.repeat(100)}`,
		12,
		[...Array.from({length: 100}, (_, index) => `${String(index + 1).padStart(3)}. a`)],
	],
	['counts from its first number', '7. a\n1. b', 12, ['7. a', '8. b']],
	['has boxes for tasks', '- [ ] one two\n- [x] three', 12, ['• [ ] one', '      two', '• [x] three']],
	['has boxes behind numbers', '1. [x] one two', 14, ['1. [x] one two']],
	['has no blank lines', '- a\n- b\n  - c\n- d', 12, ['• a', '• b', '  ◦ c', '• d']],
	['has blank lines when it is loose', '- a\n\n  b\n\n- c', 12, ['• a', '', '  b', '', '• c']],
	['hangs what its items hold', '- a\n\n  ```\n  b\n  ```\n\n  > c', 40, ['• a', '', '    b', '', '  │ c']],
	['may begin with a quote', '- > a\n  > b c', 8, ['• │ a b', '  │ c']],
	['may have an empty item', '- a\n-\n- b', 12, ['• a', '•', '• b']],
	['starts its bullets again in a list of numbers', '1. a\n   - b', 12, ['1. a', '   ◦ b']],
]);

testRows('a footnote', [
	[
		'hangs behind its mark',
		'a[^1]\n\n[^1]: one two three\n\n    four',
		12,
		['a[1]', '', '[1] one two', '    three', '', '    four'],
	],
	['has a long mark before its text', '[^harbour]: one two', 16, ['[harbour] one', 'two']],
	['needs no room for its mark', '[^1]: one', 5, ['[1]', 'one']],
]);

testRows('a quote', [
	['has a bar', '> one two three\n> four', 12, ['│ one two', '│ three four']],
	['has a bar for each depth', '> a\n> > b c d e f\n>\n> g', 12, ['│ a', '│', '│ │ b c d e', '│ │ f', '│', '│ g']],
	['may hold a list', '> - one two three\n> - four', 12, ['│ • one two', '│   three', '│ • four']],
]);

testRows('code', [
	['stands in by two cells', '```\na b\n\n  c\n```', 40, ['  a b', '', '    c']],
	['stands at the edge where it is narrow', '```\na b\n```', 29, ['a b']],
	[
		'has a tab stop every four cells',
		'```\n\ta\n ab\tc\t\td\nabcd\te\n漢\tb\n```',
		29,
		['    a', ' ab c       d', 'abcd    e', '漢  b'],
	],
	[
		'goes on below behind a mark',
		'```\n0123456789abcdefghijklmnopqrstuvwxyz\nx\n```',
		12,
		['0123456789ab', '↪cdefghijklm', '↪nopqrstuvwx', '↪yz', 'x'],
	],
	['goes on in whole clusters', '```\n漢字漢字👨‍👩‍👧漢字\n```', 7, ['漢字漢', '↪字👨‍👩‍👧漢', '↪字']],
	[
		'goes on within the indent',
		`\`\`\`\n${'0123456789'.repeat(5)}\n\`\`\``,
		32,
		['  012345678901234567890123456789', '  ↪01234567890123456789'],
	],
	['keeps the blanks in it', '```\na    b   \n```', 29, ['a    b']],
]);

testRows('a rule', [
	['stands in the middle', '---', 20, ['    ────────────']],
	['is no wider than the width', '---', 7, ['───────']],
]);

test('the marks are ASCII where the locale has no more', () => {
	const markdown = '- a\n  - b\n    - c\n\n> d\n\n---\n\n```\n0123456789012345678901234567890\n```';
	const rows = [
		'* a',
		'  - b',
		'    + c',
		'',
		'| d',
		'',
		'        ------------',
		'',
		'0123456789012345678901234567',
		'>890',
	];
	assert.deepEqual(rowsOf(layout(markdown, {width: 28, glyphs: asciiGlyphs}).lines), rows);
});

const styled: readonly (readonly [name: string, markdown: string, line: string])[] = [
	['headings of the first depths are bold and in their colour', '## A *b*', '{bold heading|A }{bold italic heading|b}'],
	['those of the third are bold', '### A', '{bold|A}'],
	['deeper ones are bold and italic', '#### A', '{bold italic|A}'],
	['quote bars are quiet', '> a **b**', '{quiet|│ }a {bold|b}'],
	['bullets are quiet, boxes not', '- [x] a', '{quiet|• }[x] a'],
	['code has its colour', '```\na\n```', '  {code|a}'],
	['rules are quiet', '---', `{quiet|${' '.repeat(14)}────────────}`],
];
for (const [name, markdown, line] of styled) {
	test(name, () => assert.equal(sketchSpans(layout(markdown).lines[0] ?? []), line));
}

type CaptionCase = readonly [name: string, label: string | null, width: number, lines: readonly string[]];

const TEXT = 'Ilse and Tom on the pier at dusk';
const captions: readonly CaptionCase[] = [
	['has a bar, a bold label and its text', 'Calm', 60, [`  {accent|▏ }{bold|Calm}  {italic quiet|${TEXT}}`]],
	['may lack a label', null, 60, [`  {accent|▏ }{italic quiet|${TEXT}}`]],
	['keeps the mark of an exclamation', 'Wow!', 60, [`  {accent|▏ }{bold|Wow!}  {italic quiet|${TEXT}}`]],
	[
		'is wrapped behind its bar',
		'Calm',
		30,
		['  {accent|▏ }{bold|Calm}  {italic quiet|Ilse and Tom on the}', '  {accent|▏ }{italic quiet|pier at dusk}'],
	],
	[
		'stands at the edge where it is narrow',
		'Calm',
		29,
		['{accent|▏ }{bold|Calm}  {italic quiet|Ilse and Tom on the}', '{accent|▏ }{italic quiet|pier at dusk}'],
	],
	[
		'has room for little more than its bar',
		null,
		6,
		['Ilse', 'and', 'Tom', 'on', 'the', 'pier', 'at', 'dusk'].map(word => `{accent|▏ }{italic quiet|${word}}`),
	],
];
for (const [name, label, width, lines] of captions) {
	test(`a caption ${name}`, () => {
		const opening = label === null ? '' : /[!?]$/.test(label) ? `${label} ` : `${label}: `;
		const block: Block = {kind: 'caption', label, textStart: opening.length, spans: [{text: opening + TEXT}]};
		assert.deepEqual(layoutBlocks([block], {...options, width}).lines.map(sketchSpans), lines);
	});
}

test('a caption keeps the styles and links of its text behind the label', () => {
	const spans = [{text: 'Calm: Il'}, {text: 'se', style: {bold: true}}, {text: ' sings', link: 'https://a.example/'}];
	const {lines} = layoutBlocks([{kind: 'caption', label: 'Calm', textStart: 6, spans}], options);
	assert.deepEqual(lines.map(sketchSpans), [
		'  {accent|▏ }{bold|Calm}  {italic quiet|Il}{bold italic quiet|se}{italic quiet https://a.example/| sings}',
	]);
});

test('a caption stands directly below its image', () => {
	const image: Block = {kind: 'image', url: 'https://p.example/a.jpg', alt: 'A'};
	const caption: Block = {kind: 'caption', label: null, textStart: 0, spans: [{text: 'b'}]};
	const {lines, blockStarts} = layoutBlocks([paragraph('x'), image, caption, caption, paragraph('y')], options);
	assert.deepEqual(lines.map(plainText), ['x', '', 'Image: A  p.example', '  ▏ b', '', '  ▏ b', '', 'y']);
	assert.deepEqual(blockStarts, [0, 2, 3, 5, 7]);
});

test('every block knows its first line', () => {
	const {lines, blockStarts} = layout('# A\n\nb b b b b b b b b b b b b b b b b b b b b b\n\n- c\n- d\n\n## E');
	assert.deepEqual(
		blockStarts.map(start => plainText(lines[start] ?? []).slice(0, 3)),
		['A', 'b b', '• c', 'E'],
	);
});

test('nothing is lost of code that is too wide', () => {
	const line = fc
		.string({unit: fc.constantFrom('a', ' ', '漢', '👍🏽', 'e\u0301', '\t'), maxLength: 60, size: 'max'})
		.filter(text => text.trim() !== '');
	fc.assert(
		fc.property(line, fc.integer({min: 3, max: 40}), (text, width) => {
			const {lines} = layoutBlocks([{kind: 'code', text, language: null}], {...options, width});
			const joined = lines
				.flatMap(spans => spans.filter(span => span.style?.tone === 'code').map(span => span.text))
				.join('');
			assert.equal(joined.replace(/ /g, ''), text.replace(/[ \t]/g, ''));
			assert.ok(lines.every(spans => measure(plainText(spans)) <= width));
		}),
	);
});

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
			.map((blocks): Block => ({kind: 'quote', blocks})),
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
	fc.assert(
		fc.property(
			fc.array(anyBlock, {maxLength: 4, size: 'max'}),
			fc.integer({min: NARROWEST, max: 60}),
			(blocks, width) => {
				const rows = layoutBlocks(blocks, {...options, width}).lines.map(plainText);
				assert.equal(lettersOf(rows.join('')), lettersOf(blocks.map(blockText).join('')));
				assert.ok(rows.every(row => measure(row) <= width));
			},
		),
	);
});
