import {type Line, plainText, type Span} from '../line.ts';
import {countCells} from './wrap/cells.ts';

// Hebrew, Arabic, Persian, Urdu and their kin. Lines stay in logical order, as all text of the article: a terminal that
// knows the Unicode bidirectional algorithm (VTE, Konsole, Apple's, mlterm) reorders each of its rows by itself; another
// could not show these scripts in either order.
//
// Such a terminal takes a row to run from left to right, so that margins, bars and bullets, which have no direction, stay
// where they are; what has one (words, numbers) should not stand in a row beside such text. Isolates (UAX 9, RLI … PDI)
// would say so, but VTE passes over them, others give them a cell, and Ink cuts a row by one cell for each; the same goes
// for the marks of direction that a text brings along, which `paint` therefore drops.

const STRONG = /[\p{L}\u061C\u200E\u200F]/u;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\u200F\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Whether the first letter of a paragraph is one of a script that runs from right to left (UAX 9, P2 and P3). */
export function isRightToLeft(lines: readonly Line[]): boolean {
	for (const line of lines) {
		for (const {text} of line) {
			const strong = STRONG.exec(text)?.[0];
			if (strong !== undefined) return RIGHT_TO_LEFT.test(strong);
		}
	}
	return false;
}

/**
 * The lines of one paragraph, those of one from right to left moved to the right edge of `width` cells; others are
 * given back.
 */
export function alignParagraph<Lines extends readonly Line[]>(lines: Lines, width: number): Lines | Line[] {
	if (!isRightToLeft(lines)) return lines;
	return lines.map(line => {
		const blank = line.length === 0 ? 0 : width - countCells(plainText(line));
		return blank > 0 ? [{text: ' '.repeat(blank)}, ...line] : line;
	});
}

/** What stands beside lines: `first` beside the first, `rest`, as wide, beside the others. */
export type Marks = {readonly first: Line; readonly rest: Line};

/**
 * Lines with their marks before them: a bullet or a number. Beside text from right to left a bullet stands on its right; a
 * number would be moved by the terminal to the left, and so is there from the beginning, but close to the text.
 */
export function setBeside({first, rest}: Marks, lines: readonly Line[]): Line[] {
	if (!isRightToLeft(lines)) return lines.map((line, index) => [...(index === 0 ? first : rest), ...line]);
	const isNumber = /\p{N}/u.test(plainText(first));
	return lines.map((line, index) => {
		if (!isNumber) return index === 0 ? [...line, ...mirror(first)] : line;
		const [blank = {text: ''}, ...text] = line;
		if (index > 0 || blank.text.trim() !== '') return [...(index === 0 ? first : rest), ...line];
		return [blank, ...first, ...text];
	});
}

const mirror = (mark: Line): Span[] =>
	mark.map(({text, ...span}) => ({...span, text: text.slice(text.trimEnd().length) + text.trimEnd()})).reverse();
