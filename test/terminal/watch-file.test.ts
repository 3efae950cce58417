import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {appendFileSync, mkdirSync, renameSync, rmSync, unlinkSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {pathToFileURL} from 'node:url';
import {watchFile} from '../../source/terminal/watch-file.ts';
import {atEnd, DEADLINE_MS, makeFiles, makeFolder, root} from '../fixtures/sandbox.ts';

/** A watched file, and what was reported of it so far. */
function watchPost() {
	const folder = makeFiles({'post.md': 'One', 'other.md': 'Two'});
	const file = path.join(folder, 'post.md');
	return {folder, file, ...watchPath(file)};
}

function watchPath(file: string | Buffer) {
	const reports: string[] = [];
	const end = watchFile(file, kind => reports.push(kind));
	atEnd(end);
	return {reports, end};
}

async function until(condition: () => boolean, what: string): Promise<void> {
	const deadline = performance.now() + DEADLINE_MS;
	while (!condition()) {
		if (performance.now() > deadline) assert.fail(`never saw ${what}`);
		await sleep(10);
	}
}

/** Waits until as many reports are there, and for what a watch may still say of the past: another file's watch is as slow. */
async function expectReports(reports: readonly string[], expected: readonly string[]): Promise<void> {
	await until(() => reports.length >= expected.length, `${expected} in ${reports}`);
	const {file, reports: later} = watchPost();
	appendFileSync(file, 'x');
	await until(() => later.length > 0, 'the report of another file');
	assert.deepEqual(reports, expected);
}

describe('a watched file', {concurrency: 8}, () => {
	test('that is written to is reported once', async () => {
		const {file, reports} = watchPost();
		for (const text of ['a', 'b', 'c']) appendFileSync(file, text);
		await expectReports(reports, ['changed']);
	});

	test('that an editor replaces is changed, and not gone', async () => {
		const {folder, file, reports} = watchPost();
		writeFileSync(path.join(folder, '.post.md.swp'), 'New');
		renameSync(path.join(folder, '.post.md.swp'), file);
		await expectReports(reports, ['changed']);
	});

	test('that an editor takes away and writes anew is changed, and not gone', async () => {
		const {folder, file, reports} = watchPost();
		renameSync(file, path.join(folder, 'post.md~'));
		writeFileSync(file, 'New');
		await expectReports(reports, ['changed']);
	});

	test('of the same length as before is changed', async () => {
		const {file, reports} = watchPost();
		writeFileSync(file, 'Two');
		utimesSync(file, 1, 1);
		await expectReports(reports, ['changed']);
	});

	test('that vanishes is gone, and changed when it is back', async () => {
		const {file, reports} = watchPost();
		unlinkSync(file);
		await expectReports(reports, ['gone']);
		writeFileSync(file, 'Back');
		await expectReports(reports, ['gone', 'changed']);
	});

	test('is followed where its folder is replaced', async () => {
		const {folder, file, reports} = watchPost();
		rmSync(folder, {recursive: true});
		await expectReports(reports, ['gone']);
		mkdirSync(folder);
		writeFileSync(file, 'Back');
		await expectReports(reports, ['gone', 'changed']);
		appendFileSync(file, '!');
		await expectReports(reports, ['gone', 'changed', 'changed']);
	});

	test('is not changed by what happens to others, nor by being read', async () => {
		const {folder, file, reports} = watchPost();
		writeFileSync(path.join(folder, 'other.md'), 'Three');
		writeFileSync(path.join(folder, 'new.md'), 'Four');
		watchPath(file);
		await expectReports(reports, []);
	});

	test('that is not there yet is reported when it is', async () => {
		const file = path.join(makeFolder(), 'sub', 'post.md');
		const {reports} = watchPath(file);
		mkdirSync(path.dirname(file));
		writeFileSync(file, 'New');
		await expectReports(reports, ['changed']);
	});

	test('may have a name that is no UTF-8', {skip: process.platform !== 'linux'}, async () => {
		const file = Buffer.concat([Buffer.from(`${makeFolder()}/`), Buffer.from([0xe9, 0xff]), Buffer.from('.md')]);
		writeFileSync(file, 'One');
		const {reports} = watchPath(file);
		appendFileSync(file, 'Two');
		await expectReports(reports, ['changed']);
	});

	test('is not reported on after the end', async () => {
		const {file, reports, end} = watchPost();
		appendFileSync(file, 'a');
		end();
		end();
		appendFileSync(file, 'b');
		await expectReports(reports, []);
	});

	test('that is a folder or has an impossible name breaks nothing', async () => {
		for (const name of [makeFolder(), 'a\0b', `/${'x'.repeat(5000)}`, ''])
			await expectReports(watchPath(name).reports, []);
	});
});

test('a watch keeps no process alive', () => {
	const module = pathToFileURL(path.join(root, 'source/terminal/watch-file.ts')).href;
	const code = `import {watchFile} from ${JSON.stringify(module)}; watchFile('a.md', () => {}); watchFile('no/a.md', () => {});`;
	const {status, signal} = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
		cwd: root,
		timeout: DEADLINE_MS,
	});
	assert.deepEqual({status, signal}, {status: 0, signal: null});
});
