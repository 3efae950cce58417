import type {Block} from '../block.ts';
import {type LayoutOptions, type Line, restyle, type Span} from '../line.ts';
import {INDENT, NARROW} from './code.ts';
import {inset} from './margin.ts';
import {wrapParagraph} from './wrap.ts';

type CaptionBlock = Extract<Block, {kind: 'caption'}>;

/** A bar, the label upright, the text quiet and in italics. */
export function layoutCaption(caption: CaptionBlock, options: LayoutOptions): Line[] {
	const indent = options.width < NARROW ? 0 : INDENT;
	const bar: Line = [{text: ' '.repeat(indent)}, {text: `${options.glyphs.captionBar} `, style: {tone: 'accent'}}];
	const text = caption.spans.map(span => restyle(span, {italic: true, tone: 'quiet'}));
	const {label: word, labelAt: at} = caption;
	const label: Span[] =
		word === null ? [] : [{text: word, style: {bold: true}, ...(at !== undefined && {at})}, {text: '  '}];
	const spans = [...label, ...text];
	return inset({first: bar, rest: bar, cells: indent + 2}, options, ({width}) => wrapParagraph(spans, width));
}
