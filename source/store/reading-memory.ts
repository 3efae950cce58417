import {joinLines, type Line, type ListLine, newerOf, newestMs, type PostLine} from './reading-lines.ts';

/** How much is kept. */
export type Limits = {
	/** A file below this many bytes is left as it is. */
	readonly bytes: number;
	readonly posts: number;
	readonly lists: number;
};

/** What all lines of a journal say together. */
export class ReadingMemory {
	readonly posts = new Map<string, PostLine>();
	readonly lists = new Map<string, ListLine>();
	/** The path that was last known to hold the article of an identity. */
	readonly #holders = new Map<number, string>();
	#newestPlaceMs = -Infinity;

	/** @returns whether it was news. */
	take(line: Line): boolean {
		return 'post' in line ? this.#takePost(line) : this.#takeList(line);
	}

	clear(): void {
		this.posts.clear();
		this.lists.clear();
		this.#holders.clear();
		this.#newestPlaceMs = -Infinity;
	}

	holderOf(identity: number): string | undefined {
		return this.#holders.get(identity);
	}

	/** When a place was kept last, in whatever post. */
	get newestPlaceMs(): number {
		return this.#newestPlaceMs;
	}

	#takePost(line: PostLine): boolean {
		const known = this.posts.get(line.post);
		const joined = known === undefined ? line : joinLines(known, line);
		this.#holders.set(line.identity, line.post);
		if (joined === known) return false;
		if (known !== undefined && known.identity !== line.identity && this.holderOf(known.identity) === line.post)
			this.#holders.delete(known.identity);
		if (joined.place !== undefined && joined.place[0] > this.#newestPlaceMs) this.#newestPlaceMs = joined.place[0];
		this.posts.set(line.post, joined);
		return true;
	}

	#takeList(line: ListLine): boolean {
		const known = this.lists.get(line.list);
		const left = newerOf(known?.left, line.left);
		if (left === undefined || left === known?.left) return false;
		this.lists.set(line.list, {list: line.list, left});
		return true;
	}
}

/** Whether a file of so many bytes and lines should be written anew: most of it is superseded, or there is too much. */
export function isWasteful(
	{posts, lists}: ReadingMemory,
	size: {bytes: number; lines: number},
	limits: Limits,
): boolean {
	// Some more than are kept, so that not every mark beyond has the file written anew.
	if (posts.size > 1.1 * limits.posts || lists.size > 1.1 * limits.lists) return true;
	return size.bytes > limits.bytes && size.lines > 2 * (posts.size + lists.size);
}

/** The lines that say the same, one for each post and list, without the oldest that are too many; bookmarks go last of all. */
export function linesWorthKeeping(memory: ReadingMemory, limits: Limits): readonly Line[] {
	const posts = dropOldest([...memory.posts.values()], limits.posts, post => [
		post.bookmark?.[1] === true ? 1 : 0,
		newestMs(post),
	]);
	const isHolder = ({post, identity}: PostLine) => memory.holderOf(identity) === post;
	return [
		...dropOldest([...memory.lists.values()], limits.lists, ({left}) => [0, left[0]]),
		// The last of an identity is the one that holds it.
		...posts.filter(post => !isHolder(post)),
		...posts.filter(isHolder),
	];
}

type Rank = readonly [importance: number, ms: number];

function dropOldest<Item>(items: readonly Item[], most: number, rankOf: (item: Item) => Rank): readonly Item[] {
	if (items.length <= most) return items;
	const ranked = items.map(item => ({item, rank: rankOf(item)}));
	ranked.sort(({rank: a}, {rank: b}) => b[0] - a[0] || b[1] - a[1]);
	const kept = new Set(ranked.slice(0, most).map(({item}) => item));
	return items.filter(item => kept.has(item));
}
