import {simpleCells} from './cells.ts';
import {isClosing} from './ideographs.ts';

/** Delimiters of an address (RFC 3986, 2.2) that end a line: those between its parts, and those within. */
const PARTS = new Set('/?&#\\');
const WITHIN = new Set('=;:@|+');
/** Marks that begin a line, so that nobody takes what stands before them for the end. */
const BREAK_BEFORE = new Set('.-_~,%');
/** What belongs to the character before it, as in a keycap. */
const JOINED = /[\p{M}\u200D]/u;
/** A percent-encoded byte that goes on with a character (RFC 3986, 2.1; UTF-8). */
const GOES_ON = /^%[89AB][0-9A-F]/i;
const ESCAPE = /%[0-9A-F]{0,2}$/i;
/** No longer run of marks is kept from the beginning of a line. */
const MOST_MARKS = 4;

/** How well a long word can be cut before `at`: not at all, at a joint, or between the parts of an address or path. */
function strengthAt(word: string, at: number): 0 | 1 | 2 {
	const before = word.charAt(at - 1);
	const after = word.charAt(at);
	if (JOINED.test(after)) return 0;
	if (PARTS.has(before)) return PARTS.has(after) ? 0 : 2;
	if (WITHIN.has(before)) return PARTS.has(after) || WITHIN.has(after) ? 0 : 1;
	if (!BREAK_BEFORE.has(after) || BREAK_BEFORE.has(before)) return 0;
	return after !== '%' || !GOES_ON.test(word.slice(at, at + 3)) ? 1 : 0;
}

/** The last place in (from, limit] between two parts of an address; 0 where there is none. */
export function lastPart(word: string, from: number, limit: number): number {
	for (let at = limit; at > from; at--) if (strengthAt(word, at) === 2) return at;
	return 0;
}

/** As `lastPart`, or the last joint of any kind. */
export function lastJoint(word: string, from: number, limit: number): number {
	const part = lastPart(word, from, limit);
	if (part > 0) return part;
	for (let at = limit; at > from; at--) if (strengthAt(word, at) === 1) return at;
	return 0;
}

/**
 * Where to cut what has no joint: at `at`, or a little before where the next line would begin with a closing mark or
 * inside a percent-encoded character. Always behind `from`, always between clusters.
 */
export function settleCut(word: string, from: number, at: number): number {
	const start = startOfEscape(word, from, at);
	if (start < at) return start > from ? start : at;
	for (let cut = at; cut > from + 1 && cut > at - MOST_MARKS; cut--) {
		if (!isClosing(word.charAt(cut))) return cut;
		const isBoundary = simpleCells(word.charCodeAt(cut - 1)) > 0 && simpleCells(word.charCodeAt(cut - 2)) > 0;
		if (!isBoundary) break;
	}
	return at;
}

/** The beginning of the percent-encoded character that a cut at `at` would part; `at` where it parts none. */
function startOfEscape(word: string, from: number, at: number): number {
	const cut = ESCAPE.exec(word.slice(Math.max(from, at - 2), at))?.[0];
	let start = cut !== undefined && cut.length < 3 && /^[0-9A-F]/i.test(word.charAt(at)) ? at - cut.length : at;
	// Four bytes make the longest character.
	for (let bytes = 0; bytes < 3 && start - 3 > from && GOES_ON.test(word.slice(start, start + 3)); bytes++) {
		if (!/^%[0-9A-F]{2}$/i.test(word.slice(start - 3, start))) break;
		start -= 3;
	}
	return start;
}
