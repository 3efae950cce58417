import {type Data, MAX_DEPTH, MAX_ITEMS, setKey} from './data.ts';
import {doesEnd, type Place, readQuoted, skipBlanks, skipExpression} from './script-text.ts';

/** A place in a script's text. Every step moves it on, so that the time is linear. */
export type Cursor = Place & {
	/** What names stand for: a script may write an image as the name that it imported it by. */
	readonly names: ReadonlyMap<string, string>;
};

/** Stands for what is not written out: a name, a call, a condition, a text with something filled in. */
export const UNKNOWN = Symbol('unknown');

const WORD = /[-+]?[\p{L}\p{N}_$.]+/uy;
const NUMBER = /^[-+]?(?:0x[\da-f]+|(?:\d[\d_]*\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i;
const DATE = /new\s{1,9}Date\(\s{0,9}(?:"([^"\n]{1,99})"|'([^'\n]{1,99})'|`([^`\n]{1,99})`)\s{0,9}\)/y;
const CONSTANTS: ReadonlyMap<string, unknown> = new Map([
	['true', true],
	['false', false],
	['null', null],
]);
/** TypeScript's say on a value's type changes nothing about it. */
const TYPE_CLAIM = /(?:as|satisfies)\b/y;

export function openCursor(text: string, at = 0, names: ReadonlyMap<string, string> = new Map()): Cursor {
	return {text, names, at, oddAt: null, isCut: false};
}

/**
 * Reads a value as JavaScript and JSON write it out (objects, lists, texts, numbers, true, false, null), with comments,
 * trailing commas and single quotes as in JSON5, and moves behind it. Nothing is evaluated: what is not written out is
 * UNKNOWN, left out of objects and lists. Never throws.
 */
export function readValue(cursor: Cursor, depth = 0): unknown {
	skipBlanks(cursor);
	let value = readPart(cursor, depth);
	while (typeof value === 'string' && skipPlus(cursor)) {
		const more = readPart(cursor, depth);
		value = typeof more === 'string' ? value + more : UNKNOWN;
	}
	if (isAtEnd(cursor)) return value;
	TYPE_CLAIM.lastIndex = cursor.at;
	const isClaimed = TYPE_CLAIM.test(cursor.text);
	markOdd(cursor);
	skipExpression(cursor);
	return isClaimed ? value : UNKNOWN;
}

/** Whether more text is added to a text: moves on to it. */
function skipPlus(cursor: Cursor): boolean {
	if (isAtEnd(cursor) || cursor.text[cursor.at] !== '+') return false;
	markOdd(cursor);
	cursor.at++;
	skipBlanks(cursor);
	return true;
}

/** Whether a value ends here; otherwise moves on to what follows it. */
function isAtEnd(cursor: Cursor): boolean {
	if (doesEnd(cursor)) return true;
	skipBlanks(cursor);
	return false;
}

/** Members from here on up to the brace that closes them, or to the end of the text, with or without commas. */
export function readMembers(cursor: Cursor, depth = 0): Data {
	const data: Data = {};
	for (let count = 0; ; count++) {
		skipBlanks(cursor);
		const start = cursor.at;
		const mark = cursor.text[start];
		if (mark === undefined) {
			cursor.isCut ||= depth > 0;
			return data;
		}
		if (mark === '}') {
			cursor.at++;
			return data;
		}
		if (mark === ',') {
			cursor.at++;
			skipBlanks(cursor);
			if (/[,}]/.test(cursor.text[cursor.at] ?? ',')) markOdd(cursor);
			continue;
		}
		const key = readKey(cursor);
		const value = key === null ? readRest(cursor) : readMember(cursor, key, depth);
		if (key !== null && value !== UNKNOWN && count < MAX_ITEMS) setKey(data, key, value);
		// Whatever stands here is part of nothing.
		if (cursor.at === start) cursor.at++;
	}
}

function readMember(cursor: Cursor, key: string, depth: number): unknown {
	skipBlanks(cursor);
	const next = cursor.text[cursor.at];
	if (next === ':') {
		cursor.at++;
		return readValue(cursor, depth);
	}
	markOdd(cursor);
	if (next === ',' || next === '}') return cursor.names.get(key) ?? UNKNOWN;
	return readRest(cursor);
}

function readRest(cursor: Cursor): typeof UNKNOWN {
	markOdd(cursor);
	skipExpression(cursor);
	return UNKNOWN;
}

/** Null where no key stands: something that is spread or computed. */
function readKey(cursor: Cursor): string | null {
	const quote = cursor.text[cursor.at] ?? '';
	if (quote !== '"') markOdd(cursor);
	if (quote === '"' || quote === "'") return readQuoted(cursor);
	return readWord(cursor) || null;
}

function readWord(cursor: Cursor): string {
	WORD.lastIndex = cursor.at;
	const word = WORD.exec(cursor.text)?.[0] ?? '';
	cursor.at += word.length;
	return word;
}

function readPart(cursor: Cursor, depth: number): unknown {
	const mark = cursor.text[cursor.at] ?? '';
	if ((mark === '{' || mark === '[') && depth < MAX_DEPTH) {
		cursor.at++;
		return mark === '{' ? readMembers(cursor, depth + 1) : readItems(cursor, depth + 1);
	}
	if (mark === '"' || mark === "'" || mark === '`') {
		if (mark !== '"') markOdd(cursor);
		return readQuoted(cursor) ?? UNKNOWN;
	}
	return readBare(cursor);
}

function readBare(cursor: Cursor): unknown {
	DATE.lastIndex = cursor.at;
	const date = DATE.exec(cursor.text);
	if (date !== null) {
		markOdd(cursor);
		cursor.at = DATE.lastIndex;
		return date[1] ?? date[2] ?? date[3];
	}
	const word = readWord(cursor);
	if (CONSTANTS.has(word)) return CONSTANTS.get(word);
	if (NUMBER.test(word)) return Number(word.replaceAll('_', ''));
	return cursor.names.get(word) ?? UNKNOWN;
}

/** A list that is not closed is none. */
function readItems(cursor: Cursor, depth: number): unknown {
	const items: unknown[] = [];
	for (;;) {
		skipBlanks(cursor);
		const start = cursor.at;
		const mark = cursor.text[start];
		if (mark === undefined || mark === '}') {
			cursor.isCut ||= mark === undefined;
			markOdd(cursor);
			return UNKNOWN;
		}
		if (mark === ']') {
			cursor.at++;
			return items;
		}
		if (mark === ',') {
			cursor.at++;
			continue;
		}
		const value = readValue(cursor, depth);
		if (value !== UNKNOWN && items.length < MAX_ITEMS) items.push(value);
		if (cursor.at === start) cursor.at++;
	}
}

function markOdd(cursor: Cursor): void {
	cursor.oddAt ??= cursor.at;
}
