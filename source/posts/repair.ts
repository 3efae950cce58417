import {fix_encoding_and_explain} from 'ftfy-js';
import {is_bad} from 'ftfy-js/badness';
import {UTF8_DETECTOR_RE} from 'ftfy-js/chardata';
import {decodeEntities} from './repair/entities.ts';
import {decodeWestern, toWindows1252} from './repair/mojibake.ts';
import {separateSentences} from './sentences.ts';

/**
 * Of ftfy only what undoes a wrong decoding. Lossy sequences stay, since they would become U+FFFD; damaged parts of a sound
 * line are looked for here, because ftfy's own search takes quadratic time.
 */
const DECODING_ONLY = {replace_lossy_sequences: false, decode_inconsistent_utf8: false} as const;

/** What the first byte of a character becomes; English and Chinese have none of these, and searching for one is fast. */
const FIRST = /[\u0080-\u009f\u00c2-\u00f4\u0102-\u017fВГРСвгрс√¬‚ΓΞΟβ├-╬]/;

/** The signs that the second and later bytes of a character become in Western and Central European code pages. */
const SECOND =
	'[\\u0080-\\u00bf\\u0104-\\u0105\\u013d-\\u0142\\u0152-\\u0192\\u02c6-\\u02dd\\u2013-\\u203a\\u20ac\\u2122]';

/** Without one of these no text was decoded wrongly as Central European, Cyrillic, or in the way of old Macs and DOS. */
const FOREIGN_DAMAGE = [
	`[ĂĄĆČĎĐĘĚĞİĽĹŁŃŇŐŔŘŚŞŠŢŤŮŰŹŻŽĀĒĖĢĪĶĻŅŌŪŲ]${SECOND}`,
	`[ăąćčďđęěğıľĺłńňőŕřśşšţťůűźżžāēėģīķļņōūų]${SECOND}{2}`,
	'[ВГРСвгрс][\\u00a0-\\u00bf\\u0401-\\u040f\\u0451-\\u045f\\u0490\\u0491\\u2013-\\u203a\\u20ac\\u2116\\u2122]',
	'[√¬‚ΓΞΟβ├-╬][\\u0080-\\uffff]',
];
const FOREIGN = new RegExp(FOREIGN_DAMAGE.join('|'));

/**
 * Without one of these no text was decoded wrongly at all. Ten times as fast as ftfy's own question, which comes
 * after it.
 */
const SUSPICIOUS = new RegExp(
	[
		'[\\u0080-\\u009f]',
		`[\\u00c2-\\u00df]${SECOND}`,
		`[\\u00e0-\\u00f4]${SECOND}{2}`,
		'[ÂÃ] |â€|Ã(?:\\n|$)',
		...FOREIGN_DAMAGE,
	].join('|'),
);

/** Lines are repaired in pieces of about this length, so that a huge one takes linear time. */
const MAX_PIECE_LENGTH = 4000;
const MAX_ROUNDS = 6;

/**
 * Undoes wrong decodings (`Â£`, `â€™`, `Ã©`, several on top of each other, of a whole line or a part of it) line by line, and
 * empties lines of nothing but no-break spaces. Sound text comes back as the same string; a second run changes nothing.
 */
export function repairText(text: string): string {
	const isSuspicious = FIRST.test(text) && SUSPICIOUS.test(text);
	if (!isSuspicious) return text.includes(NO_BREAK_SPACE) ? emptyLines(text) : text;
	const lines = text.split('\n');
	const repaired = lines.map(repairLine);
	return repaired.some((line, index) => line !== lines[index]) ? repaired.join('\n') : text;
}

function repairLine(line: string): string {
	const repaired = SUSPICIOUS.test(line) ? repairRepeatedly(line) : line;
	return repaired.includes(NO_BREAK_SPACE) ? emptyLines(repaired) : repaired;
}

const NO_BREAK_SPACE = '\u00a0';

/** Looks at runs of no-break spaces alone: most of them stand beside a word, and lines are many. */
function emptyLines(text: string): string {
	const parts: string[] = [];
	let done = 0;
	for (let at = text.indexOf(NO_BREAK_SPACE); at >= 0; ) {
		let start = at;
		while (start > done && isBlank(text.charCodeAt(start - 1))) start--;
		let end = at + 1;
		while (end < text.length && isBlank(text.charCodeAt(end))) end++;
		const isLine = (start === 0 || text[start - 1] === '\n') && (end === text.length || text[end] === '\n');
		if (isLine) {
			parts.push(text.slice(done, start));
			done = end;
		}
		at = text.indexOf(NO_BREAK_SPACE, end);
	}
	return parts.length === 0 ? text : parts.join('') + text.slice(done);
}

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0xa0;

/** What one kind of damage hid may be damage of the other kind. */
function repairRepeatedly(line: string): string {
	let current = line;
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const western = repairWestern(current);
		const next = repairForeign(western);
		if (next === western) return next;
		current = next;
	}
	return current;
}

function repairWestern(line: string): string {
	let current = line;
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const decoded = restoreBlanks(decodeWestern(current), current);
		// Windows-1252 read as Latin-1: what is still a control was a sign.
		const next = decoded.replace(/[\u0080-\u009f]/g, toWindows1252);
		if (next === current) break;
		current = next;
	}
	return current;
}

/**
 * `Ã\u00a0` and `Â\u00a0` whose no-break space has become a blank or was cut off the line's end, where nothing else
 * can be meant or the line was damaged.
 */
function restoreBlanks(decoded: string, line: string): string {
	if (!/[ÂÃ] |Ã$/.test(decoded)) return decoded;
	const restored = decoded
		.replace(/(?<=\p{Ll})Ã {1,2}(?=\S)|(?<!\S)Ã {2}(?=\p{L})/gu, 'à ')
		.replace(/(?<=\p{Ll})Ã$/u, 'à')
		.replace(/(?<=[\p{Ll}\d.,;:!?])Â (?! *[^\0-\u007f])|^Â (?=[A-Z\d])/gu, '\u00a0');
	return decoded === line ? restored : restored.replace(/(?<!\S)Ã (?=\p{Ll}|\d|\p{Lu}\p{Ll})/gu, 'à ');
}

/** The rest is left to ftfy: UTF-8 read as Central European or Cyrillic text, or as that of old Macs and of DOS. */
function repairForeign(line: string): string {
	if (!FOREIGN.test(line) || !is_bad(line)) return line;
	return splitPieces(line).map(repairPiece).join('');
}

function splitPieces(line: string): string[] {
	const pieces: string[] = [];
	for (let start = 0; start < line.length; ) {
		const blank = line.indexOf(' ', start + MAX_PIECE_LENGTH);
		const end = blank === -1 ? line.length : blank + 1;
		pieces.push(line.slice(start, end));
		start = end;
	}
	return pieces;
}

function repairPiece(piece: string): string {
	let current = piece;
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const whole = decodeAgain(current);
		const next = whole === current ? current.replace(UTF8_DETECTOR_RE, decodeAgain) : whole;
		if (next === current) break;
		current = next;
	}
	return current;
}

/** The same few runs come again and again, and ftfy throws and catches an error for every encoding that does not fit. */
const decodedRuns = new Map<string, string>();
const MAX_DECODED_RUNS = 1000;

function decodeAgain(damaged: string): string {
	const known = decodedRuns.get(damaged);
	if (known !== undefined) return known;
	const result = FOREIGN.test(damaged) && is_bad(damaged) ? decodeForeign(damaged) : damaged;
	if (decodedRuns.size >= MAX_DECODED_RUNS) decodedRuns.clear();
	if (damaged.length <= 40) decodedRuns.set(damaged, result);
	return result;
}

/** Western damage that is still there was left alone for a reason. */
function decodeForeign(damaged: string): string {
	const {text, explanation} = fix_encoding_and_explain(damaged, DECODING_ONLY);
	const encoding = explanation?.[0]?.[1];
	if (encoding === undefined || encoding === 'latin-1' || encoding === 'sloppy-windows-1252') return damaged;
	// One letter of two signs or three may be a word's last and a quotation mark.
	const isSure = damaged.length - text.length > 2 || /[√├]|вЂ|‚Ä|ΓÇ/.test(damaged);
	return isSure && isPlausible(text) ? text : damaged;
}

/**
 * A letter of a far script, but for the Greek of formulas, does not come alone: then it was made of two that belong there.
 * So were those of dead and ornamental scripts.
 */
function isPlausible(text: string): boolean {
	if (/[\p{Cn}\p{Co}\ufb1d-\ufdff\ufe70-\ufefe\u{10000}-\u{1efff}\u{20000}-\u{3ffff}]/u.test(text)) return false;
	const letters = text.match(/[\u0180-\u0217\u021c-\u036f\u0400-\u1dff\u3040-\ud7ff]+/g);
	return letters === null || letters.some(run => run.length > 1);
}

/**
 * Damage undone and sentences apart, HTML entities decoded by one layer: for the titles and descriptions of front
 * matter.
 */
export function repairProse(text: string): string {
	return separateSentences(repairText(decodeEntities(text)));
}
