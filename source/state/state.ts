import type {Day} from '../posts/dates/format.ts';
import type {Order} from '../posts/order.ts';
import type {Post} from '../posts/post.ts';
import type {Article} from '../render/article.ts';
import type {Book} from '../render/book.ts';
import type {Glyphs, Highlight} from '../render/line.ts';
import type {PanelKind} from './panel.ts';
import type {Lost, ReaderState} from './reader-state.ts';

/** Of the terminal, in cells. */
export type Size = {readonly columns: number; readonly rows: number};

/** What was settled at the start; no key changes it but the measure. */
export type Settings = {
	/** The widest a text column gets, cells. */
	readonly measure: number;
	readonly highlight?: Highlight;
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

/** What only the world outside can do; it answers with `request-done`. */
export type Request =
	| {readonly kind: 'exit' | 'suspend' | 'repaint'}
	/** An address from `safeUrl`, or a file of the site. */
	| {readonly kind: 'open-link'; readonly link: string}
	/** A path as a post has it in a link; `known` is the post of the list that it means where there is no such file. */
	| {readonly kind: 'follow'; readonly ref: string; readonly from: string; readonly known: string | null}
	| {readonly kind: 'copy'; readonly text: string}
	/** A line from 1. */
	| {readonly kind: 'edit'; readonly path: string; readonly line: number}
	| {readonly kind: 'bookmark'; readonly path: string};

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
	/** In the order of the presses; each press is a request of its own. */
	readonly requests: readonly Request[];
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
	/** A file is another by now, or has gone. Without a notice the reader knows: what was said of it before is over too. */
	| {readonly type: 'article-changed'; readonly article: Article; readonly notice: string | null}
	| {readonly type: 'article-lost'; readonly path: string; readonly how: Lost}
	/** So many sections of the article are read by now. */
	| {readonly type: 'read-on'; readonly book: Book; readonly known: number}
	/** There are colours for more languages. */
	| {readonly type: 'restyled'}
	/** A post that a link leads to, and the anchor in it. */
	| {readonly type: 'open-path'; readonly path: string; readonly anchor: string}
	| {readonly type: 'noticed'; readonly notice: string}
	| {readonly type: 'request-done'; readonly request: Request}
	| Command;

/** The actions that a key can mean. */
export type Command =
	| {readonly type: 'move'; readonly motion: Motion; readonly direction: 1 | -1}
	| {readonly type: 'open'}
	| {readonly type: 'back'}
	| {readonly type: 'open-neighbour'; readonly direction: 1 | -1}
	| {readonly type: 'prompt'}
	| {readonly type: 'find'}
	| {readonly type: 'step-match'; readonly direction: 1 | -1}
	| {readonly type: 'step-heading'; readonly direction: 1 | -1}
	| {readonly type: 'show-panel'; readonly panel: PanelKind}
	| {readonly type: 'pick'; readonly digit: string}
	| {readonly type: 'go'}
	| {readonly type: 'copy-link'}
	| {readonly type: 'copy-path'}
	| {readonly type: 'bookmark'}
	| {readonly type: 'edit'}
	| {readonly type: 'widen'; readonly cells: number}
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

/** The state that asks for one thing more. What is under way is not asked for again: a held key opens one editor. */
export function ask(state: State, request: Request): State {
	const isUnderWay = (other: Request) => JSON.stringify(other) === JSON.stringify(request);
	if (request.kind !== 'bookmark' && state.requests.some(isUnderWay)) return state;
	return {...state, requests: [...state.requests, request]};
}

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
		reader: path === null ? null : {status: 'loading', path, previous: null, typedAhead: [], arrival: null},
		isSingle: path !== null,
		reads: new Set(),
		finished: null,
		notice,
		requests: [],
	};
}
