/** The characters of bytes 0x80-0x9F in Windows-1252, as the WHATWG encoding standard has them. */
export const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const BINARY_SAMPLE_BYTES = 8192;
const CONTROL_SAMPLE_BYTES = 1024;

export type DecodeOptions = {
	/** Whether the bytes are only the beginning of a file, so that a character cut in two at their end is no error. */
	readonly isHead?: boolean;
};

export type DecodedText = {
	/** With LF line ends and without a byte order mark; empty where the bytes are not text. */
	readonly text: string;
	readonly isBinary: boolean;
};

/**
 * Turns the bytes of a file into text: UTF-8, UTF-16 with a byte order mark, else Windows-1252, which line by line
 * stands in where a line is not UTF-8. CR, CRLF, NEL, U+2028 and U+2029 become LF. Never throws.
 */
export function decodeBytes(bytes: Uint8Array, options: DecodeOptions = {}): DecodedText {
	const isHead = options.isHead === true;
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return toText(decodeUtf16(bytes, isHead));
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return toText(decodeUtf16(swapPairs(bytes), isHead));
	const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
	const unmarked = hasMark ? bytes.subarray(3) : bytes;
	const whole = isHead ? withoutCutCharacter(unmarked) : unmarked;
	const utf8 = decodeUtf8(whole);
	const mayBeBinary = utf8 === null || utf8.includes('\0') || ODD_CONTROL.test(utf8.slice(0, CONTROL_SAMPLE_BYTES));
	if (mayBeBinary && isBinary(bytes, utf8 !== null)) return {text: '', isBinary: true};
	if (utf8 === null) return toText(decodeMixed(whole));
	return utf8.length === whole.length ? toText(utf8, true) : toText(utf8);
}

const strictUtf8 = new TextDecoder('utf-8', {fatal: true});
const lenientUtf8 = new TextDecoder('utf-8');
const utf16 = new TextDecoder('utf-16le');

function decodeUtf8(bytes: Uint8Array): string | null {
	try {
		return strictUtf8.decode(bytes);
	} catch {
		return null;
	}
}

/** An odd last byte is half a character: dropped. In a head so is half a surrogate pair. */
function decodeUtf16(bytes: Uint8Array, isHead: boolean): string {
	const text = utf16.decode(bytes.subarray(0, bytes.length & ~1));
	return isHead && text.endsWith('\ufffd') ? text.slice(0, -1) : text;
}

/** Big-endian becomes little-endian: Node built with small ICU knows no other UTF-16. */
function swapPairs(bytes: Uint8Array): Uint8Array {
	const swapped = new Uint8Array(bytes.length & ~1);
	for (let index = 0; index < swapped.length; index += 2) {
		swapped[index] = bytes[index + 1] ?? 0;
		swapped[index + 1] = bytes[index] ?? 0;
	}
	return swapped;
}

/** Leaves out the beginning of a UTF-8 sequence that the end of the bytes cut off. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
	for (let back = 1; back <= 3 && back <= bytes.length; back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte < 0x80) return bytes;
		if (byte >= 0xc0) {
			const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
			return needed > back ? bytes.subarray(0, bytes.length - back) : bytes;
		}
	}
	return bytes;
}

/**
 * A stray NUL, BEL, BS or ESC is a hostile text's, not a binary's: NULs count when there are many of them (as
 * in UTF-16, or in an archive) or when the bytes are not UTF-8 either, the other controls when there are more than a text could have by accident.
 */
function isBinary(bytes: Uint8Array, isUtf8: boolean): boolean {
	const sample = bytes.subarray(0, BINARY_SAMPLE_BYTES);
	if (sample.includes(0)) {
		if (!isUtf8) return true;
		let nuls = 0;
		let runs = 0;
		for (let at = sample.indexOf(0); at >= 0; at = sample.indexOf(0, at + 1)) {
			nuls++;
			if (sample[at - 1] !== 0) runs++;
		}
		if (nuls * 4 > sample.length || (runs > STRAY_NULS && runs * 16 > sample.length)) return true;
	}
	const length = Math.min(sample.length, CONTROL_SAMPLE_BYTES);
	let controls = 0;
	for (let index = 0; index < length; index++) if (isOddControl(sample[index] ?? 0)) controls++;
	return controls * 8 > length;
}

/** So many stand in a short text too that somebody put them into. */
const STRAY_NULS = 4;

/** One that makes a difference to `isOddControl`. */
const ODD_CONTROL = /[\u0001-\u0006\u000e-\u001a\u001c-\u001f]/;

function isOddControl(byte: number): boolean {
	return byte < 0x20 && byte !== 0 && (byte < 0x07 || byte > 0x0d) && byte !== 0x1b;
}

/**
 * Lines in two encodings are met where posts were pasted together: one damaged line must not spoil the others. Characters
 * that databases wrote as two surrogates of three bytes each (CESU-8) are no damage to speak of.
 */
function decodeMixed(written: Uint8Array): string {
	const bytes = joinSurrogates(written);
	const lines: string[] = [];
	for (let start = 0; start <= bytes.length; ) {
		const newline = bytes.indexOf(0x0a, start);
		const end = newline === -1 ? bytes.length : newline;
		lines.push(decodeLine(bytes.subarray(start, end)));
		start = end + 1;
	}
	return lines.join('\n');
}

/** Every pair of surrogates in three bytes each as the four bytes of its character. */
function joinSurrogates(bytes: Uint8Array): Uint8Array {
	const parts: Uint8Array[] = [];
	let start = 0;
	for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
		const high = surrogateAt(bytes, at);
		const low = surrogateAt(bytes, at + 3);
		if (high < 0xd800 || high >= 0xdc00 || low < 0xdc00) continue;
		parts.push(bytes.subarray(start, at), Buffer.from(String.fromCharCode(high, low)));
		start = at + 6;
	}
	return parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(start)]);
}

/** The surrogate that is written in three bytes at the index, or 0. */
function surrogateAt(bytes: Uint8Array, at: number): number {
	const second = bytes[at + 1] ?? 0;
	const third = bytes[at + 2] ?? 0;
	const isOne = bytes[at] === 0xed && second >= 0xa0 && second < 0xc0 && third >= 0x80 && third < 0xc0;
	return isOne ? 0xd000 | ((second & 0x3f) << 6) | (third & 0x3f) : 0;
}

function decodeLine(bytes: Uint8Array): string {
	const lenient = lenientUtf8.decode(bytes);
	// The strict decoder's error takes ten times as long, which counts where every line has one.
	if (!lenient.includes('\ufffd')) return lenient;
	let lost = -countReplacements(bytes);
	let kept = 0;
	for (const character of lenient) {
		if (character === '\ufffd') lost++;
		else if (character > '\u007f') kept++;
	}
	if (lost === 0) return lenient;
	if (kept <= lost) return decodeWindows1252(bytes);
	return WESTERN.test(lenient) ? decodeStrays(bytes) : lenient;
}

/** How often U+FFFD was written, as in what another program has decoded. */
function countReplacements(bytes: Uint8Array): number {
	let count = 0;
	for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1))
		if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
	return count;
}

/** In no other script is a byte that is not UTF-8 a letter of Windows-1252. */
const WESTERN = /^[\0-\u024f\u2000-\u22ff\ufffd]*$/;

/** UTF-8 with single characters in Windows-1252, such as come with a word from an old editor. */
function decodeStrays(bytes: Uint8Array): string {
	const parts: string[] = [];
	let start = 0;
	for (let at = 0; at < bytes.length; ) {
		const length = measureCharacter(bytes, at);
		if (length === 0) {
			parts.push(lenientUtf8.decode(bytes.subarray(start, at)), decodeWindows1252(bytes.subarray(at, at + 1)));
			start = at + 1;
		}
		at += Math.max(1, length);
	}
	parts.push(lenientUtf8.decode(bytes.subarray(start)));
	return parts.join('');
}

/** How many bytes the character at the index has in UTF-8; 0 where there is none. */
function measureCharacter(bytes: Uint8Array, at: number): number {
	const first = bytes[at] ?? 0;
	if (first < 0x80) return 1;
	const length = first >= 0xf5 || first < 0xc2 ? 0 : first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
	for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
	return length;
}

/** By hand, because some releases of Node take Windows-1252 for Latin-1 (nodejs/node#56542). */
function decodeWindows1252(bytes: Uint8Array): string {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
	if (!/[\u0080-\u009f]/.test(text)) return text;
	const codes = new Uint16Array(bytes.length);
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at] ?? 0;
		codes[at] = byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252_HIGH.charCodeAt(byte - 0x80) : byte;
	}
	return utf16.decode(codes);
}

/** In a character whose bytes were read as Latin-1, U+0085 is one of them, and the repair needs it. */
const LATIN_1_OR_NEL =
	/[\u00c2-\u00c5\u00cc-\u00db][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}|\u0085/g;

const toLineEnd = (found: string): string => (found === '\u0085' ? '\n' : found);

function toText(text: string, isAscii = false): DecodedText {
	return {text: normalizeLineEnds(text, isAscii), isBinary: false};
}

function normalizeLineEnds(text: string, isAscii: boolean): string {
	const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
	if (isAscii) return lines;
	const withoutNel = lines.includes('\u0085') ? lines.replace(LATIN_1_OR_NEL, toLineEnd) : lines;
	const hasSeparator = withoutNel.includes('\u2028') || withoutNel.includes('\u2029');
	return hasSeparator ? withoutNel.replace(/[\u2028\u2029]/g, '\n') : withoutNel;
}
