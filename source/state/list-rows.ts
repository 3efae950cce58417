import type {Post} from '../posts/post.ts';
import {type ItemOptions, noMarks} from '../render/layout/item-parts.ts';
import {layoutItem} from '../render/layout/list-item.ts';
import {detailsOf} from './list-details.ts';
import {isFiltered} from './list-shown.ts';
import type {ListState} from './list-state.ts';
import {listRows} from './scroll.ts';
import type {Settings, Size} from './state.ts';

/** What the rows of a list depend on beyond the list. */
export type ListContext = {readonly size: Size; readonly settings: Settings};

/** The widest a list gets: longer lines of description are no easier to read. */
const WIDEST = 120;
/** Where a heading would cost too much of the screen there are none. */
const [LEAST_COLUMNS, LEAST_ROWS] = [60, 12];

export function itemOptions({columns}: Size, {glyphs, locale, today}: Settings): ItemOptions {
	return {width: Math.min(columns, WIDEST), glyphs, locale, today: today()};
}

/** Whether posts stand apart by a blank line: not where that would cost a third of very few rows. */
export const hasGaps = ({isCompact}: ListState, size: Size): boolean =>
	!isCompact && size.columns >= 30 && listRows(size) >= 5;

/** Whether a month, or `undated`, stands as a heading above the post at this place: one begins there. */
export function hasHeading(list: ListState, at: number, size: Size): boolean {
	if (size.columns < LEAST_COLUMNS || listRows(size) < LEAST_ROWS) return false;
	if (list.order === 'title' || list.search !== null || isFiltered(list) || !hasFullMonths(list.matches)) return false;
	const month = monthOf(list.matches[at]);
	return at === 0 || month !== monthOf(list.matches[at - 1]);
}

const monthOf = (post: Post | undefined): number | null => {
	const date = post?.date ?? null;
	return date === null ? null : date.year * 12 + date.month;
};

/** Posts that a month has at least on average where it is worth a row. */
const LEAST_A_MONTH = 4;

const fullMonths = new WeakMap<readonly Post[], boolean>();

/** Whether the months of posts sorted by date have several posts: else headings say little more than the dates do. */
function hasFullMonths(posts: readonly Post[]): boolean {
	let isFull = fullMonths.get(posts);
	if (isFull === undefined) {
		const count = countDated(posts);
		const [first, last] = [monthOf(posts[0]), monthOf(posts[count - 1])];
		isFull = first !== null && last !== null && count >= LEAST_A_MONTH * (Math.abs(first - last) + 1);
		fullMonths.set(posts, isFull);
	}
	return isFull;
}

/** How many posts have a date: they stand before the others. */
function countDated(posts: readonly Post[]): number {
	let [low, high] = [0, posts.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (posts[middle]?.date) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The rows that a post takes, its heading and the blank one below included. */
export function itemHeight(list: ListState, at: number, context: ListContext): number {
	const {size, settings} = context;
	const post = list.matches[at];
	if (post === undefined) return 0;
	const lines = list.isCompact
		? 1
		: layoutItem(post, itemOptions(size, settings), noMarks, detailsOf(list, post)).length;
	return headingRows(list, at, size) + lines + (hasGaps(list, size) ? 1 : 0);
}

export const headingRows = (list: ListState, at: number, size: Size): number => (hasHeading(list, at, size) ? 1 : 0);

/** Rows for posts; the blank one below the last may be cut. */
const roomOf = (list: ListState, {size}: ListContext): number => listRows(size) + (hasGaps(list, size) ? 1 : 0);

/** The first post on a screen whose last whole post is the one at `at`. */
export function lowestTop(list: ListState, at: number, context: ListContext): number {
	let room = roomOf(list, context);
	for (let top = at; top >= 0; top--) {
		room -= itemHeight(list, top, context);
		if (room < 0) return Math.min(top + 1, at);
	}
	return 0;
}

/** How many posts from the first on the screen on are there to their ends, at least one. */
export function visibleCount(list: ListState, context: ListContext): number {
	let room = roomOf(list, context) + list.cut;
	let count = 0;
	for (let at = list.top; at < list.matches.length; at++) {
		room -= itemHeight(list, at, context);
		if (room < 0) break;
		count++;
	}
	return Math.max(1, count);
}

/** Moves the window no more than needed to show the chosen post whole. */
export function keepVisible(list: ListState, context: ListContext): ListState {
	const last = Math.max(0, list.matches.length - 1);
	const selected = Math.max(0, Math.min(list.selected, last));
	let {top, cut} = list;
	if (selected < top || (selected === top && cut > headingRows(list, top, context.size))) {
		[top, cut] = [selected, 0];
	} else if (selected >= top + visibleCount(list, context)) {
		[top, cut] = [lowestTop(list, selected, context), 0];
	}
	// No rows stay empty below the last post while there are posts above the first.
	const end = lowestTop(list, last, context);
	if (top > end || (top === end && cut > 0)) [top, cut] = [end, 0];
	const isSame = selected === list.selected && top === list.top && cut === list.cut;
	return isSame ? list : {...list, selected, top, cut};
}

/** The row on which the title of the chosen post stands. */
export function chosenRow(list: ListState, context: ListContext): number {
	let row = headingRows(list, list.selected, context.size) - list.cut;
	for (let at = list.top; at < list.selected; at++) row += itemHeight(list, at, context);
	return row;
}

/** The list with this post chosen, its title on that row as far as the list goes. */
export function chooseAt(list: ListState, selected: number, row: number, context: ListContext): ListState {
	let above = row - headingRows(list, selected, context.size);
	let top = selected;
	while (above > 0 && top > 0) above -= itemHeight(list, --top, context);
	return keepVisible({...list, selected, top, cut: Math.max(0, -above)}, context);
}
