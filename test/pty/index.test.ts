import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {crc32} from 'node:zlib';
import {cacheFolder, run} from '../cli/run.ts';
import {manyPosts, post} from '../fixtures/articles.ts';
import {DEADLINE_MS, makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type Terminal} from './terminal.ts';

const COUNT = 400;
const HEADER_BYTES = 4096;
const isRoot = process.getuid?.() === 0;

type Place = {readonly cwd: string; readonly home: string};

const newPlace = (): Place => ({cwd: makeFiles(manyPosts(COUNT)), home: makeFolder()});

/** Below the cache folder, in no order; none where there is no such folder. */
function kept(home: string): readonly string[] {
	const folder = cacheFolder(home);
	return existsSync(folder) ? readdirSync(folder).map(name => path.join(folder, name)) : [];
}

const indexOf = (home: string): string => kept(home).find(file => file.endsWith('.index')) ?? '';

async function openList({cwd, home}: Place, condition = /^ {2}1\/400 {3}/m, args = ['.']): Promise<Terminal> {
	const terminal = openTerminal({cwd, home, args});
	await terminal.until(condition, 'the whole list');
	return terminal;
}

async function leave(terminal: Terminal): Promise<void> {
	terminal.press('\u0003');
	assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
}

/** A first start, which keeps what it read. */
async function start(place: Place): Promise<void> {
	await leave(await openList(place));
	assert.ok(existsSync(indexOf(place.home)), 'an index was written');
}

/** Starts until an index is left as it is: files that changed a moment before they were read may have changed again. */
async function untilBelieved(place: Place): Promise<void> {
	const deadline = performance.now() + DEADLINE_MS;
	for (let before = Buffer.alloc(0); ; before = readFileSync(indexOf(place.home))) {
		await titlesIn(place);
		if (readFileSync(indexOf(place.home)).equals(before)) return;
		assert.ok(performance.now() < deadline, 'the index is written again and again');
	}
}

/** The titles that a list prints, which are those of the index where that is believed. */
async function titlesIn({cwd, home}: Place, ...args: readonly string[]): Promise<readonly string[]> {
	const {exitCode, stdout, stderr} = await run(['--print', ...args, '.'], {cwd, home});
	assert.deepEqual({exitCode, stderr}, {exitCode: 0, stderr: ''});
	return stdout
		.split('\n\n')
		.filter(Boolean)
		.map(entry => entry.slice(0, entry.indexOf('  ')));
}

/** An index with another title for every post, and what else is to be other in its first line, that is whole otherwise. */
function forge(index: string, change: (header: string) => string = header => header): void {
	const [header, rest] = [
		readFileSync(index).subarray(0, HEADER_BYTES),
		readFileSync(index).subarray(HEADER_BYTES, -4),
	];
	const changed = change(header.toString('latin1')) + rest.toString('latin1').replaceAll('Post number', 'Post Forged');
	const bytes = Buffer.from(changed, 'latin1');
	const check = Buffer.alloc(4);
	check.writeUInt32LE(crc32(bytes));
	writeFileSync(index, Buffer.concat([bytes, check]));
}

const all: readonly string[] = Array.from({length: COUNT}, (_, index) => `Post number ${index + 1}`);

describe('what is kept of a large folder', inTerminals, () => {
	test('is one file for it, which the next start reads and shows the same list', async () => {
		const place = newPlace();
		const first = await openList(place);
		const rows = first.screen();
		await leave(first);
		assert.equal(kept(place.home).length, 1);
		const second = await openList(place);
		assert.deepEqual(second.screen(), rows);
		await leave(second);
		assert.deepEqual(await titlesIn(place), all);
		assert.equal(kept(place.home).length, 1);
	});

	test('is of few posts nothing, and with --no-cache nothing at all', async () => {
		const few = {cwd: makeFiles(manyPosts(20)), home: makeFolder()};
		await leave(await openList(few, /^ {2}1\/20 {3}/m));
		assert.deepEqual(kept(few.home), []);
		const place = newPlace();
		await leave(await openList(place, undefined, ['--no-cache', '.']));
		assert.deepEqual(await titlesIn(place, '--no-cache'), all);
		assert.ok(!existsSync(path.join(place.home, 'cache')));
		assert.ok(!existsSync(path.join(place.home, '.cache')));
	});

	test('is made by printing too', async () => {
		const place = newPlace();
		assert.deepEqual(await titlesIn(place), all);
		assert.ok(existsSync(indexOf(place.home)));
		assert.deepEqual(await titlesIn(place), all);
	});

	test('is not believed where posts were added, changed, removed and renamed since', async () => {
		const place = newPlace();
		await start(place);
		const at = (name: string) => path.join(place.cwd, name);
		writeFileSync(at('new.md'), post({title: 'The new one', date: '2024-02-02'}, 'It is new.'));
		writeFileSync(at('post-0002.md'), post({title: 'The changed one', date: '2023-12-31'}, 'It has changed.'));
		rmSync(at('post-0003.md'));
		renameSync(at('post-0004.md'), at('moved.md'));
		const terminal = await openList(place, / The new one [\s\S]*^ {2}1\/400 {3}/m);
		const text = terminal.screen().join('\n');
		assert.match(text, /The new one [\s\S]*Post number 1 [\s\S]*The changed one [\s\S]*Post number 4 /);
		assert.doesNotMatch(text, /Post number [23] /);
		await leave(terminal);
		const expected = ['The new one', all[0], 'The changed one', ...all.slice(3)];
		assert.deepEqual(await titlesIn(place), expected);
		assert.deepEqual(await titlesIn(place, '--no-cache'), expected);
	});

	test('is not believed of a file that was changed to one of the same length', async () => {
		const place = newPlace();
		await start(place);
		const file = path.join(place.cwd, 'post-0001.md');
		writeFileSync(file, readFileSync(file, 'utf8').replace('title: Post number 1', 'title: Post Number A'));
		assert.equal((await titlesIn(place))[0], 'Post Number A');
	});

	test('is made anew where it is damaged, wherever that is', async () => {
		const place = newPlace();
		await start(place);
		const index = indexOf(place.home);
		const whole = readFileSync(index);
		const flipped = (at: number) => {
			const bytes = Buffer.from(whole);
			bytes[at] = (bytes[at] ?? 0) ^ 0x55;
			return bytes;
		};
		for (const bytes of [
			Buffer.alloc(0),
			Buffer.from('no index'),
			whole.subarray(0, 5000),
			whole.subarray(0, -1),
			Buffer.concat([whole, Buffer.from('more')]),
			flipped(3),
			flipped(4096),
			flipped(whole.length >> 1),
			flipped(whole.length - 1),
		]) {
			writeFileSync(index, bytes);
			assert.deepEqual(await titlesIn(place), all);
			assert.notDeepEqual(readFileSync(index), bytes, 'a new one was written');
		}
		writeFileSync(index, whole.subarray(0, 9000));
		const terminal = await openList(place);
		assert.match(terminal.screen().join('\n'), /^▌ Post number 1 /m);
		await leave(terminal);
	});

	test('is all that is read of posts that have not changed, and is not written then', async () => {
		const place = newPlace();
		await start(place);
		await untilBelieved(place);
		forge(indexOf(place.home));
		const forged = all.map(title => title.replace('number', 'Forged'));
		assert.deepEqual(await titlesIn(place), forged);
		const terminal = await openList(place);
		assert.match(terminal.screen().join('\n'), /^▌ Post Forged 1 /m);
		await terminal.type('\r', /The text of post number 1\./);
		await leave(terminal);
		assert.deepEqual(await titlesIn(place, '--no-cache'), all);
	});

	test('by another version is not read, and in its place comes one of this version', async () => {
		const place = newPlace();
		await start(place);
		const index = indexOf(place.home);
		forge(index, header => header.replace(/(\\"version\\":\\").(.)/, '$1~$2'));
		assert.match(readFileSync(index, 'latin1'), /\\"version\\":\\"~/);
		assert.deepEqual(await titlesIn(place), all);
		assert.doesNotMatch(readFileSync(index, 'latin1'), /\\"version\\":\\"~|Forged/);
		assert.deepEqual(await titlesIn(place), all);
	});

	test('in a folder that cannot be written is not missed', async () => {
		const file = {cwd: makeFiles(manyPosts(COUNT)), home: makeFiles({cache: 'a file where a folder should be'})};
		const terminal = await openList(file);
		await terminal.type('j', /^ {2}2\/400 {3}/m);
		await leave(terminal);
		assert.deepEqual(await titlesIn(file), all);
		if (isRoot) return;
		const place = newPlace();
		mkdirSync(cacheFolder(place.home), {recursive: true});
		chmodSync(cacheFolder(place.home), 0o500);
		assert.deepEqual(await titlesIn(place), all);
		assert.deepEqual(kept(place.home), []);
		await leave(await openList(place));
		chmodSync(cacheFolder(place.home), 0o700);
	});

	test('that may be read but not written goes on with what has changed', async () => {
		const place = newPlace();
		await start(place);
		chmodSync(cacheFolder(place.home), 0o500);
		writeFileSync(path.join(place.cwd, 'new.md'), post({title: 'The new one', date: '2024-02-02'}, 'It is new.'));
		for (let turn = 0; turn < 2; turn++) assert.deepEqual(await titlesIn(place), ['The new one', ...all]);
		chmodSync(cacheFolder(place.home), 0o700);
	});

	test('is shared by copies of the program that run at once', async () => {
		const place = newPlace();
		const terminals = [1, 2, 3].map(() => openTerminal({cwd: place.cwd, home: place.home, args: ['.']}));
		for (const terminal of terminals) await terminal.until(/^ {2}1\/400 {3}/m, 'the whole list');
		for (const terminal of terminals) await leave(terminal);
		assert.deepEqual(
			kept(place.home).map(file => path.extname(file)),
			['.index'],
		);
		assert.deepEqual(await titlesIn(place), all);
	});

	test('is another for other folders, and for the same name elsewhere', async () => {
		const home = makeFolder();
		const one = {cwd: makeFiles(manyPosts(COUNT)), home};
		const other = {
			cwd: makeFiles({...manyPosts(COUNT), 'new.md': post({title: 'Elsewhere', date: '2024-02-02'}, 'Here.')}),
			home,
		};
		assert.deepEqual(await titlesIn(one), all);
		assert.deepEqual(await titlesIn(other), ['Elsewhere', ...all]);
		assert.deepEqual(await titlesIn(one), all);
		assert.equal(kept(home).length, 2);
	});
});
