import {wrapSpans} from '../render/layout/wrap.ts';
import type {Glyphs, Line, Span} from '../render/line.ts';
import {measure, padEnd} from '../text/width.ts';
import {helpSections} from './keymap.ts';

/** The help as lines of at most `columns` cells: keys in a column of their own, or before their meaning where it is narrow. */
export function helpLines(columns: number, glyphs: Glyphs, screen: 'list' | 'reader'): readonly Line[] {
	const margin = columns < 60 ? ' ' : '  ';
	const width = columns - 2 * margin.length;
	// The keys of the screen that one came from first.
	const [list, article, ...others] = helpSections(glyphs);
	const sections = [...(screen === 'list' ? [list, article] : [article, list]), ...others].filter(
		section => section !== undefined,
	);
	const widest = Math.max(...sections.flatMap(({rows}) => rows.map(({keys}) => measure(keys)))) + 2;
	const keyWidth = width < widest + 24 ? 0 : widest;
	return sections.flatMap(({title, rows}): Line[] => {
		const heading = wrapSpans([{text: title, style: {bold: true, tone: 'heading'}}], width);
		const body = rows.flatMap(row => layoutRow(row, keyWidth, width));
		return [[], ...heading, ...body].map((line): Line => (line.length === 0 ? line : [{text: margin}, ...line]));
	});
}

type Row = {readonly keys: string; readonly help: string};

function layoutRow({keys, help}: Row, keyWidth: number, width: number): readonly Line[] {
	const meaning: Span = {text: help, style: {tone: 'quiet'}};
	if (keyWidth === 0) return wrapSpans([{text: `${keys}  `}, meaning], width);
	return wrapSpans([meaning], width - keyWidth).map(
		(line, index): Line => [{text: padEnd(index === 0 ? keys : '', keyWidth)}, ...line],
	);
}
