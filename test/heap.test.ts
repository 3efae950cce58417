import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {growSlowly} from '../source/heap.ts';

const source = fileURLToPath(new URL('../source/heap.ts', import.meta.url));

/** Replaces 20 MB of objects again and again, each when it is no longer young; tells how large, in MB, the heap for old ones got. */
const program = `
	const {getHeapSpaceStatistics} = await import('node:v8');
	const {growSlowly} = await import(process.argv[1]);
	if (process.argv[2] === 'slowly') growSlowly();
	const kept = Array.from({length: 200}, () => []);
	let most = 0;
	for (let round = 0; round < 1500; round++) {
		kept[round % kept.length] = Array.from({length: 1500}, (_, index) => ({index, round, text: 'x'.repeat(index % 20)}));
		const {space_size: size} = getHeapSpaceStatistics().find(({space_name: name}) => name === 'old_space');
		most = Math.max(most, size);
	}
	console.log(most / 1024 / 1024);`;

function runWith(...args: readonly string[]): {readonly most: number; readonly errors: string} {
	const {stdout, stderr} = spawnSync(
		process.execPath,
		['--import', 'tsx', '--input-type=module', '--eval', program, source, ...args],
		{encoding: 'utf8', timeout: 60_000},
	);
	return {most: Number(stdout), errors: stderr};
}

test('what is no longer used is given back before the heap is twice as large', () => {
	const [usual, slow] = [runWith(), runWith('slowly')];
	assert.equal(slow.errors, '');
	assert.ok(slow.most < usual.most * 0.75, `${slow.most} MB, ${usual.most} MB without it`);
});

test('versions of Node that may not know how are left alone', () => {
	assert.ok(!growSlowly('18.20.0') && !growSlowly('99.0.0'));
	assert.ok(growSlowly('20.19.0') && growSlowly('24.1.0'));
});
