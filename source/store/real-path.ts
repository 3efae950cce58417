import {realpathSync} from 'node:fs';
import path from 'node:path';
import {openable} from '../posts/raw-names.ts';

/** Where links lead, by the path that they have in a list. */
const links = new Map<string, string>();
/** The real paths of folders. */
const folders = new Map<string, string>();

/** Tells that a file in a list is a link, so that nobody needs to ask for each file of a long list. */
export function rememberLink(link: string, target: string): void {
	links.set(link, target);
}

/** The real path of a post in a list, without asking the file system but once for each folder. */
export function realPathInList(post: string): string {
	const target = links.size > 0 ? links.get(post) : undefined;
	if (target !== undefined) return target;
	const end = post.lastIndexOf(path.sep);
	// The next post of a list is mostly in the same folder.
	if (end !== latest.folder.length || !post.startsWith(latest.folder)) {
		const folder = end <= 0 ? path.dirname(post) : post.slice(0, end);
		latest = {folder, real: realFolder(folder)};
	}
	return latest.real === latest.folder ? post : path.join(latest.real, path.basename(post));
}

let latest = {folder: '/', real: '/'};

/** The real path of a post, wherever its name is from. */
export function realPathOf(post: string): string {
	const listed = realPathInList(post);
	if (links.has(post) || isAsked.has(post)) return listed;
	isAsked.add(post);
	const real = askForRealPath(post);
	if (real === null || real === listed) return listed;
	rememberLink(post, real);
	return real;
}

const isAsked = new Set<string>();

function realFolder(folder: string): string {
	let real = folders.get(folder);
	if (real === undefined) {
		real = askForRealPath(folder) ?? path.resolve(folder);
		folders.set(folder, real);
	}
	return real;
}

/** Null where it is not there, and where its name is no UTF-8: what is shown of such a name is what it is known by. */
function askForRealPath(file: string): string | null {
	if (typeof openable(file) !== 'string') return null;
	try {
		return realpathSync.native(file);
	} catch {
		return null;
	}
}
