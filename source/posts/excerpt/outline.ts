/** A part of a text that has words of its own: no code, table, image file or HTML block. */
export type Part = {
	readonly kind: 'heading' | 'paragraph' | 'quote' | 'item';
	/** Markdown. */
	readonly text: string;
	/** Of a heading, 1 to 6; otherwise 0. */
	readonly depth: number;
};

type OpenPart = {readonly kind: Exclude<Part['kind'], 'heading'>; readonly lines: string[]};

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const HTML_HEADING = /^<h([1-6])(?:\s[^<>]*)?>(.+)<\/h\1>\s*$/i;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const RULE = /^ {0,3}([*_-])[ \t]*\1[ \t]*\1[*_ \t-]*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^\s*(?:[-*+]|(\d{1,9})[.)])[ \t]+/;
/** What stands on a line of its own and is no text: definitions, rows of tables, containers, attributes. */
const NO_TEXT = /^\s*(?:\[[^\]]+\]:|\||:::|!!!|\{[:#.][^{}]*\}\s*$|\[\[?_?toc_?\]?\]|<\/?[a-z][^<>]*>\s*$)/i;
const FENCE = /^\s*(?:(`{3,})[^`]*|(~{3,}).*)$/;
/** Tags that begin a line of text; other HTML goes on to the next blank line. */
const TEXT_TAG =
	/^<(?:p|span|a|b|strong|em|i|u|font|big|small|center|abbr|code|kbd|mark|sup|sub|q|cite|br|h[1-6])[\s>/]/i;

/** Text in a box of the page is more often a note or a credit than the beginning. */
const TEXT_IN_BOX = /^\s*<(?:div|section|article|main|aside|blockquote)(?:\s[^<>]*)?>\s*[^<\s]/i;

/** What begins here and is passed over, and what ends it. */
function endOfSkipped(line: string): RegExp | null {
	const fence = FENCE.exec(line);
	const marks = fence?.[1] ?? fence?.[2];
	if (marks !== undefined) return new RegExp(`^\\s*${marks[0]}{${Math.min(marks.length, 100)},}\\s*$`);
	const [, tag] = /^\s*<(script|style|pre|svg|table|details|video|audio|object|noscript)[\s>]/i.exec(line) ?? [];
	if (tag !== undefined) return new RegExp(`</${tag}`, 'i');
	const [, command] = /^\s*\{%-?\s*(comment|highlight|codeblock)\b/.exec(line) ?? [];
	if (command !== undefined) return new RegExp(`\\{%-?\\s*end${command}`);
	// Text may stand behind these where they end on the same line.
	if (/^\s*<!--/.test(line)) return line.includes('-->') ? null : /-->/;
	if (/^\s*\{\{[<%]/.test(line)) return line.includes('}}') ? null : /\}\}/;
	if (/^\s*\$\$/.test(line)) return line.lastIndexOf('$$') > line.indexOf('$$') ? null : /\$\$\s*$/;
	if (/^(?:import|export)\s.*[[({]\s*$/.test(line)) return /^[\])}]/;
	return null;
}

/** The headings, paragraphs, quotes and list items of a Markdown text, one after the other as they are asked for. */
export function* readParts(markdown: string): Generator<Part> {
	let open: OpenPart | null = null;
	let end: RegExp | null = null;
	for (const line of markdown.split('\n')) {
		if (end !== null) {
			if (end.test(line)) end = null;
			continue;
		}
		const depth: number = open?.kind === 'paragraph' ? underlineDepth(line) : 0;
		if (depth > 0 && open !== null) {
			yield {kind: 'heading', text: open.lines.join('\n'), depth};
			open = null;
			continue;
		}
		const next = readLine(line, open);
		if (next === open && open !== null) continue;
		if (open !== null) yield finish(open);
		open = null;
		if (next === null) end = endOfLine(line);
		else if ('depth' in next) yield next;
		else open = next;
	}
	if (open !== null) yield finish(open);
}

const finish = ({kind, lines}: OpenPart): Part => ({kind, text: lines.join('\n'), depth: 0});

const underlineDepth = (line: string): number => {
	const [, marks] = UNDERLINE.exec(line) ?? [];
	return marks === undefined ? 0 : marks.startsWith('=') ? 1 : 2;
};

/** The end of what a line without text begins, where it is not on the same line. */
function endOfLine(line: string): RegExp | null {
	const end = endOfSkipped(line);
	if (end !== null) return !FENCE.test(line) && end.test(line.trimStart().slice(2)) ? null : end;
	return /^\s*<[a-z/]/i.test(line) && !NO_TEXT.test(line) ? /^\s*$/ : null;
}

/** The part that a line opens, the open one where the line goes on with it (and is added), null where it is no text. */
function readLine(line: string, open: OpenPart | null): OpenPart | Part | null {
	if (line.trim() === '' || RULE.test(line) || NO_TEXT.test(line) || endOfSkipped(line) !== null) return null;
	const [, marks] = ATX.exec(line) ?? [];
	if (marks !== undefined) return {kind: 'heading', text: withoutClosing(line.replace(ATX, '')), depth: marks.length};
	const [, level, title] = HTML_HEADING.exec(line.trim()) ?? [];
	if (title !== undefined) return {kind: 'heading', text: title, depth: Number(level)};
	if (QUOTE.test(line))
		return addTo(open?.kind === 'quote' ? open : {kind: 'quote', lines: []}, line.replace(QUOTE, ''));
	const item = ITEM.exec(line);
	// `2020. was a good year` may be the second line of a paragraph.
	const isNumber = item?.[1] !== undefined && item[1] !== '1' && open?.kind === 'paragraph';
	if (item !== null && !isNumber) return {kind: 'item', lines: [line.replace(ITEM, '')]};
	if (open !== null) return addTo(open, line);
	if (/^(?: {4}|\t)/.test(line) || /^(?:import|export)\s/.test(line)) return null;
	if (/^\s*<[a-z/]/i.test(line) && !TEXT_TAG.test(line.trimStart())) {
		return TEXT_IN_BOX.test(line) ? {kind: 'quote', lines: [line]} : null;
	}
	return {kind: 'paragraph', lines: [line]};
}

function addTo(part: OpenPart, line: string): OpenPart {
	part.lines.push(line);
	return part;
}

/** A heading's text without the `##` that may close it. By hand: as a pattern it would take cubic time on many blanks. */
function withoutClosing(heading: string): string {
	const text = heading.trimEnd();
	let end = text.length;
	while (text[end - 1] === '#') end--;
	return end === text.length || /\s/.test(text[end - 1] ?? ' ') ? text.slice(0, end).trimEnd() : text;
}
