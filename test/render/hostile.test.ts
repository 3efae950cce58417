import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {type Block, blockText} from '../../source/render/block.ts';
import {layoutBlocks} from '../../source/render/layout/body.ts';
import {unicodeGlyphs} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {inTime} from '../in-time.ts';
import {flowed} from './sketch.ts';

const parseInTime = (markdown: string): readonly Block[] =>
	inTime(() => {
		const blocks = parseBlocks(markdown, '');
		for (const hasHyperlinks of [true, false]) {
			const {lines} = layoutBlocks(flowed(blocks, hasHyperlinks), {width: 72, glyphs: unicodeGlyphs});
			assert.ok(lines.length > 0);
		}
		return blocks;
	});

const textOf = (blocks: readonly Block[]): string => blocks.map(blockText).join('\n');
const lettersOf = (text: string): string => text.replace(/\P{L}/gu, '');

const nestedList = (depth: number): string =>
	Array.from({length: depth}, (_, level) => `${'  '.repeat(level)}- item${level}.`).join('\n');

test('5,000 quotes in each other come as plain text', () => {
	const blocks = parseInTime(`# Head\n\n${'>'.repeat(5000)} deep\n\nAfter.`);
	assert.deepEqual(new Set(blocks.map(({kind}) => kind)), new Set(['paragraph']));
	assert.match(textOf(blocks), /Head.*>>>> deep.*After/s);
});

test('2,000 lists in each other come as plain text', () => {
	const blocks = parseInTime(nestedList(2000));
	assert.deepEqual(new Set(blocks.map(({kind}) => kind)), new Set(['paragraph']));
	assert.match(textOf(blocks), /item0\..*item1999\./s);
});

test('50 lists in each other are lists', () => {
	const blocks = parseInTime(nestedList(50));
	assert.deepEqual(
		blocks.map(({kind}) => kind),
		['list'],
	);
	assert.match(textOf(blocks), /item0\..*item49\./s);
});

test('1,200 lists in each other within a quote take no longer', () => {
	assert.match(textOf(parseInTime(nestedList(1200).replace(/^/gm, '> '))), /item0\..*item1199\./s);
});

for (const [name, open] of Object.entries({
	quotes: '<blockquote>',
	lists: '<ul><li>',
	divisions: '<div>',
	styles: '<p><em>',
})) {
	test(`20,000 HTML ${name} in each other lose no text`, () => {
		assert.match(textOf(parseInTime(`Before.\n\n${open.repeat(20_000)}deep\n\nAfter.`)), /Before.*deep.*After/s);
	});
}

test('what the parser cannot take comes as plain text', () => {
	const marks = Array.from({length: 4000}, (_, level) => (level % 2 === 0 ? '*' : '**'));
	const opened = marks.map(mark => `${mark}a `).join('');
	const closed = marks
		.toReversed()
		.map(mark => ` z${mark}`)
		.join('');
	const blocks = parseBlocks(`# Head\n\n${opened}middle${closed}\n\nAfter.`, '');
	assert.match(textOf(blocks), /Head.*a \*\*a.*middle.*z\*\* z.*After\./s);
});

const floods: readonly (readonly [name: string, markdown: string])[] = [
	['words', 'word '.repeat(100_000)],
	['paragraphs', 'Word word.\n\n'.repeat(10_000)],
	['blanks', `a${' '.repeat(200_000)}b`],
	['line feeds', `a${'\n'.repeat(100_000)}b`],
	['asterisks', `a ${'*'.repeat(50_000)} b`],
	['opened emphasis', '*a '.repeat(20_000)],
	['brackets', '['.repeat(20_000)],
	['images without an end', '!['.repeat(20_000)],
	['angle brackets', '<a '.repeat(20_000)],
	['ampersands', '&'.repeat(50_000)],
	['censored words', 'f**k '.repeat(20_000)],
	['bullets', '- a\n'.repeat(20_000)],
	['table rows', `| a | b |\n|---|---|\n${'| 1 | 2 |\n'.repeat(10_000)}`],
	['table columns', `${'| a '.repeat(1000)}|\n${'|--'.repeat(1000)}|\n${'| b '.repeat(1000)}|`],
	['HTML cells', `<table>${'<tr><td>a'.repeat(10_000)}`],
	['attributes', `<div ${'a=b '.repeat(50_000)}>c</div>`],
	['a single word', 'a'.repeat(200_000)],
	['a single linked word', `[${'a'.repeat(100_000)}](https://a.example/)`],
];
for (const [name, markdown] of floods) test(`a flood of ${name} is laid out in time`, () => void parseInTime(markdown));

const word = fc.constantFrom('Ilse', 'pier', 'rope', 'Zoë', '灯台', 'ferry', 'f***ing', 's**t');
const joint = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '  \n', ', ', '. ', '-', '_', "'", '\\');
const mark = fc.constantFrom(
	...'* ** _ __ ! ( ) [ ]'.split(' '),
	'`x` ',
	'~~y~~ ',
	'\n# ',
	'\n> ',
	'\n- ',
	'\n    ',
	'\n2. ',
	'\n\n***\n\n',
	'\n===\n',
);

test('no word is lost, whatever the marks around it', () => {
	const part = fc.oneof({weight: 5, arbitrary: word}, {weight: 4, arbitrary: joint}, {weight: 2, arbitrary: mark});
	fc.assert(
		fc.property(fc.array(part, {maxLength: 60, size: 'max'}), parts => {
			// A word right behind `](` is an address, and none of the text.
			const markdown = parts.join('').replaceAll('](', '] (');
			assert.equal(lettersOf(textOf(parseBlocks(markdown, ''))), lettersOf(markdown));
		}),
		{numRuns: 500},
	);
});

const tags = [
	'<b>',
	'</b>',
	'<ul><li>',
	'</td>',
	'<td>',
	'<table><tr>',
	'<img src=x>',
	'<a href="',
	'<!--',
	'<p>',
	'<br>',
	'<pre>',
	'<script>',
];
const scrap = fc.oneof(
	word,
	joint,
	mark,
	fc.constantFrom(...tags),
	fc.constantFrom('&#27;', '&#x202e;', '&#155;', '```', '|--|--|\n', '[x]: y\n', '](https://a.example/', '$', '{'),
	fc.constantFrom(...'\u0001\u0002\u0003\u0004\u001B\u009B\u202E\t<>&:"=/|'),
	fc.string({unit: 'binary', maxLength: 4}),
);

/** All strings that a value holds, however deep. */
function stringsIn(value: unknown): readonly string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

test('nothing makes the parser throw, and no control and no private mark comes out of it', () => {
	fc.assert(
		fc.property(fc.array(scrap, {maxLength: 60, size: 'max'}), parts => {
			for (const text of stringsIn(parseBlocks(parts.join(''), ''))) {
				assert.doesNotMatch(text, /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFDD0]/);
			}
		}),
		{numRuns: 500},
	);
});
