import assert from 'node:assert/strict';
import {
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {compact} from '../../source/store/compaction.ts';
import {HEADER} from '../../source/store/journal-file.ts';
import {openReadingState} from '../../source/store/reading-state.ts';
import {postOf} from './acts.ts';

const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-compaction-')));
after(() => rmSync(root, {recursive: true, force: true}));

const makeFolder = (): string => mkdtempSync(path.join(root, 'folder-'));
const fileIn = (folder: string): string => path.join(folder, 'reading.jsonl');
const limits = {bytes: 2000, posts: 100, lists: 10};
const posts = Array.from({length: 10}, (_, number) => postOf('posts', number));
const [first = postOf('posts', 0)] = posts;
const linesOf = (folder: string): readonly string[] =>
	readFileSync(fileIn(folder), 'utf8')
		.split('\n')
		.filter(line => line !== '');

let ms = 0;
const open = (folder: string) => openReadingState(folder, () => ++ms, limits);

/** With nothing made anew meanwhile. */
async function readAll(folder: string): Promise<void> {
	const state = openReadingState(folder, () => ++ms);
	for (const [section, post] of posts.entries()) {
		for (let at = 0; at <= 50; at++) state.savePlace(post, {section, at, words: 'words', percent: at});
		state.setRead(post, true);
	}
	await state.settle();
}

test('a file of which most is superseded is made anew, with all that counts', async () => {
	const folder = makeFolder();
	const state = open(folder);
	await readAll(folder);
	assert.ok(linesOf(folder).length > 500);
	state.saveList('/list', {order: 'title', tab: 'all', isCompact: true, chosen: null});
	await state.settle();
	// The list may be there twice: it was under way.
	assert.ok(linesOf(folder).length <= 1 + 10 + 2);
	assert.equal(linesOf(folder)[0], HEADER);
	for (const each of [state, open(folder)]) {
		assert.equal(each.marksOf(posts).size, 10);
		assert.deepEqual(each.markOf(first), {isRead: true, isBookmarked: false, percent: 50});
		assert.equal(each.placeOf(first)?.at, 50);
		assert.equal(each.listOf('/list')?.order, 'title');
	}
	assert.deepEqual(readdirSync(folder), ['reading.jsonl']);
	assert.equal(statSync(fileIn(folder)).mode & 0o777, process.platform === 'win32' ? 0o666 : 0o600);
});

test('copies that have the old file open go on with the new one', async () => {
	const folder = makeFolder();
	const other = open(folder);
	other.setRead(postOf('other', 1), true);
	await readAll(folder);
	await compact(fileIn(folder), limits, false);
	other.setRead(postOf('other', 2), true);
	assert.equal(other.markOf(first)?.percent, 50);
	const later = open(folder);
	assert.deepEqual(
		[1, 2].map(number => later.markOf(postOf('other', number))?.isRead),
		[true, true],
	);
});

test('what comes while a file is made anew is in it', async () => {
	const folder = makeFolder();
	await readAll(folder);
	const other = openReadingState(folder, () => ++ms);
	let isOver = false;
	const making = compact(fileIn(folder), {...limits, posts: 1e6}, false).finally(() => {
		isOver = true;
	});
	let number = 0;
	while (!isOver) {
		other.setBookmarked(postOf('meanwhile', number++), true);
		await new Promise(setImmediate);
	}
	await making;
	const later = openReadingState(folder, () => ++ms);
	for (let each = 0; each < number; each++) assert.equal(later.markOf(postOf('meanwhile', each))?.isBookmarked, true);
	assert.equal(later.marksOf(posts).size, 10);
});

test('a small file, and one of which all counts, stays as it is', async () => {
	const folder = makeFolder();
	const state = open(folder);
	for (const post of posts) state.setRead(post, true);
	await state.settle();
	const text = readFileSync(fileIn(folder), 'utf8');
	await compact(fileIn(folder), {...limits, bytes: 1}, false);
	await compact(fileIn(folder), {...limits, bytes: 1e6}, false);
	assert.equal(readFileSync(fileIn(folder), 'utf8'), text);
});

test('of too many posts the oldest go, and bookmarks last', async () => {
	const folder = makeFolder();
	const state = open(folder);
	const many = Array.from({length: 150}, (_, number) => postOf('many', number));
	for (const [number, post] of many.entries()) {
		if (number < 5) state.setBookmarked(post, true);
		else state.setRead(post, true);
	}
	await state.settle();
	const later = open(folder);
	await compact(fileIn(folder), limits, true);
	const kept = [...later.marksOf(many).keys()];
	assert.deepEqual(
		kept,
		[...many.slice(0, 5), ...many.slice(-95)].map(post => post.path),
	);
});

test('a thousand lists are remembered, here ten', async () => {
	const folder = makeFolder();
	const state = open(folder);
	for (let number = 0; number < 20; number++)
		state.saveList(`/${number}`, {order: 'newest', tab: 'all', isCompact: false, chosen: null});
	await state.settle();
	await compact(fileIn(folder), limits, true);
	const later = open(folder);
	const known = Array.from({length: 20}, (_, number) => number).filter(number => later.listOf(`/${number}`) !== null);
	assert.deepEqual(known, [10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
});

test('a post that was renamed is so after the file was made anew', async () => {
	const folder = makeFolder();
	const before = {path: path.join(folder, 'before.md'), identity: 77};
	const renamed = {path: path.join(folder, 'after.md'), identity: 77};
	const copy = {path: path.join(folder, 'copy.md'), identity: 77};
	for (const post of [renamed, copy]) writeFileSync(post.path, '');
	const state = open(folder);
	state.setRead(renamed, true);
	state.setBookmarked(before, true);
	assert.equal(state.markOf(renamed)?.isBookmarked, true);
	await compact(fileIn(folder), limits, true);
	assert.equal(open(folder).markOf(copy), null);
});

test('a lock and a new file that a copy left when it was killed are in nobody’s way', async () => {
	const folder = makeFolder();
	await readAll(folder);
	const lock = `${fileIn(folder)}.lock`;
	mkdirSync(lock);
	writeFileSync(`${fileIn(folder)}.new-1`, 'half a fi');
	const {length} = linesOf(folder);
	await compact(fileIn(folder), limits, false);
	assert.equal(linesOf(folder).length, length);
	const longAgo = new Date(Date.now() - 60_000);
	utimesSync(lock, longAgo, longAgo);
	await compact(fileIn(folder), limits, false);
	assert.equal(linesOf(folder).length, 11);
	assert.deepEqual(readdirSync(folder), ['reading.jsonl']);
});

test('a file of a newer version is not made anew', async () => {
	const folder = makeFolder();
	const text = `${HEADER.replace('"version":1', '"version":2')}\n`;
	writeFileSync(fileIn(folder), text);
	await compact(fileIn(folder), limits, true);
	assert.equal(readFileSync(fileIn(folder), 'utf8'), text);
});

test('a file that is a link stays one', {skip: process.platform === 'win32'}, async () => {
	const folder = makeFolder();
	const target = path.join(makeFolder(), 'kept.jsonl');
	writeFileSync(target, '');
	symlinkSync(target, fileIn(folder));
	await readAll(folder);
	await compact(fileIn(folder), limits, false);
	assert.equal(linesOf(folder).length, 11);
	assert.ok(lstatSync(fileIn(folder)).isSymbolicLink());
});
