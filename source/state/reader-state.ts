import type {SavedPlace} from '../posts/marks.ts';
import type {Book} from '../render/book.ts';
import type {Pages} from '../render/pages.ts';
import type {Search} from './find.ts';
import type {Panel, PanelKind} from './panel.ts';
import type {Place, Spot} from './place.ts';

export type ReaderState =
	/** Until the article is read, the screen keeps showing what it showed: the article that was open, or the list. */
	| {
			readonly status: 'loading';
			readonly path: string;
			readonly previous: OpenReader | null;
			/** Keys that were typed ahead, for when it is there. */
			readonly typedAhead: readonly string[];
			readonly arrival: Arrival | null;
	  }
	| {readonly status: 'failed'; readonly path: string; readonly message: string; readonly trail: readonly Stop[]}
	| OpenReader;

export type OpenReader = {
	readonly status: 'open';
	readonly path: string;
	readonly book: Book;
	readonly pages: Pages;
	/** The first line on the screen. */
	readonly top: Spot;
	/** The words at the top, as they were when the reader last moved, or was to be: no resize wears the place away. */
	readonly anchor: Place;
	/** Sections read so far: what is not, search and panels do not know of yet. */
	readonly known: number;
	readonly search: Search | null;
	readonly panel: Panel | null;
	/** Where links were followed from: the way back. */
	readonly trail: readonly Stop[];
	/** What has become of the file, where the article is no longer that of any. */
	readonly lost: Lost | null;
	readonly stay: Stay;
	/** Where it was opened, and what was kept of it before. */
	readonly begun: {readonly anchor: Place; readonly saved: SavedPlace | null};
};

/**
 * How long one has been at an article: no longer than a glance; a while, so that its end counts; or long enough in it
 * to have been counted as its reader, which happens once.
 */
export type Stay = 'glance' | 'while' | 'counted';

/** How many more sections a key may have to wait for: to read all of a very long text would take too long. */
export const MOST_MORE = 8;

/** No longer there, or by now nothing that can be read. */
export type Lost = 'gone' | 'unreadable';

/** A place in an article to come back to. */
export type Stop = {readonly path: string; readonly place: Place};

/** Where in an article to begin, and how one came there. */
export type Arrival = {
	readonly place: Place | null;
	/** The name of a place, where a link led to one. */
	readonly anchor: string;
	readonly trail: readonly Stop[];
	/** Words and phrases to be found in it: those of a search in all posts. */
	readonly words?: readonly string[];
	/** To be opened over it. */
	readonly panel?: PanelKind;
};
