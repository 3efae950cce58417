import {decodeEscapes} from '../posts/addresses.ts';
import type {Book} from '../render/book.ts';
import {noteAnchor} from '../render/flow.ts';
import {type Place, TOP} from './place.ts';
import {clamp} from './scroll.ts';

/** UTF-16 units by which a place is known again. */
const WORDS = 80;
/** How many sections are looked through for them: to read all of a very long text would keep the reader waiting. */
const MOST_SECTIONS = 64;

/** What an article says at a place, by which the place is known again. */
export const wordsAt = (book: Book, {section, at}: Place): string => book.flow(section).text.slice(at, at + WORDS);

/** The place in another edition of an article that has the same words. */
export function placeOfWords(before: Book, place: Place, after: Book): Place {
	return place.at < 0 ? TOP : findWords(after, wordsAt(before, place), place);
}

/** Stretches of the words by which a place is known: longer ones are surer, and what stands further on may be left of an edit. */
const RUNS = [
	[0, WORDS],
	[0, 40],
	[40, WORDS],
	[0, 20],
	[20, 40],
	[60, WORDS],
] as const;

/**
 * The place of words in an article: those nearest to where they were in another edition of it; where they are gone, those
 * of a shorter run; else the same number of characters on.
 */
export function findWords(book: Book, words: string, place: Place): Place {
	for (const [from, to] of RUNS) {
		const sought = words.slice(from, to);
		if (sought.trim() === '') continue;
		const found = nearestWords(book, sought, {section: place.section, at: place.at + from});
		if (found !== null) return {...place, ...found, at: Math.max(0, found.at - from)};
	}
	const section = clamp(place.section, 0, book.count - 1);
	return {section, at: clamp(place.at, 0, book.flow(section).text.length)};
}

function nearestWords(book: Book, words: string, {section, at}: Place): Place | null {
	const order = Array.from({length: book.count}, (_, index) => index)
		.sort((a, b) => Math.abs(a - section) - Math.abs(b - section))
		.slice(0, MOST_SECTIONS);
	for (const index of order) {
		const {text} = book.flow(index);
		let best = -1;
		for (let found = text.indexOf(words); found >= 0; found = text.indexOf(words, found + 1))
			if (best < 0 || Math.abs(found - at) < Math.abs(best - at)) best = found;
		if (best >= 0) return {section: index, at: best};
	}
	return null;
}

/** Where a name leads to, among the first sections. `#top` is the start where nothing else is called so. */
export function findAnchor(book: Book, name: string, known: number): Place | null {
	const names = [name, decodeEscapes(name), decodeEscapes(name).toLowerCase()];
	for (let section = 0; section < known; section++) {
		const {anchors} = book.flow(section);
		for (const candidate of names) {
			const at = anchors.get(candidate) ?? anchors.get(candidate.replace(/^fn(?:ote)?[:-]?/, noteAnchor('')));
			if (at !== undefined) return {section, at};
		}
	}
	return name === '' || name === 'top' ? TOP : null;
}
