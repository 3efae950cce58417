import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createThrottle} from '../../source/store/throttle.ts';

const LONG_MS = 1e9;

function count() {
	const runs: number[] = [];
	const ends: (() => void)[] = [];
	const task = () =>
		new Promise<void>(resolve => {
			runs.push(runs.length);
			ends.push(resolve);
		});
	return {runs, task, end: () => ends.shift()?.()};
}

test('a task that nobody asked for is not run', async () => {
	const {runs, task} = count();
	await createThrottle(task, LONG_MS).settle();
	assert.equal(runs.length, 0);
});

test('a task is run soon the first time, and again only after a while', async () => {
	const {runs, task, end} = count();
	const throttle = createThrottle(task, LONG_MS);
	throttle.request();
	throttle.request();
	assert.equal(runs.length, 0);
	while (runs.length === 0) await new Promise(setImmediate);
	end();
	await throttle.settle();
	throttle.request();
	for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate);
	assert.equal(runs.length, 1);
});

test('settling runs it at once, after one that is under way', async () => {
	const {runs, task, end} = count();
	const throttle = createThrottle(task, LONG_MS);
	throttle.request();
	const first = throttle.settle();
	while (runs.length === 0) await new Promise(setImmediate);
	throttle.request();
	const second = throttle.settle();
	end();
	await first;
	while (runs.length < 2) await new Promise(setImmediate);
	end();
	await second;
	assert.equal(runs.length, 2);
});
