import {isInvisible} from '../text/sanitize.ts';
import {type PostDate, parseDate} from './date.ts';
import {repairProse} from './repair.ts';

/** What a post's front matter says, whatever its site calls it. */
export type PostImage = {
	readonly url: string;
	readonly alt: string | null;
};

export type Fields = {
	readonly title: string | null;
	readonly description: string | null;
	readonly date: PostDate | null;
	readonly image: PostImage | null;
	readonly tags: readonly string[];
	readonly categories: readonly string[];
	readonly isDraft: boolean;
	/** Sentences without a final stop. */
	readonly problems: readonly string[];
};

type Data = Readonly<Record<string, unknown>>;
type Values = ReadonlyMap<string, unknown>;

/** Keys as they are compared: in small letters, without `_` and `-`. The first that has a value counts. */
const TITLE_KEYS = ['title', 'titulo', 'headline'];
const DESCRIPTION_KEYS = 'description summary excerpt resumo deck preview subtitle subheading spoiler abstract'.split(
	' ',
);
const IMAGE_KEYS = (
	'image images thumb thumbnail cover coverimage featuredimage featureimage primaryimage hero heroimage banner ' +
	'socialimage ogimage midia'
).split(' ');
const IMAGE_URL_KEYS = ['src', 'path', 'url', 'uid', 'image', 'feature'];
const IMAGE_ALT_KEYS = ['imagealt', 'alt', 'coveralt'];
/** What says when a post was written comes before what says when it was changed. */
const DATE_KEYS = (
	'date data pubdate publishdate publishedat publishedon datepublished postdate posted created createdat createdon ' +
	'datecreated datetime published lastmodifiedat lastmodified lastmod modified modifiedat updated updatedat update lastupdated'
).split(' ');
/** Maps in which Zola and Hugo keep keys that other generators have at the top. */
const NESTED_KEYS = ['extra', 'params', 'taxonomies'];

/** Zero-width characters and controls alone are no text. */

const MAX_TITLE_LENGTH = 1000;
const MAX_DESCRIPTION_LENGTH = 5000;
const MAX_TAG_LENGTH = 200;
const MAX_TAGS = 100;
const MAX_URL_LENGTH = 4000;
const MAX_DEPTH = 4;

/** Front matter -> the fields of a post. Values of every type are taken for what a person would write. Never throws. */
export function readFields(data: Data): Fields {
	const values = collectValues(data);
	const problems: string[] = [];
	return {
		title: readText(values, TITLE_KEYS, MAX_TITLE_LENGTH),
		description: readText(values, DESCRIPTION_KEYS, MAX_DESCRIPTION_LENGTH),
		date: readDate(values, problems),
		image: readImage(values, problems),
		tags: readList(values, ['tags', 'tag', 'keywords']),
		categories: readList(values, ['categories', 'category']),
		isDraft: isDraft(values),
		problems,
	};
}

/** A file's name as a title: without folders, date and extension, `-` and `_` as blanks, with a capital. */
export function titleFromPath(path: string): string {
	const names = path.split(/[/\\]/).filter(name => name !== '');
	const file = names.at(-1) ?? path;
	const isIndex = /^_?index\.[a-z]+$/i.test(file);
	const name = (isIndex ? names.at(-2) : undefined) ?? file;
	const stem = name.replace(/\.(?:md|markdown|mdown|mkdn?|mdx|txt|text|html?)$/i, '');
	const undated = stem.replace(/^(?:\d{4}([-_.])\d{1,2}\1\d{1,2}(?:-\d\d-\d\d-\d\d)?|(?:19|20)\d{6})(?:[-_. ]+|$)/, '');
	// Where a name has blanks, its hyphens are its own.
	const words = (undated.includes(' ') ? undated : undated.replace(/[-_]+/g, ' ')).trim();
	return words === '' ? stem.trim() || name : capitalize(words);
}

function capitalize(text: string): string {
	const [first = ''] = text;
	const capital = first.toUpperCase();
	return capital.length === first.length ? capital + text.slice(first.length) : text;
}

function collectValues(data: Data): Values {
	const values = new Map<string, unknown>();
	for (const [key, value] of Object.entries(data)) addValue(values, key, value);
	for (const key of NESTED_KEYS) {
		const nested = values.get(key);
		if (!isMap(nested)) continue;
		for (const [inner, value] of Object.entries(nested)) addValue(values, inner, value);
	}
	return values;
}

function addValue(values: Map<string, unknown>, key: string, value: unknown): void {
	const name = key.toLowerCase().replace(/[-_]/g, '');
	const known = values.get(name);
	if (known === undefined || known === null || known === '') values.set(name, value);
}

function isMap(value: unknown): value is Data {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function readText(values: Values, keys: readonly string[], maxLength: number): string | null {
	for (const key of keys) {
		const written = toText(values.get(key), maxLength, 0);
		if (written === null) continue;
		const text = foldBlanks(repairProse(foldBlanks(written)));
		if (!isInvisible(text)) return cap(text, maxLength);
	}
	return null;
}

/** Null for what no person would write as a text: nothing, a map. Twice the length asked for at most. */
function toText(value: unknown, maxLength: number, depth: number): string | null {
	if (typeof value === 'string') return value.slice(0, maxLength * 2);
	if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
	if (!Array.isArray(value) || depth >= MAX_DEPTH) return null;
	const parts = value.slice(0, MAX_TAGS).map(item => toText(item, maxLength, depth + 1));
	return parts.filter(part => part !== null && part.trim() !== '').join(', ') || null;
}

function foldBlanks(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}

/** Does not leave half a surrogate pair before the ellipsis. */
function cap(text: string, maxLength: number): string {
	if (text.length <= maxLength) return text;
	return `${text
		.slice(0, maxLength - 1)
		.replace(/[\ud800-\udbff]$/, '')
		.trimEnd()}…`;
}

function readDate(values: Values, problems: string[]): PostDate | null {
	for (const key of DATE_KEYS) {
		const value = values.get(key);
		if (value === undefined || value === null || value === '' || isSomethingElse(key, value)) continue;
		const date = parseDate(value);
		if (date !== null) return date;
		const written = cap(foldBlanks(toText(value, 100, 0) ?? ''), 40);
		problems.push(
			written === '' ? `The ${key} is not a date` : `The ${key} "${written}" is not a date that can be read`,
		);
	}
	return null;
}

/** On some sites `published` says yes or no and `data` is a map; only `date` is a date whatever it holds. */
function isSomethingElse(key: string, value: unknown): boolean {
	if (key === 'date') return false;
	if (typeof value === 'string') return /^(?:true|false|yes|no|on|off)$/i.test(value.trim());
	return typeof value === 'boolean' || isMap(value) || Array.isArray(value);
}

function readImage(values: Values, problems: string[]): PostImage | null {
	for (const key of IMAGE_KEYS) {
		const image = toImage(values.get(key), 0);
		if (image === null) continue;
		if (image.url.length > MAX_URL_LENGTH) {
			problems.push('The address of the image is too long');
			continue;
		}
		return {...image, alt: image.alt ?? readText(values, IMAGE_ALT_KEYS, MAX_TITLE_LENGTH)};
	}
	return null;
}

function toImage(value: unknown, depth: number): PostImage | null {
	if (typeof value === 'string') {
		const url = value.trim();
		return url === '' || /^(?:true|false|yes|no|none|null)$/i.test(url) ? null : {url, alt: null};
	}
	if (depth >= MAX_DEPTH) return null;
	if (Array.isArray(value)) return firstImage(value, depth);
	if (!isMap(value)) return null;
	const members = collectValues(value);
	const image = firstImage(
		IMAGE_URL_KEYS.map(key => members.get(key)),
		depth,
	);
	return image === null ? null : {url: image.url, alt: readText(members, ['alt'], MAX_TITLE_LENGTH) ?? image.alt};
}

function firstImage(values: readonly unknown[], depth: number): PostImage | null {
	for (const value of values.slice(0, MAX_TAGS)) {
		const image = toImage(value, depth + 1);
		if (image !== null) return image;
	}
	return null;
}

function readList(values: Values, keys: readonly string[]): readonly string[] {
	for (const key of keys) {
		const items = new Set(
			listItems(values.get(key), 0).map(item => cap(foldBlanks(repairProse(foldBlanks(item))), MAX_TAG_LENGTH)),
		);
		items.delete('');
		if (items.size > 0) return [...items].slice(0, MAX_TAGS);
	}
	return [];
}

function listItems(value: unknown, depth: number): readonly string[] {
	if (Array.isArray(value)) {
		if (depth >= MAX_DEPTH) return [];
		return value.slice(0, MAX_TAGS).flatMap(item => (typeof item === 'string' ? [item] : listItems(item, depth + 1)));
	}
	const text = toText(value, MAX_DESCRIPTION_LENGTH, 0)?.trim() ?? '';
	// A list whose hyphens have no blanks behind them is one long text to YAML.
	if (/^-\S/.test(text)) return text.slice(1).split(/\s+-(?=\S)/);
	return text.split(/[,，、;]/);
}

function isDraft(values: Values): boolean {
	const says = (key: string, pattern: RegExp) => pattern.test((toText(values.get(key), 20, 0) ?? '').trim());
	return (
		says('draft', /^(?:true|yes|y|on|1)$/i) ||
		says('published', /^(?:false|no|n|off|0)$/i) ||
		says('status', /^draft$/i) ||
		says('unlisted', /^(?:true|yes|y|on|1)$/i)
	);
}
