import type {Reference} from '../render/flow.ts';
import {type Place, placeOf, TOP} from './place.ts';
import {MOST_MORE, type OpenReader} from './reader-state.ts';
import {clamp, pageRows, scrollBy} from './scroll.ts';
import type {Motion, Size} from './state.ts';

export type PanelKind = 'contents' | 'links';

/** A list of places in the article, over its page. */
export type Panel = {
	readonly kind: PanelKind;
	readonly selected: number;
	/** The first entry on the screen. */
	readonly top: number;
	/** The number that is being typed. */
	readonly digits: string;
};

export type ContentsEntry = {readonly place: Place; readonly depth: number; readonly text: string};
export type LinkEntry = Reference & {readonly place: Place};

/** The title and the headings that are known so far. */
export const contentsOf = rememberKnown(({book, known}): readonly ContentsEntry[] => {
	const headings = sectionsOf(known).flatMap(section =>
		book.flow(section).headings.map(({at, depth, text}) => ({place: {section, at}, depth, text})),
	);
	const shallowest = headings.reduce((least, {depth}) => Math.min(least, depth), 6);
	return [
		{place: TOP, depth: 0, text: book.article.post.title},
		...headings.map(entry => ({...entry, depth: entry.depth - shallowest + 1})),
	];
});

/** Links, images and notes in reading order; what leads to the same stands there once. */
export const linksOf = rememberKnown(({book, known}): readonly LinkEntry[] => {
	const targets = new Set<string>();
	return sectionsOf(known).flatMap(section =>
		book.flow(section).references.flatMap(reference => {
			const target = reference.link ?? reference.ref;
			if (target !== null && targets.has(target)) return [];
			if (target !== null) targets.add(target);
			return [{...reference, place: {section, at: reference.at}}];
		}),
	);
});

type Known = Pick<OpenReader, 'book' | 'known'>;

/** What is gathered from a book, until more of it is known: a screen asks for it again and again. */
function rememberKnown<Result>(gather: (known: Known) => Result): (known: Known) => Result {
	const gathered = new WeakMap<Known['book'], {known: number; result: Result}>();
	return ({book, known}) => {
		const last = gathered.get(book);
		if (last?.known === known) return last.result;
		const result = gather({book, known});
		gathered.set(book, {known, result});
		return result;
	};
}

function sectionsOf(known: number): readonly number[] {
	return Array.from({length: known}, (_, section) => section);
}

export const entryCount = (reader: OpenReader, kind: PanelKind): number =>
	kind === 'contents' ? contentsOf(reader).length : linksOf(reader).length;

/** Whether a panel has something to choose; contents that are the title alone have not. */
export const hasEntries = (reader: OpenReader, kind: PanelKind): boolean =>
	entryCount(reader, kind) > (kind === 'contents' ? 1 : 0);

/** The article with as much more of it known as it takes for a panel to have entries. */
export function readForPanel(reader: OpenReader, kind: PanelKind): OpenReader {
	const limit = Math.min(reader.book.count, reader.known + MOST_MORE);
	let informed = reader;
	while (informed.known < limit && !hasEntries(informed, kind)) informed = {...informed, known: informed.known + 1};
	return informed;
}

/** The section that one is in: the last heading at or above the words that one is at. */
export function currentHeading({anchor}: OpenReader, entries: readonly ContentsEntry[]): number {
	return Math.max(
		0,
		entries.findLastIndex(({place}) => !isAfter(place, anchor)),
	);
}

const isAfter = (a: Place, b: Place): boolean => a.section > b.section || (a.section === b.section && a.at > b.at);

/** The panel with the entry chosen that the page shows: its section, or its first link. */
export function openPanel(reader: OpenReader, kind: PanelKind, size: Size): OpenReader {
	const selected = kind === 'contents' ? currentHeading(reader, contentsOf(reader)) : firstLinkOnPage(reader);
	return {...reader, panel: keepVisible({kind, selected, top: 0, digits: ''}, reader, size)};
}

function firstLinkOnPage(reader: OpenReader): number {
	const at = placeOf(reader.pages, reader.top);
	const found = linksOf(reader).findIndex(({place}) => !isAfter(at, place));
	return Math.max(0, found);
}

export function movePanel(reader: OpenReader, motion: Motion, direction: 1 | -1, size: Size): OpenReader {
	const {panel} = reader;
	if (panel === null) return reader;
	const total = entryCount(reader, panel.kind);
	const rows = pageRows(size);
	const steps: Readonly<Record<Motion, number>> = {
		line: 1,
		half: Math.max(1, rows >> 1),
		page: Math.max(1, rows - 2),
		end: total,
	};
	const selected = clamp(panel.selected + direction * steps[motion], 0, Math.max(0, total - 1));
	const top =
		motion === 'line' || motion === 'end'
			? panel.top
			: scrollBy({top: panel.top, total, rows: panelRows(size)}, motion, direction);
	return {...reader, panel: keepVisible({...panel, selected, top, digits: ''}, reader, size)};
}

/** A digit of the number of an entry. */
export function pickEntry(reader: OpenReader, digit: string, size: Size): OpenReader {
	const {panel} = reader;
	if (panel === null) return reader;
	const total = entryCount(reader, panel.kind);
	const fits = (digits: string) => Number(digits) >= 1 && Number(digits) <= total;
	const digits = [panel.digits + digit, digit].find(fits);
	if (digits === undefined) return {...reader, panel: {...panel, digits: ''}};
	return {...reader, panel: keepVisible({...panel, selected: Number(digits) - 1, digits}, reader, size)};
}

/** Rows for entries, below the panel's title where there is room for one. */
export const panelRows = (size: Size): number => pageRows(size) - panelHead(size);

export const panelHead = (size: Size): number => (pageRows(size) >= 8 ? 2 : 0);

function keepVisible(panel: Panel, reader: OpenReader, size: Size): Panel {
	const rows = panelRows(size);
	const total = entryCount(reader, panel.kind);
	const selected = clamp(panel.selected, 0, Math.max(0, total - 1));
	const low = Math.max(0, selected - rows + 1);
	const top = clamp(panel.top, low, Math.max(0, Math.min(selected, total - rows)));
	return {...panel, selected, top: clamp(top, low, selected)};
}

/** The panel for another size of the terminal, or other entries; closed where there are none. */
export function resizePanel(reader: OpenReader, size: Size): OpenReader {
	const {panel} = reader;
	if (panel === null) return reader;
	return {...reader, panel: entryCount(reader, panel.kind) === 0 ? null : keepVisible(panel, reader, size)};
}

/** The next heading below the words that one is at, or the last above them; null where there is none. */
export function headingFrom(reader: OpenReader, direction: 1 | -1): Place | null {
	const at = reader.anchor;
	const places = contentsOf(reader).map(({place}) => place);
	const found = direction > 0 ? places.find(place => isAfter(place, at)) : places.findLast(place => isAfter(at, place));
	return found ?? null;
}
