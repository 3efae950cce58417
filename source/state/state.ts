import type {Day} from '../posts/dates/format.ts';
import type {ListMemory, Mark, SavedPlace} from '../posts/marks.ts';
import type {Post} from '../posts/post.ts';
import type {Article} from '../render/article.ts';
import type {Book} from '../render/book.ts';
import type {Glyphs, Highlight} from '../render/line.ts';
import {emptyList, type Found, type ListPrompt, type ListState} from './list-state.ts';
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
	/** The mark is on the screen already. */
	| {readonly kind: 'set-read'; readonly post: Post; readonly isRead: boolean}
	| {readonly kind: 'set-bookmarked'; readonly post: Post; readonly isBookmarked: boolean}
	/** To look for what has changed in the folders. */
	| {readonly kind: 'rescan'};

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
	/** What is known of posts that were opened, read or bookmarked, by path. */
	readonly marks: ReadonlyMap<string, Mark>;
	/** One quiet sentence on the bottom line until the next key. */
	readonly notice: string | null;
	/** In the order of the presses; each press is a request of its own. */
	readonly requests: readonly Request[];
};

/** How far a motion goes. */
export type Motion = 'line' | 'half' | 'page' | 'end';

/** Marks by path. */
export type Marks = ReadonlyMap<string, Mark>;

export type Batch = {
	readonly posts: readonly Post[];
	/** Of those among them that have one. */
	readonly marks: Marks;
	readonly done: number;
	readonly total: number;
	/** Whether these are all of them; unless told, once all files are read. Posts that were known before are looked at again. */
	readonly isWhole?: boolean;
};

/** What became of the folders since the posts were read: all of it in one step. */
export type Changes = {
	readonly added: readonly Post[];
	/** As their files are by now, with the path they had before where they were renamed. */
	readonly changed: readonly {readonly before: string; readonly post: Post}[];
	/** Paths. */
	readonly removed: readonly string[];
	readonly marks: Marks;
};

export type Action =
	| {readonly type: 'resized'; readonly size: Size}
	| {readonly type: 'posts-loaded'; readonly batch: Batch}
	| {readonly type: 'posts-changed'; readonly changes: Changes}
	/** Other running copies have marked posts. */
	| {readonly type: 'marks-changed'; readonly marks: Marks}
	/** What a search in all posts has found since; for another query it comes too late. */
	| {
			readonly type: 'posts-found';
			readonly query: string;
			readonly found: readonly (Found & {readonly post: Post})[];
			readonly done: number;
			readonly total: number;
	  }
	/** With the place where it was left, and its mark: it may be in no list. */
	| {
			readonly type: 'article-opened';
			readonly article: Article;
			readonly saved?: SavedPlace | null;
			readonly mark?: Mark | null;
	  }
	/** The reader has been at an article for as long as it takes to have read some of it. */
	| {readonly type: 'article-stayed'; readonly path: string}
	/** How far one is in an article, which was kept. */
	| {readonly type: 'place-saved'; readonly path: string; readonly percent: number}
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
	| {readonly type: 'prompt'; readonly prompt: ListPrompt}
	| {readonly type: 'cycle-order'}
	| {readonly type: 'step-tab'; readonly direction: 1 | -1}
	| {readonly type: 'toggle-read'}
	| {readonly type: 'toggle-compact'}
	/** Opens the chosen post with its links. */
	| {readonly type: 'open-links'}
	| {readonly type: 'rescan'}
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
	/** How the list was left, or how it is asked for. */
	readonly memory: ListMemory;
	/** A full-text search to begin with, or null. */
	readonly search: string | null;
	readonly notice: string | null;
};

const NEVER_TWICE: ReadonlySet<Request['kind']> = new Set([
	'exit',
	'suspend',
	'repaint',
	'open-link',
	'follow',
	'copy',
	'edit',
	'rescan',
]);

/** The state that asks for one thing more. What is under way is not asked for again: a held key opens one editor. */
export function ask(state: State, request: Request): State {
	// Of one kind only: those with a post would be as long as all that was read.
	const isUnderWay = (other: Request) =>
		other.kind === request.kind && JSON.stringify(other) === JSON.stringify(request);
	if (NEVER_TWICE.has(request.kind) && state.requests.some(isUnderWay)) return state;
	return {...state, requests: [...state.requests, request]};
}

/** The state before anything is read. */
export function initialState(start: Start): State {
	const {size, settings, path, notice} = start;
	return {
		size,
		settings,
		screen: path === null ? 'list' : 'reader',
		helpTop: null,
		list: emptyList(start, path === null ? {done: 0, total: 0} : null),
		reader: path === null ? null : {status: 'loading', path, previous: null, typedAhead: [], arrival: null},
		isSingle: path !== null,
		marks: new Map(),
		notice,
		requests: [],
	};
}
