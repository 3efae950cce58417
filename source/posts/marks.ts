import type {Order} from './order.ts';

/** What is known of a post beyond its file: what its reader did with it. */
export type Mark = {
	readonly isRead: boolean;
	readonly isBookmarked: boolean;
	/** How far one got, 0 to 100; null where it was never opened. */
	readonly percent: number | null;
};

export const unmarked: Mark = {isRead: false, isBookmarked: false, percent: null};

/** A place in an article by its words. */
export type SavedPlace = {
	readonly section: number;
	/** UTF-16 units of what the section says. */
	readonly at: number;
	/** What the article says from there on, at most 80 UTF-16 units, so that it is found again in another edition; '' for the very top. */
	readonly words: string;
	readonly percent: number;
};

/** Which posts of a list are shown. */
export type Tab = 'all' | 'unread' | 'bookmarks';

/** How a list was left. */
export type ListMemory = {
	readonly order: Order;
	readonly tab: Tab;
	readonly isCompact: boolean;
	/** The path of the chosen post, as the list has it, or null for the first. */
	readonly chosen: string | null;
};
