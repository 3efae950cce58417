import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {languages, resolveLanguage} from '../../source/render/highlight/languages.ts';
import {highlightCode, isLoaded, loadLanguages} from '../../source/render/highlight.ts';
import {type Line, plainText, type Style} from '../../source/render/line.ts';
import {graphemes} from '../../source/text/width.ts';

const textOf = (lines: readonly Line[]): string => lines.map(plainText).join('\n');

/** The styles of the spans in which the text stands, up to its end. */
function stylesOf(lines: readonly Line[] | null, text: string): readonly (Style | undefined)[] {
	const line = lines?.find(one => plainText(one).includes(text)) ?? [];
	const start = plainText(line).indexOf(text);
	let end = 0;
	return line.flatMap(span => {
		const from = end;
		end += span.text.length;
		return start < end && start + text.length > from ? [span.style] : [];
	});
}

const tonesOf = (lines: readonly Line[] | null, text: string): string =>
	stylesOf(lines, text)
		.map(style => style?.tone ?? 'none')
		.join(' ');

test('nothing is known of a language before it is loaded, nor of one that is unknown', async () => {
	assert.equal(isLoaded('lua'), false);
	assert.equal(highlightCode('local a = 1', 'lua'), null);
	assert.equal(await loadLanguages(['lua']), true);
	assert.equal(isLoaded('lua'), true);
	assert.ok(highlightCode('local a = 1', 'lua'));
	assert.equal(await loadLanguages(['lua', 'text', 'no such language', '', '__proto__', 'constructor']), false);
	assert.equal(highlightCode('local a = 1', 'text'), null);
});

test('two who ask for a language at once both hear of it', async () => {
	assert.deepEqual(await Promise.all([loadLanguages(['tcl']), loadLanguages(['tk', 'tcl'])]), [true, true]);
});

test('a language has its names in any case, and those that documentation makes of them', () => {
	for (const name of ['javascript', 'js', 'JSX', 'language-js', 'lang-mjs', 'source.js'])
		assert.equal(resolveLanguage(name), 'javascript', name);
	assert.equal(resolveLanguage('C++'), 'cpp');
	assert.equal(resolveLanguage('diff-js'), 'diff');
	for (const name of ['text', 'plaintext', 'output', 'js-like', 'js '])
		assert.equal(resolveLanguage(name), undefined, name);
});

test('no name is that of two languages', () => {
	const names = Object.entries(languages).flatMap(([id, language]) => [id, ...language.names.split(' ')]);
	const sorted = names.filter(name => name !== '').sort();
	assert.deepEqual(
		sorted.filter((name, index) => name === sorted[index - 1]),
		[],
	);
});

test('every language loads, with what it needs', async () => {
	await loadLanguages(Object.keys(languages));
	for (const [id, {needs = []}] of Object.entries(languages))
		for (const name of [id, ...needs]) assert.ok(isLoaded(name), name);
});

type Case = readonly [language: string, code: string, tones: Readonly<Record<string, string>>];

const cases: readonly Case[] = [
	[
		'js',
		"// Aside\nconst tide = rise('high', 42, null);",
		{'// Aside': 'comment', const: 'keyword', rise: 'name', "'high'": 'string', '42': 'number', null: 'number'},
	],
	['ts', 'type Tide = {readonly height: number};', {type: 'keyword', Tide: 'name', number: 'name'}],
	['jsx', 'const a = <Tide high="a">b</Tide>;', {Tide: 'tag', high: 'name', '"a"': 'string'}],
	[
		'python',
		'def rise(by):  # up\n    """A"""',
		{def: 'keyword', rise: 'name', '# up': 'comment', '"""A"""': 'string'},
	],
	['java', '@Override\npublic int rise() { return 4; }', {'@Override': 'comment', public: 'keyword', '4': 'number'}],
	['ruby', "def rise(by) # up\n  'a' + :b\nend", {def: 'keyword', '# up': 'comment', "'a'": 'string', ':b': 'number'}],
	['rust', 'fn rise() -> u8 { 4 } // up', {fn: 'keyword', rise: 'name', u8: 'name', '// up': 'comment'}],
	['go', 'func rise() string { return "a" }', {func: 'keyword', rise: 'name', '"a"': 'string'}],
	[
		'c',
		'#include <a.h>\nint a = 1; /* b */',
		{include: 'keyword', '<a.h>': 'string', int: 'name', '1': 'number', '/* b */': 'comment'},
	],
	['sql', "SELECT a FROM b WHERE c = 'd' -- e", {SELECT: 'keyword', "'d'": 'string', '-- e': 'comment'}],
	[
		'bash',
		'if true; then\n  echo "a $B" # c\nfi',
		{if: 'keyword', echo: 'name', '"a ': 'string', $B: 'name', '# c': 'comment'},
	],
	['css', '.a b { color: #fff } /* c */', {'.a': 'tag', color: 'name', '#fff': 'number', '/* c */': 'comment'}],
	['html', '<!-- a --><p class="b">c</p>', {'<!-- a -->': 'comment', class: 'name', '"b"': 'string', c: 'name'}],
	['json', '{"a": [1, "b"]}', {'"a"': 'name', '1': 'number', '"b"': 'string'}],
	['yaml', 'a: "b" # c', {'a:': 'name', '"b"': 'string', '# c': 'comment'}],
	['toml', '[a]\nb = "c"', {'[a]': 'name', b: 'name', '"c"': 'string'}],
	['markdown', '# A\n\n*b* `c`', {'# A': 'name', '`c`': 'string'}],
	['diff', '@@ -1 +1 @@\n-a\n+b\n c', {'@@ -1': 'comment', '-a': 'removed', '+b': 'added', ' c': 'none'}],
];
for (const [language, code, tones] of cases) {
	test(`words of ${language} have their tones`, async () => {
		await loadLanguages([language]);
		const lines = highlightCode(code, language);
		assert.equal(lines && textOf(lines), code);
		for (const [text, tone] of Object.entries(tones)) assert.equal(tonesOf(lines, text), tone, text);
	});
}

test('keywords are bold and comments italic, so that they stand out without colour', async () => {
	await loadLanguages(['js']);
	const lines = highlightCode('return 1; // a', 'js');
	assert.deepEqual(stylesOf(lines, 'return'), [{bold: true, tone: 'keyword'}]);
	assert.deepEqual(stylesOf(lines, '// a'), [{italic: true, tone: 'comment'}]);
});

test('a page has its styles and scripts in their own languages', async () => {
	await loadLanguages(['html']);
	const lines = highlightCode('<style>p { color: red }</style>\n<script>const a = 1;</script>', 'html');
	assert.equal(tonesOf(lines, 'color'), 'name');
	assert.equal(tonesOf(lines, 'const'), 'keyword');
});

test('what stands within a string is code again', async () => {
	await loadLanguages(['js']);
	const lines = highlightCode(`\`a \${b.c} d\``, 'js');
	assert.equal(tonesOf(lines, '`a '), 'string');
	assert.equal(tonesOf(lines, 'b.c'), 'none');
	assert.equal(tonesOf(lines, ' d`'), 'string');
});

test('of a session only what was typed is code', async () => {
	await loadLanguages(['console', 'sh']);
	const session = '$ echo "a"\nif true\nme@host:~# cd b\n50 % echo';
	for (const language of ['console', 'sh']) {
		const lines = highlightCode(session, language);
		assert.equal(tonesOf(lines, '$ '), 'comment');
		assert.equal(tonesOf(lines, '"a"'), 'string');
		assert.equal(tonesOf(lines, 'if true'), 'none');
		assert.equal(tonesOf(lines, 'me@host:~# '), 'comment');
		assert.equal(tonesOf(lines, 'cd'), 'name');
		assert.equal(tonesOf(lines, '50 % echo'), 'none');
	}
	assert.equal(tonesOf(highlightCode('if true; then a; fi', 'sh'), 'if'), 'keyword');
});

test('code in which no word is of any kind is not known', async () => {
	await loadLanguages(['bash', 'console']);
	assert.equal(highlightCode('harbour serve', 'bash'), null);
	assert.equal(highlightCode('ready', 'console'), null);
	assert.equal(highlightCode('', 'bash'), null);
});

test('what is open at the end of a piece of long code still is in the next', async () => {
	await loadLanguages(['js']);
	const comment = `/*\n${'a b c d\n'.repeat(2000)}*/`;
	const lines = highlightCode(`${comment}\nreturn`, 'js');
	assert.ok(lines?.slice(0, -1).every(line => line.every(({style}) => style?.tone === 'comment')));
	assert.equal(tonesOf(lines, 'return'), 'keyword');
});

const someLanguages = [
	'js',
	'tsx',
	'html',
	'css',
	'python',
	'bash',
	'console',
	'php',
	'yaml',
	'markdown',
	'http',
	'jinja',
	'diff',
	'latex',
	'csharp',
];
const pieces = [
	'"',
	"'",
	'`',
	'${',
	'}',
	'<a ',
	'</',
	'>',
	'<script>',
	'<?php ',
	'{{',
	'/*',
	'*/',
	'//',
	'#',
	'$ ',
	'\n',
	'\r',
	'\t',
	' ',
	'function ',
	'class A',
	'= 1',
	'"""',
	'<!--',
	'-->',
	'---',
	'+b',
	'\\',
	'漢',
	'👨‍👩‍👧',
	'e\u0301',
	'\uD83D',
	'\0',
	'HTTP/1.1 200\n\n',
];
const anyCode = fc.oneof(
	fc.array(fc.constantFrom(...pieces), {maxLength: 40}).map(parts => parts.join('')),
	fc.string({unit: 'binary', maxLength: 60}),
	fc.string({unit: 'grapheme', maxLength: 60}),
);

test('whatever the code, its lines hold the same text, in whole clusters', async () => {
	await loadLanguages(someLanguages);
	fc.assert(
		fc.property(fc.constantFrom(...someLanguages), anyCode, (language, code) => {
			const lines = highlightCode(code, language);
			if (lines === null) return;
			assert.equal(textOf(lines), code);
			for (const line of lines) {
				const spans = line.flatMap(span => graphemes(span.text));
				assert.deepEqual(spans, graphemes(plainText(line)));
				assert.ok(line.every(span => span.text !== ''));
			}
		}),
	);
});

test('code that is too long, or has lines that are, is left alone', async () => {
	await loadLanguages(['js']);
	assert.ok(highlightCode('return 1;\n'.repeat(4000), 'js'));
	assert.ok(highlightCode(`return ${'1 + '.repeat(400)}1`, 'js'));
	assert.equal(highlightCode('return 1;\n'.repeat(6000), 'js'), null);
	assert.equal(highlightCode(`return ${'1 + '.repeat(1000)}1`, 'js'), null);
});

const hostile = [
	'(',
	'[',
	'{',
	'<',
	'"',
	'`',
	'\\',
	'/*',
	'$(',
	'a',
	'a ',
	'a\n',
	' ',
	'\n',
	'{{',
	'<a ',
	'a(',
	'[a](',
	'_',
	'"""',
];
test('hostile code takes no time that anybody minds', async () => {
	const names = ['js', 'java', 'csharp', 'markdown', 'html', 'php', 'nix', 'arduino'];
	await loadLanguages(names);
	for (const language of names) {
		for (const part of hostile) {
			for (const code of [part.repeat(100_000 / part.length), `${part.repeat(150 / part.length)}\n`.repeat(300)]) {
				const start = performance.now();
				highlightCode(code, language);
				const ms = performance.now() - start;
				assert.ok(ms < 5000, `${language} ${JSON.stringify(part)}: ${ms} ms`);
			}
		}
	}
});
