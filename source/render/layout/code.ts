import {graphemes, measure} from '../../text/width.ts';
import type {Block} from '../block.ts';
import {type LayoutOptions, type Line, plainText, type Span, type Style} from '../line.ts';

export const INDENT = 2;
/** Below this a text gives up its indents before its words. */
export const NARROW = 30;

type CodeBlock = Extract<Block, {kind: 'code'}>;

const literal: Style = {tone: 'code'};

/**
 * Literal lines, indented; one that is too wide goes on below behind a mark, so that nothing is lost. Each span that has
 * a place in the article's words has as many characters there.
 */
export function layoutCode(block: CodeBlock, options: LayoutOptions): Line[] {
	const margin: Line = options.width < NARROW ? [] : [{text: ' '.repeat(INDENT)}];
	const width = Math.max(2, options.width - (margin.length > 0 ? INDENT : 0));
	const more: Span = {text: options.glyphs.more, style: {tone: 'quiet'}};
	return sourceLines(block, options).flatMap(source =>
		cutCells(expandTabs(source), width).map((piece, index) => [...margin, ...(index === 0 ? [] : [more]), ...piece]),
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
				expanded.push({text: ' ', ...placeOf(span, from)});
				if (fill > 1) expanded.push({text: ' '.repeat(fill - 1)});
				column += fill;
			} else {
				expanded.push(slice(span, {from, text}));
				column += measure(text);
			}
		}
	}
	return expanded;
}

const placeOf = ({at}: Span, from: number): Pick<Span, 'at'> => (at === undefined ? {} : {at: at + from});

/** The text that begins there in the span, as a span. */
const slice = (span: Span, {from, text}: {readonly from: number; readonly text: string}): Span => ({
	...span,
	...placeOf(span, from),
	text,
});

/** The line in pieces of at most `width` cells; pieces behind the first leave a cell for the mark of continuation. */
function cutCells(line: Line, width: number): Line[] {
	const text = plainText(line);
	if (measure(text) <= width) return [line];
	const cuts = [0, ...findCuts(text, width), text.length];
	return cuts.slice(1).map((to, index) => sliceLine(line, cuts[index] ?? 0, to));
}

/** A name is not cut in two where the line is mostly full before it. */
const FULL = 2 / 3;

/** Where a line goes on in the next one. */
function findCuts(text: string, width: number): readonly number[] {
	const cuts: number[] = [];
	let [at, used] = [0, 0];
	let [joint, usedAtJoint] = [0, 0];
	for (const cluster of graphemes(text)) {
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

function sliceLine(line: Line, from: number, to: number): Line {
	let start = 0;
	return line.flatMap(span => {
		const own = {from: Math.max(0, from - start), to: Math.max(0, to - start)};
		start += span.text.length;
		const text = span.text.slice(own.from, own.to);
		return text === '' ? [] : [slice(span, {from: own.from, text})];
	});
}
