/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export type Chance = {
	/** A whole number from 0 up to a limit. */
	readonly below: (limit: number) => number;
	readonly from: <Item>(items: readonly [Item, ...Item[]]) => Item;
};

export function createChance(seed: number): Chance {
	const random = createRandom(seed);
	const below = (limit: number): number => Math.floor(random() * limit);
	return {below, from: items => items[below(items.length)] ?? items[0]};
}
