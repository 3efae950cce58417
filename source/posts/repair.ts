import {fix_encoding} from 'ftfy-js';
import {is_bad} from 'ftfy-js/badness';
import {UTF8_DETECTOR_RE} from 'ftfy-js/chardata';

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

const LATIN_1_ENTITIES =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
	'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute ' +
	'Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml ' +
	'Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ' +
	'ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const ENTITIES: ReadonlyMap<string, string> = new Map([
	...LATIN_1_ENTITIES.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
	...Object.entries({
		amp: '&',
		lt: '<',
		gt: '>',
		quot: '"',
		apos: "'",
		lsquo: '‘',
		rsquo: '’',
		sbquo: '‚',
		ldquo: '“',
		rdquo: '”',
		bdquo: '„',
		lsaquo: '‹',
		rsaquo: '›',
		ndash: '–',
		mdash: '—',
		hellip: '…',
		bull: '•',
		trade: '™',
		euro: '€',
		OElig: 'Œ',
		oelig: 'œ',
		Scaron: 'Š',
		scaron: 'š',
	}),
]);

function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}\d{0,2}));/g,
		(entity, decimal, hex, name) => {
			if (name !== undefined) return ENTITIES.get(name) ?? entity;
			return fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)) ?? entity;
		},
	);
}

/** Null for what is no character. 128-159 mean the characters of Windows-1252: as C1 controls the repair takes them for these. */
function fromCodePoint(code: number): string | null {
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	return code === 0 || code > 0x10ffff || isSurrogate ? null : String.fromCodePoint(code);
}

/** Words that begin a sentence and are hardly ever the second half of a name or of code. */
const STARTERS = new Set(
	(
		'The A An And But Or So Yet He She It They We You I His Her Its Their Our My Your This That These Those There Here ' +
		'When While What Who Why How If At In On For From With Without After Before During Because Although Though Despite ' +
		'However Meanwhile Since Earlier Later Speaking According El La Los Las Un Una En Por Pero Le Les Une Des Il Elle Ils ' +
		'Der Die Das Ein Eine Und Er Sie Lo Gli Os Um Uma'
	).split(' '),
);
/** Words that code has too: they begin a sentence only behind a word in small letters. */
const DOUBTFUL_STARTERS = new Set(
	(
		'Then Now Where As Of To By Until Also Both Some Many Most Each Every All No Not Once One Two Last Is Are Was Were Will ' +
		'Would Can Could Do Did Has Have Had Let Just Only Even'
	).split(' '),
);
/** Names in code that are written just so. */
const CODE_NAMES = new Set(
	(
		'errors.as errors.is time.now time.after date.now datetime.now sync.once array.from array.of list.of set.of map.of ' +
		'stream.of optional.of object.is task.from assert.that assert.is expect.that console.in console.is'
	).split(' '),
);
const TITLES = new Set('mr mrs ms dr st prof gen sen rep lt col sgt capt rev hon mt ft vs fig vol'.split(' '));
/** Ends of file names and hosts. */
const SUFFIXES = new Set(
	(
		'com net org io js ts py rb go rs md html htm css json xml yml txt pdf doc jpg jpeg png gif svg exe dll zip app dev ai ' +
		'co uk us me tv fm ly gov edu info biz eu de fr es it jp cn ru'
	).split(' '),
);

const GLUE = /([.!?])(['"’”»‘“«]?)(\p{Lu}[\p{L}\p{M}]*)/gu;
const LAST_WORD = /(?:[\p{L}\p{M}\d’'-]|(?<=\d),(?=\d))+$/u;
const WORD_WINDOW = 60;
const QUOTE_WINDOW = 300;

type Glue = {
	readonly mark: string;
	/** The word before the mark, empty where there is none that could end a sentence. */
	readonly word: string;
	readonly next: string;
	/** The two characters behind the next word. */
	readonly after: string;
};

/**
 * Puts the blank back between sentences that were glued together (`day.The`, `it?'He`), but not in names, hosts, files,
 * versions, abbreviations and code. Common first words are enough; other words only beside one of these in the same text.
 */
export function separateSentences(text: string): string {
	if (!/[.!?]['"’”»‘“«]?\p{Lu}/u.test(text)) return text;
	if (!text.includes('`')) return separatePlain(text);
	return text
		.split(/(`+[^`]*`+)/)
		.map((part, index) => (index % 2 === 0 ? separatePlain(part) : part))
		.join('');
}

function separatePlain(text: string): string {
	const matches = [...text.matchAll(GLUE)];
	const isEvident = matches.some(match => isStrong(toGlue(text, match, 0)));
	const parts: string[] = [];
	let done = 0;
	let sentence = 0;
	for (const match of matches) {
		const glue = toGlue(text, match, sentence);
		if (!isStrong(glue) && !(isEvident && isWeak(glue))) continue;
		const [, mark = '', quote = ''] = match;
		sentence = match.index + mark.length + quote.length;
		const split = quote !== '' && isClosing(text, sentence - 1) ? sentence : match.index + mark.length;
		parts.push(text.slice(done, split));
		done = split;
	}
	return parts.length === 0 ? text : [...parts, text.slice(done)].join(' ');
}

/** `sentence` is where the sentence begins, as far as glued ones before it have come apart. */
function toGlue(text: string, match: RegExpExecArray, sentence: number): Glue {
	const [whole, mark = '', , next = ''] = match;
	const end = match.index + whole.length;
	const from = Math.max(sentence, match.index - WORD_WINDOW);
	const isCut = from > sentence;
	return {mark, next, after: text.slice(end, end + 2), word: lastWord(text.slice(from, match.index), isCut)};
}

function lastWord(before: string, isCut: boolean): string {
	// A bracket that hangs on a word is a call's.
	if (before.endsWith(')') && /[\p{L}\d_.]\([^()]*\)$/u.test(before)) return '';
	const clause = before.replace(/[%)"”»’']$/, '');
	const word = LAST_WORD.exec(clause)?.[0] ?? '';
	const left = clause[clause.length - word.length - 1];
	const isFree = left === undefined ? !isCut : /[\s([{"“‘«—–¡¿£$€¥]/.test(left);
	return isFree ? word.replace(/^['’-]+/, '') : '';
}

function isStrong({word, next, after}: Glue): boolean {
	const isStarter = STARTERS.has(next) || (DOUBTFUL_STARTERS.has(next) && /^\p{Ll}/u.test(word));
	if (!isStarter || !isSentenceEnd(word) || CODE_NAMES.has(`${word}.${next}`.toLowerCase())) return false;
	return next.length === 1
		? /^\s\p{L}/u.test(after) || /^['’]\p{L}/u.test(after)
		: /^(?:$|[\s,]|['’]\p{L})/u.test(after);
}

function isWeak({word, next, after}: Glue): boolean {
	if (!/^\p{Lu}\p{Ll}+$/u.test(next) || SUFFIXES.has(next.toLowerCase())) return false;
	if (!isSentenceEnd(word) || /\p{Ll}\p{Lu}/u.test(word) || word.toLowerCase() === next.toLowerCase()) return false;
	return /^(?:[\s,]|['’]\p{L})/u.test(after);
}

/** Two letters or two digits at least: `J.K`, `e.g` and `v2` end no sentence, nor does `Dr`. */
function isSentenceEnd(word: string): boolean {
	if (TITLES.has(word.toLowerCase())) return false;
	return /\p{L}[\p{L}\p{M}]/u.test(word) ? !/\d/.test(word) || /-\d{2,}$/.test(word) : /^\d[\d,]*\d$/.test(word);
}

/** Whether the quotation mark at the index closes. A straight one does if another one is open before it. */
function isClosing(text: string, index: number): boolean {
	const quote = text[index] ?? '';
	if (!/['"]/.test(quote)) return /[’”»]/.test(quote);
	const before = text.slice(Math.max(0, index - QUOTE_WINDOW), index);
	if (quote === '"') return before.split('"').length % 2 === 0;
	const opened = [...before.matchAll(/(?:^|[\s([“.!?])'(?=[\p{L}\d])/gu)].at(-1)?.index;
	return opened !== undefined && !/[\p{L}\d.,!?]'(?![\p{L}\d])/u.test(before.slice(opened + 1));
}
