/**
 * Tags of site generators (`{% … %}`, `{{< … >}}`, `<Component …>`) hold blanks, quotes and line ends where Markdown's
 * own syntax may not (`![](…)`, table cells). Before the parser sees them each becomes one word without a letter that
 * Markdown knows: an opening mark, its characters moved into the private use area, a closing mark. So a tag can be read
 * wherever it comes out of the parser, and inside code it becomes again what was written.
 */

/** One that stands for a block when it is alone on its line. */
export const BLOCK_TAG = '\uFDD1';
/** One that is a word of its line. */
export const INLINE_TAG = '\uFDD3';
/** A variable of the site, of which the value is not known. */
export const VARIABLE = '\uFDD4';
/** One that begins code or a comment, and is closed further on. */
export const RAW_TAG = '\uFDD5';
const END = '\uFDD2';

const SHIFT = 0xf600;
const MASKED = /([\uFDD1\uFDD3-\uFDD5])([^\uFDD1-\uFDD5]*)\uFDD2/g;
// With the controls by which `marks.ts` marks styles, which a tag's text must not forge either.
const FORGED = /[\u0001-\u0004\uFDD1-\uFDD5]/g;

export type Mark = typeof BLOCK_TAG | typeof INLINE_TAG | typeof VARIABLE | typeof RAW_TAG;

/** A stretch of a text that is a tag. */
export type Found = {readonly start: number; readonly end: number; readonly mark: Mark};

/** A tag as it came out of the parser. */
export type Masked = {readonly mark: string; readonly raw: string};

const encode = (raw: string): string =>
	raw.replace(/[\u0000-\u00FF]/g, char => String.fromCharCode(SHIFT + char.charCodeAt(0)));
const decode = (coded: string): string =>
	dropForged(coded.replace(/[\uF600-\uF6FF]/g, char => String.fromCharCode(char.charCodeAt(0) - SHIFT)));

/** The text without the marks that only `maskFound` may write; an entity may have become one since (`&#xFDD1;`). */
export const dropForged = (text: string): string => text.replace(FORGED, '');

/** The text with all that was found masked; of two that overlap the first one. */
export function maskFound(text: string, found: readonly Found[]): string {
	let masked = '';
	let done = 0;
	for (const {start, end, mark} of found.toSorted((a, b) => a.start - b.start)) {
		if (start < done) continue;
		masked += text.slice(done, start) + mark + encode(text.slice(start, end)) + END;
		done = end;
	}
	return masked + text.slice(done);
}

export const hasTags = (text: string): boolean => text.includes(END);

/** The text as it was written, for code. */
export const unmaskTags = (text: string): string => dropForged(replaceTags(text, ({raw}) => raw));

/** The text with every tag in it replaced. */
export function replaceTags(text: string, replace: (tag: Masked) => string): string {
	if (!hasTags(text)) return text;
	return text.replace(MASKED, (_, mark: string, coded: string) => replace({mark, raw: decode(coded)}));
}

/** The text's pieces in order: strings, and the tags between them. */
export function* splitTags(text: string): Generator<string | Masked> {
	let done = 0;
	if (hasTags(text))
		for (const {0: whole, 1: mark = '', 2: coded = '', index} of text.matchAll(MASKED)) {
			if (index > done) yield text.slice(done, index);
			yield {mark, raw: decode(coded)};
			done = index + whole.length;
		}
	if (done < text.length) yield text.slice(done);
}
