/**
 * Untrusted text -> text that a terminal shows and never obeys.
 *
 * The forms: `sanitizeText` for body text (keeps line breaks and tabs), `sanitizeField` for anything that stands on one
 * line (titles, file names, error messages), `safeUrl` for the target of a link. All are idempotent.
 * Parsers decode entities and escapes (`&#27;`, `"\e"`), so these run after parsing, on what is about to be shown.
 *
 * At the way out itself stand `printable`, `linkTarget`, `pasteable` and `base64`, for whatever an earlier stage has missed.
 * What they give has a type of its own, which is all that `output.ts` takes: so nothing is written without them.
 */

declare const clean: unique symbol;
declare const cleanUrl: unique symbol;
declare const pasted: unique symbol;

/** Text of one line that a terminal shows as it is. Made in this file alone. */
export type Clean = string & {readonly [clean]: true};
/** The target of a hyperlink. Made in this file alone. */
export type CleanUrl = string & {readonly [cleanUrl]: true};
/** What may go to a clipboard. Made in this file alone. */
export type Pasteable = string & {readonly [pasted]: true};

// Well-formed sequences go whole, so that a coloured log reads as prose: controls, strings, shifts of the character set
// (ECMA-48 5.4 and 5.6, ECMA-35 14). One pass for all: what is taken out of a string would else join its halves. Each class
// excludes what begins another sequence: a scan that fails stops at the next opener, and the whole stays linear.
// With a blank in it, a control is taken for one only where it does not end in the first letter of a word.
const SEQUENCES =
	/(?:\u001B\[|\u009B)[0-?]*(?:[!-/]*[@-~]| [ -/]*[@-~](?![A-Za-z]))|(?:\u001B[\]PX^_]|[\u0090\u0098\u009D-\u009F])[^\u0007\u001B\u0080-\u009F\n]*(?:\u0007|\u001B\\|\u009C)|\u001B[()*+][0-9A-Za-z]/g;

// What is left of the controls, then what is invisible and moves or hides its neighbours: soft hyphen, bidi embeddings,
// overrides and isolates, invisible operators, byte order marks, annotation marks, non-characters, signs of shorthand and
// music that format and show nothing.
const UNPRINTABLE =
	/[\u0000-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u034F\u180E\u200B\u202A-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFEFF\uFFF0-\uFFFB\uFFFE\uFFFF]|\uD82F[\uDCA0-\uDCA3]|\uD834[\uDD73-\uDD7A]|[\uD83F\uD87F\uD8BF\uD8FF\uD93F\uD97F\uD9BF\uD9FF\uDA3F\uDA7F\uDABF\uDAFF\uDB3F\uDB7F\uDBBF\uDBFF][\uDFFE\uDFFF]/g;
// Letters of Hangul that are blank, some of them two cells wide.
const FILLERS = /[\u115F\u1160\u3164\uFFA0]/g;
// All that a step of `sanitizeText` may change, and more: whole scripts that have marks of their own,
// but for those that are written without them mostly.
const SUSPICIOUS =
	/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u0300-\u036F\u0483-\u0489\u0591-\u05C7\u0610-\u061C\u064B-\u065F\u0670\u06D6-\u06ED\u0711\u0730-\u074A\u07A6-\u07B0\u07EB-\u07FD\u0816-\u085B\u0890-\u089F\u08CA-\u109F\u115F\u1160\u135D-\u135F\u1712-\u1DFF\u200B-\u200F\u2028-\u202E\u2060-\u206F\u20D0-\u20F0\u2CEF-\u2CF1\u2D7F\u2DE0-\u2DFF\u302A-\u302F\u3099\u309A\u3164\uA66F-\uA6F1\uA802-\uABED\uD800-\uDFFF\uFB1E\uFDD0-\uFDEF\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF\uFFA0\uFFF0-\uFFFF]/;
const NOT_PRINTED = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/g;

const LINE_BREAKS = /\r\n|[\u000B\u000C\r\u0085\u2028\u2029]/g;
const JOINERS = /(?:[\u200C-\u200F\u061C\uFE00-\uFE0F]|\uDB40[\uDD00-\uDDEF]){2,}/g;
// As in a heart on fire: an emoji's variation, and what joins it to the next.
const FIRST_JOINER = /^(?:\uFE0F\u200D|\uDB40.|.)/;
// No emoji is made of more than four others; what terminals do with longer chains is anyone's guess.
const CHAIN =
	/((?:\p{Extended_Pictographic}\uFE0F?[\u{1F3FB}-\u{1F3FF}]?\u200D){3}\p{Extended_Pictographic}\uFE0F?[\u{1F3FB}-\u{1F3FF}]?)\u200D/gu;
// Tags belong to a flag, selectors of variants (E0100 to E01EF) are marks; the rest round them is invisible.
const TAGS = /(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,6})[\u{E0000}-\u{E007F}]|[\u{E0080}-\u{E00FF}\u{E01F0}-\u{E0FFF}]/gu;
// More than eight marks on one letter occur in no script's ordinary text (Unicode TR36, 2.8.2 asks for such a cap). What joins
// and directs does not begin another letter.
const MARKS = /([\p{M}\u061C\u200C-\u200F]{8})[\p{M}\u061C\u200C-\u200F]+/gu;

/** Body text: no control but LF and TAB, no bidi override, no heap of combining marks. Other line breaks become LF. */
export function sanitizeText(text: string): string {
	if (!SUSPICIOUS.test(text)) return text;
	return text
		.toWellFormed()
		.replace(LINE_BREAKS, '\n')
		.replace(SEQUENCES, '')
		.replace(UNPRINTABLE, '')
		.replace(TAGS, '')
		.replace(FILLERS, ' ')
		.replace(JOINERS, run => FIRST_JOINER.exec(run)?.[0] ?? '')
		.replace(CHAIN, '$1')
		.replace(MARKS, '$1');
}

/** Text for one line: as `sanitizeText`, with every run of white space one blank, no directional marks, trimmed. */
export function sanitizeField(text: string): Clean {
	return sanitizeText(text)
		.replace(/[\u061C\u200E\u200F]/g, '')
		.replace(/\s+/g, ' ')
		.trim() as Clean;
}

/**
 * A piece of a line that layout has made, without controls and marks of direction, which Ink and some terminals take for a
 * cell (see bidi.ts). Its blanks are kept, and it is the same whether it is given whole or in pieces.
 */
export const printable = (text: string): Clean => text.replace(NOT_PRINTED, '') as Clean;

/** The target as it may stand in a hyperlink, or null: of a kind that is opened, or a file of the post's own site. */
export const linkTarget = (url: string): CleanUrl | null =>
	/^(?:https?|mailto|file):[!-~]*$/.test(url) ? (url as CleanUrl) : null;

/** One line to copy, letter by letter but for controls: a line feed in a file's name would end a command where it is pasted. */
export const pasteable = (text: string): Pasteable =>
	text.toWellFormed().replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g, '') as Pasteable;

/** The bytes of a text for a clipboard, as ASCII letters. */
export const base64 = (text: Pasteable): Clean => Buffer.from(text).toString('base64') as Clean;

/** True when nothing of the text would be seen on a screen. */
export function isInvisible(text: string): boolean {
	// Nearly all texts have such a sign, and properties of characters take a millisecond to look up for the first time.
	return !/[!-~]/.test(text) && !/[^\s\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\p{M}\u2800]/u.test(text);
}

const OPENABLE = new Set(['http:', 'https:', 'mailto:']);
/** What a link may fill in of a mail (RFC 6068, 4 and 7): some programs would attach files that it names. */
const MAIL_FIELD = /^(?:to|cc|bcc|subject|body|in-reply-to)=/i;

/**
 * A link's target, or null where the text is no address that a browser or mail program may be handed
 * (`javascript:`, `data:`, a relative path). The result is printable ASCII without blanks: the URL parser of the
 * WHATWG standard percent-encodes the rest, and gives a look-alike host in its ASCII form.
 * Over 2,000 bytes null too: terminals cap OSC 8 there (VTE at 2,083).
 */
export function safeUrl(text: string): CleanUrl | null {
	const trimmed = text.trim();
	if (trimmed.length > 2000) return null;
	const url = parseUrl(trimmed.startsWith('//') ? `https:${trimmed}` : trimmed);
	if (url === null || !OPENABLE.has(url.protocol)) return null;
	if (url.protocol === 'mailto:') url.search = mailFields(url.search);
	const href = url.href.replace(/[^!-~]/gu, encodeURIComponent);
	return href.length > 2000 ? null : (href as CleanUrl);
}

const mailFields = (search: string): string =>
	search
		.slice(1)
		.split('&')
		.filter(field => MAIL_FIELD.test(field))
		.join('&');

function parseUrl(text: string): URL | null {
	try {
		return new URL(text);
	} catch {
		return null;
	}
}

/** A URL as text to read: whole, on one line, without controls. */
export function readableUrl(text: string): Clean | CleanUrl {
	return safeUrl(text) ?? sanitizeField(text);
}
