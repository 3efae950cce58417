import {isAmbiguousDate, type PostDate, parseDate} from '../date.ts';
import {dateFromPath} from '../dates/in-path.ts';
import {isOneOf} from './kinds.ts';
import {cap, foldBlanks, isMap, keysLike, toText, type Values} from './values.ts';

/** Keys that say when a post was written, in the order in which they count. */
const CREATED_KEYS = (
	'date data pubdate publishdate publishedat publishedon datepublished publicationdate postdate dateposted posted created ' +
	'createdat createdon datecreated creationdate dateadded datetime timestamp published dates'
).split(' ');
const CHANGED_KEYS = (
	'updated updatedat updatedon dateupdated updateddate modified modifiedat modifiedon datemodified modifieddate ' +
	'lastmodifiedat lastmodified lastmod lastmodifieddate lastupdated lastupdatedat lastupdate update'
).split(' ');
/**
 * Keys that say the same in words put together (`publishedDate`, `pub_datetime`, `first_posted_at`), or in another
 * language.
 */
const CREATED_KEY =
	/^(?:first|original)?(?:pub|publish|published|publication|post|posted|create|created|creation|written|article|blog|entry)(?:date|datetime|time|timestamp|at|on)$|^(?:fecha|datum|dato|tarih|дата|日期|날짜|日付)$/;
const CHANGED_KEY =
	/^(?:last)?(?:mod|modified|modification|update|updated|edit|edited|change|changed|revised|revision|review|reviewed)(?:date|datetime|time|timestamp|at|on)$|^last(?:edit|edited|change|changed|revised|reviewed)$/;
/** A post's place on its site, which may be named after the day. */
const PLACE_KEYS = ['permalink', 'path', 'url', 'slug'];

export const isCreatedKey = isOneOf([...CREATED_KEYS, ...PLACE_KEYS], CREATED_KEY);
export const isChangedKey = isOneOf(CHANGED_KEYS, CHANGED_KEY);

/** What a key says of a post's date: the day it was written, a place named after it, or the day of its last change. */
export type DateKind = 'created' | 'place' | 'changed';

/** The kind of a key's date, and the key's rank among the keys of its kind: the lower counts. Null for other keys. */
export function rankDateKey(key: string): {readonly kind: DateKind; readonly rank: number} | null {
	const orders = [
		['created', CREATED_KEYS, CREATED_KEY],
		['place', PLACE_KEYS, null],
		['changed', CHANGED_KEYS, CHANGED_KEY],
	] as const;
	for (const [kind, keys, pattern] of orders) {
		const rank = keys.indexOf(key);
		if (rank >= 0) return {kind, rank};
		if (pattern?.test(key) === true) return {kind, rank: keys.length};
	}
	return null;
}

/** When a post was written, as its front matter says. What is no date is passed over and told in `problems`. */
export function readCreated(values: Values, problems: string[]): PostDate | null {
	return readDate(values, keysLike(CREATED_KEYS, values, CREATED_KEY), problems) ?? readPlace(values);
}

/** When a post was last changed, as its front matter says. */
export function readChanged(values: Values, problems: string[]): PostDate | null {
	return readDate(values, keysLike(CHANGED_KEYS, values, CHANGED_KEY), problems);
}

function readDate(values: Values, keys: Iterable<string>, problems: string[]): PostDate | null {
	for (const key of keys) {
		const value = values.get(key);
		if (value === undefined || value === null || value === '') continue;
		const date = parseAny(value);
		if (date !== null) return date;
		if (isSomethingElse(key, value)) continue;
		problems.push(explain(key, cap(foldBlanks(toText(value, 100) ?? ''), 40)));
	}
	return null;
}

const DAYS = ['date', 'created', 'published', 'updated', 'modified'];

/** Of several days the first; `{date, author}` says who changed it too, `{created, updated}` has both. */
function parseAny(value: unknown): PostDate | null {
	if (Array.isArray(value)) return parseDate(value[0]);
	return isMap(value) ? parseDate(DAYS.map(key => value[key]).find(day => day)) : parseDate(value);
}

function explain(key: string, written: string): string {
	if (written === '') return `The ${key} is not a date`;
	return isAmbiguousDate(written)
		? `The ${key} "${written}" does not tell the day from the month`
		: `The ${key} "${written}" is not a date that can be read`;
}

/** On some sites `published` says yes or no and `data` is a map or a name; only `date` is a date whatever it holds. */
function isSomethingElse(key: string, value: unknown): boolean {
	if (key === 'date') return false;
	if (typeof value === 'string') return !/\d/.test(value);
	return typeof value === 'boolean' || isMap(value) || Array.isArray(value);
}

function readPlace(values: Values): PostDate | null {
	for (const key of PLACE_KEYS) {
		const value = values.get(key);
		const date = typeof value === 'string' ? dateFromPlace(value) : null;
		if (date !== null) return date;
	}
	return null;
}

export const dateFromPlace = (place: string): PostDate | null => dateFromPath(place.replace(/\/$/, ''));
