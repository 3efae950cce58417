import {judgeArticle} from './captions/article.ts';
import {isCaption} from './captions/evidence.ts';
import {findLists, type Listing} from './captions/lists.ts';
import {inLetters, openingQuote, type Pattern, speechVerb, word} from './captions/patterns.ts';
import {tallyWords} from './captions/words.ts';

/** A block-level piece of an article, in reading order, as plain repaired text without markup. */
export type Piece = {
	readonly kind: 'paragraph' | 'heading' | 'image' | 'other'; // other: list, quote, code, table, rule
	readonly text: string;
	/**
	 * The whole paragraph is emphasised, not strong (a common way to write captions under images; strong lines are
	 * headings).
	 */
	readonly emphasised?: boolean;
	/** The paragraph holds a Markdown link/code/strong markup or a hard break: rare in scraped captions. */
	readonly marked?: boolean;
};

/**
 * The label as written without its colon ("Friendly"), or with its "!" or "?" ("Wow!"); null where there is none.
 * `textStart` is the index in `text` where the caption's own words begin (after label and blanks; 0 without a label).
 */
export type Caption = {readonly label: string | null; readonly textStart: number};

/** What one paragraph tells by itself. */
export type Reading = Caption & {
	readonly text: string;
	/** Whether a pattern matches the text in small letters; white space is run together. */
	readonly has: (pattern: Pattern) => boolean;
	/** Whether it matches the text as written. */
	readonly hasCased: (pattern: Pattern) => boolean;
	/** A Han, kana or Thai character counts as one. */
	readonly words: number;
	/**
	 * How the text ends once closing quotes, brackets and emoji are taken off; an abbreviation's dot may be a stop or
	 * not.
	 */
	readonly ending: 'stop' | 'abbreviation' | 'colon' | 'comma' | 'none';
	/** Share (0-1) of the words that have case and begin small; 1 where no word has case. */
	readonly smallWords: number;
	/** Most letters have no case, so the script has other stops and no capitals to tell by. */
	readonly isCaseless: boolean;
};
export type Readings = ReadonlyMap<number, Reading>;

/** What is known of one paragraph, and of the article around it, when it is asked whether it is a photo caption. */
export type Facts = Reading &
	Listing & {
		/**
		 * Gives the share (0-1) of the runs of three words that also stand in a full sentence elsewhere, or in the
		 * description.
		 */
		readonly measureRepeated: () => number;
		readonly isAfterImage: boolean;
		readonly isEmphasised: boolean;
		readonly isMarked: boolean;
		/** A neighbour is a caption without this one's help. */
		readonly isBesideCaption: boolean;
		/** scraped: nearly all plain paragraphs of full sentences. structured: Markdown as people write it. */
		readonly article: 'scraped' | 'mixed' | 'structured';
	};

/** All paragraphs of an article, a line each, and whether a pattern matches anywhere in them. */
type Whole = {readonly text: string; readonly known: Map<Pattern, boolean>};
type Article = {readonly cased: Whole; readonly lower: Whole; readonly colonNames: ReadonlySet<string>};

const noLabel: Caption = {label: null, textStart: 0};
const labelLength = 80;
const labelWords = 8;
const labelMark = /[!?:：！？]/;
const labelEnd = inLetters(String.raw`(?:[!?]['"’”»)]?(?= )|(?<=[\p{Ll}]):(?=[\p{Lu}])|:(?= )|[：！？])\s*`, 'g');
const quotation = /^['"‘“].*['"’”]$/;
const openQuote = /^['"‘“]|[ (]['"‘“][^'"’”]*$/;
const sentenceStart = inLetters(String.raw`^(?:['"‘“«„「『]+[\p{L}]|[(['"‘“«„「『]*[\p{Lu}\p{Lt}\p{Lo}\p{N}$£€¥])`);
const colonName = inLetters(String.raw`(?<= )[\p{L}][\p{L}\p{N}]*: [\p{Lu}][\p{L}\p{N}]*`, 'g');

/**
 * Names like "Some Title: The Sequel", by the two words around the colon. Where at least two full sentences have one within,
 * its colon ends no label at the start of another paragraph.
 */
function findColonNames(texts: readonly string[]): ReadonlySet<string> {
	const names = new Set<string>();
	const seen = new Set<string>();
	for (const text of texts) {
		if (!text.includes(': ') || readEnding(text) !== 'stop') continue;
		const pairs = new Set(text.slice(1).match(colonName(text)));
		for (const pair of pairs) (seen.has(pair) ? names : seen).add(pair);
	}
	return names;
}

function readLabel(text: string, has: Reading['has'], colonNames: ReadonlySet<string>): Caption {
	const start = text.length - text.trimStart().length;
	const raw = text.slice(start, start + labelLength);
	if (!labelMark.test(raw)) return noLabel;
	const head = raw.replace(/\s/g, ' ');
	let best = noLabel;
	for (const {0: mark, index} of head.matchAll(labelEnd(head))) {
		const isColon = /^[:：]/.test(mark);
		const label = text.slice(start, start + index + (isColon ? 0 : mark.trimEnd().length)).trimEnd();
		const textStart = start + index + mark.length;
		const rest = text.slice(textStart, textStart + labelLength);
		const name = () => `${/\p{L}[\p{L}\p{N}]*$/u.exec(label)?.[0]}: ${/^[\p{L}\p{N}]*/u.exec(rest)?.[0]}`;
		if (isLabel(label, rest, has) && !(colonNames.size > 0 && colonNames.has(name()))) best = {label, textStart};
		if (isColon) break;
	}
	return best;
}

function isLabel(label: string, rest: string, has: Reading['has']): boolean {
	// What opens a bracket goes on behind the colon.
	if (/^[([{（【《「『]/.test(label)) return false;
	const words = label.match(word(label))?.length ?? 0;
	const isQuotation = quotation.test(label);
	if (words === 0 || words > (isQuotation ? 2 * labelWords : labelWords) || !sentenceStart(rest).test(rest))
		return false;
	if ((!isQuotation && openQuote.test(label)) || /[.;…] |[。；]|^(?:https?|mailto)$/.test(label.toLowerCase()))
		return false;
	// "She told a friend: 'Never again'" is no label; "She said yes: The couple …" and "Revealed: 'It was me'" are.
	return (
		isQuotation || words === 1 || !openingQuote.test(rest) || !has(speechVerb) || !speechVerb.test(label.toLowerCase())
	);
}

const closers = new Set('\'"’”»›)]}」』）】》*_');
const abbreviations = new Set('Jr. Sr. St. Inc. Ltd. Co. Corp. etc. No.'.split(' '));
const initials = inLetters(String.raw`^(?:[\p{L}]\.){2,}$`);
const pictograph = inLetters(String.raw`[\p{Extended_Pictographic}\uFE0F\u200D]`, 'g');
const endings = [
	['.!?…。！？．।؟۔', 'stop'],
	[':：', 'colon'],
	[',;-–—、，；', 'comma'],
] as const;

/** How nearly every paragraph ends. The letters are more than an abbreviation has. */
const plainEnding = /^[a-z]{5}\.$/;

function readEnding(text: string): Reading['ending'] {
	if (plainEnding.test(text.slice(-6))) return 'stop';
	let end = text.slice(-200);
	end = end.replace(pictograph(end), ' ').trimEnd();
	// "… they said.' (sic)", "… it ended.[2]": a note after a stop does not open the sentence again.
	if (end.endsWith(')')) end = /^(.*[.!?…]['"’”]?) \([^()]{1,30}\)$/su.exec(end)?.[1] ?? end;
	if (end.endsWith(']')) end = end.replace(/(?<=[.!?…。！？]['"’”]?) ?\[\^?\d{1,3}\]$/, '');
	while (closers.has(end.slice(-1))) end = end.slice(0, -1).trimEnd();
	if (end === '') return 'none';
	const last = end.endsWith('.') ? (end.split(/[\s(]/).at(-1) ?? '') : '';
	if (abbreviations.has(last) || (/\..*\.$/.test(last) && initials(last).test(last))) return 'abbreviation';
	return endings.find(([marks]) => marks.includes(end.slice(-1)))?.[1] ?? 'none';
}

/**
 * Whether a pattern matches. All of the article is searched first, once: most patterns match nowhere in it, and for a text of
 * 1,000 characters V8 compiles a pattern to machine code at once, without byte code before, which takes it five times longer.
 */
function search(pattern: Pattern, text: string, {text: all, known}: Whole): boolean {
	const isIn = (where: string) => (typeof pattern === 'function' ? pattern(where) : pattern).test(where);
	const isAnywhere = known.get(pattern) ?? isIn(all);
	known.set(pattern, isAnywhere);
	return isAnywhere && isIn(text);
}

const flatten = (text: string) => text.replace(/[^\S ]\s*| \s+/g, ' ').trim();

function readParagraph(text: string, flat: string, article: Article): Reading {
	const lower = flat.toLowerCase();
	const has = (pattern: Pattern) => search(pattern, lower, article.lower);
	const {count, small, isCaseless} = tallyWords(text);
	const {label, textStart} = readLabel(text, has, article.colonNames);
	return {
		label,
		textStart,
		text,
		has,
		hasCased: pattern => search(pattern, flat, article.cased),
		words: count,
		ending: readEnding(text),
		smallWords: isCaseless ? 1 : small / Math.max(1, count),
		isCaseless,
	};
}

/** Every three words that follow each other as a number: comparing these compares sentences, in time linear in the text. */
function numberTriples(text: string, wordNumbers: Map<string, number>): readonly number[] {
	const numbers = (text.toLowerCase().match(word(text)) ?? []).map(item => {
		const number = wordNumbers.get(item) ?? wordNumbers.size;
		wordNumbers.set(item, number);
		return number;
	});
	return numbers.slice(2).map((third, index) => {
		const pair = Math.imul(numbers[index] ?? 0, 0x1e3779b1) + (numbers[index + 1] ?? 0);
		return (Math.imul(pair, 0x35ebca6b) + third) | 0;
	});
}

/** The share of a piece that is said elsewhere. The article is only prepared when one is asked for: often none decides. */
function measureRepeats(readings: Readings, description: string): (index: number) => number {
	const triples = new Map<number, readonly number[]>();
	/** For every triple of the full sentences: the piece it stands in, or -1 where several have it. */
	const places = new Map<number, number>();
	const described = new Set<number>();
	const prepare = () => {
		const wordNumbers = new Map<string, number>();
		for (const triple of numberTriples(description, wordNumbers)) described.add(triple);
		for (const [index, {text, ending}] of readings) {
			const own = numberTriples(text, wordNumbers);
			triples.set(index, own);
			if (ending !== 'stop') continue;
			for (const triple of own) places.set(triple, (places.get(triple) ?? index) === index ? index : -1);
		}
	};
	return index => {
		if (triples.size === 0) prepare();
		// Descriptions are made of an article's first sentences: that those are repeated there proves nothing.
		const isLead = readings.get(index)?.ending === 'stop' || index === readings.keys().next().value;
		const own = triples.get(index) ?? [];
		const isElsewhere = (triple: number) =>
			(places.get(triple) ?? index) !== index || (!isLead && described.has(triple));
		return own.filter(isElsewhere).length / Math.max(5, own.length);
	};
}

function gatherFacts(pieces: readonly Piece[], readings: Readings, description: string): ReadonlyMap<number, Facts> {
	const measureRepeated = measureRepeats(readings, description);
	const article = judgeArticle({pieces, readings, measureRepeated});
	const listingOf = findLists(readings);
	// Field by field: to spread what was read takes longer than to read it.
	const gather = (reading: Reading, index: number): Facts => {
		const {isListed, isField, chronicle} = listingOf(index);
		return {
			label: reading.label,
			textStart: reading.textStart,
			text: reading.text,
			has: reading.has,
			hasCased: reading.hasCased,
			words: reading.words,
			ending: reading.ending,
			smallWords: reading.smallWords,
			isCaseless: reading.isCaseless,
			isListed,
			isField,
			chronicle,
			measureRepeated: () => measureRepeated(index),
			isAfterImage: pieces[index - 1]?.kind === 'image',
			// Next to Chinese and Japanese letters asterisks often do not emphasise, and stay.
			isEmphasised: pieces[index]?.emphasised === true || /^\s*\*[^*]+\*\s*$/.test(reading.text),
			isMarked: pieces[index]?.marked === true,
			isBesideCaption: false,
			article,
		};
	};
	return new Map([...readings].map(([index, reading]) => [index, gather(reading, index)]));
}

/**
 * Which pieces of an article are photo captions, by their index in `pieces`. News sites lose their images when they are
 * scraped, but not the captions: paragraphs that lack the final stop, often labelled, often repeating the body. All that is
 * weighed stands in `evidence`. `description` is the post's own summary. Takes time in proportion to the text.
 */
export function findCaptions(pieces: readonly Piece[], description: string): ReadonlyMap<number, Caption> {
	const paragraphs = [...pieces.entries()].filter(([, {kind}]) => kind === 'paragraph');
	const flat = new Map(paragraphs.map(([index, piece]) => [index, flatten(piece.text)]));
	const text = [...flat.values()].join('\n');
	const article: Article = {
		cased: {text, known: new Map()},
		lower: {text: text.toLowerCase(), known: new Map()},
		colonNames: findColonNames([...pieces.map(piece => piece.text), description]),
	};
	const readings = new Map(
		paragraphs.map(([index, piece]) => [index, readParagraph(piece.text, flat.get(index) ?? '', article)]),
	);
	const facts = gatherFacts(pieces, readings, description);
	const alone = new Set([...facts].filter(([, fact]) => isCaption(fact)).map(([index]) => index));
	const captions = new Map<number, Caption>();
	for (const [index, fact] of facts) {
		const isBesideCaption = alone.has(index - 1) || alone.has(index + 1);
		if (alone.has(index) || (isBesideCaption && isCaption({...fact, isBesideCaption}))) {
			captions.set(index, {label: fact.label, textStart: fact.textStart});
		}
	}
	return captions;
}
