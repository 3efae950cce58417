import assert from 'node:assert/strict';
import {mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {crc32} from 'node:zlib';
import {indexFile, readIndex, writeIndex} from '../../source/posts/index-file.ts';
import {packPosts, unpackPosts} from '../../source/posts/records.ts';
import {makeFolder} from '../fixtures/sandbox.ts';
import {makePosts} from '../make-post.ts';

const stamp = {modifiedMs: 1, changedMs: 2, size: 3, inode: 4};
const posts = unpackPosts(packPosts(makePosts(30).map(post => ({post, stamp}))));
const kept = {posts, readMs: 77, pause: () => undefined};

const keyIn = (folder: string) => ({folder, roots: ['posts'], version: 'v1'});

async function keep(): Promise<{readonly key: ReturnType<typeof keyIn>; readonly file: string}> {
	const key = keyIn(path.join(makeFolder(), 'cache'));
	await writeIndex(key, kept);
	return {key, file: indexFile(key)};
}

test('what was kept is there again', async () => {
	const {key} = await keep();
	const index = readIndex(key);
	assert.equal(index?.readMs, 77);
	assert.deepEqual(
		index && unpackPosts(index.records).map(post => [post.path, post.title, post.stamp]),
		makePosts(30).map(post => [post.path, post.title, stamp]),
	);
	assert.deepEqual(readdirSync(key.folder).length, 1);
});

test('nothing is there of other folders, of another version, or where nothing was kept', async () => {
	const {key} = await keep();
	assert.equal(readIndex({...key, version: 'v2'}), null);
	assert.equal(readIndex({...key, roots: ['drafts']}), null);
	assert.equal(readIndex({...key, roots: ['posts', 'posts']}), null);
	assert.equal(readIndex(keyIn(makeFolder())), null);
});

test('a file with any byte other than it was, cut or longer, is no file', async () => {
	const {key, file} = await keep();
	const whole = readFileSync(file);
	const spoilt = (change: (bytes: Buffer) => Buffer): void => {
		writeFileSync(file, change(Buffer.from(whole)));
		assert.equal(readIndex(key), null);
	};
	for (const at of [0, 5, 40, 5000, whole.length / 2, whole.length - 1].map(Math.floor)) {
		spoilt(bytes => {
			bytes[at] = (bytes[at] ?? 0) ^ 1;
			return bytes;
		});
	}
	spoilt(bytes => bytes.subarray(0, bytes.length - 1));
	spoilt(bytes => bytes.subarray(0, 100));
	spoilt(bytes => Buffer.concat([bytes, Buffer.from('x')]));
	spoilt(() => Buffer.alloc(0));
	spoilt(() => Buffer.from('celeb-reader index 1 {'.padEnd(6000)));
	writeFileSync(file, whole);
	assert.notEqual(readIndex(key), null);
});

/** Writes the file anew with another header and body, and a check sum that fits. */
function forge(file: string, change: (header: Record<string, unknown>, body: Buffer) => Buffer): void {
	const whole = readFileSync(file);
	const start = 'celeb-reader index 1 ';
	const header = JSON.parse(whole.toString('utf8', start.length, 4096)) as Record<string, unknown>;
	const body = change(header, Buffer.from(whole.subarray(4096, -4)));
	const forged = Buffer.concat([Buffer.from((start + JSON.stringify(header)).padEnd(4096)), body, Buffer.alloc(4)]);
	forged.writeUInt32LE(crc32(forged.subarray(0, -4)), forged.length - 4);
	writeFileSync(file, forged);
}

test('a file that somebody made is no file where its numbers lead nowhere, whatever its check sum', async () => {
	const forgeries: readonly Parameters<typeof forge>[1][] = [
		(header, body) => {
			header.count = -1;
			return body;
		},
		(header, body) => {
			// As long as it was: more posts, and less than no bytes.
			header.count = 1e9;
			header.size = body.length - 1e9 * 84;
			return body;
		},
		(header, body) => {
			header.readMs = 'now';
			return body;
		},
		(_, body) => {
			body.writeUInt32LE(1e9, 30 * 9 * 8);
			return body;
		},
		(_, body) => {
			body.writeDoubleLE(Number.POSITIVE_INFINITY, 0);
			return body;
		},
		(_, body) => {
			body.writeDoubleLE(20_201_399, 8);
			return body;
		},
	];
	for (const forgery of forgeries) {
		const {key, file} = await keep();
		forge(file, forgery);
		assert.equal(readIndex(key), null);
	}
	const {key, file} = await keep();
	forge(file, (_, body) => body);
	assert.notEqual(readIndex(key), null);
});

test('a post of which what was kept is no post of ours says so, and nothing fails', async () => {
	for (const rest of ['{', 'null', '[]', '{"description":7}', '']) {
		const {key, file} = await keep();
		forge(file, (_, body) => {
			const at = body.indexOf('{"description"');
			body.fill(' ', at, body.indexOf('}', body.indexOf('messages', at)) + 1);
			body.write(rest, at);
			return body;
		});
		const index = readIndex(key);
		assert.ok(index);
		const [post] = unpackPosts(index.records);
		assert.deepEqual([post?.title, post?.description, post?.tags, post?.updated], ['Post number 0', '', [], null]);
		assert.match(post?.problems[0]?.message ?? '', /damaged/);
		assert.equal(post?.date?.iso.slice(0, 4), '2024');
	}
});

test('a folder that cannot be written is no matter', async () => {
	const file = path.join(makeFolder(), 'file');
	writeFileSync(file, '');
	await writeIndex(keyIn(path.join(file, 'cache')), kept);
	assert.equal(readIndex(keyIn(path.join(file, 'cache'))), null);
});

test('the oldest files go when there are many, and what was left by a copy that was killed', async () => {
	const folder = makeFolder();
	mkdirSync(folder, {recursive: true});
	const old = new Date('2020-01-01');
	for (let at = 0; at < 60; at++) {
		const file = path.join(folder, `${String(at).padStart(2, '0')}.${at === 59 ? 'index.1.tmp' : 'index'}`);
		writeFileSync(file, '');
		utimesSync(file, old, new Date(old.getTime() + at * 1000));
	}
	writeFileSync(path.join(folder, 'other.txt'), '');
	await writeIndex(keyIn(folder), kept);
	const names = readdirSync(folder);
	assert.equal(names.length, 40);
	assert.ok(names.includes('58.index') && !names.includes('10.index') && names.includes('other.txt'));
	assert.ok(!names.some(name => name.endsWith('.tmp')));
	assert.notEqual(readIndex(keyIn(folder)), null);
});
