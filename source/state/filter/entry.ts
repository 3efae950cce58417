import type {Post} from '../../posts/post.ts';
import {foldWithPlaces} from '../../text/fold.ts';
import {sanitizeField} from '../../text/sanitize.ts';

/** What is searched of a post: in one text, folded, a line each for its title, its tags and categories, its description, its path. */
export type Entry = {
	readonly text: string;
	/** Where the lines after the first begin. */
	readonly tags: number;
	readonly description: number;
	readonly path: number;
	/** Where the ending of the path's name begins, such as `.md`: every post has one. */
	readonly ending: number;
};

/** So much of a field is searched, in UTF-16 units: more than any screen shows of it, and memory has a limit. */
export const LONGEST_FIELD = 1000;

/** A field as it is shown, as far as it is searched. */
export const shownField = (text: string): string => sanitizeField(text.slice(0, LONGEST_FIELD));

/** Folded as it is shown. Printable ASCII is shown as it is, but for white space, which folding takes care of. */
function foldField(text: string): string {
	const shown = /[^ -~]/.test(text) ? sanitizeField(text) : text;
	return foldWithPlaces(shown, false).text;
}

const entries = new WeakMap<Post, Entry>();

/** A post as it is searched, made once. */
export function entryOf(post: Post): Entry {
	let entry = entries.get(post);
	if (entry === undefined) {
		entry = createEntry(post);
		entries.set(post, entry);
	}
	return entry;
}

function createEntry({title, tags, categories, description, path}: Post): Entry {
	const lines = [
		foldField(title.slice(0, LONGEST_FIELD)),
		foldField([...tags, ...categories].join(' ').slice(0, LONGEST_FIELD)),
		foldField(description.slice(0, LONGEST_FIELD)),
		foldField(path),
	];
	const [first = '', second = '', third = '', last = ''] = lines;
	const tagsAt = first.length + 1;
	const descriptionAt = tagsAt + second.length + 1;
	const pathAt = descriptionAt + third.length + 1;
	const dot = last.lastIndexOf('.');
	return {
		// Joined, not added up: a sum would be kept in its parts until it is searched.
		text: lines.join('\n'),
		tags: tagsAt,
		description: descriptionAt,
		path: pathAt,
		ending: pathAt + (dot > last.lastIndexOf('/') ? dot : last.length),
	};
}

/** The posts of a list as they are searched. */
export type Shelf = {
	readonly entries: readonly Entry[];
	/** The length of the folder that all their paths begin with: it tells no post from another. */
	readonly shared: number;
};

const shelves = new WeakMap<readonly Post[], Shelf>();

/** The entries of posts; those of the same array are at hand. */
export function shelve(posts: readonly Post[]): Shelf {
	let shelf = shelves.get(posts);
	if (shelf === undefined) {
		const all = posts.map(entryOf);
		shelf = {entries: all, shared: sharedFolder(all)};
		shelves.set(posts, shelf);
	}
	return shelf;
}

function sharedFolder(all: readonly Entry[]): number {
	let shared: string | null = null;
	for (const {text, path} of all) {
		shared ??= folderOf(text.slice(path));
		while (!text.startsWith(shared, path)) shared = folderOf(shared.slice(0, -1));
	}
	return shared?.length ?? 0;
}

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
