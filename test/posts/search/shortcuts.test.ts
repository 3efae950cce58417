import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {decodeBytes} from '../../../source/posts/decode.ts';
import {repairText} from '../../../source/posts/repair.ts';
import {readBody} from '../../../source/posts/search/body.ts';
import {type Hit, matchBody} from '../../../source/posts/search/match.ts';
import {plainBody} from '../../../source/posts/search/plain-body.ts';
import {parseQuery, type Query} from '../../../source/posts/search/query.ts';
import {mayHold, openRaw, type Raw} from '../../../source/posts/search/raw.ts';
import {findSurely} from '../../../source/posts/search/sure.ts';
import {inTime} from '../../in-time.ts';

const raw = (bytes: Uint8Array): Raw => openRaw(bytes, Buffer.from(bytes).toString('latin1'));

/** What all the reading finds. */
const read = (query: Query, bytes: Uint8Array): Hit | null =>
	matchBody(query, 0, plainBody(readBody(repairText(decodeBytes(bytes).text))));

/** What texts of posts are made of, and what makes a word of letters that are apart. */
const word = fc.constantFrom('sea', 'boat', 'se', 'a', 'bo', 'at', 'SEA', 'Boat', 'sé', 'à', 'bö', 's', 'e');
const gap = fc.constantFrom(' ', ' ', '\n', '\n\n', ', ', '. ', '\u00a0', '’', '“', '…', '-');
const trap = fc.constantFrom(
	...['**', '*', '_', '`', '``', '~~', '<b>', '</b>', '<br>', '[', ']', '](/x)', '](a(b)c)', '![', '[^1]', '{{ x }}'],
	...['{% x %}', '{: .a}', '&eacute;', '&amp;', '&shy;', '&#115;', '&', '\\', '\\*', '<!--', '-->', '<!-- x -->', '<'],
	...['\u00ad', '\u200b', '\u0301', 'Ã©', 'Ã ', 'â€™', 'ﬁ', '½', '❤️', '海', '\u001b[1m', '\u0007', '\r\n', '\u2028'],
	...[
		'> ',
		'- ',
		'# ',
		'1. ',
		'| ',
		'```\n',
		'~~~\n',
		'[x]: /y\n',
		']: ',
		'    ',
		'<script>\n',
		'@',
		'https://',
		'(',
		')',
		'!',
	],
);
const bodyWith = (traps: number) =>
	fc
		.array(fc.oneof({weight: 6, arbitrary: word}, {weight: 5, arbitrary: gap}, {weight: traps, arbitrary: trap}), {
			maxLength: 40,
			size: 'max',
		})
		.map(parts => parts.join(''));
const header = fc.constantFrom(
	'---\ntitle: A\n---\n',
	'---\ntitle: A\n---\n\n',
	'',
	'---\nsea: a\n\nb\n---\n',
	'+++\n+++\n',
);
const fileWith = (traps: number) =>
	fc
		.tuple(header, bodyWith(traps), fc.constantFrom('utf8', 'utf8', 'utf8', 'latin1', 'utf16le'))
		.map(([head, text, encoding]) => Buffer.from(head + text, encoding as BufferEncoding));
const typed = fc
	.array(
		fc.constantFrom(
			'sea',
			'boat',
			'a',
			'seaboat',
			'es',
			'"sea boat"',
			'"a sea"',
			"'s",
			'海',
			'-boat',
			'-sea',
			'ab',
			'tse',
		),
		{
			minLength: 1,
			maxLength: 3,
		},
	)
	.map(words => words.join(' '));

test('a file that is passed over holds nothing of what is looked for', () => {
	fc.assert(
		fc.property(fileWith(4), typed, (bytes, text) => {
			const query = parseQuery(text);
			const parts = query.words.flatMap(word => word.split(' '));
			if (!mayHold(raw(bytes), parts)) assert.equal(read(query, bytes), null);
			for (const word of query.excluded)
				if (!mayHold(raw(bytes), [word])) assert.notEqual(read(parseQuery(`-${word}`), bytes), null);
		}),
		{numRuns: 3000},
	);
});

test('what is found surely is found by reading it all, in the same place', () => {
	let count = 0;
	fc.assert(
		fc.property(bodyWith(1), typed, (body, text) => {
			const bytes = Buffer.from(`---\ntitle: A\n---\n${body}`);
			const query = parseQuery(text);
			const hit = findSurely(raw(bytes), query, 0);
			if (hit === null) return;
			count++;
			const known = read(query, bytes);
			assert.ok(known !== null);
			if (query.words.every(word => !word.includes(' '))) assert.equal(typeof hit.context, typeof known.context);
		}),
		{numRuns: 3000},
	);
	assert.ok(count > 100);
});

const ordinary: readonly (readonly [text: string, isPassedOver: boolean])[] = [
	['A plain text.', true],
	['Quotes ‘here’, “there” – and a £5 note at 20\u00a0°C…', true],
	['Café, naïve, garçon.', true],
	['**Bold** and *slanted*, `code`, [a link](/x), <b>more</b>, f***ing, R&B, fish &amp; chips.', true],
	['A bo**at**.', false],
	['A bo&#97;t.', false],
	['A bôat.', false],
	['A bo\u00adat.', false],
	['A damaged bÃ´at.', false],
];
for (const [text, isPassedOver] of ordinary)
	test(`${text} is ${isPassedOver ? 'passed over' : 'read'} for a boat`, () => {
		assert.equal(!mayHold(raw(Buffer.from(`---\ntitle: A boat\n---\n${text}\n`)), ['boat']), isPassedOver);
	});

test('hostile files take no long time', () => {
	const query = parseQuery('"sea boat" needle -whale');
	for (const sign of [
		'[',
		'](',
		'][',
		'<',
		'<a@',
		'`',
		'**',
		'&',
		'{{',
		'\\',
		'é',
		'海',
		'\u0301',
		'Ã',
		'needle ',
		'sea\n',
		'\n\n',
	]) {
		const bytes = Buffer.from(`---\ntitle: A\n---\n${sign.repeat(300_000)} needle`);
		inTime(() => mayHold(raw(bytes), ['needles']));
		inTime(() => findSurely(raw(bytes), query, 0));
	}
});
