import {type Facts, isShortLine, picture, speechVerb, threshold, weigh} from './caption-evidence.ts';

/** A block-level piece of an article, in reading order, as plain repaired text without markup. */
export type Piece = {
	readonly kind: 'paragraph' | 'heading' | 'image' | 'other'; // other: list, quote, code, table, rule
	readonly text: string;
	/** The whole paragraph is emphasised, not strong (a common way to write captions under images; strong lines are headings). */
	readonly emphasised?: boolean;
	/** The paragraph holds a Markdown link/code/strong markup or a hard break: rare in scraped captions. */
	readonly marked?: boolean;
};

/**
 * The label as written without its colon ("Friendly"), or with its "!" or "?" ("Wow!"); null where there is none.
 * `textStart` is the index in `text` where the caption's own words begin (after label and blanks; 0 without a label).
 */
export type Caption = {readonly label: string | null; readonly textStart: number};

const noLabel: Caption = {label: null, textStart: 0};
const labelLength = 80;
const labelWords = 8;
const labelEnd = /(?:[!?]['"’”»)]?(?= )|(?<=\p{Ll}):(?=\p{Lu})|:(?= )|[：！？])\s*/gu;
const quotation = /^['"‘“].*['"’”]$/;
const openQuote = /^['"‘“]|[ (]['"‘“][^'"’”]*$/;
const sentenceStart = /^(?:['"‘“«„「『]+\p{L}|[(['"‘“«„「『]*[\p{Lu}\p{Lt}\p{Lo}\p{N}$£€¥])/u;

/**
 * Names like "Some Title: The Sequel", by the two words around the colon. Where at least two paragraphs have one within a
 * sentence, its colon ends no label at the start of another.
 */
function findColonNames(texts: readonly string[]): ReadonlySet<string> {
	const names = new Set<string>();
	const seen = new Set<string>();
	for (const text of texts) {
		if (!text.includes(': ')) continue;
		const pairs = new Set(text.slice(1).match(/(?<= )\p{L}[\p{L}\p{N}]*: \p{Lu}[\p{L}\p{N}]*/gu));
		for (const pair of pairs) (seen.has(pair) ? names : seen).add(pair);
	}
	return names;
}

function readLabel(text: string, colonNames: ReadonlySet<string>): Caption {
	const start = text.length - text.trimStart().length;
	const head = text.slice(start, start + labelLength).replace(/\s/g, ' ');
	let best = noLabel;
	for (const {0: mark, index} of head.matchAll(labelEnd)) {
		const isColon = /^[:：]/.test(mark);
		const label = text.slice(start, start + index + (isColon ? 0 : mark.trimEnd().length)).trimEnd();
		const textStart = start + index + mark.length;
		const rest = text.slice(textStart, textStart + labelLength);
		const name = `${/\p{L}[\p{L}\p{N}]*$/u.exec(label)?.[0]}: ${/^[\p{L}\p{N}]*/u.exec(rest)?.[0]}`;
		if (isLabel(label, rest) && !colonNames.has(name)) best = {label, textStart};
		if (isColon) break;
	}
	return best;
}

function isLabel(label: string, rest: string): boolean {
	const words = label.match(word)?.length ?? 0;
	const isQuotation = quotation.test(label);
	if (words === 0 || words > (isQuotation ? 2 * labelWords : labelWords) || !sentenceStart.test(rest)) return false;
	if ((!isQuotation && openQuote.test(label)) || /[.;…] |[。；]|^(?:https?|mailto)$/i.test(label)) return false;
	// "She told a friend: 'Never again'" is no label; "She said yes: The couple …" and "Revealed: …" are.
	const verb = speechVerb.exec(label);
	if (verb === null || isQuotation || words === 1) return true;
	return !/^['"‘“«„]/.test(rest) && verb.index + verb[0].length < label.length;
}

const closers = new Set('\'"’”»›)]}」』）】》*_');
const abbreviation = /(?:^|[\s(])(?:(?:\p{L}\.){2,}|(?:Jr|Sr|St|Inc|Ltd|Co|Corp|etc|No)\.)$/u;
const endings = {'.!?…。！？．।؟۔': 'stop', ':：': 'colon', ',;-–—、，；': 'comma'} as const;

function readEnding(text: string): Facts['ending'] {
	let end = text
		.slice(-200)
		.replace(/\p{Emoji_Presentation}|\u{FE0F}|\u{200D}/gu, ' ')
		.trimEnd();
	// "… they said.' (sic)", "… it ended.[2]": a note after a stop does not open the sentence again.
	end = /^(.*[.!?…]['"’”]?) \([^()]{1,30}\)$/su.exec(end)?.[1] ?? end;
	end = end.replace(/(?<=[.!?…。！？]['"’”]?) ?\[\^?\d{1,3}\]$/u, '');
	while (closers.has(end.slice(-1))) end = end.slice(0, -1).trimEnd();
	if (end === '') return 'none';
	if (abbreviation.test(end)) return 'abbreviation';
	return Object.entries(endings).find(([marks]) => marks.includes(end.slice(-1)))?.[1] ?? 'none';
}

const word =
	/(?:\p{L}\.){2,}\p{L}?|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’](?=\p{L}))*/gu;

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
	let value = 2166136261;
	for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16777619);
	return value;
}

/** A number for every three words that follow each other: comparing these compares sentences, in time linear in the text. */
function hashTriples(words: readonly string[]): readonly number[] {
	const hashes = words.map(text => hash(text.toLowerCase()));
	return hashes.slice(2).map((third, index) => {
		const [first = 0, second = 0] = [hashes[index], hashes[index + 1]];
		return Math.imul(Math.imul(first, 31) ^ second, 16777619) ^ third;
	});
}

type Reading = Pick<Facts, 'text' | 'words' | 'ending' | 'label' | 'smallWords' | 'isCaseless'> & {
	readonly triples: readonly number[];
	readonly caption: Caption;
};

function readParagraph(text: string, colonNames: ReadonlySet<string>): Reading {
	const caption = readLabel(text, colonNames);
	const words = text.match(word) ?? [];
	const initials = words.map(item => item.charAt(0));
	const small = initials.filter(initial => initial !== initial.toUpperCase()).length;
	const cased = initials.filter(initial => initial.toLowerCase() !== initial.toUpperCase()).length;
	const isCaseless = initials.filter(initial => /\p{Lo}/u.test(initial)).length > cased;
	return {
		text: text.replace(/\s+/g, ' ').trim(),
		words: words.length,
		ending: readEnding(text),
		label: caption.label,
		smallWords: isCaseless ? 1 : small / Math.max(1, words.length),
		isCaseless,
		triples: hashTriples(words),
		caption,
	};
}

type Readings = ReadonlyMap<number, Reading>;

/** For every triple of the full sentences: the piece it stands in, or -1 where several have it. */
function indexTriples(readings: Readings): ReadonlyMap<number, number> {
	const places = new Map<number, number>();
	for (const [index, {ending, triples}] of readings) {
		if (ending !== 'stop') continue;
		for (const triple of triples) places.set(triple, (places.get(triple) ?? index) === index ? index : -1);
	}
	return places;
}

function judgeArticle(pieces: readonly Piece[], readings: Readings): Facts['article'] {
	const sum = (numbers: Iterable<number>) => [...numbers].reduce((total, number) => total + number, 0);
	const read = [...readings.values()];
	const words = sum(read.map(reading => reading.words));
	const texts = pieces.filter(({kind}) => kind !== 'image');
	const headings = texts.filter(({kind}) => kind === 'heading').length;
	const marked = texts.filter(({kind, marked, text}) => kind === 'paragraph' && (marked || text.includes('\n'))).length;
	const otherWords = sum(texts.map(({kind, text}) => (kind === 'other' ? (text.match(word)?.length ?? 0) : 0)));
	// Two captions that show what they are vouch for an article with long lists, which scrapers leave too.
	const pointers = read.filter(({ending, text}) => ending === 'none' && picture.test(text)).length;
	const lists = pointers >= 2 ? 0 : otherWords / (words + otherWords);
	const structure = Math.max((2 * headings + marked) / texts.length, lists);
	if (structure > 0.25) return 'structured';
	const long = read.filter(reading => reading.words >= 10);
	const closed = long.filter(({ending}) => ending === 'stop').length;
	const isProse = sum(long.map(reading => reading.words)) >= 0.75 * words;
	return isProse && closed >= 3 && closed >= 0.25 * long.length && structure <= 0.15 ? 'scraped' : 'mixed';
}

/** Short lines by index, with the number of those in the same unbroken run of paragraphs that lack a stop. */
function countShortLines(readings: Readings): ReadonlyMap<number, number> {
	const runs: number[][] = [];
	let last = Number.NaN;
	for (const [index, reading] of readings) {
		if (index !== last + 1 || reading.ending === 'stop') runs.push([]);
		if (isShortLine(reading)) runs.at(-1)?.push(index);
		last = index;
	}
	return new Map(runs.flatMap(run => run.map(index => [index, run.length])));
}

function countLabels(readings: Readings): ReadonlyMap<string | null, number> {
	const counts = new Map<string | null, number>([[null, 0]]);
	for (const {label} of readings.values()) if (label !== null) counts.set(label, (counts.get(label) ?? 0) + 1);
	return counts;
}

function gatherFacts(pieces: readonly Piece[], description: string, readings: Readings): ReadonlyMap<number, Facts> {
	const article = judgeArticle(pieces, readings);
	const places = indexTriples(readings);
	const described = new Set(hashTriples(description.match(word) ?? []));
	const labelUses = countLabels(readings);
	const shortLines = countShortLines(readings);
	const facts = new Map<number, Facts>();
	for (const [index, reading] of readings) {
		// Descriptions are made of an article's first sentences: that those are repeated there proves nothing.
		const isLead = reading.ending === 'stop' || facts.size === 0;
		const isElsewhere = (triple: number) =>
			(places.get(triple) ?? index) !== index || (!isLead && described.has(triple));
		facts.set(index, {
			...reading,
			labelUses: labelUses.get(reading.label) ?? 0,
			repeated: reading.triples.filter(isElsewhere).length / Math.max(5, reading.triples.length),
			isAfterImage: pieces[index - 1]?.kind === 'image',
			isEmphasised: pieces[index]?.emphasised === true,
			isMarked: pieces[index]?.marked === true,
			shortLines: shortLines.get(index) ?? 0,
			isBesideCaption: false,
			article,
		});
	}
	return facts;
}

/**
 * Which pieces of an article are photo captions, by their index in `pieces`. News sites lose their images when they are
 * scraped, but not the captions: paragraphs that lack the final stop, often labelled, often repeating the body. All that is
 * weighed stands in `evidence`. `description` is the post's own summary. Takes time in proportion to the text.
 */
export function findCaptions(pieces: readonly Piece[], description: string): ReadonlyMap<number, Caption> {
	const colonNames = findColonNames([...pieces.map(({text}) => text), description]);
	const readings = new Map<number, Reading>();
	pieces.forEach(({kind, text}, index) => {
		if (kind === 'paragraph') readings.set(index, readParagraph(text, colonNames));
	});
	const facts = gatherFacts(pieces, description, readings);
	const alone = new Set([...facts].filter(([, fact]) => weigh(fact) >= threshold).map(([index]) => index));
	const captions = new Map<number, Caption>();
	for (const [index, {caption}] of readings) {
		const fact = facts.get(index);
		const isBesideCaption = alone.has(index - 1) || alone.has(index + 1);
		const isHelped = isBesideCaption && fact !== undefined && weigh({...fact, isBesideCaption}) >= threshold;
		if (alone.has(index) || isHelped) captions.set(index, caption);
	}
	return captions;
}
