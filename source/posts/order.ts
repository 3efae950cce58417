import type {Post} from './post.ts';

export type Order = 'newest' | 'oldest' | 'title';

export type Compare = (a: Post, b: Post) => number;

const byPath: Compare = (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** Undated posts come after the dated ones, whichever way these run: newest file change first. */
function byDate(direction: 1 | -1): Compare {
	return (a, b) => {
		const [x, y] = [a.date, b.date];
		if (x === null || y === null) {
			if (x !== null) return -1;
			if (y !== null) return 1;
			return b.modifiedMs - a.modifiedMs || byPath(a, b);
		}
		return direction * (x.ms - y.ms) || byPath(a, b);
	};
}

// Code point order of folded titles: the same list on every machine, and a hundred times faster than Intl.Collator.
const titleKeys = new WeakMap<Post, string>();

function titleKey(post: Post): string {
	let key = titleKeys.get(post);
	if (key === undefined) {
		const {title} = post;
		const isAscii = /^[\x00-\x7F]*$/.test(title);
		key = isAscii
			? title
					.toLowerCase()
					.replace(/[^a-z0-9]+/g, ' ')
					.trim()
			: title
					.normalize('NFKD')
					.replace(/[^\p{L}\p{N}]+/gu, ' ')
					.trim()
					.toLowerCase();
		titleKeys.set(post, key);
	}
	return key;
}

const byTitle: Compare = (a, b) => {
	const [x, y] = [titleKey(a), titleKey(b)];
	return x < y ? -1 : x > y ? 1 : byPath(a, b);
};

const comparisons: Readonly<Record<Order, Compare>> = {newest: byDate(-1), oldest: byDate(1), title: byTitle};

/** A total order of posts: equal dates and titles are settled by the path, so that a list is the same at every start. */
export const compareBy = (order: Order): Compare => comparisons[order];

/** Two sorted lists as one. What is short is put into what is long: that costs little more than a copy of it. */
export function mergeSorted(long: readonly Post[], short: readonly Post[], compare: Compare): readonly Post[] {
	if (short.length === 0) return long;
	const merged: Post[] = [];
	let from = 0;
	for (const post of short) {
		const to = placeIn(long, post, compare, from);
		for (; from < to; from++) merged.push(long[from] as Post);
		merged.push(post);
	}
	for (; from < long.length; from++) merged.push(long[from] as Post);
	return merged;
}

/** The index behind the posts that are not after this one, at least `from`; near ones are found fastest. */
export function placeIn(posts: readonly Post[], post: Post, compare: Compare, from = 0): number {
	const isBefore = (at: number) => compare(posts[at] as Post, post) <= 0;
	let step = 1;
	let low = from;
	while (low + step <= posts.length && isBefore(low + step - 1)) {
		low += step;
		step *= 2;
	}
	let high = Math.min(low + step - 1, posts.length);
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isBefore(middle)) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The same posts in other orders, for lists that were or will be asked for them. */
const otherOrders = new WeakMap<readonly Post[], Partial<Record<Order, readonly Post[]>>>();

/** Sorted posts in another order. What was sorted before is not sorted again. */
export function reorder(posts: readonly Post[], from: Order, to: Order): readonly Post[] {
	if (from === to) return posts;
	const known = otherOrders.get(posts)?.[to];
	if (known !== undefined) return known;
	const sorted = from === 'title' || to === 'title' ? [...posts].sort(compareBy(to)) : turnRound(posts);
	remember(posts, from, sorted, to);
	return sorted;
}

function remember(posts: readonly Post[], order: Order, sorted: readonly Post[], other: Order): void {
	const all = {...otherOrders.get(posts), [order]: posts, [other]: sorted};
	for (const list of Object.values(all)) otherOrders.set(list, all);
}

/** Newest first from oldest first, or the reverse: runs of equal dates and the undated stay as they are. */
function turnRound(posts: readonly Post[]): readonly Post[] {
	const turned: Post[] = [];
	let end = posts.findIndex(({date}) => date === null);
	if (end < 0) end = posts.length;
	const undated = posts.slice(end);
	while (end > 0) {
		const ms = posts[end - 1]?.date?.ms;
		let start = end - 1;
		while (start > 0 && posts[start - 1]?.date?.ms === ms) start--;
		for (let at = start; at < end; at++) turned.push(posts[at] as Post);
		end = start;
	}
	for (const post of undated) turned.push(post);
	return turned;
}

/** Posts between two looks at the clock. */
const STRIDE = 256;
/** Posts that are sorted at once. */
const RUN = 1024;

/** Sorts posts by title beforehand, a few at a time: each step takes a few milliseconds at most. */
export function* prepareTitles(posts: readonly Post[], order: Order): Generator<void, void> {
	if (order === 'title' || otherOrders.get(posts)?.title !== undefined) return;
	for (const [at, post] of posts.entries()) {
		titleKey(post);
		if (at % STRIDE === 0) yield;
	}
	let runs: (readonly Post[])[] = [];
	for (let at = 0; at < posts.length; at += RUN) {
		runs.push(posts.slice(at, at + RUN).sort(byTitle));
		yield;
	}
	while (runs.length > 1) {
		const longer: (readonly Post[])[] = [];
		for (let at = 0; at < runs.length; at += 2) {
			longer.push(yield* mergeInSteps(runs[at] ?? [], runs[at + 1] ?? []));
		}
		runs = longer;
	}
	remember(posts, order, runs[0] ?? posts, 'title');
}

function* mergeInSteps(a: readonly Post[], b: readonly Post[]): Generator<void, readonly Post[]> {
	const merged: Post[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length) {
		const [x, y] = [a[i] as Post, b[j] as Post];
		if (byTitle(x, y) <= 0) i = merged.push(x) - j;
		else j = merged.push(y) - i;
		if (merged.length % STRIDE === 0) yield;
	}
	return merged.concat(a.slice(i), b.slice(j));
}
