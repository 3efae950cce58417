import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPause} from '../../../source/posts/pause.ts';
import type {Post} from '../../../source/posts/post.ts';
import type {FileHit} from '../../../source/posts/search/files.ts';
import {parseQuery} from '../../../source/posts/search/query.ts';
import {
	type Candidate,
	type FoundPost,
	type SearchOptions,
	type SearchStep,
	searchPosts,
} from '../../../source/posts/search/search.ts';
import {makePosts} from '../../make-post.ts';

const posts: readonly Post[] = makePosts(1000);
const numberOf = ({post}: {readonly post: Post}): number => Number(post.title.split(' ').at(-1));

/** Texts that hold the word where the number of the post can be divided by a hundred. */
const findHundreds = (candidates: readonly Candidate[]): readonly FileHit[] =>
	candidates.flatMap((candidate, index) =>
		numberOf(candidate) % 100 === 0 ? [{index, score: 0.3, context: null}] : [],
	);

async function search(typed: string, options: Partial<SearchOptions> = {}): Promise<readonly SearchStep[]> {
	const steps: SearchStep[] = [];
	for await (const step of searchPosts({
		query: parseQuery(typed),
		posts,
		run: async candidates => findHundreds(candidates),
		pause: () => undefined,
		...options,
	}))
		steps.push(step);
	return steps;
}

const found = (steps: readonly SearchStep[]): readonly FoundPost[] => steps.flatMap(({hits}) => hits);

test('posts are found by their titles at once and by their texts after that, the first first', async () => {
	const steps = await search('needle');
	assert.deepEqual(found(steps).map(numberOf), [0, 100, 200, 300, 400, 500, 600, 700, 800, 900]);
	assert.deepEqual([steps.at(-1)?.done, steps.at(-1)?.total], [1000, 1000]);
	const [first, ...others] = await search('number 7');
	assert.ok(first !== undefined && first.hits.length > 200 && first.hits.every(({score}) => score >= 2));
	assert.ok(others.flatMap(({hits}) => hits).every(({score}) => score > 1 && score < 2));
});

test('the count grows to all of them', async () => {
	const steps = await search('needle', {chunk: 70, width: 2});
	const counts = steps.map(({done}) => done);
	assert.deepEqual(
		counts,
		[...counts].sort((a, b) => a - b),
	);
	assert.equal(counts.at(-1), 1000);
	assert.ok(steps.length > 3);
});

test('no more searches are under way than there are threads', async () => {
	let underWay = 0;
	let most = 0;
	await search('needle', {
		chunk: 10,
		width: 3,
		async run(candidates) {
			underWay++;
			most = Math.max(most, underWay);
			assert.ok(candidates.length <= 10);
			await new Promise(setImmediate);
			underWay--;
			return findHundreds(candidates);
		},
	});
	assert.equal(most, 3);
});

test('files are asked only for what their posts lack', async () => {
	const asked = new Map<number, number>();
	await search('number needle', {
		async run(candidates) {
			for (const candidate of candidates) asked.set(numberOf(candidate), candidate.held);
			return [];
		},
	});
	assert.deepEqual([asked.size, new Set(asked.values())], [1000, new Set([0b01])]);
	await search('number tag:none', {run: () => assert.fail('no file can tell')});
	await search('', {run: () => assert.fail('nothing is asked')});
});

test('the first pass makes pauses, and files are searched meanwhile', async () => {
	let asks = 0;
	let jobs = 0;
	const before: number[] = [];
	await search('needle', {
		chunk: 100,
		pause() {
			asks++;
			if (asks % 250 !== 0) return undefined;
			before.push(jobs);
			return Promise.resolve();
		},
		async run(candidates) {
			jobs++;
			return findHundreds(candidates);
		},
	});
	assert.equal(asks, posts.length);
	assert.ok(before.length === 4 && (before[1] ?? 0) > 0);
});

test('who stops asking stops the search', async () => {
	let jobs = 0;
	const steps = searchPosts({
		query: parseQuery('needle'),
		posts,
		chunk: 10,
		width: 2,
		pause: createPause(),
		async run(candidates) {
			jobs++;
			return findHundreds(candidates);
		},
	});
	for await (const {done} of steps) if (done > 0) break;
	const then = jobs;
	await new Promise(setImmediate);
	assert.ok(then < 20 && jobs === then);
});

test('what goes wrong in a thread is heard, once', async () => {
	await assert.rejects(
		search('needle', {
			chunk: 10,
			run: () => Promise.reject(new Error('the thread ended')),
		}),
		/the thread ended/,
	);
});
