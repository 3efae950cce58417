import {parseDate} from './date.ts';
import {detach} from './detach.ts';
import {type DateKind, dateFromPlace, rankDateKey} from './fields/dates.ts';
import {isNestedKey, nameKey} from './fields/values.ts';
import {NULL} from './header/loose-yaml.ts';

/** Most headers are shorter by far. */
const MAX_BYTES = 4096;
const MAX_KNOWN_KEYS = 1000;
const LONGEST_KEY = 40;

type Key = {readonly name: string; readonly kind: DateKind | 'nested' | 'other'; readonly rank: number};
type Candidate = {readonly key: Key; readonly value: string};
type Header = {readonly candidates: readonly Candidate[]; readonly hasNested: boolean};

const OPENER = /(?:\u00ef\u00bb\u00bf)?(---|\+\+\+)[ \t\r]*\n/y;
const CLOSER = /(?:---+|\.\.\.|\+\+\+)[ \t\r]*\n/y;
const KINDS: readonly DateKind[] = ['created', 'place', 'changed'];

/**
 * The beginning of a file -> the ms of the date that `parsePost` would give the post, for an order in which to parse
 * many. It takes a tenth of the time, and sees only fences and plain or quoted values, YAML or TOML, on lines of their own.
 * Null where there are none or they do not settle it; the date may stand in the path then.
 */
export function guessDate(bytes: Uint8Array): number | null {
	// Keys and dates are ASCII, so that the encoding does not matter, and this one is the fastest.
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_BYTES)).toString('latin1');
	OPENER.lastIndex = 0;
	const fence = OPENER.exec(text)?.[1];
	const header = fence === undefined ? null : readLines(text, OPENER.lastIndex, fence === '---' ? ':' : '=');
	return header === null ? null : choose(header);
}

/** Null where the header does not end, or says something twice. */
function readLines(text: string, from: number, separator: ':' | '='): Header | null {
	const candidates: Candidate[] = [];
	let hasNested = false;
	let isOutside = false;
	for (let at = from; ; ) {
		const end = text.indexOf('\n', at);
		if (end < 0) return null;
		const first = text.charCodeAt(at);
		if (!isOutside && (isLetter(first) || isQuote(first))) {
			const key = readKey(text.slice(at, Math.max(at, text.indexOf(separator, at))));
			if (key.kind === 'nested') hasNested = true;
			else if (key.kind !== 'other') {
				if (candidates.some(({key: {name}}) => name === key.name)) return null;
				candidates.push({key, value: readValue(text, text.indexOf(separator, at) + 1, end)});
			}
		} else if (isMark(first)) {
			CLOSER.lastIndex = at;
			if (CLOSER.test(text)) return {candidates, hasNested};
			if (first === OPENS_SECTION && separator === '=') isOutside = !isReadSection(text.slice(at, end));
		}
		at = end + 1;
	}
}

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
const isQuote = (code: number): boolean => code === 0x22 || code === 0x27;
const OPENS_SECTION = 0x5b;
/** One of `-.+[`. */
const isMark = (code: number): boolean => code === 0x2d || code === 0x2e || code === 0x2b || code === OPENS_SECTION;

/** Whether the keys in a section of TOML count like those at the top. */
function isReadSection(line: string): boolean {
	const name = /^\[([\w-]+)\]\s*$/.exec(line)?.[1];
	return name !== undefined && isNestedKey(nameKey(name));
}

const knownKeys = new Map<string, Key>();

function readKey(written: string): Key {
	if (written.length > LONGEST_KEY) return OTHER;
	const known = knownKeys.get(written);
	if (known !== undefined) return known;
	const name = /^\s*(["']?)([\w -]+)\1\s*$/.exec(written)?.[2];
	const key = name === undefined ? OTHER : findKind(nameKey(name));
	if (knownKeys.size < MAX_KNOWN_KEYS) knownKeys.set(detach(written), key);
	return key;
}

const OTHER: Key = {name: '', kind: 'other', rank: 0};

function findKind(name: string): Key {
	return isNestedKey(name) ? {name, kind: 'nested', rank: 0} : {...OTHER, ...rankDateKey(name), name};
}

/** A value and what goes on with it on the next lines. */
function readValue(text: string, from: number, end: number): string {
	const next = text[end + 1];
	if (next !== ' ' && next !== '\t' && next !== '-') return text.slice(from, end).trim();
	CLOSER.lastIndex = end + 1;
	return text.slice(from, CLOSER.test(text) ? end : text.indexOf('\n', end + 1)).trim();
}

/** As the fields are read: one kind after the other, and in each the first that is a date. */
function choose({candidates, hasNested}: Header): number | null {
	for (const kind of KINDS) {
		const own = candidates.filter(({key}) => key.kind === kind).sort((one, other) => one.key.rank - other.key.rank);
		for (const {value} of own) {
			const plain = readPlain(value);
			if (plain === null) return null;
			const date = kind === 'place' ? dateFromPlace(plain) : parseDate(plain);
			if (date !== null) return date.ms;
		}
		// There may be a key of this kind.
		if (hasNested) return null;
	}
	return null;
}

/** The text that a value on one line is; empty for none. Null for what only a parser can read. */
function readPlain(value: string): string | null {
	const [, , quoted] = /^(["'])([^"'\\\n]*)\1$/.exec(value) ?? [];
	if (quoted !== undefined) return quoted;
	if (/[^ -~]|[#"'`]|: |^[[{&*!|>%@]/.test(value)) return null;
	return NULL.test(value) ? '' : value;
}
