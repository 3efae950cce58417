import assert from 'node:assert/strict';
import test from 'node:test';
import {readFrontMatter} from '../../source/posts/front-matter.ts';

type Row = readonly [name: string, text: string, data: Record<string, unknown>, body: string];

const HEADERS: readonly Row[] = [
	[
		'notes in link definitions',
		'[#]: translator: (nora)\n[#]: via: (https://example.org/a)\n[#]: subject: (A "walk" (at last))\n[#]: author: "Nora https://example.org"\n\nA walk\n======\n',
		{
			translator: 'nora',
			via: 'https://example.org/a',
			subject: 'A "walk" (at last)',
			author: 'Nora https://example.org',
		},
		'\nA walk\n======\n',
	],
	[
		'comments in link definitions',
		'[//]: # (title: A walk)\n\n[comment]: <> "date: 2021-03-04"\nBody',
		{title: 'A walk', date: '2021-03-04'},
		'Body',
	],
	[
		'a header between fences',
		'<!-- ---\n---\ntitle: A\ndate: 2021-03-04\n---\n-->\nBody',
		{title: 'A', date: '2021-03-04'},
		'\nBody',
	],
	[
		'a rule behind the comment',
		'<!--\ntitle: A\ndate: 2021-03-04\n-->\n\n---\n\nBody: here\n\n---\n',
		{title: 'A', date: '2021-03-04'},
		'\n\n---\n\nBody: here\n\n---\n',
	],
	[
		'Nikola’s comment',
		'<!--\n.. title: A: walk\n.. slug: a-walk\n.. date: 2021-03-04 10:00:00 UTC\n.. tags: a, b\n-->\n\nBody',
		{title: 'A: walk', slug: 'a-walk', date: '2021-03-04 10:00:00 UTC', tags: 'a, b'},
		'\n\nBody',
	],
	[
		'an object in a comment',
		'<!--{\n\t"Title": "A walk",\n\t"Path": "/a"\n}-->\nBody',
		{Title: 'A walk', Path: '/a'},
		'\nBody',
	],
];

for (const [name, text, data, body] of HEADERS) {
	test(`${name}: the header is read and nothing of it is left in the body`, () => {
		const read = readFrontMatter(text);
		assert.deepEqual(read, {data, body, bodyStart: text.length - body.length, isComplete: true, problems: []});
	});
}

const TEXTS: ReadonlyArray<readonly [name: string, text: string]> = [
	['a comment', '<!-- more -->\nBody'],
	['a key that was commented out', '<!-- title: A walk -->\nBody'],
	['a comment with a list of links', '<!--\nhttps://example.org\nhttps://example.com\n-->\nBody'],
	['a comment without an end', '<!--\ntitle: A\ndate: 2021-03-04\n\nBody'],
	['link definitions', '[a]: https://example.org\n[#]: https://example.org\n\nBody'],
	['a comment in a link definition', '[//]: # (a note)\n\nBody'],
	['a link', '[a](b)\n\nBody'],
];

for (const [name, text] of TEXTS) {
	test(`${name}: every word stays in the body`, () => {
		assert.deepEqual(readFrontMatter(text), {data: {}, body: text, bodyStart: 0, isComplete: true, problems: []});
	});
}
