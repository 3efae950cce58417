import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inParallel} from '../../source/posts/in-parallel.ts';

type Job = {readonly input: number; readonly finish: () => void; readonly fail: () => void};

function createJobs() {
	const begun: Job[] = [];
	const run = (input: number) =>
		new Promise<number>((resolve, reject) => {
			begun.push({input, finish: () => resolve(input * 10), fail: () => reject(new Error('failed'))});
		});
	return {begun, run, inputs: () => begun.map(({input}) => input)};
}

test('so many jobs are under way at a time, and each result is there when it is done', async () => {
	const {begun, run, inputs} = createJobs();
	const results = inParallel([1, 2, 3, 4], run, 2);
	const first = results.next();
	assert.deepEqual(inputs(), [1, 2]);
	begun[1]?.finish();
	assert.deepEqual(await first, {value: 20, done: false});
	assert.deepEqual(inputs(), [1, 2, 3]);
	begun[2]?.finish();
	assert.equal((await results.next()).value, 30);
	begun[0]?.finish();
	begun[3]?.finish();
	assert.deepEqual([(await results.next()).value, (await results.next()).value].sort(), [10, 40]);
	assert.equal((await results.next()).done, true);
});

test('what is left is not begun, and nobody hears of what fails then', async () => {
	const {begun, run, inputs} = createJobs();
	const results = inParallel([1, 2, 3], run, 2);
	const first = results.next();
	begun[0]?.finish();
	await first;
	await results.return(undefined);
	begun[1]?.fail();
	begun[2]?.fail();
	await new Promise(setImmediate);
	assert.deepEqual(inputs(), [1, 2, 3]);
});

test('a job that fails ends it', async () => {
	const {begun, run} = createJobs();
	const first = inParallel([1], run, 2).next();
	begun[0]?.fail();
	await assert.rejects(first, /failed/);
});
