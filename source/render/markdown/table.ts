import type {Tokens} from 'marked';
import type {Alignment, TableBlock} from '../block.ts';
import {plainText, type Span} from '../line.ts';
import {inlineSpans} from './inline.ts';
import {markdownSpans, toSpans} from './paragraph.ts';

/** A table of Markdown, with the cells that the parser drops, without the lines that are tags. */
export function tableBlock(table: Tokens.Table): TableBlock {
	const row = (cells: readonly Tokens.TableCell[]) => cells.map(cell => toSpans(inlineSpans(cell.tokens)));
	const lines = table.raw.split('\n').slice(2);
	const rows = table.rows
		.map((cells, index) => ({cells, line: lines[index] ?? ''}))
		.filter(({cells}) => !isTagRow(cells))
		.map(({cells, line}) => [...row(cells), ...surplusCells(line, cells.length)]);
	const columns = rows.reduce((most, cells) => Math.max(most, cells.length), table.align.length);
	return {
		kind: 'table',
		alignments: Array.from(
			{length: columns},
			(_, column): Alignment => table.align[column] ?? (isOfNumbers(rows, column) ? 'right' : 'left'),
		),
		rows: [row(table.header), ...rows],
	};
}

/** Whether the cells of a column can be added up, as it were; a lone number needs no line with others. */
function isOfNumbers(rows: readonly (readonly (readonly Span[])[])[], column: number): boolean {
	const texts = rows.map(row => plainText(row[column] ?? []).trim()).filter(text => text !== '');
	return texts.length > 1 && texts.every(text => NUMBER.test(text));
}

const NUMBER = /^[-+\u2212\u00B1~]?[$\u00A3\u20AC\u00A5]?\d{1,3}(?:[, ]?\d{3}){0,5}(?:\.\d{1,9})?(?: ?%)?$/;

/** The cells of a row that the head has no columns for, which the parser drops. */
function surplusCells(line: string, columns: number): Span[][] {
	const cells = line
		.trim()
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '')
		.split(/(?<!\\)\|/);
	return cells.slice(columns).map(cell => markdownSpans(cell.trim().replaceAll('\\|', '|')));
}

/** A line of tags below a table (`{: .wide}`, `{% endfor %}`) is taken for a row of it. */
const isTagRow = ([first, ...others]: readonly Tokens.TableCell[]): boolean =>
	first !== undefined &&
	/^\s*\uFDD1[^\uFDD2]*\uFDD2\s*$/.test(first.text) &&
	others.every(({text}) => text === '') &&
	plainText(inlineSpans(first.tokens)) === '';
