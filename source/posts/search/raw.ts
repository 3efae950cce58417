import {foldBlanks} from '../../text/fold.ts';
import {sanitizeText} from '../../text/sanitize.ts';
import {decodeEntities} from '../repair/entities.ts';
import {findPlainBody} from './body.ts';

/** A file as it is before anything is made of it. */
export type Raw = {
	readonly bytes: Uint8Array;
	/** Each byte as a character: what is ASCII can be found in it, and where it is. */
	readonly text: string;
	readonly lower: string;
	/** Where the body begins, where that is plain. */
	readonly bodyStart: number | null;
};

/** `text` are the bytes as Latin-1. */
export function openRaw(bytes: Uint8Array, text: string): Raw {
	return {bytes, text, lower: text.toLowerCase(), bodyStart: findPlainBody(text)};
}

/**
 * Whether folded words, without blanks, may stand in what a reader sees of a body. Says yes too often (they may be parts of an
 * address) and never no where they are there: a word whose letters do not stand in a row has something doubtful between
 * two of them, or one of its letters is made of it.
 */
export function mayHold({text, lower, bodyStart}: Raw, words: readonly string[]): boolean {
	let absent = words.filter(word => !lower.includes(word, bodyStart ?? 0));
	if (absent.length === 0) return true;
	DOUBTFUL.lastIndex = bodyStart ?? 0;
	for (let found = DOUBTFUL.exec(text); found !== null; found = DOUBTFUL.exec(text)) {
		PIECE.lastIndex = found.index;
		const piece = PIECE.exec(text)?.[0] ?? found[0];
		DOUBTFUL.lastIndex = found.index + piece.length;
		const joint = readJoint(text, found.index, piece);
		absent = joint === null ? [] : absent.filter(word => !mayHoldJoint(word, joint));
		if (absent.length === 0) return true;
	}
	return false;
}

/** Characters beyond ASCII, which may be accents or damage, entities and escapes; markup and controls, which are taken out. */
const DOUBTFUL = /[\x80-\xff*_~`\0-\x08\x0b-\x1f\x7f&\\<[\]{]/g;
/** As much of them as is looked at together. To look for it at once takes twice as long. */
const PIECE = /[\x80-\xff]+|[*_~`]+|[\0-\x7f]/y;

/** The folded text that something doubtful becomes, and the characters around it. */
type Joint = {readonly before: string; readonly made: string; readonly behind: string};

/** Null where anything may come of it. */
function readJoint(text: string, at: number, found: string): Joint | null {
	const before = at === 0 ? '\n' : text.charAt(at - 1);
	const end = endOf(text, at, found);
	const made =
		end === null ? null : found >= '\x80' ? foldRun(found) : found === '&' ? foldEntity(text.slice(at, end)) : '';
	if (end === null || made === null) return null;
	// The names of notes are no text, and a blank before a note or a command goes with it.
	if (text.startsWith('[^', at) || (before === ' ' && text.startsWith('{{', at))) return null;
	const behind = text.charAt(end);
	const losesBlanks = LOSES_BLANKS.test(found);
	return {
		before: losesBlanks && /\s/.test(before) ? ANY : before.toLowerCase(),
		made,
		behind: found === '{' || (losesBlanks && /\s/.test(behind)) ? ANY : behind.toLowerCase(),
	};
}

/** Blanks at the ends of code are none of it, nor is a line end between ideographs. */
const LOSES_BLANKS = /[`\xe3-\xe9\xef]/;
/** One of those in `REMOVED_BEFORE` and `REMOVED_BEHIND`. */
const ANY = '`';

const ENTITY = /&[#a-z0-9]{1,12};/iy;
/** No comment, in which tags may stand, and no address, which stays. */
const TAG = /<(?!!|https?:|[^\s<>]*@)[^<>]*>/iy;
const LINK_END = /\](?:\([^()]*\)|\[[^[\]]*\])?/y;

function endOf(text: string, at: number, found: string): number | null {
	const pattern = found === '&' ? ENTITY : found === '<' ? TAG : found === ']' ? LINK_END : null;
	if (pattern === null) return /[\0-\x1f\x7f]/.test(found) ? null : at + found.length;
	pattern.lastIndex = at;
	if (pattern.test(text)) return pattern.lastIndex;
	// A sign that stands for itself.
	return found === '<' && /\S/.test(text.charAt(at + 1)) ? null : at + 1;
}

/** Whether a word may stand so that the joint, or a part of what is made there, is in it. */
function mayHoldJoint(word: string, {before, made, behind}: Joint): boolean {
	for (let at = 1 - made.length; at < word.length; at++) {
		if (!isAlike(word, made, at)) continue;
		const end = at + made.length;
		const comesFrom = at <= 0 || before === word[at - 1] || REMOVED_BEFORE.test(before);
		const goesOn = end >= word.length || behind === word[end] || REMOVED_BEHIND.test(behind);
		if (comesFrom && goesOn) return true;
	}
	return false;
}

/** Whether two texts are the same where they are both there, when the second begins at an index of the first. */
function isAlike(word: string, made: string, at: number): boolean {
	for (let index = Math.max(0, at); index < Math.min(word.length, at + made.length); index++)
		if (word[index] !== made[index - at]) return false;
	return true;
}

/** What may be doubtful itself, so that it does not tell which character is next. */
const REMOVED_BEFORE = /[*_~`>[\])};!\x80-\xff]/;
const REMOVED_BEHIND = /[*_~`<[\]({&\\!\0-\x08\x0b-\x1f\x7f-\xff]/;

const foldedRuns = new Map<string, string | null>();
const MOST_RUNS = 5000;
/** In scripts without blanks runs are long and none comes again: then it is quicker to read it all. */
const LONGEST_RUN = 60;
const decoder = new TextDecoder('utf-8', {ignoreBOM: true});

/** What a run of bytes becomes, of which the same few come again and again; null for what may be damage. */
function foldRun(run: string): string | null {
	if (run.length > LONGEST_RUN) return null;
	let folded = foldedRuns.get(run);
	if (folded === undefined) {
		const characters = decoder.decode(Uint8Array.from(run, byte => byte.charCodeAt(0)));
		folded = MAY_BE_DAMAGE.test(characters) ? null : foldText(characters);
		if (foldedRuns.size >= MOST_RUNS) foldedRuns.clear();
		foldedRuns.set(run, folded);
	}
	return folded;
}

/**
 * As `repair.ts` has it: the first and the second half of a damaged character; what Latin-1 makes of a sign; two letters that
 * lose their other half to a blank; bytes that are no UTF-8. And the noncharacters that stand for markup in `plain.ts`.
 */
const MAY_BE_DAMAGE =
	/[\u0080-\u009fÂÃ\u2028\u2029\ufdd0-\ufde1\ufffd]|[\u00c2-\u00f4\u0102-\u017fВГРСвгрс√¬‚ΓΞΟβ├-╬][^\0-\x7f]/;

const foldEntity = (entity: string): string => foldText(decodeEntities(entity));
const foldText = (text: string): string => foldBlanks(sanitizeText(text));
