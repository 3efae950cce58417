import {useEffect, useRef} from 'react';
import {prepareTitles} from '../posts/order.ts';
import type {Post} from '../posts/post.ts';
import {prepareFilter} from '../state/filter.ts';
import type {Found, ListState} from '../state/list-state.ts';
import type {Action, State} from '../state/state.ts';

/** What a search in posts has found since it told the last time, and how many of them it looked through by now. */
export type SearchStep = {
	readonly found: readonly (Found & {readonly post: Post})[];
	readonly done: number;
	readonly total: number;
};

/** @returns a function that ends the search. */
export type SearchPosts = (query: string, posts: readonly Post[], tell: (step: SearchStep) => void) => () => void;

/** Posts that are prepared for the filter before it is asked for. */
const MOST_UNASKED = 50_000;
/** What looks through posts. */
export type Searcher = {
	/** Looks through the text of posts, and tells of what it found until all are looked through. */
	readonly search: SearchPosts;
	/** A search is being typed: it will be asked for soon, in so many posts. */
	readonly expectSearch: (count: number) => void;
};

/** How long something is prepared before keys are looked at again, ms. */
const SLICE_MS = 4;

/** What goes on while there is a list: a search looks through its posts, and what keys may ask for next is prepared. */
export function useList({list}: State, dispatch: (action: Action) => void, searcher: Searcher): void {
	useSearch(list, dispatch, searcher.search);
	const {posts, order, progress, prompt} = list;
	// What is prepared for a very long list takes 100 MB: not before somebody wants it.
	const isFiltering = progress === null && (posts.length <= MOST_UNASKED || prompt === 'filter');
	useEffect(() => (isFiltering ? inSlices(prepareFiltering(posts)) : undefined), [posts, isFiltering]);
	const isSearching = prompt === 'search';
	const count = posts.length;
	useEffect(() => (isSearching ? searcher.expectSearch(count) : undefined), [isSearching, searcher, count]);
	const isSorting = order === 'oldest' && progress === null;
	useEffect(() => (isSorting ? inSlices(prepareTitles(posts, 'oldest')) : undefined), [posts, isSorting]);
}

function useSearch({search, searches, posts}: ListState, dispatch: (action: Action) => void, start: SearchPosts): void {
	const finder = useRef<Finder | null>(null);
	const query = search?.query ?? null;
	// biome-ignore lint/correctness/useExhaustiveDependencies: the same words again are another search
	useEffect(() => {
		if (query === null) return;
		const own = createFinder((fresh, tell) => start(query, fresh, tell), dispatch, query);
		finder.current = own;
		return () => {
			finder.current = null;
			own.end();
		};
	}, [query, searches, start, dispatch]);
	// After the effect above: a search begins with the posts that are there.
	// biome-ignore lint/correctness/useExhaustiveDependencies: as above
	useEffect(() => {
		if (query !== null) finder.current?.look(posts);
	}, [query, searches, posts]);
}

type Finder = {readonly look: (posts: readonly Post[]) => void; readonly end: () => void};

/**
 * Looks through a list that grows: posts that come while others are looked through wait until these are done. A post is
 * looked through once, and again when it has changed, which makes it another.
 */
function createFinder(
	start: (fresh: readonly Post[], tell: (step: SearchStep) => void) => () => void,
	dispatch: (action: Action) => void,
	query: string,
): Finder {
	const seen = new WeakSet<Post>();
	let posts: readonly Post[] = [];
	let end: (() => void) | null = null;
	const tell = (found: SearchStep['found'], left: number) => {
		const total = posts.length;
		dispatch({type: 'posts-found', query, found, done: Math.max(0, total - left), total});
	};
	const next = () => {
		const fresh = posts.filter(post => !seen.has(post));
		tell([], fresh.length);
		if (fresh.length === 0) return;
		for (const post of fresh) seen.add(post);
		let isOver = false;
		const stop = start(fresh, ({found, done, total}) => {
			isOver = done >= total;
			// What has come meanwhile is still to be looked through.
			const later = isOver ? posts.filter(post => !seen.has(post)).length : 0;
			tell(found, total - done + later);
			if (!isOver) return;
			end = null;
			if (later > 0) next();
		});
		if (!isOver) end = stop;
	};
	return {
		look(all) {
			posts = all;
			if (end === null) next();
		},
		end: () => end?.(),
	};
}

/** Folds posts for the filter, a few at a time; those that were folded before are passed over quickly. */
function* prepareFiltering(posts: readonly Post[]): Generator<void, void> {
	let from = 0;
	while (from < posts.length) {
		const end = performance.now() + SLICE_MS;
		from = prepareFilter(posts, from, () => performance.now() > end);
		yield;
	}
}

/** Goes through the steps between keys. @returns a function that ends it. */
function inSlices(steps: Iterator<void, void>): () => void {
	let waiting: NodeJS.Immediate;
	const go = () => {
		const start = performance.now();
		while (performance.now() - start < SLICE_MS) if (steps.next().done) return;
		waiting = setImmediate(go);
	};
	waiting = setImmediate(go);
	return () => clearImmediate(waiting);
}
