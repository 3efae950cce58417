import {measure} from '../text/width.ts';
import type {Alignment, TableBlock} from './block.ts';

import {type LayoutOptions, type Line, plainText, restyle, type Span} from './line.ts';
import {spellLinks} from './links.ts';
import {wrapSpans} from './wrap.ts';

const GAP = 2;
/** Narrower than this a column is no longer read as one. */
const NARROWEST = 6;
/** A word that is longer, an address most likely, may be cut. */
const LONGEST_WORD = 20;

type Cell = readonly Span[];
type Row = readonly Cell[];

/** A table in columns that share the width by what they hold, cells wrapped; as records, row by row, where even that is too wide. */
export function layoutTable(table: TableBlock, options: LayoutOptions): Line[] {
	const rows = table.rows.map(row => row.map(cell => spellLinks(cell, options.hasHyperlinks)));
	const [head, ...body] = rows;
	if (head === undefined) return [];
	const widths = shareWidth(rows, options.width);
	if (widths === null) return body.length > 0 ? layoutRecords(head, body, options) : layoutRecords([], rows, options);
	const headLines = layoutRow(head.map(embolden), widths, table.alignments);
	const ruleWidth = widths.reduce((sum, width) => sum + width + GAP, -GAP);
	const rule: Line = [{text: options.glyphs.rule.repeat(Math.max(1, ruleWidth)), style: {tone: 'quiet'}}];
	const bodyLines = body.map(row => layoutRow(row, widths, table.alignments));
	// Rows of one line stand close; where a cell is wrapped, a blank line keeps the rows apart.
	const needsAir = bodyLines.some(lines => lines.length > 1);
	return [...headLines, rule, ...bodyLines.flatMap((lines, index) => (needsAir && index > 0 ? [[], ...lines] : lines))];
}

const embolden = (cell: Cell): Cell => cell.map(span => restyle(span, {bold: true}));

// Not Math.max(...numbers): a table may have more rows than a call takes arguments.
const largest = (numbers: readonly number[]): number => numbers.reduce((max, number) => Math.max(max, number), 1);

/** Column widths that fit, no column narrower than its longest word while that can be; null where one would be too narrow to read. */
function shareWidth(rows: readonly Row[], width: number): number[] | null {
	const columns = largest(rows.map(row => row.length));
	const room = width - GAP * (columns - 1);
	const texts = Array.from({length: columns}, (_, column) => rows.map(row => plainText(row[column] ?? [])));
	const wanted = texts.map(cells => largest(cells.map(text => largest(text.split('\n').map(measure)))));
	if (sum(wanted) <= room) return wanted;
	const words = texts.map(cells => Math.min(LONGEST_WORD, largest(cells.map(widestWord))));
	const least = sum(words) <= room ? words : words.map(cells => Math.min(NARROWEST, cells));
	if (sum(least) > room) return null;
	return grow(least, wanted, room);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const widestWord = (text: string): number => largest(text.split(/[ \n]+/).map(measure));

/** The widest columns that still fit: all under one cap, the largest that can be, none below its least. */
function grow(least: readonly number[], wanted: readonly number[], room: number): number[] {
	const under = (cap: number) => wanted.map((cells, index) => Math.max(least[index] ?? 1, Math.min(cells, cap)));
	let low = 0;
	let high = largest(wanted);
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (sum(under(middle)) <= room) low = middle;
		else high = middle - 1;
	}
	return under(low);
}

function layoutRow(row: Row, widths: readonly number[], alignments: readonly Alignment[]): Line[] {
	const cells = widths.map((width, column) => wrapSpans(row[column] ?? [], width));
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

function layoutRecords(head: Row, body: readonly Row[], options: LayoutOptions): Line[] {
	return body.flatMap((row, index) => {
		const record = row.flatMap((cell, column) => {
			const name = head[column] ?? [];
			const label: Line = plainText(name) === '' ? [] : [...embolden(name), {text: '  '}];
			return wrapSpans([...label, ...cell], options.width);
		});
		return index > 0 ? [[], ...record] : record;
	});
}
