import {createLetterPattern} from './letters.ts';

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

const GLUED = createLetterPattern('[.!?][\'"’”»‘“«]?[\\p{Lu}]');
const GLUE = createLetterPattern('([.!?])([\'"’”»‘“«]?)([\\p{Lu}][\\p{L}\\p{M}]*)', 'g');
const CALL = createLetterPattern('[\\p{L}\\d_.]\\([^()]*\\)$');
const HALF_OF_DAY = createLetterPattern('(?<![\\p{L}\\d.])\\d{0,2}[ap]\\.m$');
const STARTS_LARGE = createLetterPattern('^[\\p{Lu}]');
const STARTS_SMALL = createLetterPattern('^[\\p{Ll}]');
const IS_SMALL = createLetterPattern('^[\\p{Ll}]{3,}$');
const IS_NAME = createLetterPattern('^[\\p{Lu}][\\p{Ll}]{2,}$');
const IS_CAPITALISED = createLetterPattern('^[\\p{Lu}][\\p{Ll}]+$');
const IN_CAMEL_CASE = createLetterPattern('[\\p{Ll}][\\p{Lu}]');
const TWO_LETTERS = createLetterPattern('[\\p{L}][\\p{L}\\p{M}]');
const NEXT_WORD = createLetterPattern('^\\s[\\p{L}]');
const SHORT_FORM = createLetterPattern("^['’][\\p{L}]");
const END_OF_WORD = createLetterPattern("^(?:$|[\\s,]|['’][\\p{L}])");
const REST_OF_NAME = createLetterPattern("^ [\\p{Lu}][\\p{Ll}]{2,}(?:$|['’]s|, ?[\\p{L}\\d]| \\(?[\\p{L}\\d])");
const OPENING_QUOTE = createLetterPattern("(?:^|[\\s([“.!?])'(?=[\\p{L}\\d])", 'g');
const CLOSING_QUOTE = createLetterPattern("[\\p{L}\\d.,!?]'(?![\\p{L}\\d])");
const OF_WORD = /[\p{L}\p{M}’]/u;
/** An amount, a measure, a decade, a time of the day: what may end a sentence although it holds a digit. */
const AMOUNT = /^(?:\d[\d,.]*(?:[bm]n|(?:b|m|tr)illion|[mk]|[kcm]m|kg|lbs?|oz|ft|in|mph|st|nd|rd|th|[ap]m)|\d+0s)$/;
const CODE_SIGNS = /[{}]|\[\]|\(\)/;
const WORD_WINDOW = 60;
const QUOTE_WINDOW = 300;

type Glue = {
	readonly mark: string;
	/** The word before the mark, empty where there is none that could end a sentence. */
	readonly word: string;
	readonly next: string;
	/** What stands behind the next word. */
	readonly after: string;
	/** Whether nothing stands before the word: `collections.After` is no two sentences. */
	readonly isAlone: boolean;
	readonly isInCode: boolean;
};

/** Asked first, because properties of characters take a millisecond to look up for the first time. */
const MAY_BE_GLUED = /[.!?]['"’”»‘“«]?[^\0-@[-\u007f\u00a0«»‐-…]/;

/**
 * Puts the blank back between sentences that were glued together (`day.The`, `it?'He`), but not in names, hosts, files,
 * versions, abbreviations and code. Common first words are enough; other words only beside one of these in the same text.
 */
export function separateSentences(text: string): string {
	if (!MAY_BE_GLUED.test(text) || !GLUED(text).test(text)) return text;
	if (!text.includes('`')) return separatePlain(text);
	return text
		.split(/(`+[^`]*`+)/)
		.map((part, index) => (index % 2 === 0 ? separatePlain(part) : part))
		.join('');
}

function separatePlain(text: string): string {
	const matches = [...text.matchAll(GLUE(text))];
	const prose = {text, isInCode: CODE_SIGNS.test(text)};
	const isEvident = matches.some(match => isStrong(toGlue(prose, match, 0)));
	const parts: string[] = [];
	let done = 0;
	let sentence = 0;
	for (const match of matches) {
		const glue = toGlue(prose, match, sentence);
		if (!isStrong(glue) && !(isEvident && isWeak(glue))) continue;
		const [, mark = '', quote = ''] = match;
		sentence = match.index + mark.length + quote.length;
		const split = quote !== '' && isClosing(text, sentence - 1) ? sentence : match.index + mark.length;
		parts.push(text.slice(done, split));
		done = split;
	}
	return parts.length === 0 ? text : [...parts, text.slice(done)].join(' ');
}

/** `isInCode`: whether brackets of code stand anywhere in the text. */
type Prose = {readonly text: string; readonly isInCode: boolean};

/** `sentence` is where the sentence begins, as far as glued ones before it have come apart. */
function toGlue({text, isInCode}: Prose, match: RegExpExecArray, sentence: number): Glue {
	const [whole, mark = '', quote = '', next = ''] = match;
	const end = match.index + whole.length;
	const from = Math.max(sentence, match.index - WORD_WINDOW);
	const before = text.slice(from, match.index);
	const isCut = from > sentence;
	const isAlone = from === 0 && mark === '.' && quote === '' && !/\S\s/.test(before);
	return {
		mark,
		next,
		after: text.slice(end, end + WORD_WINDOW),
		word: lastWord(before, isCut),
		isAlone,
		isInCode,
	};
}

function lastWord(before: string, isCut: boolean): string {
	// A bracket that hangs on a word is a call's.
	if (before.endsWith(')') && CALL(before).test(before)) return '';
	if (before.endsWith('.m') && HALF_OF_DAY(before).test(before)) return 'pm';
	const clause = before.replace(/[%)"”»’']$/, '');
	const start = startOfLastWord(clause);
	const word = clause.slice(start);
	const left = clause[start - 1];
	const isFree = left === undefined ? !isCut : /[\s([{"“‘«—–¡¿£$€¥]/.test(left);
	return isFree ? word.replace(/^['’-]+/, '') : '';
}

/** By hand, from the end: as a pattern it would be tried at every place before it. */
function startOfLastWord(text: string): number {
	let start = text.length;
	while (start > 0) {
		const isPair = /[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(start - 2, start));
		const character = text.slice(start - (isPair ? 2 : 1), start);
		const isSeparator = /[.,]/.test(character) && /\d/.test(text[start - 2] ?? '') && /\d/.test(text[start] ?? '');
		if (!isSeparator && !/[A-Za-z\d'-]/.test(character) && !(character > '\u007f' && OF_WORD.test(character))) break;
		start -= character.length;
	}
	return start;
}

function isStrong(glue: Glue): boolean {
	const {word, next, after, isAlone} = glue;
	if (isAlone) return false;
	if (isFullName(glue)) return true;
	// `Hepatitis.A virus`
	if (next === 'A' && STARTS_LARGE(word).test(word)) return false;
	const isStarter = STARTERS.has(next) || (DOUBTFUL_STARTERS.has(next) && STARTS_SMALL(word).test(word));
	if (!isStarter || !isSentenceEnd(word) || CODE_NAMES.has(`${word}.${next}`.toLowerCase())) return false;
	return next.length === 1
		? NEXT_WORD(after).test(after) || SHORT_FORM(after).test(after)
		: END_OF_WORD(after).test(after);
}

/** `his jog.Nora Vale went`: nobody writes code like that, if it is not all code. */
function isFullName({mark, word, next, after, isInCode}: Glue): boolean {
	if (isInCode || mark !== '.' || !IS_SMALL(word).test(word) || SUFFIXES.has(next.toLowerCase())) return false;
	if (!IS_NAME(next).test(next) || word === next.toLowerCase()) return false;
	return REST_OF_NAME(after).test(after);
}

function isWeak({word, next, after, isAlone}: Glue): boolean {
	if (isAlone) return false;
	if (next === 'A') return isSentenceEnd(word) && NEXT_WORD(after).test(after);
	if (!IS_CAPITALISED(next).test(next) || SUFFIXES.has(next.toLowerCase())) return false;
	if (!isSentenceEnd(word) || IN_CAMEL_CASE(word).test(word) || word.toLowerCase() === next.toLowerCase()) return false;
	return after !== '' && END_OF_WORD(after).test(after);
}

/** Two letters or two digits at least: `J.K`, `e.g` and `v2` end no sentence, nor does `Dr`. */
function isSentenceEnd(word: string): boolean {
	if (TITLES.has(word.toLowerCase())) return false;
	if (AMOUNT.test(word)) return true;
	return TWO_LETTERS(word).test(word) ? !/\d/.test(word) || /-\d{2,}$/.test(word) : /^\d[\d,]*\d$/.test(word);
}

/** Whether the quotation mark at the index closes. A straight one does if another one is open before it. */
function isClosing(text: string, index: number): boolean {
	const quote = text[index] ?? '';
	if (!/['"]/.test(quote)) return /[’”»]/.test(quote);
	const before = text.slice(Math.max(0, index - QUOTE_WINDOW), index);
	if (quote === '"') return before.split('"').length % 2 === 0;
	const opened = [...before.matchAll(OPENING_QUOTE(before))].at(-1)?.index;
	const quoted = before.slice(opened === undefined ? 0 : opened + 1);
	return opened !== undefined && !CLOSING_QUOTE(quoted).test(quoted);
}
