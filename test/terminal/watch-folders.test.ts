import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {appendFileSync, mkdirSync, renameSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {pathToFileURL} from 'node:url';
import {watchFolders} from '../../source/terminal/watch-folders.ts';
import {atEnd, DEADLINE_MS, makeFiles, makeFolder, root} from '../fixtures/sandbox.ts';

/** So long ago that nothing can have been missed. */
const age = (folder: string) => utimesSync(folder, 1, 1);

function watchAll(folders: readonly (string | Buffer)[], watchesTrees?: boolean) {
	const told = {count: 0};
	const watch = watchFolders(folders, () => told.count++, watchesTrees);
	atEnd(() => watch.end());
	return {told, watch};
}

/** A watched folder with folders in it, of which those are watched too whose names are given. */
function watchFolder(names: readonly string[] = []) {
	const folder = makeFiles({'a.md': 'One', 'one/b.md': 'Two', 'two/c.md': 'Three'});
	const all = [folder, ...['one', 'two'].map(name => path.join(folder, name))];
	all.forEach(age);
	return {folder, ...watchAll([folder, ...names.map(name => path.join(folder, name))])};
}

async function until(condition: () => boolean, what: string): Promise<void> {
	const deadline = performance.now() + DEADLINE_MS;
	while (!condition()) {
		if (performance.now() > deadline) assert.fail(`never saw ${what}`);
		await sleep(10);
	}
}

/** Waits until it was told as often, and for what it may still tell of the past: another watch is as slow. */
async function expectTold(told: {readonly count: number}, count: number): Promise<void> {
	await until(() => told.count >= count, `${count} changes, but ${told.count}`);
	const other = watchFolder();
	writeFileSync(path.join(other.folder, 'x.md'), '');
	await until(() => other.told.count > 0, 'the change of another folder');
	assert.equal(told.count, count);
}

describe('watched folders', {concurrency: 8}, () => {
	test('that are gone, or others by now, when they are named again tell of it, whoever was told before', async () => {
		const {folder, told, watch} = watchFolder();
		rmSync(folder, {recursive: true});
		// Before the events of that have come.
		watch.update([folder]);
		await expectTold(told, 1);
		watch.update([folder]);
		await expectTold(told, 1);
	});

	test('tell of files that come, change, move and go', async () => {
		const {folder, told, watch} = watchFolder();
		assert.equal(watch.isWatching, true);
		const [a, b] = [path.join(folder, 'a.md'), path.join(folder, 'b.md')];
		for (const [index, change] of [
			() => appendFileSync(a, 'x'),
			() => renameSync(a, b),
			() => rmSync(b),
			() => mkdirSync(a),
		].entries()) {
			change();
			await expectTold(told, index + 1);
		}
	});

	test('tell of a thousand changes once', async () => {
		const {folder, told} = watchFolder(['one']);
		for (let index = 0; index < 1000; index++) {
			writeFileSync(path.join(folder, `${index}.md`), '');
			writeFileSync(path.join(folder, 'one', `${index}.md`), '');
		}
		await expectTold(told, 1);
		appendFileSync(path.join(folder, 'a.md'), 'x');
		await expectTold(told, 2);
	});

	for (const [name, files] of [
		['one file', 1],
		['many files', 100],
	] as const) {
		test(`tell now and then of changes of ${name} that never end`, async () => {
			const {folder, told} = watchFolder();
			const write = () => {
				for (let index = 0; index < files; index++) writeFileSync(path.join(folder, `${index}.md`), 'x');
			};
			const interval = setInterval(write, 20);
			await until(() => told.count >= 2, 'two changes');
			clearInterval(interval);
		});
	}

	test('do not tell of folders that are not among them', async () => {
		const {folder, told} = watchFolder(['one']);
		writeFileSync(path.join(folder, 'two', 'c.md'), 'New');
		await expectTold(told, 0);
		writeFileSync(path.join(folder, 'one', 'b.md'), 'New');
		await expectTold(told, 1);
	});

	test('may become others', async () => {
		const {folder, told, watch} = watchFolder(['one']);
		const [one, two] = [path.join(folder, 'one'), path.join(folder, 'two')];
		watch.update([folder, two]);
		appendFileSync(path.join(one, 'b.md'), 'x');
		await expectTold(told, 0);
		appendFileSync(path.join(two, 'c.md'), 'x');
		await expectTold(told, 1);
		watch.update([]);
		assert.equal(watch.isWatching, false);
	});

	test('tell at once of a change that was made when they were not watched yet', async () => {
		const folder = makeFiles({'a.md': ''});
		await expectTold(watchAll([folder]).told, 1);
	});

	for (const [how, replace] of [
		['removed', (folder: string) => rmSync(folder, {recursive: true})],
		['moved', (folder: string) => renameSync(folder, `${folder}-old`)],
	] as const) {
		test(`that are ${how} and made again are watched again`, async () => {
			const {folder, told, watch} = watchFolder(['one']);
			const one = path.join(folder, 'one');
			replace(one);
			mkdirSync(one);
			age(one);
			await expectTold(told, 1);
			watch.update([folder, one]);
			assert.equal(watch.isWatching, true);
			writeFileSync(path.join(one, 'new.md'), '');
			await expectTold(told, 2);
		});
	}

	test('of which one moved with the folder above it are watched where they now are', async () => {
		const folder = makeFiles({'old/sub/a.md': '', 'new/sub/a.md': ''});
		const [old, sub] = [path.join(folder, 'old'), path.join(folder, 'old', 'sub')];
		for (const name of ['old', 'new', 'old/sub', 'new/sub']) age(path.join(folder, name));
		const {told, watch} = watchAll([old, sub]);
		renameSync(old, path.join(folder, 'older'));
		renameSync(path.join(folder, 'new'), old);
		await expectTold(told, 1);
		watch.update([old, sub]);
		writeFileSync(path.join(sub, 'b.md'), '');
		await expectTold(told, 2);
	});

	test('may have names that are no UTF-8', {skip: process.platform !== 'linux'}, async () => {
		const folder = Buffer.concat([Buffer.from(`${makeFolder()}/`), Buffer.from([0xe9, 0xff])]);
		mkdirSync(folder);
		utimesSync(folder, 1, 1);
		const {told} = watchAll([folder]);
		writeFileSync(Buffer.concat([folder, Buffer.from('/a.md')]), '');
		await expectTold(told, 1);
	});

	test('that cannot be watched break nothing, and the others are watched', async () => {
		const folder = makeFolder();
		age(folder);
		for (const name of [path.join(folder, 'none'), 'a\0b', `/${'x'.repeat(5000)}`, '']) {
			const {watch} = watchAll([name, folder]);
			assert.equal(watch.isWatching, false, name);
		}
		const {told} = watchAll(['a\0b', folder]);
		writeFileSync(path.join(folder, 'a.md'), '');
		await expectTold(told, 1);
	});

	test('are the nearest to the top where they are too many', async () => {
		const folder = makeFolder();
		const deep = Array.from({length: 1000}, (_, index) => path.join(folder, 'sub', String(index)));
		for (const name of deep) mkdirSync(name, {recursive: true});
		const all = [...deep, path.join(folder, 'sub'), folder];
		all.forEach(age);
		const {told, watch} = watchAll(all);
		assert.equal(watch.isWatching, false);
		writeFileSync(path.join(folder, 'a.md'), '');
		await expectTold(told, 1);
		watch.update([folder]);
		assert.equal(watch.isWatching, true);
	});

	test('tell nothing after the end', async () => {
		const {folder, told, watch} = watchFolder();
		appendFileSync(path.join(folder, 'a.md'), 'x');
		watch.end();
		watch.end();
		watch.update([folder]);
		appendFileSync(path.join(folder, 'a.md'), 'x');
		await expectTold(told, 0);
		assert.equal(watch.isWatching, false);
	});

	test('are told apart in a tree that is watched whole', async () => {
		const {folder, watch: flat} = watchFolder();
		flat.end();
		const {told, watch} = watchAll([folder, path.join(folder, 'one')], true);
		assert.equal(watch.isWatching, true);
		writeFileSync(path.join(folder, 'two', 'c.md'), 'New');
		await expectTold(told, 0);
		writeFileSync(path.join(folder, 'one', 'b.md'), 'New');
		await expectTold(told, 1);
	});
});

/** What a process prints that watches the folder it stands in. */
function runWatching(code: string, command = 'exec "$@"') {
	const module = pathToFileURL(path.join(root, 'source/terminal/watch-folders.ts')).href;
	const whole = `import {watchFolders} from ${JSON.stringify(module)}; ${code}`;
	const words = [process.execPath, '--import', 'tsx', '--input-type=module', '-e', whole];
	const options = {cwd: root, timeout: DEADLINE_MS, encoding: 'utf8'} as const;
	const [first = '', ...rest] = process.platform === 'win32' ? words : ['sh', '-c', command, 'sh', ...words];
	const {status, signal, stdout} = spawnSync(first, rest, options);
	return {status, signal, stdout: stdout.trim()};
}

test('watched folders keep no process alive', () => {
	const ended = runWatching(`console.log(watchFolders(['.'], () => {}).isWatching); watchFolders(['none'], () => {});`);
	assert.deepEqual(ended, {status: 0, signal: null, stdout: 'true'});
});

test('folders are not watched where no more files can be opened', {skip: process.platform !== 'linux'}, () => {
	const code = `
		import {closeSync, openSync} from 'node:fs';
		const taken = [];
		try { for (;;) taken.push(openSync('.')); } catch {}
		const watch = watchFolders(['.'], () => {});
		const isWatching = watch.isWatching;
		taken.forEach(closeSync);
		watch.update(['.']);
		console.log(isWatching, watch.isWatching);`;
	assert.equal(runWatching(code, 'ulimit -n 200 && exec "$@"').stdout, 'false true');
});
