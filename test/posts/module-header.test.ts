import assert from 'node:assert/strict';
import test from 'node:test';
import {readFrontMatter} from '../../source/posts/front-matter.ts';

type Row = readonly [name: string, text: string, data: Record<string, unknown>, body: string];

const fill = '$' + '{x}';

const MODULES: readonly Row[] = [
	[
		'meta',
		"export const meta = {\n  title: 'A walk',\n  date: '2021-03-04',\n}\n\nBody",
		{title: 'A walk', date: '2021-03-04'},
		'\nBody',
	],
	['metadata with a type', 'export const metadata: Metadata<"post"> = {title: "A"};\nBody', {title: 'A'}, 'Body'],
	[
		'an object with a title and a date',
		'export const article = {title: "A", date: "2021-03-04"}\nBody',
		{title: 'A', date: '2021-03-04'},
		'Body',
	],
	['a comment before', '{/* how it is\nlaid out */}\n\nexport const meta = {title: "A"}\nBody', {title: 'A'}, 'Body'],
	['an object that only has a title', 'export const box = {title: "A", size: 3}\nBody', {}, 'Body'],
	['frontmatter', 'export let frontmatter = {"title": `A`}\n', {title: 'A'}, ''],
	['a claim about the type', 'export const meta = {title: "A"} as const satisfies Meta;\nBody', {title: 'A'}, 'Body'],
	[
		'constants with a header’s names',
		'export const title = "A"\nexport const size = 5\n\nBody',
		{title: 'A'},
		'\nBody',
	],
	[
		'imports before and a component behind',
		"import {a} from 'b'\nimport type {\n\tC,\n} from \"d\";\nimport 'e.css'\n\nexport const meta = {title: 'A'}\n\n// it is laid out\nexport default ({children}) => <Layout meta={meta}>{children}</Layout>\n\n<!--more-->\nBody",
		{title: 'A'},
		'\n<!--more-->\nBody',
	],
	[
		'a picture by the name of its import',
		"import card from './card.jpg'\nimport Layout from '../layout'\nexport const meta = {image: card, layout: Layout, cover: {src: card}}\nBody",
		{image: './card.jpg', cover: {src: './card.jpg'}},
		'Body',
	],
	[
		'every kind of literal, and comments',
		'export const meta = {\n  // one\n  a: "b" + \'c\' +\n    `d`,\n  /* two */ n: [1, -2.5, 0x10, true, false, null,],\n  "quoted": {deep: {er: "e\\u0041\\n"}},\n\n  long:\n    \'f\',\n  lines: `g\nh`,\n  date: new Date("2021-03-04"),\n}\nBody',
		{
			a: 'bcd',
			n: [1, -2.5, 16, true, false, null],
			quoted: {deep: {er: 'eA\n'}},
			long: 'f',
			lines: 'g\nh',
			date: '2021-03-04',
		},
		'Body',
	],
	[
		'whatever is not written out is left out',
		`export const meta = {\n  title: "A",\n  a: \`${fill}\`,\n  b: c(d, {e: "f"}),\n  g,\n  ...h,\n  [i]: 1,\n  j() { return {title: "B"} },\n  k: () => ({title: "C"}),\n  l: m ? "n" : "o",\n  p: "q".trim(),\n  r: [s, "t"],\n  u: undefined,\n}\nBody`,
		{title: 'A', r: ['t']},
		'Body',
	],
	['only imports', "import a from 'b'\n\nBody", {}, '\nBody'],
	['an import with attributes', "import a from './b.json' with {type: 'json'}\n\nBody", {}, '\nBody'],
	['a byte order mark and blank lines', '\ufeff\n\nexport const meta = {title: "A"}\nBody', {title: 'A'}, 'Body'],
	['a list right behind', 'export const title = "A"\n\n+ one\n+ two', {title: 'A'}, '\n+ one\n+ two'],
];

for (const [name, text, data, body] of MODULES) {
	test(`${name}: what the post exports is read, and nothing of it is in the body`, () => {
		const read = readFrontMatter(text);
		assert.deepEqual(read, {data, body, bodyStart: text.length - body.length, isComplete: true, problems: []});
	});
}

test('front matter counts before what is exported, and imports behind it are no text', () => {
	const {data, body} = readFrontMatter(
		'---\ntitle: A\n---\n\nimport B from "b"\n\nexport const meta = {title: "C", date: "2021-03-04"}\n\nBody',
	);
	assert.deepEqual(data, {title: 'A'});
	assert.equal(body, '\nBody');
});

const TEXTS: ReadonlyArray<readonly [name: string, text: string]> = [
	['a sentence that begins with import', 'import duties were raised.\n\nBody'],
	['a sentence that begins with export', 'export markets are "far".\n\nBody'],
	['a sentence about an import', "import a from 'b' is how it begins.\n\nBody"],
	['a sentence about an export', 'export const meta = {title: "A"} is how it begins.\n\nBody'],
	['a sentence that goes on behind a text', 'export const title = "A", she said.\n\nBody'],
	['an export inside a code block', '```js\nexport const meta = {title: "A"}\n```\n'],
	['an indented export', '    export const meta = {title: "A"}\n'],
	['a constant', 'const meta = {title: "A"}\n'],
];

for (const [name, text] of TEXTS) {
	test(`${name}: every word stays in the body`, () => {
		assert.deepEqual(readFrontMatter(text), {data: {}, body: text, bodyStart: 0, isComplete: true, problems: []});
	});
}

test('an export that is never closed loses no word, gives its keys, and asks for more of the file', () => {
	const text = "import a from 'b'\nexport const meta = {\n  title: 'A walk',\n\nIt's late.";
	const read = readFrontMatter(text);
	assert.deepEqual(read.data, {title: 'A walk'});
	assert.equal(read.body, text.slice(text.indexOf('export')));
	assert.equal(read.isComplete, false);
	assert.deepEqual(read.problems, ['The header is never closed']);
});

test('keys that JavaScript knows are left out and change no object', () => {
	const {data} = readFrontMatter('export const meta = {title: "A", __proto__: {polluted: true}, constructor: 1}\n');
	assert.deepEqual(Object.keys(data), ['title']);
	assert.equal(Reflect.get(data, 'polluted'), undefined);
});
