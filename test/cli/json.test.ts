import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {manyPosts, post} from '../fixtures/articles.ts';
import {hostilePost} from '../fixtures/hostile.ts';
import {site, titles} from '../fixtures/places.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {type Entry, inPipes, type RunOptions, readEntries, run} from './run.ts';

async function entriesOf(args: readonly string[], options: RunOptions = {}): Promise<readonly Entry[]> {
	const {exitCode, stdout, stderr} = await run(['--json', ...args], {cwd: site, ...options});
	assert.deepEqual({exitCode, stderr}, {exitCode: 0, stderr: ''});
	return readEntries(stdout);
}

async function entryOf(name: string, options: RunOptions = {}): Promise<Entry> {
	const [entry, ...more] = await entriesOf([name], options);
	assert.ok(entry !== undefined && more.length === 0);
	return entry;
}

const blocksOf = (entry: Entry) => entry.blocks as readonly Entry[];
const fields =
	'path title description date dateSource updated modified author image imageAlt canonical tags categories draft words minutes read bookmarked problems'.split(
		' ',
	);

describe('--json', inPipes, () => {
	test('prints an object a line for a folder, in the order of the list, with all fields and no blocks', async () => {
		const entries = await entriesOf(['posts']);
		assert.deepEqual(
			entries.map(({title}) => title),
			titles,
		);
		for (const entry of entries) assert.deepEqual(Object.keys(entry).sort(), [...fields].sort());
		assert.deepEqual(
			(await entriesOf(['posts', '--sort', 'oldest', '--drafts'])).map(({path: name, draft}) => [name, draft]),
			[
				['posts/archive/winter-timetable.md', false],
				['posts/2023-11-05-the-pear-tree.md', false],
				['posts/paper-boats.md', false],
				['posts/lantern-parade.md', false],
				['posts/unfinished.md', true],
				['posts/undated-note.md', false],
			],
		);
	});

	test('tells of a post what its front matter, its name and its text say', async () => {
		const file = 'posts/lantern-parade.md';
		const {blocks, words, minutes, modified, ...entry} = await entryOf(file);
		assert.deepEqual(entry, {
			path: file,
			title: 'Lantern parade fills the quay for Odalys Brandt',
			description:
				'Four thousand paper lanterns came down the hill on Saturday night. At the head of them walked Odalys Brandt, who had not been seen in the town for eleven years.',
			date: entry.date,
			dateSource: 'front-matter',
			updated: null,
			author: null,
			image: 'https://pictures.example.org/2024/06/lanterns-0412.jpg',
			imageAlt: null,
			canonical: null,
			tags: ['lanterns', 'Odalys Brandt'],
			categories: ['Town'],
			draft: false,
			read: false,
			bookmarked: false,
			problems: [],
		});
		assert.equal(Date.parse(String(entry.date)), Date.UTC(2024, 5, 2, 21, 40));
		const changed = Date.parse(String(modified)) - statSync(path.join(site, file)).mtimeMs;
		assert.ok(Math.abs(changed) <= 1 && String(modified).endsWith('Z'), String(modified));
		assert.ok(Number(words) > 120 && Number(words) < 220 && minutes === 1, `${words} words`);
		assert.ok(Array.isArray(blocks));
	});

	test('tells who wrote a post, when it changed, where it is from and what its image shows', async () => {
		const header = {
			date: '2024-01-01',
			lastmod: '2024-02-03T10:00:00+01:00',
			authors: '[Ilse Montague, {name: Teun Harrowgate}]',
			canonical_url: 'https://example.org/pears',
			image: '{src: pear.jpg, alt: "A \\e[31mpear"}',
		};
		const entry = await entryOf('-', {stdin: post(header, 'The tree bore pears.')});
		assert.deepEqual(
			[entry.updated, entry.author, entry.canonical, entry.image, entry.imageAlt],
			[
				'2024-02-03T10:00:00+01:00',
				'Ilse Montague, Teun Harrowgate',
				'https://example.org/pears',
				'https://example.org/pear.jpg',
				'A pear',
			],
		);
	});

	test('says where the images of a site are', async () => {
		const cwd = makeFiles({
			'site/config.toml': 'baseURL = "https://news.example/"',
			'site/static/img/heron.png': '',
			'site/content/pier/gull.png': '',
			'site/content/pier/index.md': post(
				{image: '/img/heron.png'},
				'![A gull](gull.png)\n\n![An owl](/img/owl.png)\n\n![A tern](tern.png)\n\n[![A wren](https://a.example/w.png)](https://b.example/)\n\nWith ![a gull](gull.png) in it.',
			),
		});
		const entry = await entryOf('site/content/pier/index.md', {cwd});
		const fileUrl = (name: string) => pathToFileURL(path.join(cwd, name)).href;
		assert.equal(entry.image, fileUrl('site/static/img/heron.png'));
		assert.deepEqual(
			(await entriesOf(['site'], {cwd})).map(({image}) => image),
			[entry.image],
		);
		assert.deepEqual(
			blocksOf(entry).map(({text, url, href}) => [text, url, href]),
			[
				['A gull', fileUrl('site/content/pier/gull.png'), undefined],
				['An owl', 'https://news.example/img/owl.png', undefined],
				['A tern', 'tern.png', undefined],
				['A wren', 'https://a.example/w.png', 'https://b.example/'],
				['With a gull in it.', undefined, undefined],
			],
		);
	});

	test('gives a date without a time as a day, one with a time as a moment, and says where it is from', async () => {
		const dates = Object.fromEntries(
			(await entriesOf(['posts'])).map(({path: name, date, dateSource}) => [name, [date, dateSource]]),
		);
		assert.deepEqual(dates['posts/paper-boats.md'], ['2024-05-20', 'front-matter']);
		assert.deepEqual(dates['posts/2023-11-05-the-pear-tree.md'], ['2023-11-05', 'file-name']);
		assert.deepEqual(dates['posts/undated-note.md'], [null, null]);
		const [winter, source] = dates['posts/archive/winter-timetable.md'] ?? [];
		assert.equal(Date.parse(String(winter)), Date.UTC(2021, 11, 1, 7));
		assert.match(String(winter), /^2021-12-01T/);
		assert.equal(source, 'front-matter');
	});

	test('says the same in every time zone', async () => {
		const at = (TZ: string) => entriesOf(['posts'], {env: {TZ}});
		const [utc, east, west] = await Promise.all(['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles'].map(at));
		assert.deepEqual(east, utc);
		assert.deepEqual(west, utc);
	});

	test('adds the blocks of a file that is named, in reading order', async () => {
		const blocks = blocksOf(await entryOf('kinds.md'));
		assert.deepEqual(
			blocks.slice(0, 8).map(({kind}) => kind),
			['heading', 'paragraph', 'image', 'list', 'quote', 'code', 'table', 'rule'],
		);
		assert.deepEqual(blocks[0], {kind: 'heading', text: 'A heading of the second depth', depth: 2});
		assert.match(String(blocks[1]?.text), /^A paragraph with emphasis, a link and a note/);
		assert.deepEqual(blocks[2], {
			kind: 'image',
			text: 'A heron on a bollard',
			url: 'https://pictures.example.org/heron.jpg',
			alt: 'A heron on a bollard',
		});
		assert.match(String(blocks[3]?.text), /the first item\s+the second item/);
		assert.deepEqual(blocks[4], {kind: 'quote', text: 'A quotation, indented.'});
		assert.deepEqual(blocks[5], {kind: 'code', text: 'const answer = 6 * 7;', language: 'js'});
		assert.match(String(blocks[6]?.text), /Name[\s\S]*Age[\s\S]*Ilse[\s\S]*61/);
		assert.match(blocks.map(({text}) => text).join('\n'), /The note itself\./);
	});

	test('tells captions with and without their label, and leaves no word out', async () => {
		const blocks = blocksOf(await entryOf('posts/lantern-parade.md'));
		const captions = blocks.filter(({kind}) => kind === 'caption');
		assert.deepEqual(captions, [
			{
				kind: 'caption',
				text: 'Homecoming: Odalys Brandt, 61, walked behind him in a yellow oilskin and spoke to nobody',
				label: 'Homecoming',
			},
			{
				kind: 'caption',
				text: "Small hands: The first lantern came round the corner of Tanner's Row, held up on a fishing rod by a boy of nine",
				label: 'Small hands',
			},
		]);
		const image = blocks.findIndex(({kind}) => kind === 'image');
		assert.equal(blocks[image + 1], captions[0], 'a caption stands behind its image');
		assert.equal(blocks.filter(({kind}) => kind === 'paragraph').length, 7);
	});

	test('does the same for a post that is piped in', async () => {
		const piped = await entryOf('-', {stdin: post({title: 'Piped', date: '2024-01-01'}, 'One.\n\nTwo.')});
		assert.equal(piped.title, 'Piped');
		assert.deepEqual(piped.blocks, [
			{kind: 'paragraph', text: 'One.'},
			{kind: 'paragraph', text: 'Two.'},
		]);
	});

	test('holds no control character, whatever the post does, and stays valid', async () => {
		const cwd = makeFiles({'hostile.md': hostilePost, '\u001B]0;name\u0007\u202E.md': hostilePost});
		for (const args of [['hostile.md'], ['.']]) {
			const {stdout, stderr} = await run(['--json', ...args], {cwd});
			assert.doesNotMatch(stdout, /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/);
			assert.doesNotMatch(stderr, /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
			assert.ok(readEntries(stdout).length >= 1);
		}
		const names = (await entriesOf(['.'], {cwd})).map(entry => entry.path);
		assert.ok(names.includes('\u001B]0;name\u0007\u202E.md'), 'the path is the file’s own, for who opens it');
	});

	test('keeps a post that cannot be read in the list, with its problem, and tells it on stderr', async () => {
		const noise = Uint8Array.from({length: 4000}, (_, index) => (index * 7919) % 256);
		const cwd = makeFiles({
			'noise.md': noise,
			'broken.md': '---\ntitle: "Broken\ndate: 2024-02-30\n---\nThe text stays.\n',
			...manyPosts(1),
		});
		const {exitCode, stdout, stderr} = await run(['--json', '.'], {cwd});
		const entries = Object.fromEntries(readEntries(stdout).map(entry => [entry.path, entry]));
		assert.equal(exitCode, 0);
		assert.deepEqual(entries['noise.md']?.problems, [{message: 'not a text file'}]);
		assert.match(JSON.stringify(entries['broken.md']?.problems), /^\[\{"message":".+"\}/);
		assert.equal(entries['broken.md']?.date, null);
		assert.match(stderr, /^celeb-reader: noise\.md: not a text file$/m);
		assert.match(stderr, /^celeb-reader: broken\.md: [^\n]+$/m);
		const whole = await run(['--json', 'broken.md'], {cwd});
		assert.equal(whole.exitCode, 0);
		assert.match(whole.stdout, /The text stays\./);
	});

	test('prints nothing for an empty folder', async () => {
		assert.deepEqual(await entriesOf(['.'], {cwd: makeFiles({})}), []);
	});

	test('prints 2,000 posts, each once', async () => {
		const entries = await entriesOf(['.'], {cwd: makeFiles(manyPosts(2000))});
		assert.equal(new Set(entries.map(entry => entry.path)).size, 2000);
		assert.equal(entries[0]?.title, 'Post number 1');
		assert.equal(entries.at(-1)?.title, 'Post number 2000');
	});
});
