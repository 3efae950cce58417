import type {Post} from '../posts/post.ts';
import {costOfEntry} from './filter/cost.ts';
import {entryOf, type Shelf, shelve} from './filter/entry.ts';
import {asTyped, foldQuery, forgivingly, termsOf, type Way} from './filter/ways.ts';

export {type Matched, matchedIn, type Range} from './filter/marks.ts';

/** What a query leaves of some posts, best first; where it is blank all of them, the same array. */
export type Filtered = {readonly query: string; readonly posts: readonly Post[]};

/** What was typed, and where no post has that, what is nearly that. */
const levels: readonly ((term: string) => readonly Way[])[] = [term => [asTyped(term)], forgivingly];

/** How a result came about: what neither the next letter nor the next posts to arrive make it necessary to ask again. */
type Judgement = {
	readonly from: readonly Post[];
	readonly shared: number;
	/** The query, folded. */
	readonly sought: string;
	/** Which of the levels gave the result; those above it gave nothing. */
	readonly level: number;
	/** For each post of `from` what it costs, 0 where it does not match. */
	readonly costs: Uint16Array;
};

const judgements = new WeakMap<readonly Post[], Judgement>();

/**
 * The posts that hold each term of a query (blanks stand between terms) anywhere in title, tags, description or path; where
 * there are none, those that nearly do. Among equals, in the order of `posts`.
 * `before`, an earlier result, saves work where it is of the beginning of this query, or of a part of these posts.
 */
export function filterPosts(posts: readonly Post[], query: string, before: Filtered | null = null): Filtered {
	const sought = foldQuery(query);
	if (sought === '') return {query, posts};
	const shelf = shelve(posts);
	const recall = createRecall(posts, sought, recallable(before, shelf));
	let level = 0;
	let costs = judge(shelf, {sought, level, recall});
	while (level + 1 < levels.length && costs.every(cost => cost === 0))
		costs = judge(shelf, {sought, level: ++level, recall});
	const best = sortByCost(posts, costs);
	judgements.set(best, {from: posts, shared: shelf.shared, sought, level, costs});
	return {query, posts: best};
}

const rehearsal = {sought: 'a in', terms: ['a', 'in'].map(term => [asTyped(term)])};

/** Folds posts before anybody filters them, from one on until time is up; gives the one to go on from. */
export function prepareFilter(posts: readonly Post[], from: number, isTimeUp: () => boolean): number {
	for (let at = from; at < posts.length; at++) {
		if (at > from && isTimeUp()) return at;
		const post = posts[at];
		// Rehearsed as well: by the first letter that is typed, all of it is compiled.
		if (post !== undefined) costOfEntry(rehearsal, entryOf(post), 0);
	}
	shelve(posts);
	return posts.length;
}

function recallable(before: Filtered | null, {shared}: Shelf): Judgement | null {
	const known = before === null ? undefined : judgements.get(before.posts);
	// Where the folder that all share is another, other parts of the paths are searched.
	return known?.shared === shared ? known : null;
}

/** The cost of a post at a level, undefined where it must be found out. */
type Recall = (index: number, level: number) => number | undefined;

function createRecall(posts: readonly Post[], sought: string, known: Judgement | null): Recall {
	if (known === null || !sought.startsWith(known.sought)) return () => undefined;
	const places = placesAmong(posts, known.from);
	const isSame = sought === known.sought;
	// What does not hold the beginning of a query does not hold all of it. It might hold it nearly: more is forgiven in longer
	// terms, up to five letters.
	const isStrict = sought[known.sought.length] === ' ' || /\p{L}{5}$/u.test(known.sought);
	return (index, level) => {
		const place = places[index] ?? -1;
		if (place < 0 || level > known.level) return undefined;
		const cost = level < known.level ? 0 : (known.costs[place] ?? 0);
		return isSame || (cost === 0 && (level === 0 || isStrict)) ? cost : undefined;
	};
}

/** For each post its place among others that are in the same order, -1 where it is new. */
function placesAmong(posts: readonly Post[], others: readonly Post[]): Int32Array {
	const places = new Int32Array(posts.length);
	let next = 0;
	for (const [index, post] of posts.entries()) {
		if (post !== others[next] && post === others[next + 1]) next++;
		places[index] = post === others[next] ? next++ : -1;
	}
	return places;
}

type Question = {readonly sought: string; readonly level: number; readonly recall: Recall};

function judge({entries, shared}: Shelf, {sought, level, recall}: Question): Uint16Array {
	const ways = termsOf(sought).map(term => levels[level]?.(term) ?? []);
	// No post has an only term as it was typed, once it is sought nearly.
	const search = {sought, terms: level > 0 && ways.length === 1 ? ways.map(([, ...others]) => others) : ways};
	const costs = new Uint16Array(entries.length);
	entries.forEach((entry, index) => {
		costs[index] = recall(index, level) ?? costOfEntry(search, entry, shared);
	});
	return costs;
}

/** The posts that have a cost, least first. */
function sortByCost(posts: readonly Post[], costs: Uint16Array): readonly Post[] {
	const byCost: Post[][] = [];
	posts.forEach((post, index) => {
		const cost = costs[index] ?? 0;
		if (cost === 0) return;
		const equals = byCost[cost];
		if (equals === undefined) byCost[cost] = [post];
		else equals.push(post);
	});
	return byCost.flat();
}
