import {RAW_TAG} from './site-tags/mask.ts';

/** A stretch of an article's Markdown that can be read without the rest. */
export type Cut = {
	readonly start: number;
	readonly end: number;
	/** What must stand before the stretch to be read as it is meant: the opening of a fence that was cut. */
	readonly opening: string;
};

/** Characters. Sections are about as long as can be read and laid out between two key presses. */
const TARGET = 24_000;
/** A section gets longer than this only where there is no line to cut at. */
const LONGEST = 128_000;
/** An article that is not much longer than one section is read whole. */
const WHOLE = 40_000;

const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/gm;
const HEADING = /\n\n(?=#{1,6}[ \t])/g;
/** Lines that can hardly belong to what stands above the blank line before them. */
const BEGINNING = /^(?:#{1,6}[ \t]|[\p{L}\p{Pi}\p{Ps}"'*_`~!\u0000-\u0008](?!\.[ \t]|\)[ \t]))(?!\[\^)/u;
const NOT_A_LIST = /^(?![*_~`!:+-][ \t])/;
/** Pairs that hold blank lines. */
const PAIRS = [
	[/<!--/g, /-->/g],
	[
		/<(?:pre|script|style|textarea|details|figure|table)\b/gi,
		/<\/(?:pre|script|style|textarea|details|figure|table)>/gi,
	],
] as const;

/**
 * Where Markdown can be cut: before headings, else between paragraphs; never amid a fence, a list or HTML while that can
 * be helped. Takes time in proportion to the text.
 */
export function findCuts(markdown: string): readonly Cut[] {
	if (markdown.length <= WHOLE) return [{start: 0, end: markdown.length, opening: ''}];
	const cuts: Cut[] = [];
	let opening = '';
	for (let start = 0; start < markdown.length; ) {
		const end = endOf(markdown, start, opening);
		cuts.push({start, end, opening});
		opening = openFence(opening + markdown.slice(start, end));
		start = end;
	}
	return cuts;
}

function endOf(markdown: string, start: number, opening: string): number {
	if (markdown.length - start <= WHOLE) return markdown.length;
	const from = start + TARGET;
	for (const at of candidates(markdown, from)) {
		if (at - start > LONGEST) break;
		if (isClosed(opening + markdown.slice(start, at))) return at;
	}
	return lineEnd(markdown, start + LONGEST);
}

/** Headings a little way on first, then whatever begins a paragraph. */
function* candidates(markdown: string, from: number): Generator<number> {
	HEADING.lastIndex = from - TARGET / 4;
	const heading = HEADING.exec(markdown.slice(0, from + TARGET / 2));
	if (heading !== null) yield heading.index + 2;
	for (let at = markdown.indexOf('\n\n', from); at >= 0; at = markdown.indexOf('\n\n', at + 1)) {
		const line = markdown.slice(at + 2, at + 60);
		if (BEGINNING.test(line) && NOT_A_LIST.test(line)) yield at + 2;
	}
}

function isClosed(section: string): boolean {
	return (
		openFence(section) === '' &&
		count(section, new RegExp(RAW_TAG, 'g')) % 2 === 0 &&
		PAIRS.every(([open, close]) => count(section, open) <= count(section, close))
	);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** The line that opened the fence in which the text ends, or nothing. */
function openFence(section: string): string {
	let open = '';
	let line = '';
	for (const [whole, fence = '', rest = ''] of section.matchAll(FENCE)) {
		if (open === '') {
			if (fence.startsWith('`') && rest.includes('`')) continue;
			[open, line] = [fence, `${whole}\n`];
		} else if (fence.startsWith(open) && rest.trim() === '') {
			open = '';
		}
	}
	return open === '' ? '' : line;
}

/** The next line's start, if that is near; a blank, if there is one; else anywhere but amid a character. */
function lineEnd(markdown: string, from: number): number {
	const line = markdown.indexOf('\n', from);
	if (line >= 0 && line - from < LONGEST) return line + 1;
	const blank = markdown.lastIndexOf(' ', from);
	if (blank > from - TARGET) return blank + 1;
	const unit = markdown.charCodeAt(from);
	return unit >= 0xdc00 && unit <= 0xdfff ? from + 1 : from;
}
