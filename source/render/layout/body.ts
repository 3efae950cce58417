import {type Block, isNotice, type ParagraphBlock} from '../block.ts';
import {type LayoutOptions, type Line, restyle, type Span, type Style} from '../line.ts';
import {layoutCaption} from './caption.ts';
import {layoutCode} from './code.ts';
import {layoutList} from './list.ts';
import {indentAt, indentBy, inset} from './margin.ts';
import {isAttribution, layoutNote, layoutQuote} from './quote.ts';
import {layoutTable} from './table.ts';
import {wrapParagraph} from './wrap.ts';

export type Body = {
	readonly lines: readonly Line[];
	/** The index of each block's first line, ascending. */
	readonly blockStarts: readonly number[];
};

/** Blocks as lines of at most `width` cells, blank lines between. */
export function layoutBlocks(blocks: readonly Block[], options: LayoutOptions): Body {
	const lines: Line[] = [];
	const blockStarts: number[] = [];
	for (const [index, block] of blocks.entries()) {
		const previous = blocks[index - 1];
		if (previous !== undefined) for (let gap = gapBetween(previous, block); gap > 0; gap--) lines.push([]);
		blockStarts.push(lines.length);
		for (const line of layoutBlock(block, options)) lines.push(line);
	}
	return {lines, blockStarts};
}

/** Depths whose headings stand right above their text. */
const RUN_IN_DEPTH = 4;

function gapBetween(before: Block, after: Block): number {
	if (before.kind === 'image' && after.kind === 'caption') return 0;
	if (before.kind === 'footnote' && after.kind === 'footnote') return 0;
	if (before.kind === 'paragraph' && before.role !== undefined && !isNotice(before)) return 0;
	if (before.kind === 'rule') return 1;
	if (before.kind !== 'heading') return gapBefore(after);
	return before.depth >= RUN_IN_DEPTH && after.kind !== 'heading' ? 0 : 1;
}

/** Blank lines before a block that does not stand below a heading. */
export function gapBefore(block: Block): number {
	return block.kind === 'heading' && block.depth <= 2 ? 2 : 1;
}

function layoutBlock(block: Block, options: LayoutOptions): readonly Line[] {
	const {width} = options;
	switch (block.kind) {
		case 'heading':
			return wrapParagraph(restyle(block.spans, headingStyle(block.depth)), width);
		case 'paragraph':
			return layoutParagraph(block, options);
		case 'caption':
			return layoutCaption(block, options);
		case 'image':
			return wrapParagraph(block.spans ?? [], width);
		case 'list':
			return layoutList(block, options, layoutInner);
		case 'quote':
			return layoutQuote(block, options, layoutQuoted);
		case 'footnote':
			return layoutNote(block, options, layoutInner);
		case 'code':
			return layoutCode(block, options);
		case 'table':
			return layoutTable(block, options);
		case 'rule':
			return layoutRule(options);
		default:
			return block satisfies never;
	}
}

const layoutInner = (blocks: readonly Block[], options: LayoutOptions): readonly Line[] =>
	layoutBlocks(blocks, options).lines;

/** Whom the words are by stands right below them. */
function layoutQuoted(blocks: readonly Block[], options: LayoutOptions): readonly Line[] {
	const last = blocks.length - 1;
	if (!isAttribution(blocks, last)) return layoutInner(blocks, options);
	return [...layoutInner(blocks.slice(0, last), options), ...layoutInner(blocks.slice(last), options)];
}

function layoutParagraph({spans, role}: ParagraphBlock, options: LayoutOptions): Line[] {
	if (role === undefined) return wrapParagraph(spans, options.width);
	if (role === 'notice') return wrapParagraph(restyle(spans, {italic: true, tone: 'quiet'}), options.width);
	if (role === 'file') {
		const margin = indentBy(indentAt(options.width));
		return inset(margin, options, ({width}) => wrapParagraph(restyle(spans, {tone: 'quiet'}), width));
	}
	const fold: Span[] = role === 'summary' ? [{text: `${options.glyphs.fold} `, style: {tone: 'quiet'}}] : [];
	return wrapParagraph([...fold, ...restyle(spans, {bold: true})], options.width);
}

/** Weight, then colour, then slope; the air above does the rest. */
function headingStyle(depth: number): Style {
	if (depth <= 2) return {bold: true, tone: 'heading'};
	if (depth === 3) return {bold: true};
	return depth === 4 ? {bold: true, italic: true} : {italic: true};
}

function layoutRule({width, glyphs}: LayoutOptions): Line[] {
	const length = Math.min(12, width);
	const indent = ' '.repeat(Math.floor((width - length) / 2));
	return [[{text: indent + glyphs.rule.repeat(length), style: {tone: 'quiet'}}]];
}
