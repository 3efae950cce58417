import {foldBlanks} from '../../text/fold.ts';
import {repairText} from '../repair.ts';
import {findContext, type Hit, scoreBody} from './match.ts';
import {plainBlock} from './plain-block.ts';
import {mayBeMarked} from './plain-body.ts';
import {missingWords, type Query} from './query.ts';
import {mayHold, type Raw} from './raw.ts';

/** Where a body has one of these, a line may be of another kind than it looks: code, a comment, a link defined elsewhere. */
const STRETCHES = ['```', '~~~', '<!--', '<script', '<style', '{%', ']:', '\r'];
const CONTROL = /[\0-\x08\x0b-\x1f\x7f]/;
/** Controls, other line ends, and what is no UTF-8. */
const ODD = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffd]/;
/** Controls in the beginning of a file may mean that it is none of text. */
const HEAD_BYTES = 1024;
const LONGEST_PARAGRAPH = 10_000;

/**
 * What `matchBody` finds, where only the paragraphs need be read in which the words stand: in ordinary text, as most is.
 * Null where it cannot be told so easily, whether the words are there or not. They are counted in the file as it is, so that
 * the first one may be passed over that is written with other signs (`don’t` for `don't`).
 */
export function findSurely(raw: Raw, query: Query, held: number): Hit | null {
	const {text, bodyStart} = raw;
	if (query.excluded.some(word => mayHold(raw, word.split(' ')))) return null;
	const missing = missingWords(query, held);
	if (missing.length === 0) return {score: 0, context: null};
	if (bodyStart === null || text.includes('\0') || CONTROL.test(text.slice(0, HEAD_BYTES))) return null;
	const lower = raw.lower.slice(bodyStart);
	const places = missing.map(word => lower.indexOf(word));
	if (places.includes(-1) || STRETCHES.some(sign => lower.includes(sign))) return null;
	const at = Math.min(...places);
	const paragraph = readParagraph(raw, bodyStart, at);
	if (paragraph === null) return null;
	const folded = foldBlanks(paragraph);
	const areThere = missing.every((word, index) => {
		if (folded.includes(word)) return true;
		const other = readParagraph(raw, bodyStart, places[index] ?? 0);
		return other !== null && foldBlanks(other).includes(word);
	});
	const context = areThere ? findContext(paragraph, missing, query) : null;
	return context === null ? null : {score: scoreBody(lower, missing), context};
}

/** The block of plain text round a place of the body; null where it may be of another kind. */
function readParagraph({bytes, text}: Raw, bodyStart: number, at: number): string | null {
	const place = bodyStart + at;
	const start = Math.max(bodyStart, text.lastIndexOf('\n\n', place) + 2);
	const gap = text.indexOf('\n\n', place);
	const end = gap < 0 ? text.trimEnd().length : gap;
	if (end - start > LONGEST_PARAGRAPH) return null;
	const written = decoder.decode(bytes.subarray(start, end));
	if (ODD.test(written)) return null;
	const repaired = repairText(written);
	return repaired.split('\n').some(line => line === '' || mayBeMarked(line)) ? null : plainBlock(repaired, () => false);
}

const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
