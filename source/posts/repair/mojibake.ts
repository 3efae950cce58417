import {WINDOWS_1252_HIGH} from '../decode.ts';
import {type Context, judge, SCRIPTS, type Sequence, type Verdict, VIETNAMESE} from './verdict.ts';

/**
 * Undoes UTF-8 that was read as Windows-1252 or Latin-1: every piece that is exact UTF-8 is put back where what stands
 * there is no text (`â€™`) or fits its word as nothing else does (`voilÃ…`, `BÄ…dÅº`), and with it the doubtful ones in the same
 * stretch (`Ã–` alone). Nothing sound but ASCII can stand in a damaged stretch, so any other character ends it.
 */

const TAIL = '[\\u0080-\\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]';
const SEQUENCE_SOURCE = `[\\u00c2-\\u00df]${TAIL}|[\\u00e0-\\u00ef]${TAIL}{2}|[\\u00f0\\u00f3]${TAIL}{3}`;
const SEQUENCE = new RegExp(SEQUENCE_SOURCE, 'g');
const HAS_SEQUENCE = new RegExp(SEQUENCE_SOURCE);

const MAX_ROUNDS = 6;

/** A line of text -> the same with Western damage undone, up to six layers of it. Linear in the line's length. */
export function decodeWestern(line: string): string {
	let current = line;
	for (let round = 0; round < MAX_ROUNDS; round++) {
		// The last byte of a closing quotation mark has no character in Windows-1252 and is often lost or replaced.
		const whole = current.replace(/â€(?:\ufffd|(?=[ .,;:!?)]|$))/g, 'â€\u009d');
		const next = HAS_SEQUENCE.test(whole) ? decodeRound(whole) : current;
		if (next === current) break;
		current = next;
	}
	return current;
}

function decodeRound(line: string): string {
	const sequences = findSequences(line);
	const scripts = SCRIPTS.filter(({letter}) => letter.test(line));
	const isVietnamese = VIETNAMESE.test(line);
	const found = {line, quotable: blankOut(line, sequences), scripts, isVietnamese, sequences};
	const verdicts = sequences.map((_, index) => judge(toContext(found, index)));
	joinNeighbours(sequences, verdicts);
	spreadInStretches(line, sequences, verdicts);
	const parts: string[] = [];
	let done = 0;
	for (const [index, {start, text, code}] of sequences.entries()) {
		if (verdicts[index] !== 'sure') continue;
		parts.push(line.slice(done, start), String.fromCodePoint(code));
		done = start + text.length;
	}
	return parts.length === 0 ? line : parts.join('') + line.slice(done);
}

function findSequences(line: string): readonly Sequence[] {
	const sequences: Sequence[] = [];
	for (const {index, 0: text} of line.matchAll(SEQUENCE)) {
		const code = toCodePoint(text);
		if (code !== null) sequences.push({start: index, text, code});
	}
	return sequences;
}

/**
 * Null for what is no UTF-8, no character, or one of the rare scripts that are spelt by accented capitals and common
 * signs.
 */
function toCodePoint(text: string): number | null {
	let code = text.charCodeAt(0) & (0x7f >> text.length);
	for (let at = 1; at < text.length; at++) code = (code << 6) | (toByte(text, at) & 0x3f);
	const least = [0, 0, 0x80, 0x800, 0x10000][text.length] ?? 0;
	const isRare = code >= 0x700 && code < 0x900;
	if (code < least || code > 0x10ffff || isRare) return null;
	return code >= 0x370 && /[\p{Cn}\p{Co}\p{Cs}]/u.test(String.fromCodePoint(code)) ? null : code;
}

/** A C1 control -> the sign that its byte is in Windows-1252, or itself where it is none there either. */
export const toWindows1252 = (control: string): string => WINDOWS_1252_HIGH[control.charCodeAt(0) - 0x80] ?? control;

function toByte(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return code < 0x100 ? code : 0x80 + WINDOWS_1252_HIGH.indexOf(text.charAt(at));
}

type Found = Pick<Context, 'line' | 'quotable' | 'scripts' | 'isVietnamese'> & {
	readonly sequences: readonly Sequence[];
};

function toContext({line, quotable, scripts, isVietnamese, sequences}: Found, index: number): Context {
	const {start, text, code} = sequences[index] ?? {start: 0, text: '', code: 0};
	const end = start + text.length;
	const before = sequences[index - 1];
	const behind = sequences[index + 1];
	const touchesBefore = before !== undefined && before.start + before.text.length === start;
	const touchesBehind = behind !== undefined && behind.start === end;
	const previous = touchesBefore ? String.fromCodePoint(before.code) : (line[start - 1] ?? '');
	const next = touchesBehind ? String.fromCodePoint(behind.code) : (line[end] ?? '');
	return {line, quotable, scripts, isVietnamese, start, text, code, previous, next, touchesBefore, touchesBehind};
}

function blankOut(line: string, sequences: readonly Sequence[]): string {
	const parts: string[] = [];
	let done = 0;
	for (const {start, text} of sequences) {
		parts.push(line.slice(done, start), ' '.repeat(text.length));
		done = start + text.length;
	}
	return parts.join('') + line.slice(done);
}

/** Two doubtful pieces side by side leave no doubt. */
function joinNeighbours(sequences: readonly Sequence[], verdicts: Verdict[]): void {
	for (const [index, sequence] of sequences.entries()) {
		const before = sequences[index - 1];
		if (before === undefined || before.start + before.text.length !== sequence.start) continue;
		if (verdicts[index] === 'no' || verdicts[index - 1] === 'no') continue;
		verdicts[index] = 'sure';
		verdicts[index - 1] = 'sure';
	}
}

/** What is likely becomes sure where something in its stretch is. */
function spreadInStretches(line: string, sequences: readonly Sequence[], verdicts: Verdict[]): void {
	let first = 0;
	for (let index = 0; index < sequences.length; index++) {
		const {start = 0, text = ''} = sequences[index] ?? {};
		const end = start + text.length;
		const following = sequences[index + 1]?.start;
		const isSound =
			following === undefined || verdicts[index] === 'no' || /[^\0-\u007f]/.test(line.slice(end, following));
		if (!isSound) continue;
		const stretch = verdicts.slice(first, index + 1);
		if (stretch.includes('sure')) {
			for (let at = first; at <= index; at++) if (verdicts[at] === 'likely') verdicts[at] = 'sure';
		}
		first = index + 1;
	}
}
