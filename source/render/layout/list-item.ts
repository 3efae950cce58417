import {type Day, formatRecentDay} from '../../posts/dates/format.ts';
import type {Post} from '../../posts/post.ts';
import {sanitizeField} from '../../text/sanitize.ts';
import {measure, padEnd, truncate} from '../../text/width.ts';
import {type Glyphs, type Line, plainText, type Span, type Style} from '../line.ts';
import {wrapSpans} from './wrap.ts';

export type ItemOptions = {
	/** Cells for the whole row, bar and margins included. */
	readonly width: number;
	readonly glyphs: Glyphs;
	readonly locale: string;
	/** The reader's day, for dates like 'yesterday', or null where the text is for later. */
	readonly today: Day | null;
};

export type ItemMarks = {readonly isChosen: boolean; readonly isRead: boolean};

/** Under these widths the date stands below the title; titles stand alone. */
const DATE_BELOW = 60;
const TITLE_ONLY = 30;
const SIDE_GAP = 4;
/** A line is not cut back by more cells than this to end in a whole word. */
const LONGEST_CUT = 14;

/**
 * A post in the list: its title (two lines at most) with date and reading time at the right, its description (two lines
 * at most), behind the bar that marks the chosen one. The number of lines does not depend on the marks.
 */
export function layoutItem(post: Post, options: ItemOptions, marks: ItemMarks): readonly Line[] {
	const bar: Span = {text: marks.isChosen ? options.glyphs.chosenBar : ' ', style: {tone: 'accent'}};
	const margin: Span[] = options.width < DATE_BELOW ? [bar] : [bar, {text: ' '}];
	const width = options.width - 2 * margin.length;
	return describePost(post, {...options, width}, titleStyle(marks)).map(line => [...margin, ...line]);
}

const titleStyle = ({isChosen, isRead}: ItemMarks): Style => ({
	...((isChosen || !isRead) && {bold: true}),
	...(isChosen && {tone: 'accent' as const}),
});

/** The same without bar and margins: `width` is all for the text. */
export function describePost(post: Post, options: ItemOptions, style: Style): readonly Line[] {
	const {width, glyphs} = options;
	const title = sanitizeField(post.title);
	const description = sanitizeField(post.description || (post.problems[0]?.message ?? ''));
	const time = `${post.minutes} min`;
	if (width < TITLE_ONLY - 2) return [[{text: truncate(title, width, glyphs.ellipsis), style}]];
	if (width < DATE_BELOW - 4) {
		const quiet: Line = [
			{text: truncate(`${dayOf(post, options)}${glyphs.separator}${time}`, width), style: {tone: 'quiet'}},
		];
		return [
			...clip(title, {width, glyphs, style}),
			quiet,
			...clip(description, {width, glyphs, style: {tone: 'quiet'}}),
		];
	}
	const side = [dayOf(post, options), time];
	const narrow = width - measure(side[0] ?? '') - SIDE_GAP;
	const titles = clip(title, {width: narrow, glyphs, style});
	const descriptions = clip(description, {width: titles.length > 1 ? width : narrow, glyphs, style: {tone: 'quiet'}});
	const lines = [...titles, ...descriptions];
	while (lines.length < 2) lines.push([]);
	return lines.map((line, index) => withSide(line, side[index], width));
}

const dayOf = (post: Post, {locale, today}: ItemOptions): string =>
	post.date === null ? 'undated' : formatRecentDay(post.date, locale, today);

type Clip = {readonly width: number; readonly glyphs: Glyphs; readonly style: Style};

/** At most two lines, the second cut with an ellipsis where there is more; none for an empty text. */
function clip(text: string, {width, glyphs, style}: Clip): Line[] {
	if (text === '') return [];
	// No cluster that is kept has over 40 UTF-16 units, so two lines hold no more than this; the rest need not be laid out.
	const lines = wrapSpans([{text: text.slice(0, width * 80), style}], width);
	if (lines.length <= 2) return lines;
	const rest = `${plainText(lines[1] ?? [])} ${plainText(lines[2] ?? [])}`;
	return [lines[0] ?? [], [{text: cutAtWord(rest, width, glyphs.ellipsis), style}]];
}

/** As `truncate`, but back to the last whole word, where that is not far. */
function cutAtWord(text: string, width: number, ellipsis: string): string {
	const cut = truncate(text, width, ellipsis);
	if (!cut.endsWith(ellipsis)) return cut;
	const kept = cut.slice(0, -ellipsis.length);
	const at = kept.lastIndexOf(' ');
	const isWhole = /^(?:\s|$)/.test(text.slice(kept.length));
	return isWhole || at < kept.length - LONGEST_CUT ? cut : `${kept.slice(0, at).trimEnd()}${ellipsis}`;
}

function withSide(line: Line, side: string | undefined, width: number): Line {
	if (side === undefined) return line;
	const used = measure(plainText(line));
	return [...line, {text: padEnd('', width - used - measure(side))}, {text: side, style: {tone: 'quiet'}}];
}
