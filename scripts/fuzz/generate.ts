import fc from 'fast-check';
import {attacks} from '../../test/fixtures/hostile.ts';
import {closers, openers, units} from '../../test/fixtures/hostile-pieces.ts';
import {blocks, fillWords, inline, leaf} from '../../test/fixtures/templates.ts';
import {marks, words} from './pieces.ts';

const {constantFrom, oneof, array, record, tuple, integer} = fc;

export const scrap = oneof(
	{weight: 6, arbitrary: constantFrom(...words)},
	{weight: 4, arbitrary: constantFrom(...marks)},
	{weight: 3, arbitrary: constantFrom(' ', ' ', ' ', ', ', '. ', '-')},
	{weight: 1, arbitrary: constantFrom(...attacks)},
	{weight: 1, arbitrary: constantFrom(...units)},
	{weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 5})},
	{weight: 1, arbitrary: fc.string({unit: 'grapheme', maxLength: 8})},
);
/** Letters and signs of all kinds in a row. */
export const text = array(scrap, {maxLength: 12}).map(parts => parts.join(''));

const wordy = oneof(
	{weight: 4, arbitrary: constantFrom(...words)},
	{weight: 2, arbitrary: text},
	{
		weight: 1,
		arbitrary: tuple(constantFrom(...words), integer({min: 0, max: 200})).map(([word, times]) => word.repeat(times)),
	},
);

/** Articles of all kinds of blocks, with anything where there should be words. */
const article = tuple(oneof(blocks, leaf, inline), array(wordy, {minLength: 1, maxLength: 20})).map(
	([template, fillings]) => {
		let at = 0;
		return fillWords(template, () => fillings[at++ % fillings.length] ?? '');
	},
);

const soup = array(scrap, {maxLength: 60, size: 'max'}).map(parts => parts.join(''));

const flood = tuple(
	constantFrom('', 'a ', '\n\n', '> ', '- ', '| a |\n|--|\n'),
	constantFrom(...units, ...marks, ...words),
	integer({min: 1, max: 300}),
).map(([before, unit, times]) => before + unit.repeat(times));

type Edit = {readonly at: number; readonly cut: number; readonly put: string; readonly isCopy: boolean};

const edits: fc.Arbitrary<readonly Edit[]> = array(
	record({at: integer({min: 0, max: 1000}), cut: integer({min: 0, max: 30}), put: scrap, isCopy: fc.boolean()}),
	{maxLength: 4},
);

/** Places are in thousandths of the text. */
function edit(text: string, all: readonly Edit[]): string {
	return all.reduce((now, {at, cut, put, isCopy}) => {
		const from = Math.floor((now.length * at) / 1000);
		const piece = now.slice(from, from + cut);
		return now.slice(0, from) + (isCopy ? piece + put + piece : put) + now.slice(from + cut);
	}, text);
}

/** A text that may be damaged here and there. */
const edited = (texts: fc.Arbitrary<string>): fc.Arbitrary<string> =>
	oneof(
		{weight: 2, arbitrary: texts},
		{weight: 3, arbitrary: tuple(texts, edits).map(([whole, all]) => edit(whole, all))},
	);

export const markdown: fc.Arbitrary<string> = edited(
	array(oneof({weight: 5, arbitrary: article}, {weight: 3, arbitrary: soup}, {weight: 1, arbitrary: flood}), {
		minLength: 1,
		maxLength: 4,
	}).map(parts => parts.join('\n\n')),
);

const keys =
	'title description date updated image tags categories author authors draft layout permalink canonical_url summary lang slug cover __proto__ constructor toString hero thumbnail lastmod published'.split(
		' ',
	);
const values: readonly string[] = [
	...'no null ~ true 58 0x1F 1e400 -1 .inf .nan 2024-01-02 2024-02-30 2024-2-3 20240203 1700000000 99999-01-01 2024-01-02T03:04:05+14:00 0000-00-00 -1-1-1 12:30:45 soon'.split(
		' ',
	),
	...[
		'[]',
		'{}',
		'[a, [b, {c: d}]]',
		'{a: b, c: [d]}',
		'[a',
		'{a: ',
		'"a',
		"'a",
		'"\\e[31m"',
		'"\\x1b]0;x\\a"',
		'"\\u202e"',
		'|',
		'>',
		'>-',
		'|+2',
	],
	...[
		'&a [*a]',
		'*a',
		'&a a',
		'!!js/function "function(){}"',
		'!!binary aGk=',
		'!!set {a}',
		'!<tag:x> a',
		'!!timestamp 2024-01-01',
		'<<: *a',
	],
	...[
		'\n  - a\n  - b',
		'\n  a: b',
		'\n- a',
		'|\n  a\n  ---\n  b',
		'>\n a\n\n b',
		'""',
		"''",
		'# a',
		'a: b: c',
		'a #b',
		'@a',
		'`a`',
		'%a',
		'? a',
	],
	...[
		'https://a.example/a.png',
		'/images/a.jpg',
		'../a.png',
		'javascript:alert(1)',
		'data:image/png;base64,AAAA',
		'Tue, 2 Jan 2024 10:00',
		'2. Januar 2024',
		'１２月',
	],
];
const value = oneof(
	{weight: 4, arbitrary: constantFrom(...values)},
	{weight: 2, arbitrary: text},
	{weight: 1, arbitrary: fc.json({maxDepth: 3})},
);
const entries = array(
	tuple(oneof({weight: 6, arbitrary: constantFrom(...keys)}, {weight: 1, arbitrary: text}), value),
	{maxLength: 6},
);

const yaml = entries.map(all => `---\n${all.map(([key, value]) => `${key}: ${value}\n`).join('')}---\n`);
const toml = entries.map(all => `+++\n${all.map(([key, value]) => `${key} = ${value}\n`).join('')}+++\n`);
const tomlText = entries.map(
	all => `+++\n${all.map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`).join('')}+++\n`,
);
const json = entries.map(
	all => `---json\n{${all.map(([key, value]) => `${JSON.stringify(key)}: ${value}`).join(',\n')}}\n---\n`,
);
const jsonText = entries.map(
	all => `{\n${all.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n}\n`,
);
const script = entries.map(
	all => `export const meta = {${all.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(',\n')}};\n`,
);
const bare = entries.map(all => `${all.map(([key, value]) => `${key}: ${value}\n`).join('')}\n`);
const comment = entries.map(all => `<!--\n${all.map(([key, value]) => `.. ${key}: ${value}\n`).join('')}-->\n`);
const odd = tuple(
	constantFrom(...openers),
	constantFrom(...units),
	integer({min: 0, max: 40}),
	constantFrom(...closers),
).map(([opener, unit, times, closer]) => opener + unit.repeat(times) + closer);
export const header: fc.Arbitrary<string> = edited(
	oneof({weight: 6, arbitrary: yaml}, toml, tomlText, json, jsonText, script, bare, comment, odd, fc.constant('')),
);

export const postText: fc.Arbitrary<string> = edited(tuple(header, markdown).map(([head, body]) => head + body));

export type Encoding = 'utf8' | 'utf16le' | 'latin1' | 'utf16be';

/** A text as bytes, a character for each. */
export function encode(whole: string, encoding: Encoding): string {
	switch (encoding) {
		case 'utf8':
			return Buffer.from(whole).toString('latin1');
		case 'latin1':
			return Buffer.from(whole, 'latin1').toString('latin1');
		case 'utf16le':
			return `\xff\xfe${Buffer.from(whole, 'utf16le').toString('latin1')}`;
		case 'utf16be':
			return `\xfe\xff${Buffer.from(whole, 'utf16le').swap16().toString('latin1')}`;
	}
}

const byteString = (maxLength: number): fc.Arbitrary<string> =>
	fc.uint8Array({maxLength}).map(bytes => Buffer.from(bytes).toString('latin1'));

const encodings: fc.Arbitrary<Encoding> = constantFrom('utf8', 'utf8', 'utf8', 'utf8', 'latin1', 'utf16le', 'utf16be');
const damage = array(record({at: integer({min: 0, max: 1000}), cut: integer({min: 0, max: 6}), put: byteString(4)}), {
	maxLength: 4,
});

/** Files of any kind, most of them posts. */
export const fileBytes: fc.Arbitrary<string> = oneof(
	{weight: 5, arbitrary: tuple(postText, encodings).map(([whole, encoding]) => encode(whole, encoding))},
	{
		weight: 3,
		arbitrary: tuple(postText, encodings, damage).map(([whole, encoding, all]) =>
			edit(
				encode(whole, encoding),
				all.map(one => ({...one, isCopy: false})),
			),
		),
	},
	{weight: 1, arbitrary: byteString(400)},
);

export const bytesOf = (file: string): Uint8Array => Buffer.from(file, 'latin1');
