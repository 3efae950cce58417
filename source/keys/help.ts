import type {Line} from '../render/line.ts';
import {wrapSpans} from '../render/wrap.ts';
import {measure, padEnd} from '../text/width.ts';
import {helpSections} from './keymap.ts';

/** The help as lines of at most `columns` cells: keys in a column of their own, or above their meaning where it is narrow. */
export function helpLines(columns: number): readonly Line[] {
	const margin = columns < 60 ? ' ' : '  ';
	const sections = helpSections();
	const keyWidth = Math.max(...sections.flatMap(({rows}) => rows.map(({keys}) => measure(keys)))) + 2;
	const isNarrow = columns < keyWidth + 24;
	return sections.flatMap(({title, rows}): Line[] => {
		const heading: Line[] = wrapSpans([{text: title, style: {bold: true, tone: 'heading'}}], columns - 2);
		const body = rows.flatMap(({keys, help}): Line[] => {
			if (!isNarrow) return [[{text: padEnd(keys, keyWidth)}, {text: help, style: {tone: 'quiet'}}]];
			return wrapSpans([{text: `${keys}  `}, {text: help, style: {tone: 'quiet'}}], columns - 2);
		});
		return [[], ...heading, ...body].map((line): Line => (line.length === 0 ? line : [{text: margin}, ...line]));
	});
}
