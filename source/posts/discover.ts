import {readdirSync, realpathSync, statSync} from 'node:fs';
import path from 'node:path';
import {decodeBytes} from './decode.ts';
import {isPostName} from './post-name.ts';
import {openable, rememberName} from './raw-names.ts';

const IGNORED_FOLDERS = new Set(['node_modules']);

export type Discovered = {
	/** In the order of the walk. */
	readonly paths: readonly string[];
	/** Folders that could not be read. */
	readonly unreadable: readonly string[];
};

/**
 * The posts below a folder, or the file itself. Dot files and folders and `node_modules` are left out, links are
 * followed, each folder is visited once. Pauses whenever `pause` gives a promise, so that keys are answered meanwhile.
 */
export async function discoverPosts(root: string, pause: () => Promise<void> | undefined): Promise<Discovered> {
	const paths: string[] = [];
	const unreadable: string[] = [];
	const visited = new Set<string>();
	if (!typeOf(statSync(openable(root))).isFolder) return {paths: [root], unreadable};
	const pending = [root];
	for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
		await pause();
		if (!isFirstVisit(folder, visited)) continue;
		const entries = readFolder(folder);
		if (entries === null) unreadable.push(folder);
		for (const entry of entries ?? []) {
			const kind = kindOf(folder, entry);
			const full = path.join(folder, entry.name);
			if (kind === 'folder') pending.push(full);
			else if (kind === 'post') paths.push(full);
		}
	}
	return {paths, unreadable};
}

/** Whether any post stands below the folder. */
export function holdsPost(folder: string, visited = new Set<string>()): boolean {
	if (!isFirstVisit(folder, visited)) return false;
	const entries = (readFolder(folder) ?? []).map(entry => ({name: entry.name, kind: kindOf(folder, entry)}));
	return (
		entries.some(({kind}) => kind === 'post') ||
		entries.some(({name, kind}) => kind === 'folder' && holdsPost(path.join(folder, name), visited))
	);
}

type Entry = {readonly name: string; isDirectory(): boolean; isFile(): boolean; isSymbolicLink(): boolean};

function readFolder(folder: string): readonly Entry[] | null {
	try {
		const entries = readdirSync(openable(folder), {withFileTypes: true});
		return entries.some(({name}) => name.includes('\uFFFD')) ? readNamesAsBytes(folder) : entries;
	} catch {
		return null;
	}
}

/** The entries of a folder in which a name is no UTF-8: it is shown as Windows-1252, and opened by its bytes. */
function readNamesAsBytes(folder: string): readonly Entry[] {
	return readdirSync(openable(folder), {withFileTypes: true, encoding: 'buffer'}).map(entry => {
		const {text} = decodeBytes(entry.name);
		if (!Buffer.from(text).equals(entry.name)) rememberName(path.join(folder, text), folder, entry.name);
		return {
			name: text,
			isDirectory: () => entry.isDirectory(),
			isFile: () => entry.isFile(),
			isSymbolicLink: () => entry.isSymbolicLink(),
		};
	});
}

function isFirstVisit(folder: string, visited: Set<string>): boolean {
	try {
		const real = realpathSync(openable(folder));
		if (visited.has(real)) return false;
		visited.add(real);
	} catch {
		// It cannot be read either, and is reported as that.
	}
	return true;
}

function kindOf(folder: string, entry: Entry): 'folder' | 'post' | null {
	if (entry.name.startsWith('.')) return null;
	const {isFolder, isFile} = entry.isSymbolicLink() ? followLink(path.join(folder, entry.name)) : typeOf(entry);
	if (isFolder) return IGNORED_FOLDERS.has(entry.name) ? null : 'folder';
	return isFile && isPostName(entry.name) ? 'post' : null;
}

type FileType = {readonly isFolder: boolean; readonly isFile: boolean};

const typeOf = (entry: {isDirectory(): boolean; isFile(): boolean}): FileType => ({
	isFolder: entry.isDirectory(),
	isFile: entry.isFile(),
});

function followLink(link: string): FileType {
	try {
		return typeOf(statSync(openable(link)));
	} catch {
		return {isFolder: false, isFile: false};
	}
}
