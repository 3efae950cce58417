import {measure} from '../../text/width.ts';
import type {Alignment, TableBlock} from '../block.ts';
import {type LayoutOptions, type Line, plainText, restyle, type Span} from '../line.ts';
import {inset} from './margin.ts';
import {wrapParagraph} from './wrap.ts';

const GAP = 2;
/** Narrower than this a column is no longer read as one. */
const NARROWEST = 6;
/** A word that is longer, an address most likely, may be cut. */
const LONGEST_WORD = 20;

type Cell = readonly Span[];
type Row = readonly Cell[];

/** A table in columns that share the width by what they hold, cells wrapped; as records, row by row, where even that is too wide. */
export function layoutTable(table: TableBlock, options: LayoutOptions): Line[] {
	const {rows, alignments} = table;
	const [head, ...body] = table.isHeadless ? [[], ...rows] : rows;
	if (head === undefined) return [];
	const widths = shareWidth(table, options.width);
	if (widths === null) return layoutRecords(head, body, options);
	const bodyLines = body.map(row => layoutRow(row, widths, alignments));
	// Rows of one line stand close; where a cell is wrapped, a blank line keeps the rows apart.
	const needsAir = bodyLines.some(lines => lines.length > 1);
	const apart = bodyLines.flatMap((lines, index) => (needsAir && index > 0 ? [[], ...lines] : lines));
	return [...(table.isHeadless ? [] : layoutHead(head, {widths, alignments, options})), ...apart];
}

type Columns = {
	readonly widths: readonly number[];
	readonly alignments: readonly Alignment[];
	readonly options: LayoutOptions;
};

/** The names of the columns above a rule; nothing where none has one. */
function layoutHead(head: Row, {widths, alignments, options}: Columns): Line[] {
	if (head.every(isBlank)) return [];
	const width = widths.reduce((sum, cells) => sum + cells + GAP, -GAP);
	const rule: Line = [{text: options.glyphs.rule.repeat(Math.max(1, width)), style: {tone: 'quiet'}}];
	return [...layoutRow(head.map(embolden), widths, alignments), rule];
}

const isBlank = (cell: Cell): boolean => plainText(cell).trim() === '';

const embolden = (cell: Cell): Cell => cell.map(span => restyle(span, {bold: true}));

// Not Math.max(...numbers): a table may have more rows than a call takes arguments.
const largest = (numbers: readonly number[]): number => numbers.reduce((max, number) => Math.max(max, number), 1);

/**
 * Column widths that fit, no column narrower than its longest word while that can be; null where one would be too narrow
 * to read. Names of columns may be wrapped to spare the room for what stands below them.
 */
function shareWidth({rows, isHeadless}: TableBlock, width: number): number[] | null {
	const columns = largest(rows.map(row => row.length));
	const room = width - GAP * (columns - 1);
	const texts = Array.from({length: columns}, (_, column) => rows.map(row => plainText(row[column] ?? [])));
	const widths = texts.map(cells => cells.map(text => largest(text.split('\n').map(measure))));
	const whole = widths.map(largest);
	if (sum(whole) <= room) return whole;
	const words = texts.map(cells => Math.min(LONGEST_WORD, largest(cells.map(widestWord))));
	const least = sum(words) <= room ? words : words.map(cells => Math.min(NARROWEST, cells));
	if (sum(least) > room) return null;
	const below = isHeadless || rows.length === 1 ? whole : widths.map(cells => largest(cells.slice(1)));
	return grow(
		least,
		below.map((cells, column) => Math.max(cells, least[column] ?? 1)),
		room,
	);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const widestWord = (text: string): number => largest(text.split(/[ \n]+/).map(measure));

/**
 * The widest columns that still fit, none below its least: those that want less than the others have all that they want,
 * and the others what lets their longest cells take about as many lines.
 */
function grow(least: readonly number[], wanted: readonly number[], room: number): number[] {
	const under = (cap: number) => wanted.map((cells, index) => Math.max(least[index] ?? 1, Math.min(cells, cap)));
	const cap = largestThat(largest(wanted), cells => sum(under(cells)) <= room);
	const inLines = (share: number) =>
		wanted.map((cells, index) => {
			if (cells <= cap) return cells;
			const floor = Math.max(least[index] ?? 1, Math.ceil(cap / 2));
			return Math.max(floor, Math.min(cells, Math.floor((cells * share) / STEPS)));
		});
	const share = largestThat(STEPS, steps => sum(inLines(steps)) <= room);
	return sum(inLines(share)) <= room ? inLines(share) : under(cap);
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

function layoutRow(row: Row, widths: readonly number[], alignments: readonly Alignment[]): Line[] {
	const cells = widths.map((width, column) => wrapParagraph(row[column] ?? [], width));
	const height = largest(cells.map(lines => lines.length));
	return Array.from({length: height}, (_, index) => {
		const line = cells.flatMap((lines, column): Line => {
			const width = widths[column] ?? 0;
			return [
				...(column > 0 ? [{text: ' '.repeat(GAP)}] : []),
				...align(lines[index] ?? [], width, alignments[column]),
			];
		});
		return trimEnd(line);
	});
}

function align(line: Line, width: number, alignment: Alignment = 'left'): Line {
	const blank = Math.max(0, width - measure(plainText(line)));
	const before = alignment === 'right' ? blank : alignment === 'center' ? Math.floor(blank / 2) : 0;
	return [{text: ' '.repeat(before)}, ...line, {text: ' '.repeat(blank - before)}];
}

function trimEnd(line: Line): Line {
	const last = line.findLastIndex(span => span.text.trim() !== '');
	return line.slice(0, last + 1);
}

/** A row below the other, each cell on lines of its own beside the name of its column. */
function layoutRecords(head: Row, body: readonly Row[], options: LayoutOptions): Line[] {
	const rows = body.length > 0 ? body : [head];
	const names = body.length > 0 ? head : [];
	const cells = largest(names.map(name => (plainText(name).includes('\n') ? options.width : measure(plainText(name)))));
	const beside = cells <= options.width * WIDEST_NAMES ? cells + GAP : 0;
	// A cell that is empty says nothing, unless its column would not be named at all.
	const isUsed = names.map((_, column) => rows.some(row => !isBlank(row[column] ?? [])));
	const placed = new Set<number>();
	return rows.flatMap((row, index) => {
		const record = Array.from({length: Math.max(row.length, names.length)}, (_, column): Line[] => {
			const cell = row[column] ?? [];
			const name = names[column] ?? [];
			if (isBlank(cell) && (isBlank(name) || isUsed[column])) return [];
			const isNamed = placed.has(column);
			placed.add(column);
			return layoutField({name: isNamed ? name.map(placeless) : name, cell, beside}, options);
		}).flat();
		return index > 0 && record.length > 0 ? [[], ...record] : record;
	});
}

/** The article says the name of a column once; the others are marks of ours. */
const placeless = ({at, ...span}: Span): Span => span;

/** The part of the width that the names of columns have at most where values stand beside them. */
const WIDEST_NAMES = 0.35;

type Field = {
	readonly name: Cell;
	readonly cell: Cell;
	/** The cells that names have, or 0 where they stand before the values. */
	readonly beside: number;
};

function layoutField({name, cell, beside}: Field, options: LayoutOptions): Line[] {
	if (isBlank(name)) return wrapParagraph(cell, options.width);
	const label = embolden(name);
	if (beside === 0) return wrapParagraph([...label, {text: '  '}, ...cell], options.width);
	const first: Line = [...label, {text: ' '.repeat(beside - measure(plainText(name)))}];
	const rest: Line = [{text: ' '.repeat(beside)}];
	return inset({first, rest, cells: beside, mark: label}, options, ({width}) => wrapParagraph(cell, width));
}
