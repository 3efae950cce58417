import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {readPlainYaml} from '../../source/posts/header/plain-yaml.ts';
import {parseYaml} from '../../source/posts/header/strict.ts';
import {readYaml} from '../../source/posts/header/yaml.ts';

const plain: readonly (readonly [header: string, data: Record<string, unknown>])[] = [
	['title: A walk \ndate: 1602408094.25\n', {title: 'A walk', date: '1602408094.25'}],
	['image: https://example.org/a.jpg?b=1&c\n', {image: 'https://example.org/a.jpg?b=1&c'}],
	["a: \"x, y\" \nb: 'z: 1'\nc: it's\n", {a: 'x, y', b: 'z: 1', c: "it's"}],
	['tags: [a, b c , "d"]\nnone: []\n', {tags: ['a', 'b c', 'd'], none: []}],
	['tags:\n  - a\n  - "b: c"\nlist:\n- ~\nend: x\n', {tags: ['a', 'b: c'], list: [null], end: 'x'}],
	[
		'title: > \n  A walk: by the river \ntext: |-\n   one\n   two\n',
		{title: 'A walk: by the river \n', text: 'one\ntwo'},
	],
	['a:\nb: ~\nc: null\n', {a: null, b: null, c: null}],
	['title: Ünder £5 – “so”\n', {title: 'Ünder £5 – “so”'}],
];
for (const [header, data] of plain) {
	test(`${JSON.stringify(header)} needs no parser`, () => {
		assert.deepEqual(readPlainYaml(header), data);
		assert.deepEqual(parseYaml(header), data);
	});
}

const others = [
	'',
	'- a\n',
	'title: A\n\ndate: x\n',
	'title: A\n  walk\n',
	'title: A # walk\n',
	'# walk\n',
	'a: b: c\n',
	'a: b:\n',
	'a: &b c\n',
	'a: *b\n',
	'a: !!int 5\n',
	'a: @b\n',
	'a: - b\n',
	'a: "b\\n"\n',
	"a: 'b''c'\n",
	'a: "b" c\n',
	'a: [b, [c]]\n',
	'a: [b: c]\n',
	'a: [b,]\n',
	'a: {b: c}\n',
	'a:\n  b: c\n',
	'a:\n  - b: c\n',
	'a:\n  - b\n - c\n',
	'a: >\n  b\n\n  c\n',
	'a: >\n  b\n   c\n',
	'a: >+\n  b\n',
	'a: >\nb: c\n',
	'a: b\na: c\n',
	'null: a\n',
	'__proto__: a\n',
	'constructor: a\n',
	'5: a\n',
	'a b: c\n',
	'a: \tb\n',
	'a: b\u0007\n',
	'a: \u{1f600}\n',
	'a: b',
];
for (const header of others) {
	test(`${JSON.stringify(header)} is left to the parser`, () => assert.equal(readPlainYaml(header), null));
}

const piece = fc.constantFrom(
	...'a b1 Ü “c” 2020-01-02 1.5 null ~ true é/f'.split(' '),
	...[
		' ',
		'  ',
		': ',
		':',
		' #',
		'#',
		'"',
		"'",
		'- ',
		'-',
		'[',
		']',
		'{',
		'}',
		', ',
		',',
		'\\',
		'&',
		'*',
		'!',
		'|',
		'>',
	],
	...[
		'?',
		'%',
		'@',
		'`',
		'=',
		'<<',
		'\t',
		'\u00a0',
		'\u0085',
		'\ufeff',
		'---',
		'...',
		'x: ',
		'.',
		'\u{1f600}',
		'\ud800',
	],
);
const text = fc.array(piece, {maxLength: 5}).map(parts => parts.join(''));
const easy = fc.constantFrom(
	'',
	'a',
	'a b',
	' a ',
	'"a"',
	"'b c'",
	'null',
	'~',
	'[a, b]',
	'[]',
	'["a" , b ]',
	'>',
	'|-',
	'> ',
);
const value = fc.oneof({weight: 5, arbitrary: easy}, {weight: 1, arbitrary: text});
const key = fc.oneof(
	{weight: 8, arbitrary: fc.constantFrom(...'title date a b-c _d E f g h toString'.split(' '))},
	{weight: 1, arbitrary: fc.constantFrom('null', 'Null', '__proto__', '5', 'f g', '')},
);
const join = (...parts: readonly fc.Arbitrary<string>[]) => fc.tuple(...parts).map(all => all.join(''));
const lines = (indent: string, one: fc.Arbitrary<string>) =>
	fc.array(one, {minLength: 1, maxLength: 3}).map(all => all.map(each => `${indent}${each}`).join('\n'));
const entry = fc.oneof(
	{weight: 6, arbitrary: join(key, fc.constantFrom(': ', ': ', ': ', ':', ' : ', ':  '), value)},
	{weight: 2, arbitrary: join(key, fc.constant(':\n'), fc.oneof(lines('- ', value), lines('  -  ', value)))},
	{
		weight: 2,
		arbitrary: join(key, fc.constantFrom(': >\n', ': |- \n', ': > \n'), fc.oneof(lines('  ', text), lines(' ', value))),
	},
	{weight: 1, arbitrary: text},
);
const header = fc.array(entry, {maxLength: 4}).map(all => all.map(one => `${one}\n`).join(''));

test('what is read without a parser is what the parser reads', () => {
	let count = 0;
	fc.assert(
		fc.property(header, source => {
			const data = readPlainYaml(source);
			if (data === null) return;
			count++;
			assert.deepEqual(data, parseYaml(source));
			// A comment is for the parser, and changes nothing else.
			assert.deepEqual(readYaml({source, firstLine: 2}), readYaml({source: `# x\n${source}`, firstLine: 2}));
		}),
		{numRuns: 5000},
	);
	assert.ok(count > 200, `${count} of 5000`);
});
