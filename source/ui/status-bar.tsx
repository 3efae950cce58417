import type {Line, Span} from '../render/line.ts';
import {plainText} from '../render/line.ts';
import {graphemes, measure, truncate} from '../text/width.ts';
import {Rows} from './rows.tsx';

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

/** The bottom line. */
export function StatusBar(props: StatusBarProps) {
	const above = Array.from({length: props.height - 1}, (): Line => []);
	return <Rows lines={[...above, statusLine(props)]} height={props.height} left={props.left ?? 0} />;
}

const GAP = 3;

/** Text at the left, hints at the right, at most `width` cells. */
export function statusLine({width, text, tail = [], side = '', hints, ellipsis}: StatusBarProps): Line {
	const margin = width < 60 ? 1 : 2;
	const room = width - 2 * margin;
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
