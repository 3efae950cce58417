/** Text without case and accents, so that `resume` finds `Résumé`, and with the signs of a keyboard, so that `don't` finds `don’t`. */
export function fold(text: string): string {
	return text.replace(NOT_ASCII, run => stripMarks(plainSigns(run))).toLowerCase();
}

/** Most texts have little of it. */
const NOT_ASCII = /[^\x20-\x7E]+/g;

/** Text folded for searching, and where each of its units came from where that is not the same place. */
export type Folded = {readonly text: string; readonly starts: Uint32Array | null};

/**
 * Characters that more than their case may change of. Those of many scripts that have no accents are left out, since a
 * function is called for each that stands here. So long a list is slow to ask: only what is not ASCII comes to it.
 */
const CHANGING =
	/[^\x20-\x7E\u0391-\u03A9\u03B1-\u03C9\u0410-\u0418\u041A-\u0438\u043A-\u044F\u05D0-\u05EA\u0627-\u064A\u0E01-\u0E30\u2016\u2017\u2020-\u2027\u202A-\u202E\u2030-\u205E\u2060-\u206F\u20A0-\u20BF\u2500-\u257F\u3001-\u3029\u303B-\u304B\u307E-\u3093\u30DE-\u30F3\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3]/gu;

/** As `fold`, with each run of white space one blank; `keepsCase` keeps the case. */
export function foldWithPlaces(text: string, keepsCase: boolean): Folded {
	let isSameLength = true;
	const change = (character: string): string => {
		const plainOne = foldOne(character);
		isSameLength &&= plainOne.length === character.length;
		return plainOne;
	};
	const plain = changeAll(text, change);
	const folded = keepsCase ? plain : plain.toLowerCase();
	return isSameLength && folded.length === text.length && !folded.includes('  ')
		? {text: folded, starts: null}
		: foldByCharacter(text, keepsCase);
}

/** The same where nobody asks for the places, which for some texts take ten times as long. */
export function foldBlanks(text: string): string {
	const folded = changeAll(text, foldOne).toLowerCase();
	return folded.includes('  ') ? folded.replace(/ {2,}/g, ' ') : folded;
}

/** Line ends are white space that many texts have a lot of. */
const changeAll = (text: string, change: (character: string) => string): string =>
	text
		.replaceAll('\n', ' ')
		.replace(NOT_ASCII, run => (run.length === 1 ? change(run) : run.replace(CHANGING, change)));

/** Blanks in a row, and what is not ASCII with the blanks around it. */
const PIECES = / {2,}| ?[^ -~][^!-~]*/g;

function foldByCharacter(text: string, keepsCase: boolean): Folded {
	const starts: number[] = [];
	const parts: string[] = [];
	let at = 0;
	let last = '';
	const add = (plain: string, from: number, isOneForOne: boolean): void => {
		for (let unit = 0; unit < plain.length; unit++) starts.push(isOneForOne ? from + unit : from);
		parts.push(plain);
	};
	for (const {0: piece, index} of text.matchAll(PIECES)) {
		if (index > at) {
			add(text.slice(at, index), at, true);
			last = '';
		}
		at = index;
		for (const character of piece) {
			const plain = character >= '一' && character <= '\u9FFF' ? character : foldOne(character);
			if (plain !== ' ' || last !== ' ') add(plain, at, false);
			if (plain !== '') last = plain;
			at += character.length;
		}
	}
	add(text.slice(at), at, true);
	starts.push(text.length);
	const folded = parts.join('');
	return {text: keepsCase ? folded : folded.toLowerCase(), starts: Uint32Array.from(starts)};
}

/** Blanks, quotation marks and dashes as a keyboard has them, one for one. */
function plainSigns(text: string): string {
	return text
		.replace(/[^\S ]/g, ' ')
		.replace(/[\u2018-\u201B]/g, "'")
		.replace(/[\u201C-\u201F]/g, '"')
		.replace(/[\u2010-\u2015]/g, '-');
}

const folds = new Map<string, string>();

/** A character without marks, a sign as a keyboard has it; each comes again and again. */
function foldOne(character: string): string {
	let plain = folds.get(character);
	if (plain === undefined) {
		plain = character.replace(CHANGING, changing => stripMarks(plainSigns(changing)));
		folds.set(character, plain);
	}
	return plain;
}

const stripMarks = (text: string): string =>
	/^[\x00-\x7F]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
