import {isInvisible} from '../../text/sanitize.ts';
import {plainField} from '../excerpt/plain.ts';
import {repairProse} from '../repair.ts';

/** Front matter as its parser gives it. */
export type Data = Readonly<Record<string, unknown>>;
/** Its values under their keys in small letters, without `_`, `-`, `:` and blanks. */
export type Values = ReadonlyMap<string, unknown>;

/** Maps in which generators and plugins keep keys that others have at the top. */
const NESTED_KEYS = ['extra', 'params', 'taxonomies', 'meta', 'seo', 'header', 'opengraph'];

export const MAX_ITEMS = 100;
export const MAX_DEPTH = 4;
export const MAX_LINE_LENGTH = 1000;
const MAX_LIST_LENGTH = 5000;
const MAX_ITEM_LENGTH = 200;

export function collectValues(data: Data): Values {
	const values = new Map<string, unknown>();
	for (const [key, value] of Object.entries(data)) addValue(values, key, value);
	for (const key of NESTED_KEYS) {
		const nested = values.get(key);
		if (!isMap(nested)) continue;
		for (const [inner, value] of Object.entries(nested)) addValue(values, inner, value);
	}
	return values;
}

/** Of keys that differ only in their spelling the first that has a value counts. */
function addValue(values: Map<string, unknown>, key: string, value: unknown): void {
	const name = key.toLowerCase().replace(/[-_: ]/g, '');
	const known = values.get(name);
	if (known === undefined || known === null || known === '') values.set(name, value);
}

export function isMap(value: unknown): value is Data {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The first of the keys that has a text, repaired, on one line and without markup. */
export function readText(values: Values, keys: readonly string[], maxLength = MAX_LINE_LENGTH): string | null {
	for (const key of keys) {
		const text = toLine(toText(values.get(key), maxLength), maxLength);
		if (text !== null) return text;
	}
	return null;
}

/** Null for what shows nothing: zero-width characters and controls alone are no text. */
export function toLine(written: string | null, maxLength: number): string | null {
	if (written === null) return null;
	const text = foldBlanks(plainField(repairProse(foldBlanks(written))));
	return isInvisible(text) ? null : cap(text, maxLength);
}

/** Null for what no person would write as a text: nothing, a map. Twice the length asked for at most. */
export function toText(value: unknown, maxLength: number, depth = 0): string | null {
	if (typeof value === 'string') return value.slice(0, maxLength * 2);
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
	if (!Array.isArray(value) || depth >= MAX_DEPTH) return null;
	const parts = value.slice(0, MAX_ITEMS).map(item => toText(item, maxLength, depth + 1));
	return parts.filter(part => part !== null && part.trim() !== '').join(', ') || null;
}

/** Tags and the like: a list, a list of lists or of maps with a name, or a text with commas. */
export function readList(values: Values, keys: readonly string[]): readonly string[] {
	for (const key of keys) {
		const items = new Set(
			listItems(values.get(key), 0).map(item => cap(foldBlanks(repairProse(foldBlanks(item))), MAX_ITEM_LENGTH)),
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
		return value.slice(0, MAX_ITEMS).flatMap(item => (typeof item === 'string' ? [item] : listItems(item, depth + 1)));
	}
	if (isMap(value)) {
		const name = ITEM_NAMES.map(key => value[key]).find(item => typeof item === 'string');
		return depth > 0 && typeof name === 'string' ? [name] : [];
	}
	const text = toText(value, MAX_LIST_LENGTH)?.trim() ?? '';
	// `tags: false` says that there are none.
	if (depth === 0 && /^(?:true|false|null|none|~)$/i.test(text)) return [];
	// A list whose hyphens have no blanks behind them is one long text to YAML.
	if (/^-\S/.test(text)) return text.slice(1).split(/\s+-(?=\S)/);
	return text.split(/[,，、;]/);
}

export function foldBlanks(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** At most so many UTF-16 units, the last an ellipsis where more were cut off; never half a surrogate pair before it. */
export function cap(text: string, maxLength: number): string {
	if (text.length <= maxLength) return text;
	return `${text
		.slice(0, maxLength - 1)
		.replace(/[\ud800-\udbff]$/, '')
		.trimEnd()}…`;
}
