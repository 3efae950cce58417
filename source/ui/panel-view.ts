import type {Line, Span} from '../render/line.ts';
import {hostOf} from '../render/links.ts';
import {
	contentsOf,
	currentHeading,
	entryCount,
	type LinkEntry,
	linksOf,
	type Panel,
	panelHead,
	panelRows,
} from '../state/panel.ts';
import {columnOf} from '../state/reader.ts';
import type {OpenReader} from '../state/reader-state.ts';
import {footerRows} from '../state/scroll.ts';
import type {State} from '../state/state.ts';
import {findAnchor} from '../state/words.ts';
import {readableUrl, sanitizeField} from '../text/sanitize.ts';
import {measure, padEnd, truncate} from '../text/width.ts';
import {formatCount} from './count.ts';
import type {Frame} from './frame.ts';
import {hintsOf} from './hints.ts';
import {statusBar} from './status-bar.ts';

/** The contents of an article, or its links and images, numbered. */
export function panelFrame(state: State, reader: OpenReader, panel: Panel): Frame {
	const {size, settings} = state;
	const {width, left} = columnOf(size, settings);
	const rows = panelRows(size);
	const total = entryCount(reader, panel.kind);
	const digits = String(total).length;
	const entries = panel.kind === 'contents' ? contentsRows : linkRows;
	const lines = entries(reader, panel.top, panel.top + rows).map((entry, index) =>
		entryLine(entry, {
			number: panel.top + index + 1,
			digits,
			width,
			isChosen: panel.top + index === panel.selected,
			glyphs: settings.glyphs,
		}),
	);
	return [
		{lines: [headLine(reader, panel, width, settings.glyphs.ellipsis)], height: panelHead(size), left},
		{lines, height: rows, left},
		statusBar({
			width: size.columns,
			height: footerRows(size),
			text:
				state.notice === null
					? [{text: `${formatCount(panel.selected + 1)}/${formatCount(total)}`}]
					: [{text: state.notice, style: {italic: true}}],
			hints: state.notice === null ? hintsOf(panel.kind, state) : [],
			ellipsis: settings.glyphs.ellipsis,
		}),
	];
}

function headLine({book}: OpenReader, {kind}: Panel, width: number, ellipsis: string): Line {
	const name = kind === 'contents' ? 'Contents' : 'Links and images';
	const title = truncate(sanitizeField(book.article.post.title), width - measure(name) - 2, ellipsis);
	return [
		{text: truncate(name, width, ellipsis), style: {bold: true}},
		{text: title === '' ? '' : `  ${title}`, style: {tone: 'quiet'}},
	];
}

type Entry = {readonly text: string; readonly side: string; readonly indent: number; readonly isHere: boolean};

/** The entries from one to before another: an article may have thousands. */
type EntryRows = (reader: OpenReader, from: number, to: number) => readonly Entry[];

const contentsRows: EntryRows = (reader, from, to) => {
	const entries = contentsOf(reader);
	const here = currentHeading(reader, entries) - from;
	return entries.slice(from, to).map(({text, depth}, index) => ({
		text: sanitizeField(text),
		side: index === here ? 'here' : '',
		indent: Math.max(0, depth - 1) * 2,
		isHere: index === here,
	}));
};

const linkRows: EntryRows = (reader, from, to) =>
	linksOf(reader)
		.slice(from, to)
		.map(entry => ({
			text: sanitizeField(entry.kind === 'note' ? noteText(reader, entry) : entry.text) || targetOf(entry),
			side: sideOf(entry),
			indent: 0,
			isHere: false,
		}));

const LONGEST_NOTE = 300;

/** A note's mark and the beginning of what it says. */
function noteText({book, known}: OpenReader, {text, ref}: LinkEntry): string {
	const place = ref === null ? null : findAnchor(book, ref.slice(1), known);
	if (place === null) return text;
	return `${text} ${
		book
			.flow(place.section)
			.text.slice(place.at, place.at + LONGEST_NOTE)
			.trimStart()
			.split('\n', 1)[0]
	}`;
}

const targetOf = ({link, ref}: LinkEntry): string => readableUrl(link ?? ref ?? '');

/** Where it leads, as short as can be: the host, the file, the place in the article. */
function sideOf(entry: LinkEntry): string {
	const {kind, link, ref} = entry;
	const name = kind === 'image' ? 'image' : kind === 'note' ? 'note' : '';
	const where = link === null ? (kind === 'note' ? '' : sanitizeField(ref ?? 'not found')) : (hostOf(link) ?? 'file');
	return [name, where].filter(Boolean).join(' ');
}

type RowOptions = {
	readonly number: number;
	readonly digits: number;
	readonly width: number;
	readonly isChosen: boolean;
	readonly glyphs: State['settings']['glyphs'];
};

/** With fewer cells an entry has its text alone. */
const LEAST_FOR_SIDE = 12;

/** Bar, number, text, and at the right where it leads. */
function entryLine(entry: Entry, {number, digits, width, isChosen, glyphs}: RowOptions): Line {
	const bar: Span = {text: isChosen ? glyphs.chosenBar : ' ', style: {tone: 'accent'}};
	const label = `${' '.repeat(Math.max(0, digits - String(number).length))}${number}  `;
	const room = width - 2 - measure(label);
	if (room < 4) return [bar, {text: truncate(entry.text, Math.max(0, width - 1), glyphs.ellipsis)}];
	const indent = ' '.repeat(Math.min(entry.indent, Math.floor(room / 3)));
	const side = room < LEAST_FOR_SIDE ? '' : truncate(entry.side, Math.floor(room / 2), glyphs.ellipsis);
	const text = truncate(indent + entry.text, room - (side === '' ? 0 : measure(side) + 2), glyphs.ellipsis);
	const style = isChosen ? ({bold: true, tone: 'accent'} as const) : entry.isHere ? ({bold: true} as const) : {};
	return [
		bar,
		{text: ' '},
		{text: label, style: {tone: 'quiet'}},
		{text: padEnd(text, room - measure(side)), style},
		{text: side, style: {tone: 'quiet'}},
	];
}
