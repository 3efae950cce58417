import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {TableBlock} from '../../source/render/block.ts';
import {layoutTable} from '../../source/render/layout/table.ts';
import type {LayoutOptions} from '../../source/render/line.ts';
import {asciiGlyphs, type Line, plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {measure} from '../../source/text/width.ts';
import {inTime} from '../in-time.ts';
import {flowed, rowsOf, sketchSpans} from './sketch.ts';

const options: LayoutOptions = {width: 60, glyphs: unicodeGlyphs};

type Own = Partial<LayoutOptions> & {readonly hasHyperlinks?: boolean};

function layout(markdown: string, {hasHyperlinks, ...own}: Own = {}): readonly Line[] {
	const [block] = flowed(parseBlocks(markdown, ''), hasHyperlinks);
	assert.ok(block?.kind === 'table');
	return layoutTable(block, {...options, ...own});
}

const crew = '| Name | Age | Town |\n|---|--:|:-:|\n| Ilse Marrow | 61 | Port Selby |\n| Tom Vane | 7 | Ode |';
const things =
	'| Thing | What for |\n|---|---|\n| Lantern | It lights the way along the harbour wall |\n| Rope | It ties the boat |';
const towers = '| 名前 | 説明 |\n|---|--:|\n| 灯台 | 港の入口に立つ白い塔 |\n| 船 | 木 |';

type Case = readonly [name: string, markdown: string, width: number, rows: readonly string[]];

const cases: readonly Case[] = [
	[
		'has columns as wide as they need, aligned',
		crew,
		60,
		[
			'Name         Age     Town',
			'────────────────────────────',
			'Ilse Marrow   61  Port Selby',
			'Tom Vane       7     Ode',
		],
	],
	[
		'wraps the cells that take most room',
		crew,
		24,
		[
			'Name       Age    Town',
			'────────────────────────',
			'Ilse        61    Port',
			'Marrow           Selby',
			'',
			'Tom Vane     7    Ode',
		],
	],
	[
		'keeps its rows apart where cells are wrapped',
		things,
		30,
		[
			'Thing    What for',
			'──────────────────────────────',
			'Lantern  It lights the way',
			'         along the harbour',
			'         wall',
			'',
			'Rope     It ties the boat',
		],
	],
	[
		'wraps the names of its columns before what stands below them',
		'| High water | Remarks |\n|---|---|\n| 05:12 | Market day in Ode |',
		25,
		['High   Remarks', 'water', '────────────────────────', '05:12  Market day in Ode'],
	],
	[
		'gives the longest cells the most room',
		`| a | b |\n|---|---|\n| ${'one '.repeat(8)} | ${'two '.repeat(20)} |`,
		40,
		[
			'a           b',
			'───────────────────────────────────────',
			'one one     two two two two two two two',
			'one one     two two two two two two two',
			'one one     two two two two two two',
			'one one',
		],
	],
	[
		'has numbers at the right',
		'| a | b |\n|---|---|\n| x | 9 |\n| y | 1,200 |',
		20,
		['a      b', '────────', 'x      9', 'y  1,200'],
	],
	['has years and the like at the left if one is none', '| a |\n|---|\n| 9 |\n| ten |', 20, ['a', '───', '9', 'ten']],
	[
		'has empty cells only where all of a column are empty in records',
		'| Name | Town | Age |\n|---|---|---|\n| Ilse Marrow | | |\n| Tom | Ode | |',
		14,
		['Name  Ilse', '      Marrow', 'Age', '', 'Name  Tom', 'Town  Ode', 'Age'],
	],
	[
		'has long names before the values in records',
		'| A longish name | b |\n|---|---|\n| one | seventeen |',
		12,
		['A longish', 'name  one', 'b  seventeen'],
	],
	[
		'comes as records where columns would be too narrow',
		crew,
		14,
		[
			'Name  Ilse',
			'      Marrow',
			'Age   61',
			'Town  Port',
			'      Selby',
			'',
			'Name  Tom Vane',
			'Age   7',
			'Town  Ode',
		],
	],
	[
		'measures ideographs',
		towers,
		60,
		[
			'名前                  説明',
			'──────────────────────────',
			'灯台  港の入口に立つ白い塔',
			'船                      木',
		],
	],
	[
		'wraps ideographs',
		towers,
		16,
		['名前        説明', '────────────────', '灯台  港の入口に', '      立つ白い塔', '', '船            木'],
	],
	['may lack cells', '| a | b |\n|---|---|\n| c |', 20, ['a  b', '────', 'c']],
	['may be its head alone', '| a | b |\n|---|---|', 20, ['a  b', '────']],
	['shows its head alone as a record too', '| aaaaaaaa | bbbbbbbb |\n|---|---|', 10, ['aaaaaaaa', 'bbbbbbbb']],
	['may have no names for its columns', '| | |\n|---|---|\n| a | b |', 20, ['a  b']],
	['has no labels in records without names', '| | |\n|---|---|\n| aaaaaaa | bbbbbbb |', 9, ['aaaaaaa', 'bbbbbbb']],
	[
		'is as wide as the widest line of its cells',
		'| a | b |\n|---|---|\n| one<br>two<br>three | z |',
		20,
		['a      b', '────────', 'one    z', 'two', 'three'],
	],
	['may have one column', '| a |\n|---|\n| one two |', 20, ['a', '───────', 'one two']],
];
for (const [name, markdown, width, rows] of cases) {
	test(`a table ${name}`, () => assert.deepEqual(rowsOf(layout(markdown, {width})), rows));
}

test('a table has its head bold and its rule quiet', () => {
	assert.deepEqual(layout('| a | *b* |\n|---|---|\n| c | **d** |').map(sketchSpans), [
		'{bold|a}  {bold italic|b}',
		'{quiet|────}',
		'c  {bold|d}',
	]);
});

test('a record has its labels bold', () => {
	const lines = layout('| Name | Town |\n|---|---|\n| *Ilse* | Ode |', {width: 8});
	assert.deepEqual(lines.map(sketchSpans), ['{bold|Name}', '{italic|Ilse}', '{bold|Town}', 'Ode']);
});

test('a table has its rule of ASCII where the locale has no more', () => {
	assert.deepEqual(rowsOf(layout('| a | b |\n|---|---|', {glyphs: asciiGlyphs})), ['a  b', '----']);
});

test('a table writes out the addresses of its links where the terminal has no hyperlinks', () => {
	const markdown = '| a | b |\n|---|---|\n| [x](https://a.example/) | y |';
	assert.deepEqual(rowsOf(layout(markdown)), ['a  b', '────', 'x  y']);
	assert.deepEqual(rowsOf(layout(markdown, {hasHyperlinks: false})), [
		'a                       b',
		'─────────────────────────',
		'x (https://a.example/)  y',
	]);
});

test('the name of a column has its place in the article once, where it is shown first', () => {
	const lines = layout('| Name | Town |\n|---|---|\n| Ilse Marrow | |\n| Tom Vanebrook | Ode |\n| Finn | Ode |', {
		width: 11,
	});
	const named = lines.flatMap(line => line.filter(({text}) => text === 'Name' || text === 'Town'));
	assert.deepEqual(
		named.map(({text, at}) => `${text} ${at !== undefined}`),
		['Name true', 'Name false', 'Town true', 'Name false', 'Town false'],
	);
});

const makeTable = (columns: number, rows: number): TableBlock => ({
	kind: 'table',
	alignments: Array.from({length: columns}, () => 'left' as const),
	rows: Array.from({length: rows}, (_, row) =>
		Array.from({length: columns}, (_, column) => [{text: `r${row} c${column}`}]),
	),
});

test('a table of 1,000 columns comes as records in a moment', () => {
	const lines = inTime(() => layoutTable(makeTable(1000, 20), {...options, width: 72}));
	assert.deepEqual(rowsOf(lines.slice(0, 2)), ['r0 c0    r1 c0', 'r0 c1    r1 c1']);
	assert.equal(lines.length, 19 * 1000 + 18);
});

test('a table of 10,000 rows is laid out in a moment', () => {
	const lines = inTime(() => layoutTable(makeTable(4, 10_000), {...options, width: 72}));
	assert.equal(lines.length, 10_001);
});

test('no character of a cell is lost and no line is too wide, whatever the width', () => {
	const unit = fc.constantFrom('a', 'b', ' ', 'é', '漢', '-', '👍🏽');
	const row = fc.array(fc.string({unit, maxLength: 24, size: 'max'}), {minLength: 1, maxLength: 6, size: 'max'});
	const inkOf = (texts: readonly string[]) => [...texts.join('').replace(/[ ─]/g, '')].sort().join('');
	fc.assert(
		fc.property(
			fc.array(row, {minLength: 1, maxLength: 5, size: 'max'}),
			fc.integer({min: 8, max: 80}),
			(body, width) => {
				// Records repeat the names of the columns, so there are none.
				const rows = [[''], ...body].map(cells => cells.map(text => [{text}]));
				const lines = layoutTable({kind: 'table', alignments: [], rows}, {...options, width}).map(plainText);
				assert.equal(inkOf(lines), inkOf(body.flat()));
				assert.ok(lines.every(line => measure(line) <= width));
			},
		),
	);
});
