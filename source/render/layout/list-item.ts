import type {Post} from '../../posts/post.ts';
import type {Context} from '../../posts/search/context.ts';
import {sanitizeField} from '../../text/sanitize.ts';
import {measure, padEnd, truncate} from '../../text/width.ts';
import type {Glyphs, Line, Span, Style} from '../line.ts';
import {plainText} from '../line.ts';
import {type Clip, clip, clipLine, type Ranges} from './clip.ts';
import {layoutCompact} from './compact-item.ts';
import {
	DATE_BELOW,
	dayOf,
	howFar,
	type Item,
	type ItemDetails,
	type ItemMarks,
	type ItemOptions,
	MOST_BEGUN,
	noDetails,
	noMarks,
	signOf,
	signSpans,
	TITLE_ONLY,
} from './item-parts.ts';

const SIDE_GAP = 4;
/** Of two lines so much is filled, in lines, wherever they are broken. */
const SURELY_SEEN = 1.6;

/**
 * A post in the list: its title (two lines at most) with date and reading time at the right, its description (two lines
 * at most), behind the bar that marks the chosen one. The number of lines does not depend on the marks.
 */
export function layoutItem(
	post: Post,
	options: ItemOptions,
	marks: ItemMarks,
	details: ItemDetails = noDetails,
): readonly Line[] {
	const bar: Span = {text: marks.isChosen ? options.glyphs.chosenBar : ' ', style: {tone: 'accent'}};
	const margin: Span[] = options.width < DATE_BELOW ? [bar] : [bar, {text: ' '}];
	const item = {post, options: {...options, width: options.width - 2 * margin.length}, marks, details};
	const style = titleStyle(marks);
	const lines = details.isCompact ? [layoutCompact(item, style)] : layoutText(item, style);
	return lines.map(line => [...margin, ...line]);
}

const titleStyle = ({isChosen, isRead}: ItemMarks): Style => ({
	...((isChosen || !isRead) && {bold: true}),
	...(isChosen && {tone: 'accent' as const}),
});

/** The same without bar, margins and marks: `width` is all for the text. */
export const describePost = (post: Post, options: ItemOptions, style: Style): readonly Line[] =>
	layoutText({post, options, marks: noMarks, details: noDetails}, style);

function layoutText(item: Item, style: Style): readonly Line[] {
	const {post, options, marks, details} = item;
	const {width, glyphs} = options;
	const sign = signOf(item);
	const title = sanitizeField(post.title);
	const titleClip: Clip = {width, glyphs, style, marked: details.title};
	if (width < TITLE_ONLY - 2) {
		const signCells = measure(sign);
		const line = clipLine(title, {...titleClip, width: Math.max(0, width - signCells)});
		return [signCells < width ? [...signSpans(sign), ...line] : line];
	}
	if (width < DATE_BELOW - 4) {
		const day = `${sign}${dayOf(item)}${glyphs.separator}${howFar(item)}`;
		const quiet: Line = [{text: truncate(day, width), style: {tone: 'quiet'}}];
		return [...clip(title, titleClip), quiet, ...textBelow(item, width)];
	}
	const narrow = width - sideWidth(item);
	const titles = clip(title, {...titleClip, width: narrow});
	const lines = [...titles, ...textBelow(item, titles.length > 1 ? width : narrow)];
	while (lines.length < 2) lines.push([]);
	const side = [sign + dayOf(item), howFar({post, marks})];
	return lines.map((line, index) => withSide(line, side[index], width));
}

/** The same for all marks, so that these move no word. */
function sideWidth(item: Item): number {
	const longest = howFar({post: item.post, marks: {...noMarks, percent: MOST_BEGUN}});
	return Math.max(measure(dayOf(item)) + SIDE_GAP, measure(longest) + SIDE_GAP / 2);
}

/** The description, or what stands in its place, and what else was found. */
function textBelow({post, options, details}: Item, width: number): readonly Line[] {
	const {glyphs} = options;
	const style: Style = {tone: 'quiet'};
	const {excerpt, also} = details;
	const [text, marked] =
		excerpt === null
			? [
					withEllipsis(sanitizeField(post.description || (post.problems[0]?.message ?? '')), post, glyphs),
					details.description,
				]
			: showExcerpt(excerpt, width, glyphs.ellipsis);
	const below = clip(text, {width, glyphs, style, marked});
	return also === null ? below : [...below, clipLine(also.text, {width, glyphs, style, marked: also.ranges})];
}

/** What was cut from a post's text ends in a mark of ours. */
const withEllipsis = (text: string, {isExcerpt}: Post, {ellipsis}: Glyphs): string =>
	isExcerpt ? text.replace(/…$/, ellipsis) : text;

/** The excerpt with its ellipses. It begins later where what was looked for would else stand below two lines. */
function showExcerpt(
	{text, isCutBefore, isCutAfter, ranges}: Context,
	width: number,
	ellipsis: string,
): readonly [string, Ranges] {
	const [first, end] = ranges[0] ?? [0, 0];
	const isSeen = measure(text.slice(0, end)) <= width * SURELY_SEEN;
	const blank = isSeen ? -1 : text.indexOf(' ', first - Math.floor(width / 2));
	const start = blank < 0 || blank >= first ? 0 : blank + 1;
	const before = isCutBefore || start > 0 ? ellipsis : '';
	const shift = before.length - start;
	return [
		`${before}${text.slice(start)}${isCutAfter ? ellipsis : ''}`,
		ranges.flatMap(([from, to]) => (from < start ? [] : [[from + shift, to + shift] as const])),
	];
}

function withSide(line: Line, side: string | undefined, width: number): Line {
	if (side === undefined) return line;
	const used = measure(plainText(line));
	return [...line, {text: padEnd('', width - used - measure(side))}, {text: side, style: {tone: 'quiet'}}];
}
