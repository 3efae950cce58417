import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inPipes, readEntries, run} from './run.ts';

/** The first word for it is in a text, the second in a description, the third in a title; one has nothing of it. */
const harbour: Readonly<Record<string, string>> = {
	'text.md': post({title: 'A walk', date: '2024-03-01', description: 'Along the sea'}, 'We met the Kestrel at noon.'),
	'title.md': post({title: 'The Kestrel', date: '2022-03-01', description: 'A boat'}, 'She was built of oak.'),
	'description.md': post({title: 'Old boats', date: '2023-03-01', description: 'The Kestrel too'}, 'There are four.'),
	'other.md': post({title: 'The pier', date: '2024-05-01', description: 'Planks', tags: '[news]'}, 'It is long. Café.'),
};
const cwd = makeFiles(harbour);
const everywhere = ['The Kestrel', 'Old boats', 'A walk'];

const titlesIn = (stdout: string): readonly unknown[] => readEntries(stdout).map(({title}) => title);

describe('--search', inPipes, () => {
	test('prints the posts that have the words, the best first', async () => {
		const {exitCode, stdout, stderr} = await run(['.', '--print', '--search', 'kestrel'], {cwd});
		assert.deepEqual({exitCode, stderr}, {exitCode: 0, stderr: ''});
		const at = everywhere.map(title => stdout.split('\n').findIndex(row => row.startsWith(title)));
		assert.ok(!at.includes(-1), stdout);
		assert.deepEqual(
			at.toSorted((a, b) => a - b),
			at,
		);
		assert.doesNotMatch(stdout, /The pier/);
	});

	test('gives them as JSON, each on a line, in the same order; with --sort by date or title', async () => {
		for (const [more, titles] of [
			[[], everywhere],
			[
				['--sort', 'newest'],
				['A walk', 'Old boats', 'The Kestrel'],
			],
			[
				['--sort', 'oldest'],
				['The Kestrel', 'Old boats', 'A walk'],
			],
			[
				['--sort', 'title'],
				['A walk', 'Old boats', 'The Kestrel'],
			],
		] as const) {
			const {exitCode, stdout, stderr} = await run(['.', '--json', '--search', 'kestrel', ...more], {cwd});
			assert.deepEqual({exitCode, stderr}, {exitCode: 0, stderr: ''});
			assert.deepEqual(titlesIn(stdout), titles, more.join(' '));
		}
	});

	test('understands phrases, words that may not be there, fields, dates, and writing without accents', async () => {
		for (const [query, titles] of [
			['"the kestrel at"', ['A walk']],
			['kestrel -oak', ['Old boats', 'A walk']],
			['title:kestrel', ['The Kestrel']],
			['tag:news', ['The pier']],
			['kestrel after:2023 before:2024', ['Old boats']],
			['CAFE', ['The pier']],
		] as const) {
			const {stdout, stderr} = await run(['.', '--json', '--search', query], {cwd});
			assert.deepEqual([stderr, titlesIn(stdout)], ['', titles], query);
		}
	});

	test('says what of a query it does not understand, and goes on with the rest', async () => {
		const {exitCode, stdout, stderr} = await run(['.', '--json', '--search', 'kestrel before:soon'], {cwd});
		assert.equal(exitCode, 0);
		assert.equal(stderr, 'celeb-reader: before: takes a year, a month or a day, such as 2019, 2019-05 or 2019-05-31\n');
		assert.deepEqual(titlesIn(stdout), everywhere);
	});

	test('says so where nothing is found, which is no failure; JSON has no lines then', async () => {
		const printed = await run(['.', '--print', '--search', 'zeppelin'], {cwd});
		assert.deepEqual(printed, {exitCode: 0, signal: null, stdout: '', stderr: 'celeb-reader: no post has zeppelin\n'});
		const json = await run(['.', '--json', '--search', 'zeppelin'], {cwd});
		assert.deepEqual(json, {exitCode: 0, signal: null, stdout: '', stderr: ''});
	});

	test('without words is called wrongly', async () => {
		const {exitCode, stdout, stderr} = await run(['.', '--search', ' '], {cwd});
		assert.deepEqual([exitCode, stdout], [2, '']);
		assert.match(stderr, /^celeb-reader: --search takes the words to look for; not .*\n$/);
	});

	test('looks through the text of four hundred posts to their ends', async () => {
		const long = Array.from({length: 400}, (_, index) => [
			`post-${index}.md`,
			post({title: `Number ${index}`, date: '2024-01-01'}, `${'Sand. '.repeat(3000)}\n\nThe pearl of ${index}.`),
		]);
		const folder = makeFiles(Object.fromEntries(long));
		const all = await run(['.', '--json', '--search', 'pearl'], {cwd: folder});
		assert.equal(titlesIn(all.stdout).length, 400);
		const one = await run(['.', '--json', '--search', '"pearl of 399"'], {cwd: folder});
		assert.deepEqual(titlesIn(one.stdout), ['Number 399']);
	});
});
