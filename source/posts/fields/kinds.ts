import {detach} from '../detach.ts';

/** What tells whether a key may be of one kind. */
export type KeyTest = (key: string) => boolean;

export const isOneOf = (keys: readonly string[], pattern?: RegExp): KeyTest => {
	const known = new Set(keys);
	return key => known.has(key) || pattern?.test(key) === true;
};

const MAX_KNOWN_KEYS = 1000;
const LONGEST_KNOWN_KEY = 60;

/**
 * Kinds of keys, each with its test -> a function that tells of which of them some keys are. Posts have ten keys and the
 * same ones again and again: it takes less time to know these than to ask for each of the hundred that there might be.
 */
export function createKindFinder<Kind extends string>(
	tests: Readonly<Record<Kind, KeyTest>>,
): (keys: Iterable<string>) => (kind: Kind) => boolean {
	const kinds = Object.keys(tests) as Kind[];
	const bits = new Map(kinds.map((kind, index) => [kind, 1 << index]));
	const known = new Map<string, number>();
	const find = (key: string): number => {
		const found = kinds.reduce((sum, kind) => (tests[kind](key) ? sum | (bits.get(kind) ?? 0) : sum), 0);
		if (known.size < MAX_KNOWN_KEYS && key.length <= LONGEST_KNOWN_KEY) known.set(detach(key), found);
		return found;
	};
	return keys => {
		let found = 0;
		for (const key of keys) found |= known.get(key) ?? find(key);
		return kind => (found & (bits.get(kind) ?? 0)) !== 0;
	};
}
