import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {crc32} from 'node:zlib';
import fc from 'fast-check';
import {readSettings} from '../../source/options.ts';
import {indexFile, readIndex, writeIndex} from '../../source/posts/index-file.ts';
import {parsePost} from '../../source/posts/post.ts';
import {packPosts, unpackPosts} from '../../source/posts/records.ts';
import {readConfig} from '../../source/store/config.ts';
import {HEADER} from '../../source/store/journal-file.ts';
import {openReadingState} from '../../source/store/reading-state.ts';
import {bytesOf, fileBytes, text} from './generate.ts';
import {setting} from './plain-data.ts';
import {type AnyTarget, anyTarget} from './target.ts';

async function inFolder(run: (folder: string) => unknown): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'celeb-reader-fuzz-'));
	try {
		await run(folder);
	} finally {
		rmSync(folder, {recursive: true, force: true, maxRetries: 5});
	}
}

type Kept = {readonly lines: readonly (string | number)[]; readonly hasHeader: boolean; readonly tail: string};

const postAt = (number: number) => ({path: `/nowhere/${number}.md`, identity: number});
const soundLine = (number: number): string =>
	JSON.stringify({post: postAt(number).path, identity: number, read: [number + 1, true]});

/** Whatever stands between them, whole lines count, and what is kept behind them is there at the next start. */
function checkJournal({lines, hasHeader, tail}: Kept): Promise<void> {
	return inFolder(async folder => {
		const written = lines.map(line => (typeof line === 'number' ? soundLine(line) : line.replaceAll('\n', ' ')));
		const head = hasHeader ? `${HEADER}\n` : '';
		const body = written.map(line => `${line}\n`).join('');
		writeFileSync(path.join(folder, 'reading.jsonl'), Buffer.from(head + body + tail, 'latin1'));
		const state = openReadingState(folder, () => 1_700_000_000_000);
		const sound = lines.filter(line => typeof line === 'number');
		const assertKept = (kept: typeof state): void => {
			for (const number of sound) assert.equal(kept.markOf(postAt(number))?.isRead, true, `line ${number} is lost`);
		};
		if (hasHeader) assertKept(state);
		else state.markOf(postAt(0));
		state.listOf('posts');
		state.lastArticle();
		assert.equal(state.setBookmarked(postAt(1000), true), null);
		await state.settle();
		const later = openReadingState(folder, () => 1_700_000_000_001);
		if (hasHeader) assertKept(later);
		assert.equal(later.markOf(postAt(1000))?.isBookmarked, true, 'what was kept is lost');
		await later.settle();
	});
}

type Indexed = {
	readonly files: readonly string[];
	readonly edits: readonly (readonly [number, number])[];
	readonly isForged: boolean;
};

/** An index that was tampered with is none, or its posts can be read. */
function checkIndex({files, edits, isForged}: Indexed): Promise<void> {
	return inFolder(async folder => {
		const parsed = files.map((file, index) => {
			const bytes = bytesOf(file);
			return parsePost({path: `posts/${index}.md`, bytes, size: bytes.length, modifiedMs: index}).post;
		});
		const stamp = {modifiedMs: 1, changedMs: 2, size: 3, inode: 4};
		const packed = unpackPosts(packPosts(parsed.map(post => ({post, stamp}))));
		const key = {folder: path.join(folder, 'cache'), roots: ['posts'], version: '1'};
		await writeIndex(key, {posts: packed, readMs: 1, pause: () => undefined});
		const index = readIndex(key);
		assert.deepEqual(
			index && unpackPosts(index.records).map(post => [post.title, post.tags, post.date?.iso ?? null]),
			parsed.map(post => [post.title.toWellFormed(), post.tags.map(tag => tag.toWellFormed()), post.date?.iso ?? null]),
		);
		const file = readFileSync(indexFile(key));
		for (const [at, byte] of edits) file[at % file.length] = byte;
		if (isForged) file.writeUInt32LE(crc32(file.subarray(0, -4)), file.length - 4);
		writeFileSync(indexFile(key), file);
		const damaged = readIndex(key);
		if (damaged === null) return;
		for (const post of unpackPosts(damaged.records))
			JSON.stringify([post.path, post.title, post.description, post.tags, post.date, post.problems, post.image]);
	});
}

/** Any file of settings is read, or told and set aside. */
function checkConfig(file: string): Promise<void> {
	return inFolder(folder => {
		mkdirSync(path.join(folder, 'c'));
		const name = path.join(folder, 'c', 'config.json');
		writeFileSync(name, bytesOf(file));
		const {notice} = readConfig(name, values => readSettings(values, key => key));
		assert.doesNotMatch(notice ?? '', /TypeError|Cannot |undefined/);
	});
}

const line = fc.oneof(
	{weight: 4, arbitrary: fc.nat(50)},
	{weight: 2, arbitrary: text},
	{weight: 1, arbitrary: fc.json()},
	{
		weight: 2,
		arbitrary: fc
			.record(
				{post: fc.constant('/x'), identity: setting, read: setting, bookmark: setting, place: setting},
				{requiredKeys: []},
			)
			.map(value => JSON.stringify(value)),
	},
	{
		weight: 2,
		arbitrary: fc
			.record({list: fc.constant('posts'), left: fc.tuple(fc.nat(), setting, setting, setting, setting)})
			.map(value => JSON.stringify(value)),
	},
);

export const storeTargets: readonly AnyTarget[] = [
	anyTarget({
		name: 'journal',
		inputs: fc.record({lines: fc.array(line, {maxLength: 8}), hasHeader: fc.boolean(), tail: text}),
		check: checkJournal,
		runs: 80,
	}),
	anyTarget({
		name: 'index',
		inputs: fc.record({
			files: fc.array(fileBytes, {minLength: 1, maxLength: 3}),
			edits: fc.array(fc.tuple(fc.nat(8000), fc.nat(255)), {maxLength: 4}),
			isForged: fc.boolean(),
		}),
		check: checkIndex,
		runs: 80,
	}),
	anyTarget({
		name: 'config',
		inputs: fc.oneof(
			setting.map(value => JSON.stringify(value)),
			fc.dictionary(fc.constantFrom('themes', 'width', 'sort', 'theme'), setting).map(value => JSON.stringify(value)),
			fileBytes,
		),
		check: checkConfig,
		runs: 300,
	}),
];
