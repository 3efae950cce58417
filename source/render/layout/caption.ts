import type {CaptionBlock} from '../block.ts';
import {type LayoutOptions, type Line, restyle, type Span} from '../line.ts';
import {indentAt, inset} from './margin.ts';
import {wrapParagraph} from './wrap.ts';

/** A bar, the label upright, the text quiet and in italics. */
export function layoutCaption(caption: CaptionBlock, options: LayoutOptions): Line[] {
	const indent = indentAt(options.width);
	const bar: Line = [{text: ' '.repeat(indent)}, {text: `${options.glyphs.captionBar} `, style: {tone: 'accent'}}];
	const text = restyle(caption.spans, {italic: true, tone: 'quiet'});
	const {label: word, labelAt: at} = caption;
	const label: Span[] =
		word === null ? [] : [{text: word, style: {bold: true}, ...(at !== undefined && {at})}, {text: '  '}];
	const spans = [...label, ...text];
	return inset({first: bar, rest: bar, cells: indent + 2}, options, ({width}) => wrapParagraph(spans, width));
}
