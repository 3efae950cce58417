import {measure} from '../text/width.ts';
import {type Part, readParts} from './excerpt/outline.ts';
import {findLabels, plainMarkdown} from './excerpt/plain.ts';
import {cap} from './fields/values.ts';
import {separateSentences} from './sentences.ts';

/** Words in a Markdown text as people count them: what stands between blanks, and two ideographs or kana for one word. */
export function countWords(markdown: string): number {
	let halves = 0;
	let isInside = false;
	for (let at = 0; at < markdown.length; at++) {
		const code = markdown.charCodeAt(at);
		if (code < ASCII_KINDS.length) {
			// Nearly all there is, and articles are long.
			const kind = ASCII_KINDS[code];
			if (kind === WORD && !isInside) {
				halves += 2;
				isInside = true;
			} else if (kind === BLANK) isInside = false;
		} else if (isIdeographic(code)) {
			halves++;
			isInside = false;
		} else if (isAlphanumeric(code)) {
			if (!isInside) halves += 2;
			isInside = true;
		} else if (code === 160) {
			// An apostrophe, a hyphen, the dots of an address go on with the word; only white space ends it.
			isInside = false;
		}
	}
	return Math.round(halves / 2);
}

const isIdeographic = (code: number): boolean =>
	(code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);

const isAlphanumeric = (code: number): boolean => (code > 191 && code < 0x2000) || code > 0x303f;

const WORD = 1;
const BLANK = 2;
const ASCII_KINDS = Uint8Array.from({length: 128}, (_, code) =>
	code <= 32 ? BLANK : /[A-Za-z0-9]/.test(String.fromCharCode(code)) ? WORD : 0,
);

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
