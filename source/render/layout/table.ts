import {measure} from '../../text/width.ts';
import type {Alignment, TableBlock} from '../block.ts';
import {type LayoutOptions, type Line, plainText, restyle, type Span} from '../line.ts';
import {GAP, largest, shareWidth} from './column-widths.ts';
import {inset} from './margin.ts';
import {wrapParagraph} from './wrap.ts';

type Cell = readonly Span[];
type Row = readonly Cell[];

/**
 * A table in columns that share the width by what they hold, cells wrapped; as records, row by row, where even that
 * is too wide.
 */
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
	const width = widths.reduce((total, cells) => total + cells + GAP, -GAP);
	const rule: Line = [{text: options.glyphs.rule.repeat(Math.max(1, width)), style: {tone: 'quiet'}}];
	return [...layoutRow(head.map(embolden), widths, alignments), rule];
}

const isBlank = (cell: Cell): boolean => plainText(cell).trim() === '';

const embolden = (cell: Cell): Cell => restyle(cell, {bold: true});

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
