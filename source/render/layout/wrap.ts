import {createSlicer, type Line, plainText, type Span} from '../line.ts';
import {alignParagraph} from './bidi.ts';
import {fitCells, isNarrow} from './wrap/cells.ts';
import {lastJoint, lastPart, settleCut} from './wrap/joints.ts';
import {BAD, GOOD, isBlankAt, NONE, POOR, type Quality, qualityAt, type Row} from './wrap/quality.ts';
import {unspacedBreaks} from './wrap/words.ts';

// Line breaking after UAX 14 as far as articles need it: at blanks, after a hyphen or dash inside a word, between
// ideographs and kana but for the characters that may not begin or end a line, between the words of scripts that write
// none. Hangul breaks at its blanks. Each line is filled as far as it goes, and then ends at the last good place, unless
// that leaves too much of it empty. What has no place to break is cut at its joints or between grapheme clusters.

/** The part of a line that is filled at least before a place that is less good is taken. */
const AMPLE = 2 / 3;

/** Where a line ends, and where the next begins behind the blanks that vanish. */
type Break = {readonly end: number; readonly next: number};

/**
 * Lines of at most `width` cells that hold the spans' text in order; a line feed in it begins a new line. The blanks at
 * which a line was broken are left out; every line's spans carry their own style and link. Never an empty list.
 */
export function wrapSpans(spans: readonly Span[], width: number): Line[] {
	const text = plainText(spans);
	const slice = createSlicer(spans);
	const lines: Line[] = [];
	let start = 0;
	for (const row of text.split('\n')) {
		for (const [from, to] of breakRow(row, Math.max(1, width))) lines.push(slice(start + from, start + to));
		start += row.length + 1;
	}
	return lines;
}

/** As `wrapSpans`, for text that is a paragraph of its own: one from right to left stands at the right. */
export const wrapParagraph = (spans: readonly Span[], width: number): Line[] =>
	alignParagraph(wrapSpans(spans, width), width);

function breakRow(text: string, width: number): [number, number][] {
	let stop = text.length;
	while (stop > 0 && isBlankAt(text, stop - 1)) stop--;
	let from = 0;
	while (from < stop && text.charCodeAt(from) === 0x20) from++;
	const shown = text.slice(0, stop);
	const isSimple = isNarrow(shown);
	const row: Row = {text: shown, isNarrow: isSimple, unspaced: isSimple ? null : unspacedBreaks(shown)};
	const ranges: [number, number][] = [];
	for (let limit = fit(row, from, width); limit < stop; limit = fit(row, from, width)) {
		const {end, next} = chooseBreak(row, {from, limit, width});
		ranges.push([from, end]);
		from = next;
	}
	ranges.push([from, stop]);
	return ranges;
}

/** The index up to which a line that begins at `from` can hold the row. */
const fit = (row: Row, from: number, width: number): number =>
	row.isNarrow ? Math.min(row.text.length, from + width) : fitCells(row.text, from, width);

type Room = {readonly from: number; readonly limit: number; readonly width: number};

/** The end of a line that has `room` for less than the rest of the row. */
function chooseBreak(row: Row, room: Room): Break {
	const {from, limit, width} = room;
	let spare = 0;
	let spareQuality: Quality = NONE;
	for (let at = limit; at > from; at--) {
		const quality = qualityAt(row, at);
		if (quality === GOOD) {
			if (limit - at < 2 || isAmple(row, room, at)) return breakAt(row, at);
			if (spareQuality === POOR) break;
			// What begins here is too long for any line: fill this one with it.
			const start = breakAt(row, at);
			if (!hasBreak(row, fit(row, start.next, width), limit)) {
				const cut = spareQuality === BAD ? spare : lastPart(row.text, start.next, limit);
				if (cut > start.next && isAmple(row, room, cut)) return breakAt(row, cut);
			}
			return start;
		}
		if (quality > spareQuality) [spare, spareQuality] = [at, quality];
	}
	if (spareQuality !== NONE) return breakAt(row, spare);
	const joint = lastJoint(row.text, fit(row, from, Math.ceil(width / 2)), limit);
	return breakAt(row, joint > from ? joint : settleCut(row.text, from, limit));
}

const isAmple = (row: Row, {from, width}: Room, at: number): boolean => at >= fit(row, from, Math.ceil(width * AMPLE));

/** Whether a line may well end behind `after` and up to `at`, or the row does. */
function hasBreak(row: Row, at: number, after: number): boolean {
	if (at >= row.text.length) return true;
	for (; at > after; at--) if (qualityAt(row, at) >= POOR) return true;
	return false;
}

function breakAt({text}: Row, end: number): Break {
	let next = end;
	while (isBlankAt(text, next)) next++;
	return {end, next};
}
