import {isLargeLetter, isLetter, isSmallLetter} from '../letters.ts';

/** How far a piece is to be believed: as damage, as damage beside other damage, or not at all. */
export type Verdict = 'sure' | 'likely' | 'no';

export type Sequence = {
	readonly start: number;
	readonly text: string;
	/** The character that its bytes are in UTF-8. */
	readonly code: number;
};

export type Context = Sequence & {
	readonly line: string;
	/** The line with blanks for all pieces: in it a quotation mark is one. */
	readonly quotable: string;
	/** Those of which undamaged letters stand in the line. */
	readonly scripts: readonly Script[];
	/** Whether letters stand in the line that only Vietnamese has: another is no wonder then. */
	readonly isVietnamese: boolean;
	/** Whether another piece stands right before or right behind this one. */
	readonly touchesBefore: boolean;
	readonly touchesBehind: boolean;
	/** The characters before and behind as they read when their own damage is undone; empty at the ends of the line. */
	readonly previous: string;
	readonly next: string;
};

/** What may stand right behind a capital letter at the end of a word: quotation marks, dashes, powers, signs, blanks. */
const USUAL_BEHIND_CAPITAL = /[\u00a0\u00ad«»‹›‘’“”–—…™®©°²³¹ªº·•±]/;
/** What may stand behind a small letter: also the last letters of Slavic words and the openers of the next sentence. */
const USUAL_BEHIND_SMALL = /[\u00a0\u00ad«»‹›‘’“”–—…™®©°²³¹ªº·•±†‡§ŠšŽž]/;
const USUAL_AT_LAST = /[\u00a0\u00ad«»‹›‘’“”–—…™®©°²³¹ªº·•±†‡§ŠšŽž„‚¡¿£€¥¢½¼¾]/;
/** Signs that begin no word: a letter right behind one goes on with the word before it. */
const INSIDE_WORD = /[^\u00a0\u00ad’ŠšŽžŒœŸ]/;

/** For every mark that closes a quotation in some language, those that open it there. */
const OPENERS: Readonly<Record<string, string>> = {
	'”': '“„”',
	'“': '„”',
	'’': '‘‚’',
	'‘': '‚’',
	'»': '«»',
	'«': '»',
	'›': '‹›',
	'‹': '›',
};
const QUOTE_WINDOW = 200;

/** What a piece that could be a wrongly decoded character is, by what may stand in sound text of any language. */
export function judge(context: Context): Verdict {
	if (context.text.length === 2) return judgePair(context);
	return judgeLong(context);
}

/** A small letter with two signs or three behind it. */
function judgeLong(context: Context): Verdict {
	const {line, start, text, code, previous, next, touchesBefore, touchesBehind} = context;
	const [lead = '', second = '', third = ''] = text;
	// No word ends in `â`.
	if (lead === 'â' || code === 0xfeff) return 'sure';
	if (isFar(code) && isFarLetter(previous)) return 'sure';
	const isInWord = isLetter(previous);
	const isWordEnd = isInWord && !touchesBefore && !touchesBehind;
	const usual = isWordEnd && /[àáèé]/.test(lead) ? USUAL_AT_LAST : USUAL_BEHIND_SMALL;
	if (!usual.test(second) || !USUAL_AT_LAST.test(third)) return 'sure';
	// What opens a question or a quotation stands before a word.
	if (/[¿¡„‚]/.test(third) && (next === '' || /[\s\p{P}]/u.test(next))) return 'sure';
	if (/[ŠšŽž]/.test(second) && !/[áéí]/.test(lead)) return 'sure';
	// No word ends in a small letter behind capitals, and few are one small letter.
	if (/\p{Lu}{2}$/u.test(line.slice(Math.max(0, start - 2), start))) return 'sure';
	if (!isInWord && !/[àáãäåæçèéêí]/.test(lead)) return 'sure';
	if (isFar(code) && isFarLetter(next) && !isInWord && !/[‘’“”]/.test(third)) return 'sure';
	const isLatin = code >= 0x1e00 && code < 0x1f00;
	if (isLatin && context.isVietnamese && !/[‘’“”]/.test(third) && !isGuillemet(line, start + 1)) return 'sure';
	if (isWordEnd && !isLatin) return 'no';
	// Vietnamese: a letter in the middle of a word.
	return isLatin && third !== '’' && isSmallLetter(next) ? 'sure' : 'likely';
}

/** Of a script whose letters are three bytes long, and none of the punctuation and the Latin letters between these. */
const isFar = (code: number): boolean => code >= 0x900 && (code < 0x1e00 || code >= 0x2e80);

const isFarLetter = (neighbour: string): boolean =>
	isFar(neighbour.codePointAt(0) ?? 0) && /[\p{L}\p{M}]/u.test(neighbour);

export const VIETNAMESE = /[đĐ\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/;
const isVietnameseHorn = (code: number): boolean =>
	code === 0x1a0 || code === 0x1a1 || code === 0x1af || code === 0x1b0;

const isRomanian = (code: number): boolean => code >= 0x218 && code < 0x21c;

/** Whether the sign at the index closes a quotation in guillemets. */
function isGuillemet(line: string, index: number): boolean {
	const before = line.slice(Math.max(0, index - QUOTE_WINDOW), index);
	return line[index] === '»' && before.lastIndexOf('«') > before.lastIndexOf('»');
}

/** A capital letter with one sign behind it. */
function judgePair(context: Context): Verdict {
	const {text, code, previous, next, touchesBefore} = context;
	const [lead = '', tail = ''] = text;
	if (/[\u0080-\u009f]/.test(tail + next)) return 'sure';
	if (isQuoted(context, tail)) return 'no';
	const isUsual = USUAL_BEHIND_CAPITAL.test(tail);
	const script = SCRIPTS.find(({limit}) => code < limit);
	if (code >= 0x370 && (script?.letter.test(previous) || script?.letter.test(next))) return 'sure';
	// No word is mixed of Latin letters and of those without capitals.
	if (/[ÂÃ]/.test(lead) && previous >= '\u0590' && /\p{Lo}/u.test(previous)) return 'sure';
	// A word is damaged as a whole.
	if (isUsual && !touchesBefore && previous > '\u007f' && /[^\P{L}\p{Ll}]/u.test(previous)) return 'no';
	if (code >= 0x370) return judgeFar(context, isUsual, script);
	if (isVietnameseHorn(code) && context.isVietnamese) return 'sure';
	if (fitsWord(context, tail) || !mayStandBefore(context, tail)) return 'sure';
	// Letters that no language of today has.
	if (code >= 0x220 && code < 0x250 && !touchesBefore && !context.touchesBehind) return 'no';
	if (lead === 'Â' ? code >= 0xa0 || !isUsual : !isUsual && (code < 0x180 || isRomanian(code))) return 'sure';
	if (isLargeLetter(previous)) return judgeBehindCapital(context, isUsual);
	// No word is `Ã` or `Â`.
	return lead === 'Â' || lead === 'Ã' ? 'sure' : 'likely';
}

/** The same behind another capital letter, where it may be the last one of a word in capitals. */
function judgeBehindCapital(context: Context, isUsual: boolean): Verdict {
	const {line, start, text, code, next, touchesBefore, touchesBehind} = context;
	const [lead = '', tail = ''] = text;
	if (code >= 0x180 && isUsual && !touchesBefore) return 'no';
	const isCapitals = !touchesBefore && !touchesBehind && /\p{Lu}{2}$/u.test(line.slice(Math.max(0, start - 2), start));
	if (isSmall(code) && isCapitals) return /[ª²³¹º±·]/.test(tail) ? 'likely' : 'no';
	if (lead !== 'Ã') return 'likely';
	if (!isSmall(code)) return isLargeLetter(next) && tail !== '’' ? 'sure' : 'likely';
	// `Où`, `Né`, but Vietnamese `Mã` in capitals ends in a letter that a blank or a quotation mark may follow.
	return !/[\u00a0«»°]/.test(tail) && (touchesBehind || !/[^\0-\u007f]/.test(next)) ? 'sure' : 'likely';
}

/** A letter of another script comes with others of it, but for the Greek of formulas. */
function judgeFar({text, code, scripts, previous, next}: Context, isUsual: boolean, script?: Script): Verdict {
	if (script === undefined || code < 0x384) return 'no';
	if (code < 0x400) return isUsual && isLetter(previous) ? 'likely' : 'sure';
	// `Úžasný`
	if (/\p{Script=Latin}/u.test(previous + next)) return 'no';
	// `3×²`, `Õ°5`
	const isTimes = text.startsWith('×');
	if ((isUsual || isTimes) && (/[\p{Lu}\p{Nd}]/u.test(previous) || /[\p{L}\p{Nd}]/u.test(next))) return 'no';
	// `Ð`, `Ñ` and `Ù` are no words, as `Ø` and `Ó` are.
	const isWord = /^[ÓÔÖ×ØÚ]/.test(text) || isLetter(previous);
	if (!isWord && (!isUsual || /[ª²³¹º°®©™]/.test(text))) return 'sure';
	if (scripts.includes(script) && (!isUsual || !isWord)) return 'sure';
	return isTimes ? 'no' : 'likely';
}

/** Scripts whose letters are two bytes long; `limit` is the first code point behind theirs. */
type Script = {readonly limit: number; readonly letter: RegExp};

export const SCRIPTS: readonly Script[] = [
	{limit: 0x400, letter: /[\u0370-\u03ff]/},
	{limit: 0x530, letter: /[\u0400-\u052f]/},
	{limit: 0x590, letter: /[\u0530-\u058f]/},
	{limit: 0x600, letter: /[\u0590-\u05ff]/},
	{limit: 0x700, letter: /[\u0600-\u06ff]/},
];

/**
 * Whether the sign behind the capital may stand before what comes next: `Là-bas,`, `GANÓ LA` and `CŒUR` are all that
 * these can be.
 */
function mayStandBefore({text, code, next, previous}: Context, tail: string): boolean {
	if (/[ª²³¹º°®©™¼½¾]/.test(tail) && /\p{Script=Latin}/u.test(next)) return false;
	if ((/[»«]/.test(tail) || text === 'Å\u00a0') && isLargeLetter(next) && !isLetter(previous)) return false;
	if (text === 'Å’') return next !== 'U';
	if (!text.startsWith('Ã')) return true;
	if (tail === '\u00a0') return !/[-,.)\]]/.test(next);
	// What closes a quotation that was opened has been found out before.
	return !/[‹›]/.test(tail) && !(/[“‘]/.test(tail) && !isSmall(code) && !/[\p{L}\p{N}«»‹›‘’“”]/u.test(next));
}

/** A capital behind a small letter, or a sign before one, can only be the two halves of a letter. */
function fitsWord({line, start, text, code, previous, next}: Context, tail: string): boolean {
	if (isSmallLetter(previous)) return true;
	if (!isSmallLetter(next)) return false;
	// `Škoda`, `Ġermanja`
	if (text === 'Å\u00a0' || text === 'Ä\u00a0') return !isLetter(previous);
	// `Ēst`, but not the genitive of a letter
	if (tail === '’') return !isLetter(previous) && /^.\p{Ll}/u.test(line.slice(start + text.length));
	// `AŬgusto`
	if (tail === '\u00ad') return isSmall(code) && isLargeLetter(previous);
	if (!INSIDE_WORD.test(tail)) return false;
	return isSmall(code) || !isLetter(previous);
}

/** Also what modifies a letter, which Latin-1 has none of. */
function isSmall(code: number): boolean {
	const character = String.fromCodePoint(code);
	return isSmallLetter(character) || (code > 0xff && /\p{Lm}/u.test(character));
}

/**
 * „Ü“ ends in a letter and a mark, and so does Portuguese „manhã“ in capitals: a mark that closes what was opened is
 * no damage.
 */
function isQuoted(
	{quotable, start, text, previous, next, touchesBefore, touchesBehind}: Context,
	mark: string,
): boolean {
	const openers = touchesBefore || touchesBehind ? undefined : OPENERS[mark];
	if (openers === undefined || isLetter(next) || isSmallLetter(previous)) return false;
	const before = quotable.slice(Math.max(0, start - QUOTE_WINDOW), start);
	const opened = Math.max(...Array.from(openers, opener => before.lastIndexOf(opener)));
	// No word ends in `Â`, but it may be spoken of.
	if (opened === -1 || (text.startsWith('Â') && opened < before.length - 1)) return false;
	if (/[\p{L}\p{N}]/u.test(before[opened - 1] ?? '')) return false;
	return before[opened] === mark || before.lastIndexOf(mark) < opened;
}
