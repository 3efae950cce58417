import type {Reading, Readings} from '../captions.ts';
import {picture, pictureOpening} from './patterns.ts';

// Lists lose their marks when they are scraped. What is left of them has labels and lacks stops as captions do, but comes
// in numbers: a line of a fact box stands among short lines, its label recurs, an entry of a chronicle has others like it.

/** To what list a paragraph belongs, if any. */
export type Listing = {
	/** Short lines stand around it, with no full sentence between. */
	readonly isListed: boolean;
	/** Its label recurs as a speaker's name does, or a field of a fact box. */
	readonly isField: boolean;
	/** entry: opens with a time or a number, as others do. between: stands between such entries. */
	readonly chronicle: 'entry' | 'between' | null;
};
type Line = readonly [index: number, reading: Reading];

// The most words of "Age: 43", of a heading, of the title of a video; the fewest of a caption whose label recurs.
const fieldWords = 6;
const headingWords = 8;
const titleWords = 14;
const captionWords = 12;
const reportEntries = 10;

/** Gives for every paragraph, by its index, what list it belongs to. */
export function findLists(readings: Readings): (index: number) => Listing {
	const listed = new Set(splitRuns(readings).flatMap(findListed));
	const fields = findFields(readings);
	const entries = new Set(findEntries(readings));
	const isBetween = judgeChronicle([...entries]);
	return index => ({
		isListed: listed.has(index),
		isField: fields.has(index),
		chronicle: entries.has(index) ? 'entry' : isBetween(index) ? 'between' : null,
	});
}

/** Paragraphs that follow each other, parted where a full sentence without a label stands between. */
function splitRuns(readings: Readings): ReadonlyArray<readonly Line[]> {
	const runs: Line[][] = [];
	let last = Number.NaN;
	for (const [index, reading] of readings) {
		const isSentence = reading.ending === 'stop' && reading.label === null;
		if (index !== last + 1 || isSentence) runs.push([]);
		if (!isSentence) runs.at(-1)?.push([index, reading]);
		last = index;
	}
	return runs;
}

/** The lines of a run that are a list: those around as many fields as make up half of it, and five like titles in a row. */
function findListed(run: readonly Line[]): readonly number[] {
	const lines = run.filter(([, {ending, has}]) => ending !== 'stop' && !has(picture));
	const fields = run.filter(([, {words}]) => words <= fieldWords);
	const isBox = fields.length >= 3 && fields.length >= run.length / 2;
	const boxed = lines.filter(([, {words, label}]) => words <= (label === null ? headingWords : titleWords));
	const titles = lines.filter(([, {words, label}]) => words <= (label === null ? titleWords : captionWords - 1));
	const titled = splitRows(titles.map(([index]) => index)).filter(row => row.length >= 5);
	return [...(isBox ? boxed.map(([index]) => index) : []), ...titled.flat()];
}

/** Indexes that follow each other, parted where one is left out. */
function splitRows(indexes: readonly number[]): ReadonlyArray<readonly number[]> {
	const rows: number[][] = [];
	for (const index of indexes) {
		if (rows.at(-1)?.at(-1) !== index - 1) rows.push([]);
		rows.at(-1)?.push(index);
	}
	return rows;
}

/** Paragraphs whose label is used thrice or more, at times before few words or a full sentence. */
function findFields(readings: Readings): ReadonlySet<number> {
	const uses = new Map<string, Line[]>();
	for (const [index, reading] of readings) {
		const label = reading.label?.toLowerCase();
		if (label === undefined) continue;
		const lines = uses.get(label) ?? [];
		lines.push([index, reading]);
		uses.set(label, lines);
	}
	return new Set([...uses.values()].flatMap(findFieldsOfLabel));
}

function findFieldsOfLabel(lines: readonly Line[]): readonly number[] {
	if (lines.length < 3 || lines.some(([, {has}]) => has(pictureOpening))) return [];
	const short = lines.filter(([, {words}]) => words < captionWords);
	const isField = short.length >= lines.length / 2 || lines.some(([, {ending}]) => ending === 'stop');
	return (isField ? lines : short).map(([index]) => index);
}

/** "87 min:", "May 1, 2017:", "MARCH 7, 2019 -", "Step two:". */
const numberedOpening =
	/^(?:[^\d:]{0,14}\d[\d.,:+/]*(?: ?[A-Za-z]{1,9})?(?:,? \d{4})?|[A-Za-z]{1,14} (?:one|two|three|four|five|six|seven|eight|nine|ten))(?::|\s?[-–—])\s/;

/** Paragraphs that open with a time or a number; none where fewer than four do. */
function findEntries(readings: Readings): readonly number[] {
	const isEntry = ([, {text}]: Line) => numberedOpening.test(text.slice(0, 60).trimStart());
	const entries = [...readings].filter(isEntry).map(([index]) => index);
	return entries.length >= 4 ? entries : [];
}

/**
 * A third of the paragraphs from the first entry to the last must be entries; a live report goes on after them, being
 * read backwards.
 */
function judgeChronicle(entries: readonly number[]): (index: number) => boolean {
	const first = entries[0] ?? 0;
	const last = entries.at(-1) ?? 0;
	if (entries.length < (last - first) / 3) return () => false;
	const end = entries.length >= reportEntries ? Number.POSITIVE_INFINITY : last;
	return index => index > first && index < end;
}
