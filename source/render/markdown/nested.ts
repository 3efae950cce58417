import type {Token, TokenizerExtension, Tokens} from 'marked';
import {BLOCK_TAG, splitTags} from '../site-tags/mask.ts';
import {readTemplate} from '../site-tags/template.ts';

/**
 * People indent what stands inside of elements, as programmers do. To Markdown four blanks are code, so that tags would
 * be shown as they are written.
 */

const INDENT = /^(?: {4}| {0,3}\t)[ \t]*(?=\S)/;
const TAG = /^(?:<\/?[a-z]|\uFDD1)/i;
const FENCE = /^[ \t]*(`{3,}(?![^\n]*`)|~{3,})/;
/** Blocks of this kind in each other; every level is read again. */
const DEEPEST = 6;

let depth = 0;

/** What goes on below markup, or at its depth, is more of it, and no code; nor are components in MDX. */
export const nested: TokenizerExtension = {
	name: 'nested',
	level: 'block',
	tokenizer(source, tokens) {
		const [indent] = INDENT.exec(source) ?? [];
		if (indent === undefined || depth >= DEEPEST) return undefined;
		const text = source.slice(indent.length, indent.length + LONGEST_HEAD);
		const isMarkup = text.startsWith(BLOCK_TAG) && (FENCED.test(text) || usesComponents(this.lexer.tokens));
		if (!isMarkup && !goesOn(text, tokens, indent)) return undefined;
		const part = indentedPart(source, indent.length);
		depth++;
		try {
			return {type: 'nested', ...part, tokens: this.lexer.blockTokens(part.text, [])} satisfies Tokens.Generic;
		} finally {
			depth--;
		}
	},
};

/** Characters by which the beginning of a part is known. */
const LONGEST_HEAD = 1000;
const FENCED = /^(?:[ \t]*\uFDD1[^\n]*\n){1,5}[ \t]*(?:```|~~~)/;

/** Blocks from the beginning among which components are looked for. */
const MOST_BLOCKS = 100;

/** Whether a text has components alone on their lines: then it is MDX, where nothing is code for being indented. */
const usesComponents = (tokens: readonly Token[]): boolean =>
	tokens.slice(0, MOST_BLOCKS).some(({type, raw}) => type === 'tagLine' && lastComponent(raw) !== null);

/** Whether a text goes on with what the tokens before it are; `indent` stood before its first line. */
function goesOn(text: string, tokens: readonly Token[], indent: string): boolean {
	const before = tokens.findLast(({type}) => type !== 'space');
	const isBelow = before === tokens.at(-1) && !/\n[ \t]*\n$/.test(before?.raw.slice(-200) ?? '');
	if (before?.type === 'tagLine') {
		const form = lastComponent(before.raw);
		return form === 'open' || (form !== null && isBelow);
	}
	if (before?.type !== 'html' || !HTML.test(before.raw)) return false;
	const last = lastIndent(before.raw);
	return last === indent || ((isBelow || /^(?:\t| {2})/.test(last)) && (TAG.test(text) || FENCE.test(text)));
}

/** What the last tag of a line does, where it is a component's. */
function lastComponent(line: string): 'open' | 'other' | null {
	const last = [...splitTags(line.trim())].at(-1);
	if (typeof last !== 'object' || !last.raw.startsWith('<')) return null;
	if (last.raw === '<>') return 'open';
	const {family, isClosing, isSelfClosing} = readTemplate(last.raw);
	if (family !== 'component') return null;
	return isClosing || isSelfClosing ? 'other' : 'open';
}

/** What stands before the last line of HTML; of a single line nothing, which is no sign of how people indent. */
function lastIndent(html: string): string {
	const text = html.trimEnd();
	const line = text.slice(text.lastIndexOf('\n') + 1);
	return line === text ? '' : line.slice(0, indentOf(line));
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** The indented lines that a text begins with, blank ones and code in fences included; and the same without the indent. */
function indentedPart(source: string, indent: number): {readonly raw: string; readonly text: string} {
	let text = '';
	let end = 0;
	let blanks = '';
	let fence = '';
	for (let at = 0; at < source.length; ) {
		const next = source.indexOf('\n', at) + 1 || source.length;
		const line = source.slice(at, next);
		at = next;
		if (line.trim() === '' && fence === '') {
			blanks += '\n';
			continue;
		}
		if (fence === '' && !INDENT.test(line)) break;
		const [, mark = ''] = FENCE.exec(line) ?? [];
		if (fence === '') fence = mark;
		else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
		text += blanks + withoutIndent(line, indent);
		blanks = '';
		end = at;
	}
	return {raw: source.slice(0, end), text};
}

/** The line without so many blanks, or those that it has. */
function withoutIndent(line: string, indent: number): string {
	return line.trim() === '' ? '\n' : line.slice(Math.min(indent, indentOf(line)));
}

/** A block of HTML whose text is not literal. */
const HTML = /^ {0,3}<(?!pre\b|script\b|style\b|textarea\b)\/?[a-z]/i;
/** Markup is looked through that far for the end of its code. */
const LONGEST_CODE = 20_000;

/** A fence in HTML goes on over blank lines, which would end the HTML and make it begin another block of code behind it. */
export const fencedHtml: TokenizerExtension = {
	name: 'fencedHtml',
	level: 'block',
	tokenizer(source) {
		if (!HTML.test(source)) return undefined;
		const end = endOfHtml(source.slice(0, LONGEST_CODE));
		if (end === -1) return undefined;
		const raw = source.slice(0, end);
		return {type: 'html', raw, text: raw, block: true, pre: false} satisfies Tokens.HTML;
	},
};

/** Behind the blank line that ends a block of HTML with code over blank lines in it; -1 where it has none. */
function endOfHtml(source: string): number {
	if (!/\n[ \t]*(?:`{3}|~{3})/.test(source.slice(0, source.search(/\n[ \t]*\n/)))) return -1;
	let fence = '';
	let isOver = false;
	for (let at = 0; at < source.length; ) {
		const next = source.indexOf('\n', at) + 1 || source.length;
		const line = source.slice(at, next);
		const isBlank = line.trim() === '';
		if (isBlank && fence === '') return isOver ? next : -1;
		isOver ||= isBlank;
		const [, mark = ''] = FENCE.exec(line) ?? [];
		if (fence === '') fence = mark;
		else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
		at = next;
	}
	return isOver && fence === '' ? source.length : -1;
}

const NEXT_KIND = /\n(?:#{1,6}[ \t]+\S|[ \t]*(?:\n|`{3}|~{3}))/;

/** A heading right below the end of HTML, which to Markdown goes on to a blank line. */
export const headedHtml: TokenizerExtension = {
	name: 'headedHtml',
	level: 'block',
	tokenizer(source) {
		if (!HTML.test(source)) return undefined;
		const raw = source.slice(0, source.search(NEXT_KIND) + 1);
		const isOver = source.charAt(raw.length) === '#' && />[ \t]*\n$/.test(raw);
		if (!isOver || /<(?:pre|script|style|textarea|!--)/i.test(raw)) return undefined;
		return {type: 'html', raw, text: raw, block: true, pre: false} satisfies Tokens.HTML;
	},
};
