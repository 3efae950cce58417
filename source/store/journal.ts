import {closeSync, constants, fstatSync, mkdirSync, openSync} from 'node:fs';
import path from 'node:path';
import {
	frame,
	HEADER,
	isSameFile,
	type Kind,
	kindOf,
	readFrom,
	splitLines,
	statOf,
	writeAtOnce,
} from './journal-file.ts';

/** Does with a line what there is to do. */
export type Taker = {
	readonly take: (line: string) => 'news' | 'known' | 'damaged';
	/** What was taken is in the file no more, which was replaced. */
	readonly forget: () => void;
};

type Opened = {readonly descriptor: number; readonly dev: number; readonly ino: number; readonly isWritable: boolean};

const {O_APPEND, O_CREAT, O_RDONLY, O_RDWR, O_NONBLOCK = 0} = constants;
/** More than is ever kept: another program has written it. It would fill the memory. */
const LARGEST_BYTES = 200_000_000;
/** How often a file may be replaced while something is written to it. */
const PATIENCE = 20;

/**
 * A file of lines to which several processes append without locks. Each write is one call, which the system carries out
 * whole and at the end of the file. A process that makes the file anew (compaction.ts) renames another over it; so whoever
 * has written asks whether it was to the file that is there, and else writes again. A line may be there twice then, which
 * must not matter.
 */
export class Journal {
	readonly file: string;
	readonly #taker: Taker;
	#opened: Opened | null = null;
	/** Bytes that were taken. */
	#offset = 0;
	#lines = 0;
	#kind: Kind = 'ours';
	#hasDamage = false;
	/** Whether there was news since it was asked for. */
	#isNews = false;
	/** Lines that may be missing in the file, the oldest first: not written, or not confirmed since. */
	readonly #unconfirmed: string[] = [];
	/** So many of them are written. */
	#written = 0;

	constructor(file: string, taker: Taker) {
		this.file = file;
		this.#taker = taker;
	}

	/** What was taken. */
	get size(): {readonly bytes: number; readonly lines: number} {
		return {bytes: this.#offset, lines: this.#lines};
	}

	/** Whether it is of a newer version, and left alone. */
	get isNewer(): boolean {
		return this.#kind === 'newer';
	}

	/** Whether there is something in it that this program has not written. */
	get isDamaged(): boolean {
		return this.#kind === 'foreign' || this.#hasDamage;
	}

	/** Whether there is such a file. */
	get isThere(): boolean {
		return this.#opened !== null;
	}

	get unconfirmed(): number {
		return this.#unconfirmed.length;
	}

	/**
	 * Takes the lines that came since, by whomever; of a file that was replaced all.
	 * @returns whether any was news.
	 * @throws what the file system does; a file that is not there has no lines.
	 */
	readNews(): boolean {
		const stats = statOf(this.file);
		if (stats === null) return false;
		const opened = this.#opened !== null && isSameFile(this.#opened, stats) ? this.#opened : this.#open(openToRead);
		if (stats.size !== this.#offset) this.#readOn(opened);
		const isNews = this.#isNews;
		this.#isNews = false;
		return isNews;
	}

	/** Lines for the next write. */
	hold(lines: readonly string[]): void {
		for (const line of lines) this.#unconfirmed.push(line);
	}

	/**
	 * Writes what is held. When it returns the lines survive this process, though not yet a power cut.
	 * @throws {Error} where it cannot be written; it is tried again with the next lines.
	 */
	write(): void {
		for (let turn = 0; turn < PATIENCE; turn++) if (this.#write()) return;
		throw new Error(`${this.file} is replaced again and again`);
	}

	/**
	 * To be called a while after the first `count` of the unconfirmed lines were written. From then on they are settled: who
	 * makes the file anew, and might be killed before all of it is there, has long done so.
	 * @throws {Error} where they had to be written again, and could not.
	 */
	confirm(count: number): void {
		this.write();
		this.#unconfirmed.splice(0, count);
		this.#written -= count;
	}

	/** @returns false where the file was replaced meanwhile. */
	#write(): boolean {
		if (this.#opened !== null && !isSameFile(this.#opened, statOf(this.file))) this.#close();
		const unwritten = this.#unconfirmed.slice(this.#written);
		if (unwritten.length === 0) return true;
		const opened = this.#openToWrite();
		const before = fstatSync(opened.descriptor).size;
		// Somebody has emptied it.
		if (before < this.#offset) this.#readOn(opened);
		const lines = before === 0 ? [HEADER, ...unwritten] : unwritten;
		const bytes = Buffer.from(frame(lines));
		writeAtOnce(opened.descriptor, bytes);
		this.#written = this.#unconfirmed.length;
		const stats = statOf(this.file);
		if (!isSameFile(opened, stats)) return false;
		// Nobody else has written meanwhile: what is known need not be read again.
		if (this.#offset === before && stats?.size === before + bytes.length) {
			this.#offset = stats.size;
			this.#lines += lines.length;
		} else this.#readOn(opened);
		return true;
	}

	#openToWrite(): Opened {
		let opened = this.#opened;
		if (opened?.isWritable !== true) {
			mkdirSync(path.dirname(this.file), {recursive: true, mode: 0o700});
			opened = this.#open(openToAppend);
			this.#readOn(opened);
		}
		if (this.isNewer) throw new Error(`${this.file} is of a newer version`);
		return opened;
	}

	#open(open: (file: string) => Omit<Opened, 'dev' | 'ino'>): Opened {
		const {descriptor, isWritable} = open(this.file);
		const stats = fstatSync(descriptor);
		if (!stats.isFile() || stats.size > LARGEST_BYTES) {
			closeSync(descriptor);
			throw new Error(`${this.file} is ${stats.isFile() ? 'too large' : 'not a regular file'}`);
		}
		this.#close();
		this.#opened = {descriptor, isWritable, dev: stats.dev, ino: stats.ino};
		return this.#opened;
	}

	#close(): void {
		if (this.#opened !== null) closeSync(this.#opened.descriptor);
		this.#opened = null;
		this.#offset = 0;
		this.#written = 0;
	}

	#readOn({descriptor}: Opened): void {
		// Nothing of ours makes a file shorter; whoever did has another one.
		if (fstatSync(descriptor).size < this.#offset) this.#offset = 0;
		const {lines, rest, length} = splitLines(readFrom(descriptor, this.#offset));
		if (this.#offset === 0) this.#begin(lines[0] ?? rest);
		this.#offset += length;
		if (this.isNewer) return;
		this.#lines += lines.length;
		// The last may want nothing but its line feed.
		for (const line of rest === '' ? lines : [...lines, rest]) {
			const result = this.#taker.take(line);
			if (result === 'news') this.#isNews = true;
			else if (result === 'damaged') this.#hasDamage = true;
		}
	}

	#begin(firstLine: string): void {
		this.#kind = kindOf(firstLine);
		this.#lines = 0;
		this.#hasDamage = false;
		if (this.isNewer) return;
		this.#taker.forget();
		for (const line of this.#unconfirmed) this.#taker.take(line);
	}
}

/** For writing too where that is allowed, so that there is one descriptor for both. */
function openToRead(file: string): Omit<Opened, 'dev' | 'ino'> {
	try {
		return {descriptor: openSync(file, O_RDWR | O_APPEND | O_NONBLOCK), isWritable: true};
	} catch (error) {
		if (!isRefused(error)) throw error;
		return {descriptor: openSync(file, O_RDONLY | O_NONBLOCK), isWritable: false};
	}
}

function openToAppend(file: string): Omit<Opened, 'dev' | 'ino'> {
	return {descriptor: openSync(file, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK, 0o600), isWritable: true};
}

function isRefused(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? error.code : '';
	return code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
}
