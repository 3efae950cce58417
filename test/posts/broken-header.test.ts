import assert from 'node:assert/strict';
import test from 'node:test';
import {readFrontMatter} from '../../source/posts/front-matter.ts';

type Row = readonly [name: string, text: string, data: Record<string, unknown>, body: string];

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
	['the same key twice', '---\ntitle: A\ntitle: B\n---\n', {title: 'B'}, '', /Line 3 has "title" a second time/],
	[
		'the same key again without a value',
		'---\ntitle: A\ndate:\ntitle:\n---\n',
		{title: 'A', date: null},
		'',
		/Line 4 has "title"/,
	],
	[
		'a key inside a value twice',
		'---\ntitle: A\ncover:\n  src: a.jpg\n  src: b.jpg\n---\n',
		{title: 'A', cover: {src: 'b.jpg'}},
		'',
		/twice, near line \d/,
	],
	[
		'an unknown tag',
		'---\ntitle: !!js/function "function () {}"\ndate: !x/y 2021-03-04\n---\n',
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
			kept: 'one\n two\n',
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
	[
		'sound values beside a broken one',
		'---\ntitle: A: b\nauthors:\n  - name: Nora\n    url: https://example.org\n  - name: Tom\nnote: "caf\\u00e9"\n---\n',
		{title: 'A: b', authors: [{name: 'Nora', url: 'https://example.org'}, {name: 'Tom'}], note: 'café'},
		'',
		/Line 2 /,
	],
	[
		'a broken value in a list of maps',
		'---\nauthors:\n  - name: Nora: H\n    url: a\n  - name: Tom\n    url: b\n---\n',
		{
			authors: [
				{name: 'Nora: H', url: 'a'},
				{name: 'Tom', url: 'b'},
			],
		},
		'',
		/Line 2 /,
	],
	['an indented key', '---\ntitle: A\n date: 2021-03-04\n---\n', {title: 'A', date: '2021-03-04'}, '', /line 3 /],
	['a mark that is no tag', '---\ntitle: !important news\n---\n', {title: '!important news'}, '', /Line 2 /],
	['a list behind its key', '---\ntags: - a\n- b\ntitle: A\n---\n', {tags: ['a', 'b'], title: 'A'}, '', /Line 2 /],
	[
		'no-break spaces for an indent and behind a colon',
		'---\ntags:\n\u00a0\u00a0- a\ntitle:\u00a0A\n---\n',
		{tags: ['a'], title: 'A'},
		'',
		/Line 2 /,
	],
	[
		'two keys on a line to js-yaml',
		'---\nlayout: post\ntitle: [a] Walk: home\n---\n',
		{layout: 'post', title: '[a] Walk: home'},
		'',
		/Line 3 /,
	],
	[
		'keys that only YAML has',
		'---\ntitle: A: b\nog:title: c\n2020: d\nmy key: e\n---\n',
		{title: 'A: b', 'og:title': 'c', 2020: 'd', 'my key': 'e'},
		'',
		/Line 2 /,
	],
	[
		'commas as in JSON, and stars for a list',
		'---\n"title": "A",\n"list": ["a", "b"],\ntags:\n  * a\n  * b\n---\n',
		{title: 'A', list: ['a', 'b'], tags: ['a', 'b']},
		'',
		/Line 2 /,
	],
	[
		'commands of a template',
		'---\ntitle: A\n{% if b %}\n// c\nlayout: post\n---\n',
		{title: 'A', layout: 'post'},
		'',
		/Line 2 |line 3/,
	],
	[
		'no opening fence',
		'\ntitle: [a] walk\nauthors:\n  - name: Nora\n    url: b\n---\nBody',
		{title: '[a] walk', authors: [{name: 'Nora', url: 'b'}]},
		'Body',
		/Line 2 /,
	],
	['a stray line first', '---\nlayout post\ntitle: A\n---\nBody', {title: 'A'}, 'Body', /YAML/],
	['TOML between dashes', '---\ntitle = "A"\n---\nBody', {title: 'A'}, 'Body', /TOML between/],
	['YAML between pluses', '+++\ntitle: A\n+++\nBody', {title: 'A'}, 'Body', /YAML between/],
	['an indented header', '---\n  title: A: b\n  layout: post\n---\n', {title: 'A: b', layout: 'post'}, '', /Line 2 /],
	['no blank behind the colon', '---\ntitle:A walk\n---\nBody', {title: 'A walk'}, 'Body', /line by line/],
	[
		'a Chinese colon',
		'---\ntitle：山行\ndate：2021-03-04\n---\nBody',
		{title: '山行', date: '2021-03-04'},
		'Body',
		/line by line/,
	],
	[
		'a list that is not closed',
		'---\ntags: [a, b\ntitle: A\n---\nBody',
		{tags: ['a', 'b'], title: 'A'},
		'Body',
		/Line 2 /,
	],
	[
		'quotation marks inside of quotation marks',
		'---\ntitle: "The "Hills" of home"\nsubtitle: \'It\'s late\'\nexcerpt: "Open\n---\nBody',
		{title: 'The "Hills" of home', subtitle: "It's late", excerpt: 'Open'},
		'Body',
		/Line 2 /,
	],
	[
		'a line that is no header’s',
		'---\ntitle: A: b\ntags:\n???\ndate: 2021-03-04\n---\nBody',
		{title: 'A: b', tags: null, date: '2021-03-04'},
		'Body',
		/Line 2 /,
	],
	[
		'broken TOML',
		'+++\ntitle = A walk\ntags = ["a"\ndate = 2021-03-04\n+++\nBody',
		{title: 'A walk', tags: ['a'], date: '2021-03-04'},
		'Body',
		/Line 2 is not TOML/,
	],
	['the same TOML key twice', '+++\ntitle = "A"\ntitle = "B"\n+++\n', {title: 'B'}, '', /Line 3 is not TOML/],
	[
		'nearly JSON',
		'---json\n{\n  // a walk\n  title: \'A\',\n  "tags": ["a",],\n}\n---\nBody',
		{title: 'A', tags: ['a']},
		'Body',
		/Line 3 is not JSON/,
	],
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

test('the same broken text reads the same a second time', () => {
	const text = '---\ntitle: A: b\n---\nBody';
	assert.deepEqual(readFrontMatter(text), readFrontMatter(text));
});
