import type {Block} from './block.ts';
import {INDENT, NARROW} from './code.ts';
import {type LayoutOptions, type Line, restyle, type Span} from './line.ts';
import {inset} from './margin.ts';
import {wrapParagraph} from './wrap.ts';

type CaptionBlock = Extract<Block, {kind: 'caption'}>;

/** A bar, the label upright, the text quiet and in italics. */
export function layoutCaption(caption: CaptionBlock, options: LayoutOptions): Line[] {
	const indent = options.width < NARROW ? 0 : INDENT;
	const bar: Line = [{text: ' '.repeat(indent)}, {text: `${options.glyphs.captionBar} `, style: {tone: 'accent'}}];
	const text = dropUnits(caption.spans, caption.textStart).map(span => restyle(span, {italic: true, tone: 'quiet'}));
	const at = caption.spans[0]?.at;
	const label: Span[] =
		caption.label === null
			? []
			: [{text: caption.label, style: {bold: true}, ...(at !== undefined && {at})}, {text: '  '}];
	const spans = [...label, ...text];
	return inset({first: bar, rest: bar, cells: indent + 2}, options, ({width}) => wrapParagraph(spans, width));
}

/** The spans without their first UTF-16 units. */
function dropUnits(spans: readonly Span[], count: number): Span[] {
	let left = count;
	return spans.flatMap(span => {
		const dropped = Math.min(left, span.text.length);
		left -= dropped;
		if (dropped === span.text.length) return [];
		return [{...span, text: span.text.slice(dropped), ...(span.at !== undefined && {at: span.at + dropped})}];
	});
}
