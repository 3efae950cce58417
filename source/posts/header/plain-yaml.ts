import {detach} from '../detach.ts';
import {type Data, MAX_ITEMS} from './data.ts';
import {NULL} from './loose-yaml.ts';

/** What stands at a place, and where the next line begins; undefined where only a parser can tell. */
type Found = {readonly value: unknown; readonly end: number} | undefined;

const UNUSUAL = /[^\n -~\u00a0-\ud7ff\ue000-\ufffd]/;
const KEY = /^(?!(?:__proto__|constructor|prototype|null|Null|NULL)$)[A-Za-z_][\w-]{0,60}$/;
const MAX_KNOWN_KEYS = 1000;
/** What begins something else than a plain text. */
const INDICATORS = '-?:,[]{}#&*!|>\'"%@` ';
const FLOW_LIST = /^\[[^[\]{}:]*\]$/;
const BLOCK_MARK = /^[>|]-?$/;
const PREFIX_OF_ITEM = / *- +/y;

/**
 * The headers that most posts have, ten times as fast as a parser: plain and quoted texts, lists of these, and folded
 * texts of even lines, each under a key of its own. Null for whatever is anything else, or may be: what this reads
 * `parseYaml` reads the same.
 */
export function readPlainYaml(source: string): Data | null {
	if (!source.endsWith('\n') || UNUSUAL.test(source)) return null;
	// A comment, unless the mark is within a word.
	if (source.includes('#') && /[ \n]#/.test(source)) return null;
	const data: Data = {};
	let at = 0;
	while (at < source.length) {
		const colon = source.indexOf(':', at);
		const key = source.slice(at, Math.max(at, colon));
		if (!isKey(key) || Object.hasOwn(data, key)) return null;
		const found = readValue(source, colon + 1);
		if (found === undefined) return null;
		data[key] = found.value;
		at = found.end;
	}
	return at === 0 ? null : data;
}

/** Keys that have been looked at: posts of a site have the same ones. */
const knownKeys = new Set<string>();

/** Not what YAML or a copy of data takes for something else. */
function isKey(key: string): boolean {
	if (knownKeys.has(key)) return true;
	if (!KEY.test(key)) return false;
	if (knownKeys.size < MAX_KNOWN_KEYS) knownKeys.add(detach(key));
	return true;
}

function readValue(source: string, at: number): Found {
	const lineEnd = source.indexOf('\n', at);
	if (source[at] !== ' ' && at !== lineEnd) return undefined;
	const end = lineEnd + 1;
	const text = trimBlanks(source, at, lineEnd);
	if (text === '') return source[end] === ' ' || source[end] === '-' ? readItems(source, end) : {value: null, end};
	if (BLOCK_MARK.test(text)) return readBlock(source, end, text);
	const value = text.startsWith('[') ? readFlowList(text) : readScalar(text);
	return value === undefined ? undefined : {value, end};
}

/** Without what YAML takes for blanks; tabs have been looked for before. */
function trimBlanks(source: string, from: number, to: number): string {
	let start = from;
	let end = to;
	while (start < end && source[start] === ' ') start++;
	while (end > start && source[end - 1] === ' ') end--;
	return source.slice(start, end);
}

function readScalar(text: string): string | null | undefined {
	const [first = ' '] = text;
	if (first === '"') return /^"[^"\\]*"$/.test(text) ? text.slice(1, -1) : undefined;
	if (first === "'") return /^'[^']*'$/.test(text) ? text.slice(1, -1) : undefined;
	if (INDICATORS.includes(first) || (text.includes(':') && /:(?: |$)/.test(text))) return undefined;
	return NULL.test(text) ? null : text;
}

/** A comma within quotation marks parts a text in two that are none. */
function readFlowList(text: string): readonly (string | null)[] | undefined {
	if (!FLOW_LIST.test(text)) return undefined;
	const inner = trimBlanks(text, 1, text.length - 1);
	return inner === '' ? [] : readAll(inner.split(',').map(item => trimBlanks(item, 0, item.length)));
}

function readAll(texts: readonly string[]): readonly (string | null)[] | undefined {
	const values: (string | null)[] = [];
	for (const text of texts) {
		const value = readScalar(text);
		if (value === undefined || values.length === MAX_ITEMS) return undefined;
		values.push(value);
	}
	return values;
}

/** The lines of `- text`, all as far from the margin. */
function readItems(source: string, from: number): Found {
	const texts: string[] = [];
	let indent = '';
	let at = from;
	while (source[at] === ' ' || source[at] === '-') {
		PREFIX_OF_ITEM.lastIndex = at;
		if (!PREFIX_OF_ITEM.test(source)) return undefined;
		const own = source.slice(at, source.indexOf('-', at));
		if (texts.length === 0) indent = own;
		if (own !== indent) return undefined;
		const lineEnd = source.indexOf('\n', at);
		texts.push(trimBlanks(source, PREFIX_OF_ITEM.lastIndex, lineEnd));
		at = lineEnd + 1;
	}
	const value = readAll(texts);
	return value === undefined ? undefined : {value, end: at};
}

/** The lines of a text behind `>` or `|`, all as far from the margin. */
function readBlock(source: string, from: number, mark: string): Found {
	const lines: string[] = [];
	let indent = 0;
	let at = from;
	while (source[at] === ' ') {
		const lineEnd = source.indexOf('\n', at);
		let start = at;
		while (source[start] === ' ') start++;
		if (lines.length === 0) indent = start - at;
		const line = source.slice(start, lineEnd);
		// In brackets may stand what is taken for a second key.
		if (start - at !== indent || line === '' || /[\]}]/.test(line)) return undefined;
		lines.push(line);
		at = lineEnd + 1;
	}
	if (lines.length === 0) return undefined;
	const text = lines.join(mark.startsWith('>') ? ' ' : '\n');
	return {value: mark.endsWith('-') ? text : `${text}\n`, end: at};
}
