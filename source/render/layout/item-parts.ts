import {type Day, formatRecentDay} from '../../posts/dates/format.ts';
import type {Post} from '../../posts/post.ts';
import type {Context} from '../../posts/search/context.ts';
import type {Glyphs, Span} from '../line.ts';
import type {Ranges} from './clip.ts';

export type ItemOptions = {
	/** Cells for the whole row, bar and margins included. */
	readonly width: number;
	readonly glyphs: Glyphs;
	readonly locale: string;
	/** The reader's day, for dates like 'yesterday', or null where the text is for later. */
	readonly today: Day | null;
};

export type ItemMarks = {
	readonly isChosen: boolean;
	readonly isRead: boolean;
	readonly isBookmarked: boolean;
	/** How far one got, 0 to 100; null where it was never opened. */
	readonly percent: number | null;
};

/** What an item shows beyond the post, and which of its letters are to stand out. */
export type ItemDetails = {
	/** One line in all: title and date. */
	readonly isCompact: boolean;
	readonly title: Ranges;
	readonly description: Ranges;
	/** A stretch of the text in place of the description. */
	readonly excerpt: Context | null;
	/** What else has the words that were looked for: tags, the path. */
	readonly also: {readonly text: string; readonly ranges: Ranges} | null;
};

export const noDetails: ItemDetails = {isCompact: false, title: [], description: [], excerpt: null, also: null};

export const noMarks: ItemMarks = {isChosen: false, isRead: false, isBookmarked: false, percent: null};

/** Under these widths, cells, the date stands below the title; titles stand alone. */
export const DATE_BELOW = 60;
export const TITLE_ONLY = 30;

export type Item = {
	readonly post: Post;
	readonly options: ItemOptions;
	readonly marks: ItemMarks;
	readonly details: ItemDetails;
};

export const dayOf = ({post, options}: Pick<Item, 'post' | 'options'>): string =>
	post.date === null ? 'undated' : formatRecentDay(post.date, options.locale, options.today);

/** Before the date. */
export const signOf = ({marks, options}: Pick<Item, 'marks' | 'options'>): string =>
	marks.isBookmarked ? `${options.glyphs.bookmark} ` : '';

export const signSpans = (sign: string): Span[] => (sign === '' ? [] : [{text: sign, style: {tone: 'quiet'}}]);

/** An article at whose end one was is not begun but read, or looked at. */
export const MOST_BEGUN = 99;

/** Whether one has begun a post, and not read it. */
export const isBegun = ({isRead, percent}: ItemMarks): boolean =>
	!isRead && percent !== null && percent > 0 && percent <= MOST_BEGUN;

/** How long it takes to read, how far one is with that, or that it is done. */
export function howFar({post, marks}: Pick<Item, 'post' | 'marks'>): string {
	const time = `${post.minutes} min`;
	return marks.isRead ? 'read' : isBegun(marks) ? `${marks.percent}% of ${time}` : time;
}
