import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {parsePost} from '../../source/posts/post.ts';

const encoder = new TextEncoder();

function parse(text: string | Uint8Array, path = 'posts/a-name.md', size?: number) {
	const bytes = typeof text === 'string' ? encoder.encode(text) : text;
	return parsePost({path, bytes, size: size ?? bytes.length, modifiedMs: 5});
}

const scraped = `--- \u0020
extends: _layouts.post \u0020
image: https://i.example.com/1s/harbour.jpg \u0020
title: > \u0020
  Ann Example rows across the harbour \u0020
description: > \u0020
  She rowed for an hour.And nobody saw it on Saturday.The boat cost \u00C2\u00A3500,000. \u0020
date: 1602417404.2508597 \u0020
--- \u0020
She rowed for an hour.

It cost \u00C2\u00A3500,000 and a f***ing fortune.
`;

test('a scraped post is read right in every field', () => {
	const {post, body} = parse(scraped);
	assert.equal(post.title, 'Ann Example rows across the harbour');
	assert.equal(post.description, 'She rowed for an hour. And nobody saw it on Saturday. The boat cost £500,000.');
	assert.deepEqual([post.date?.iso, post.dateSource], ['2020-10-11T11:56:44.250Z', 'front-matter']);
	assert.equal(post.image?.url, 'https://i.example.com/1s/harbour.jpg');
	assert.equal(body, 'She rowed for an hour.\n\nIt cost £500,000 and a f***ing fortune.\n');
	assert.deepEqual(post.problems, []);
});

test('without a title the first heading serves, and then the name of the file', () => {
	assert.equal(parse('# A heading\n\nText').post.title, 'A heading');
	assert.equal(parse('Text').post.title, 'A name');
});

test('without a date the name of the file serves', () => {
	const {post} = parse('Text', '_posts/2019-05-04-a-day.md');
	assert.deepEqual([post.date?.iso, post.dateSource, post.title], ['2019-05-04', 'file-name', 'A day']);
});

const dated = (header: string, path?: string) => {
	const {post} = parse(`---\n${header}\n---\nText`, path);
	return [post.date?.iso ?? null, post.dateSource, post.updated?.iso ?? null];
};

test('a post is dated by when it was written, and tells when it was changed on another day', () => {
	const named = '_posts/2019-05-04-a-day.md';
	assert.deepEqual(dated('date: 2020-01-02\nupdated: 2021-03-04', named), ['2020-01-02', 'front-matter', '2021-03-04']);
	assert.deepEqual(dated('updated: 2021-03-04', named), ['2021-03-04', 'front-matter', null]);
	assert.deepEqual(dated('updated: 2021-03-04'), ['2021-03-04', 'front-matter', null]);
});

test('a change on the same day or before tells nothing', () => {
	assert.deepEqual(dated('date: 2020-01-02 08:00\nmodified: 2020-01-02 23:00'), [
		'2020-01-02T08:00:00',
		'front-matter',
		null,
	]);
	assert.equal(dated('date: 2020-01-02\nmodified: 2019-01-02')[2], null);
	assert.equal(dated('date: 2020-01-02T23:00-05:00\nmodified: 2020-01-02T23:30-05:00')[2], null);
});

test('a wrong date falls through to the next one, to the name of the file, and to none, and never to now', () => {
	const wrong = 'date: 2023-13-45';
	assert.deepEqual(dated(`${wrong}\ncreated: 2020-01-02`), ['2020-01-02', 'front-matter', null]);
	assert.deepEqual(dated(wrong, '2019-05-04-a.md'), ['2019-05-04', 'file-name', null]);
	assert.deepEqual(dated('date: 03/04/2021', '2019-05-04-a.md'), ['2019-05-04', 'file-name', null]);
	assert.deepEqual(dated(wrong), [null, null, null]);
});

test('a post has its authors, its canonical address and the words of its image', () => {
	const header =
		'author: {name: Ann Example}\ncanonical_url: https://example.com/a\nimage: {src: a.jpg, caption: A hill}';
	const {post} = parse(`---\n${header}\n---\nText`);
	assert.deepEqual(
		[post.authors, post.canonical, post.image],
		[['Ann Example'], 'https://example.com/a', {url: 'a.jpg', alt: 'A hill'}],
	);
});

test('without a description the first sentences serve, also under a header that cannot be read', () => {
	const sentence = 'The harbour master stood on the wall and waved.';
	const {post} = parse(`---\ntitle: A "walk\n\t: [\n---\n# A heading\n\n${sentence}\n`);
	assert.deepEqual([post.description, post.isExcerpt], [sentence, true]);
	assert.ok(post.problems.length > 0);
	assert.equal(parse(`---\nsummary: A walk\n---\n${sentence}`).post.isExcerpt, false);
});

test('a page without a title and a heading has the name of whom it is about', () => {
	assert.equal(parse('---\nname: Ann Example\n---\nText').post.title, 'Ann Example');
	assert.equal(parse('---\nname: ann\n---\n# A walk\n').post.title, 'A walk');
});

test('nothing tells the date of a post that has none', () => {
	const {post} = parse('Text');
	assert.deepEqual([post.date, post.dateSource, post.modifiedMs], [null, null, 5]);
});

test('a wrong date is a problem that names the file, and the post is there', () => {
	const {post} = parse('---\ntitle: x\ndate: 2023-13-45\n---\nText');
	assert.equal(post.date, null);
	assert.equal(post.problems.length, 1);
	assert.equal(post.problems[0]?.path, 'posts/a-name.md');
});

test('a file that is no text is a post with a problem', () => {
	const {post, isBinary} = parse(Uint8Array.from({length: 500}, (_, index) => index % 7));
	assert.equal(isBinary, true);
	assert.deepEqual([post.title, post.problems.length], ['A name', 1]);
});

test('of the head of a file the words are estimated, of a whole one counted', () => {
	assert.equal(parse('one two three').post.words, 3);
	assert.equal(parse('one two three ', 'a.md', 140).post.words, 30);
});

test('a front matter that goes on behind the head asks for more', () => {
	assert.equal(parse('---\ntitle: x\ndescr', 'a.md', 1000).isComplete, false);
	assert.equal(parse('---\ntitle: x\ndescr').isComplete, true);
});

const identity = (text: string, path?: string) => parse(text, path).post.identity;

test('an article has one identity under every name, whatever is edited behind its beginning', () => {
	const text = '---\ntitle: A walk\ndate: 2020-10-11\n---\nThe harbour master stood on the wall and waved.\n\nText.\n';
	assert.ok(Number.isSafeInteger(identity(text)) && identity(text) >= 0);
	assert.equal(identity(text, 'b/another-name.md'), identity(text));
	assert.equal(identity(`${text}\nMore text.\n`), identity(text));
	assert.equal(identity('Some words of a note.\n', 'b.md'), identity('Some words of a note.\n'));
});

test('another title, date or description makes another article', () => {
	const texts = [
		...['A', 'B'].flatMap(title =>
			['2020-10-11', '2020-10-12', ''].flatMap(date =>
				['A rest', 'B rest', ''].map(rest => `---\ntitle: ${title}\ndate: ${date}\ndescription: ${rest}\n---\n`),
			),
		),
		'A note.',
		'Another note.',
	];
	assert.equal(new Set(texts.map(text => identity(text))).size, texts.length);
});

test('what says nothing of itself is known by its path', () => {
	assert.notEqual(identity('', 'a.md'), identity('', 'b.md'));
	assert.notEqual(identity('\0\0\0', 'a.md'), identity('\0\0\0', 'b.md'));
});

test('an empty post has no text and no problem', () => {
	const {post, body} = parse('');
	assert.deepEqual([post.title, body, post.words, post.problems], ['A name', '', 0, []]);
});

test('any bytes make a post', () => {
	fc.assert(fc.property(fc.uint8Array({maxLength: 300}), bytes => parse(bytes).post.title !== ''));
	const header = fc.array(
		fc.constantFrom('---', 'title: ', 'x: [', '"', '\n', '  - ', '&a ', '*a', '\t', '{', 'date: ', '2020', '+++', ':'),
		{maxLength: 30},
	);
	fc.assert(fc.property(header, parts => parse(`---\n${parts.join('')}`).post.title !== ''));
});
