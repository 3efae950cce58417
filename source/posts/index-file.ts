import {mkdirSync, readdirSync, readFileSync, statSync, unlinkSync} from 'node:fs';
import {open, rename, unlink} from 'node:fs/promises';
import {endianness} from 'node:os';
import path from 'node:path';
import {crc32} from 'node:zlib';
import type {Pause} from './pause.ts';
import {areSound, bytesOf, COLUMNS, ENDS, joinColumns, type RecordedPost, type Records} from './records.ts';

/**
 * What was read of a list's posts, kept for the next start: a line that says what it is, the buffers of the records as they
 * are in memory, and a check sum of all of it (CRC-32). A file that is not as it should be is no file.
 */
export type IndexKey = {
	/** Of the user's cache. */
	readonly folder: string;
	/** The folders of the list, as they were named; the same names elsewhere are other folders. */
	readonly roots: readonly string[];
	/** Of the code that reads posts: what another has read may read otherwise now. */
	readonly version: string;
};

const MAGIC = 'celeb-reader index 1 ';
const HEADER_BYTES = 4096;
const CHECK_BYTES = 4;
/** Lists of which something is kept, and bytes for all of them: the oldest go first. */
const MOST_FILES = 40;
const MOST_BYTES = 500 * 1024 * 1024;

type Header = {
	readonly key: string;
	readonly count: number;
	readonly size: number;
	/** When the reading of the posts began, ms. */
	readonly readMs: number;
};

/** What is to be kept. */
export type Kept = {
	readonly posts: readonly RecordedPost[];
	/** When the reading of the posts began, ms. */
	readonly readMs: number;
	readonly pause: Pause;
};

export type Index = {readonly records: Records; readonly readMs: number};

const keyOf = ({roots, version}: IndexKey): string =>
	JSON.stringify({version, endianness: endianness(), roots: roots.map(root => [root, path.resolve(root)])});

export const indexFile = (key: IndexKey): string => path.join(key.folder, `${nameOf(keyOf(key))}.index`);

/** The key itself is in the file, so that two with one name do each other no harm but to be written in turn. */
const nameOf = (key: string): string => `${crc32(key).toString(16).padStart(8, '0')}-${key.length}`;

/** Null where nothing was kept, or nothing that can be trusted. */
export function readIndex(key: IndexKey): Index | null {
	try {
		const file = readFileSync(indexFile(key));
		const end = file.length - CHECK_BYTES;
		const header = readHeader(file, key);
		if (header === null || end !== HEADER_BYTES + sizeOf(header)) return null;
		if (crc32(file.subarray(0, end)) !== file.readUInt32LE(end)) return null;
		const {count, size, readMs} = header;
		const bytesAt = HEADER_BYTES + count * (COLUMNS * 8 + ENDS * 4);
		const endsAt = HEADER_BYTES + count * COLUMNS * 8;
		// Numbers must stand at places that their size divides.
		const numbers = new Float64Array(count * COLUMNS);
		Buffer.from(numbers.buffer).set(file.subarray(HEADER_BYTES, endsAt));
		const ends = new Uint32Array(count * ENDS);
		Buffer.from(ends.buffer).set(file.subarray(endsAt, bytesAt));
		const records = {count, numbers, ends, bytes: file.subarray(bytesAt, bytesAt + size)};
		return areSound(records) ? {records, readMs} : null;
	} catch {
		return null;
	}
}

const sizeOf = ({count, size}: Header): number => count * (COLUMNS * 8 + ENDS * 4) + size;

function readHeader(file: Buffer, key: IndexKey): Header | null {
	if (file.length < HEADER_BYTES + CHECK_BYTES || !file.subarray(0, MAGIC.length).equals(Buffer.from(MAGIC)))
		return null;
	const header = JSON.parse(file.toString('utf8', MAGIC.length, HEADER_BYTES)) as Header;
	const isSound = [header.count, header.size].every(number => Number.isSafeInteger(number) && number >= 0);
	return isSound && typeof header.readMs === 'number' && header.key === keyOf(key) ? header : null;
}

/**
 * Keeps posts. Written beside and put in place at once, so that a copy of the program that reads it meanwhile has the
 * old one or the new one, whole. Where it cannot be kept nothing is told: it is only slower without.
 */
export async function writeIndex(key: IndexKey, {posts, readMs, pause}: Kept): Promise<void> {
	const {count, numbers, ends} = joinColumns(posts);
	const header: Header = {key: keyOf(key), count, size: ends.at(-1) ?? 0, readMs};
	const head = Buffer.alloc(HEADER_BYTES, ' ');
	const text = Buffer.from(MAGIC + JSON.stringify(header));
	if (text.length > HEADER_BYTES) return;
	head.set(text);
	const file = indexFile(key);
	const beside = `${file}.${process.pid}.tmp`;
	try {
		mkdirSync(key.folder, {recursive: true, mode: 0o700});
		const handle = await open(beside, 'w', 0o600);
		try {
			let check = 0;
			const write = async (piece: Uint8Array) => {
				check = crc32(piece, check);
				await handle.write(piece);
				await pause();
			};
			for (const part of [head, numbers, ends]) await write(asBytes(part));
			for (const piece of piecesOf(posts)) await write(piece);
			const end = Buffer.alloc(CHECK_BYTES);
			end.writeUInt32LE(check);
			await handle.write(end);
		} finally {
			await handle.close();
		}
		await rename(beside, file);
		sweep(key.folder, file);
	} catch {
		await unlink(beside).catch(() => {});
	}
}

const asBytes = ({buffer, byteOffset, byteLength}: ArrayBufferView): Uint8Array =>
	new Uint8Array(buffer, byteOffset, byteLength);

/** Each checked and written in a few ms, so that keys are answered in between. */
const PIECE_BYTES = 1024 * 1024;

/** The bytes of posts, many at a time: a copy of all of them would double the memory that they take. */
function* piecesOf(posts: readonly RecordedPost[]): Generator<Uint8Array> {
	let parts: Uint8Array[] = [];
	let size = 0;
	for (const post of posts) {
		const part = bytesOf(post);
		parts.push(part);
		size += part.length;
		if (size < PIECE_BYTES) continue;
		yield Buffer.concat(parts, size);
		parts = [];
		size = 0;
	}
	yield Buffer.concat(parts, size);
}

/** Takes the oldest away, and what copies that were killed have left. */
function sweep(folder: string, own: string): void {
	const files = readdirSync(folder)
		.filter(name => /\.(?:index|tmp)$/.test(name))
		.map(name => path.join(folder, name))
		.filter(file => file !== own)
		.map(file => ({file, ...sizeAndTime(file)}))
		.sort((a, b) => b.timeMs - a.timeMs);
	let bytes = 0;
	for (const [at, {file, size, timeMs}] of files.entries()) {
		bytes += size;
		const isLeftOver = file.endsWith('.tmp') && Date.now() - timeMs > 60_000;
		if (isLeftOver || at >= MOST_FILES - 1 || bytes > MOST_BYTES) unlinkSync(file);
	}
}

function sizeAndTime(file: string): {readonly size: number; readonly timeMs: number} {
	try {
		const {size, mtimeMs} = statSync(file);
		return {size, timeMs: mtimeMs};
	} catch {
		return {size: 0, timeMs: 0};
	}
}
