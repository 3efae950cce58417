import {measure} from '../text/width.ts';
import {type Part, readParts} from './excerpt/outline.ts';
import {findLabels, plainMarkdown} from './excerpt/plain.ts';
import {cap} from './fields/values.ts';
import {separateSentences} from './sentences.ts';

/** Words in a Markdown text as people count them: what stands between blanks, and two ideographs or kana for one word. */
export function countWords(markdown: string): number {
	let halves = 0;
	let isInside = 0;
	for (let start = 0; start < markdown.length; start += UNITS.length) {
		const count = copyUnits(markdown.slice(start, start + UNITS.length));
		for (let from = 0; from < count; from += PIECE) {
			const found = countPiece(from, Math.min(count, from + PIECE), isInside);
			halves += found >> 1;
			isInside = found & 1;
		}
	}
	return Math.round(halves / 2);
}

/** So short that the function is called often, and not made fast before all of it has run. */
const PIECE = 512;

/** Twice the half words that begin in some of `UNITS`, and 1 if the last word goes on behind them. */
function countPiece(from: number, to: number, isInsideBefore: number): number {
	let words = 0;
	let ideographs = 0;
	let isInside = isInsideBefore;
	for (let at = from; at < to; at++) {
		const code = UNITS[at] ?? 0;
		if (code < ASCII) {
			// Without branches, because blanks come where no processor foresees them.
			const kind = KINDS[code] ?? 0;
			const next = (kind | (isInside & (kind >> 1))) & 1;
			words += next & ~isInside;
			isInside = next;
		} else if (isIdeographic(code)) {
			ideographs++;
			isInside = 0;
		} else if (isAlphanumeric(code)) {
			words += 1 - isInside;
			isInside = 1;
		} else if (code === 160) isInside = 0;
	}
	return ((2 * words + ideographs) << 1) | isInside;
}

const isIdeographic = (code: number): boolean =>
	(code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);

const isAlphanumeric = (code: number): boolean => (code > 191 && code < 0x2000) || code > 0x303f;

const ASCII = 128;
/**
 * 1 for what begins a word or goes on with it, 2 for what goes on only: an apostrophe, a hyphen, the dots of an address; 0
 * for white space, which ends it.
 */
const KINDS = Uint8Array.from({length: ASCII}, (_, code) =>
	/[A-Za-z0-9]/.test(String.fromCharCode(code)) ? 1 : code > 32 ? 2 : 0,
);

/** A piece of a text as numbers: read from here they take half the time that they take from a string. */
const UNITS = new Uint16Array(4096);
const UNIT_BYTES = Buffer.from(UNITS.buffer);
const IS_LITTLE_ENDIAN = Buffer.from(Uint16Array.of(1).buffer)[0] === 1;

/** At most as many units as there is room for; how many there are. */
function copyUnits(text: string): number {
	const bytes = UNIT_BYTES.write(text, 'utf16le');
	if (!IS_LITTLE_ENDIAN) UNIT_BYTES.subarray(0, bytes).swap16();
	return bytes / 2;
}

/** Minutes to read so many words at 230 a minute (Brysbaert 2019, 238 for English prose), at least one. */
export function readingMinutes(words: number): number {
	return Math.max(1, Math.round(words / 230));
}

/**
 * The heading that may stand for a title: the first of the first depth in the body's beginning, or one of the next two
 * with no text before it, since behind a text it is that of a section (`Installation`). Null where there is none.
 */
export function firstHeading(body: string): string | null {
	const beginning = body.slice(0, HEADING_RANGE);
	if (!/^ {0,3}(?:#|=+[ \t]*$|-+[ \t]*$|<h[1-3])/im.test(beginning)) return null;
	const isLabel = findLabels(body);
	let lowest = 3;
	for (const {kind, depth, text} of readParts(beginning)) {
		if (kind === 'heading' ? depth > lowest : lowest === 1) continue;
		const plain = plainMarkdown(text.slice(0, LONGEST_PART), isLabel);
		if (!/[^\s\p{P}]/u.test(plain)) continue;
		if (kind === 'heading') return plain;
		lowest = 1;
	}
	return null;
}

const HEADING_RANGE = 4000;
const EXCERPT_RANGE = 12_000;
const LONGEST_PART = 2000;
const LONGEST_EXCERPT = 1000;
/** Cells: shorter sentences greet, or name a photographer, more often than they say what a text is about. */
const LONG = 28;
const BEST = 0;

/**
 * The first paragraph of whole sentences, for a post without a description: no caption, note in italics, list or code.
 * Where there is none, the best of what there is: a short sentence, a paragraph without a final stop, a quote, an item.
 */
export function firstSentences(body: string): string {
	const isLabel = findLabels(body);
	let found = {rank: Number.POSITIVE_INFINITY, text: ''};
	for (const part of readParts(body.slice(0, EXCERPT_RANGE))) {
		if (part.kind === 'heading') continue;
		const text = excerptOf(part, isLabel);
		const rank = /[\p{L}\p{N}]/u.test(text) ? rankOf(part, text) : Number.POSITIVE_INFINITY;
		if (rank < found.rank) found = {rank, text};
		if (rank === BEST) break;
	}
	return cap(found.text, LONGEST_EXCERPT);
}

/** What leads to a list (`Here is what is new:`) goes, where there is a sentence before it. */
function excerptOf({text}: Part, isLabel: (text: string) => boolean): string {
	const plain = plainMarkdown(separateSentences(text.slice(0, LONGEST_PART)), isLabel);
	if (!/[:：]$/.test(plain)) return plain;
	return /^.*(?:[.!?…](?=\s)|[。！？])/su.exec(plain)?.[0] ?? plain;
}

/** The lower the better; `BEST` is the first paragraph that will do. */
function rankOf({kind, text}: Part, plain: string): number {
	const isLong = plain.length >= LONG || measure(plain) >= LONG;
	const isSentence = ENDS_SENTENCE.test(plain);
	const isLink = /^\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])$/.test(text.trim());
	const isAddress = plain.replace(/https?:\/\/\S+/g, '').length * 2 < plain.length;
	if (isLink || isAddress || /[:：]$/.test(plain)) return 8;
	if (kind === 'item') return isLong ? 6 : 7;
	if (kind === 'quote') return isSentence ? 4 : 5;
	// Behind an image on the same lines stands its caption, and all in italics stands a note of the editors.
	if (/^\s*(?:!\[|<img)/.test(text) || /^([*_])(?!\1)[^*_]+\1$/.test(text.trim())) return 5;
	if (isSentence) return isLong ? BEST : 2;
	return !isLong ? 7 : /[.!?…] |[。！？]/.test(plain) ? 1 : 3;
}

const ENDS_SENTENCE = /[.!?…。！？।؟۔]['"”’»)\]』」\p{Extended_Pictographic}\uFE0F\s]*$/u;
