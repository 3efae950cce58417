import {graphemes, measure} from '../text/width.ts';
import type {Block} from './block.ts';
import type {LayoutOptions, Line, Span} from './line.ts';

export const INDENT = 2;
/** Below this a text gives up its indents before its words. */
export const NARROW = 30;

type CodeBlock = Extract<Block, {kind: 'code'}>;

/** Literal lines, indented; one that is too wide goes on below behind a mark, so that nothing is lost. */
export function layoutCode({text}: CodeBlock, options: LayoutOptions): Line[] {
	const indent = options.width < NARROW ? '' : ' '.repeat(INDENT);
	const width = Math.max(2, options.width - indent.length);
	return text.split('\n').flatMap(source =>
		cutCells(expandTabs(source), width).map((piece, index): Line => {
			const code: Span = {text: piece, style: {tone: 'code'}};
			return index === 0
				? [{text: indent}, code]
				: [{text: indent}, {text: options.glyphs.more, style: {tone: 'quiet'}}, code];
		}),
	);
}

const TAB_STOP = 4;

function expandTabs(line: string): string {
	let column = 0;
	return line
		.split('\t')
		.map((part, index, parts) => {
			column += measure(part);
			const fill = index === parts.length - 1 ? 0 : TAB_STOP - (column % TAB_STOP);
			column += fill;
			return part + ' '.repeat(fill);
		})
		.join('');
}

/** The text in pieces of at most `width` cells; pieces behind the first leave a cell for the mark of continuation. */
function cutCells(text: string, width: number): string[] {
	if (measure(text) <= width) return [text];
	const cuts: string[] = [];
	let piece = '';
	let used = 0;
	for (const cluster of graphemes(text)) {
		const cells = measure(cluster);
		if (piece !== '' && used + cells > width - (cuts.length > 0 ? 1 : 0)) {
			cuts.push(piece);
			[piece, used] = ['', 0];
		}
		piece += cluster;
		used += cells;
	}
	return [...cuts, piece];
}
