import type {Book} from '../render/book.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {createFinder, nothing, type Sought} from './matches.ts';
import {clampSpot, isBefore, moveSpot, type Place, placeOf, spotOf, TOP} from './place.ts';
import {MOST_MORE, type OpenReader} from './reader-state.ts';
import {pageRows} from './scroll.ts';
import {LONGEST_QUERY} from './search.ts';
import type {Size} from './state.ts';

/** A search in an article. */
export type Search = {
	/** As it is shown. */
	readonly query: string;
	readonly sought: Sought;
	/** Whether it comes from a search in all posts: where this one has no match, there is nothing to say. */
	readonly isBrought: boolean;
	readonly isPrompting: boolean;
	/** For each section that is known the places of its matches: where one begins, where it ends, and so on by turns. */
	readonly found: readonly Uint32Array[];
	readonly current: Match | null;
	/** Whether the first match is to be shown once it is found; what is found later only counts. */
	readonly isDue: boolean;
	/** Where the reader was when the search began. */
	readonly origin: Place;
};

/** The n-th match of a section. */
export type Match = {readonly section: number; readonly index: number};

const noSearch: Search = {
	query: '',
	sought: {terms: [], keepsCase: false},
	isBrought: false,
	isPrompting: false,
	found: [],
	current: null,
	isDue: false,
	origin: TOP,
};

/** A prompt to search in; the last search is over. */
export function beginSearch(reader: OpenReader): OpenReader {
	const origin = placeOf(reader.pages, reader.top);
	return {...reader, search: {...noSearch, isPrompting: true, origin}};
}

/** The search for another text: the first match from where it began is shown. */
export function searchFor(reader: OpenReader, text: string, size: Size): OpenReader {
	const {search, book, known} = reader;
	if (search === null) return reader;
	const query = text.slice(0, LONGEST_QUERY);
	const sought = {terms: [query], keepsCase: /\p{Lu}/u.test(query)};
	const found = findAll(book, sought, 0, known);
	return showFirst({...goToOrigin(reader, search, size), search: {...search, query, sought, found, isDue: true}}, size);
}

/** The search for any of several words and phrases, in any case: the first match in the article is shown. */
export function searchForTerms(reader: OpenReader, terms: readonly string[], size: Size): OpenReader {
	if (terms.length === 0) return reader;
	const sought = {terms, keepsCase: false};
	const query = terms.map(term => spell(term, terms.length > 1)).join(' ');
	const {book} = reader;
	const found = [...findAll(book, sought, 0, reader.known)];
	// Where a match is known from the start, the page is not one that jumps to it later.
	const limit = Math.min(book.count, reader.known + MOST_MORE);
	while (found.length < limit && found.every(({length}) => length === 0))
		found.push(...findAll(book, sought, found.length, found.length + 1));
	const search = {...noSearch, query, sought, isBrought: true, found, isDue: true};
	return showFirst({...reader, known: found.length, search}, size);
}

/** One line; a phrase among other terms stands in quotation marks. */
function spell(term: string, isOneOfMany: boolean): string {
	const line = sanitizeField(term);
	return isOneOfMany && /\s/.test(line) ? `"${line}"` : line;
}

/** The search with the sections that were read since. */
export function searchOn(reader: OpenReader, size: Size): OpenReader {
	const {search, book, known} = reader;
	if (search === null || search.found.length >= known) return reader;
	const found = [...search.found, ...findAll(book, search.sought, search.found.length, known)];
	const joined = {...search, found};
	if (search.isDue) return showFirst({...reader, search: joined}, size);
	const current = search.current ?? firstFrom(joined, placeOf(reader.pages, reader.top));
	return withoutVain({...reader, search: {...joined, current}});
}

/** The first match from where the search began, else the first of all: once all is read. */
function showFirst(reader: OpenReader, size: Size): OpenReader {
	const {search, book, known} = reader;
	if (search === null) return reader;
	const current = firstFrom(search, search.origin) ?? (known < book.count ? null : firstFrom(search, TOP));
	return showMatch(withoutVain({...reader, search: {...search, current, isDue: current === null}}), size);
}

/** Nobody has asked this article for what was sought in all of them. */
function withoutVain(reader: OpenReader): OpenReader {
	const {search, book, known} = reader;
	const isVain = search?.isBrought && known >= book.count && search.current === null;
	return isVain ? {...reader, search: null} : reader;
}

function goToOrigin(reader: OpenReader, {origin}: Search, size: Size): OpenReader {
	return {...reader, top: clampSpot(reader.pages, spotOf(reader.pages, origin), pageRows(size)), anchor: origin};
}

/** The search once the reader moves: what is found later only counts. */
export function dropDue(reader: OpenReader): OpenReader {
	return reader.search?.isDue ? {...reader, search: {...reader.search, isDue: false}} : reader;
}

/** The next match, or the one before, round the ends. */
export function stepMatch(reader: OpenReader, direction: 1 | -1, size: Size): OpenReader {
	const {search} = reader;
	if (search === null) return reader;
	// Where the reader has moved away, the next match is the next one from there.
	const current =
		search.current !== null && isOnPage(reader, search.current, size)
			? neighbour(search, search.current, direction)
			: nearest(search, placeOf(reader.pages, reader.top), direction);
	return showMatch({...reader, search: {...search, current, isDue: false}}, size);
}

/** The prompt is left; an empty one takes the search away. */
export function acceptSearch(reader: OpenReader): OpenReader {
	const {search} = reader;
	if (search === null) return reader;
	return {...reader, search: search.query === '' ? null : {...search, isPrompting: false}};
}

/** Back to where the search began, without it. */
export function cancelSearch(reader: OpenReader, size: Size): OpenReader {
	const {search} = reader;
	return search === null ? reader : goToOrigin({...reader, search: null}, search, size);
}

export const countMatches = ({found}: Search): number => found.reduce((sum, places) => sum + places.length / 2, 0);

/** The current match's number from 1; 0 where there is none. */
export function matchNumber({found, current}: Search): number {
	if (current === null) return 0;
	return found.slice(0, current.section).reduce((sum, places) => sum + places.length / 2, 0) + current.index + 1;
}

function findAll(book: Book, sought: Sought, from: number, to: number): readonly Uint32Array[] {
	const find = createFinder(sought);
	return Array.from({length: Math.max(0, to - from)}, (_, index) => find(book.flow(from + index)));
}

const placeOfMatch = ({found}: Pick<Search, 'found'>, {section, index}: Match): Place => ({
	section,
	at: found[section]?.[index * 2] ?? 0,
});

function firstFrom({found}: Search, {section, at}: Place): Match | null {
	for (let index = section; index < found.length; index++) {
		const places = found[index] ?? nothing;
		for (let match = 0; match * 2 < places.length; match++)
			if (index > section || (places[match * 2] ?? 0) >= at) return {section: index, index: match};
	}
	return null;
}

function lastBefore({found}: Search, {section, at}: Place): Match | null {
	for (let index = Math.min(section, found.length - 1); index >= 0; index--) {
		const places = found[index] ?? nothing;
		for (let match = places.length / 2 - 1; match >= 0; match--)
			if (index < section || (places[match * 2] ?? 0) < at) return {section: index, index: match};
	}
	return null;
}

const END: Place = {section: Number.POSITIVE_INFINITY, at: 0};

function nearest(search: Search, place: Place, direction: 1 | -1): Match | null {
	return direction > 0
		? (firstFrom(search, place) ?? firstFrom(search, TOP))
		: (lastBefore(search, place) ?? lastBefore(search, END));
}

function neighbour(search: Search, current: Match, direction: 1 | -1): Match | null {
	const {section, at} = placeOfMatch(search, current);
	return nearest(search, {section, at: direction > 0 ? at + 1 : at}, direction);
}

/** Whether a match is on the page from its first line to its last. */
function isOnPage(reader: OpenReader, {section, index}: Match, size: Size): boolean {
	const {pages, top, search} = reader;
	const [from = 0, to = 0] = search?.found[section]?.subarray(index * 2) ?? [];
	const end = moveSpot(pages, top, pageRows(size) - 1, 1);
	return !isBefore(spotOf(pages, {section, at: from}), top) && !isBefore(end, spotOf(pages, {section, at: to - 1}));
}

/** Moves no more than needed: a match that is on the page stays where it is, another comes a third down the page. */
function showMatch(reader: OpenReader, size: Size): OpenReader {
	const {search, pages} = reader;
	if (search?.current == null || isOnPage(reader, search.current, size)) return reader;
	const rows = pageRows(size);
	const spot = spotOf(pages, placeOfMatch(search, search.current));
	const top = moveSpot(pages, moveSpot(pages, spot, -Math.floor(rows / 3), rows), 0, rows);
	return {...reader, top, anchor: placeOf(pages, top)};
}

/** The matches in a section as ranges of its text, in order, the current one marked. */
export function matchesIn(search: Search, section: number): readonly {from: number; to: number; isCurrent: boolean}[] {
	const places = search.found[section] ?? nothing;
	const {current} = search;
	return Array.from({length: places.length / 2}, (_, index) => ({
		from: places[index * 2] ?? 0,
		to: places[index * 2 + 1] ?? 0,
		isCurrent: current?.section === section && current.index === index,
	}));
}
