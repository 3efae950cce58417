import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Crew} from '../source/crew.ts';
import {parseQuery} from '../source/posts/search/query.ts';
import {searchBy, threadsFor} from '../source/searching.ts';
import {makePosts} from './make-post.ts';

/** The most jobs that a search in so many posts has under way at once, for a crew of six. */
async function jobsAtOnce(count: number): Promise<number> {
	let now = 0;
	let most = 0;
	const run = async (): Promise<never> => {
		most = Math.max(most, ++now);
		await new Promise(setImmediate);
		now--;
		return [] as never;
	};
	const crew: Crew = {width: 6, begin: async () => {}, run, end: () => {}};
	for await (const _ of searchBy(crew, parseQuery('quicksilver'), makePosts(count)));
	return most;
}

test('one thread looks through a few hundred posts; for more all are wanted', async () => {
	assert.equal(await jobsAtOnce(600), 1);
	assert.equal(threadsFor(600), 1);
	assert.equal(await jobsAtOnce(3000), 6);
	assert.ok(threadsFor(3000) > 6);
});
