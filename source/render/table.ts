import {measure} from '../text/width.ts';
import type {Alignment, TableBlock} from './block.ts';
import type {LayoutOptions} from './body.ts';
import {type Line, plainText, restyle, type Span} from './line.ts';
import {spellLinks} from './links.ts';
import {wrapSpans} from './wrap.ts';

const GAP = 2;
/** Narrower than this a column is no longer read as one. */
const NARROWEST = 6;

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

/** Column widths that fit, widest columns shrunk first; null where a column would become too narrow to read. */
function shareWidth(rows: readonly Row[], width: number): number[] | null {
	const columns = largest(rows.map(row => row.length));
	const room = width - GAP * (columns - 1);
	const wanted = Array.from({length: columns}, (_, column) =>
		largest(rows.map(row => measure(plainText(row[column] ?? [])))),
	);
	if (wanted.reduce((sum, cells) => sum + cells, 0) <= room) return wanted;
	const cap = findCap(wanted, room);
	const widths = wanted.map(cells => Math.min(cells, cap));
	return widths.some((cells, index) => cells < Math.min(NARROWEST, wanted[index] ?? 0)) ? null : widths;
}

/** The largest cap under which all columns together fit. */
function findCap(wanted: readonly number[], room: number): number {
	let cap = largest(wanted);
	let low = 0;
	while (low < cap) {
		const middle = Math.ceil((low + cap) / 2);
		if (wanted.reduce((sum, cells) => sum + Math.min(cells, middle), 0) <= room) low = middle;
		else cap = middle - 1;
	}
	return cap;
}

function layoutRow(row: Row, widths: readonly number[], alignments: readonly Alignment[]): Line[] {
	const cells = widths.map((width, column) => wrapSpans(row[column] ?? [], width));
	const height = largest(cells.map(lines => lines.length));
	return Array.from({length: height}, (_, index) => {
		const line = cells.flatMap((lines, column): Line => {
			const width = widths[column] ?? 0;
			return [...(column > 0 ? [{text: ' '.repeat(GAP)}] : []), ...align(lines[index] ?? [], width, alignments[column])];
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
