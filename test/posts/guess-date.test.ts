import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {guessDate} from '../../source/posts/guess-date.ts';
import {parsePost} from '../../source/posts/post.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function parse(text: string): number | null {
	const bytes = encode(text);
	const {date} = parsePost({path: 'a.md', bytes, size: bytes.length, modifiedMs: 0}).post;
	return date?.ms ?? null;
}

const yaml = [
	'date: 1602408094.2508597 ',
	'date: 1602408094',
	'date: 2020-10-11',
	'date: 2020-10-11-10-20-30',
	'date: 2020-10-11T10:00:00Z',
	'date: 2020-10-11T10:00:00.250+02:00',
	'date: 2020-10-11 10:00:00 +0200',
	'date: "2020-10-11"',
	"date: '11 October 2020'",
	'date : 2020/10/11\r',
	'"date": 2020-10-11',
	'Date: Sun, 11 Oct 2020 10:00:00 GMT',
	'title: A walk: there and back\npubDate: 2020-10-11',
	'published_at: 2020-10-11\ndate: 2020-10-12',
	'updated: 2021-01-02\ncreated: 2020-10-11',
	'lastmod: 2021-01-02',
	'permalink: /2019/05/04/walk/\nupdated: 2021-01-02',
	'date:\npublished: 2020-10-11',
	'date: soon\npublished: 2020-10-11',
	'published: true\nposted: 2020-10-11',
	'tags:\n- date: 2019-01-01\ndate: 2020-10-11\nlist:\n  - date: 2018-01-01',
	'text: |\n  date: 2019-01-01\ndate: 2020-10-11',
];
const toml = [
	'date = 2020-10-11',
	'date = 2020-10-11T10:00:00+02:00',
	'title = "A"\ndate = "2020-10-11"',
	'[extra]\ndate = 2020-10-11',
];

for (const [fence, headers] of [
	['---', yaml],
	['+++', toml],
] as const) {
	for (const header of headers) {
		test(`the date of ${JSON.stringify(header)} is found as a parser finds it`, () => {
			const text = `${fence}\n${header}\n${fence}\nText\n`;
			assert.notEqual(guessDate(encode(text)), null);
			assert.equal(guessDate(encode(text)), parse(text));
			assert.equal(guessDate(encode(`\ufeff${text}`)), parse(text));
		});
	}
}

const unsure = [
	'---\ntitle: A\n---\ndate: 2020-10-11\n',
	'---\ndate: 2020-10-11\n',
	'date: 2020-10-11\n\nText',
	'---\ndate: 2020-10-11\nDate: 2020-10-12\n---\n',
	'---\ndate: 2020-10-11 # or later\n---\n',
	'---\ndate: >\n  2020-10-11\n---\n',
	'---\ndate: 2020-10-11\n  10:00\n---\n',
	'---\ndate: [2020-10-11]\n---\n',
	'---\ndate: &day 2020-10-11\n---\n',
	'---\ndate: 03/04/2021\n---\n',
	'---\nextra:\n  date: 2020-10-11\nupdated: 2021-01-02\n---\n',
	'+++\n[other]\ndate = 2020-10-11\n+++\n',
	`---\ntitle: ${'A'.repeat(5000)}\ndate: 2020-10-11\n---\n`,
	'',
];
for (const text of unsure) {
	test(`${JSON.stringify(text.slice(0, 60))} is left to a parser`, () => assert.equal(guessDate(encode(text)), null));
}

test('bytes inside a larger buffer are read where they begin', () => {
	const bytes = encode('xx---\ndate: 2020-10-11\n---\n').subarray(2);
	assert.equal(guessDate(bytes), Date.UTC(2020, 9, 11));
});

test('any lines make a date or none', () => {
	const part = fc.constantFrom(
		'---',
		'+++',
		'date',
		'updated',
		':',
		' = ',
		' ',
		'\n',
		'"',
		'2020-10-11',
		'[',
		'extra',
		'  ',
		'\r',
		'é',
		'- ',
	);
	fc.assert(
		fc.property(fc.array(part, {maxLength: 30}), parts => {
			const date = guessDate(encode(`---\n${parts.join('')}`));
			assert.ok(date === null || Number.isSafeInteger(date));
		}),
	);
	fc.assert(fc.property(fc.uint8Array({maxLength: 300}), bytes => guessDate(bytes) !== undefined));
});
