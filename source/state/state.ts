import type {Day} from '../posts/dates/format.ts';
import type {Order} from '../posts/order.ts';
import type {Post} from '../posts/post.ts';
import type {Article} from '../render/article.ts';
import type {Body} from '../render/body.ts';
import type {Glyphs} from '../render/line.ts';

/** Of the terminal, in cells. */
export type Size = {readonly columns: number; readonly rows: number};

/** What was settled at the start and no key changes. */
export type Settings = {
	/** The widest a text column gets, cells. */
	readonly measure: number;
	readonly glyphs: Glyphs;
	readonly hasHyperlinks: boolean;
	readonly locale: string;
	/** The reader's day; another one after midnight. */
	readonly today: () => Day;
	readonly order: Order;
};

export type ListState = {
	/** Where the posts come from, for the header. */
	readonly source: string;
	/** In list order. */
	readonly posts: readonly Post[];
	/** What the filter leaves of them: the same array where there is none. */
	readonly matches: readonly Post[];
	/** Files read so far and in all while posts still arrive, otherwise null. */
	readonly progress: {readonly done: number; readonly total: number} | null;
	readonly query: string;
	readonly isPrompting: boolean;
	readonly selected: number;
	/** The first post on the screen. */
	readonly top: number;
	/** Whether the reader chose a post; until then the first stays chosen while posts arrive. */
	readonly hasMoved: boolean;
};

export type ReaderState =
	/** Until the article is read, the screen keeps showing what it showed: the article that was open, or the list. */
	| {
			readonly status: 'loading';
			readonly path: string;
			readonly previous: OpenReader | null;
			/** Keys that were typed ahead, for when it is there. */
			readonly typedAhead: readonly string[];
	  }
	| {readonly status: 'failed'; readonly path: string; readonly message: string}
	| OpenReader;

export type OpenReader = {
	readonly status: 'open';
	readonly path: string;
	readonly article: Article;
	readonly body: Body;
	/** The first line on the screen. */
	readonly top: number;
	/** The words at the top, as they were when the reader last moved: no resize wears the place away. */
	readonly anchor: Anchor;
};

/** A place in an article that no width changes: a block, and how many of its characters that show stand before. */
export type Anchor = {readonly block: number; readonly offset: number};

/** What only the world outside can do; it answers with `request-done`. Each press is a request of its own. */
export type Request = {readonly kind: 'exit' | 'suspend' | 'repaint'};

export type State = {
	readonly size: Size;
	readonly settings: Settings;
	readonly screen: 'list' | 'reader';
	/** The first line of the help that is shown, or null while it is closed. */
	readonly helpTop: number | null;
	readonly list: ListState;
	readonly reader: ReaderState | null;
	/** An article opened by name: leaving it leaves the program. */
	readonly isSingle: boolean;
	/** The paths of posts that were read, now or before. */
	readonly reads: ReadonlySet<string>;
	/** The last one that was read to its end in this run. */
	readonly finished: string | null;
	/** One quiet sentence on the bottom line until the next key. */
	readonly notice: string | null;
	readonly request: Request | null;
};

/** How far a motion goes. */
export type Motion = 'line' | 'half' | 'page' | 'end';

export type Batch = {
	readonly posts: readonly Post[];
	/** The paths among them that were read before. */
	readonly reads: readonly string[];
	readonly done: number;
	readonly total: number;
};

export type Action =
	| {readonly type: 'resized'; readonly size: Size}
	| {readonly type: 'posts-loaded'; readonly batch: Batch}
	| {readonly type: 'article-opened'; readonly article: Article}
	| {readonly type: 'article-failed'; readonly path: string; readonly message: string}
	| {readonly type: 'noticed'; readonly notice: string}
	| {readonly type: 'request-done'}
	| Command;

/** The actions that a key can mean. */
export type Command =
	| {readonly type: 'move'; readonly motion: Motion; readonly direction: 1 | -1}
	| {readonly type: 'open'}
	| {readonly type: 'back'}
	| {readonly type: 'open-neighbour'; readonly direction: 1 | -1}
	| {readonly type: 'prompt'}
	| {readonly type: 'prompt-text'; readonly text: string}
	| {readonly type: 'prompt-erase'; readonly unit: 'character' | 'word' | 'all'}
	| {readonly type: 'prompt-accept'}
	| {readonly type: 'prompt-cancel'}
	| {readonly type: 'clear-filter'}
	| {readonly type: 'toggle-help'}
	| {readonly type: 'quit'}
	| {readonly type: 'suspend'}
	| {readonly type: 'repaint'};

export type Start = {
	readonly size: Size;
	readonly settings: Settings;
	readonly source: string;
	/** The path of an article to open at once, or null for the list. */
	readonly path: string | null;
	readonly notice: string | null;
};

/** The state before anything is read. */
export function initialState({size, settings, source, path, notice}: Start): State {
	return {
		size,
		settings,
		screen: path === null ? 'list' : 'reader',
		helpTop: null,
		list: {
			source,
			posts: [],
			matches: [],
			progress: path === null ? {done: 0, total: 0} : null,
			query: '',
			isPrompting: false,
			selected: 0,
			top: 0,
			hasMoved: false,
		},
		reader: path === null ? null : {status: 'loading', path, previous: null, typedAhead: []},
		isSingle: path !== null,
		reads: new Set(),
		finished: null,
		notice,
		request: null,
	};
}
