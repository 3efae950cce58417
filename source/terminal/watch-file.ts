import {type FSWatcher, type Stats, statSync, watch} from 'node:fs';
import {stat} from 'node:fs/promises';
import path from 'node:path';
import {createSettling} from './settling.ts';

/** A writer has finished once it is quiet for this long. */
const QUIET_MS = 150;
/** For one that never is. */
const LONGEST_MS = 1000;
/** Editors save by taking the file away and putting another in its place. */
const ABSENCE_MS = 300;
/** How often to look without being told: network file systems tell nothing, nor does a folder that was replaced. */
const LOOK_MS = 2000;
const LOOK_ALONE_MS = 1000;

/** What tells one state of a file from another, or null where there is none. */
type Mark = string | null;

/**
 * Watches one file, by its folder, since editors put a new file in the old one's place. Whatever happens in the folder, the
 * file is looked at, and only what has become of it is reported. Never throws, and keeps no process alive.
 * @param file the path as the file system takes it: bytes where the name is no UTF-8.
 * @returns a function that ends the watch.
 */
export function watchFile(file: string | Buffer, onChange: (kind: 'changed' | 'gone') => void): () => void {
	let known = markNow(file);
	let absentSinceMs: number | null = null;
	const looks = createLooks(async () => {
		const mark = await markOf(file);
		if (mark !== null) absentSinceMs = null;
		if (mark === known || looks.isOver()) return;
		if (mark === null) {
			absentSinceMs ??= performance.now();
			const restMs = absentSinceMs + ABSENCE_MS - performance.now();
			if (restMs > 0) return looks.lookIn(restMs);
		}
		known = mark;
		onChange(mark === null ? 'gone' : 'changed');
	});
	const watcher = watchFolder(file, looks.lookSoon);
	const interval = setInterval(looks.lookAnyway, watcher === null ? LOOK_ALONE_MS : LOOK_MS).unref();
	return () => {
		looks.end();
		clearInterval(interval);
		watcher?.close();
	};
}

/** Calls `look` after a while, one call at a time: a file system may hang. */
function createLooks(look: () => Promise<void>) {
	let timer: NodeJS.Timeout | undefined;
	let isLooking = false;
	let isMissed = false;
	let isOver = false;
	const start = async () => {
		isMissed = isLooking;
		if (isLooking) return;
		isLooking = true;
		await look();
		isLooking = false;
		if (isMissed) lookIn(0);
	};
	const lookIn = (ms: number) => {
		clearTimeout(timer);
		if (!isOver) timer = setTimeout(() => void start(), ms).unref();
	};
	const settling = createSettling({quietMs: QUIET_MS, longestMs: LONGEST_MS}, () => void start());
	return {
		lookIn,
		/** Once there is nothing new for a moment, and not before. */
		lookSoon() {
			clearTimeout(timer);
			settling.note();
		},
		/** Unless that is about to happen. */
		lookAnyway() {
			if (!settling.isUnsettled()) lookIn(0);
		},
		isOver: () => isOver,
		end() {
			isOver = true;
			clearTimeout(timer);
			settling.end();
		},
	};
}

/** Null where the system cannot watch: no inotify left, too many open files, no such folder. */
function watchFolder(file: string | Buffer, onEvent: () => void): FSWatcher | null {
	try {
		const folder = typeof file === 'string' ? path.dirname(file) : file.subarray(0, Math.max(1, file.lastIndexOf('/')));
		const watcher = watch(folder, {persistent: false}, onEvent);
		// Then the looks go on alone.
		watcher.on('error', () => watcher.close());
		return watcher;
	} catch {
		return null;
	}
}

const toMark = (stats: Stats | undefined): Mark =>
	stats?.isFile() === true ? [stats.dev, stats.ino, stats.size, stats.mtimeMs].join(' ') : null;

function markNow(file: string | Buffer): Mark {
	try {
		return toMark(statSync(file, {throwIfNoEntry: false}));
	} catch {
		return null;
	}
}

async function markOf(file: string | Buffer): Promise<Mark> {
	try {
		return toMark(await stat(file));
	} catch {
		return null;
	}
}
