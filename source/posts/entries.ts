import {type Dir, opendirSync, readdirSync, statSync} from 'node:fs';
import {decodeBytes} from './decode.ts';
import {isGone} from './file-errors.ts';
import type {GitEntries} from './ignore.ts';
import {isPostName} from './post-name.ts';
import {openable, rememberName} from './raw-names.ts';

/** Besides what begins with a dot. */
const IGNORED_FOLDERS = new Set(['node_modules']);
/** How many names the system gives at once; that takes a third of a millisecond. */
const READ_AT_ONCE = 256;
/** How many are looked at before other work may have its turn. */
const PIECE = 32;
/** Where a file system tells no types Node asks for each, and fails for a file that is gone by then. */
const MOST_GONE = 1000;

/** A folder, and what the paths of all that is in it begin with. */
export type Place = {readonly path: string; readonly prefix: string};

/** What stands in a folder and may hold posts, or is a link to one. */
export type Entry = {readonly name: string; readonly isFolder: boolean; readonly isLink: boolean};

export type Piece = {
	/** The names of posts that are plain files: mostly this is all. */
	readonly posts: readonly string[];
	readonly others: readonly Entry[];
	/** Null as long as there is more to read. */
	readonly git: GitEntries | null;
};

/** Opens a folder to be read piece by piece: all of 100,000 entries at once would keep the thread for 0.1 s. */
export function openFolder(folder: string): Dir {
	return opendirSync(openable(folder), {bufferSize: READ_AT_ONCE});
}

type FileType = {isDirectory(): boolean; isFile(): boolean};
type Found = FileType & {readonly name: string; isSymbolicLink(): boolean};

/** What of an open folder it takes to read it. */
export type OpenFolder = {readSync(): Found | null; closeSync(): void};

/**
 * What an open folder holds, in the file system's order and at least one piece. Nothing hidden or installed is in it, nor
 * what editors put beside an open file, since no such name is a post's. Closes the folder.
 */
export function* readEntries({path, prefix}: Place, dir: OpenFolder): Generator<Piece, void> {
	const reading: Reading = {path, prefix, isRaw: typeof openable(path) !== 'string', dir};
	const seen: Seen = {hasIgnoreFile: false, hasRepository: false, hasRawNames: false};
	try {
		for (let isMore = true; isMore; ) {
			const piece = {posts: [], others: []};
			isMore = readPiece(reading, seen, piece);
			yield {...piece, git: isMore ? null : seen};
		}
	} finally {
		dir.closeSync();
	}
	if (seen.hasRawNames) yield {posts: [], others: readRawNames(reading), git: seen};
}

type Reading = Place & {readonly isRaw: boolean; readonly dir: OpenFolder};
type Seen = {hasIgnoreFile: boolean; hasRepository: boolean; hasRawNames: boolean};
type Filled = {readonly posts: string[]; readonly others: Entry[]};

/** Whether there may be more after it. */
function readPiece(reading: Reading, seen: Seen, piece: Filled): boolean {
	for (let count = 0; count < PIECE; count++) {
		const found = readNext(reading.dir);
		if (found === null) return false;
		const {name} = found;
		// Nearly all are plain posts. The rest has its own function, so that V8 has little to compile for them.
		if (found.isFile() && isPostName(name) && isPlain(name) && !reading.isRaw) piece.posts.push(name);
		else takeOther(found, reading, seen, piece);
	}
	return true;
}

const isPlain = (name: string): boolean => !name.startsWith('.') && !name.includes('\uFFFD');

function takeOther(found: Found, {path, prefix, isRaw}: Reading, seen: Seen, {others}: Filled): void {
	const {name} = found;
	if (name.includes('\uFFFD')) {
		seen.hasRawNames = true;
		return;
	}
	if (isRaw) rememberName(prefix + name, path, Buffer.from(name));
	if (name === '.gitignore') seen.hasIgnoreFile = found.isFile();
	else if (name === '.git') seen.hasRepository = true;
	const entry = toEntry(found, name, prefix);
	if (entry !== null) others.push(entry);
}

function readNext(dir: OpenFolder): Found | null {
	for (let gone = 0; ; gone++) {
		try {
			return dir.readSync();
		} catch (error) {
			if (!isGone(error) || gone === MOST_GONE) throw error;
		}
	}
}

/** The entries whose names are no UTF-8: these are shown as Windows-1252, and opened by their bytes. */
function readRawNames({path, prefix}: Reading): readonly Entry[] {
	const all = readdirSync(Buffer.from(openable(path)), {withFileTypes: true, encoding: 'buffer'});
	return all.flatMap(entry => {
		if (!entry.name.toString().includes('\uFFFD')) return [];
		const {text} = decodeBytes(entry.name);
		if (!Buffer.from(text).equals(entry.name)) rememberName(prefix + text, path, entry.name);
		return toEntry(entry, text, prefix) ?? [];
	});
}

function toEntry(found: Omit<Found, 'name'>, name: string, prefix: string): Entry | null {
	if (name.startsWith('.')) return null;
	const isLink = found.isSymbolicLink();
	const type = isLink ? followLink(prefix + name) : found;
	if (type?.isFile() === true) return isPostName(name) ? {name, isFolder: false, isLink} : null;
	return type?.isDirectory() === true && !IGNORED_FOLDERS.has(name) ? {name, isFolder: true, isLink} : null;
}

function followLink(link: string): FileType | null {
	try {
		return statSync(openable(link));
	} catch {
		return null;
	}
}
