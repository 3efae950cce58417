import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {readFrontMatter} from '../../source/posts/front-matter.ts';
import {parsePost} from '../../source/posts/post.ts';
import {inTime} from '../in-time.ts';

const SCRIPTS: ReadonlyArray<readonly [text: string, data: Record<string, unknown>]> = [
	['---js\n{title: (globalThis.celebWasRun = true, "A")}\n---\nBody', {}],
	['---javascript\nglobalThis.celebWasRun = true\n---\nBody', {}],
	['---coffee\ntitle: (globalThis.celebWasRun = true)\n---\nBody', {}],
	['---coffee\ntitle: "A walk"\ntags: ["a"]\n---\nBody', {title: 'A walk', tags: ['a']}],
	[
		'---JS\n{\n  title: `A walk`,\n  "tags": ["a"],\n  text: `$' + '{celebWasRun = true}`,\n}\n---\nBody',
		{title: 'A walk', tags: ['a']},
	],
	[
		'---js\nconst title = "A walk";\nlet cover = {\n\tsrc: "a.jpg",\n};\nconst now = Date.now();\n' +
			'function later() {\n\tconst date = "2021-03-04";\n}\n---\nBody',
		{title: 'A walk', cover: {src: 'a.jpg'}},
	],
	['---js\nmodule.exports = {title: "A walk"}\n---\nBody', {title: 'A walk'}],
	['---ts\nexport default ({title: "A walk"} as Header);\n---\nBody', {title: 'A walk'}],
];

for (const [text, data] of SCRIPTS) {
	test(`the script ${JSON.stringify(text.slice(0, 40))} is never run, and nothing of it is in the body`, () => {
		const read = readFrontMatter(text);
		assert.ok(!('celebWasRun' in globalThis));
		assert.deepEqual(read.data, data);
		assert.equal(read.body, 'Body');
		assert.match(read.problems.join(), /never run/);
	});
}

test('keys that JavaScript knows are left out and change no object', () => {
	for (const text of [
		'---\ntitle: A\n__proto__:\n  polluted: yes\nconstructor: x\n---\n',
		'---\ntitle: A: b\n__proto__: {polluted: yes}\nconstructor: x\n---\n',
		'---json\n{"title": "A", "__proto__": {"polluted": true}, "constructor": 1}\n---\n',
		'+++\ntitle = "A"\n__proto__ = {polluted = "yes"}\n[__proto__]\npolluted = "yes"\n+++\n',
	]) {
		const {data} = readFrontMatter(text);
		assert.deepEqual(Object.keys(data), ['title'], text);
		assert.equal(Reflect.get(data, 'polluted'), undefined);
		assert.equal(Reflect.get({}, 'polluted'), undefined);
	}
});

test('a value that refers to itself ends', () => {
	const {data} = readFrontMatter('---\ntitle: A\na: &a [*a, b]\n---\n');
	assert.ok(JSON.stringify(data).length < 500);
});

const HOSTILE: ReadonlyArray<readonly [name: string, text: string]> = [
	[
		'an alias bomb',
		`---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefghij', (key, index) => `${key}: &${key} [${`*${'abcdefghij'[index]},`.repeat(9)}]\n`).join('')}---\n`,
	],
	['nested brackets', `---\ntitle: ${'['.repeat(60_000)}\n---\n`],
	['nested maps', `---\n${Array.from({length: 300}, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n---\n`],
	['blank lines', `---\ntitle: A\n${'\n'.repeat(60_000)}\nb: c\n---\n`],
	['millions of line ends', '\n'.repeat(20_000_000)],
	['millions of comments', '<!---->\n'.repeat(3_000_000)],
	['comments that are not closed', '<!-- \n'.repeat(100_000)],
	['a title block of blanks', `%${' '.repeat(100_000)}`],
	['blanks', `---\ntitle: A${' '.repeat(60_000)}b\n---\n`],
	['a huge header', `---\ntitle: A\n${'key: value\n'.repeat(100_000)}---\n`],
	['a huge title', `---\ntitle: ${'word: '.repeat(200_000)}\n---\n`],
	['dashes', `${'-'.repeat(1_000_000)}\n`],
	['many fences without an end', `---\ntitle: A\n${'--- x\n'.repeat(100_000)}`],
	['quotation marks', `---\ntitle: ${'"\''.repeat(30_000)}: x\n---\n`],
	['a list of apostrophes', `---\ntitle: a: b\ntags: [${"'a,".repeat(20_000)}]\n---\n`],
	['hashes', `---\ntitle: a: b${' #'.repeat(30_000)}\n---\n`],
	['literals', `---js\ntitle: \`${'` '.repeat(30_000)}\n---\n`],
	['TOML without an end', `+++\ntitle = """\n${'a\n'.repeat(30_000)}+++\n`],
	['bare keys', 'title: A\n'.repeat(100_000)],
	['a header of 50 MB', `---\ntitle: A\n${'key: value\n'.repeat(5_000_000)}---\nBody`],
	['lists that are not closed', `---\ntags: ${'[ '.repeat(30_000)}\n---\n`],
	['lines that are no header’s', `---\ntitle: a: b\n${'tags:\n?\n'.repeat(8000)}---\n`],
	['nested TOML', `+++\na = ${'['.repeat(60_000)}\n+++\n`],
	['long TOML keys', `+++\n${'a.'.repeat(30_000)}b = 1\n+++\n`],
	['nested JSON', `---json\n${'{"a":['.repeat(10_000)}\n---\n`],
	['nested objects in a script', `---js\n${'{a:[('.repeat(10_000)}\n---\n`],
	['sums of texts', `export const meta = {title: ${"'a' + ".repeat(10_000)}`],
	['templates without an end', `export const meta = {a: ${'\\`'.repeat(30_000)}`],
	['comments without an end', `export const meta = {${'/* '.repeat(30_000)}`],
	['exports', 'export const a = 1\n'.repeat(100_000)],
	['imports', `import ${'{'.repeat(60_000)}`],
	['notes in link definitions', '[#]: a: (b)\n'.repeat(100_000)],
	['a comment without an end', `<!--\n${'.. title: A\n'.repeat(100_000)}`],
];

for (const [name, text] of HOSTILE) {
	test(`${name}: the time is bounded`, () => {
		const read = inTime(() => readFrontMatter(text));
		assert.equal(text.slice(read.bodyStart), read.body);
	});
}

const lines = fc.constantFrom(
	'---',
	'--- ',
	'...',
	'+++',
	'---js',
	'---json',
	'',
	' ',
	'\t- a',
	'title: A',
	'title: A: b',
	'title: [a',
	"title: 'a",
	'title: >',
	'  text',
	'text',
	'- a',
	'tags:',
	'tags: [a, b]',
	'a: &a',
	'b: *a',
	'{"title": "A"}',
	'title = "A"',
	'[extra]',
	'key = """',
	'# c',
	'\ufeff',
	'__proto__: a',
	'export const meta = {',
	"import a from 'b'",
	"a: 'b', // c",
	'}',
	'<!--',
	'-->',
	'[#]: a: (b)',
);
/** The same few lines up to thousands of times. */
const repeated = fc
	.tuple(fc.array(lines, {minLength: 1, maxLength: 3}), fc.integer({min: 1, max: 3000}))
	.map(([some, times]) => `${some.join('\n')}\n`.repeat(times).slice(0, 20_000));

test('any text is read without an error, and the body is its end', () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof({weight: 9, arbitrary: lines}, {weight: 2, arbitrary: fc.string()}, repeated), {maxLength: 12}),
			parts => {
				const text = parts.join('\n');
				const read = readFrontMatter(text);
				assert.equal(read.body, text.slice(read.bodyStart));
				assert.doesNotThrow(() => JSON.stringify(read.data));
			},
		),
		{numRuns: 3000},
	);
});

test('a post with any header is read without an error', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(lines, fc.string({unit: 'binary'}), repeated), {maxLength: 6}), parts => {
			const bytes = new TextEncoder().encode(parts.join('\n'));
			const {post} = parsePost({path: 'a.md', bytes, size: bytes.length, modifiedMs: 0});
			assert.equal(typeof post.title, 'string');
		}),
		{numRuns: 500},
	);
});

test('any title that is written in quotation marks is read as it was', () => {
	fc.assert(
		fc.property(fc.string({unit: 'binary-ascii'}), title => {
			const clean = title.replace(/[^ -~]/g, '');
			const {data} = readFrontMatter(`---\ntitle: ${JSON.stringify(clean)}\n---\nBody`);
			assert.equal(data.title, clean);
		}),
	);
});
