import {WINDOWS_1252_HIGH} from '../decode.ts';

/**
 * Undoes UTF-8 that was read as Windows-1252 or Latin-1: every piece that is exact UTF-8 is put back where what stands
 * there is no text (`â€™`) or fits its word as nothing else does (`voilÃ…`, `BÄ…dÅº`), and with it the doubtful ones in the same
 * stretch (`Ã–` alone). Nothing sound but ASCII can stand in a damaged stretch, so any other character ends it.
 */

const TAIL = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
const SEQUENCE_SOURCE = `[\\u00c2-\\u00df]${TAIL}|[\\u00e0-\\u00ef]${TAIL}{2}|[\\u00f0\\u00f3]${TAIL}{3}`;
const SEQUENCE = new RegExp(SEQUENCE_SOURCE, 'g');
const HAS_SEQUENCE = new RegExp(SEQUENCE_SOURCE);

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
const MAX_ROUNDS = 6;

/** How far a piece is to be believed: as damage, as damage beside other damage, or not at all. */
type Verdict = 'sure' | 'likely' | 'no';

type Sequence = {
	readonly start: number;
	readonly text: string;
	/** The character that its bytes are in UTF-8. */
	readonly code: number;
};

type Context = Sequence & {
	readonly line: string;
	/** The line with blanks for all pieces: in it a quotation mark is one. */
	readonly quotable: string;
	/** Those of which undamaged letters stand in the line. */
	readonly scripts: readonly Script[];
	/** Whether another piece stands right before or right behind this one. */
	readonly touchesBefore: boolean;
	readonly touchesBehind: boolean;
	/** The characters before and behind as they read when their own damage is undone; empty at the ends of the line. */
	readonly previous: string;
	readonly next: string;
};

/** A line of text -> the same with Western damage undone, up to six layers of it. Linear in the line's length. */
export function decodeWestern(line: string): string {
	let current = line;
	for (let round = 0; round < MAX_ROUNDS; round++) {
		// The last byte of a closing quotation mark has no character in Windows-1252 and is often lost.
		const whole = current.replace(/â€(?=[ .,;:!?)]|$)/g, 'â€\u009d');
		const next = HAS_SEQUENCE.test(whole) ? decodeRound(whole) : current;
		if (next === current) break;
		current = next;
	}
	return current;
}

function decodeRound(line: string): string {
	const sequences = findSequences(line);
	const scripts = SCRIPTS.filter(({letter}) => letter.test(line));
	const found = {line, quotable: blankOut(line, sequences), scripts, sequences};
	const verdicts = sequences.map((_, index) => judge(toContext(found, index)));
	joinNeighbours(sequences, verdicts);
	spreadInStretches(line, sequences, verdicts);
	const parts: string[] = [];
	let done = 0;
	for (const [index, {start, text, code}] of sequences.entries()) {
		if (verdicts[index] !== 'sure') continue;
		parts.push(line.slice(done, start), String.fromCodePoint(code));
		done = start + text.length;
	}
	return parts.length === 0 ? line : parts.join('') + line.slice(done);
}

function findSequences(line: string): readonly Sequence[] {
	const sequences: Sequence[] = [];
	for (const {index, 0: text} of line.matchAll(SEQUENCE)) {
		const code = toCodePoint(text);
		if (code !== null) sequences.push({start: index, text, code});
	}
	return sequences;
}

/** Null for what is no UTF-8, no character, or one of the rare scripts that are spelt by accented capitals and common signs. */
function toCodePoint(text: string): number | null {
	let code = text.charCodeAt(0) & (0x7f >> text.length);
	for (let at = 1; at < text.length; at++) code = (code << 6) | (toByte(text, at) & 0x3f);
	const least = [0, 0, 0x80, 0x800, 0x10000][text.length] ?? 0;
	const isRare = code >= 0x700 && code < 0x900;
	if (code < least || code > 0x10ffff || isRare) return null;
	return code >= 0x370 && /[\p{Cn}\p{Co}\p{Cs}]/u.test(String.fromCodePoint(code)) ? null : code;
}

/** A C1 control -> the sign that its byte is in Windows-1252, or itself where it is none there either. */
export const toWindows1252 = (control: string): string => WINDOWS_1252_HIGH[control.charCodeAt(0) - 0x80] ?? control;

function toByte(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return code < 0x100 ? code : 0x80 + WINDOWS_1252_HIGH.indexOf(text.charAt(at));
}

type Found = Pick<Context, 'line' | 'quotable' | 'scripts'> & {readonly sequences: readonly Sequence[]};

function toContext({line, quotable, scripts, sequences}: Found, index: number): Context {
	const {start, text, code} = sequences[index] ?? {start: 0, text: '', code: 0};
	const end = start + text.length;
	const before = sequences[index - 1];
	const behind = sequences[index + 1];
	const touchesBefore = before !== undefined && before.start + before.text.length === start;
	const touchesBehind = behind !== undefined && behind.start === end;
	const previous = touchesBefore ? String.fromCodePoint(before.code) : (line[start - 1] ?? '');
	const next = touchesBehind ? String.fromCodePoint(behind.code) : (line[end] ?? '');
	return {line, quotable, scripts, start, text, code, previous, next, touchesBefore, touchesBehind};
}

function blankOut(line: string, sequences: readonly Sequence[]): string {
	const parts: string[] = [];
	let done = 0;
	for (const {start, text} of sequences) {
		parts.push(line.slice(done, start), ' '.repeat(text.length));
		done = start + text.length;
	}
	return parts.join('') + line.slice(done);
}

function judge(context: Context): Verdict {
	if (context.text.length === 2) return judgePair(context);
	return judgeLong(context);
}

/** A small letter with two signs or three behind it. */
function judgeLong({line, start, text, code, previous, next, touchesBefore, touchesBehind}: Context): Verdict {
	const [lead = '', second = '', third = ''] = text;
	// No word ends in `â`.
	if (lead === 'â' || code === 0xfeff) return 'sure';
	const isInWord = /\p{L}/u.test(previous);
	const isWordEnd = isInWord && !touchesBefore && !touchesBehind;
	const usual = isWordEnd && /[àáèé]/.test(lead) ? USUAL_AT_LAST : USUAL_BEHIND_SMALL;
	if (!usual.test(second) || !USUAL_AT_LAST.test(third)) return 'sure';
	if (/[ŠšŽž]/.test(second) && !/[áéí]/.test(lead)) return 'sure';
	// No word ends in a small letter behind capitals, and few are one small letter.
	if (/\p{Lu}{2}$/u.test(line.slice(Math.max(0, start - 2), start))) return 'sure';
	if (!isInWord && !/[àáãäåæçèéêí]/.test(lead)) return 'sure';
	const isLatin = code >= 0x1e00 && code < 0x1f00;
	if (isWordEnd && !isLatin) return 'no';
	// Vietnamese: a letter in the middle of a word.
	return isLatin && third !== '’' && /\p{Ll}/u.test(next) ? 'sure' : 'likely';
}

/** A capital letter with one sign behind it. */
function judgePair(context: Context): Verdict {
	const {text, code, previous, next, touchesBefore} = context;
	const [lead = '', tail = ''] = text;
	if (/[\u0080-\u009f]/.test(next)) return 'sure';
	if (isQuoted(context, tail)) return 'no';
	const isUsual = USUAL_BEHIND_CAPITAL.test(tail);
	// A word is damaged as a whole.
	if (isUsual && !touchesBefore && /[^\P{L}\0-\u007f]/u.test(previous)) return 'no';
	if (code >= 0x370) return judgeFar(context, isUsual);
	if (fitsWord(context, tail)) return 'sure';
	if (code < 0x180 && (!isUsual || (lead === 'Â' && code >= 0xa0))) return 'sure';
	if (/\p{Lu}/u.test(previous)) return judgeBehindCapital(context, isUsual);
	// No word is `Ã` or `Â`.
	return lead === 'Â' || lead === 'Ã' ? 'sure' : 'likely';
}

/** The same behind another capital letter, where it may be the last one of a word in capitals. */
function judgeBehindCapital(context: Context, isUsual: boolean): Verdict {
	const {line, start, text, code, next, touchesBefore, touchesBehind} = context;
	const [lead = '', tail = ''] = text;
	if (code >= 0x180 && isUsual && !touchesBefore) return 'no';
	const isCapitals = !touchesBefore && /\p{Lu}{2}$/u.test(line.slice(Math.max(0, start - 2), start));
	if (isSmall(code) && isCapitals) return /[ª²³¹º±·]/.test(tail) ? 'likely' : 'no';
	if (lead !== 'Ã') return 'likely';
	if (!isSmall(code)) return /\p{Lu}/u.test(next) && tail !== '’' ? 'sure' : 'likely';
	// `Où`, `Né`, but Vietnamese `Mã` in capitals ends in a letter that a blank or a quotation mark may follow.
	return !/[\u00a0«»°]/.test(tail) && (touchesBehind || !/[^\0-\u007f]/.test(next)) ? 'sure' : 'likely';
}

/** A letter of another script comes with others of it, but for the Greek of formulas. */
function judgeFar({code, scripts, previous, next}: Context, isUsual: boolean): Verdict {
	const script = SCRIPTS.find(({limit}) => code < limit);
	if (script === undefined) return 'no';
	const {letter} = script;
	if (letter.test(previous) || letter.test(next)) return 'sure';
	if (code < 0x384) return 'no';
	if (code < 0x400) return isUsual && /\p{L}/u.test(previous) ? 'likely' : 'sure';
	if (/[\p{Lu}\p{Nd}]/u.test(previous) || /[\p{L}\p{Nd}]/u.test(next)) return 'no';
	// `Ð` and `Ñ` are no words, as `Ø` and `Ó` are.
	if (scripts.includes(script) && (!isUsual || (code < 0x480 && !/\p{L}/u.test(previous)))) return 'sure';
	return code >= 0x590 && code < 0x600 ? 'no' : 'likely';
}

/** Scripts whose letters are two bytes long; `limit` is the first code point behind theirs. */
type Script = {readonly limit: number; readonly letter: RegExp};

const SCRIPTS: readonly Script[] = [
	{limit: 0x400, letter: /[\u0370-\u03ff]/},
	{limit: 0x530, letter: /[\u0400-\u052f]/},
	{limit: 0x590, letter: /[\u0530-\u058f]/},
	{limit: 0x600, letter: /[\u0590-\u05ff]/},
	{limit: 0x700, letter: /[\u0600-\u06ff]/},
];

/** A capital behind a small letter, or a sign before one, can only be the two halves of a letter. */
function fitsWord({line, start, text, code, previous, next}: Context, tail: string): boolean {
	if (/\p{Ll}/u.test(previous)) return true;
	if (!/\p{Ll}/u.test(next)) return false;
	// `Škoda`
	if (text === 'Å\u00a0') return !/\p{L}/u.test(previous);
	// `Ēst`, but not the genitive of a letter
	if (tail === '’') return !/\p{L}/u.test(previous) && /^.\p{Ll}/u.test(line.slice(start + text.length));
	if (!INSIDE_WORD.test(tail)) return false;
	return isSmall(code) || !/\p{L}/u.test(previous);
}

const isSmall = (code: number): boolean => /\p{Ll}/u.test(String.fromCodePoint(code));

/** „Ü“ ends in a letter and a mark, and so does Portuguese „manhã“ in capitals: a mark that closes what was opened is no damage. */
function isQuoted(
	{quotable, start, text, previous, next, touchesBefore, touchesBehind}: Context,
	mark: string,
): boolean {
	const openers = touchesBefore || touchesBehind ? undefined : OPENERS[mark];
	if (openers === undefined || /\p{L}/u.test(next) || /\p{Ll}/u.test(previous)) return false;
	const before = quotable.slice(Math.max(0, start - QUOTE_WINDOW), start);
	const opened = Math.max(...Array.from(openers, opener => before.lastIndexOf(opener)));
	// No word ends in `Â`, but it may be spoken of.
	if (opened === -1 || (text.startsWith('Â') && opened < before.length - 1)) return false;
	if (/[\p{L}\p{N}]/u.test(before[opened - 1] ?? '')) return false;
	return before[opened] === mark || before.lastIndexOf(mark) < opened;
}

/** Two doubtful pieces side by side leave no doubt. */
function joinNeighbours(sequences: readonly Sequence[], verdicts: Verdict[]): void {
	for (const [index, sequence] of sequences.entries()) {
		const before = sequences[index - 1];
		if (before === undefined || before.start + before.text.length !== sequence.start) continue;
		if (verdicts[index] === 'no' || verdicts[index - 1] === 'no') continue;
		verdicts[index] = 'sure';
		verdicts[index - 1] = 'sure';
	}
}

/** What is likely becomes sure where something in its stretch is. */
function spreadInStretches(line: string, sequences: readonly Sequence[], verdicts: Verdict[]): void {
	let first = 0;
	for (let index = 0; index < sequences.length; index++) {
		const {start = 0, text = ''} = sequences[index] ?? {};
		const end = start + text.length;
		const following = sequences[index + 1]?.start;
		const isSound =
			following === undefined || verdicts[index] === 'no' || /[^\0-\u007f]/.test(line.slice(end, following));
		if (!isSound) continue;
		const stretch = verdicts.slice(first, index + 1);
		if (stretch.includes('sure')) {
			for (let at = first; at <= index; at++) if (verdicts[at] === 'likely') verdicts[at] = 'sure';
		}
		first = index + 1;
	}
}
