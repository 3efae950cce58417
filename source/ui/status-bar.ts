import {wrapSpans} from '../render/layout/wrap.ts';
import type {Line, Span} from '../render/line.ts';
import {plainText} from '../render/line.ts';
import {graphemes, measure, truncate} from '../text/width.ts';
import type {Region} from './frame.ts';

export type Hint = {readonly key: string; readonly word: string};

export type StatusBarProps = {
	readonly width: number;
	/** Rows, the line itself the last of them. */
	readonly height: number;
	/** Where one is; cut when there is too little room. */
	readonly text: Line;
	/** What stands behind the text and is not cut. With it the text is one that is typed: its beginning goes first. */
	readonly tail?: Line;
	/** Before the hints, never cut while it fits: how far one is. */
	readonly side?: string;
	/** The first go first when there is too little room: what a newcomer needs most, help and the way out, stand last. */
	readonly hints: readonly Hint[];
	readonly ellipsis: string;
	/** Cells left of the line. */
	readonly left?: number;
};

/** The bottom line, and what is above it in its rows. */
export const statusBar = (props: StatusBarProps): Region => ({
	lines: statusLines(props),
	height: props.height,
	left: props.left ?? 0,
});

/** The bottom line and the blank one above it, into which a sentence runs over that is too long for the one. */
function statusLines(props: StatusBarProps): readonly Line[] {
	const {width, height, text, tail = [], side = '', hints} = props;
	const above = Array.from({length: height - 1}, (): Line => []);
	const room = width - 2 * marginOf(width) - sideWidth(side);
	const isSentence = hints.length === 0 && tail.length === 0;
	if (above.length === 0 || !isSentence || room < 1 || measure(plainText(text)) <= room) {
		return [...above, statusLine(props)];
	}
	const [first = [], ...rest] = wrapSpans(text, room);
	const style = text[0]?.style;
	const last: Span = {text: rest.map(plainText).join(' '), ...(style && {style})};
	return [...above.slice(1), [{text: ' '.repeat(marginOf(width))}, ...first], statusLine({...props, text: [last]})];
}

const marginOf = (width: number): number => (width < 60 ? 1 : 2);

const sideWidth = (side = ''): number => (side === '' ? 0 : measure(side) + GAP);

const GAP = 3;
/** Cells that a text which is typed should have with what stands behind it, and alone. */
const LEAST_TYPED = 10;
const LEAST_ALONE = 4;

/** Text at the left, hints at the right, at most `width` cells. */
export function statusLine(props: StatusBarProps): Line {
	const {width, text, tail = [], hints, ellipsis} = props;
	const margin = marginOf(width);
	const room = width - 2 * margin;
	const side = tail.length > 0 && room - sideWidth(props.side) < LEAST_TYPED ? '' : (props.side ?? '');
	const wanted = measure(plainText(text)) + measure(plainText(tail));
	const shown = [...hints];
	const sizeOf = () => hintsWidth(shown) + (side === '' ? 0 : measure(side) + (shown.length > 0 ? GAP : 0));
	// The text may shrink to a third of the line before a hint goes, but not what is typed.
	const least = Math.min(wanted, tail.length > 0 ? (room * 2) / 3 : room / 3);
	while (shown.length > 0 && room - sizeOf() - GAP < least) shown.shift();
	const right = sizeOf();
	if (right > room) return [{text: truncate(plainText([...text, ...tail]), Math.max(1, width), ellipsis)}];
	const leftRoom = Math.max(0, room - right - (right > 0 ? GAP : 0));
	const left = tail.length > 0 ? cutFront(text, tail, {width: leftRoom, ellipsis}) : cutLine(text, leftRoom, ellipsis);
	const fill = ' '.repeat(Math.max(0, room - right - measure(plainText(left))));
	const sideSpans: Span[] = side === '' ? [] : [{text: side + (shown.length > 0 ? ' '.repeat(GAP) : '')}];
	return [{text: ' '.repeat(margin)}, ...left, {text: fill}, ...sideSpans, ...hintSpans(shown)];
}

const hintsWidth = (hints: readonly Hint[]): number =>
	hints.reduce((sum, {key, word}, index) => sum + measure(key) + 1 + measure(word) + (index > 0 ? GAP : 0), 0);

function hintSpans(hints: readonly Hint[]): Span[] {
	return hints.flatMap(({key, word}, index): Span[] => [
		{text: `${index > 0 ? ' '.repeat(GAP) : ''}${key}`},
		{text: ` ${word}`, style: {tone: 'quiet'}},
	]);
}

/** A text cut at its beginning until its end and the tail fit, which is cut where it does not fit alone. */
function cutFront(
	text: Line,
	tail: Line,
	{width, ellipsis}: {readonly width: number; readonly ellipsis: string},
): Line {
	const room = width - measure(plainText(tail));
	const whole = plainText(text);
	if (room < Math.min(LEAST_ALONE, measure(whole)) && tail.length > 1)
		return cutFront(text, tail.slice(0, 1), {width, ellipsis});
	if (room < measure(ellipsis)) return cutLine(tail, width, ellipsis);
	if (measure(whole) <= room) return [...text, ...tail];
	const kept: string[] = [];
	let used = measure(ellipsis);
	for (const cluster of [...graphemes(whole)].reverse()) {
		used += measure(cluster);
		if (used > room) break;
		kept.unshift(cluster);
	}
	return [{text: ellipsis + kept.join('')}, ...tail];
}

/** The line cut to `width` cells, its last span by an ellipsis. */
export function cutLine(line: Line, width: number, ellipsis: string): Line {
	const cut: Span[] = [];
	let room = width;
	for (const span of line) {
		const cells = measure(span.text);
		if (cells > room) {
			const text = truncate(span.text, room, ellipsis);
			if (text !== '') cut.push({...span, text});
			break;
		}
		cut.push(span);
		room -= cells;
	}
	return cut;
}
