import {wrapSpans} from '../render/layout/wrap.ts';
import type {Line, Span} from '../render/line.ts';
import {overlayRanges, type Range} from '../render/overlay.ts';
import {countMatches, matchesIn, matchNumber, type Search} from '../state/find.ts';
import {linesFrom} from '../state/place.ts';
import {columnOf, percentRead} from '../state/reader.ts';
import type {Lost, OpenReader} from '../state/reader-state.ts';
import {footerRows, pageRows} from '../state/scroll.ts';
import type {State} from '../state/state.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {formatCount} from './count.ts';
import type {Frame} from './frame.ts';
import {hintsOf, isFirst} from './hints.ts';
import {panelFrame} from './panel-view.ts';
import {statusBar} from './status-bar.ts';

/** The page of an article, from its `top` line on, or the panel that is open over it. */
export function readerFrame(state: State): Frame {
	const {size, settings, reader} = state;
	const open = reader?.status === 'loading' ? reader.previous : reader?.status === 'open' ? reader : null;
	if (open !== null && open.panel !== null) return panelFrame(state, open, open.panel);
	const {left} = columnOf(size, settings);
	return [
		{lines: open === null ? messageLines(state) : pageLines(open, pageRows(size)), height: pageRows(size), left},
		statusBar({
			width: size.columns,
			height: footerRows(size),
			...whereLine(state, open),
			side: open === null ? '' : sideOf(state, open),
			hints: state.notice === null ? hintsOf(open?.search?.isPrompting ? 'find' : 'reader', state) : [],
			ellipsis: settings.glyphs.ellipsis,
		}),
	];
}

function pageLines({pages, top, search}: OpenReader, rows: number): readonly Line[] {
	const shown = linesFrom(pages, top, rows);
	if (search === null) return shown.map(({line}) => line);
	const ranges = new Map<number, readonly Range[]>();
	return shown.map(({section, line}) => {
		const known = ranges.get(section) ?? rangesIn(search, section);
		ranges.set(section, known);
		return overlayRanges(line, known);
	});
}

const rangesIn = (search: Search, section: number): readonly Range[] =>
	matchesIn(search, section).map(({from, to, isCurrent}) => ({
		from,
		to,
		style: isCurrent ? {inverse: true} : {bold: true, underline: true},
	}));

function messageLines(state: State): readonly Line[] {
	const {reader, size, settings} = state;
	if (reader?.status !== 'failed') return [];
	const {width} = columnOf(size, settings);
	return [
		[],
		...wrapSpans([{text: sanitizeField(reader.message)}], width),
		...wrapSpans([{text: isFirst(state) ? 'q quits.' : 'q goes back.', style: {tone: 'quiet'}}], width),
	];
}

/** How far one is, and before it the sign of a bookmark. */
function sideOf({marks, settings, size}: State, open: OpenReader): string {
	const sign = marks.get(open.path)?.isBookmarked ? `${settings.glyphs.bookmark} ` : '';
	return `${sign}${percentRead(open, size)}%`;
}

type Where = {readonly text: Line; readonly tail?: Line};

const LOST: Readonly<Record<Lost, string>> = {gone: 'the file is gone', unreadable: 'the file is unreadable'};

/** The post's number in the list and its title; the search, while there is one. */
function whereLine({list, notice, settings}: State, open: OpenReader | null): Where {
	if (notice !== null) return {text: [{text: notice, style: {italic: true}}]};
	if (open === null) return {text: []};
	if (open.search !== null) return searchLine(open, open.search, settings.glyphs);
	const isChosen = list.matches[list.selected]?.path === open.path;
	const number = (isChosen ? list.selected : list.matches.findIndex(({path}) => path === open.path)) + 1;
	const lost: Span[] = open.lost === null ? [] : [{text: `${LOST[open.lost]}  `, style: {italic: true}}];
	const title: Span = {text: sanitizeField(open.book.article.post.title), style: {tone: 'quiet'}};
	return {
		text: [{text: number === 0 ? '' : `${formatCount(number)}/${formatCount(list.matches.length)}  `}, ...lost, title],
	};
}

/** `/word  3/17`; a plus where not all of the article is read yet. */
function searchLine({known, book, lost}: OpenReader, search: Search, glyphs: State['settings']['glyphs']): Where {
	const total = countMatches(search);
	const rest = known < book.count ? '+' : '';
	const count =
		total === 0 && rest === '' ? 'no match' : `${formatCount(matchNumber(search))}/${formatCount(total)}${rest}`;
	const cursor: Span[] = search.isPrompting ? [{text: glyphs.captionBar, style: {tone: 'accent'}}] : [];
	const sign: Span[] = lost === null ? [] : [{text: `  ${LOST[lost]}`, style: {italic: true}}];
	return {
		text: [{text: `/${search.query}`}],
		tail: [...cursor, {text: search.query === '' ? '' : `  ${count}`, style: {tone: 'quiet'}}, ...sign],
	};
}
