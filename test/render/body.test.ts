import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {type Block, noticeBlock} from '../../source/render/block.ts';
import {layoutBlocks} from '../../source/render/layout/body.ts';
import type {LayoutOptions} from '../../source/render/line.ts';
import {asciiGlyphs, plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {measure} from '../../source/text/width.ts';
import {paragraph} from '../make-post.ts';
import {flowed, rowsOf, sketchSpans} from './sketch.ts';

const options: LayoutOptions = {width: 40, glyphs: unicodeGlyphs};
const layout = (markdown: string, own: Partial<LayoutOptions> = {}) =>
	layoutBlocks(flowed(parseBlocks(markdown, '')), {...options, ...own});

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
	['have two above one of the first', 'One.\n\n# Two', 40, ['One.', '', '', 'Two']],
	[
		'stand right below a heading of the last depths',
		'#### One\n\nTwo.\n\n##### Three',
		40,
		['One', 'Two.', '', 'Three'],
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
	['is tight where each item has a line', '- a\n\n- b\n\n- c', 12, ['• a', '• b', '• c']],
	['keeps its brackets', '9) a\n10) b', 12, [' 9) a', '10) b']],
	['has air round code and tables', '- a\n  ```\n  b\n  c\n  ```\n- d', 40, ['• a', '', '    b', '    c', '• d']],
	['hangs what its items hold', '- a\n\n  ```\n  b\n  ```\n\n  > c', 40, ['• a', '', '    b', '', '  │ c']],
	['may begin with a quote', '- > a\n  > b c', 8, ['• │ a b', '  │ c']],
	['may have an empty item', '- a\n-\n- b', 12, ['• a', '•', '• b']],
	['starts its bullets again in a list of numbers', '1. a\n   - b', 12, ['1. a', '   ◦ b']],
]);

testRows('a list of definitions', [
	['has its definitions below their terms', 'a\nb\n: c\n: d\ne\n: f', 12, ['a', 'b', '  c', '  d', 'e', '  f']],
	[
		'has blank lines where one has several lines',
		'a\n: b\nc\n: d e f g h i j',
		12,
		['a', '  b', '', 'c', '  d e f g h', '  i j'],
	],
	['may hold blocks', 'a\n: b\n\n    c\n\n  - d', 12, ['a', '  b', '', '  c', '', '  • d']],
]);

testRows('a note', [
	['has its title above its text', '> [!TIP]\n> one two three', 12, ['│ Tip', '│ one two', '│ three']],
	['may have nothing but a title', '> [!note] One', 12, ['│ One']],
]);

testRows('code with a name', [['stands below it', 'a\n\n```js title="b.js"\nc\n```', 40, ['a', '', '  b.js', '  c']]]);

testRows('what is folded', [
	['stands below its summary', '<details><summary>a</summary>\n\nb\n\n</details>\n\nc', 12, ['▾ a', 'b', '', 'c']],
]);

testRows('a footnote', [
	[
		'hangs behind its mark',
		'a[^1]\n\n[^1]: one two three\n\n    four',
		12,
		['a[1]', '', '[1] one two', '    three', '', '    four'],
	],
	['stands right below another', '[^1]: a\n[^2]: b\n\nc', 12, ['[1] a', '[2] b', '', 'c']],
	['has a long mark before its text', '[^harbour]: one two', 16, ['[harbour] one', 'two']],
	['needs no room for its mark', '[^1]: one', 5, ['[1]', 'one']],
]);

testRows('a quote', [
	['has a bar', '> one two three\n> four', 12, ['│ one two', '│ three four']],
	['has a bar for each depth', '> a\n> > b c d e f\n>\n> g', 12, ['│ a', '│', '│ │ b c d e', '│ │ f', '│', '│ g']],
	['has whom it is by right below', '> a\n>\n> \u2014 b', 12, ['│ a', '│ \u2014 b']],
	['may be a dialogue', '> \u2014 a\n>\n> \u2014 b', 12, ['│ \u2014 a', '│', '│ \u2014 b']],
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
	['stands as near to a heading as to anything', 'a\n\n---\n\n## b', 7, ['a', '', '───────', '', 'b']],
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
	['the last are italic', '###### A', '{italic|A}'],
	['titles of notes are bold', '> [!NOTE]\n> a', '{quiet|│ }{bold|Note}'],
	['of those that warn they have the accent', '> [!WARNING]\n> a', '{accent|│ }{bold accent|! Warning}'],
	['terms are bold', 'a *b*\n: c', '{bold|a }{bold italic|b}'],
	['names of code are quiet', '```js title="b.js"\nc\n```', '  {quiet|b.js}'],
	['summaries are bold', '<details><summary>a</summary>b</details>', '{quiet|▾ }{bold|a}'],
	['quote bars are quiet', '> a **b**', '{quiet|│ }a {bold|b}'],
	['bullets are quiet, boxes not', '- [x] a', '{quiet|• }[x] a'],
	['code has its colour', '```\na\n```', '  {listing|a}'],
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
		assert.deepEqual(layoutBlocks(flowed([block]), {...options, width}).lines.map(sketchSpans), lines);
	});
}

test('a caption keeps the styles and links of its text behind the label', () => {
	const spans = [{text: 'Calm: Il'}, {text: 'se', style: {bold: true}}, {text: ' sings', link: 'https://a.example/'}];
	const {lines} = layoutBlocks(flowed([{kind: 'caption', label: 'Calm', textStart: 6, spans}]), options);
	assert.deepEqual(lines.map(sketchSpans), [
		'  {accent|▏ }{bold|Calm}  {italic quiet|Il}{bold italic quiet|se}{italic quiet https://a.example/| sings}',
	]);
});

test('a caption stands directly below its image', () => {
	const image: Block = {kind: 'image', url: 'https://p.example/a.jpg', alt: 'A'};
	const caption: Block = {kind: 'caption', label: null, textStart: 0, spans: [{text: 'b'}]};
	const {lines, blockStarts} = layoutBlocks(flowed([paragraph('x'), image, caption, caption, paragraph('y')]), options);
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
				.flatMap(spans => spans.filter(span => span.style?.tone === 'listing').map(span => span.text))
				.join('');
			assert.equal(joined.replace(/ /g, ''), text.replace(/[ \t]/g, ''));
			assert.ok(lines.every(spans => measure(plainText(spans)) <= width));
		}),
	);
});

test('a notice stands apart from the text below it', () => {
	const text: Block = {kind: 'paragraph', spans: [{text: 'The ferry left.'}]};
	const {lines} = layoutBlocks([noticeBlock('This is its beginning'), text], options);
	assert.deepEqual(lines.map(plainText), ['This is its beginning', '', 'The ferry left.']);
});
