import {partsAmount} from './amounts.ts';
import {isClosing, isCounted, isIdeographic, mayPart} from './ideographs.ts';

/** How well a line may end at a place: not at all, only if all else fails, rather not, gladly. */
export const NONE = 0;
export const BAD = 1;
export const POOR = 2;
export const GOOD = 3;
export type Quality = typeof NONE | typeof BAD | typeof POOR | typeof GOOD;

/** A row of text without line feeds, and what was found out about it once. */
export type Row = {
	readonly text: string;
	/** Every UTF-16 unit is one cell. */
	readonly isNarrow: boolean;
	/** The places between words of scripts that have no blanks. */
	readonly unspaced: ReadonlySet<number> | null;
};

/** How much of the text beside a place tells what it is; any word that counts here is shorter. */
const CONTEXT = 24;
/** The last line of a paragraph has more units than these, a stop included. */
const LAST_WORD = 4;

// Marks of closing and dashes with blanks on both sides, as French sets its stops, belong to the line before; opening
// quotes to the line behind. `»` and `«` close and open by what stands beside them: German has them the other way round.
const HANGING = /^(?:[!%),.:;?\]}/\u00B7\u00BB\u2019\u201D\u2026\u203A\u2030]+|[-\u2013-\u2015]{1,3})(?:\s|$)/;
const CLOSES_IDEOGRAPHS =
	/^[\u3001\u3002\u3009\u300B\u300D\u300F\u3011\u3015\uFF01\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F]/;
const OPENING = /(?:\p{Ps}|(?:^|\s)[\p{Pi}\u00A1\u00BF]+)$/u;
/** A word of one letter; a capital only where a sentence begins, so that plan B may end a line. */
const LONE_LETTER =
	/(?:^|[\s([{\u00AB\u201C\u201E\u2018"\u2013\u2014])(?:\p{Ll}|[AIO])$|(?:^|[.!?\u2026:]["\u201D\u2019\u00BB)]?\s)["\u201C\u201E\u00AB]?\p{Lu}$/u;
const INITIAL = /(?:^|[\s.(])\p{Lu}\.$/u;

const isBlankCode = (code: number): boolean =>
	code === 0x20 ||
	(code >= 0x2000 && code <= 0x200a && code !== 0x2007) ||
	code === 0x205f ||
	code === 0x3000 ||
	code === 0x1680;

/** Whether the unit at an index is white space at which a line may break, and which then vanishes. */
export const isBlankAt = (text: string, at: number): boolean => isBlankCode(text.charCodeAt(at));

/** How well a line ends before the unit at `at`, which is above 0 and no longer the row's end. */
export function qualityAt(row: Row, at: number): Quality {
	const {text} = row;
	const before = text.charCodeAt(at - 1);
	const after = text.charCodeAt(at);
	// Letters and digits, which most are.
	if (before > 0x2f && before < 0x7f && after > 0x20 && after < 0x7f) return NONE;
	if (isBlankCode(after)) return isBlankCode(before) ? NONE : qualityOfBlank(text, at);
	if (isBlankCode(before)) return NONE;
	if (row.unspaced?.has(at)) return GOOD;
	if (before === 0x2d || before === 0x2010 || before === 0x2013 || before === 0x2014) {
		if (row.isNarrow || !isIdeographic(text.charAt(at))) return qualityOfHyphen(text, at);
	}
	if (before === 0xa0 || before === 0x202f || before === 0x2007) return BAD;
	if (before === 0x0f0b || before === 0x1361) return GOOD;
	return row.isNarrow ? NONE : qualityOfIdeograph(text, at);
}

function qualityOfBlank(text: string, end: number): Quality {
	let next = end + 1;
	while (isBlankAt(text, next)) next++;
	if (isSmallWord(text, end) && isLetterCode(text.charCodeAt(next)) && text.length - next > LAST_WORD) return GOOD;
	const left = text.slice(Math.max(0, end - CONTEXT), end);
	const right = text.slice(next, next + CONTEXT);
	if (HANGING.test(right) || CLOSES_IDEOGRAPHS.test(right) || OPENING.test(left)) return BAD;
	if (text.length - next <= LAST_WORD || LONE_LETTER.test(left) || partsAmount(left, right)) return POOR;
	if (isCounted(left.slice(-1), right.slice(0, 1))) return POOR;
	return INITIAL.test(left) && /^\p{Lu}/u.test(right) ? POOR : GOOD;
}

/**
 * Whether a word of two or more small letters, perhaps with a stop or comma, ends at `end`: where a word of letters comes
 * next, nothing needs a second look then, unless the small letters are the ending of a number.
 */
function isSmallWord(text: string, end: number): boolean {
	const last = text.charCodeAt(end - 1);
	const third = text.charCodeAt(end - 3);
	if (!isSmallCode(text.charCodeAt(end - 2))) return false;
	return isSmallCode(last) ? third < 0x30 || third > 0x39 : (last === 0x2c || last === 0x2e) && isSmallCode(third);
}

const isSmallCode = (code: number): boolean => code > 0x60 && code < 0x7b;
const isLetterCode = (code: number): boolean => isSmallCode(code) || (code > 0x40 && code < 0x5b);

/**
 * Behind a hyphen or dash between words, but not in an option or an address; rather not where one or two letters
 * would be left of a word.
 */
function qualityOfHyphen(text: string, at: number): Quality {
	if (!/^\p{L}/u.test(text.slice(at, at + 2)) || !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 3), at - 1)))
		return NONE;
	let start = at - 1;
	while (start > 0 && start > at - CONTEXT * 2 && !isBlankAt(text, start - 1)) start--;
	if (/^-|[/@\\_=]/.test(text.slice(start, at))) return NONE;
	return at - start > 3 ? GOOD : POOR;
}

function qualityOfIdeograph(text: string, at: number): Quality {
	const before = characterBefore(text, at);
	const after = String.fromCodePoint(text.codePointAt(at) ?? 0);
	if (!isIdeographic(before) && !isIdeographic(after)) return NONE;
	if (isLowSurrogate(after) || !mayPart(before, after)) return NONE;
	return isCounted(before, after) || isLast(text, at + after.length) ? POOR : GOOD;
}

/** Whether nothing or only a stop stands behind the character that ends at `end`. */
const isLast = (text: string, end: number): boolean =>
	end === text.length || (end === text.length - 1 && isClosing(text.charAt(end)));

const isLowSurrogate = (unit: string): boolean => unit >= '\uDC00' && unit <= '\uDFFF';

const characterBefore = (text: string, at: number): string =>
	isLowSurrogate(text.charAt(at - 1)) ? text.slice(Math.max(0, at - 2), at) : text.charAt(at - 1);
