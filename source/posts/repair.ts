import {fix_encoding} from 'ftfy-js';
import {is_bad} from 'ftfy-js/badness';
import {UTF8_DETECTOR_RE} from 'ftfy-js/chardata';
import {decodeEntities} from './entities.ts';
import {separateSentences} from './sentences.ts';

/**
 * Of ftfy only what undoes a wrong decoding. Lossy sequences stay, since they would become U+FFFD; damaged parts of a sound
 * line are looked for here, because ftfy's own search takes quadratic time.
 */
const DECODING_ONLY = {replace_lossy_sequences: false, decode_inconsistent_utf8: false, explain: false} as const;

/** UTF-8 read as Windows-1252 or Latin-1, without the blanks that ftfy's pattern takes for damaged no-break spaces. */
const WESTERN_RUN =
	/(?:[\u00c2-\u00df][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[\u00e0-\u00ef][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}|[\u00f0-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{3})+/g;

/** «AMANHû and “Ô end in a letter and a mark: no evidence of damage. */
const CAPITALS_END = /(?<=\p{Lu}{2}|[“„«‘])[ÂÃÄÎÐ][’“”«»™®°²§ºª½·](?!\p{L})/gu;

/** What the first byte of a character becomes; English and Chinese have none of these, and searching for one is fast. */
const FIRST = /[\u0080-\u009f\u00c2-\u00f4\u0102-\u017fВГРСвгрс√¬‚ΓΞΟβ├-╬]/;

/** The signs that the second and later bytes of a character become in Western and Central European code pages. */
const SECOND =
	'[\\u0080-\\u00bf\\u0104-\\u0105\\u013d-\\u0142\\u0152-\\u0192\\u02c6-\\u02dd\\u2013-\\u203a\\u20ac\\u2122]';

/**
 * Without one of these no text was decoded wrongly: what the bytes of a character become in Western, Central European and
 * Cyrillic code pages, in those of old Macs and of DOS. Ten times as fast as ftfy's own question, which comes after it.
 */
const SUSPICIOUS = new RegExp(
	[
		'[\\u0080-\\u009f]',
		`[\\u00c2-\\u00dfĂĄĆČĎĐĘĚĞİĽĹŁŃŇŐŔŘŚŞŠŢŤŮŰŹŻŽĀĒĖĢĪĶĻŅŌŪŲ]${SECOND}`,
		`[\\u00e0-\\u00f4ăąćčďđęěğıľĺłńňőŕřśşšţťůűźżžāēėģīķļņōūų]${SECOND}{2}`,
		'[ВГРСвгрс][\\u00a0-\\u00bf\\u0401-\\u040f\\u0451-\\u045f\\u0490\\u0491\\u2013-\\u203a\\u20ac\\u2116\\u2122]',
		'[√¬‚ΓΞΟβ├-╬][\\u0080-\\uffff]',
		'[ÂÃ] ',
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
	if (!isSuspicious && !text.includes('\u00a0')) return text;
	const lines = text.split('\n');
	const repaired = lines.map(repairLine);
	return repaired.some((line, index) => line !== lines[index]) ? repaired.join('\n') : text;
}

function repairLine(line: string): string {
	const isDamaged = SUSPICIOUS.test(line) && is_bad(line.replace(CAPITALS_END, ' '));
	const repaired = isDamaged ? splitPieces(line).map(repairPiece).join('') : line;
	return repaired.includes('\u00a0') && /^[ \t\u00a0]*$/.test(repaired) ? '' : repaired;
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
	// The last byte of a closing quotation mark has no character in Windows-1252 and is often lost; ftfy would make a dagger of it.
	let current = piece.replace(/â€(?=[ .,;:!?)]|$)/g, '”');
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const next = repairRound(current);
		if (next === current) break;
		current = next;
	}
	return current;
}

function repairRound(piece: string): string {
	const whole = decodeAgain(piece);
	if (whole !== piece) return whole;
	const runs = piece.match(WESTERN_RUN) ?? [];
	const sure = runs.find(run => decodeAgain(run) !== run);
	if (sure === undefined) return piece.replace(UTF8_DETECTOR_RE, decodeAgain);
	const decoded = decodeAgain(sure);
	// `Å“` alone could be meant; beside a run that is surely damaged it is not.
	return piece.replace(WESTERN_RUN, run => {
		const both = decodeAgain(sure + run);
		return both.startsWith(decoded) && both !== sure + run ? both.slice(decoded.length) : run;
	});
}

/** The same few runs come again and again, and ftfy throws and catches an error for every encoding that does not fit. */
const decodedRuns = new Map<string, string>();
const MAX_DECODED_RUNS = 1000;

function decodeAgain(damaged: string): string {
	const known = decodedRuns.get(damaged);
	if (known !== undefined) return known;
	const decoded = is_bad(damaged) ? fix_encoding(damaged, DECODING_ONLY) : damaged;
	const result = isPlausible(decoded) ? decoded : damaged;
	if (decodedRuns.size >= MAX_DECODED_RUNS) decodedRuns.clear();
	if (damaged.length <= 40) decodedRuns.set(damaged, result);
	return result;
}

/** A letter of a far script, but for the Greek of formulas, does not come alone: then it was made of two that belong there. */
function isPlausible(text: string): boolean {
	const letters = text.match(/[\u0180-\u0217\u021c-\u036f\u0400-\u1dff]+/g);
	return letters === null || letters.some(run => run.length > 1);
}

/** Damage undone and sentences apart, HTML entities decoded by one layer: for the titles and descriptions of front matter. */
export function repairProse(text: string): string {
	return separateSentences(repairText(decodeEntities(text)));
}
