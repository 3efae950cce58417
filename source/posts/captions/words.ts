import {inLetters, isLatin, word} from './patterns.ts';

/** How many words a text has, and how they begin. */
export type Words = {
	readonly count: number;
	/** Words that begin with a small letter. */
	readonly small: number;
	/** Most words begin with a letter of a script that has no capitals. */
	readonly isCaseless: boolean;
};

const small = inLetters(String.raw`[\p{CWU}]`, 'g');
const cased = inLetters(String.raw`[\p{CWCM}]`, 'g');
const caseless = inLetters(String.raw`[\p{Lo}]`, 'g');

/** The words that `word` finds, counted. */
export const tallyWords = (text: string): Words => (isLatin(text) ? countLatin(text) : countAny(text));

function countAny(text: string): Words {
	const words = text.match(word(text)) ?? [];
	const initials = words.map(item => item.charAt(0)).join('');
	const count = (pattern: typeof word) => initials.match(pattern(initials))?.length ?? 0;
	return {count: words.length, small: count(small), isCaseless: count(caseless) > count(cased)};
}

const LETTER = 1;
const NUMBER = 2;
const SMALL = 4;
const CASED = 8;
const CASELESS = 16;

/** The classes of `patterns.ts` by code, up to U+00FF; no letter that Latin text has lies beyond. */
const classes = (() => {
	const table = new Uint8Array(256);
	for (let code = 0; code < 256; code++) {
		const char = String.fromCharCode(code);
		const add = (pattern: RegExp, bit: number) => {
			if (pattern.test(char)) table[code] = (table[code] ?? 0) | bit;
		};
		add(/[A-Za-zªµºÀ-ÖØ-öø-ÿ]/, LETTER);
		add(/[\d²³¹¼-¾]/, NUMBER);
		add(/[a-zµß-öø-ÿ]/, SMALL);
		add(/[A-Za-zµÀ-ÖØ-öø-ÿ]/, CASED);
		add(/[ªº]/, CASELESS);
	}
	return table;
})();

const DOT = 0x2e;
const APOSTROPHE = 0x27;
const RIGHT_QUOTE = 0x2019;

/** As `countAny`, without making the words: this runs over every character of every article. */
function countLatin(text: string): Words {
	const tally = {count: 0, small: 0, cased: 0, caseless: 0};
	for (let at = 0; at < text.length; ) {
		const first = classOf(text, at);
		if ((first & (LETTER | NUMBER)) === 0) {
			at++;
			continue;
		}
		tally.count++;
		if (first & SMALL) tally.small++;
		if (first & CASED) tally.cased++;
		if (first & CASELESS) tally.caseless++;
		at = endOfInitials(text, at) ?? endOfWord(text, at);
	}
	return {count: tally.count, small: tally.small, isCaseless: tally.caseless > tally.cased};
}

const classOf = (text: string, at: number): number => classes[text.charCodeAt(at)] ?? 0;

/** `U.S.A`, from its first letter on. */
function endOfInitials(text: string, start: number): number | null {
	let at = start;
	while (classOf(text, at) & LETTER && text.charCodeAt(at + 1) === DOT) at += 2;
	if (at < start + 4) return null;
	return classOf(text, at) & LETTER ? at + 1 : at;
}

function endOfWord(text: string, start: number): number {
	let at = start + 1;
	for (; at < text.length; at++) {
		if (classOf(text, at) & (LETTER | NUMBER)) continue;
		const code = text.charCodeAt(at);
		if ((code !== APOSTROPHE && code !== RIGHT_QUOTE) || !(classOf(text, at + 1) & LETTER)) break;
	}
	return at;
}
