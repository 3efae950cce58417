import type {Line, Span} from '../render/line.ts';
import type {Pages} from '../render/pages.ts';
import {clamp} from './scroll.ts';

/** A line of an article that is laid out. */
export type Spot = {readonly section: number; readonly line: number};

/** A place in an article that no width changes. */
export type Place = {
	readonly section: number;
	/** UTF-16 units of what the section says. */
	readonly at: number;
	/** Lines without words above it that belong to it: a page may begin with a blank one. */
	readonly above?: number;
};

export const START: Spot = {section: 0, line: 0};
/** Above the first word. */
export const TOP: Place = {section: 0, at: -1};

export const isBefore = (a: Spot, b: Spot): boolean =>
	a.section < b.section || (a.section === b.section && a.line < b.line);

/** At most `rows` lines from a spot on, each with the section that it is of. */
export function linesFrom(pages: Pages, spot: Spot, rows: number): readonly {section: number; line: Line}[] {
	const shown: {section: number; line: Line}[] = [];
	for (let section = spot.section; section < pages.book.count && shown.length < rows; section++) {
		const first = section === spot.section ? spot.line : 0;
		const lines = pages.lines(section).slice(first, first + rows - shown.length);
		for (const line of lines) shown.push({section, line});
	}
	return shown;
}

/** The spot so many lines further down (up, where negative), between the first line and the last page. */
export function moveSpot(pages: Pages, spot: Spot, step: number, rows: number): Spot {
	return step < 0 ? moveUp(pages, spot, -step) : clampSpot(pages, moveDown(pages, spot, step), rows);
}

function moveUp(pages: Pages, {section, line}: Spot, step: number): Spot {
	let at = section;
	let left = line - step;
	while (left < 0 && at > 0) left += pages.lines(--at).length;
	return {section: at, line: Math.max(0, left)};
}

function moveDown(pages: Pages, {section, line}: Spot, step: number): Spot {
	let at = section;
	let left = line + step;
	while (left >= pages.lines(at).length && at < pages.book.count - 1) left -= pages.lines(at++).length;
	return {section: at, line: left};
}

/** The spot, or that of the last page where it lies behind it: no rows stay empty below the end. */
export function clampSpot(pages: Pages, spot: Spot, rows: number): Spot {
	if (linesFrom(pages, spot, rows).length === rows) return spot;
	const last = lastSpot(pages, rows);
	return isBefore(last, spot) ? last : spot;
}

/** Where the last page begins. */
export function lastSpot(pages: Pages, rows: number): Spot {
	const section = pages.book.count - 1;
	return moveUp(pages, {section, line: pages.lines(section).length}, rows);
}

/** The first words on a page, with the blank lines and marks that stand above them. */
export function placeOf(pages: Pages, spot: Spot): Place {
	if (spot.section === 0 && spot.line === 0) return TOP;
	let above = 0;
	for (let section = spot.section; section < pages.book.count; section++) {
		const lines = pages.lines(section);
		for (let line = section === spot.section ? spot.line : 0; line < lines.length; line++, above++) {
			const at = firstAt(lines[line] ?? []);
			if (at !== null) return above === 0 ? {section, at} : {section, at, above};
		}
	}
	return endOf(pages);
}

function endOf({book}: Pages): Place {
	const section = book.count - 1;
	return {section, at: book.flow(section).text.length};
}

const firstAt = (line: Line): number | null => line.find(span => span.at !== undefined)?.at ?? null;

/** The line of a place: that of its words, or above it. */
export function spotOf(pages: Pages, {section, at, above = 0}: Place): Spot {
	const index = clamp(section, 0, pages.book.count - 1);
	if (index === 0 && at < 0) return START;
	let spot = spotOfWords(pages, index, at);
	// Laid out otherwise, there may be fewer.
	for (let lines = 0; lines < above; lines++) {
		const higher = moveUp(pages, spot, 1);
		if (firstAt(pages.lines(higher.section)[higher.line] ?? []) !== null) break;
		spot = higher;
	}
	return spot;
}

function spotOfWords(pages: Pages, index: number, at: number): Spot {
	const lines = pages.lines(index);
	const exact = lines.findIndex(line => line.some(span => covers(span, at)));
	if (exact >= 0) return {section: index, line: exact};
	// Blanks at which a line was broken are on no line: what follows them is.
	const next = lines.findIndex(line => line.some(span => span.at !== undefined && span.at > at));
	return {section: index, line: next >= 0 ? next : Math.max(0, lines.length - 1)};
}

const covers = ({at, text}: Span, place: number): boolean =>
	at !== undefined && at <= place && place < at + text.length;

/** How much of the article lies above the end of a page, 0 to 100: by lines in a section, by length of Markdown over all. */
export function percentAt(pages: Pages, spot: Spot, rows: number): number {
	const {article, count} = pages.book;
	const end = moveDown(pages, spot, rows);
	const total = pages.lines(end.section).length;
	const inSection = total === 0 ? 1 : Math.min(1, end.line / total);
	if (count === 1) return Math.floor(inSection * 100);
	const sizes = article.sections.map(({size}) => size);
	const sumTo = (section: number) => sizes.slice(0, section).reduce((sum, size) => sum + size, 0);
	const before = sumTo(end.section);
	const all = sumTo(count);
	const isEnd = end.section === count - 1 && inSection >= 1;
	return isEnd || all === 0
		? 100
		: Math.min(99, Math.floor(((before + inSection * (sizes[end.section] ?? 0)) / all) * 100));
}

/** Whether the last line is on the page. */
export const isLastPage = (pages: Pages, spot: Spot, rows: number): boolean => percentAt(pages, spot, rows) >= 100;
