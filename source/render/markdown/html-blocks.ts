import type {TokenizerExtension, Tokens} from 'marked';
import {fenceAfter, lineAt} from './source-lines.ts';

/** Where a block of HTML ends. To Markdown that is a blank line, whatever is open in it; people write otherwise. */

const HTML = /^ {0,3}<(?!pre\b|script\b|style\b|textarea\b)\/?[a-z]/i;
/** Whether a text begins with HTML, but for what holds literal text. */
export const beginsMarkup = (text: string): boolean => HTML.test(text);

/** Markup is looked through that far for the end of its code. */
const LONGEST_CODE = 20_000;

const htmlToken = (raw: string): Tokens.HTML => ({type: 'html', raw, text: raw, block: true, pre: false});

/** A fence in HTML goes on over blank lines, which would end the HTML and make it begin another block of code behind it. */
const fencedHtml: TokenizerExtension = {
	name: 'fencedHtml',
	level: 'block',
	tokenizer(source) {
		if (!beginsMarkup(source)) return undefined;
		const end = endOfHtml(source.slice(0, LONGEST_CODE));
		return end === -1 ? undefined : htmlToken(source.slice(0, end));
	},
};

/** Behind the blank line that ends a block of HTML with code over blank lines in it; -1 where it has none. */
function endOfHtml(source: string): number {
	if (!/\n[ \t]*(?:`{3}|~{3})/.test(source.slice(0, source.search(/\n[ \t]*\n/)))) return -1;
	let fence = '';
	let isOver = false;
	for (let at = 0; at < source.length; ) {
		const line = lineAt(source, at);
		at += line.length;
		const isBlank = line.trim() === '';
		if (isBlank && fence === '') return isOver ? at : -1;
		isOver ||= isBlank;
		fence = fenceAfter(line, fence);
	}
	return isOver && fence === '' ? source.length : -1;
}

const NEXT_KIND = /\n(?:#{1,6}[ \t]+\S|[ \t]*(?:\n|`{3}|~{3}))/;

/** A heading right below the end of HTML, which to Markdown goes on to a blank line. */
const headedHtml: TokenizerExtension = {
	name: 'headedHtml',
	level: 'block',
	tokenizer(source) {
		if (!beginsMarkup(source)) return undefined;
		const raw = source.slice(0, source.search(NEXT_KIND) + 1);
		const isOver = source.charAt(raw.length) === '#' && />[ \t]*\n$/.test(raw);
		return isOver && !/<(?:pre|script|style|textarea|!--)/i.test(raw) ? htmlToken(raw) : undefined;
	},
};

/** Elements that people write with blank lines between their parts, in a frame or without. */
const GROUP = /^ {0,3}(?:<(?:div|center|figure|section)\b[^<>]{0,500}>[ \t]*(?:\n[ \t]*)?){0,5}<(table|ul|ol|dl)\b/i;
/** Indented text would be code, if there were no element round it that is open. */
const NEXT_PART = /^(?:[ \t]*<| {4}|\t)/;

/** HTML whose parts stand apart by blank lines: to Markdown each would be a block, and a row none of its table. */
const htmlGroup: TokenizerExtension = {
	name: 'htmlGroup',
	level: 'block',
	tokenizer(source) {
		const [, name] = GROUP.exec(source) ?? [];
		if (name === undefined) return undefined;
		const tags = new RegExp(`<(/?)${name}\\b`, 'gi');
		let open = 0;
		for (let end = 0; ; ) {
			const next = endOfPart(source, end);
			for (const [, slash] of source.slice(end, next).matchAll(tags)) open += slash === '' ? 1 : -1;
			end = next;
			if (open > 0 && NEXT_PART.test(source.slice(end, end + 200))) continue;
			return htmlToken(source.slice(0, end));
		}
	},
};

/** Behind the blank lines that come next, or the text's end. */
function endOfPart(source: string, from: number): number {
	const blank = /\n(?:[ \t]*\n)+/g;
	blank.lastIndex = from;
	return blank.exec(source) === null ? source.length : blank.lastIndex;
}

/** Of the extensions of a kind the last one is asked first. */
export const htmlBlocks: readonly TokenizerExtension[] = [fencedHtml, headedHtml, htmlGroup];
