import type {ListMemory, SavedPlace} from '../posts/marks.ts';
import type {Order} from '../posts/order.ts';

/** What has been so since a time, ms since the epoch. Of two the newer counts, of two of one time the later in the file. */
type Since<Facts extends readonly unknown[]> = readonly [ms: number, ...facts: Facts];

/** What a line says of a post; all of it together is what is known of the post. */
export type PostLine = {
	/** Its real path. */
	readonly post: string;
	readonly identity: number;
	readonly read?: Since<[isRead: boolean]>;
	readonly bookmark?: Since<[isSet: boolean]>;
	readonly place?: Since<[section: number, at: number, percent: number, words: string]>;
};

export type ListLine = {
	/** Where the list is from. */
	readonly list: string;
	readonly left: Since<[order: Order, tab: ListMemory['tab'], isCompact: boolean, chosen: string | null]>;
};

export type Line = PostLine | ListLine;

/** Of a line that says nothing: not for this version, the beginning of a line that was never ended, or no line of ours. */
export type Silent = 'other' | 'torn' | 'damaged';

/** The last moment that has a date (ECMA-262, Time Values and Time Range). */
const LAST_MS = 8.64e15;

export function readLine(text: string): Line | Silent {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return isTorn(text) ? 'torn' : 'damaged';
	}
	if (typeof value !== 'object' || value === null) return 'damaged';
	if (isPostLine(value)) return value;
	return isListLine(value) ? value : 'other';
}

/** What a copy that was killed while it wrote leaves, or a disk that was full; zeros are what a power cut may leave. */
function isTorn(text: string): boolean {
	return (text.startsWith('{') && !text.endsWith('}')) || /^\0+$/.test(text);
}

function isPostLine(value: object): value is PostLine {
	const {post, identity, read, bookmark, place} = value as Record<string, unknown>;
	return (
		typeof post === 'string' &&
		typeof identity === 'number' &&
		(read === undefined || (isSince(read) && typeof read[1] === 'boolean')) &&
		(bookmark === undefined || (isSince(bookmark) && typeof bookmark[1] === 'boolean')) &&
		(place === undefined || (isSince(place) && isPlace(place)))
	);
}

const isPlace = ([, section, at, percent, words]: readonly unknown[]): boolean =>
	isCount(section) && isCount(at) && isCount(percent) && percent <= 100 && typeof words === 'string';

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

const orders: Readonly<Record<Order, true>> = {newest: true, oldest: true, title: true};
const tabs: Readonly<Record<ListMemory['tab'], true>> = {all: true, unread: true, bookmarks: true};

function isListLine(value: object): value is ListLine {
	const {list, left} = value as Record<string, unknown>;
	if (typeof list !== 'string' || !isSince(left)) return false;
	const [, order, tab, isCompact, chosen] = left;
	return (
		typeof order === 'string' &&
		Object.hasOwn(orders, order) &&
		typeof tab === 'string' &&
		Object.hasOwn(tabs, tab) &&
		typeof isCompact === 'boolean' &&
		(chosen === null || typeof chosen === 'string')
	);
}

function isSince(value: unknown): value is readonly [number, ...unknown[]] {
	return Array.isArray(value) && Number.isSafeInteger(value[0]) && Math.abs(value[0]) <= LAST_MS;
}

/** Of two the one that counts; `b` stands later in the file. */
export function newerOf<Kind extends Since<readonly unknown[]>>(a: Kind | undefined, b: Kind | undefined) {
	if (a === undefined || b === undefined) return a ?? b;
	if (a[0] !== b[0]) return b[0] > a[0] ? b : a;
	return a.every((fact, index) => fact === b[index]) ? a : b;
}

/** Two lines of one post as one: the same object as `known` where the later line has no news. */
export function joinLines(known: PostLine, later: PostLine): PostLine {
	const read = newerOf(known.read, later.read);
	const bookmark = newerOf(known.bookmark, later.bookmark);
	const place = newerOf(known.place, later.place);
	const {identity} = later;
	const isKnown = read === known.read && bookmark === known.bookmark && place === known.place;
	if (isKnown && identity === known.identity) return known;
	return {post: known.post, identity, ...(read && {read}), ...(bookmark && {bookmark}), ...(place && {place})};
}

/** When anything of it became so, ms; `-Infinity` where it says nothing. */
export function newestMs({read, bookmark, place}: PostLine): number {
	return Math.max(read?.[0] ?? -Infinity, bookmark?.[0] ?? -Infinity, place?.[0] ?? -Infinity);
}

export const toPlace = ([, section, at, percent, words]: NonNullable<PostLine['place']>): SavedPlace => ({
	section,
	at,
	words,
	percent,
});

export const toMemory = ([, order, tab, isCompact, chosen]: ListLine['left']): ListMemory => ({
	order,
	tab,
	isCompact,
	chosen,
});
