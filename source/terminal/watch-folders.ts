import {type Stats, statSync} from 'node:fs';
import path from 'node:path';
import {createFolderWatch, type FolderPath, type FolderWatch} from './folder-watch.ts';
import {createSettling} from './settling.ts';

/** A change is told once it is quiet for this long, so that 10,000 at once are one. */
const QUIET_MS = 200;
/** For where it never is. */
const LONGEST_MS = 1000;
/**
 * Linux may allow a person as few as 8,192 watches (https://man7.org/linux/man-pages/man7/inotify.7.html), most of which are
 * for editors and site generators; and so many take 5 ms to open.
 */
const MOST_WATCHES = 500;
/** How long ago a folder may have changed after it was read and before it was watched. */
const RECENT_MS = 10_000;
/** Where the system watches whole trees. On Linux Node would do so folder by folder, ignored ones too. */
const WATCHES_TREES = process.platform === 'darwin' || process.platform === 'win32';

export type FoldersWatch = {
	/** Whether every folder is watched: not where there are too many, or the system has no watches left. */
	readonly isWatching: boolean;
	/** Watches these folders from now on. One that is new and changed a moment ago counts as a change. */
	update(folders: readonly FolderPath[]): void;
	end(): void;
};

/**
 * Watches folders, but none below them that is not among them: of too many, those nearest to the top. `onChange` is called
 * when something in them may have come, gone or changed. Never throws, and keeps no process alive.
 */
export function watchFolders(
	folders: readonly FolderPath[],
	onChange: () => void,
	watchesTrees = WATCHES_TREES,
): FoldersWatch {
	const watches = new Map<string, FolderWatch>();
	let wantedPaths: ReadonlySet<string> = new Set();
	let wantedCount = 0;
	let floodedSinceMs: number | null = null;
	let isOver = false;

	const settling = createSettling({quietMs: QUIET_MS, longestMs: LONGEST_MS}, () => {
		const nowMs = performance.now();
		floodedSinceMs ??= nowMs;
		const flooded = [...watches.values()].filter(watch => watch.resume());
		// Whether it is over shows now that they are listened to again.
		if (flooded.length > 0 && nowMs - floodedSinceMs < LONGEST_MS - QUIET_MS) return settling.note();
		floodedSinceMs = null;
		onChange();
	});

	const drop = (key: string) => {
		watches.get(key)?.close();
		watches.delete(key);
	};
	const add = (key: string, folder: FolderPath) => {
		const stats = statOf(folder);
		const known = watches.get(key);
		if (known?.isOf(stats) === true) return;
		drop(key);
		const watch = createFolderWatch(folder, stats, {
			isTree: watchesTrees,
			isRelevant: name => !watchesTrees || wantedPaths.has(path.resolve(String(folder), path.dirname(name ?? ''))),
			onEvent: settling.note,
			onLost: () => drop(key),
		});
		watches.set(key, watch);
		watch.resume();
		// What was about to be told of a folder that is gone, or another by now, went with its watch.
		if (known !== undefined || (stats !== null && Date.now() - stats.mtimeMs < RECENT_MS)) settling.note();
	};
	const update = (all: readonly FolderPath[]) => {
		if (isOver) return;
		wantedPaths = new Set(watchesTrees ? all.map(folder => path.resolve(String(folder))) : []);
		const wanted = new Map((watchesTrees ? topsOf(all) : all).map(folder => [toKey(folder), folder]));
		wantedCount = wanted.size;
		const chosen = new Map(nearest([...wanted]));
		for (const key of watches.keys()) if (!chosen.has(key)) drop(key);
		for (const [key, folder] of chosen) add(key, folder);
	};

	update(folders);
	return {
		get isWatching() {
			return wantedCount > 0 && watches.size === wantedCount;
		},
		update,
		end() {
			isOver = true;
			settling.end();
			for (const key of watches.keys()) drop(key);
		},
	};
}

/** One name for each path, as bytes are none. */
const toKey = (folder: FolderPath): string => Buffer.from(folder).toString('latin1');

/** Those that stand in none of the others. */
function topsOf(folders: readonly FolderPath[]): readonly FolderPath[] {
	const places = new Set(folders.map(folder => path.resolve(String(folder))));
	return folders.filter(folder => {
		let place = path.resolve(String(folder));
		for (let above = path.dirname(place); above !== place; above = path.dirname(place)) {
			if (places.has(above)) return false;
			place = above;
		}
		return true;
	});
}

function nearest(folders: readonly (readonly [key: string, folder: FolderPath])[]) {
	if (folders.length <= MOST_WATCHES) return folders;
	const depthOf = (key: string) => key.split(path.sep).length;
	return [...folders].sort(([a], [b]) => depthOf(a) - depthOf(b)).slice(0, MOST_WATCHES);
}

function statOf(folder: FolderPath): Stats | null {
	try {
		return statSync(folder);
	} catch {
		return null;
	}
}
