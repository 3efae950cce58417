import {closeSync, fstatSync, openSync, readdirSync, realpathSync, renameSync, unlinkSync} from 'node:fs';
import path from 'node:path';
import {frame, HEADER, isSameFile, kindOf, readFrom, splitLines, statOf, writeAtOnce} from './journal-file.ts';
import {type Line, readLine} from './reading-lines.ts';
import {isWasteful, type Limits, linesWorthKeeping, ReadingMemory} from './reading-memory.ts';
import {syncFile} from './sync.ts';

/** A copy that was killed leaves its lock behind; after some seconds it counts for nothing. */
const LOCKING = {realpath: false, stale: 5000};
/** So many lines are a few milliseconds' work, and about as many bytes: keys are answered in between. */
const LINES_AT_ONCE = 2000;
const BYTES_AT_ONCE = 300_000;

/**
 * Makes a journal anew: what counts of it, without what was superseded, what is too much and what is damaged. Where another
 * copy does so already nothing happens.
 * @param isForced even where the file is not wasteful.
 * @throws what the file system does; the file is as it was then.
 */
export async function compact(file: string, limits: Limits, isForced: boolean): Promise<void> {
	// The file may be a link, into a folder of settings for instance: what it leads to is replaced.
	const real = realpathSync(file);
	const {default: lockfile} = await import('proper-lockfile');
	let isLocked = true;
	const lose = () => {
		isLocked = false;
	};
	const release = await lockfile.lock(real, {...LOCKING, onCompromised: lose}).catch(() => null);
	if (release === null) return;
	try {
		await compactLocked({file: real, limits, isForced, isLocked: () => isLocked});
	} finally {
		await release().catch(() => {});
	}
}

type Job = {
	readonly file: string;
	readonly limits: Limits;
	readonly isForced: boolean;
	/** Whether the lock is held yet: a process that was stopped for a while loses it. */
	readonly isLocked: () => boolean;
};

async function compactLocked({file, limits, isForced, isLocked}: Job): Promise<void> {
	const old = openSync(file, 'r');
	try {
		const content = await readAll(old);
		if (content === null || !(isForced || isWasteful(content.memory, content.size, limits))) return;
		await replace({file, old, isLocked}, linesWorthKeeping(content.memory, limits), content.end);
	} finally {
		closeSync(old);
	}
}

type Content = {
	readonly memory: ReadingMemory;
	readonly size: {readonly bytes: number; readonly lines: number};
	/** Up to here it was read, bytes. */
	readonly end: number;
};

/** Null for a file of a newer version. */
async function readAll(descriptor: number): Promise<Content | null> {
	const bytes = readFrom(descriptor, 0);
	const memory = new ReadingMemory();
	let end = 0;
	let count = 0;
	while (end < bytes.length) {
		await pause();
		const next = bytes.indexOf('\n', end + BYTES_AT_ONCE) + 1;
		const {lines, rest, length} = splitLines(bytes.subarray(end, next === 0 ? bytes.length : next));
		if (end === 0 && kindOf(lines[0] ?? rest) === 'newer') return null;
		for (const text of lines) takeLine(memory, text);
		count += lines.length;
		end += length;
		if (rest === '') continue;
		// A line that another copy is writing goes over whole.
		if (readLine(rest) === 'damaged') end = bytes.length;
		break;
	}
	return {memory, size: {bytes: bytes.length, lines: count}, end};
}

function takeLine(memory: ReadingMemory, text: string): void {
	const line = readLine(text);
	if (typeof line === 'object') memory.take(line);
}

type Replacing = Pick<Job, 'file' | 'isLocked'> & {readonly old: number};

/** Puts a new file in the place of the old one, of which the bytes from `end` on go over as they are, whenever they come. */
async function replace({file, old, isLocked}: Replacing, lines: readonly Line[], end: number): Promise<void> {
	removeLeftOvers(file);
	const temporary = `${file}${SUFFIX}${process.pid}`;
	const fresh = openSync(temporary, 'ax', 0o600);
	let isInPlace = false;
	try {
		await writeLines(fresh, lines);
		let copied = copyRest(old, fresh, end);
		await syncFile(temporary);
		// Without a pause from here on. What others write to the old file before they can see the new one is there by now, or
		// comes over after; and should this process be killed in between, they see that theirs is no more the file (journal.ts).
		copied = copyRest(old, fresh, copied);
		if (isLocked() && isSameFile(fstatSync(old), statOf(file))) {
			renameSync(temporary, file);
			isInPlace = true;
			copyRest(old, fresh, copied);
		}
	} finally {
		closeSync(fresh);
		if (!isInPlace) unlinkSync(temporary);
	}
	await syncFile(file);
}

async function writeLines(descriptor: number, lines: readonly Line[]): Promise<void> {
	writeAtOnce(descriptor, Buffer.from(frame([HEADER])));
	for (let index = 0; index < lines.length; index += LINES_AT_ONCE) {
		await pause();
		const texts = lines.slice(index, index + LINES_AT_ONCE).map(line => JSON.stringify(line));
		writeAtOnce(descriptor, Buffer.from(frame(texts)));
	}
}

/** @returns up to where the old file is copied, bytes. */
function copyRest(old: number, fresh: number, end: number): number {
	const bytes = readFrom(old, end);
	if (bytes.length > 0) writeAtOnce(fresh, bytes);
	return end + bytes.length;
}

const SUFFIX = '.new-';

/** What copies that were killed have left: whoever has the lock is the only one to write such files. */
function removeLeftOvers(file: string): void {
	const folder = path.dirname(file);
	for (const name of readdirSync(folder)) {
		if (name.startsWith(path.basename(file) + SUFFIX)) unlinkSync(path.join(folder, name));
	}
}

const pause = (): Promise<void> => new Promise(resolve => setImmediate(resolve));
