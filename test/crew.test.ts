import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {availableParallelism} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {Worker} from 'node:worker_threads';
import {createCrew} from '../source/crew.ts';
import {makeFolder} from './fixtures/sandbox.ts';

const folder = makeFolder();
const file = path.join(folder, 'post.md');
writeFileSync(file, '---\ntitle: A post\ndate: 2020-10-11\n---\nText');
const files = {paths: [file], raw: new Map()};

/** A thread that answers each job with what `answer`, a function's source, makes of it. */
const start = (answer: string) => () =>
	new Worker(
		`const {parentPort} = require('node:worker_threads');
		parentPort.on('message', job => parentPort.postMessage((${answer})(job)));`,
		{eval: true},
	);

const crews: ReturnType<typeof createCrew>[] = [];
after(() => {
	for (const crew of crews) crew.end();
});

function engage(answer: string) {
	const crew = createCrew(start(answer));
	crews.push(crew);
	return crew;
}

test('jobs are done by threads, each answer for its own job', async () => {
	const crew = engage('({name, input}) => ({output: [name, input.paths[0]]})');
	const answers = await Promise.all(
		Array.from({length: 20}, (_, at) => crew.run('guessDates', {paths: [`${at}`], raw: new Map()})),
	);
	assert.deepEqual(
		answers.map(answer => [...(answer as unknown as string[])]),
		Array.from({length: 20}, (_, at) => ['guessDates', `${at}`]),
	);
});

test('no more threads begin than are asked for, whatever a search may want later', async () => {
	let started = 0;
	const crew = createCrew(() => {
		started++;
		return start("() => ({output: 'done'})")();
	});
	crews.push(crew);
	void crew.begin(1);
	assert.equal(started, 1);
	void crew.begin();
	assert.equal(started, Math.min(4, availableParallelism()));
});

test('a job that fails rejects, and the thread goes on', async () => {
	const crew = engage("({input}) => input.paths.length === 0 ? {error: 'no files'} : {output: 'done'}");
	await assert.rejects(crew.run('guessDates', {paths: [], raw: new Map()}), /no files/);
	assert.equal(await crew.run('guessDates', files), 'done');
});

test('where a thread dies or none can be started, the work is done here', async () => {
	const dying = engage('() => process.exit(1)');
	const missing = createCrew(() => {
		throw new Error('no threads here');
	});
	const unfound = createCrew(() => new Worker(path.join(folder, 'missing.js')));
	for (const crew of [dying, missing, unfound]) {
		const [guesses, heads] = await Promise.all([crew.run('guessDates', files), crew.run('readHeads', files)]);
		assert.deepEqual([...guesses], [Date.UTC(2020, 9, 11)]);
		assert.equal(heads.count, 1);
	}
});
