import {mkdirSync, realpathSync} from 'node:fs';
import path from 'node:path';
import {readJsonFile, setAside} from './json-file.ts';

/** Which posts were read, by real path. */
export type ReadingState = {
	readonly isRead: (path: string) => boolean;
	readonly isBookmarked: (path: string) => boolean;
	/** @returns a sentence for the user the first time that it cannot be kept, otherwise null. */
	readonly markRead: (path: string) => Promise<string | null>;
	/** Sets a bookmark, or takes it away. @returns whether it is set now, and a sentence as `markRead` does. */
	readonly toggleBookmark: (path: string) => Promise<{readonly isSet: boolean; readonly notice: string | null}>;
	/** Resolves when everything is kept that was marked. */
	readonly settle: () => Promise<void>;
	/** What to tell the user about the file, once. */
	readonly notice: string | null;
};

type Mark = {readonly read?: string; readonly bookmarked?: boolean};
type Marks = ReadonlyMap<string, Mark>;

const VERSION = 1;
/** A copy that was killed leaves its lock behind; after some seconds it counts for nothing. */
const LOCKING = {realpath: false, stale: 5000, retries: {retries: 50, factor: 1.2, minTimeout: 5, maxTimeout: 100}};
/** The oldest marks go first beyond this many: some 10 MB. */
const MOST_MARKS = 100_000;

/** Nothing is read and nothing kept. */
export const noReadingState: ReadingState = {
	isRead: () => false,
	isBookmarked: () => false,
	markRead: async () => null,
	toggleBookmark: async () => ({
		isSet: false,
		notice: 'Bookmarks are not kept: the program was started with --no-state',
	}),
	settle: async () => {},
	notice: null,
};

/** The reading state in a folder; `now` is the time in ms for new marks. */
export function openReadingState(folder: string, now: () => number): ReadingState {
	const file = path.join(folder, 'reading.json');
	const {marks, notice, isWritable} = loadMarks(file);
	const known = new Map(marks);
	// Finding a real path asks the file system: not for each post of a long list while nothing is marked.
	const markOf = (post: string) => (known.size > 0 ? known.get(identify(post)) : undefined);
	let saving: Promise<unknown> = Promise.resolve();
	let isTold = !isWritable;
	const change = async (post: string, edit: (mark: Mark) => Mark): Promise<string | null> => {
		const place = identify(post);
		known.set(place, edit(known.get(place) ?? {}));
		if (!isWritable) return newerVersion(file);
		const saved = saving.then(() => saveMark(file, place, edit));
		saving = saved;
		return saved;
	};
	return {
		isRead: post => markOf(post)?.read !== undefined,
		isBookmarked: post => markOf(post)?.bookmarked === true,
		async markRead(post) {
			const problem = await change(post, mark => ({...mark, read: new Date(now()).toISOString()}));
			// Once is enough: nobody asked for these marks.
			if (problem === null || isTold) return null;
			isTold = true;
			return problem;
		},
		async toggleBookmark(post) {
			const isSet = markOf(post)?.bookmarked !== true;
			const notice = await change(post, ({bookmarked: _, ...mark}) => (isSet ? {...mark, bookmarked: true} : mark));
			return {isSet, notice};
		},
		async settle() {
			await saving;
		},
		notice,
	};
}

const newerVersion = (file: string): string => `${file} is of a newer version: nothing is kept`;

function identify(post: string): string {
	try {
		return realpathSync(post);
	} catch {
		return path.resolve(post);
	}
}

type Loaded = {readonly marks: Marks; readonly notice: string | null; readonly isWritable: boolean};

function loadMarks(file: string): Loaded {
	const {value, notice} = readJsonFile(file);
	if (value === null) return {marks: new Map(), notice, isWritable: true};
	if (typeof value.version === 'number' && value.version > VERSION) {
		return {marks: new Map(), notice: `${file} is of a newer version and left alone`, isWritable: false};
	}
	const {posts} = value;
	if (value.version !== VERSION || typeof posts !== 'object' || posts === null) {
		return {marks: new Map(), notice: setAside(file), isWritable: true};
	}
	return {marks: new Map(Object.entries(posts).flatMap(readMark)), notice, isWritable: true};
}

function readMark([post, mark]: [string, unknown]): [string, Mark][] {
	if (typeof mark !== 'object' || mark === null) return [];
	const {read, bookmarked} = mark as Record<string, unknown>;
	return [[post, {...(typeof read === 'string' && {read}), ...(bookmarked === true && {bookmarked})}]];
}

/** Changes a mark in what is in the file by now: other copies of the program may have written meanwhile. */
async function saveMark(file: string, post: string, edit: (mark: Mark) => Mark): Promise<string | null> {
	try {
		const [{writeFileSync}, {default: lockfile}] = await Promise.all([import('atomically'), import('proper-lockfile')]);
		mkdirSync(path.dirname(file), {recursive: true, mode: 0o700});
		const release = await lockfile.lock(file, LOCKING);
		try {
			const {marks, isWritable} = loadMarks(file);
			if (!isWritable) return newerVersion(file);
			const others = [...marks].filter(([name]) => name !== post);
			const kept = [...others, [post, edit(marks.get(post) ?? {})] as const].slice(-MOST_MARKS);
			writeFileSync(file, `${JSON.stringify({version: VERSION, posts: Object.fromEntries(kept)})}\n`, {mode: 0o600});
		} finally {
			await release();
		}
		return null;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return `What you read cannot be kept: ${reason}`;
	}
}
