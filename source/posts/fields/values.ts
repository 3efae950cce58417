import {isInvisible, sanitizeText} from '../../text/sanitize.ts';
import {graphemes} from '../../text/width.ts';
import {isTemplate, plainField} from '../excerpt/plain.ts';
import {decodeEntities} from '../repair/entities.ts';
import {repairProse, repairText} from '../repair.ts';

/** Front matter as its parser gives it. */
export type Data = Readonly<Record<string, unknown>>;
/** Its values under their keys in small letters, without `_`, `-`, `:` and blanks. */
export type Values = ReadonlyMap<string, unknown>;

/** Maps in which generators and plugins keep keys that others have at the top. */
const NESTED_KEYS = ['extra', 'params', 'taxonomies', 'taxonomy', 'alternates', 'meta', 'seo', 'header', 'opengraph'];

/** Lists of `<meta>` tags, as VuePress and VitePress have them. */
const META_KEYS = ['meta', 'head'];

export const MAX_ITEMS = 100;
export const MAX_DEPTH = 4;
const MAX_LINE_LENGTH = 1000;
const MAX_LIST_LENGTH = 5000;
const MAX_ITEM_LENGTH = 200;

export function collectValues(data: Data): Values {
	const values = new Map<string, unknown>();
	for (const [key, value] of Object.entries(data)) addValue(values, key, value);
	for (const key of META_KEYS) addMetaTags(values, values.get(key), 0);
	for (const key of NESTED_KEYS) {
		const nested = values.get(key);
		if (!isMap(nested)) continue;
		for (const [inner, value] of Object.entries(nested)) addValue(values, inner, value);
	}
	return values;
}

/** `- {name: description, content: …}`, beside the word `meta` or alone. */
function addMetaTags(values: Map<string, unknown>, tags: unknown, depth: number): void {
	if (!Array.isArray(tags) || depth >= MAX_DEPTH) return;
	for (const tag of tags.slice(0, MAX_ITEMS)) {
		if (!isMap(tag)) addMetaTags(values, tag, depth + 1);
		else if (tag.content !== undefined) addValue(values, toText(tag.name ?? tag.property, 100) ?? '', tag.content);
	}
}

/** A key as keys are compared. */
export const nameKey = (key: string): string => key.toLowerCase().replace(/[-_: \ufeff]/g, '');

/** Whether a key holds a map or a list whose keys count like those beside it. */
export const isNestedKey = (name: string): boolean => NESTED_KEYS.includes(name) || META_KEYS.includes(name);

/** Of keys that differ only in their spelling the first that has a value counts. */
function addValue(values: Map<string, unknown>, key: string, value: unknown): void {
	const name = nameKey(key);
	const known = values.get(name);
	if (known === undefined || known === null || known === '') values.set(name, value);
}

/**
 * The keys named, and then those of the values that are like them; the latter are not looked for before they are
 * asked for.
 */
export function* keysLike(keys: readonly string[], values: Values, pattern: RegExp): Generator<string> {
	yield* keys;
	for (const key of values.keys()) if (!keys.includes(key) && pattern.test(key)) yield key;
}

export function isMap(value: unknown): value is Data {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The first of the keys that has a text, repaired, on one line and without markup. */
export function readText(values: Values, keys: readonly string[], maxLength = MAX_LINE_LENGTH): string | null {
	for (const key of keys) {
		const value = values.get(key);
		const text = toLine(isMap(value) ? textIn(value, maxLength) : toText(value, maxLength), maxLength);
		if (text !== null && !isTemplate(text)) return text;
	}
	return null;
}

/** The first text in a map: `{rendered: …}`, `{en: …, de: …}`. */
function textIn(map: Data, maxLength: number): string | null {
	const text = Object.values(map).find(value => typeof value === 'string' && value.trim() !== '');
	return toText(text, maxLength);
}

/** Null for what shows nothing: zero-width characters and controls alone are no text. */
export function toLine(written: string | null, maxLength: number): string | null {
	if (written === null) return null;
	const text = foldBlanks(plainField(repairProse(foldBlanks(written))));
	return isInvisible(text) ? null : cap(text, maxLength);
}

/** Null for what no person would write as a text: nothing, a map. Twice the length asked for at most. */
export function toText(value: unknown, maxLength: number, depth = 0): string | null {
	if (typeof value === 'string') return value.length > maxLength ? shorten(value, maxLength * 2) : value;
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
	if (!Array.isArray(value) || depth >= MAX_DEPTH) return null;
	const parts = value.slice(0, MAX_ITEMS).map(item => toText(item, maxLength, depth + 1));
	return parts.filter(part => part !== null && part.trim() !== '').join(', ') || null;
}

/** What a text shows of itself may stand behind thousands of characters that show nothing. */
const shorten = (text: string, length: number): string => sanitizeText(text.slice(0, LONGEST)).slice(0, length);

const LONGEST = 1_000_000;

/** Tags and the like: a list, a list of lists or of maps with a name, or a text with commas. */
export function readList(values: Values, keys: readonly string[]): readonly string[] {
	for (const key of keys) {
		const value = values.get(key);
		if (value === undefined || value === null) continue;
		const items = new Set(
			listItems(value, 0).map(item => cap(foldBlanks(repairText(foldBlanks(item))), MAX_ITEM_LENGTH)),
		);
		items.delete('');
		if (items.size > 0) return [...items].slice(0, MAX_ITEMS);
	}
	return [];
}

const ITEM_NAMES = ['name', 'title', 'label', 'slug'];

function listItems(value: unknown, depth: number): readonly string[] {
	if (Array.isArray(value)) {
		if (depth >= MAX_DEPTH) return [];
		return value
			.slice(0, MAX_ITEMS)
			.flatMap(item => (typeof item === 'string' ? [toItem(item)] : listItems(item, depth + 1)));
	}
	if (isMap(value)) {
		const name = ITEM_NAMES.map(key => value[key]).find(item => typeof item === 'string');
		if (typeof name === 'string') return [toItem(name)];
		// To YAML a tag with a colon is a map.
		const [[key, text] = ['', null], ...others] = Object.entries(value);
		return depth > 0 && typeof text === 'string' && others.length === 0 ? [toItem(`${key}: ${text}`)] : [];
	}
	const written = decodeEntities(toText(value, MAX_LIST_LENGTH) ?? '').trim();
	// In quotation marks a list is a text.
	const text = /^\[.*\]$/s.test(written) ? written.slice(1, -1).replace(/["']/g, '') : written;
	// `tags: false` says that there are none.
	if (depth === 0 && /^(?:true|false|null|none|~)$/i.test(text)) return [];
	// A list whose hyphens have no blanks behind them is one long text to YAML.
	if (/^-\S/.test(text)) return text.slice(1).split(/\s+-(?=\S)/);
	// Where each word has a mark of its own, it needs no comma.
	return text.split(/^#\S+(?:\s+#\S+)*$/.test(text) ? /\s+/ : /[,，、;；]/).map(withoutMark);
}

const toItem = (text: string): string => withoutMark(decodeEntities(text));

function withoutMark(text: string): string {
	const trimmed = text.trim();
	return /^#|,$/.test(trimmed) ? trimmed.replace(/^#(?=[\p{L}\p{N}])|,$/gu, '') : trimmed;
}

export function foldBlanks(text: string): string {
	// Most texts have single blanks only, and looking is faster than replacing each.
	return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** At most so many UTF-16 units, the last an ellipsis where more were cut off; never half a surrogate pair before it. */
export function cap(text: string, maxLength: number): string {
	if (text.length <= maxLength) return text;
	// The cluster in which the end falls begins at most so far before it.
	const from = Math.max(0, maxLength - 1 - LONGEST_CLUSTER);
	let end = from;
	for (const cluster of graphemes(text.slice(from, maxLength + LONGEST_CLUSTER))) {
		if (end + cluster.length >= maxLength) break;
		end += cluster.length;
	}
	const start = text.slice(0, end === from ? maxLength - 1 : end);
	return `${start.replace(/[\ud800-\udbff]$/, '').trimEnd()}…`;
}

/** UTF-16 units, with room for some before it: where a text is looked at from the middle of a cluster, the next is whole. */
const LONGEST_CLUSTER = 100;
