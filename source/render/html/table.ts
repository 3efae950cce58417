import type {Alignment, Block, TableBlock} from '../block.ts';
import {restyle, type Span} from '../line.ts';
import type {Attributes} from './words.ts';

type Cell = {readonly spans: readonly Span[]; readonly isHead: boolean; readonly alignment: Alignment | null};

/** Cells that one may stand for at most; a row has no more. */
const MOST_CELLS = 1000;

/** Rows of HTML as they come, with the cells that reach over several columns or rows. */
export class HtmlTable {
	private readonly rows: Cell[][] = [];
	/** For each column in how many further rows a cell from above stands. */
	private readonly held: number[] = [];
	private attributes: Attributes = {};

	openRow(): void {
		this.endRow();
		this.rows.push([]);
	}

	openCell(attributes: Attributes): void {
		this.attributes = attributes;
	}

	closeCell(spans: readonly Span[], isHead: boolean): void {
		if (this.rows.length === 0) this.openRow();
		const row = this.rows.at(-1) ?? [];
		this.fillHeld(row);
		const {colspan, rowspan} = this.attributes;
		const alignment = alignmentOf(this.attributes);
		for (let left = countOf(colspan), isFirst = true; left > 0 && row.length < MOST_CELLS; left--, isFirst = false) {
			this.held[row.length] = countOf(rowspan) - 1;
			row.push({spans: isFirst ? spans : [], isHead, alignment});
		}
	}

	private endRow(): void {
		const row = this.rows.at(-1);
		if (row && row.length > 0) this.fillHeld(row);
	}

	/** Blank cells below those that reach down to this row. */
	private fillHeld(row: Cell[]): void {
		for (let held = this.held[row.length]; held !== undefined && held > 0; held = this.held[row.length]) {
			this.held[row.length] = held - 1;
			row.push({spans: [], isHead: false, alignment: null});
		}
	}

	/** As a table; a single cell, which is a frame round something, as a paragraph. */
	blocks(): readonly Block[] {
		this.endRow();
		const rows = this.rows.filter(row => row.length > 0);
		const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
		const [first] = rows;
		if (first === undefined) return [];
		const hasHead = rows.length > 1 && first.every(({isHead}) => isHead);
		const [lone = []] = first.map(({spans}) => spans);
		if (rows.length === 1 && columns === 1) return lone.length === 0 ? [] : [{kind: 'paragraph', spans: lone}];
		return [
			{
				kind: 'table',
				alignments: Array.from({length: columns}, (_, column) => alignmentIn(rows, column)),
				...(!hasHead && {isHeadless: true}),
				rows: rows.map((row, index) => row.map(cell => (hasHead && index === 0 ? cell.spans : bodySpans(cell)))),
			} satisfies TableBlock,
		];
	}
}

const countOf = (written = '1'): number =>
	/^\d{1,4}$/.test(written) ? Math.min(MOST_CELLS, Math.max(1, Number(written))) : 1;

const bodySpans = ({spans, isHead}: Cell): readonly Span[] => (isHead ? restyle(spans, {bold: true}) : spans);

function alignmentOf({align = '', style = ''}: Attributes): Alignment | null {
	const written = /text-align:\s*(left|center|right)/i.exec(style)?.[1] ?? align;
	const name = written.toLowerCase();
	return name === 'left' || name === 'center' || name === 'right' ? name : null;
}

/** A column is aligned as its last row's cell is: heads are often centred for themselves. */
const alignmentIn = (rows: readonly (readonly Cell[])[], column: number): Alignment =>
	rows.findLast(row => row[column] !== undefined)?.[column]?.alignment ?? 'left';
