import {constants, copyFileSync} from 'node:fs';
import path from 'node:path';
import {readEarlierState} from './earlier-state.ts';
import {Journal} from './journal.ts';
import {type Line, readLine} from './reading-lines.ts';
import {isWasteful, type Limits, ReadingMemory} from './reading-memory.ts';
import {syncFile} from './sync.ts';
import {createThrottle} from './throttle.ts';

/** A memory and the journal that it is kept in. */
export type Keeper = {
	/** What is known; the first time the journal is read. */
	readonly memory: () => ReadingMemory;
	/** Takes lines, and keeps them together with those that could not be kept before. @returns a sentence where it fails. */
	readonly keep: (lines: readonly Line[]) => string | null;
	/** Takes what others have kept since. @returns whether it was news. */
	readonly refresh: () => boolean;
	readonly settle: () => Promise<void>;
	readonly notice: string | null;
	/** Nothing can be kept, and `notice` says so. */
	readonly isLocked: boolean;
};

/** A power cut costs no more than this of what was kept. */
const SYNC_MS = 1000;
/** Before a file is made anew again, whatever came of it. */
const COMPACTION_MS = 5000;

export function createKeeper(folder: string, limits: Limits): Keeper {
	const file = path.join(folder, 'reading.jsonl');
	const memory = new ReadingMemory();
	const journal = new Journal(file, {
		take(text) {
			const line = readLine(text);
			if (typeof line === 'string') return line === 'damaged' ? 'damaged' : 'known';
			return memory.take(line) ? 'news' : 'known';
		},
		forget: () => memory.clear(),
	});
	const syncing = createThrottle(() => sync(journal), SYNC_MS);
	const compaction = createCompaction(file, limits);
	let notice: string | null | undefined;
	const load = (): void => {
		if (notice !== undefined) return;
		const loaded = readFirst(journal);
		notice = loaded.notice;
		for (const line of loaded.earlier) memory.take(line);
		journal.hold(loaded.earlier.map(line => JSON.stringify(line)));
		if (journal.isDamaged) compaction.start(true);
	};
	return {
		memory() {
			load();
			return memory;
		},
		keep(lines) {
			load();
			for (const line of lines) memory.take(line);
			journal.hold(lines.map(line => JSON.stringify(line)));
			try {
				journal.write();
			} catch (error) {
				if (journal.isNewer) return `${file} is of a newer version: nothing is kept`;
				return `What you read cannot be kept: ${error instanceof Error ? error.message : String(error)}`;
			}
			if (journal.unconfirmed > 0) syncing.request();
			if (isWasteful(memory, journal.size, limits)) compaction.start(false);
			return null;
		},
		refresh() {
			if (notice === undefined) return false;
			try {
				return journal.readNews();
			} catch {
				return false;
			}
		},
		async settle() {
			await compaction.settle();
			await syncing.settle();
		},
		get notice() {
			return notice ?? null;
		},
		get isLocked() {
			return journal.isNewer;
		},
	};
}

async function sync(journal: Journal): Promise<void> {
	const count = journal.unconfirmed;
	await syncFile(journal.file);
	try {
		journal.confirm(count);
	} catch {
		// They are tried again with the next ones, and then it is told.
	}
}

type Loaded = {readonly notice: string | null; readonly earlier: readonly Line[]};

function readFirst(journal: Journal): Loaded {
	const {file} = journal;
	try {
		journal.readNews();
	} catch {
		return {notice: `${file} cannot be read, going on without it`, earlier: []};
	}
	if (journal.isNewer) return {notice: `${file} is of a newer version and left alone`, earlier: []};
	if (journal.isDamaged) return {notice: copyAside(file), earlier: []};
	if (journal.isThere) return {notice: null, earlier: []};
	const {notice, lines} = readEarlierState(path.dirname(file));
	return {notice, earlier: lines};
}

/** @returns a sentence for the user. */
function copyAside(file: string): string {
	const aside = `${file}.damaged-${Date.now()}`;
	try {
		copyFileSync(file, aside, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
		return `${file} was damaged; what could be read of it counts, and as it was it is now ${aside}`;
	} catch {
		return `${file} is damaged, going on with what can be read of it`;
	}
}

type Compaction = {readonly start: (isForced: boolean) => void; readonly settle: () => Promise<void>};

/** A journal is made anew between keys, and rarely. */
function createCompaction(file: string, limits: Limits): Compaction {
	let running: Promise<void> | null = null;
	let restUntilMs = 0;
	const run = async (isForced: boolean): Promise<void> => {
		try {
			const {compact} = await import('./compaction.ts');
			await compact(file, limits, isForced);
		} catch {
			// It goes on growing, which is no harm for long.
		}
		restUntilMs = performance.now() + COMPACTION_MS;
		running = null;
	};
	return {
		start(isForced) {
			if (running === null && performance.now() >= restUntilMs) running = run(isForced);
		},
		async settle() {
			await running;
		},
	};
}
