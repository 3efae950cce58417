import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readFrontMatter} from '../../source/posts/front-matter.ts';

type Row = readonly [
	name: string,
	text: string,
	data: Record<string, unknown>,
	body: string,
	problems: readonly string[],
];

const unknown = (language: string) => [`The header is ${language}, which is not known`];
const otherThan = (language: string) => `The header is ${language} between the fences of another language`;
const nearlyJson = 'is not JSON: the header was read as far as it is plain';

const closed: readonly Row[] = [
	[
		'a language that ends like a script’s',
		'---xjs\n{title: "A"}\n---\nB',
		{},
		'---xjs\n{title: "A"}\n---\nB',
		unknown('xjs'),
	],
	[
		'a language that begins like a script’s',
		'---jsx\n{title: "A"}\n---\nB',
		{},
		'---jsx\n{title: "A"}\n---\nB',
		unknown('jsx'),
	],
	['prose between rules', '---\nThe ferry left.\n---\nB', {}, '---\nThe ferry left.\n---\nB', []],
	['blanks as TOML', '+++\n \n+++\nB', {}, 'B', []],
	[
		'prose among the keys of another language',
		'+++\ntitle: A\n\nThe ferry left.\n+++\nB',
		{},
		'+++\ntitle: A\n\nThe ferry left.\n+++\nB',
		[],
	],
	[
		'a header that is closed long after its text began',
		'---\ntitle: A\n\nThe ferry left.\nIt came back.\n---\nB',
		{title: 'A'},
		'The ferry left.\nIt came back.\n---\nB',
		['The header is not closed before the text, which begins at line 4'],
	],
	['TOML where YAML is expected', '---\ntitle = "A"\n---\nB', {title: 'A'}, 'B', [otherThan('TOML')]],
	['YAML where TOML is expected', '+++\ntitle: A\n+++\nB', {title: 'A'}, 'B', [otherThan('YAML')]],
	[
		'a script',
		'---js\n{title: "A", more: process.exit(1)}\n---\nB',
		{title: 'A'},
		'B',
		['The header is a script (js), which is never run: only its plain values were read'],
	],
	['JSON with blanks round it', '---json\n  {"title": "A"}  \n---\nB', {title: 'A'}, 'B', []],
	['JSON without braces and with a comma too many', '---json\n"title": "A",\n---\nB', {title: 'A'}, 'B', []],
	[
		'nearly JSON without braces',
		"---json\ntitle: 'A', cover: {a: 1}\n---\nB",
		{title: 'A', cover: {a: 1}},
		'B',
		[`Line 2 ${nearlyJson}`],
	],
	['nearly JSON with blanks before it', "---json\n  {title: 'A'}\n---\nB", {title: 'A'}, 'B', [`Line 2 ${nearlyJson}`]],
	['JSON without its last brace', '---json\n{"title": "A"\n---\nB', {title: 'A'}, 'B', [`The header ${nearlyJson}`]],
	['JSON that breaks off', '---json\n{"title": "A",\n  ???\n---\nB', {title: 'A'}, 'B', [`Line 3 ${nearlyJson}`]],
];

for (const [name, text, data, body, problems] of closed) {
	test(`${name} is read for what it is`, () => {
		const read = readFrontMatter(text);
		assert.deepEqual({...read.data}, data);
		assert.equal(read.body, body);
		assert.equal(read.bodyStart, text.length - body.length);
		assert.deepEqual(read.problems, problems);
		assert.equal(read.isComplete, true);
	});
}

test('JSON that is longer than any header is read as far as headers go', () => {
	const read = readFrontMatter(`---json\n{"title": "A", "more": "${'x'.repeat(70_000)}", "late": 1}\n---\nB`);
	assert.equal(read.data.title, 'A');
	assert.equal('late' in read.data, false);
	assert.equal(read.body, 'B');
	assert.equal(read.problems.length, 1);
});

const neverClosed = ['The header is never closed'];
const open: readonly (readonly [
	name: string,
	text: string,
	data: Record<string, unknown>,
	problems: readonly string[],
])[] = [
	['begins with blanks and a comment', '---\n\n  \n# a comment\ntitle: A\n', {title: 'A'}, neverClosed],
	['is indented', '---\n  title: A\n', {title: 'A'}, neverClosed],
	['is TOML', '+++\ntitle = "A"\ntags = ["a"]\n', {title: 'A', tags: ['a']}, neverClosed],
	['is JSON', '---json\ntitle: A\n', {}, []],
	['is followed by prose', '---\ntitle: A\nThe ferry left.\n', {title: 'A'}, neverClosed],
	['has keys that nobody knows', '---\nboat: A\n', {boat: 'A'}, []],
];

for (const [name, text, data, problems] of open) {
	test(`a header that is never closed and ${name} loses no word`, () => {
		const read = readFrontMatter(text);
		assert.deepEqual({...read.data}, data);
		assert.deepEqual([read.body, read.bodyStart], [text, 0]);
		assert.deepEqual(read.problems, problems);
		assert.equal(read.isComplete, false);
	});
}

for (const text of ['---json\n\n', '---\n\n', '---\nThe ferry left.\n', '---xyz\ntitle: A\n']) {
	test(`${JSON.stringify(text)} is all text, of which there is no more to come`, () => {
		const read = readFrontMatter(text);
		assert.deepEqual([{...read.data}, read.body, read.isComplete, read.problems], [{}, text, true, []]);
	});
}
