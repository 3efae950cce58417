import type {Line, Span, Style} from './line.ts';

/** A stretch of what a section says, and how it is shown. */
export type Range = {readonly from: number; readonly to: number; readonly style: Style};

/** The line with a style laid over the words that lie in a range. Ranges ascend and do not overlap. */
export function overlayRanges(line: Line, ranges: readonly Range[]): Line {
	if (ranges.length === 0) return line;
	return line.flatMap((span): Line => {
		const {at, text} = span;
		if (at === undefined) return [span];
		const end = at + text.length;
		const own = ranges.slice(firstEndingAfter(ranges, at)).filter(({from}) => from < end);
		return own.length === 0 ? [span] : splitSpan(span, at, own);
	});
}

/** By halves: an article may have a hundred thousand matches. */
function firstEndingAfter(ranges: readonly Range[], at: number): number {
	let low = 0;
	let high = ranges.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ranges[middle]?.to ?? 0) > at) high = middle;
		else low = middle + 1;
	}
	return low;
}

function splitSpan(span: Span, at: number, ranges: readonly Range[]): Line {
	const pieces: Span[] = [];
	const push = (from: number, to: number, style: Style | null) => {
		const text = span.text.slice(from, to);
		if (text !== '') pieces.push({...span, text, at: at + from, ...(style && {style: {...span.style, ...style}})});
	};
	let done = 0;
	for (const {from, to, style} of ranges) {
		const start = Math.max(0, from - at);
		const end = Math.min(span.text.length, to - at);
		push(done, start, null);
		push(start, end, style);
		done = end;
	}
	push(done, span.text.length, null);
	return pieces;
}
