import assert from 'node:assert/strict';
import test from 'node:test';
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
	['a closing fence with more dashes', '---\ntitle: A\n-----\nBody\n\n---\n', {title: 'A'}, 'Body\n\n---\n'],
	['no-break spaces behind the fences', '---\u00a0\ntitle: A\n---\u00a0\nBody', {title: 'A'}, 'Body'],
	[
		'a hash that is no comment',
		'---\ntitle: Walk #5 of 7\nsummary: In #spring\nlayout: post # really\n---\nBody',
		{title: 'Walk #5 of 7', summary: 'In #spring', layout: 'post'},
		'Body',
	],
	['a comment behind a title', '---\ntitle: Walk # five\n---\nBody', {title: 'Walk'}, 'Body'],
	[
		'keys of one’s own with gaps',
		'---\nfirst_name: Nora\nlast_name: Hill\n\nhome: "Bree"\n---\nBody',
		{first_name: 'Nora', last_name: 'Hill', home: 'Bree'},
		'Body',
	],
	[
		'a hash that begins a title',
		'---\ntitle: #spring is here\nsummary: # nothing\n---\nBody',
		{title: '#spring is here', summary: null},
		'Body',
	],
	[
		'an entity that begins a title',
		'---\ntitle: &quot;Hills&quot; again\nsummary: &#39;A&#39;\n---\nBody',
		{title: '&quot;Hills&quot; again', summary: '&#39;A&#39;'},
		'Body',
	],
	['a note for a linter before it', '<!-- lint: off -->\n\n---\ntitle: A\n---\nBody', {title: 'A'}, 'Body'],
	['a licence before it', '<!--\nFree: for all\n-->\n---\ntitle: A\n---\nBody', {title: 'A'}, 'Body'],
	[
		'a title block of Pandoc',
		'% A long\n  walk\n% Nora Hill; Tom Rill\n% 2021-03-04\n\nBody',
		{title: 'A long\n  walk', author: ['Nora Hill', 'Tom Rill'], date: '2021-03-04'},
		'\nBody',
	],
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
		'the text of tagged values',
		'---\ntitle: !!str 1984\ndate: !!timestamp 2021-03-04\ndraft: !!bool true\n---\n',
		{title: '1984', date: '2021-03-04', draft: 'true'},
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
	['JSON without fences', '{\n  "title": "A",\n  "tags": ["a"]\n}\n\nBody', {title: 'A', tags: ['a']}, '\nBody'],
	['JSON between semicolons', ';;;\n"title": "A",\n"n": 5\n;;;\nBody', {title: 'A', n: 5}, 'Body'],
	[
		'TOML between pluses',
		'+++\ntitle = "A \\"b\\"" # c\ndate = 2021-03-04T10:00:00Z\ndraft = true\ntags = ["a", "b"]\n[extra]\nimage = \'a.jpg\'\n+++\nBody',
		{title: 'A "b"', date: '2021-03-04T10:00:00Z', draft: true, tags: ['a', 'b'], extra: {image: 'a.jpg'}},
		'Body',
	],
	[
		'TOML over many lines',
		'---toml\ntitle = """\nA\nb"""\ntags = [\n  "a",\n  "b",\n]\ncover = {src = "a.jpg"}\n---\nBody',
		{title: 'A\nb', tags: ['a', 'b'], cover: {src: 'a.jpg'}},
		'Body',
	],
	[
		'TOML with tables and dates of every kind',
		'+++\ntitle = "A"\ndate = 2021-03-04 10:00:00+08:00\nday = 2021-03-04\nclock = 07:32:00\n[extra.cover]\nsrc = "a.jpg"\n[[link]]\nn = 1\n[[link]]\nn = 2\n+++\nBody',
		{
			title: 'A',
			date: '2021-03-04T10:00:00+08:00',
			day: '2021-03-04',
			clock: '07:32:00',
			extra: {cover: {src: 'a.jpg'}},
			link: [{n: 1}, {n: 2}],
		},
		'Body',
	],
	['Hexo’s block that begins with a key of one’s own', 'id: 5\ntitle: A\n---\nBody', {id: '5', title: 'A'}, 'Body'],
	['MultiMarkdown’s block', 'Title:  A walk  \nAuthor: Nora\n\nBody', {Title: 'A walk', Author: 'Nora'}, '\nBody'],
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
	['an object of something else', '{\n  "port": 80\n}\n\nBody'],
	['an object in a sentence', '{"title": "A"} is JSON.\n\nBody'],
	['a brace', '{{ title }}\n\nBody'],
	['a fence with prose', '--- a dash\ntitle: A\n---\n'],
	['pluses around prose', '+++\nIt was late\n+++\n'],
];

for (const [name, text] of TEXTS) {
	test(`${name}: every word stays in the body`, () => {
		const {data, body, bodyStart, isComplete} = readFrontMatter(text);
		assert.deepEqual({data, body, bodyStart, isComplete}, {data: {}, body: text, bodyStart: 0, isComplete: true});
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
