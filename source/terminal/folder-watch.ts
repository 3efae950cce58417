import {type FSWatcher, type Stats, type WatchEventType, watch} from 'node:fs';
import path from 'node:path';

/** An event costs 6 µs. A folder that had so many is not listened to until it is time to see whether it is quiet. */
const FLOOD = 16;

/** A path as the file system takes it: bytes where a name in it is no UTF-8. */
export type FolderPath = string | Buffer;

export type FolderWatch = {
	/** Whether this is the folder that is watched, and not another that came in its place. */
	isOf(stats: Stats | null): boolean;
	/** Listens, at first and after a flood; whether there was one. */
	resume(): boolean;
	close(): void;
};

export type FolderWatchOptions = {
	/** Whether what happens in the folders below is to be told too. */
	readonly isTree: boolean;
	/** Whether it matters what happened to that file, a path in the folder; null where the system does not say which. */
	readonly isRelevant: (name: string | null) => boolean;
	readonly onEvent: () => void;
	/** When the folder is no longer watched, or never was: it is gone, or the system has no watches or open files left. */
	readonly onLost: () => void;
};

/** A watch on one folder that need not be listened to all the time. It does not listen yet. */
export function createFolderWatch(folder: FolderPath, stats: Stats | null, options: FolderWatchOptions): FolderWatch {
	const ownName = path.basename(String(folder));
	let watcher: FSWatcher | null = null;
	let events = 0;
	const close = () => {
		watcher?.close();
		watcher = null;
	};
	const lose = () => {
		close();
		options.onLost();
	};
	const listener = (type: WatchEventType, name: string | null) => {
		if (!options.isRelevant(name)) return;
		options.onEvent();
		events++;
		// So a folder tells that it was itself removed or renamed. The watch would stay with it.
		if (type === 'rename' && name === ownName) lose();
		else if (events === FLOOD) close();
	};
	return {
		isOf: other => other !== null && other.dev === stats?.dev && other.ino === stats.ino,
		resume() {
			const wasFlooded = events >= FLOOD;
			events = 0;
			if (watcher !== null) return false;
			try {
				watcher = watch(folder, {persistent: false, recursive: options.isTree}, listener);
				watcher.on('error', lose);
			} catch {
				options.onLost();
			}
			return wasFlooded;
		},
		close,
	};
}
