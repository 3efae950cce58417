import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {inPipes, readEntries, run} from '../cli/run.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {assertShown, assertUnharmed} from './judge.ts';
import {row} from './rows.ts';

const ARTICLE = '---\ntitle: Café “Alpha”\ndate: 2024-01-02\n---\nÀ bientôt, Omega.\n\nThe second paragraph.\n';

const utf8 = (text: string): Uint8Array => Buffer.from(text);
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const joined = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
	Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const utf16 = (text: string, isBig: boolean): Uint8Array => {
	const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
	return isBig ? bytes.swap16() : bytes;
};
/** The quotation marks of Windows-1252 are controls in Latin-1. */
const windows1252 = (text: string): Uint8Array => latin1(text.replace('“', '\u0093').replace('”', '\u0094'));
/** `日本語`, `こんにちは` and `世界` in Shift-JIS. */
const shiftJis = joined(
	'---\ntitle: Alpha ',
	[0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea],
	' Omega\n---\nAlpha ',
	[0x82, 0xb1, 0x82, 0xf1, 0x82, 0xc9, 0x82, 0xbf, 0x82, 0xcd],
	' Omega. ',
	[0x90, 0xa2, 0x8a, 0x45],
	'\n',
);

const IN_ORDER = ['Café “Alpha”', 'À bientôt, Omega.', 'The second paragraph.'];

type Case = readonly [title: string, bytes: Uint8Array, seen: readonly string[]];

/** The bytes of a post, and what is to be seen of it. */
const cases: readonly Case[] = [
	[
		`${row(25)} in a title`,
		joined('---\ntitle: Alpha ', [0xff, 0xc3, 0x28, 0xf0, 0x9f], ' Omega\n---\nThe text.\n'),
		['Alpha', 'Omega', 'The text.'],
	],
	[
		`${row(25)} in the text`,
		joined('Alpha ', [0xe2, 0x80], ' and ', [0xfe, 0xff, 0x80], ' and ', [0xc0, 0xaf], ' Omega\n'),
		['Alpha', 'Omega'],
	],
	[
		`${row(25)} controls in too many bytes`,
		joined('Alpha ', [0xc0, 0x9b, 0xe0, 0x80, 0x9b, 0xf0, 0x80, 0x80, 0x9b], '[31m Omega\n'),
		['Alpha', 'Omega'],
	],
	[`${row(25)} cut in a character`, joined('Alpha Omega ', [0xf0, 0x9f, 0x98]), ['Alpha Omega']],
	[
		`${row(8)} as bytes of no UTF-8`,
		joined(
			'---\ntitle: Alpha ',
			[0x9b],
			'31m Omega\n---\nAlpha ',
			[0x9d],
			'0;stolen',
			[0x9c, 0x90, 0x84, 0x85, 0x88, 0x8d],
			' Omega\n',
		),
		['Alpha', 'Omega'],
	],
	[`${row(26)} before UTF-8`, joined([0xef, 0xbb, 0xbf], ARTICLE), IN_ORDER],
	[`${row(26)} twice`, joined([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], ARTICLE), IN_ORDER],
	[`${row(27)} little end first`, utf16(ARTICLE, false), IN_ORDER],
	[`${row(27)} big end first`, utf16(ARTICLE, true), IN_ORDER],
	[`${row(27)} of an odd length`, joined([...utf16(ARTICLE, false), 0x41]), IN_ORDER],
	[`${row(28)} CRLF`, utf8(ARTICLE.replaceAll('\n', '\r\n')), IN_ORDER],
	[`${row(28)} CR`, utf8(ARTICLE.replaceAll('\n', '\r')), IN_ORDER],
	[`${row(28)} mixed`, utf8(ARTICLE.replace('\n', '\r\n').replace('\n---\n', '\r---\u2028')), IN_ORDER],
	[`${row(29)} Windows-1252`, windows1252(ARTICLE), IN_ORDER],
	[`${row(29)} Latin-1`, latin1(ARTICLE.replace(/[“”]/g, '"')), ['À bientôt, Omega.', 'The second paragraph.']],
	[`${row(29)} a line of Latin-1 in UTF-8`, joined(ARTICLE, [0xe9, 0x74, 0xe9], '\n'), [...IN_ORDER, 'été']],
	[`${row(29)} Shift-JIS`, shiftJis, ['Alpha', 'Omega.']],
	[`${row(31)} no byte`, utf8(''), ['This post has no text.']],
	[`${row(31)} a header`, utf8('---\ntitle: Only a header\n---\n'), ['Only a header', 'This post has no text.']],
	[`${row(31)} an empty header`, utf8('---\n---\n'), ['This post has no text.']],
	[`${row(31)} blanks`, utf8(' \n\t\r\n\u00A0\u3000\n'), ['This post has no text.']],
	[`${row(31)} a byte order mark`, utf8('\uFEFF'), ['This post has no text.']],
	[`${row(31)} what shows nothing`, utf8('\u200B\u200D\n\n\u3164\n'), ['This post has no text.']],
];

const cwd = makeFiles(Object.fromEntries(cases.map(([, bytes], index) => [`post-${index}.md`, bytes])));
const binary = makeFiles({
	'binary.md': Uint8Array.from({length: 4000}, (_, index) => (index * 7919) % 256),
	'post.md': ARTICLE,
});

describe('bytes', inPipes, () => {
	for (const [name, bytes, seen] of cases) {
		test(`${name} are read from a pipe`, async () => {
			const {exitCode, stdout} = await run(['-', '--print'], {stdin: bytes});
			assert.equal(exitCode, 0);
			assert.ok(!/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/.test(stdout), JSON.stringify(stdout));
			const places = seen.map(words => stdout.indexOf(words));
			assert.ok(!places.includes(-1), stdout);
			assert.deepEqual(
				places,
				places.toSorted((a, b) => a - b),
			);
		});
	}

	test(`${row(28)} of all kinds make the same post`, async () => {
		const ends = ['\n', '\r\n', '\r', '\u2028', '\u0085'];
		const runs = ends.map(end => run(['-', '--json'], {stdin: ARTICLE.replaceAll('\n', end)}));
		const [first, ...others] = (await Promise.all(runs)).map(({stdout}) => ({
			...readEntries(stdout)[0],
			modified: null,
		}));
		for (const other of others) assert.deepEqual(other, first);
	});

	test(`${row(30)} is listed, said to be unreadable, and no byte of it printed`, async () => {
		const list = await run(['--print', '.'], {cwd: binary});
		assert.equal(list.exitCode, 0);
		assert.match(list.stdout, /^Binary +undated\nnot a text file/m);
		const file = await run(['--print', 'binary.md'], {cwd: binary});
		assert.deepEqual(file, {
			exitCode: 1,
			signal: null,
			stdout: '',
			stderr: 'celeb-reader: binary.md: not a text file\n',
		});
	});
});

describe('bytes on the screen', inTerminals, () => {
	test(`${row(25)} ${row(27)} ${row(29)} ${row(31)} are text, post by post`, async () => {
		const rows = 24;
		const terminal = openTerminal({cwd, args: ['.', '--sort', 'title'], rows});
		await terminal.until(new RegExp(`1/${cases.length} `), 'the list');
		const unseen = new Set(cases.flatMap(([, , seen]) => seen));
		for (let post = 1; post <= cases.length; post++) {
			await terminal.type(post === 1 ? '\r' : ']', new RegExp(`^ +${post}/${cases.length} `, 'm'));
			const screen = terminal.screen().join('\n');
			for (const words of unseen) if (screen.includes(words)) unseen.delete(words);
		}
		assert.deepEqual([...unseen], []);
		terminal.press('\u0003');
		await terminal.end();
		assertUnharmed(terminal, {rows, columns: 80});
	});

	test(`${row(30)} says so in the list and when it is opened`, async () => {
		const terminal = openTerminal({cwd: binary, args: ['.']});
		await terminal.until(/1\/2 /, 'the list');
		assertShown(terminal, ['Binary', 'not a text file', 'Café “Alpha”']);
		await terminal.type('G\r', /binary\.md: not a text file[\s\S]*q goes back/);
		await terminal.type('q', /2\/2 /);
		terminal.press('q');
		await terminal.end();
		assertUnharmed(terminal, {rows: 24, columns: 80});
	});
});
