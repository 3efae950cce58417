import {measure} from '../../text/width.ts';
import type {TableBlock} from '../block.ts';
import {plainText} from '../line.ts';

/** Cells between two columns. */
export const GAP = 2;
/** Narrower than this a column is no longer read as one. */
const NARROWEST = 6;
/** A word that is longer, an address most likely, may be cut. */
const LONGEST_WORD = 20;

/** At least 1. Not Math.max(...numbers): a table may have more rows than a call takes arguments. */
export const largest = (numbers: readonly number[]): number =>
	numbers.reduce((max, number) => Math.max(max, number), 1);

/**
 * Column widths that fit, no column narrower than its longest word while that can be; null where one would be too narrow
 * to read. Names of columns may be wrapped to spare the room for what stands below them.
 */
export function shareWidth({rows, isHeadless}: TableBlock, width: number): number[] | null {
	const count = largest(rows.map(row => row.length));
	const room = width - GAP * (count - 1);
	const texts = Array.from({length: count}, (_, column) => rows.map(row => plainText(row[column] ?? [])));
	const widths = texts.map(cells => cells.map(text => largest(text.split('\n').map(measure))));
	const whole = widths.map(largest);
	if (sum(whole) <= room) return whole;
	const words = texts.map(cells => Math.min(LONGEST_WORD, largest(cells.map(widestWord))));
	const least = sum(words) <= room ? words : words.map(cells => Math.min(NARROWEST, cells));
	if (sum(least) > room) return null;
	const below = isHeadless || rows.length === 1 ? whole : widths.map(cells => largest(cells.slice(1)));
	const columns = least.map((cells, index): Column => ({least: cells, wanted: Math.max(cells, below[index] ?? 1)}));
	return grow(columns, room);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const widestWord = (text: string): number => largest(text.split(/[ \n]+/).map(measure));

type Column = {readonly least: number; readonly wanted: number};

/**
 * The widest columns that still fit, none below its least: those that want less than the others have all that they want,
 * and the others what lets their longest cells take about as many lines.
 */
function grow(columns: readonly Column[], room: number): number[] {
	const isFitting = (widths: readonly number[]) => sum(widths) <= room;
	const capped = (cap: number) => columns.map(({least, wanted}) => Math.max(least, Math.min(wanted, cap)));
	const cap = largestThat(largest(columns.map(({wanted}) => wanted)), most => isFitting(capped(most)));
	const inLines = (share: number) =>
		columns.map(({least, wanted}) =>
			wanted <= cap ? wanted : Math.max(least, Math.ceil(cap / 2), Math.floor((wanted * share) / STEPS)),
		);
	const shared = inLines(largestThat(STEPS, share => isFitting(inLines(share))));
	return isFitting(shared) ? shared : capped(cap);
}

/** Parts of its wish that a column may be given. */
const STEPS = 1000;

/** The largest whole number up to `most` that fits, where every smaller one does. */
function largestThat(most: number, fits: (value: number) => boolean): number {
	let low = 0;
	let high = most;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (fits(middle)) low = middle;
		else high = middle - 1;
	}
	return low;
}
