import {compareBy, mergeSorted, type Order, placeIn, reorder} from '../posts/order.ts';
import type {Post} from '../posts/post.ts';
import {chooseAt, chosenRow, keepVisible, type ListContext, lowestTop, visibleCount} from './list-rows.ts';
import {foundOrder, isFiltered, shownOrder, shownPosts} from './list-shown.ts';
import type {Home, ListSearch, ListState} from './list-state.ts';
import {clamp, listRows} from './scroll.ts';
import {LONGEST_QUERY} from './search.ts';
import type {Marks, Motion} from './state.ts';

/** What the list's functions need to know beyond the list. */
export type MarkedContext = ListContext & {readonly marks: Marks};

/** Adds posts at their places in the order. The chosen post stays chosen, and stays where it is on the screen. */
export function addPosts(list: ListState, posts: readonly Post[], context: MarkedContext): ListState {
	if (posts.length === 0) return list;
	const compare = compareBy(list.order);
	const merged = mergeSorted(list.posts, [...posts].sort(compare), compare);
	const added = reshow(list, {...list, posts: merged}, context);
	return meetAwaited(added, posts, context);
}

/** Chooses the post that was chosen the last time, once it is there, in the middle of the screen. */
export function meetAwaited(list: ListState, added: readonly Post[], context: MarkedContext): ListState {
	const post = list.awaited === null ? undefined : added.find(({path}) => path === list.awaited);
	if (post === undefined) return list;
	const row = Math.floor(listRows(context.size) / 2) - 1;
	const home = list.search?.home ?? list.home;
	if (home !== null && !home.hasMoved) return withHome(list, {chosen: post, row, hasMoved: true});
	if (list.hasMoved) return {...list, awaited: null};
	const at = list.matches.indexOf(post);
	if (at < 0) return {...list, awaited: null};
	return chooseAt({...list, awaited: null, hasMoved: true}, at, row, context);
}

const withHome = (list: ListState, home: Home): ListState => ({
	...list,
	awaited: null,
	...(list.search === null ? {home} : {search: {...list.search, home}}),
});

/**
 * What is shown, anew, after `list` came of `before`. The post that was chosen stays so, and on its row; where it is no longer
 * shown the next one takes its place. `heir`: what has become of a post.
 */
export function reshow(
	before: ListState,
	list: ListState,
	context: MarkedContext,
	heir: (post: Post) => Post = post => post,
): ListState {
	const shown = {...list, ...shownPosts(list, context.marks)};
	const chosen = before.matches[before.selected];
	if (!list.hasMoved || chosen === undefined) return toTop(shown, context);
	const at = placeOf(shown, heir(chosen), before.selected);
	return chooseAt(shown, at, chosenRow(before, context), context);
}

export const toTop = (list: ListState, context: ListContext): ListState =>
	keepVisible({...list, selected: 0, top: 0, cut: 0}, context);

/** The index of a post, or of what stands in its place; `near` where that is all that is known. */
function placeOf(list: ListState, post: Post, near: number): number {
	const {matches} = list;
	const at = matches.indexOf(post);
	if (at >= 0) return at;
	const compare = shownOrder(list);
	return Math.min(compare === null ? near : placeIn(matches, post, compare), Math.max(0, matches.length - 1));
}

/** A post as its file is by now, in the place where it stood. */
export function replacePost(list: ListState, post: Post, context: ListContext): ListState {
	const before = list.posts.find(({path}) => path === post.path);
	if (before === undefined || before.modifiedMs === post.modifiedMs) return list;
	const place = (posts: readonly Post[]) => posts.map(other => (other === before ? post : other));
	const posts = place(list.posts);
	const matches = list.matches === list.posts ? posts : place(list.matches);
	return keepVisible({...inherit(list, new Map([[before, post]])), posts, matches, filtered: null}, context);
}

/** The list with what stands for posts that are others by now: where the reader was, and what a search found. */
export function inherit(list: ListState, heirs: ReadonlyMap<Post, Post>): ListState {
	const {search} = list;
	return {
		...list,
		home: inheritHome(list.home, heirs),
		search: search && {...replaceFound(search, heirs), home: inheritHome(search.home, heirs)},
	};
}

function inheritHome(home: Home | null, heirs: ReadonlyMap<Post, Post>): Home | null {
	const heir = home?.chosen && heirs.get(home.chosen);
	return home && heir ? {...home, chosen: heir} : home;
}

/** What was found in posts that are others by now holds until they are looked through again. */
function replaceFound(search: ListSearch, changed: ReadonlyMap<Post, Post>): ListSearch {
	const found = new Map<Post, NonNullable<ReturnType<typeof search.found.get>>>();
	const stale = new Set<Post>();
	for (const [post, what] of search.found) {
		const next = changed.get(post) ?? post;
		found.set(next, what);
		if (next !== post || search.stale.has(post)) stale.add(next);
	}
	if (![...search.found.keys()].some(post => changed.has(post))) return search;
	const posts = [...found.keys()].sort(foundOrder({order: search.order, found}));
	return {...search, found, posts, stale};
}

export function moveBy(list: ListState, motion: Motion, direction: 1 | -1, context: ListContext): ListState {
	if (list.matches.length === 0) return list;
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
	const isTaken = motion === 'page' || motion === 'half';
	const top = isTaken ? clamp(list.top + step, 0, lowestTop(list, last, context)) : list.top;
	const cut = isTaken ? 0 : list.cut;
	if (selected === list.selected && top === list.top && cut === list.cut && list.hasMoved) return list;
	return keepVisible({...list, selected, top, cut, hasMoved: true}, context);
}

/** The list filtered by another query. The best match is chosen; without a query the reader is back where that began. */
export function setQuery(list: ListState, query: string, context: MarkedContext): ListState {
	const text = query.slice(0, LONGEST_QUERY);
	if (text === list.query) return list;
	const typed = {...list, query: text};
	const home = list.home ?? homeOf(list, context);
	if (!isFiltered(typed)) return goHome({...typed, home: null}, home, context);
	return toTop({...typed, home, hasMoved: true, ...shownPosts(typed, context.marks)}, context);
}

/** The list without its filter. What was chosen in it stays so, unless nobody did: then the reader is back where that began. */
export function clearFilter(list: ListState, context: MarkedContext): ListState {
	const {home} = list;
	const isHome = home !== null && (list.matches.length === 0 || (list.prompt !== null && list.selected === 0));
	const cleared = {...list, query: '', prompt: null, home: null};
	return isHome ? goHome(cleared, home, context) : reshow(list, cleared, context);
}

export function homeOf(list: ListState, context: ListContext): Home {
	return {
		chosen: list.matches[list.selected] ?? null,
		row: chosenRow(list, context),
		hasMoved: list.hasMoved,
	};
}

export function goHome(list: ListState, {chosen, row, hasMoved}: Home, context: MarkedContext): ListState {
	const shown = {...list, ...shownPosts(list, context.marks), hasMoved};
	if (chosen === null || !hasMoved) return toTop(shown, context);
	return chooseAt(shown, placeOf(shown, chosen, 0), row, context);
}

const NEXT_ORDER: Readonly<Record<Order, Order>> = {newest: 'oldest', oldest: 'title', title: 'newest'};

/** The next order; among what was found there is one more, the best first. At the beginning of the list one stays there. */
export function cycleOrder(list: ListState, context: MarkedContext): ListState {
	const {search} = list;
	const hasMoved = list.hasMoved && list.selected > 0;
	if (search === null) {
		const order = NEXT_ORDER[list.order];
		const posts = reorder(list.posts, list.order, order);
		return {...reshow(list, {...list, order, posts, hasMoved}, context), hasMoved: list.hasMoved};
	}
	const order: ListSearch['order'] =
		search.order === 'rank' ? 'newest' : search.order === 'title' ? 'rank' : NEXT_ORDER[search.order];
	const posts = [...search.posts].sort(foundOrder({order, found: search.found}));
	const sorted: ListState = {...list, search: {...search, order, posts}, hasMoved};
	return {...reshow(list, sorted, context), hasMoved: list.hasMoved};
}

const TABS = ['all', 'unread', 'bookmarks'] as const;

export function stepTab(list: ListState, direction: 1 | -1, context: MarkedContext): ListState {
	const at = TABS.indexOf(list.tab) + direction + TABS.length;
	return reshow(list, {...list, tab: TABS[at % TABS.length] ?? 'all', kept: new Set()}, context);
}

/** One line a post, or all that is known of it. The chosen one stays in about the same part of the screen. */
export function toggleCompact(list: ListState, context: ListContext): ListState {
	const row = chosenRow(list, context);
	return chooseAt({...list, isCompact: !list.isCompact}, list.selected, row, context);
}
