/** Read values by key. */
export type Data = Record<string, unknown>;

/** What stands between the fences, from the 1-based line `firstLine` of the text on. */
export type Header = {readonly source: string; readonly firstLine: number};
/** `used` counts the lines that were the header's, where the body begins before the closing fence. */
export type Reading = {readonly data: Data; readonly problems: readonly string[]; readonly used?: number};
/** A header that needs no fences; `isComplete` is false where the text ends within it. */
export type FoundHeader = {
	readonly data: Data;
	readonly bodyStart: number;
	readonly isComplete: boolean;
	readonly problems: readonly string[];
};

export const MAX_HEADER_LENGTH = 64 * 1024;
export const MAX_ITEMS = 1000;
export const MAX_DEPTH = 6;

/** Keys by which `key: value` lines are known for a header and not for prose. */
const KNOWN_KEYS = new Set(
	(
		'title date layout author authors tag tags category categories description summary excerpt slug permalink draft ' +
		'published status image cover lang modified updated created section extends subtitle comments keywords type ' +
		'template pubdate post_date'
	).split(' '),
);

export function isKnownKey(key: string): boolean {
	return KNOWN_KEYS.has(key.toLowerCase());
}

export function hasKnownKey(data: Data): boolean {
	return Object.keys(data).some(isKnownKey);
}

/** Sets a key that cannot become a prototype later on. */
export function setKey(data: Data, key: string, value: unknown): void {
	if (key !== '__proto__' && key !== 'constructor' && key !== 'prototype') data[key] = value;
}

/**
 * A parsed value as plain data: nothing that refers to itself, as aliases can, nothing that becomes a prototype, no
 * deeper and no longer than headers are, and a date as text in the zone it was written in.
 */
export function copyPlain(value: unknown, depth = 0): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (value instanceof Date) return value.toISOString().replace('.000', '');
	if (depth >= MAX_DEPTH) return null;
	if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map(item => copyPlain(item, depth + 1));
	const copy: Data = {};
	for (const [key, item] of Object.entries(value)) setKey(copy, key, copyPlain(item, depth + 1));
	return copy;
}

/** The header's first 64 kB, which are more than any header needs. */
export function splitLines(source: string): string[] {
	return source.slice(0, MAX_HEADER_LENGTH).replace(/\n$/, '').split('\n');
}
