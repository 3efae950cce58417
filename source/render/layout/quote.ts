import {measure} from '../../text/width.ts';
import type {Block, NoteBlock, QuoteBlock} from '../block.ts';
import {type LayoutOptions, type Line, plainText, type Span} from '../line.ts';
import {inset, type LayoutBlocks} from './margin.ts';

/** Behind a bar; an urgent note's bar and title have the accent, and the title a sign, for those who see no colours. */
export function layoutQuote({alert, blocks}: QuoteBlock, options: LayoutOptions, layout: LayoutBlocks): Line[] {
	const tone = alert === 'warning' ? 'accent' : 'quiet';
	const bar: Line = [{text: `${options.glyphs.quoteBar} `, style: {tone}}];
	const shown = alert === 'warning' ? blocks.map(accentTitle) : blocks;
	return inset({first: bar, rest: bar, cells: 2}, options, inner => layout(shown, inner));
}

function accentTitle(block: Block, index: number): Block {
	if (index > 0 || block.kind !== 'paragraph' || block.role !== 'title') return block;
	const accented = block.spans.map((span): Span => ({...span, style: {...span.style, tone: 'accent'}}));
	return {...block, spans: [{text: '! ', style: {tone: 'accent'}}, ...accented]};
}

/** Whether a paragraph names whom a quote is by. In a dialogue other lines begin with a dash too. */
export function isAttribution(blocks: readonly Block[], index: number): boolean {
	const dashed = (block: Block | undefined) =>
		block?.kind === 'paragraph' && /^\s*(?:[\u2013-\u2015]|--)/.test(plainText(block.spans));
	return index > 0 && index === blocks.length - 1 && dashed(blocks[index]) && !dashed(blocks[index - 1]);
}

const LONGEST_MARK = 6;

/** The label beside the text; a long one before it. */
export function layoutNote({label, blocks}: NoteBlock, options: LayoutOptions, layout: LayoutBlocks): readonly Line[] {
	const mark: Span = {text: `[${label}] `, style: {tone: 'quiet'}};
	const cells = measure(mark.text);
	const [first, ...others] = blocks;
	if (cells > LONGEST_MARK && first?.kind === 'paragraph')
		return layout([{...first, spans: [mark, ...first.spans]}, ...others], options);
	const rest: Line = [{text: ' '.repeat(cells)}];
	return inset({first: [mark], rest, cells, mark: [mark]}, options, inner => layout(blocks, inner));
}
