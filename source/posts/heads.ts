import {dateFromPath} from './dates/in-path.ts';
import {guessDate} from './guess-date.ts';
import {loadHead} from './load.ts';
import {openable} from './raw-names.ts';
import {readFile} from './read-file.ts';
import {packPosts, type Records} from './records.ts';

/** Files to be read, perhaps on another thread. */
export type Files = {
	readonly paths: readonly string[];
	/** By their places in `paths`, those of which the names are no UTF-8: the bytes that the file system knows them by. */
	readonly raw: ReadonlyMap<number, Uint8Array>;
};

export function filesOf(paths: readonly string[]): Files {
	const raw = new Map<number, Uint8Array>();
	for (const [index, path] of paths.entries()) {
		const file = openable(path);
		if (typeof file !== 'string') raw.set(index, file);
	}
	return {paths, raw};
}

/** What the beginnings of files tell of posts, packed. */
export const readHeads = ({paths, raw}: Files): Records =>
	packPosts(paths.map((path, index) => loadHead(path, raw.get(index) ?? path)));

/** Front matter that is longer than this is rare. */
const GLANCE_BYTES = 4096;
const glance = Buffer.alloc(GLANCE_BYTES);

/**
 * The dates, in ms, that posts most likely have: a tenth of the work of reading them, so that those can be read first that
 * a list begins with. NaN where there is none.
 */
export const guessDates = ({paths, raw}: Files): Float64Array =>
	Float64Array.from(paths, (path, index) => guess(path, raw.get(index) ?? path));

function guess(path: string, file: string | Uint8Array): number {
	try {
		return guessDate(readFile(file, GLANCE_BYTES, glance).bytes) ?? dateFromPath(path)?.ms ?? Number.NaN;
	} catch {
		return Number.NaN;
	}
}
