import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {searchFiles} from '../../../source/posts/search/files.ts';
import {parseQuery} from '../../../source/posts/search/query.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-'));
after(() => rmSync(root, {recursive: true, force: true}));

const header = '---\nlayout: post\ntitle: Hidden in the header\ndate: 2020-01-01\n---\n';
const utf16 = Buffer.from(`\ufeff${header}A needle in wide letters.`, 'utf16le');

const files: Readonly<Record<string, string | Buffer>> = {
	plain: `${header}First of all.\n\nThere is a Needle in the haystack.\n\nAnd a needle.\n`,
	accent: `${header}A née\u0301dle, and Nêedle was here.\n`,
	latin: Buffer.from(`${header}A n\u00e9edle in Latin-1.\n`, 'latin1'),
	damaged: `${header}The nÃ©edle of a damaged text.\n`,
	entity: `${header}The n&eacute;edle and the n&#101;edle.\n`,
	split: `${header}**Nee**dle is one word.\n`,
	soft: `${header}A nee\u00addle.\n`,
	wide: utf16,
	crlf: `${header}A needle\r\nin the\r\nhaystack.\r\n`.replaceAll('\n', '\r\n'),
	wrapped: `${header}> A needle in\n> the haystack.\n`,
	glued: `${header}He lost a needle.The haystack was big.\n`,
	chinese: `${header}他丢了一根针，就在\n干草堆里。\n`,
	address: `${header}See [this](https://example.org/needle) and <!-- needle --> no more.\n`,
	header: '---\nlayout: needle\ntitle: Something\n---\nNothing.\n',
	code: `${header}Run it:\n\n\`\`\`sh\nfind --needle\n\`\`\`\n`,
	toml: '+++\ntitle = "A"\n+++\nA needle.\n',
	bare: 'No header, but a needle.',
	binary: Buffer.from([0x00, 0x01, 0x02, 0x6e, 0x65, 0x65, 0x64, 0x6c, 0x65, 0x00, 0x00, 0xff]),
	empty: '',
	long: `${header}${'hay '.repeat(200_000)}needle`,
};
const names = Object.keys(files);
for (const [name, content] of Object.entries(files)) writeFileSync(path.join(root, name), content);
mkdirSync(path.join(root, 'folder'));

function find(typed: string, held = 0): readonly string[] {
	const paths = names.map(name => path.join(root, name));
	return searchFiles({query: parseQuery(typed), files: paths, held: names.map(() => held)}).map(
		({index}) => names[index] ?? '',
	);
}

const needles = 'plain accent latin damaged entity split soft wide crlf wrapped glued code toml bare long'.split(' ');

const searches: readonly (readonly [typed: string, names: readonly string[]])[] = [
	['needle', needles],
	['NÉEDLE', needles],
	['eedl', needles],
	['needle haystack', ['plain', 'crlf', 'wrapped', 'glued']],
	['"in the haystack"', ['plain', 'crlf', 'wrapped']],
	['"needle. the haystack"', ['glued']],
	['needle -haystack', needles.filter(name => !['plain', 'crlf', 'wrapped', 'glued'].includes(name))],
	['-needle -hay', ['chinese', 'address', 'header', 'binary', 'empty']],
	['"就在干草堆"', ['chinese']],
	['根针 草堆', ['chinese']],
	['layout', []],
	['hidden', []],
	['example', []],
	['--needle', ['code']],
	['needles', []],
];
for (const [typed, expected] of searches)
	test(`${typed} is found in ${expected.join(', ') || 'no file'}`, () => {
		assert.deepEqual(find(typed), expected);
	});

test('words that the post holds need not be in its text', () => {
	assert.deepEqual(find('mina haystack', 0b01), find('haystack'));
	assert.deepEqual(find('mina vale', 0b11), names);
	assert.deepEqual(find('mina -haystack', 0b01), find('-haystack'));
});

test('what was found comes with its context', () => {
	const query = parseQuery('needle');
	const [hit] = searchFiles({query, files: [path.join(root, 'plain')], held: [0]});
	assert.deepEqual(hit?.context, {
		text: 'There is a Needle in the haystack.',
		ranges: [[11, 17]],
		isCutBefore: false,
		isCutAfter: false,
	});
	assert.deepEqual(structuredClone(hit), hit);
	const [late] = searchFiles({query, files: [path.join(root, 'long')], held: [0]});
	assert.deepEqual([late?.context?.isCutBefore, late?.context?.isCutAfter], [true, false]);
});

test('files that cannot be read are not found, and those behind them are', () => {
	const paths = ['folder', 'missing', 'plain/under', 'plain', 'a\0b'].map(name => path.join(root, name));
	const hits = searchFiles({query: parseQuery('needle'), files: paths, held: paths.map(() => 0)});
	assert.deepEqual(
		hits.map(({index}) => index),
		[3],
	);
});

test('a path may come as bytes', () => {
	const bytes = new TextEncoder().encode(path.join(root, 'plain'));
	assert.equal(searchFiles({query: parseQuery('needle'), files: [bytes], held: [0]}).length, 1);
});
