import type {Article} from '../render/article.ts';
import {type Book, openBook} from '../render/book.ts';
import {layPages, type Pages} from '../render/pages.ts';
import {searchOn} from './find.ts';
import {resizePanel} from './panel.ts';
import {
	clampSpot,
	isLastPage,
	lastSpot,
	moveSpot,
	type Place,
	percentAt,
	placeOf,
	START,
	spotOf,
	TOP,
} from './place.ts';
import type {Arrival, OpenReader} from './reader-state.ts';
import {clamp, pageRows} from './scroll.ts';
import type {Motion, Settings, Size} from './state.ts';
import {findAnchor, placeOfWords} from './words.ts';

/** The text column's width and the cells left of it: centred where there is room, margins of one cell where there is not. */
export function columnOf({columns}: Size, {measure}: Settings): {readonly width: number; readonly left: number} {
	const margin = columns < 10 ? 0 : columns < 60 ? 1 : 2;
	const width = Math.max(1, Math.min(measure, columns - 2 * margin));
	return {width, left: Math.max(margin, Math.floor((columns - width) / 2))};
}

function layoutFor(book: Book, size: Size, settings: Settings): Pages {
	const {glyphs, highlight} = settings;
	return layPages(book, {
		width: columnOf(size, settings).width,
		glyphs,
		// A blank line above the title, which scrolls away with it.
		above: pageRows(size) >= 10 ? 1 : 0,
		...(highlight && {highlight}),
	});
}

/** An article of which the first section is read. */
export function openArticle(article: Article, size: Size, settings: Settings, arrival?: Arrival | null): OpenReader {
	const {locale, hasHyperlinks} = settings;
	const book = openBook(article, {locale, hasHyperlinks});
	const pages = layoutFor(book, size, settings);
	const reader: OpenReader = {
		status: 'open',
		path: article.post.path,
		book,
		pages,
		top: START,
		anchor: TOP,
		known: 1,
		search: null,
		panel: null,
		trail: arrival?.trail ?? [],
		lost: null,
		stay: 'glance',
		begun: {anchor: TOP, saved: null},
	};
	book.flow(0);
	const place = arrival?.place ?? (arrival?.anchor ? findAnchor(book, arrival.anchor, book.count) : null);
	return place === null ? reader : atPlace(reader, place, size);
}

/** The page with the words of a place at its top, or the last page where they are further down: there too one is at them. */
export function atPlace(reader: OpenReader, place: Place, size: Size): OpenReader {
	const top = clampSpot(reader.pages, spotOf(reader.pages, place), pageRows(size));
	return {...reader, top, anchor: place};
}

/** The first line after a motion; a page keeps two lines of context. */
export function scrollReader(reader: OpenReader, motion: Motion, direction: 1 | -1, size: Size): OpenReader {
	const {pages} = reader;
	const rows = pageRows(size);
	const steps = {line: 1, half: Math.max(1, Math.floor(rows / 2)), page: Math.max(1, rows - 2)};
	const end = () => (direction > 0 ? lastSpot(pages, rows) : START);
	const top = motion === 'end' ? end() : moveSpot(pages, reader.top, direction * steps[motion], rows);
	if (top.section === reader.top.section && top.line === reader.top.line) return reader;
	return {...reader, top, anchor: placeOf(pages, top)};
}

/** The article laid out for another size or measure, or in other colours, with the same words at the top. */
export function relayReader(reader: OpenReader, size: Size, settings: Settings): OpenReader {
	const pages = layoutFor(reader.book, size, settings);
	const top = clampSpot(pages, spotOf(pages, reader.anchor), pageRows(size));
	return resizePanel({...reader, pages, top}, size);
}

/** The article as its file is by now, at the same words. */
export function replaceArticle(reader: OpenReader, article: Article, size: Size, settings: Settings): OpenReader {
	const fresh = openArticle(article, size, settings);
	const inFresh = (place: Place) => placeOfWords(reader.book, place, fresh.book);
	const {trail, search, panel, stay, begun} = reader;
	const placed = atPlace({...fresh, trail, stay, begun}, inFresh(reader.anchor), size);
	const sought = search && {...search, found: [], current: null, origin: inFresh(search.origin)};
	return searchOn(resizePanel({...placed, search: sought, panel}, size), size);
}

/** How much of the article has been on the screen, 0 to 100. */
export const percentRead = ({pages, top}: OpenReader, size: Size): number => percentAt(pages, top, pageRows(size));

export const isAtEnd = ({pages, top}: OpenReader, size: Size): boolean => isLastPage(pages, top, pageRows(size));

/** A text column so many cells wider. */
export const widen = (measure: number, cells: number): number => clamp(measure + cells, 20, 240);

/** The line of the file, from 1, on which the words stand that one is at: at the top, or those that the last page was gone to for. */
export function fileLine({book, anchor: {section, at}}: OpenReader): number {
	const lines = book.flow(section).lines;
	const line = lines.findLast(entry => entry.at <= at)?.line ?? 0;
	return (book.article.bodyLine ?? 0) + line + 1;
}
