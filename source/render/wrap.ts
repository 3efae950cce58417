import {graphemes, measure} from '../text/width.ts';
import type {Line, Span} from './line.ts';

// Line breaking after UAX 14 as far as articles need it: at blanks, after a hyphen or dash inside a word, and between
// ideographs and kana but for the characters that may not begin or end a line (JIS X 4051, GB/T 15834). Hangul breaks
// at its blanks. Whatever is still too wide is cut between grapheme clusters.
const IDEOGRAPHIC = /[\u2E80-\u2FDF\u3001-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF00-\uFFEF]/;
const NOT_AT_START =
	/[\p{M}\p{Pe}\p{Pf}\u200D\u3001\u3002\u3005\u301C\u303B\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E\u3095\u3096\u309D\u309E\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30F5\u30F6\u30FB-\u30FE\u31F0-\u31FF\uFF01\uFF05\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF61\uFF64\uFF65!%),.:;?\]}\u2019\u201D\u2026\u2030\u2103]/u;
const NOT_AT_END = /[\p{Ps}\p{Pi}([{\u2018\u201C$\u00A3\u00A5\uFFE1\uFFE5]/u;
const HYPHENS = new Set(['-', '\u2010', '\u2013', '\u2014']);
const URL_BREAK = /[/?&=#._~%,;:+-]/;

/** Where an unbreakable piece of text ends, and where the next begins behind the blanks that may vanish between. */
type Piece = {readonly start: number; readonly end: number; readonly next: number};

/**
 * Lines of at most `width` cells that hold the spans' text in order; a line feed in it begins a new line. The blanks at
 * which a line was broken are left out; every line's spans carry their own style and link. Never an empty list.
 */
export function wrapSpans(spans: readonly Span[], width: number): Line[] {
	const text = spans.map(span => span.text).join('');
	const slice = createSlicer(spans);
	const lines: Line[] = [];
	let start = 0;
	for (const row of text.split('\n')) {
		for (const [from, to] of breakRow(row, Math.max(1, width))) lines.push(slice(start + from, start + to));
		start += row.length + 1;
	}
	return lines;
}

function breakRow(row: string, width: number): [number, number][] {
	const ranges: [number, number][] = [];
	let from = -1;
	let to = 0;
	let used = 0;
	let gap = 0;
	for (const piece of pieces(row)) {
		const cells = measure(row.slice(piece.start, piece.end));
		if (from >= 0 && used + gap + cells <= width) {
			used += gap + cells;
			to = piece.end;
		} else {
			if (from >= 0) ranges.push([from, to]);
			from = piece.start;
			to = piece.end;
			used = cells;
			if (cells > width) {
				const cuts = cutPiece(row.slice(piece.start, piece.end), width);
				for (const [index, [a, b]] of cuts.entries()) {
					if (index < cuts.length - 1) ranges.push([piece.start + a, piece.start + b]);
					else [from, used] = [piece.start + a, measure(row.slice(piece.start + a, piece.start + b))];
				}
			}
		}
		gap = measure(row.slice(piece.end, piece.next));
	}
	ranges.push(from >= 0 ? [from, to] : [0, 0]);
	return ranges;
}

function* pieces(row: string): Generator<Piece> {
	const mixed = IDEOGRAPHIC.test(row);
	let start = 0;
	while (row[start] === ' ') start++;
	for (let at = start; at < row.length; at++) {
		let next = at + 1;
		if (row[next] === ' ') {
			while (row[next] === ' ') next++;
		} else if (next < row.length && !isBreak(row, next, mixed)) {
			continue;
		}
		yield {start, end: at + 1, next};
		start = next;
		at = next - 1;
	}
}

function isBreak(row: string, at: number, mixed: boolean): boolean {
	const before = row.charAt(at - 1);
	const after = row.charAt(at);
	if (HYPHENS.has(before)) {
		return /[\p{L}\p{N}]/u.test(row.charAt(at - 2)) && /\p{L}/u.test(after);
	}
	if (!mixed || !(IDEOGRAPHIC.test(before) || IDEOGRAPHIC.test(after))) return false;
	return !NOT_AT_START.test(after) && !NOT_AT_END.test(before) && before !== ' ' && !isLowSurrogate(after);
}

const isLowSurrogate = (unit: string): boolean => unit >= '\uDC00' && unit <= '\uDFFF';

/** Cuts what has no place to break: at the joints of an address when the line is at least half full there, else anywhere between clusters. */
function cutPiece(piece: string, width: number): [number, number][] {
	const cuts: [number, number][] = [];
	let start = 0;
	let at = 0;
	let used = 0;
	let joint = 0;
	let jointCells = 0;
	for (const cluster of graphemes(piece)) {
		const cells = measure(cluster);
		// A cut at a joint leaves what stood behind it, which may still be too much.
		while (used + cells > width && at > start) {
			const cut = jointCells * 2 >= width ? joint : at;
			cuts.push([start, cut]);
			used = cut === at ? 0 : used - jointCells;
			start = cut;
			jointCells = 0;
		}
		at += cluster.length;
		used += cells;
		if (URL_BREAK.test(cluster)) [joint, jointCells] = [at, used];
	}
	cuts.push([start, piece.length]);
	return cuts;
}

/** A function that gives the spans of [from, to) of the joined text; calls must come in ascending order. */
function createSlicer(spans: readonly Span[]): (from: number, to: number) => Line {
	let index = 0;
	let offset = 0;
	return (from, to) => {
		const line: Span[] = [];
		while (index < spans.length) {
			const span = spans[index];
			if (span === undefined) break;
			const end = offset + span.text.length;
			const skipped = Math.max(0, from - offset);
			const text = span.text.slice(skipped, Math.max(0, to - offset));
			if (text !== '') line.push({...span, text, ...(span.at !== undefined && {at: span.at + skipped})});
			if (end > to) break;
			offset = end;
			index++;
		}
		return line;
	};
}
