import {closeSync, constants, fstatSync, openSync, readSync} from 'node:fs';
import {resolve} from 'node:path';
import {discoverPosts} from './discover.ts';
import {type ParsedPost, type Post, parsePost, unreadable} from './post.ts';
import {openable} from './raw-names.ts';

/** Most posts are shorter, so that their words are counted and not estimated. */
const HEAD_BYTES = 16 * 1024;
/** A front matter that is longer than this is read as far as it goes. */
const LONGEST_HEAD_BYTES = 256 * 1024;
/** The largest file that is opened. */
const LARGEST_BYTES = 100 * 1024 * 1024;
/** How long reading may keep the program from answering a key. */
const SLICE_MS = 12;

/** A file that cannot be shown; the message says why, without the name. */
export class UnreadableFileError extends Error {}

/** A pause for other work whenever a slice of time is used up, otherwise nothing to wait for. */
export function createPause(now: () => number = performance.now.bind(performance)): () => Promise<void> | undefined {
	let end: number | null = null;
	return () => {
		end ??= now() + SLICE_MS;
		if (now() < end) return undefined;
		return new Promise(resolve => {
			setImmediate(() => {
				end = now() + SLICE_MS;
				resolve();
			});
		});
	};
}

export type LoadStep = {
	readonly posts: readonly Post[];
	/** Files read so far, and in all. */
	readonly done: number;
	readonly total: number;
};

export type LoadOptions = {
	readonly drafts: boolean;
	readonly pause: () => Promise<void> | undefined;
};

type FoundPost = {readonly path: string; readonly isNamed: boolean; readonly isInDrafts: boolean};

/** Where Jekyll keeps what is not published: https://jekyllrb.com/docs/posts/#drafts */
const DRAFTS_FOLDER = /(?:^|[\\/])_drafts[\\/]/;

/** The posts below some folders, or named as files, in steps that each take one slice of time. Only heads are read. */
export async function* loadPosts(roots: readonly string[], options: LoadOptions): AsyncGenerator<LoadStep> {
	// By where they lead, so that a post that is named twice is there once.
	const found = new Map<string, FoundPost>();
	let posts: Post[] = [];
	for (const root of roots) {
		const {paths, unreadable: locked} = await discoverPosts(root, options.pause);
		for (const path of paths) {
			const place = resolve(path);
			const known = found.get(place);
			found.set(place, {
				path: known?.path ?? path,
				isNamed: path === root || known?.isNamed === true,
				isInDrafts: DRAFTS_FOLDER.test(path.slice(root.length)) && known?.isInDrafts !== false,
			});
		}
		for (const path of locked) posts.push(unreadable(path, 0, 'the folder cannot be read').post);
	}
	const files = [...found.values()];
	for (const [index, {path, isNamed, isInDrafts}] of files.entries()) {
		const waiting = options.pause();
		if (waiting !== undefined) {
			yield {posts, done: index, total: files.length};
			posts = [];
			await waiting;
		}
		const {post} = loadHead(path);
		// Whoever names a draft wants it, or the folder of drafts.
		const isDraft = post.draft || isInDrafts;
		if (options.drafts || isNamed || !isDraft) posts.push(isInDrafts ? {...post, draft: true} : post);
	}
	yield {posts, done: files.length, total: files.length};
}

/** What the beginning of a file tells of the post. Never throws: a file that cannot be read is a post with a problem. */
function loadHead(path: string): ParsedPost {
	try {
		const head = readFile(path, HEAD_BYTES);
		const parsed = parsePost({path, ...head});
		return parsed.isComplete ? parsed : parsePost({path, ...readFile(path, LONGEST_HEAD_BYTES)});
	} catch (error) {
		return unreadable(path, 0, explain(error));
	}
}

/**
 * A whole post; where it is `isBrief` the words of a long one are estimated.
 * @throws {UnreadableFileError} where there is nothing to show: no such file, a folder, no permission, binary, too large.
 */
export function loadWhole(path: string, isBrief = false): ParsedPost {
	let file: ReadFile;
	try {
		file = readFile(path, LARGEST_BYTES);
	} catch (error) {
		throw new UnreadableFileError(explain(error));
	}
	if (file.size > LARGEST_BYTES) throw new UnreadableFileError('larger than 100 MB, the most that is opened');
	const parsed = parsePost({path, ...file, isBrief});
	if (parsed.isBinary) throw new UnreadableFileError('not a text file');
	return parsed;
}

/** A post piped in as text; it has no file and no file's name. */
export function parseText(bytes: Uint8Array): ParsedPost {
	const parsed = parsePost({path: '-', bytes, size: bytes.length, modifiedMs: Date.now()});
	const title = parsed.post.title === '-' ? 'Standard input' : parsed.post.title;
	return {...parsed, post: {...parsed.post, title}};
}

type ReadFile = {readonly bytes: Uint8Array; readonly size: number; readonly modifiedMs: number};

/** The first bytes of a regular file. What it is gets checked after opening, without waiting for a pipe's other end. */
function readFile(path: string, limit: number): ReadFile {
	const descriptor = openSync(openable(path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const stats = fstatSync(descriptor);
		if (stats.isDirectory()) throw new UnreadableFileError('a folder, not a file');
		if (!stats.isFile()) throw new UnreadableFileError('not a regular file');
		const buffer = Buffer.allocUnsafe(Math.min(stats.size, limit));
		let length = 0;
		while (length < buffer.length) {
			const count = readSync(descriptor, buffer, length, buffer.length - length, length);
			if (count === 0) break;
			length += count;
		}
		// A file that shrank while it was read is as long as what was there.
		const size = length < buffer.length ? length : stats.size;
		return {bytes: buffer.subarray(0, length), size, modifiedMs: stats.mtimeMs};
	} finally {
		closeSync(descriptor);
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
