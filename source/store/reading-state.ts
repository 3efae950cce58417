import {existsSync} from 'node:fs';
import {detach} from '../posts/detach.ts';
import type {ListMemory, Mark, SavedPlace} from '../posts/marks.ts';
import {openable} from '../posts/raw-names.ts';
import {createFinder} from './finder.ts';
import {createKeeper} from './keeper.ts';
import {type Line, type PostLine, toMemory, toPlace} from './reading-lines.ts';
import type {Limits} from './reading-memory.ts';
import {realPathInList, realPathOf} from './real-path.ts';

/** A post as the state knows it: `identity` is a number that is the same for the same article under another name. */
export type Known = {readonly path: string; readonly identity: number};

/**
 * What was read, how far, and what is marked, by the real paths of posts. No file is read before the first question.
 * Where something cannot be kept a sentence for the user is returned: of what was asked for always, of the rest once.
 */
export type ReadingState = {
	/** By the paths given, those that have a mark; no file system call for a post but where one was renamed. */
	readonly marksOf: (posts: readonly Known[]) => ReadonlyMap<string, Mark>;
	readonly markOf: (post: Known) => Mark | null;
	readonly placeOf: (post: Known) => SavedPlace | null;
	readonly setRead: (post: Known, isRead: boolean) => string | null;
	readonly setBookmarked: (post: Known, isBookmarked: boolean) => string | null;
	/** Makes the post the last that was opened, too. */
	readonly savePlace: (post: Known, place: SavedPlace) => string | null;
	/** The real path of the article that was opened last and is still there. */
	readonly lastArticle: () => string | null;
	/** How a list was left; `source` is where it is from: its resolved roots joined by NUL. */
	readonly listOf: (source: string) => ListMemory | null;
	readonly saveList: (source: string, memory: ListMemory) => string | null;
	/** Takes what other running copies have kept since. @returns whether there was news. */
	readonly refresh: () => boolean;
	/** Resolves when the disk has everything. */
	readonly settle: () => Promise<void>;
	/** What to tell the user about the file, once; null until the first question. */
	readonly notice: string | null;
};

/** Nothing is read and nothing kept. */
export const noReadingState: ReadingState = {
	marksOf: () => new Map(),
	markOf: () => null,
	placeOf: () => null,
	setRead: () => null,
	setBookmarked: () => 'Bookmarks are not kept: the program was started with --no-state',
	savePlace: () => null,
	lastArticle: () => null,
	listOf: () => null,
	saveList: () => null,
	refresh: () => false,
	settle: async () => {},
	notice: null,
};

/** The same, for a user without a home folder. */
export const homelessReadingState: ReadingState = {
	...noReadingState,
	setBookmarked: () => 'Bookmarks are not kept: there is no home folder to keep them in',
};

/** Some 30 MB at most, and twice that before it is made anew. */
const LIMITS: Limits = {bytes: 1_000_000, posts: 100_000, lists: 1000};
/** A list of so many roots was made by another program, and is not made again. */
const LONGEST_SOURCE = 10_000;
const LONGEST_WORDS = 80;

/** The reading state in a folder; `now` is the time in ms for what is kept. */
export function openReadingState(folder: string, now: () => number, limits: Limits = LIMITS): ReadingState {
	const keeper = createKeeper(folder, limits);
	let isTold = false;
	const keepQuietly = (line: Line): string | null => {
		const problem = keeper.keep([line]);
		// Once is enough: nobody asked for these.
		if (problem === null || isTold || keeper.isLocked) return null;
		isTold = true;
		return problem;
	};
	/** Later than what it supersedes, whatever the clock says. */
	const stamp = (knownMs = -Infinity): number => Math.max(Math.floor(now()), knownMs + 1);
	const find = ({
		path,
		identity,
	}: Known): {readonly id: Pick<PostLine, 'post' | 'identity'>; readonly line: PostLine | null} => {
		const post = realPathOf(path);
		const finder = createFinder(keeper.memory());
		const line = finder.find(post, identity);
		if (finder.news.length > 0) keeper.keep(finder.news);
		return {id: {post, identity}, line};
	};
	return {
		marksOf(posts) {
			const memory = keeper.memory();
			const marks = new Map<string, Mark>();
			if (memory.posts.size === 0) return marks;
			const finder = createFinder(memory);
			for (const {path, identity} of posts) {
				const mark = toMark(finder.find(realPathInList(path), identity));
				if (mark !== null) marks.set(path, mark);
			}
			if (finder.news.length > 0) keeper.keep(finder.news);
			return marks;
		},
		markOf: post => toMark(find(post).line),
		placeOf(post) {
			const place = find(post).line?.place;
			return place === undefined ? null : toPlace(place);
		},
		setRead(post, isRead) {
			const {id, line} = find(post);
			if ((line?.read?.[1] ?? false) === isRead) return null;
			return keepQuietly({...id, read: [stamp(line?.read?.[0]), isRead]});
		},
		setBookmarked(post, isSet) {
			const {id, line} = find(post);
			if ((line?.bookmark?.[1] ?? false) === isSet) return keeper.keep([]);
			return keeper.keep([{...id, bookmark: [stamp(line?.bookmark?.[0]), isSet]}]);
		},
		savePlace(post, {section, at, percent, words}) {
			const {id, line} = find(post);
			const {newestPlaceMs} = keeper.memory();
			// A piece of a text would keep all of it in memory.
			const facts = [section, at, percent, detach(words.slice(0, LONGEST_WORDS))] as const;
			const known = line?.place;
			const isLast = known?.[0] === newestPlaceMs;
			if (isLast && facts.every((fact, index) => fact === known?.[index + 1])) return null;
			return keepQuietly({...id, place: [stamp(newestPlaceMs), ...facts]});
		},
		lastArticle() {
			const placed = [...keeper.memory().posts.values()].filter(({place}) => place !== undefined);
			placed.sort((a, b) => (b.place?.[0] ?? 0) - (a.place?.[0] ?? 0));
			return placed.find(({post}) => existsSync(openable(post)))?.post ?? null;
		},
		listOf(source) {
			const left = keeper.memory().lists.get(source)?.left;
			return left === undefined ? null : toMemory(left);
		},
		saveList(source, {order, tab, isCompact, chosen}) {
			if (source.length > LONGEST_SOURCE) return null;
			const left = keeper.memory().lists.get(source)?.left;
			const facts = [order, tab, isCompact, chosen] as const;
			if (left !== undefined && facts.every((fact, index) => fact === left[index + 1])) return null;
			return keepQuietly({list: source, left: [stamp(left?.[0]), ...facts]});
		},
		refresh: keeper.refresh,
		settle: keeper.settle,
		get notice() {
			return keeper.notice;
		},
	};
}

function toMark(line: PostLine | null): Mark | null {
	const isRead = line?.read?.[1] === true;
	const isBookmarked = line?.bookmark?.[1] === true;
	const percent = line?.place?.[3] ?? null;
	return isRead || isBookmarked || percent !== null ? {isRead, isBookmarked, percent} : null;
}
