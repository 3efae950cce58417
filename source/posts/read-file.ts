import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs';
import {isOutOfFiles} from './file-errors.ts';
import {type Stamp, stampOf} from './stamp.ts';

/** A file that cannot be shown; the message says why, without the name. */
export class UnreadableFileError extends Error {}

export type ReadFile = {
	readonly bytes: Uint8Array;
	/** Of the whole file. */
	readonly size: number;
	readonly stamp: Stamp;
};

/**
 * The first bytes of a regular file. What it is gets checked after opening, without waiting for a pipe's other end.
 * @param file its path as the file system takes it: bytes where the name is no UTF-8.
 * @param scratch where to put them, at least `limit` long, if they are not kept: to make a buffer costs as much as to read one.
 * @throws {UnreadableFileError} where it is no regular file, and what the file system throws.
 */
export function readFile(file: string | Uint8Array, limit: number, scratch?: Buffer): ReadFile {
	const descriptor = openPatiently(file);
	try {
		const stats = fstatSync(descriptor);
		if (stats.isDirectory()) throw new UnreadableFileError('a folder, not a file');
		if (!stats.isFile()) throw new UnreadableFileError('not a regular file');
		// Files of /proc say that they have none.
		const most = Math.min(stats.size || SIZELESS_BYTES, limit);
		const buffer = scratch?.subarray(0, most) ?? Buffer.allocUnsafe(most);
		let length = 0;
		while (length < buffer.length) {
			const count = readSync(descriptor, buffer, length, buffer.length - length, length);
			if (count === 0) break;
			length += count;
		}
		// A file that shrank while it was read is as long as what was there.
		const size = length < buffer.length ? length : Math.max(length, stats.size);
		return {bytes: buffer.subarray(0, length), size, stamp: stampOf(stats)};
	} finally {
		closeSync(descriptor);
	}
}

const SIZELESS_BYTES = 64 * 1024;
const PATIENCE = 5;
const WAIT_MS = 20;

/** Whether the last wait was in vain: then the next files wait no more, else a long list would keep keys waiting for minutes. */
let isInVain = false;

/** Where all files that may be open are, one is closed soon. */
function openPatiently(file: string | Uint8Array): number {
	for (let turn = 1; ; turn++) {
		try {
			const descriptor = openSync(file as string | Buffer, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
			isInVain = false;
			return descriptor;
		} catch (error) {
			if (!isOutOfFiles(error)) throw error;
			isInVain ||= turn > PATIENCE;
			if (isInVain) throw error;
			Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MS);
		}
	}
}

const REASONS: Readonly<Record<string, string>> = {
	ENOENT: 'no such file',
	EACCES: 'no permission to read it',
	EPERM: 'no permission to read it',
	ENOTDIR: 'no such file',
	ELOOP: 'a link that leads to itself',
	ENAMETOOLONG: 'the name is too long',
	EMFILE: 'too many open files',
	EIO: 'the disk cannot read it',
};

/** Why a file could not be read, in words that fit behind its name. */
export function explain(error: unknown): string {
	if (error instanceof UnreadableFileError) return error.message;
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
