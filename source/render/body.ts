import {measure} from '../text/width.ts';
import type {Block, ListBlock} from './block.ts';
import {INDENT, layoutCode, NARROW} from './code.ts';
import {type LayoutOptions, type Line, plainText, restyle, type Span, type Style} from './line.ts';
import {imageSpans, spellLinks} from './links.ts';
import {layoutTable} from './table.ts';
import {wrapSpans} from './wrap.ts';

export type Body = {
	readonly lines: readonly Line[];
	/** The index of each block's first line, ascending. */
	readonly blockStarts: readonly number[];
};

/** Blocks as lines of at most `width` cells, a blank line between. */
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

function gapBetween(before: Block, after: Block): number {
	if (before.kind === 'image' && after.kind === 'caption') return 0;
	return after.kind === 'heading' && after.depth <= 2 && before.kind !== 'heading' ? 2 : 1;
}

function layoutBlock(block: Block, options: LayoutOptions): readonly Line[] {
	const {width, glyphs, hasHyperlinks} = options;
	switch (block.kind) {
		case 'heading':
			return wrapSpans(
				spellLinks(block.spans, hasHyperlinks).map(span => restyle(span, headingStyle(block.depth))),
				width,
			);
		case 'paragraph':
			return wrapSpans(spellLinks(block.spans, hasHyperlinks), width);
		case 'caption':
			return layoutCaption(block, options);
		case 'image':
			return wrapSpans(imageSpans(block, hasHyperlinks), width);
		case 'list':
			return layoutList(block, options, 0);
		case 'quote': {
			const bar: Line = [{text: `${glyphs.quoteBar} `, style: {tone: 'quiet'}}];
			return inset({first: bar, rest: bar, cells: 2}, options, inner => layoutBlocks(block.blocks, inner).lines);
		}
		case 'footnote':
			return layoutNote(block, options);
		case 'code':
			return layoutCode(block, options);
		case 'table':
			return layoutTable(block, options);
		case 'rule': {
			const length = Math.min(12, width);
			const indent = ' '.repeat(Math.floor((width - length) / 2));
			return [[{text: indent + glyphs.rule.repeat(length), style: {tone: 'quiet'}}]];
		}
		default:
			return block satisfies never;
	}
}

/** The label beside the text; a long one before it. */
function layoutNote({label, blocks}: Extract<Block, {kind: 'footnote'}>, options: LayoutOptions): readonly Line[] {
	const mark: Span = {text: `[${label}] `, style: {tone: 'quiet'}};
	const cells = measure(mark.text);
	const [first, ...others] = blocks;
	if (cells > LONGEST_MARK && first?.kind === 'paragraph')
		return layoutBlocks([{...first, spans: [mark, ...first.spans]}, ...others], options).lines;
	const rest: Line = [{text: ' '.repeat(cells)}];
	return inset({first: [mark], rest, cells, mark: [mark]}, options, inner => layoutBlocks(blocks, inner).lines);
}

function headingStyle(depth: number): Style {
	if (depth <= 2) return {bold: true, tone: 'heading'};
	return depth === 3 ? {bold: true} : {bold: true, italic: true};
}

const LONGEST_MARK = 6;
/** Text that has fewer cells than this loses its margin rather than its words. */
const NARROWEST = 4;

type Margin = {
	readonly first: Line;
	readonly rest: Line;
	readonly cells: number;
	/** What the first line's mark says, for where there is no room beside the text. */
	readonly mark?: Line;
};

/** Lines laid out beside a margin; below its mark where the width is too small for both. */
function inset(margin: Margin, options: LayoutOptions, layout: (inner: LayoutOptions) => readonly Line[]): Line[] {
	const {first, rest, cells, mark} = margin;
	if (options.width - cells < NARROWEST) {
		const lines = layout(options);
		return mark === undefined || measure(plainText(mark)) > options.width ? [...lines] : [mark, ...lines];
	}
	const lines = layout({...options, width: options.width - cells});
	return lines.map((line, index) => [...(index === 0 ? first : rest), ...line]);
}

type CaptionBlock = Extract<Block, {kind: 'caption'}>;

function layoutCaption(caption: CaptionBlock, options: LayoutOptions): Line[] {
	const indent = options.width < NARROW ? 0 : INDENT;
	const bar: Line = [{text: ' '.repeat(indent)}, {text: `${options.glyphs.captionBar} `, style: {tone: 'accent'}}];
	const text = dropCells(caption.spans, caption.textStart).map(span => restyle(span, {italic: true, tone: 'quiet'}));
	const label: Span[] = caption.label === null ? [] : [{text: caption.label, style: {bold: true}}, {text: '  '}];
	const spans = [...label, ...spellLinks(text, options.hasHyperlinks)];
	return inset({first: bar, rest: bar, cells: indent + 2}, options, ({width}) => wrapSpans(spans, width));
}

function dropCells(spans: readonly Span[], count: number): Span[] {
	let left = count;
	return spans.flatMap(span => {
		const dropped = Math.min(left, span.text.length);
		left -= dropped;
		return dropped === span.text.length ? [] : [{...span, text: span.text.slice(dropped)}];
	});
}

function layoutList(list: ListBlock, options: LayoutOptions, depth: number): Line[] {
	const {glyphs} = options;
	const lastNumber = (list.start ?? 0) + list.items.length - 1;
	const markerWidth = list.start === null ? measure(glyphs.bullets[0]) + 1 : String(lastNumber).length + 2;
	return list.items.flatMap((item, index) => {
		const bullet = glyphs.bullets[Math.min(depth, 2)] ?? glyphs.bullets[0];
		const marker = list.start === null ? `${bullet} ` : `${String(list.start + index).padStart(markerWidth - 2)}. `;
		const box = item.isDone === null ? '' : `${item.isDone ? glyphs.done : glyphs.open} `;
		const cells = markerWidth + box.length;
		const first: Line = [{text: marker, style: {tone: 'quiet'}}, ...(box === '' ? [] : [{text: box}])];
		const mark: Line = [{text: (marker + box).trim(), style: {tone: 'quiet'}}];
		const lines = inset({first, rest: [{text: ' '.repeat(cells)}], cells, mark}, options, inner =>
			layoutItem(item.blocks, {options: inner, depth, list}),
		);
		const gap: Line[] = list.isLoose && index < list.items.length - 1 ? [[]] : [];
		return [...lines, ...gap];
	});
}

type ItemContext = {readonly options: LayoutOptions; readonly depth: number; readonly list: ListBlock};

function layoutItem(blocks: readonly Block[], {options, depth, list}: ItemContext): readonly Line[] {
	const lines = blocks.flatMap((block, index) => {
		const gap: Line[] = list.isLoose && index > 0 ? [[]] : [];
		const own = block.kind === 'list' ? layoutList(block, options, depth + 1) : layoutBlock(block, options);
		return [...gap, ...own];
	});
	return lines.length > 0 ? lines : [[]];
}
