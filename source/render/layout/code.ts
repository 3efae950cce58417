import {graphemes, measure} from '../../text/width.ts';
import type {CodeBlock} from '../block.ts';
import {createSlicer, type LayoutOptions, type Line, plainText, type Span, type Style} from '../line.ts';
import {indentAt, indentBy, inset} from './margin.ts';

const literal: Style = {tone: 'listing'};

/**
 * Literal lines, indented; one that is too wide goes on below behind a mark, so that nothing is lost. Each span that has
 * a place in the article's words has as many characters there.
 */
export function layoutCode(block: CodeBlock, options: LayoutOptions): Line[] {
	const more: Span = {text: options.glyphs.more, style: {tone: 'quiet'}};
	return inset(indentBy(indentAt(options.width)), options, ({width}) =>
		sourceLines(block, options).flatMap(source =>
			cutCells(expandTabs(source), Math.max(2, width)).map((piece, index) => (index === 0 ? piece : [more, ...piece])),
		),
	);
}

/** The code's lines with their colours and, where the block's is known, their place. */
function sourceLines({text, language, at}: CodeBlock, {highlight}: LayoutOptions): readonly Line[] {
	const colored = language === null ? null : (highlight?.(text, language) ?? null);
	const lines = colored ?? text.split('\n').map(line => [{text: line, style: literal}]);
	if (at === undefined) return lines;
	let next = at;
	return lines.map(line => {
		const placed = line.map(span => {
			next += span.text.length;
			return {...span, at: next - span.text.length};
		});
		next++;
		return placed;
	});
}

const TAB_STOP = 4;

/** Tabs as blanks: the first stands for the tab, the others for nothing. */
function expandTabs(line: Line): Line {
	if (!plainText(line).includes('\t')) return line;
	const expanded: Span[] = [];
	let column = 0;
	for (const span of line) {
		for (const {0: text, index: from} of span.text.matchAll(/\t|[^\t]+/g)) {
			if (text === '\t') {
				const fill = TAB_STOP - (column % TAB_STOP);
				expanded.push({text: ' ', ...(span.at !== undefined && {at: span.at + from})});
				if (fill > 1) expanded.push({text: ' '.repeat(fill - 1)});
				column += fill;
			} else {
				expanded.push({...span, text, ...(span.at !== undefined && {at: span.at + from})});
				column += measure(text);
			}
		}
	}
	return expanded;
}

/** The line in pieces of at most `width` cells; pieces behind the first leave a cell for the mark of continuation. */
function cutCells(line: Line, width: number): Line[] {
	const text = plainText(line);
	if (measure(text) <= width) return [line];
	const slice = createSlicer(line);
	const cuts = [0, ...findCuts(text, width), text.length];
	return cuts.slice(1).map((to, index) => slice(cuts[index] ?? 0, to));
}

/** A name is not cut in two where the line is mostly full before it. */
const FULL = 2 / 3;

/** Clusters; of those that are as wide as a line their characters. */
const piecesOf = (text: string, width: number): readonly string[] =>
	graphemes(text).flatMap(cluster => (cluster.length > 1 && measure(cluster) >= width ? [...cluster] : [cluster]));

/** Where a line goes on in the next one. */
function findCuts(text: string, width: number): readonly number[] {
	const cuts: number[] = [];
	let [at, used] = [0, 0];
	let [joint, usedAtJoint] = [0, 0];
	for (const cluster of piecesOf(text, width)) {
		const cells = measure(cluster);
		// What stood behind a joint may still be too much.
		while (used > 0 && used + cells > width - (cuts.length > 0 ? 1 : 0)) {
			const isAtJoint = usedAtJoint >= width * FULL;
			cuts.push(isAtJoint ? joint : at);
			used = isAtJoint ? used - usedAtJoint : 0;
			usedAtJoint = 0;
		}
		at += cluster.length;
		used += cells;
		if (!/[\p{L}\p{N}_$]/u.test(cluster)) [joint, usedAtJoint] = [at, used];
	}
	return cuts;
}
