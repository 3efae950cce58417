import type {Entry} from './entry.ts';
import type {Way} from './ways.ts';

/** What a term costs that is not there. */
const NONE = 255;
/** What each line further down an entry costs. */
const LINE = 2;
/** What a term costs inside of a word: all beginnings come before it. */
const INSIDE = 8;

export type Search = {
	/** The query, folded. */
	readonly sought: string;
	/** For each term the ways to find it, the best first. */
	readonly terms: readonly (readonly Way[])[];
};

/** What an entry costs, from 1; 0 where one of the terms is not there. Less where the terms stand together as they were typed. */
export function costOfEntry({sought, terms}: Search, entry: Entry, shared: number): number {
	let sum = 1;
	for (const ways of terms) {
		const cost = costOfTerm(ways, entry, shared);
		if (cost === NONE) return 0;
		sum += cost;
	}
	return terms.length === 1 || entry.text.includes(sought) ? sum : sum + 1;
}

function costOfTerm(ways: readonly Way[], entry: Entry, shared: number): number {
	for (const way of ways) {
		const cost = costOfWay(way, entry, shared);
		if (cost !== NONE) return cost + way.cost;
	}
	return NONE;
}

/** 0 at best: by the lines of the entry, in each of them whole words before beginnings of words; then insides of words. */
function costOfWay(
	{seek, end, isBrief}: Way,
	{text: all, tags, description, path, ending}: Entry,
	shared: number,
): number {
	const text = isBrief ? all.slice(0, description) : all;
	let best = NONE;
	for (let at = seek(text, 0); at >= 0; at = seek(text, at + 1)) {
		const line = (at < tags ? 0 : at < description ? 1 : at < path ? 2 : 3) * LINE;
		if (line >= best) break;
		if (at >= path && (at < path + shared || at > ending)) continue;
		if (!isWordStart(text, at)) best = Math.min(best, line + INSIDE);
		else best = Math.min(best, line + (isLetter(text.charCodeAt(end(text, at))) ? 1 : 0));
	}
	return best;
}

/** Whether a word begins at a place in a folded text; in scripts that write no blanks, one may begin anywhere. */
export function isWordStart(text: string, at: number): boolean {
	const before = text.charCodeAt(at - 1);
	if (!isLetter(before)) return true;
	const first = text.charCodeAt(at);
	return !isLetter(first) || isUnspaced(first) || isUnspaced(before);
}

/** Whether a unit of folded text is of a letter or digit, as far as blocks of characters tell. */
function isLetter(unit: number): boolean {
	if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);
	if (unit < 0xc0) return false;
	if (unit < 0x2000) return true;
	if (unit < 0x2c00 || (unit >= 0x2e00 && unit < 0x2e80) || (unit >= 0x3000 && unit < 0x3040)) return false;
	return unit < 0xd800 || (unit >= 0xf900 && unit < 0xfe00) || (unit >= 0xfe70 && unit < 0xff00);
}

/** Thai, Lao, Burmese and Khmer; kana and ideographs. */
const isUnspaced = (unit: number): boolean =>
	(unit >= 0x0e00 && unit < 0x0f00) ||
	(unit >= 0x1000 && unit < 0x10a0) ||
	(unit >= 0x1780 && unit < 0x1800) ||
	(unit >= 0x2e80 && unit < 0xa000) ||
	(unit >= 0xf900 && unit < 0xfb00);
