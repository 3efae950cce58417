import {graphemes, measure} from '../../../text/width.ts';

// Characters one cell wide that always stand alone, whatever is beside them: no marks, no joiners, no emoji, no jamo.
const NARROW: readonly (readonly [first: number, last: number])[] = [
	[0x20, 0x7e],
	[0xa0, 0xac],
	[0xae, 0x2ff],
	[0x370, 0x482],
	[0x48a, 0x556],
	[0x5d0, 0x5ea],
	[0x60c, 0x60f],
	[0x61d, 0x64a],
	[0x660, 0x66f],
	[0x671, 0x6d5],
	[0x6ee, 0x6fc],
	[0x2010, 0x2027],
	[0x202f, 0x203b],
	[0x20a0, 0x20bf],
	[0x2500, 0x257f],
];
const WIDE: readonly (readonly [first: number, last: number])[] = [
	[0x3000, 0x3029],
	[0x3041, 0x3096],
	[0x309b, 0x30ff],
	[0x3400, 0x4dbf],
	[0x4e00, 0x9fff],
	[0xac00, 0xd7a3],
	[0xff01, 0xff60],
];

const hex = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
const ALL_NARROW = new RegExp(`^[${NARROW.map(([first, last]) => `${hex(first)}-${hex(last)}`).join('')}]*$`);
/** More clusters than this are never looked at together; no one cluster of sane text is as long. */
const SPARE_UNITS = 64;
const MOST_KNOWN = 4096;

let table: Uint8Array | undefined;
const known = new Map<string, number>();

/** Whether every UTF-16 unit of the text is one cell, so that cells can be counted by subtracting. */
export const isNarrow = (text: string): boolean => ALL_NARROW.test(text);

/** As `measure`, but fast for all that is narrow. */
export const countCells = (text: string): number => (isNarrow(text) ? text.length : measure(text));

/**
 * 1 or 2 for a UTF-16 unit that is so many cells wide and a cluster of its own beside its like; 0 where only a look
 * at its neighbours tells.
 */
export function simpleCells(code: number): number {
	table ??= fillTable();
	return table[code] ?? 0;
}

function fillTable(): Uint8Array {
	const cells = new Uint8Array(0x10000);
	for (const [first, last] of NARROW) cells.fill(1, first, last + 1);
	for (const [first, last] of WIDE) cells.fill(2, first, last + 1);
	return cells;
}

/**
 * How far a row of text gets in `width` cells from `from`: the index behind the last whole grapheme cluster that fits, or
 * behind the first where not even that does; of one that is wider than a row, as many characters as fit, at least one.
 */
export function fitCells(row: string, from: number, width: number): number {
	let at = from;
	let used = 0;
	while (at < row.length) {
		const cells = simpleCells(row.charCodeAt(at));
		if (cells > 0 && (at + 1 === row.length || simpleCells(row.charCodeAt(at + 1)) > 0)) {
			if (used + cells > width) return at > from ? at : at + 1;
			used += cells;
			at++;
			continue;
		}
		for (const cluster of clustersFrom(row, at, width)) {
			const wide = clusterCells(cluster);
			if (used + wide > width) return at > from ? at : at + charactersIn(cluster, width);
			used += wide;
			at += cluster.length;
		}
	}
	return at;
}

/** The length of the characters that a cluster begins with and that fit. */
function charactersIn(cluster: string, width: number): number {
	let length = 0;
	for (const character of cluster) {
		if (length > 0 && measure(cluster.slice(0, length + character.length)) > width) break;
		length += character.length;
	}
	return length;
}

/** The clusters of a run that only the segmenter can tell apart, or of as much of it as a line can hold. */
function clustersFrom(row: string, from: number, width: number): readonly string[] {
	const most = from + 2 * width + SPARE_UNITS;
	let end = from + 1;
	while (end < row.length && end < most && simpleCells(row.charCodeAt(end)) === 0) end++;
	if (end < most) return graphemes(row.slice(from, end));
	// What is cut off here may be cut inside its last cluster, though never inside a character.
	const clusters = graphemes(row.slice(from, end).replace(/[\uD800-\uDBFF]$/, ''));
	return clusters.length > 1 ? clusters.slice(0, -1) : clusters;
}

function clusterCells(cluster: string): number {
	let cells = known.get(cluster);
	if (cells === undefined) {
		cells = measure(cluster);
		if (known.size >= MOST_KNOWN) known.clear();
		known.set(cluster, cells);
	}
	return cells;
}
