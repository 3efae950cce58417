import {sanitizeText} from '../../text/sanitize.ts';
import {plainMarkdown} from '../excerpt/plain.ts';

/** Most blocks have none of these: what is not printable ASCII, and what may be markup. */
const UNUSUAL = /[^ -%'-)+-;=-Z\]^a-z|}]/;
/** Of other characters these are the ones that need no sanitising, in so few ranges that it is quick to ask. */
const SOUND =
	/^[\t\n -~\u00A0-\u00AC\u00AE-\u02FF\u0391-\u0482\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u3000-\u9FFF\uFF00-\uFFEF]*$/;
const INLINE_MARKUP = /[*_~`<[{\\&]/;
const LABEL = '\\[((?:[^[\\]]|\\[[^[\\]]*\\])*)\\]';
const TARGET = '(?:\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)|\\[[^[\\]]*\\])';
const IMAGE = new RegExp(`!${LABEL}${TARGET}`, 'g');
/** Tags and commands of templates whose attributes may be what is read of them. */
const TAG = /<[a-z][^<>]*>|\{\{[<%][^{}]*\}\}|\{%[^%]*%\}/gi;
const SHOWN_ATTRIBUTE = /\s(?:alt|caption|title|summary)\s*[=:]\s*(?:"([^"]*)"|'([^']*)')/gi;
const BEGINNING = /(?<![\p{L}\p{N}*])(\*{1,3})(?=[^\s*])([^*]+)(?<=\S)\1(?=[\p{L}\p{N}])/gu;
const MIDDLE = /(?<=[\p{L}\p{N}])(\*{1,3})([\p{L}\p{N}]+)\1(?!\*)/gu;
const IDEOGRAPH = '[\\u3001-\\u30FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uFF00-\\uFF65]';
/** Where no blank is meant. */
const LINE_END_IN_IDEOGRAPHS = new RegExp(`(?<=${IDEOGRAPH})[ \\t]*\\n[ \\t]*(?=${IDEOGRAPH})`, 'g');
/** A longer block is taken in pieces: what Markdown means is found by looking ahead. */
const LONGEST_PIECE = 10_000;

/** A paragraph, a heading, an item in Markdown as plain text on one line. */
export function plainBlock(markdown: string, isLabel: (text: string) => boolean): string {
	const written = markdown.trim();
	if (!UNUSUAL.test(written)) return written.includes('  ') ? toLine(written) : written;
	const clean = SOUND.test(written) ? written : sanitizeText(written);
	const text = clean.includes('\n') ? clean.replace(LINE_END_IN_IDEOGRAPHS, '') : clean;
	if (!INLINE_MARKUP.test(text)) return toLine(text);
	if (text.length <= LONGEST_PIECE) return plainPiece(text, isLabel);
	const pieces: string[] = [];
	for (let start = 0; start < text.length; ) {
		const blank = text.lastIndexOf(' ', start + LONGEST_PIECE);
		const end = blank > start && start + LONGEST_PIECE < text.length ? blank : start + LONGEST_PIECE;
		pieces.push(plainPiece(text.slice(start, end), isLabel), text[end] === ' ' ? ' ' : '');
		start = end;
	}
	return pieces.join('');
}

function plainPiece(text: string, isLabel: (text: string) => boolean): string {
	const named = text.includes('![') ? text.replace(IMAGE, ' $1 ') : text;
	const shown = /[<{]/.test(named) && /[=:]\s*["']/.test(named) ? named.replace(TAG, showAttributes) : named;
	return plainMarkdown(shown.includes('*') ? joinWords(shown) : shown, isLabel);
}

/** `**Cel**ebs` and `Cel**eb**s`, which are one word to the reader; `f**k` and `s**t` are left alone. */
const joinWords = (text: string): string => text.replace(BEGINNING, '$2').replace(MIDDLE, '$2');

function showAttributes(tag: string): string {
	const shown = [...tag.matchAll(SHOWN_ATTRIBUTE)].map(([, double, single]) => double ?? single ?? '');
	return shown.length === 0 ? tag : ` ${shown.join(' ')} ${tag}`;
}

/** Single blanks for white space, and none at the ends. */
const toLine = (text: string): string => text.replace(/[^\S ]\s*| \s+/g, ' ').trim();

/** A line of code as text on one line. */
export const plainLine = (code: string): string => toLine(sanitizeText(code));
