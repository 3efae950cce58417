import {sanitizeField} from '../../text/sanitize.ts';
import {measure} from '../../text/width.ts';
import {type Line, plainText, type Style} from '../line.ts';
import {clipLine} from './clip.ts';
import {DATE_BELOW, dayOf, type Item, isBegun, signOf, signSpans} from './item-parts.ts';

/** Cells for the longest of 'read' and '99%'. */
const HOW_FAR = 4;
/** Cells for a bookmark's sign, which stands before the date here too. */
const SIGN = 2;
/** Cells for nearly all dates, so that what is before them stands in columns. */
const DATE = '11 Oct 2020'.length;
const GAP = 2;
/** What a title has at least before the date may stand beside it. */
const LEAST_TITLE = 20;

/** A post in one line: its title; at the right its bookmark, how far one is with it, and its date, as far as there is room. */
export function layoutCompact(item: Item, style: Style): Line {
	const {width, glyphs} = item.options;
	const title = sanitizeField(item.post.title);
	const side = sideOf(item);
	const room = width - measure(side) - GAP;
	const sign = signOf(item);
	if (room < LEAST_TITLE) {
		const own = measure(sign) < width ? sign : '';
		const clipped = {width: Math.max(0, width - measure(own)), glyphs, style, marked: item.details.title};
		return [...signSpans(own), ...clipLine(title, clipped)];
	}
	const line = clipLine(title, {width: room, glyphs, style, marked: item.details.title});
	const gap = ' '.repeat(width - measure(plainText(line)) - measure(side));
	return [...line, {text: gap}, {text: side, style: {tone: 'quiet'}}];
}

function sideOf(item: Item): string {
	const {marks, options} = item;
	const sign = signOf(item);
	if (options.width < DATE_BELOW - 4) return `${sign}${dayOf(item)}`;
	const far = marks.isRead ? 'read' : isBegun(marks) ? `${marks.percent}%` : '';
	return `${far.padStart(HOW_FAR)} ${sign.padEnd(SIGN)}${dayOf(item).padStart(DATE)}`;
}
