import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {readFrontMatter} from '../../source/posts/front-matter.ts';

type Row = readonly [name: string, text: string, data: Record<string, unknown>, body: string];

/** What is read without a problem. */
const SOUND: readonly Row[] = [
	['YAML between fences', '---\ntitle: A walk\n---\nBody\n', {title: 'A walk'}, 'Body\n'],
	[
		'blanks after every line and fence',
		'--- \ntitle: A walk \nlayout: post \n---\t \nBody',
		{title: 'A walk', layout: 'post'},
		'Body',
	],
	['a byte order mark', '\ufeff---\ntitle: A\n---\nBody', {title: 'A'}, 'Body'],
	['blank first lines', '\n \n---\ntitle: A\n---\nBody', {title: 'A'}, 'Body'],
	['dots for the closing fence', '---\ntitle: A\n...\nBody', {title: 'A'}, 'Body'],
	['longer fences', '-----\ntitle: A\n-----\nBody', {title: 'A'}, 'Body'],
	['a named language', '---yaml\ntitle: A\n---\nBody', {title: 'A'}, 'Body'],
	['nothing after the closing fence', '---\ntitle: A\n---', {title: 'A'}, ''],
	['an empty header', '---\n---\nBody', {}, 'Body'],
	['a body with rules', '---\ntitle: A\n---\nB\n\n---\n\nC', {title: 'A'}, 'B\n\n---\n\nC'],
	[
		'a rule inside a block text',
		'---\ntitle: A\ntext: |\n  b\n  ---\n  c\n---\nBody',
		{title: 'A', text: 'b\n---\nc\n'},
		'Body',
	],
	[
		'folded texts',
		'---\ntitle: > \n  A long \n  walk \ntags: [a, b]\n---\nBody',
		{title: 'A long  walk \n', tags: ['a', 'b']},
		'Body',
	],
	[
		'values as they were written',
		'---\ntitle: 007\na: no\nb: 1.10\nc: 2021-03-04 10:00:00 +0800\nd: 12:30\ne: true\nf: 1614887165.2508597\n---\n',
		{title: '007', a: 'no', b: '1.10', c: '2021-03-04 10:00:00 +0800', d: '12:30', e: 'true', f: '1614887165.2508597'},
		'',
	],
	[
		'nothing for a value',
		'---\ntitle:\na: ~\nb: null\nc: "null"\nd: ""\n---\n',
		{title: null, a: null, b: null, c: 'null', d: ''},
		'',
	],
	[
		'maps and lists',
		'---\nimage:\n  src: a.jpg\n  alt: A\ntags:\n- a\n- b\n---\n',
		{image: {src: 'a.jpg', alt: 'A'}, tags: ['a', 'b']},
		'',
	],
	['an alias', '---\ntitle: &t A\nslug: *t\n---\n', {title: 'A', slug: 'A'}, ''],
	['keys of one’s own', '---\nmood: calm\n---\nBody', {mood: 'calm'}, 'Body'],
	['JSON', '---json\n{"title": "A: b", "n": 5}\n---\nBody', {title: 'A: b', n: 5}, 'Body'],
	['JSON between semicolons', ';;;\n"title": "A",\n"n": 5\n;;;\nBody', {title: 'A', n: 5}, 'Body'],
	[
		'TOML between pluses',
		'+++\ntitle = "A \\"b\\"" # c\ndate = 2021-03-04T10:00:00Z\ndraft = true\ntags = ["a", "b"]\n[extra]\nimage = \'a.jpg\'\n+++\nBody',
		{title: 'A "b"', date: '2021-03-04T10:00:00Z', draft: 'true', tags: ['a', 'b'], extra: {image: 'a.jpg'}},
		'Body',
	],
	[
		'TOML over many lines',
		'---toml\ntitle = """\nA\nb"""\ntags = [\n  "a",\n  "b",\n]\ncover = {src = "a.jpg"}\n---\nBody',
		{title: 'A\nb', tags: ['a', 'b'], cover: {src: 'a.jpg'}},
		'Body',
	],
	[
		'Hexo’s block without an opener',
		'title: A\ndate: 2021-03-04\ntags:\n- a\n\nlayout: post\n---\nBody',
		{title: 'A', date: '2021-03-04', tags: ['a'], layout: 'post'},
		'Body',
	],
	[
		'Pelican’s block',
		'Title: A: b\nDate: 2021-03-04\nTags: a, b\n\nNote: a body',
		{Title: 'A: b', Date: '2021-03-04', Tags: 'a, b'},
		'\nNote: a body',
	],
	[
		'a block that begins with a date',
		'Date: 2021-03-04\nAuthor: Nora\n\nBody',
		{Date: '2021-03-04', Author: 'Nora'},
		'\nBody',
	],
];

for (const [name, text, data, body] of SOUND) {
	test(`${name}: the header is read and nothing of it is left in the body`, () => {
		const read = readFrontMatter(text);
		assert.deepEqual(read, {data, body, bodyStart: text.length - body.length, isComplete: true, problems: []});
	});
}

/** What YAML refuses or takes for something else. The problem names a line. */
const LENIENT: ReadonlyArray<readonly [...Row, problem: RegExp]> = [
	[
		'an unquoted colon',
		'---\ntitle: Review: hills\ndate: 2021-03-04\n---\nBody',
		{title: 'Review: hills', date: '2021-03-04'},
		'Body',
		/Line 2 /,
	],
	['an at sign', '---\ntitle: @nora and hills\n---\nBody', {title: '@nora and hills'}, 'Body', /Line 2 /],
	['back-ticks', '---\ntitle: `ls` and hills\n---\nBody', {title: '`ls` and hills'}, 'Body', /Line 2 /],
	[
		'a bracket in front',
		'---\ntitle: [转]A hill\ntags: [a, "b, c", it\'s]\n---\n',
		{title: '[转]A hill', tags: ['a', 'b, c', "it's"]},
		'',
		/Line 2 /,
	],
	['a percent sign', '---\ntitle: %d hills\n---\n', {title: '%d hills'}, '', /Line 2 /],
	[
		'a quotation mark that is not the last',
		'---\ntitle: "Hills" of home\n---\n',
		{title: '"Hills" of home'},
		'',
		/Line 2 /,
	],
	[
		'an apostrophe that is not closed',
		"---\ntitle: 'Tis late\nlayout: post\n---\n",
		{title: "'Tis late", layout: 'post'},
		'',
		/Line 2 /,
	],
	[
		'tabs',
		'---\ntags:\n\t- a\n  \t- b\nimage:\n\tsrc: a.jpg\n---\nBody',
		{tags: ['a', 'b'], image: {src: 'a.jpg'}},
		'Body',
		/tab at line 3/,
	],
	['the same key twice', '---\ntitle: A\ntitle: B\n---\n', {title: 'B'}, '', /near line 3 .*duplicated/],
	[
		'an unknown tag',
		'---\ntitle: !!js/function "function () {}"\ndate: !x 2021-03-04\n---\n',
		{title: 'function () {}', date: '2021-03-04'},
		'',
		/Line 2 /,
	],
	[
		'a line without an indent',
		'---\ntitle: A\ndescription: It was: late\nand cold\n---\nBody',
		{title: 'A', description: 'It was: late and cold'},
		'Body',
		/Line 3 /,
	],
	[
		'every kind of value',
		'---\ntitle: A: b\nfolded: >-\n  one\n  two\n\n  three\nkept: |\n  one\n   two\nlong: "one\n  \\"two\\""\nsingle: \'it\'\'s\'\nempty:\nnone: ~\nlist:\n  - one # no\n  - "two"\n\n  - [a, b]\nmap:\n  src: a.jpg\n# no\ninline: {src: a.jpg, alt: "A, b"}\n---\n',
		{
			title: 'A: b',
			folded: 'one two\nthree',
			kept: 'one\n two',
			long: 'one "two"',
			single: "it's",
			empty: null,
			none: null,
			list: ['one', 'two', ['a', 'b']],
			map: {src: 'a.jpg'},
			inline: {src: 'a.jpg', alt: 'A, b'},
		},
		'',
		/Line 2 /,
	],
	['an indented header', '---\n  title: A: b\n  layout: post\n---\n', {title: 'A: b', layout: 'post'}, '', /Line 2 /],
	['no blank behind the colon', '---\ntitle:A walk\n---\nBody', {title: 'A walk'}, 'Body', /line by line/],
	[
		'no closing fence before the text',
		'---\ntitle: A\n\nA long walk.\n\n---\n\nMore',
		{title: 'A'},
		'A long walk.\n\n---\n\nMore',
		/line 4/,
	],
	['broken JSON', '---json\n{\n  "title": "A",\n  "tags": [\n}\n---\nBody', {title: 'A'}, 'Body', /not JSON/],
	[
		'too many aliases',
		`---\ntitle: A\na: &a [x]\n${'b: [*a, *a]\n'.repeat(4)}---\nBody`,
		{title: 'A', a: '&a [x]', b: ['*a', '*a']},
		'Body',
		/too/,
	],
];

for (const [name, text, data, body, problem] of LENIENT) {
	test(`${name}: the header is read line by line`, () => {
		const read = readFrontMatter(text);
		assert.deepEqual({...read.data}, name === 'too many aliases' ? {...data, a: ['x']} : data);
		assert.equal(read.body, body);
		assert.equal(text.slice(read.bodyStart), body);
		assert.equal(read.problems.length, 1);
		assert.match(read.problems[0] ?? '', problem);
	});
}

/** What only looks like a header: the body is the whole text. */
const TEXTS: ReadonlyArray<readonly [name: string, text: string]> = [
	['no header at all', '# A walk\n\nBody'],
	['an empty text', ''],
	['a rule', '---'],
	['a rule and prose', '---\n\nIt was late.'],
	['prose between two rules', '---\n\nIt was late.\n\n---\n\nMore'],
	['prose with a colon between two rules', '---\n\nNote: it was late.\n\n---\n\nMore'],
	['a list between two rules', '---\n- one\n- two\n---\nMore'],
	['a heading between two rules', '---\n# A walk\n---\nMore'],
	['a heading underlined', 'A walk\n---\nBody'],
	['a heading with a colon underlined', 'Note: a walk\n---\nBody'],
	['prose that begins like a header', 'Date: the fruit, not the day.\n\nBody'],
	['prose with a known word', 'Title: a word\nthat this goes on from\n\nBody'],
	['a fence with prose', '--- a dash\ntitle: A\n---\n'],
	['pluses around prose', '+++\nIt was late\n+++\n'],
];

for (const [name, text] of TEXTS) {
	test(`${name}: every word stays in the body`, () => {
		const {data, body, bodyStart, isComplete} = readFrontMatter(text);
		assert.deepEqual({data, body, bodyStart, isComplete}, {data: {}, body: text, bodyStart: 0, isComplete: true});
	});
}

const SCRIPTS: ReadonlyArray<readonly [text: string, data: Record<string, unknown>]> = [
	['---js\n{title: (globalThis.celebWasRun = true, "A")}\n---\nBody', {}],
	['---javascript\nglobalThis.celebWasRun = true\n---\nBody', {}],
	['---coffee\ntitle: (globalThis.celebWasRun = true)\n---\nBody', {}],
	[
		'---JS\n{\n  title: `A walk`,\n  "tags": ["a"],\n  text: `$' + '{celebWasRun = true}`,\n}\n---\nBody',
		{title: 'A walk'},
	],
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

test('a header in an unknown language stays in the body', () => {
	const read = readFrontMatter('---lua\ntitle = A\n---\nBody');
	assert.equal(read.body, '---lua\ntitle = A\n---\nBody');
	assert.deepEqual(read.problems, ['The header is lua, which is not known']);
});

test('a header that is never closed loses no word, gives its keys, and asks for more of the file', () => {
	const text = '---\ntitle: A walk\ntags:\n- a\n\nIt was late.';
	const read = readFrontMatter(text);
	assert.deepEqual(read.data, {title: 'A walk', tags: ['a']});
	assert.equal(read.body, text);
	assert.equal(read.isComplete, false);
	assert.deepEqual(read.problems, ['The header is never closed']);
});

test('a head that ends within its header asks for more of the file', () => {
	const whole = '---\ntitle: A walk\ndescription: >\n  It was late.\n---\nBody';
	for (let length = '---\ntitle:'.length; length < whole.indexOf('\n---\nBody'); length++) {
		assert.equal(readFrontMatter(whole.slice(0, length)).isComplete, false, String(length));
	}
	for (const text of ['+++\ntitle = "A"\n', '---json\n{"title":\n', '---js\n{', 'Title: A\nDate: 2021-03-04']) {
		assert.equal(readFrontMatter(text).isComplete, false, text);
	}
});

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

test('the same broken text reads the same a second time', () => {
	const text = '---\ntitle: A: b\n---\nBody';
	assert.deepEqual(readFrontMatter(text), readFrontMatter(text));
});

const HOSTILE: ReadonlyArray<readonly [name: string, text: string]> = [
	[
		'an alias bomb',
		`---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from('bcdefghij', (key, index) => `${key}: &${key} [${`*${'abcdefghij'[index]},`.repeat(9)}]\n`).join('')}---\n`,
	],
	['nested brackets', `---\ntitle: ${'['.repeat(60_000)}\n---\n`],
	['nested maps', `---\n${Array.from({length: 300}, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')}\n---\n`],
	['blank lines', `---\ntitle: A\n${'\n'.repeat(60_000)}\nb: c\n---\n`],
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
];

for (const [name, text] of HOSTILE) {
	test(`${name}: the time is bounded`, () => {
		const started = performance.now();
		const read = readFrontMatter(text);
		assert.ok(performance.now() - started < 2000);
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
);

test('any text is read without an error, and the body is its end', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof({weight: 4, arbitrary: lines}, fc.string()), {maxLength: 12}), parts => {
			const text = parts.join('\n');
			const read = readFrontMatter(text);
			assert.equal(read.body, text.slice(read.bodyStart));
			assert.doesNotThrow(() => JSON.stringify(read.data));
		}),
		{numRuns: 3000},
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
