import {statSync} from 'node:fs';
import type {Guard} from './guarded.ts';
import {LARGEST_BYTES, type ParsedPost, parsePost, unreadable} from './post.ts';
import {openable} from './raw-names.ts';
import {explain, readFile, UnreadableFileError} from './read-file.ts';
import {goneStamp, noStamp, type Stamp, stampOf} from './stamp.ts';

/** Most posts are shorter, so that their words are counted and not estimated. */
const HEAD_BYTES = 16 * 1024;
const scratch = Buffer.alloc(HEAD_BYTES);
/** A front matter that is longer than this is read as far as it goes. */
const LONGEST_HEAD_BYTES = 256 * 1024;
export type Head = ParsedPost & {readonly stamp: Stamp};

/**
 * What the beginning of a file tells of the post. Never throws: a file that cannot be read is a post with a problem.
 * @param file its path as the file system takes it.
 */
export function loadHead(path: string, file: string | Uint8Array = openable(path)): Head {
	try {
		const head = readHead(path, file, HEAD_BYTES, scratch);
		return head.isComplete ? head : readHead(path, file, LONGEST_HEAD_BYTES);
	} catch (error) {
		return {...unreadable(path, 0, explain(error)), stamp: stampOfUnread(file)};
	}
}

function stampOfUnread(file: string | Uint8Array): Stamp {
	try {
		const stats = statSync(file as string | Buffer, {throwIfNoEntry: false});
		return stats === undefined ? goneStamp : stampOf(stats);
	} catch {
		return noStamp;
	}
}

function readHead(path: string, file: string | Uint8Array, limit: number, into?: Buffer): Head {
	const {stamp, ...read} = readFile(file, limit, into);
	return {...parsePost({path, ...read, modifiedMs: stamp.modifiedMs}), stamp};
}

export type LoadOptions = {
	/** Whether the words of a long post are estimated. */
	readonly isBrief?: boolean;
	readonly guard?: Guard;
};

/**
 * A whole post, or as much of it as is shown.
 * @throws {UnreadableFileError} where there is nothing to show: no such file, a folder, no permission, binary.
 */
export function loadWhole(path: string, options: LoadOptions = {}): ParsedPost {
	let parsed: ParsedPost;
	try {
		const {stamp, ...read} = readFile(openable(path), LARGEST_BYTES);
		const isCut = read.size > LARGEST_BYTES;
		parsed = parsePost({path, ...read, modifiedMs: stamp.modifiedMs, isCut, ...options});
	} catch (error) {
		throw new UnreadableFileError(explain(error));
	}
	if (parsed.isBinary) throw new UnreadableFileError('not a text file');
	return parsed;
}

/** A post piped in as text; it has no file and no file's name. */
export function parseText(text: Uint8Array, options: LoadOptions = {}): ParsedPost {
	const bytes = text.subarray(0, LARGEST_BYTES);
	const isCut = bytes.length < text.length;
	const parsed = parsePost({path: '-', bytes, size: text.length, modifiedMs: Date.now(), isCut, ...options});
	const title = parsed.post.title === '-' ? 'Standard input' : parsed.post.title;
	return {...parsed, post: {...parsed.post, title}};
}
