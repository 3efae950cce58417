import {separateSentences} from './sentences.ts';

/** Words in a Markdown text as people count them: what stands between blanks, and two ideographs or kana for one word. */
export function countWords(markdown: string): number {
	let halves = 0;
	let isInside = false;
	for (let at = 0; at < markdown.length; at++) {
		const code = markdown.charCodeAt(at);
		if (isIdeographic(code)) {
			halves++;
			isInside = false;
		} else if (isAlphanumeric(code)) {
			if (!isInside) halves += 2;
			isInside = true;
		} else if (code <= 32 || code === 160) {
			// An apostrophe, a hyphen, the dots of an address go on with the word; only white space ends it.
			isInside = false;
		}
	}
	return Math.round(halves / 2);
}

const isIdeographic = (code: number): boolean =>
	(code >= 0x3041 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);

const isAlphanumeric = (code: number): boolean =>
	(code >= 97 && code <= 122) ||
	(code >= 65 && code <= 90) ||
	(code >= 48 && code <= 57) ||
	(code > 191 && code < 0x2000) ||
	code > 0x303f;

/** Minutes to read so many words at 230 a minute (Brysbaert 2019, 238 for English prose), at least one. */
export function readingMinutes(words: number): number {
	return Math.max(1, Math.round(words / 230));
}

/** The text of the body's first heading, when nothing but images and blank lines stands before it. */
export function firstHeading(body: string): string | null {
	const beginning = body.slice(0, 4000);
	const atx = /^#{1,3}[ \t]+(\S.*)$/m.exec(beginning);
	const setext = /^(?!\s*[-*+>#|])(\S.*)\n=+[ \t]*$/m.exec(beginning);
	const found = [atx, setext].filter(match => match !== null).sort((a, b) => a.index - b.index)[0];
	return found === undefined ? null : plainInline(withoutClosing(found[1] ?? '')) || null;
}

/** A heading's text without the `##` that may close it. By hand: as a pattern it would take cubic time on many blanks. */
function withoutClosing(heading: string): string {
	const text = heading.trimEnd();
	let end = text.length;
	while (text[end - 1] === '#') end--;
	return end === text.length || /\s/.test(text[end - 1] ?? ' ') ? text.slice(0, end).trimEnd() : text;
}

/** The first paragraph of prose, for a post without a description: no heading, image, list, quote, code or HTML. */
export function firstSentences(body: string): string {
	for (const paragraph of body.slice(0, 12_000).split(/\n[ \t]*\n/)) {
		const text = paragraph.trim();
		if (/^(?:#|>|[-*+][ \t]|\d+[.)][ \t]|\||!\[|<|\{[%{<]|```|~~~|:::|\[[^\]]+\]:|import |export )/.test(text))
			continue;
		if (/^(?: {4}|\t)/.test(paragraph) || /\n(?:=+|-+)[ \t]*$/.test(text)) continue;
		const plain = plainInline(text);
		if (plain.length >= 40 && /[.!?…。！？]['"”’»)\]]*$/.test(plain)) return separateSentences(plain).slice(0, 1000);
	}
	return '';
}

/** Inline Markdown without its marks, near enough for a line in a list. */
function plainInline(text: string): string {
	return text
		.slice(0, 2000)
		.replace(/!\[[^\]]*\]\([^)]*\)/g, '')
		.replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
		.replace(/<\/?[a-z][^>]*>/gi, '')
		.replace(/(?<![\p{L}\p{N}])([*_]{1,3})(?=\S)([^*_]+)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
		.replace(/`+([^`]+)`+/g, '$1')
		.replace(/\\([\\`*_{}[\]()#+.!|>~-])/g, '$1')
		.replace(/\s+/g, ' ')
		.trim();
}
