import {compareBy} from '../posts/order.ts';
import type {Post} from '../posts/post.ts';
import {type ItemOptions, layoutItem} from '../render/layout/list-item.ts';
import {graphemes} from '../text/width.ts';
import {clamp, listRows} from './scroll.ts';
import {filterPosts, LONGEST_QUERY} from './search.ts';
import type {ListState, Motion, Settings, Size} from './state.ts';

/** The widest a list gets: longer lines of description are no easier to read. */
const WIDEST = 120;

export function itemOptions({columns}: Size, {glyphs, locale, today}: Settings): ItemOptions {
	return {width: Math.min(columns, WIDEST), glyphs, locale, today: today()};
}

/** What the list's functions need to know beyond the list. */
export type ListContext = {readonly size: Size; readonly settings: Settings};

const unmarked = {isChosen: false, isRead: false};

/** The lines that a post takes, the blank one below included. */
function itemHeight(post: Post, {size, settings}: ListContext): number {
	const gap = hasGaps(size) ? 1 : 0;
	return layoutItem(post, itemOptions(size, settings), unmarked).length + gap;
}

/** Whether posts stand apart by a blank line: not where that would cost a third of very few rows. */
export const hasGaps = (size: Size): boolean => size.columns >= 30 && listRows(size) >= 5;

/** Adds posts at their places in the order. The chosen post stays chosen, and stays where it is on the screen. */
export function addPosts(list: ListState, posts: readonly Post[], context: ListContext): ListState {
	if (posts.length === 0) return list;
	const compare = compareBy(context.settings.order);
	const merged = mergeSorted(list.posts, [...posts].sort(compare), compare);
	return rematch({...list, posts: merged}, context);
}

/** A post as its file is by now, in the place where it stood. */
export function replacePost(list: ListState, post: Post, context: ListContext): ListState {
	const at = list.posts.findIndex(({path}) => path === post.path);
	const before = list.posts[at];
	if (before === undefined || before.modifiedMs === post.modifiedMs) return list;
	const place = (posts: readonly Post[]) => posts.map(other => (other === before ? post : other));
	const posts = place(list.posts);
	const matches = list.matches === list.posts ? posts : place(list.matches);
	return keepVisible({...list, posts, matches}, context);
}

function mergeSorted(a: readonly Post[], b: readonly Post[], compare: (x: Post, y: Post) => number): readonly Post[] {
	const merged: Post[] = [];
	let at = 0;
	for (const post of b) {
		for (let next = a[at]; next !== undefined && compare(next, post) <= 0; next = a[++at]) merged.push(next);
		merged.push(post);
	}
	for (let next = a[at]; next !== undefined; next = a[++at]) merged.push(next);
	return merged;
}

/** The matches anew after the posts or the query changed; the same post stays chosen where it still matches. */
function rematch(list: ListState, context: ListContext): ListState {
	const matches = filterPosts(list.posts, list.query);
	const chosen = list.hasMoved ? list.matches[list.selected] : undefined;
	const first = list.hasMoved ? list.matches[list.top] : undefined;
	const at = chosen === undefined ? 0 : matches.indexOf(chosen);
	const top = first === undefined ? 0 : matches.indexOf(first);
	const selected = at < 0 ? 0 : at;
	return keepVisible({...list, matches, selected, top: top < 0 ? selected : top}, context);
}

/** Moves the window no more than needed to show the chosen post whole. */
export function keepVisible(list: ListState, context: ListContext): ListState {
	const last = Math.max(0, list.matches.length - 1);
	const selected = clamp(list.selected, 0, last);
	const lowest = lowestTop(list.matches, selected, context);
	// No rows stay empty below the last post while there are posts above the first.
	const top = clamp(list.top, lowest, Math.min(selected, lowestTop(list.matches, last, context)));
	return selected === list.selected && top === list.top ? list : {...list, selected, top};
}

/** The first post on a screen whose last whole post is the one at `index`. */
function lowestTop(posts: readonly Post[], index: number, context: ListContext): number {
	// The blank line below the last post may be cut.
	let room = listRows(context.size) + (hasGaps(context.size) ? 1 : 0);
	for (let at = index; at >= 0; at--) {
		const post = posts[at];
		room -= post === undefined ? 0 : itemHeight(post, context);
		if (room < 0) return Math.min(at + 1, index);
	}
	return 0;
}

/** How many posts from `top` on are whole on the screen, at least one. */
export function visibleCount(list: ListState, context: ListContext): number {
	let room = listRows(context.size) + (hasGaps(context.size) ? 1 : 0);
	let count = 0;
	for (let at = list.top; at < list.matches.length; at++) {
		const post = list.matches[at];
		room -= post === undefined ? 0 : itemHeight(post, context);
		if (room < 0) break;
		count++;
	}
	return Math.max(1, count);
}

export function moveBy(list: ListState, motion: Motion, direction: 1 | -1, context: ListContext): ListState {
	const page = visibleCount(list, context);
	const steps: Readonly<Record<Motion, number>> = {
		line: 1,
		half: Math.max(1, Math.floor(page / 2)),
		page,
		end: list.matches.length,
	};
	const step = direction * steps[motion];
	const last = Math.max(0, list.matches.length - 1);
	const selected = clamp(list.selected + step, 0, last);
	// A page takes the window along, so that the next page shows what was below the last.
	const top =
		motion === 'page' || motion === 'half'
			? clamp(list.top + step, 0, lowestTop(list.matches, last, context))
			: list.top;
	if (selected === list.selected && top === list.top && list.hasMoved) return list;
	return keepVisible({...list, selected, top, hasMoved: true}, context);
}

/** The list filtered by another query; the best place to start is then its first match. */
export function setQuery(list: ListState, query: string, context: ListContext): ListState {
	const text = query.slice(0, LONGEST_QUERY);
	return text === list.query ? list : rematch({...list, query: text}, context);
}

export function eraseFrom(query: string, unit: 'character' | 'word' | 'all'): string {
	if (unit === 'all') return '';
	if (unit === 'word') return query.replace(/\S*\s*$/, '');
	return graphemes(query).slice(0, -1).join('');
}
