import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {type ItemDetails, type ItemMarks, type ItemOptions, noDetails} from '../../source/render/layout/item-parts.ts';
import {describePost, layoutItem} from '../../source/render/layout/list-item.ts';
import {formatMonth} from '../../source/render/layout/month.ts';
import {asciiGlyphs, plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {measure} from '../../source/text/width.ts';
import {makePost} from '../make-post.ts';
import {rowsOf, sketchSpans} from './sketch.ts';

type Sketch = Parameters<typeof makePost>[0];

const options: ItemOptions = {width: 80, glyphs: unicodeGlyphs, locale: 'en', today: null};
const unmarked: ItemMarks = {isChosen: false, isRead: false, isBookmarked: false, percent: null};
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
	['that is unread is bold', {...unmarked, isChosen: false, isRead: false}, '{accent| } {bold|The ferry}'],
	['that was read is not', {...unmarked, isChosen: false, isRead: true}, '{accent| } The ferry'],
	[
		'that is chosen has a bar and the colour of it',
		{...unmarked, isChosen: true, isRead: false},
		'{accent|▌} {bold accent|The ferry}',
	],
	[
		'that is chosen is bold, read or not',
		{...unmarked, isChosen: true, isRead: true},
		'{accent|▌} {bold accent|The ferry}',
	],
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
			assert.equal(layout(sketch, {width}, {...unmarked, isChosen: true, isRead: true}).length, lines.length);
		}),
	);
});

const date = {
	bookmarked: {...unmarked, isBookmarked: true},
	begun: {...unmarked, percent: 34},
	read: {...unmarked, isRead: true, percent: 100},
};
const sides: readonly (readonly [name: string, own: ItemMarks, width: number, rows: readonly string[]])[] = [
	[
		'with a bookmark has a sign before its date',
		date.bookmarked,
		60,
		[
			'  The ferry                                  ◆ 11 Oct 2020',
			'  It left Ode at nine.                               2 min',
		],
	],
	[
		'that was begun tells how far one is',
		date.begun,
		60,
		[
			'  The ferry                                    11 Oct 2020',
			'  It left Ode at nine.                        34% of 2 min',
		],
	],
	[
		'that was read tells so, without any style',
		date.read,
		60,
		[
			'  The ferry                                    11 Oct 2020',
			'  It left Ode at nine.                                read',
		],
	],
	[
		'tells all this below its title where it is narrow',
		{...date.begun, isBookmarked: true},
		40,
		[' The ferry', ' ◆ 11 Oct 2020 · 34% of 2 min', ' It left Ode at nine.'],
	],
	['has its sign before the title where there is nothing else', date.bookmarked, 20, [' ◆ The ferry']],
];
for (const [name, own, width, rows] of sides) {
	test(`a post ${name}`, () => assert.deepEqual(rowsOf(layout(short, {width}, own)), rows));
}

const compact = (own: ItemMarks, width: number, sketch: Sketch = short) =>
	rowsOf(layoutItem(makePost(sketch), {...options, width}, own, {...noDetails, isCompact: true}));

test('a compact post is one line: its title, how far one is, its date', () => {
	assert.deepEqual(compact(unmarked, 60), ['  The ferry                                    11 Oct 2020']);
	assert.deepEqual(compact({...date.begun, isBookmarked: true}, 60), [
		'  The ferry                              34% ◆ 11 Oct 2020',
	]);
	assert.deepEqual(compact(date.read, 80, long), [
		'  Ilse Marrow and Tom Vane walk the whole length of the h…  read   11 Oct 2020',
	]);
	assert.deepEqual(compact(date.begun, 40), [' The ferry                  11 Oct 2020']);
	assert.deepEqual(compact(date.bookmarked, 30), [' ◆ The ferry']);
});

test('a compact post is one line at every width, and fits', () => {
	for (let width = 1; width <= 140; width++) {
		for (const own of [unmarked, date.bookmarked, {...date.begun, isBookmarked: true}, date.read]) {
			const rows = compact(own, width, long);
			assert.ok(rows.length === 1 && measure(rows[0] ?? '') <= width, `${width}: ${rows[0]}`);
		}
	}
});

const found = (sketch: Sketch, details: Partial<ItemDetails>, width = 60) =>
	layoutItem(makePost(sketch), {...options, width}, unmarked, {...noDetails, ...details}).map(sketchSpans);

test('what was looked for stands out in the title and the description', () => {
	const [title = '', description = ''] = found(short, {title: [[4, 9]], description: [[3, 7]]});
	assert.ok(title.includes('{bold|The }{bold underline accent|ferry}'), title);
	assert.ok(description.includes('{quiet|It }{bold underline accent|left}{quiet| Ode at nine.}'), description);
});

test('what was looked for stands out in the line that was cut too', () => {
	const at = long.title?.indexOf('storm') ?? -1;
	const rows = found(long, {title: [[at, at + 5]]});
	assert.ok(rows[1]?.includes('{bold underline accent|storm}'), rows[1]);
});

const context = {
	text: 'They walked for an hour along the quay and at the end of it they came to the old lamp, which was lit.',
	isCutBefore: true,
	isCutAfter: true,
	ranges: [[81, 85]],
} as const;

test('a stretch of the text stands in place of the description, with its ellipses', () => {
	const rows = rowsOf(layoutItem(makePost(short), {...options, width: 80}, unmarked, {...noDetails, excerpt: context}));
	assert.deepEqual(rows.slice(1), [
		'  …They walked for an hour along the quay and at the end of it           2 min',
		'  they came to the old lamp, which was lit.…',
	]);
});

test('a stretch of the text begins later where the word that was found would not be seen', () => {
	for (const width of [31, 36, 44, 59]) {
		const rows = found(short, {excerpt: context}, width).join('\n');
		assert.ok(rows.includes('{bold underline accent|lamp}'), rows);
	}
});

test('what else was found has a line of its own', () => {
	const rows = found(short, {also: {text: 'tags: harbour, night', ranges: [[6, 13]]}});
	assert.equal(rows.at(-1), '{accent| } {quiet|tags: }{bold underline accent|harbour}{quiet|, night}');
});

test('months are told in the language of the reader', () => {
	const day = makePost().date;
	assert.deepEqual(
		['en_GB.UTF-8', 'C', 'de_DE.UTF-8', '?!'].map(locale => formatMonth(day, locale)),
		['October 2020', 'October 2020', 'Oktober 2020', 'October 2020'],
	);
	assert.equal(formatMonth(null, 'de'), 'Undated');
});
