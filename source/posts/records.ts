import type {PostDate} from './date.ts';
import type {Post, Problem} from './post.ts';
import {isDay, type Rest, readRest, writeRest} from './rest.ts';
import {isSameStamp, isUnknown, type Stamp} from './stamp.ts';

/**
 * Posts packed into a few buffers, which go from thread to thread and into a file as they are: a hundred thousand posts as
 * objects would take half a gigabyte. What the order of a list depends on stands in columns; titles and the rest are
 * decoded when they are asked for.
 */
export type Records = {
	readonly count: number;
	/** `COLUMNS` numbers a post. */
	readonly numbers: Float64Array;
	/** Three places in `bytes` for each post: where its path, its title and the rest of it end. */
	readonly ends: Uint32Array;
	/** UTF-8. */
	readonly bytes: Uint8Array;
};

export const COLUMNS = 9;
export const ENDS = 3;
const column = {dateMs: 0, day: 1, identity: 2, modifiedMs: 3, changedMs: 4, size: 5, inode: 6, isDraft: 7, minutes: 8};

export type Stamped = {readonly post: Post; readonly stamp: Stamp};

/** Packs posts as they were read. */
export function packPosts(posts: readonly Stamped[]): Records {
	const numbers = new Float64Array(posts.length * COLUMNS);
	const ends = new Uint32Array(posts.length * ENDS);
	let buffer = Buffer.allocUnsafe(1024 * posts.length + 4096);
	let at = 0;
	const write = (text: string): number => {
		// No UTF-16 unit takes more than three bytes.
		const most = at + text.length * 3;
		if (most > buffer.length) buffer = Buffer.concat([buffer.subarray(0, at)], most * 2);
		at += buffer.write(text, at, 'utf8');
		return at;
	};
	for (const [row, {post, stamp}] of posts.entries()) {
		numbers.set(numbersOf(post, stamp), row * COLUMNS);
		for (const [part, text] of [post.path, post.title, writeRest(post)].entries())
			ends[row * ENDS + part] = write(text);
	}
	return {count: posts.length, numbers, ends, bytes: new Uint8Array(buffer.subarray(0, at))};
}

function numbersOf({date, identity, draft, minutes}: Post, stamp: Stamp): readonly number[] {
	const day = date === null ? 0 : date.year * 10_000 + date.month * 100 + date.day;
	const {modifiedMs, changedMs, size, inode} = stamp;
	return [date?.ms ?? Number.NaN, day, identity, modifiedMs, changedMs, size, inode, draft ? 1 : 0, minutes];
}

/** The posts of some records, which they keep in memory. */
export const unpackPosts = (records: Records): readonly RecordedPost[] =>
	Array.from({length: records.count}, (_, row) => new RecordedPost(records, row));

/** Decoded rests, the last ones asked for: a screen shows a few posts, and asks for each of them several times. */
const MOST_DECODED = 512;
const decoded: RecordedPost[] = [];
let oldest = 0;

/** A post of which the parts are decoded when they are asked for. */
export class RecordedPost implements Post {
	readonly records: Records;
	readonly row: number;
	/** Whether it counts as a draft for where it stands, whatever it says itself. */
	readonly isInDrafts: boolean;
	#path: string | undefined;
	#title: string | undefined;
	#date: PostDate | null | undefined;
	#rest: Rest | undefined;

	constructor(records: Records, row: number, isInDrafts = false) {
		this.records = records;
		this.row = row;
		this.isInDrafts = isInDrafts;
	}

	#number(index: number): number {
		return this.records.numbers[this.row * COLUMNS + index] ?? Number.NaN;
	}

	#text(part: number): string {
		const {ends, bytes} = this.records;
		const at = this.row * ENDS + part;
		return decoder(bytes).utf8Slice(at === 0 ? 0 : ends[at - 1], ends[at]);
	}

	#parts(): Rest {
		if (this.#rest !== undefined) return this.#rest;
		const rest = readRest(this.#text(2));
		const forgotten = decoded[oldest];
		if (forgotten !== undefined) forgotten.#rest = undefined;
		decoded[oldest] = this;
		oldest = (oldest + 1) % MOST_DECODED;
		this.#rest = rest;
		return rest;
	}

	get stamp(): Stamp {
		return {
			modifiedMs: this.modifiedMs,
			changedMs: this.#number(column.changedMs),
			size: this.#number(column.size),
			inode: this.#number(column.inode),
		};
	}

	get path(): string {
		this.#path ??= this.#text(0);
		return this.#path;
	}

	get title(): string {
		this.#title ??= this.#text(1);
		return this.#title;
	}

	get date(): PostDate | null {
		if (this.#date === undefined) {
			const ms = this.#number(column.dateMs);
			const day = this.#number(column.day);
			this.#date = Number.isNaN(ms)
				? null
				: new RecordedDate(ms, day, () => this.#parts().iso ?? new Date(ms).toISOString());
		}
		return this.#date;
	}

	get modifiedMs(): number {
		return this.#number(column.modifiedMs);
	}

	get identity(): number {
		return this.#number(column.identity);
	}

	get minutes(): number {
		return this.#number(column.minutes);
	}

	get draft(): boolean {
		return this.isInDrafts || this.#number(column.isDraft) === 1;
	}

	get description(): string {
		return this.#parts().description;
	}

	get isExcerpt(): boolean {
		return this.#parts().isExcerpt;
	}

	get dateSource(): Post['dateSource'] {
		return this.#parts().dateSource;
	}

	get updated(): PostDate | null {
		return this.#parts().updated;
	}

	get image(): Post['image'] {
		return this.#parts().image;
	}

	get authors(): readonly string[] {
		return this.#parts().authors;
	}

	get canonical(): string | null {
		return this.#parts().canonical;
	}

	get tags(): readonly string[] {
		return this.#parts().tags;
	}

	get categories(): readonly string[] {
		return this.#parts().categories;
	}

	get words(): number {
		return this.#parts().words;
	}

	get problems(): readonly Problem[] {
		return this.#parts().messages.map(message => ({path: this.path, message}));
	}
}

/** Buffers have a decoder for short texts that is several times as fast as TextDecoder. */
type Decoder = {readonly utf8Slice: (from?: number, to?: number) => string};

const decoders = new WeakMap<Uint8Array, Decoder>();

function decoder(bytes: Uint8Array): Decoder {
	let known = decoders.get(bytes);
	if (known === undefined) {
		known = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) as unknown as Decoder;
		decoders.set(bytes, known);
	}
	return known;
}

class RecordedDate implements PostDate {
	readonly ms: number;
	readonly #day: number;
	readonly #readIso: () => string;

	constructor(ms: number, day: number, readIso: () => string) {
		this.ms = ms;
		this.#day = day;
		this.#readIso = readIso;
	}

	get year(): number {
		return Math.floor(this.#day / 10_000);
	}

	get month(): number {
		return Math.floor(this.#day / 100) % 100;
	}

	get day(): number {
		return this.#day % 100;
	}

	get iso(): string {
		return this.#readIso();
	}
}

/** Whether two posts say the same of the same file, and count as drafts alike. */
export function isSamePost(a: RecordedPost, b: RecordedPost): boolean {
	// Of a file that cannot be looked at nothing is known: then it is as it was.
	const isSameFile = isSameStamp(a.stamp, b.stamp) || (isUnknown(a.stamp) && isUnknown(b.stamp));
	return isSameFile && a.isInDrafts === b.isInDrafts && Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
}

/** Whether posts can be read from records that came from a file: whoever wrote it may have meant harm. */
export function areSound({count, numbers, ends, bytes}: Records): boolean {
	if (numbers.length !== count * COLUMNS || ends.length !== count * ENDS) return false;
	let last = 0;
	for (const end of ends) {
		if (end < last) return false;
		last = end;
	}
	if (last !== bytes.length) return false;
	for (let at = 0; at < numbers.length; at += COLUMNS) if (!isDated(numbers, at)) return false;
	return true;
}

/** The last moment that has a date (ECMA-262, Time Values and Time Range). */
const LAST_MS = 8.64e15;

function isDated(numbers: Float64Array, at: number): boolean {
	const ms = numbers[at + column.dateMs] ?? Number.NaN;
	const day = numbers[at + column.day] ?? Number.NaN;
	return Number.isNaN(ms) || (Math.abs(ms) <= LAST_MS && isDay(...partsOf(day)));
}

const partsOf = (day: number): readonly [year: number, month: number, day: number] => [
	Math.floor(day / 10_000),
	Math.floor(day / 100) % 100,
	day % 100,
];

/** Path, title and the rest of a post, as they are packed. */
export const bytesOf = ({records, row}: RecordedPost): Uint8Array =>
	records.bytes.subarray(lastEnd(records, row - 1), lastEnd(records, row));

/** What records of these posts would have beside their bytes, which would stand in a row. */
export function joinColumns(posts: readonly RecordedPost[]): Pick<Records, 'count' | 'numbers' | 'ends'> {
	const numbers = new Float64Array(posts.length * COLUMNS);
	const ends = new Uint32Array(posts.length * ENDS);
	let at = 0;
	for (const [index, {records, row}] of posts.entries()) {
		const from = lastEnd(records, row - 1);
		numbers.set(records.numbers.subarray(row * COLUMNS, (row + 1) * COLUMNS), index * COLUMNS);
		for (let part = 0; part < ENDS; part++)
			ends[index * ENDS + part] = at + (records.ends[row * ENDS + part] ?? 0) - from;
		at += lastEnd(records, row) - from;
	}
	return {count: posts.length, numbers, ends};
}

const lastEnd = ({ends}: Records, row: number): number => (row < 0 ? 0 : (ends[row * ENDS + ENDS - 1] ?? 0));
