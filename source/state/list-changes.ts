import {compareBy, mergeSorted} from '../posts/order.ts';
import type {Post} from '../posts/post.ts';
import {inherit, type MarkedContext, meetAwaited, reshow} from './list.ts';
import {foundOrder} from './list-shown.ts';
import type {ListSearch, ListState} from './list-state.ts';
import {renamed} from './read-marks.ts';
import type {Changes, Marks, State} from './state.ts';

/** The state after files came, went, changed or were given other names. What is read and what is chosen stays so. */
export function changePosts(state: State, changes: Changes): State {
	const marks = joinMarks(state.marks, changes);
	const list = changeList(state.list, changes, {...state, marks});
	return renameOpen({...state, marks, list}, changes);
}

/** A post that was renamed keeps what is known of it, unless more is known by now. */
function joinMarks(known: Marks, {changed, marks}: Changes): Marks {
	const moved = changed.flatMap(({before, post}) => {
		const mark = before === post.path ? undefined : known.get(before);
		return mark === undefined ? [] : [[post.path, mark] as const];
	});
	return moved.length === 0 && marks.size === 0 ? known : new Map([...known, ...moved, ...marks]);
}

function changeList(list: ListState, {added, changed, removed}: Changes, context: MarkedContext): ListState {
	const afterOf = new Map(changed.map(({before, post}) => [before, post]));
	// A post that is said to be new and is there already is that of a changed file.
	const fresh = new Map(added.map(post => [post.path, post]));
	for (const post of afterOf.values()) fresh.set(post.path, post);
	const gone = new Set(removed);
	const heirs = new Map<Post, Post>();
	const left: Post[] = [];
	const lost = new Set<Post>();
	for (const post of list.posts) {
		const {path} = post;
		const heir = afterOf.get(path) ?? fresh.get(path);
		if (heir !== undefined) heirs.set(post, heir);
		else if (gone.has(path)) lost.add(post);
		else left.push(post);
	}
	if (fresh.size === 0 && lost.size === 0) return list;
	const compare = compareBy(list.order);
	// Heirs mostly stand where the posts stood, so that there is little to sort.
	const sorted = [...new Set([...heirs.values(), ...fresh.values()])].sort(compare);
	const posts = mergeSorted(left, sorted, compare);
	const {search, ...heir} = inherit(list, heirs);
	const kept = new Set([...list.kept].map(path => afterOf.get(path)?.path ?? path));
	const changedList = {...heir, search: search && withoutLost(search, lost), posts, kept};
	const shown = reshow(list, changedList, context, post => heirs.get(post) ?? post);
	return meetAwaited(shown, added, context);
}

function withoutLost(search: ListSearch, lost: ReadonlySet<Post>): ListSearch {
	if (!search.posts.some(post => lost.has(post))) return search;
	const found = new Map([...search.found].filter(([post]) => !lost.has(post)));
	return {...search, found, posts: search.posts.filter(post => !lost.has(post))};
}

/** What a search has found since. */
export function addFound(
	search: ListSearch,
	found: readonly ({readonly post: Post} & NonNullable<ReturnType<ListSearch['found']['get']>>)[],
	{done, total}: {readonly done: number; readonly total: number},
): ListSearch {
	const all = new Map(search.found);
	const again = new Set<Post>();
	for (const {post, score, context} of found) {
		if (all.has(post)) again.add(post);
		all.set(post, {score, context});
	}
	const isDone = done >= total;
	const stale = new Set([...search.stale].filter(post => !again.has(post)));
	if (isDone) for (const post of stale) all.delete(post);
	const isLeft = (post: Post) => !again.has(post) && !(isDone && stale.has(post));
	const left = again.size === 0 && stale.size === 0 ? search.posts : search.posts.filter(isLeft);
	const compare = foundOrder({order: search.order, found: all});
	const posts = mergeSorted(left, [...new Set(found.map(({post}) => post))].sort(compare), compare);
	return {...search, found: all, posts, stale: isDone ? new Set() : stale, progress: isDone ? null : {done, total}};
}

/** The article that is read, and the way back from it. */
function renameOpen(state: State, {changed}: Changes): State {
	const {reader} = state;
	if (reader === null) return state;
	const trail = reader.status === 'loading' ? (reader.arrival?.trail ?? []) : reader.trail;
	const previous = reader.status === 'loading' && reader.previous !== null ? [reader.previous.path] : [];
	const known = new Set([reader.path, ...previous, ...trail.map(({path}) => path)]);
	return changed
		.filter(({before, post}) => before !== post.path && known.has(before))
		.reduce((now, {before, post}) => renamed(now, before, post.path), state);
}
