import type {ListMemory, Tab} from '../posts/marks.ts';
import type {Order} from '../posts/order.ts';
import type {Post} from '../posts/post.ts';
import type {Context} from '../posts/search/context.ts';

/** What a list can be asked for on its bottom line. */
export type ListPrompt = 'filter' | 'search' | 'date';

export type ListState = {
	/** Where the posts come from, for the header. */
	readonly source: string;
	/** All of them, in `order`. */
	readonly posts: readonly Post[];
	readonly order: Order;
	readonly tab: Tab;
	/** One line a post. */
	readonly isCompact: boolean;
	/** What is shown: what tab and filter leave, or what the search found. The same array as `posts` where nothing is left out. */
	readonly matches: readonly Post[];
	/** Files read so far and in all while posts still arrive, otherwise null. */
	readonly progress: Progress | null;
	/** The prompt that is open. */
	readonly prompt: ListPrompt | null;
	/** What was typed into it so far, but for the filter, which is `query`. */
	readonly typed: string;
	/** The filter. */
	readonly query: string;
	readonly search: ListSearch | null;
	/** How many searches there were: the same words again are another search. */
	readonly searches: number;
	/** What the filter left and what it was given, to narrow from when more is typed; null without one. */
	readonly filtered: FilteredFrom | null;
	/** Paths of posts that stay in the tab although they no longer belong there: nothing goes away under a reader's eyes. */
	readonly kept: ReadonlySet<string>;
	readonly selected: number;
	/** The first post on the screen. */
	readonly top: number;
	/** Rows of it that are above the screen: what comes or goes before the chosen post does not move that. */
	readonly cut: number;
	/** Whether the reader chose a post; until then the first stays chosen while posts arrive. */
	readonly hasMoved: boolean;
	/** The path of a post to be chosen once it arrives, unless the reader chooses one before: the one that was left. */
	readonly awaited: string | null;
	/** Where the reader was before a filter, to come back to; null without one. */
	readonly home: Home | null;
};

/** A place in a list. */
export type Home = {
	readonly chosen: Post | null;
	/** The row of the screen on which its title stands. */
	readonly row: number;
	readonly hasMoved: boolean;
};

export type FilteredFrom = {readonly query: string; readonly posts: readonly Post[]; readonly from: readonly Post[]};

export type Progress = {readonly done: number; readonly total: number};

/** A full-text search in all posts of the list. */
export type ListSearch = {
	readonly query: string;
	/** What was found so far. */
	readonly found: ReadonlyMap<Post, Found>;
	/** The same posts, in `order`. */
	readonly posts: readonly Post[];
	/** Those among them that have changed since and were not looked through again. */
	readonly stale: ReadonlySet<Post>;
	readonly order: 'rank' | Order;
	/** Where the reader was before it. */
	readonly home: Home | null;
	/** Posts looked through so far and in all; null once that is all of them. */
	readonly progress: Progress | null;
};

/** What a full-text search says of a post: the higher the score the better. */
export type Found = {readonly score: number; readonly context: Context | null};

/** A search that has found nothing so far. */
export const newSearch = (query: string): ListSearch => ({
	query,
	found: new Map(),
	posts: [],
	stale: new Set(),
	order: 'rank',
	home: null,
	progress: {done: 0, total: 0},
});

/** A list before any post is there; `progress` as in the list. */
export function emptyList({source, memory, search}: Beginning, progress: Progress | null): ListState {
	return {
		source,
		posts: [],
		order: memory.order,
		tab: memory.tab,
		isCompact: memory.isCompact,
		matches: [],
		progress,
		prompt: null,
		typed: '',
		query: '',
		search: search === null ? null : newSearch(search),
		searches: search === null ? 0 : 1,
		filtered: null,
		kept: new Set(),
		selected: 0,
		top: 0,
		cut: 0,
		hasMoved: false,
		awaited: memory.chosen,
		home: null,
	};
}

type Beginning = {readonly source: string; readonly memory: ListMemory; readonly search: string | null};
