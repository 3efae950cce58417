import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {describePost, type ItemMarks, type ItemOptions, layoutItem} from '../../source/render/layout/list-item.ts';
import {asciiGlyphs, plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {measure} from '../../source/text/width.ts';
import {makePost} from '../make-post.ts';
import {rowsOf, sketchSpans} from './sketch.ts';

type Sketch = Parameters<typeof makePost>[0];

const options: ItemOptions = {width: 80, glyphs: unicodeGlyphs, locale: 'en', today: null};
const unmarked: ItemMarks = {isChosen: false, isRead: false};
const layout = (sketch: Sketch, own: Partial<ItemOptions> = {}, marks: ItemMarks = unmarked) =>
	layoutItem(makePost(sketch), {...options, ...own}, marks);

const short: Sketch = {title: 'The ferry', description: 'It left Ode at nine.'};
const long: Sketch = {
	title:
		'Ilse Marrow and Tom Vane walk the whole length of the harbour wall in a storm to light the lamp of the old tower',
	description:
		'They set out at dusk with a rope, a lamp and a flask of tea. The wind blew from the west. Nobody in Port Selby had walked it since the winter of the great flood, and nobody was asked to.',
};

type Case = readonly [name: string, sketch: Sketch, own: Partial<ItemOptions>, rows: readonly string[]];

const cases: readonly Case[] = [
	[
		'has its date and its minutes at the right',
		short,
		{width: 60},
		[
			'  The ferry                                    11 Oct 2020',
			'  It left Ode at nine.                               2 min',
		],
	],
	[
		'has two lines of title and two of description at most, cut by an ellipsis',
		long,
		{width: 80},
		[
			'  Ilse Marrow and Tom Vane walk the whole length of the harbour    11 Oct 2020',
			'  wall in a storm to light the lamp of the old tower                     2 min',
			'  They set out at dusk with a rope, a lamp and a flask of tea. The wind blew',
			'  from the west. Nobody in Port Selby had walked it since the winter of the…',
		],
	],
	[
		'has a cut title where that is too long',
		long,
		{width: 60},
		[
			'  Ilse Marrow and Tom Vane walk the whole      11 Oct 2020',
			'  length of the harbour wall in a storm to…          2 min',
			'  They set out at dusk with a rope, a lamp and a flask of',
			'  tea. The wind blew from the west. Nobody in Port Selby…',
		],
	],
	[
		'has the description beside the minutes where the title is short',
		{...long, title: 'The walk'},
		{width: 60},
		[
			'  The walk                                     11 Oct 2020',
			'  They set out at dusk with a rope, a lamp           2 min',
			'  and a flask of tea. The wind blew from…',
		],
	],
	[
		'has narrower margins below 60 cells',
		short,
		{width: 59},
		[
			' The ferry                                     11 Oct 2020',
			' It left Ode at nine.                                2 min',
		],
	],
	[
		'has the date below its title where it is narrow',
		long,
		{width: 40},
		[
			' Ilse Marrow and Tom Vane walk the',
			' whole length of the harbour wall in a…',
			' 11 Oct 2020 · 2 min',
			' They set out at dusk with a rope,',
			' a lamp and a flask of tea. The wind…',
		],
	],
	['is its title alone where it is very narrow', long, {width: 29}, [' Ilse Marrow and Tom Vane w…']],
	['is as much as fits of its title', long, {width: 6}, [' Ils…']],
	[
		'may be undated',
		{...short, day: null},
		{width: 60},
		[
			'  The ferry                                        undated',
			'  It left Ode at nine.                               2 min',
		],
	],
	[
		'may be undated where it is narrow',
		{...short, day: null},
		{width: 30},
		[' The ferry', ' undated · 2 min', ' It left Ode at nine.'],
	],
	[
		'may lack a description',
		{...short, description: ''},
		{width: 60},
		[
			'  The ferry                                    11 Oct 2020',
			'                                                     2 min',
		],
	],
	[
		'may lack a description where it is narrow',
		{...short, description: ''},
		{width: 40},
		[' The ferry', ' 11 Oct 2020 · 2 min'],
	],
	[
		'may lack a title and a description',
		{title: '', description: ''},
		{width: 60},
		[`${' '.repeat(47)}11 Oct 2020`, `${' '.repeat(53)}2 min`],
	],
	[
		'shows its problem where it lacks a description',
		{...short, description: '', problems: [{path: 'a.md', message: 'not a \u001B[31mtext file'}]},
		{width: 60},
		[
			'  The ferry                                    11 Oct 2020',
			'  not a text file                                    2 min',
		],
	],
	[
		'shows its description before its problem',
		{...short, problems: [{path: 'a.md', message: 'no date'}]},
		{width: 40},
		[' The ferry', ' 11 Oct 2020 · 2 min', ' It left Ode at nine.'],
	],
	[
		'shows no control',
		{title: 'The\nfer\u001B]0;x\u0007ry', description: 'It \u202Eleft\tOde.'},
		{width: 40},
		[' The ferry', ' 11 Oct 2020 · 2 min', ' It left Ode.'],
	],
	[
		'has dots where the locale has no ellipsis',
		long,
		{width: 40, glyphs: asciiGlyphs},
		[
			' Ilse Marrow and Tom Vane walk the',
			' whole length of the harbour wall in...',
			' 11 Oct 2020 - 2 min',
			' They set out at dusk with a rope,',
			' a lamp and a flask of tea. The wind...',
		],
	],
	[
		'measures ideographs',
		{
			title: '灯台守と少年が嵐の夜に港の堤防を歩いて渡り古い灯りをともした話を町の人は語り継ぐ',
			description: '夕暮れに出発した。',
		},
		{width: 60},
		[
			'  灯台守と少年が嵐の夜に港の堤防を歩いて渡     11 Oct 2020',
			'  り古い灯りをともした話を町の人は語り継ぐ           2 min',
			'  夕暮れに出発した。',
		],
	],
	[
		'names the day in the language of the reader',
		short,
		{width: 40, locale: 'de-DE'},
		[' The ferry', ' 11. Okt. 2020 · 2 min', ' It left Ode at nine.'],
	],
	[
		'of yesterday says so',
		short,
		{width: 60, today: {year: 2020, month: 10, day: 12}},
		[
			'  The ferry                                      yesterday',
			'  It left Ode at nine.                               2 min',
		],
	],
	[
		'of these days says so in the language of the reader',
		short,
		{width: 40, locale: 'de', today: {year: 2020, month: 10, day: 13}},
		[' The ferry', ' vorgestern · 2 min', ' It left Ode at nine.'],
	],
	[
		'of last week has its date',
		short,
		{width: 40, today: {year: 2020, month: 10, day: 18}},
		[' The ferry', ' 11 Oct 2020 · 2 min', ' It left Ode at nine.'],
	],
	[
		'cuts a word that has no end',
		{title: 'x'.repeat(100), description: ''},
		{width: 40},
		[` ${'x'.repeat(38)}`, ` ${'x'.repeat(37)}…`, ' 11 Oct 2020 · 2 min'],
	],
];
for (const [name, sketch, own, rows] of cases)
	test(`a post ${name}`, () => assert.deepEqual(rowsOf(layout(sketch, own)), rows));

test('a title of many joined emoji is cut by an ellipsis, between them', () => {
	const family = '👨‍👩‍👧‍👦';
	const rows = rowsOf(layout({title: family.repeat(80), description: ''}, {width: 80}));
	assert.deepEqual(
		rows.map(row => row.trim().split(' ')[0]),
		[family.repeat(30), `${family.repeat(30)}…`],
	);
});

const marks: readonly (readonly [name: string, marks: ItemMarks, title: string])[] = [
	['that is unread is bold', {isChosen: false, isRead: false}, '{accent| } {bold|The ferry}'],
	['that was read is not', {isChosen: false, isRead: true}, '{accent| } The ferry'],
	[
		'that is chosen has a bar and the colour of it',
		{isChosen: true, isRead: false},
		'{accent|▌} {bold accent|The ferry}',
	],
	['that is chosen is bold, read or not', {isChosen: true, isRead: true}, '{accent|▌} {bold accent|The ferry}'],
];
for (const [name, own, title] of marks) {
	test(`a post ${name}`, () => {
		const lines = layout(short, {}, own).map(sketchSpans);
		assert.ok(lines[0]?.startsWith(title) && lines[0].endsWith('{quiet|11 Oct 2020}'), lines[0]);
		assert.ok(lines[1]?.startsWith(`${title.slice(0, 10)} {quiet|It left Ode`), lines[1]);
	});
}

test('printed, a post has the whole width and no bar', () => {
	const lines = describePost(makePost(short), {...options, width: 60}, {bold: true});
	assert.deepEqual(rowsOf(lines), [
		`The ferry${' '.repeat(40)}11 Oct 2020`,
		`It left Ode at nine.${' '.repeat(35)}2 min`,
	]);
});

test('a post takes as many lines chosen and read as not, and none is too wide', () => {
	const text = fc.string({unit: fc.constantFrom('a', 'b', ' ', '漢', '👍🏽', 'é', '-'), maxLength: 200, size: 'max'});
	const day = fc.constantFrom(null, '2020-10-11', '1999-01-01');
	fc.assert(
		fc.property(text, text, day, fc.integer({min: 1, max: 140}), (title, description, date, width) => {
			const sketch = {title, description, day: date};
			const lines = layout(sketch, {width});
			assert.ok(lines.length >= 1 && lines.length <= 5);
			assert.ok(lines.every(line => measure(plainText(line)) <= width));
			assert.equal(layout(sketch, {width}, {isChosen: true, isRead: true}).length, lines.length);
		}),
	);
});
