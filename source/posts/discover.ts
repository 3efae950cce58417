import {lstatSync, realpathSync, statSync} from 'node:fs';
import path from 'node:path';
import {type Entry, openFolder, type Place, readEntries} from './entries.ts';
import {isGone, isOutOfFiles} from './file-errors.ts';
import {findGitEntries, isIgnored, type Rules, rulesAbove, rulesBelow, rulesIn, withoutIgnored} from './ignore.ts';
import {openable} from './raw-names.ts';

/** Where too many files are open: how long to wait for some to be closed, and how often in a walk. */
const WAIT_MS = 50;
const MOST_WAITS = 20;

export type FoundPost = {
	/** The root as it was given, and the rest. */
	readonly path: string;
	/** The target of a file that is a symbolic link; null otherwise. */
	readonly link: string | null;
};

export type Discovered = {
	/** In the order of the walk. */
	readonly posts: readonly FoundPost[];
	/** Folders that could not be read. */
	readonly unreadable: readonly string[];
	/** Folders that could, or a named file's: to be watched, since posts come and go in them. */
	readonly folders: readonly string[];
};

/**
 * The posts below a folder, or the file itself. Left out, but for the root, are dot files and folders, `node_modules` and
 * what Git ignores. Links are followed, each folder is visited once. What vanishes meanwhile was never there. Never
 * throws. Pauses whenever `pause` gives a promise, so that keys are answered meanwhile.
 */
export async function discoverPosts(root: string, pause: () => Promise<void> | undefined): Promise<Discovered> {
	// What cannot be looked at is for whoever opens it to explain.
	if (!isFolder(root)) {
		const post = {path: root, link: isLink(root) ? findTarget(root) : null};
		return {posts: [post], unreadable: [], folders: [path.dirname(root)]};
	}
	const walk = createWalk();
	for (const step of walkFolders(root, walk)) {
		if (step === 'full') await new Promise(resolve => setTimeout(resolve, WAIT_MS));
		const waiting = pause();
		if (waiting !== undefined) await waiting;
	}
	const {posts, unreadable, folders} = walk;
	return {posts, unreadable, folders};
}

/** Whether any post stands below the folder. */
export function holdsPost(folder: string): boolean {
	const walk = createWalk();
	for (const _ of walkFolders(folder, walk)) if (walk.posts.length > 0) return true;
	return false;
}

/** After a moment's work; or where too many files are open to go on at once. */
type Step = 'worked' | 'full';

type Folder = Place & {
	/** The bytes of its real path, the same for the same folder. */
	readonly key: string;
	/** Those of the folders above it; null for the root, above which they are looked for. */
	readonly rules: Rules | null;
};

type Walk = {
	readonly posts: FoundPost[];
	readonly unreadable: string[];
	readonly folders: string[];
	readonly visited: Set<string>;
	readonly pending: Folder[];
	/** Links to folders wait until the end, so that a folder that is below the root without them is found there. */
	readonly links: Folder[];
	waits: number;
};

const createWalk = (): Walk => ({
	posts: [],
	unreadable: [],
	folders: [],
	visited: new Set(),
	pending: [],
	links: [],
	waits: 0,
});

function* walkFolders(root: string, walk: Walk): Generator<Step, void> {
	const prefix = path.join(root, 'x').slice(0, -1);
	walk.pending.push({path: root, prefix, key: keyOf(root), rules: null});
	for (;;) {
		const folder = walk.pending.pop() ?? takeLinks(walk);
		if (folder === undefined) return;
		if (walk.visited.has(folder.key)) continue;
		walk.visited.add(folder.key);
		try {
			yield* walkFolder(folder, walk);
			walk.folders.push(folder.path);
		} catch (error) {
			if (!isGone(error)) walk.unreadable.push(folder.path);
			yield 'worked';
		}
	}
}

/** In the order of names: where two lead to one folder, its posts are always found by the same. */
function takeLinks({links, pending}: Walk): Folder | undefined {
	for (const link of links.sort((a, b) => (a.path < b.path ? 1 : -1))) pending.push(link);
	links.length = 0;
	return pending.pop();
}

function* walkFolder(folder: Folder, walk: Walk): Generator<Step, void> {
	const outer = folder.rules ?? (yield* patiently(() => rulesAbove(folder.path), walk));
	const dir = yield* patiently(() => openFolder(folder.path), walk);
	let rules: Rules | null = null;
	for (const {posts, others, git} of readEntries(folder, dir)) {
		// In a large folder the rules are looked for before its end, so that posts are found from the beginning on.
		rules ??= yield* patiently(() => rulesIn(folder.path, outer, git ?? findGitEntries(folder.path)), walk);
		takePosts(withoutIgnored(rules, posts), folder.prefix, walk);
		const parent = {...folder, rules};
		for (const entry of others) takeOther(entry, parent, walk);
		yield 'worked';
	}
}

/** Does the action, once more after each wait where too many files are open. */
function* patiently<T>(action: () => T, walk: Walk): Generator<Step, T> {
	for (;;) {
		try {
			return action();
		} catch (error) {
			if (!isOutOfFiles(error) || walk.waits === MOST_WAITS) throw error;
		}
		walk.waits++;
		yield 'full';
	}
}

function takePosts(names: readonly string[], prefix: string, walk: Walk): void {
	for (const name of names) walk.posts.push({path: prefix + name, link: null});
}

function takeOther({name, isFolder, isLink}: Entry, parent: Folder & {readonly rules: Rules}, walk: Walk): void {
	if (isIgnored(parent.rules, name, isFolder)) return;
	const full = parent.prefix + name;
	if (!isFolder) {
		const link = isLink ? findTarget(full) : null;
		if (!isLink || link !== null) walk.posts.push({path: full, link});
		return;
	}
	const key = isLink ? keyOf(full) : keyBelow(parent.key, name, full);
	if (isLink && isWithin(parent.key, key)) return;
	const folder = {path: full, prefix: full + path.sep, key, rules: rulesBelow(parent.rules, name)};
	(isLink ? walk.links : walk.pending).push(folder);
}

const toKey = (real: string | Buffer): string => Buffer.from(real).toString('latin1');

function keyOf(folder: string): string {
	try {
		return toKey(realpathSync.native(openable(folder), 'buffer'));
	} catch {
		return toKey(path.resolve(folder));
	}
}

/** No need to ask the system: what is no link is where it stands. */
const keyBelow = (parent: string, name: string, full: string): string =>
	typeof openable(full) === 'string' ? withSeparator(parent) + toKey(name) : keyOf(full);

/** A link to a folder that it stands in leads in a circle, and one to the root of the file system to everything. */
const isWithin = (key: string, outer: string): boolean => withSeparator(key).startsWith(withSeparator(outer));

const withSeparator = (key: string): string => (key.endsWith(path.sep) ? key : key + path.sep);

function isFolder(file: string): boolean {
	try {
		return statSync(openable(file)).isDirectory();
	} catch {
		return false;
	}
}

function isLink(file: string): boolean {
	try {
		return lstatSync(openable(file)).isSymbolicLink();
	} catch {
		return false;
	}
}

function findTarget(link: string): string | null {
	try {
		return realpathSync.native(openable(link));
	} catch {
		return null;
	}
}
