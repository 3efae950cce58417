/** A place in a script's text, moved on by whoever reads from it. */
export type Place = {
	readonly text: string;
	at: number;
	/** Where the first thing stands that JSON does not know, if any does. */
	oddAt: number | null;
	/** Whether the text ended within a bracket, a text in quotes or a comment. */
	isCut: boolean;
};

const BLANKS = /\s+/y;
const LINE_COMMENT = /\/\/[^\n]*/y;
const PLAIN = /[^"'`/()[\]{},;\n]+/y;
const CONTINUES = /[.?:+|&=]/;
const ESCAPES: Readonly<Record<string, string>> = {
	n: '\n',
	t: '\t',
	r: '\r',
	b: '\b',
	f: '\f',
	v: '\v',
	0: '\0',
	'\n': '',
};

/** Moves behind blanks and comments, which JSON does not know. */
export function skipBlanks(place: Place): void {
	for (;;) {
		const start = place.at;
		skipMatch(place, BLANKS);
		if (place.text[place.at] === '/') skipComment(place);
		if (place.at === start) return;
	}
}

function skipComment(place: Place): void {
	const start = place.at;
	if (place.text[start + 1] === '*') {
		const end = place.text.indexOf('*/', start + 2);
		place.at = end < 0 ? place.text.length : end + 2;
		place.isCut ||= end < 0;
	} else skipMatch(place, LINE_COMMENT);
	if (place.at > start) place.oddAt ??= start;
}

function skipMatch(place: Place, pattern: RegExp): void {
	pattern.lastIndex = place.at;
	if (pattern.test(place.text)) place.at = pattern.lastIndex;
}

/**
 * Moves behind an expression: to the comma, semicolon or bracket that ends it, or to the line's end where the next line
 * does not go on with it.
 */
export function skipExpression(place: Place): void {
	let depth = 0;
	for (;;) {
		skipMatch(place, PLAIN);
		const mark = place.text[place.at];
		if (mark === undefined) {
			place.isCut ||= depth > 0;
			return;
		}
		if ('"\'`'.includes(mark)) readQuoted(place);
		else if (mark === '/') skipSlash(place);
		else if ('([{'.includes(mark)) depth++;
		else if (depth === 0 && mark === '\n') {
			if (doesEnd(place)) return;
			skipBlanks(place);
			continue;
		} else if (depth === 0) return;
		else if (')]}'.includes(mark)) depth--;
		if ('()[]{},;\n'.includes(mark)) place.at++;
	}
}

function skipSlash(place: Place): void {
	const start = place.at;
	skipComment(place);
	if (place.at === start) place.at++;
}

/**
 * Whether an expression ends here: at a comma, a semicolon, a closing bracket, or at a line's end where the next line is
 * blank or does not go on with it.
 */
export function doesEnd(place: Place): boolean {
	const {at, text} = place;
	skipBlanks(place);
	const next = text[place.at] ?? '';
	const gap = text.slice(at, place.at);
	place.at = at;
	if (next === '' || ',;)]}'.includes(next)) return true;
	return gap.includes('\n') && (!CONTINUES.test(next) || /\n[ \t]*\n/.test(gap));
}

/** The text in quotes that begins here, and moves behind it. Null where it is not closed or something is filled in. */
export function readQuoted(place: Place): string | null {
	const {text, at: start} = place;
	const quote = text[start] ?? '';
	let isPlain = true;
	for (let at = start + 1; at < text.length; at++) {
		const mark = text[at];
		if (mark === quote) {
			place.at = at + 1;
			return isPlain ? decodeEscapes(text.slice(start + 1, at)) : null;
		}
		if (mark === '\\') at++;
		else if (mark === '\n' && quote !== '`') {
			place.at = at;
			return null;
		} else if (quote === '`' && mark === '$' && text[at + 1] === '{') isPlain = false;
	}
	place.at = text.length;
	place.isCut = true;
	return null;
}

function decodeEscapes(written: string): string {
	if (!written.includes('\\')) return written;
	return written.replace(
		/\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(.))/gis,
		(_, long, unit, byte, mark) => {
			const code = Number.parseInt(long ?? unit ?? byte ?? '', 16);
			if (Number.isNaN(code)) return ESCAPES[mark] ?? mark ?? '';
			return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
		},
	);
}
