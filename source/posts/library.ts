import {statSync} from 'node:fs';
import {compare, type Found, find, standsInDrafts} from './find-posts.ts';
import {type IndexKey, readIndex, writeIndex} from './index-file.ts';
import type {Post} from './post.ts';
import {openable} from './raw-names.ts';
import {FEW, type ReadOptions, readPosts} from './read-posts.ts';
import {isSamePost, RecordedPost} from './records.ts';
import {createRenames} from './renames.ts';
import {goneStamp} from './stamp.ts';

/** What has become known of the posts since the step before. */
export type Step = {
	readonly added: readonly Post[];
	/** With the paths that they had before. */
	readonly changed: readonly {readonly before: string; readonly post: Post}[];
	/** Paths. */
	readonly removed: readonly string[];
	/** Files read so far, and in all. */
	readonly done: number;
	readonly total: number;
	/** Whether this is all; posts that were known before are looked at again, to see what has changed. */
	readonly isWhole: boolean;
};

export type LibraryOptions = ReadOptions & {
	readonly drafts: boolean;
	/** Where to keep what was read for the next start, or null. */
	readonly index: Pick<IndexKey, 'folder' | 'version'> | null;
	/** Told of posts that are symbolic links. */
	readonly onLink: (path: string, target: string) => void;
	/** ms. */
	readonly now: () => number;
};

export type Library = {
	/** Reads the posts: as they were known, then what is new. Only heads of files are read. To be called once. */
	readonly load: () => AsyncGenerator<Step>;
	/** Looks again, and gives all that has changed in one step, or null where nothing has. */
	readonly rescan: () => Promise<Step | null>;
	/** The folders that posts were looked for in. */
	readonly folders: () => readonly string[];
	/** Resolves when what was read is kept; what has changed in the last minute may be read again at the next start. */
	readonly settle: () => Promise<void>;
};

/** Fewer than these are as soon read again as looked up. */
const WORTH_KEEPING = 100;
/** All is written each time, in a large list 100 MB: not for each post that somebody edits. */
const SAVE_MS = 60_000;

/** The posts below some folders, or named as files. */
export function createLibrary(roots: readonly string[], options: LibraryOptions): Library {
	const key = options.index === null || roots.some(isFile) ? null : {...options.index, roots};
	/** All posts by path, drafts too. */
	const shelf = new Map<string, RecordedPost>();
	let found: ReadonlyMap<string, Found> = new Map();
	let folders: readonly string[] = [];
	/** When the posts on the shelf were last looked at. */
	let seenMs = 0;
	let saving: Promise<void> = Promise.resolve();
	let savedMs = Number.NEGATIVE_INFINITY;
	let timer: NodeJS.Timeout | undefined;
	let finish = () => {};
	let turn: Promise<unknown> = new Promise<void>(resolve => {
		finish = resolve;
	});

	const isShown = (post: RecordedPost) => options.drafts || !post.draft || found.get(post.path)?.isNamed === true;

	async function* load(): AsyncGenerator<Step> {
		try {
			const index = key && readIndex(key);
			if (index === null) {
				yield* look(null);
				return;
			}
			const isInDrafts = (path: string) => roots.some(root => path.startsWith(root) && standsInDrafts(path, root));
			for (let row = 0; row < index.records.count; row++) {
				const post = new RecordedPost(index.records, row);
				shelf.set(post.path, isInDrafts(post.path) ? new RecordedPost(index.records, row, true) : post);
			}
			seenMs = index.readMs;
			yield {added: [...shelf.values()].filter(isShown), changed: [], removed: [], done: 0, total: 0, isWhole: false};
			yield* look(index.readMs, true);
		} finally {
			finish();
		}
	}

	/**
	 * Looks for what is other than on the shelf, and reads that; once more where a post has gone meanwhile, which may have another
	 * name by now. What is known of a post may depend on where a link leads.
	 */
	async function* look(sinceMs: number | null, areLinksNew = false, isAgain = false): AsyncGenerator<Step> {
		const startMs = options.now();
		// Not two of them at once: each takes some 20 MB of a list of 100,000.
		found = new Map();
		({found, folders} = await find(roots, options));
		const {stale, gone} = await compare(found, shelf, {sinceMs, areLinksNew, pause: options.pause});
		const total = stale.length;
		let done = 0;
		let isMissed = false;
		if (total > FEW) yield {added: [], changed: [], removed: [], done, total, isWhole: false};
		const renamed = createRenames(gone);
		for await (const posts of readPosts(stale, options)) {
			const step = {added: [] as Post[], changed: [] as {before: string; post: Post}[], removed: [] as string[]};
			for (const post of posts) {
				const before = shelf.get(post.path) ?? renamed.take(post);
				done++;
				const isKnown = before?.path === post.path && !(areLinksNew && found.get(post.path)?.isLink);
				if (isKnown && before !== undefined && isSamePost(before, post)) continue;
				const isThere = !isGone(post);
				if (!isThere && before !== undefined && !isAgain) {
					isMissed = true;
					continue;
				}
				if (before !== undefined) shelf.delete(before.path);
				if (isThere) shelf.set(post.path, post);
				const was = before !== undefined && isShown(before);
				if (was && isThere && isShown(post)) step.changed.push({before: before.path, post});
				else if (was) step.removed.push(before.path);
				else if (isThere && isShown(post)) step.added.push(post);
			}
			if (done < total) yield {...step, done, total, isWhole: false};
			else yield* last(step);
		}
		if (total === 0) yield* last({added: [], changed: [], removed: []});
		seenMs = startMs;
		// Links are read again at each start anyway.
		if (gone.length > 0 || stale.some(({isLink}) => !(areLinksNew && isLink))) save();
		if (isMissed) yield* look(startMs, areLinksNew, true);

		function* last(step: Pick<Step, 'added' | 'changed' | 'removed'>): Generator<Step> {
			const left = renamed.left();
			for (const post of left) shelf.delete(post.path);
			const removed = [...step.removed, ...left.filter(isShown).map(({path}) => path)];
			yield {...step, removed, done, total, isWhole: true};
		}
	}

	function save(): void {
		if (key === null || shelf.size < WORTH_KEEPING || timer !== undefined) return;
		const write = async () => {
			// A name that is no UTF-8 is known to the walk alone.
			const posts = [...shelf.values()].filter(({path}) => typeof openable(path) === 'string');
			await writeIndex(key, {posts, readMs: seenMs, pause: options.pause});
		};
		const begin = () => {
			timer = undefined;
			savedMs = performance.now();
			saving = saving.then(write, write);
		};
		const restMs = savedMs + SAVE_MS - performance.now();
		if (restMs <= 0) begin();
		else timer = setTimeout(begin, restMs).unref();
	}

	async function rescan(): Promise<Step | null> {
		const whole = {added: [] as Post[], changed: [] as Step['changed'][number][], removed: [] as string[]};
		for await (const {added, changed, removed} of look(seenMs)) {
			for (const post of added) whole.added.push(post);
			for (const change of changed) whole.changed.push(change);
			for (const path of removed) whole.removed.push(path);
		}
		const isNews = whole.added.length + whole.changed.length + whole.removed.length > 0;
		return isNews ? {...whole, done: 0, total: 0, isWhole: true} : null;
	}

	return {
		load,
		rescan() {
			const next = turn.then(rescan, rescan);
			turn = next;
			return next;
		},
		folders: () => folders,
		settle: () => saving,
	};
}

function isFile(path: string): boolean {
	try {
		return !statSync(openable(path)).isDirectory();
	} catch {
		return true;
	}
}

/** It was there when the folder was read. */
const isGone = ({stamp}: RecordedPost): boolean => stamp.inode === goneStamp.inode;
