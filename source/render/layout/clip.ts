import {truncate} from '../../text/width.ts';
import {type Glyphs, type Line, plainText, type Span, type Style} from '../line.ts';
import {overlayRanges} from '../overlay.ts';
import {wrapSpans} from './wrap.ts';

/** Stretches of a text, ascending and apart from each other, in its UTF-16 units. */
export type Ranges = readonly (readonly [from: number, to: number])[];

export type Clip = {
	/** Cells. */
	readonly width: number;
	readonly glyphs: Pick<Glyphs, 'ellipsis'>;
	readonly style: Style;
	/** Letters that are to stand out: what was looked for. */
	readonly marked?: Ranges;
};

/** Seen without colour too. */
const MARKED: Style = {bold: true, underline: true, tone: 'accent'};

/** A line is not cut back by more cells than this to end in a whole word. */
const LONGEST_CUT = 14;

/** At most two lines, the second cut with an ellipsis where there is more; none for an empty text. */
export function clip(text: string, {width, glyphs, style, marked = []}: Clip): Line[] {
	if (text === '') return [];
	// No cluster that is kept has over 40 UTF-16 units, so two lines hold no more than this; the rest need not be laid out.
	const lines = wrapSpans([{text: text.slice(0, width * 80), style, at: 0}], width);
	const [first = [], second = [], third] = lines;
	if (third === undefined) return lines.map(line => markLine(line, marked));
	const at = second[0]?.at ?? 0;
	const rest = `${plainText(second)} ${plainText(third)}`;
	return [first, cutAtWord({text: rest, style, at}, width, glyphs.ellipsis)].map(line => markLine(line, marked));
}

/** One line, cut with an ellipsis where there is more. */
export function clipLine(text: string, {width, glyphs, style, marked = []}: Clip): Line {
	const cut = truncate(text, width, glyphs.ellipsis);
	if (cut === text) return markLine([{text, style, at: 0}], marked);
	const kept = cut.endsWith(glyphs.ellipsis) ? cut.slice(0, -glyphs.ellipsis.length) : '';
	return markLine(
		[
			{text: kept, style, at: 0},
			{text: cut.slice(kept.length), style},
		],
		marked,
	);
}

/** As `truncate`, but back to the last whole word, where that is not far. */
function cutAtWord(span: Span, width: number, ellipsis: string): Line {
	const {text} = span;
	const cut = truncate(text, width, ellipsis);
	if (!cut.endsWith(ellipsis)) return [{...span, text: cut}];
	const kept = cut.slice(0, -ellipsis.length);
	const at = kept.lastIndexOf(' ');
	const isWhole = /^(?:\s|$)/.test(text.slice(kept.length));
	const whole = isWhole || at < kept.length - LONGEST_CUT ? kept : kept.slice(0, at).trimEnd();
	return [
		{...span, text: whole},
		{text: ellipsis, ...(span.style && {style: span.style})},
	];
}

const markLine = (line: Line, marked: Ranges): Line =>
	overlayRanges(
		line,
		marked.map(([from, to]) => ({from, to, style: MARKED})),
	).map(({at: _, ...span}) => span);
