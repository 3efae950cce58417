import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {openReadingState} from '../../source/store/reading-state.ts';
import {assertActs} from './acts.ts';
import {buildWriter} from './copies.ts';
import {killCopies} from './kill.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-copies-'));
after(() => rmSync(root, {recursive: true, force: true}));
const startWriter = buildWriter(root);

test('ten thousand marks of each of two copies that run at once are all there at the end', async () => {
	const folder = path.join(root, 'two');
	const count = 20_000;
	const copies = ['a', 'b'].map(name => startWriter({folder, name, count, pauseMs: 0, bytes: 100_000}));
	assert.deepEqual(await Promise.all(copies.map(({ended}) => ended)), [count - 1, count - 1]);
	const state = openReadingState(folder, Date.now);
	for (const name of ['a', 'b']) assertActs(state, name, count - 1);
	assert.equal(state.notice, null);
	assert.deepEqual(readdirSync(folder), ['reading.jsonl']);
});

test('whenever copies are killed, everything is there that they kept', async () => {
	const {lost, notices} = await killCopies({root, startWriter, kills: 40});
	assert.deepEqual([...lost, ...notices], []);
});
