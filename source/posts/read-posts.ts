import type {Found} from './find-posts.ts';
import {type Files, filesOf, guessDates} from './heads.ts';
import {inParallel} from './in-parallel.ts';
import {type Head, loadHead} from './load.ts';
import type {Order} from './order.ts';
import type {Pause} from './pause.ts';
import {unreadable} from './post.ts';
import {packPosts, RecordedPost, type Records} from './records.ts';
import {noStamp} from './stamp.ts';

/** Threads that read files. */
export type Readers = {
	/** How many jobs they take at once. */
	readonly width: number;
	/** Starts them; resolves once they have begun, and maybe never. */
	readonly begin: () => Promise<void>;
	readonly readHeads: (files: Files) => Promise<Records>;
	readonly guessDates: (files: Files) => Promise<Float64Array>;
};

export type ReadOptions = {
	/** Which posts are read first: those that the list begins with. */
	readonly order: Order;
	/** The path of a post that is read early too, or null. */
	readonly wanted: string | null;
	readonly pause: Pause;
	readonly readers: Readers;
};

/** So few are read on this thread: to start another takes longer. */
export const FEW = 300;
/** Posts that fill a screen, and files that a thread reads at a time. */
const SCREENFUL = 64;
const CHUNK = 250;
const GUESSES = 500;

/** Posts as they are read, those first that the list begins with. */
export async function* readPosts(
	stale: readonly Found[],
	options: ReadOptions,
): AsyncGenerator<readonly RecordedPost[]> {
	const drafts = new Set(stale.filter(({isInDrafts}) => isInDrafts).map(({path}) => path));
	const unpack = (records: Records) =>
		Array.from({length: records.count}, (_, row) => {
			const post = new RecordedPost(records, row);
			return drafts.has(post.path) ? new RecordedPost(records, row, true) : post;
		});
	const locked = stale.filter(({problem}) => problem !== null);
	if (locked.length > 0) yield unpack(packPosts(locked.map(describeLocked)));
	const paths = stale.filter(({problem}) => problem === null).map(({path}) => path);
	if (paths.length <= FEW) {
		for await (const records of readHere(paths, options.pause)) yield unpack(records);
		return;
	}
	const {readers} = options;
	const begun = readers.begin();
	const sorted = await sortByGuess(paths, begun, options);
	for await (const records of readHere(sorted.slice(0, SCREENFUL), options.pause)) yield unpack(records);
	const rest = chunksOf(sorted.slice(SCREENFUL));
	for await (const records of inParallel(rest, readers.readHeads, readers.width)) yield unpack(records);
}

const describeLocked = ({path, problem}: Found) => ({
	post: unreadable(path, 0, problem ?? '').post,
	stamp: noStamp,
});

async function* readHere(paths: readonly string[], pause: Pause): AsyncGenerator<Records> {
	let heads: Head[] = [];
	for (const path of paths) {
		const waiting = pause();
		if (waiting !== undefined) {
			if (heads.length > 0) yield packPosts(heads);
			heads = [];
			await waiting;
		}
		heads.push(loadHead(path));
	}
	if (heads.length > 0) yield packPosts(heads);
}

/** By the dates that the posts most likely have; those without come last, as in the list. */
async function sortByGuess(
	paths: readonly string[],
	begun: Promise<void>,
	options: ReadOptions,
): Promise<readonly string[]> {
	const {order, wanted} = options;
	// Titles cannot be guessed.
	if (order === 'title') return paths;
	const guesses = await guessAll(paths, begun, options);
	const sign = order === 'newest' ? -1 : 1;
	const rank = guesses.map(ms => (Number.isNaN(ms) ? Number.POSITIVE_INFINITY : sign * ms));
	const byRank = Uint32Array.from(paths, (_, index) => index).sort((a, b) => compareNumbers(rank[a], rank[b]));
	const sorted = Array.from(byRank, index => paths[index] ?? '');
	return wanted === null ? sorted : bringForward(sorted, wanted);
}

/** Guesses here, and on other threads too as soon as they have begun: that takes about as long as all of it. */
async function guessAll(
	paths: readonly string[],
	begun: Promise<void>,
	{readers, pause}: ReadOptions,
): Promise<Float64Array> {
	const guesses = new Float64Array(paths.length);
	const starts = Array.from({length: Math.ceil(paths.length / GUESSES)}, (_, index) => index * GUESSES).values();
	const filesAt = (start: number) => filesOf(paths.slice(start, start + GUESSES));
	const guess = async (start: number) => guesses.set(await readers.guessDates(filesAt(start)), start);
	const guessThere = async () => {
		for await (const _ of inParallel(starts, guess, readers.width));
	};
	const others: Promise<void>[] = [];
	let isDone = false;
	void begun.then(() => isDone || others.push(guessThere()));
	for (const start of starts) {
		guesses.set(guessDates(filesAt(start)), start);
		await pause();
	}
	isDone = true;
	await Promise.all(others);
	return guesses;
}

const compareNumbers = (a = 0, b = 0): number => (a < b ? -1 : a > b ? 1 : 0);

/** A post and what stands about it in the list, behind the first screenful. */
function bringForward(paths: readonly string[], wanted: string): readonly string[] {
	const at = paths.indexOf(wanted);
	if (at < SCREENFUL) return paths;
	const from = Math.max(SCREENFUL, at - SCREENFUL / 2);
	const to = from + SCREENFUL;
	return [...paths.slice(0, SCREENFUL), ...paths.slice(from, to), ...paths.slice(SCREENFUL, from), ...paths.slice(to)];
}

function* chunksOf(paths: readonly string[]): Generator<Files> {
	for (let at = 0; at < paths.length; at += CHUNK) yield filesOf(paths.slice(at, at + CHUNK));
}
