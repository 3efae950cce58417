import {foldWithPlaces} from '../../text/fold.ts';
import {sanitizeField} from '../../text/sanitize.ts';

/** From where to where in UTF-16 units of a text. */
export type Range = readonly [from: number, to: number];

/** A piece of a post's text in which something was found. */
export type Context = {
	/** One line, sanitised. */
	readonly text: string;
	/** What was found in it, in order, apart from each other. */
	readonly ranges: readonly Range[];
	/** Whether the paragraph goes on before and behind it. */
	readonly isCutBefore: boolean;
	readonly isCutAfter: boolean;
};

const LONGEST = 160;
/** How much stands before what was found where there is text on both sides. */
const LEAD = 50;
/** A word that is longer is cut. */
const LONGEST_WORD = 25;

/** Some 160 units round a place of a text with a paragraph on each line, all of that paragraph where it is short. */
export function contextAt(text: string, [from, to]: Range, words: readonly string[]): Context {
	const first = text.lastIndexOf('\n', from - 1) + 1;
	const newline = text.indexOf('\n', to);
	const last = newline < 0 ? text.length : newline;
	const [start, end] = windowIn(text, [first, last], [from, to]);
	const line = sanitizeField(text.slice(start, end));
	return {text: line, ranges: findWords(line, words), isCutBefore: start > first, isCutAfter: end < last};
}

function windowIn(text: string, [first, last]: Range, [from, to]: Range): Range {
	if (last - first <= LONGEST) return [first, last];
	// Near the end of a paragraph there is more to show before it.
	const lead = Math.max(LEAD, LONGEST - (last - from));
	const start = from - lead <= first ? first : wordStart(text, from - lead, from);
	const end = start + LONGEST;
	return [start, end >= last ? last : wordEnd(text, Math.max(end, Math.min(to, end + LONGEST)), to)];
}

/** The first beginning of a word from a place on. */
function wordStart(text: string, at: number, limit: number): number {
	const blank = text.indexOf(' ', at - 1);
	return blank >= 0 && blank < Math.min(limit, at + LONGEST_WORD) ? blank + 1 : wholeAt(text, at);
}

/** The last end of a word before a place, but not before `least`. */
function wordEnd(text: string, at: number, least: number): number {
	const blank = text.lastIndexOf(' ', at);
	return blank >= Math.max(least, at - LONGEST_WORD) ? blank : wholeAt(text, at);
}

/** The place, or the one before it where a character would be cut in two or lose its marks. */
function wholeAt(text: string, at: number): number {
	let whole = at;
	while (whole > 0 && at - whole < 16 && /^[\udc00-\udfff\p{M}\u200d]/u.test(text.slice(whole, whole + 1))) whole--;
	return whole;
}

/** Where folded words stand in a text as it is shown: in order, and as one where they touch or overlap. */
export function findWords(text: string, words: readonly string[]): readonly Range[] {
	const folded = foldWithPlaces(text, false);
	const place = (at: number): number => folded.starts?.[at] ?? at;
	/** Behind a character that folds into several, such as `ﬁ`, all of it. */
	const placeBehind = (at: number): number => {
		const {starts} = folded;
		let after = at;
		while (starts !== null && after < folded.text.length && starts[after] === starts[after - 1]) after++;
		return place(after);
	};
	const found: [number, number][] = [];
	for (const word of words) {
		if (word === '') continue;
		for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + word.length))
			found.push([place(at), placeBehind(at + word.length)]);
	}
	if (found.length < 2) return found;
	found.sort(([a], [b]) => a - b);
	const joined: [number, number][] = [];
	for (const range of found) {
		const last = joined.at(-1);
		if (last !== undefined && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
		else joined.push(range);
	}
	return joined;
}
