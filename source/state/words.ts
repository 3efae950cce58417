import {decodeEscapes} from '../posts/addresses.ts';
import type {Book} from '../render/book.ts';
import {noteAnchor} from '../render/flow.ts';
import {type Place, TOP} from './place.ts';

/** UTF-16 units by which a place is known again. */
const WORDS = 80;
/** How many sections are looked through for them: to read all of a very long text would keep the reader waiting. */
const MOST_SECTIONS = 64;

/**
 * The place in another edition of an article that has the same words: those nearest to where it was before; where they
 * are gone, those of a shorter run; else the same number of characters on.
 */
export function placeOfWords(before: Book, place: Place, after: Book): Place {
	const {section, at} = place;
	if (at < 0) return TOP;
	const words = before.flow(section).text.slice(at, at + WORDS);
	for (const length of [WORDS, 40, 20]) {
		const sought = words.slice(0, length);
		if (sought.trim() === '') break;
		const found = nearestWords(after, sought, {section, at});
		if (found !== null) return {...place, ...found};
	}
	const last = Math.min(section, after.count - 1);
	return {section: last, at: Math.min(at, after.flow(last).text.length)};
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
