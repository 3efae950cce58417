import {RAW_TAG} from '../site-tags/mask.ts';

/** A stretch of an article's Markdown that can be read without the rest. */
export type Cut = {
	readonly start: number;
	readonly end: number;
	/**
	 * What must stand before the stretch to be read as it is meant: the opening of a fence that was cut, the head of
	 * a table.
	 */
	readonly opening: string;
};

/** Characters. Sections are about as long as can be read and laid out between two key presses. */
const TARGET = 12_000;
/** The first one is waited for. */
const FIRST_TARGET = 8000;
/** A section gets longer than this only where there is no line to cut at. */
const LONGEST = 48_000;
/** An article that is not much longer than one section is read whole. */
const WHOLE = 40_000;

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/gm;
const HEADING = /\n\n(?=#{1,6}[ \t])/;
/** Lines that can hardly belong to what stands above the blank line before them. */
const BEGINNING = /^(?:#{1,6}[ \t]|[\p{L}\p{Pi}\p{Ps}"'*_`~!\u0000-\u0008](?!\.[ \t]|\)[ \t]))(?!\[\^)/u;
/** Items and definitions go on over blank lines. */
const ITEM = /^[*_~`!:+-][ \t]/;
/** Elements and comments that hold blank lines: what opens one, and what closes it. */
const HOLDERS = /<!--|-->|<(\/?)(?:pre|script|style|textarea|details|figure|table)\b/gi;

/**
 * Where Markdown can be cut: before headings, else between paragraphs; never amid a fence, a list or HTML while that can
 * be helped. Takes time in proportion to the text.
 */
export function findCuts(markdown: string): readonly Cut[] {
	if (markdown.length <= WHOLE) return [{start: 0, end: markdown.length, opening: ''}];
	const cuts: Cut[] = [];
	let opening = '';
	for (let start = 0; start < markdown.length; ) {
		const end = endOf(markdown, {start, opening});
		cuts.push({start, end, opening});
		opening =
			openFence(isFence(opening) ? opening : '', markdown.slice(start, end)) ||
			openTable(markdown, {start, end, opening});
		start = end;
	}
	return cuts;
}

/** A stretch of which the end is looked for. */
type Stretch = Pick<Cut, 'start' | 'opening'>;

function endOf(markdown: string, stretch: Stretch): number {
	const {start} = stretch;
	if (markdown.length - start <= WHOLE) return markdown.length;
	const target = indexWithin(markdown, '\n', start + (start === 0 ? FIRST_TARGET : TARGET), start + LONGEST) + 1;
	const end =
		target === 0 ? null : (headingNear(markdown, stretch, target) ?? paragraphAfter(markdown, stretch, target));
	return end ?? lineEnd(markdown, start + LONGEST);
}

/** The first heading round the target, where nothing is open before it. */
function headingNear(markdown: string, {start, opening}: Stretch, target: number): number | null {
	const from = target - FIRST_TARGET / 2;
	const at = markdown.slice(from, target + TARGET / 2).search(HEADING);
	if (at === -1) return null;
	const end = from + at + 2;
	return scan(NOTHING_OPEN, opening + markdown.slice(start, end)).isClosed ? end : null;
}

/** The first paragraph behind the target that begins where nothing is open. */
function paragraphAfter(markdown: string, {start, opening}: Stretch, target: number): number | null {
	let state = scan(NOTHING_OPEN, opening + markdown.slice(start, target));
	let done = target;
	const next = (from: number) => indexWithin(markdown, '\n\n', from, start + LONGEST);
	for (let at = next(target); at >= 0; at = next(at + 1)) {
		const end = at + 2;
		const line = markdown.slice(end, end + 58);
		if (!BEGINNING.test(line) || ITEM.test(line)) continue;
		state = scan(state, markdown.slice(done, end));
		done = end;
		if (state.isClosed) return end;
	}
	return null;
}

/** What is open at the end of a text that was scanned. */
type Open = {
	/** The line that opened the fence, or nothing. */
	readonly fence: string;
	readonly holders: number;
	readonly hasRawTag: boolean;
	readonly isClosed: boolean;
};

const NOTHING_OPEN: Open = {fence: '', holders: 0, hasRawTag: false, isClosed: true};

/** The next part of a text, which must begin on a new line for fences to be seen. */
function scan(open: Open, text: string): Open {
	const fence = openFence(open.fence, text);
	let {holders} = open;
	if (text.includes('<') || text.includes('-->'))
		for (const [whole, slash] of text.matchAll(HOLDERS)) holders += whole === '-->' || slash === '/' ? -1 : 1;
	const tags = text.includes(RAW_TAG) ? text.split(RAW_TAG).length - 1 : 0;
	const hasRawTag = open.hasRawTag !== (tags % 2 === 1);
	return {fence, holders, hasRawTag, isClosed: fence === '' && holders <= 0 && !hasRawTag};
}

/** The line that opened the fence in which the text ends, or nothing. */
function openFence(before: string, text: string): string {
	let line = before;
	if (!text.includes('```') && !text.includes('~~~')) return line;
	for (const [whole, fence = '', rest = ''] of text.matchAll(FENCE)) {
		if (line === '') {
			if (!fence.startsWith('`') || !rest.includes('`')) line = `${whole}\n`;
		} else if (fence.startsWith(/`+|~+/.exec(line)?.[0] ?? fence) && rest.trim() === '') line = '';
	}
	return line;
}

const isFence = (opening: string): boolean => /^ {0,3}[`~]/.test(opening);

const DELIMITERS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The head of the table that a cut goes through, or nothing. */
function openTable(markdown: string, {start, end, opening}: Cut): string {
	if (markdown.startsWith('\n', end) || markdown.slice(end - 2, end) === '\n\n') return '';
	const above = markdown.slice(start, end).lastIndexOf('\n\n');
	if (above < 0 && opening !== '' && !isFence(opening)) return opening;
	const first = above < 0 ? start : start + above + 2;
	const [head = '', delimiters = ''] = markdown.slice(first, Math.min(end, first + LONGEST_HEAD)).split('\n', 2);
	return head.includes('|') && delimiters.includes('|') && DELIMITERS.test(delimiters)
		? `${head}\n${delimiters}\n`
		: '';
}

const LONGEST_HEAD = 4000;

/** The next line's start, if that is near; a blank, if there is one; else anywhere but amid a character. */
function lineEnd(markdown: string, from: number): number {
	if (from >= markdown.length) return markdown.length;
	const line = indexWithin(markdown, '\n', from, from + LONGEST);
	if (line >= 0) return line + 1;
	const blank = markdown.slice(from - TARGET, from + 1).lastIndexOf(' ');
	if (blank >= 0) return from - TARGET + blank + 1;
	const unit = markdown.charCodeAt(from);
	return unit >= 0xdc00 && unit <= 0xdfff ? from + 1 : from;
}

/** Where a text is found between two indices, or -1: what is not there would be looked for in all the rest, at every cut. */
function indexWithin(text: string, sought: string, from: number, to: number): number {
	const at = text.slice(from, to).indexOf(sought);
	return at === -1 ? -1 : from + at;
}
