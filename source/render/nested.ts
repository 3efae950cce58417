import type {Token, TokenizerExtension, Tokens} from 'marked';
import {splitTags} from './site-tags/mask.ts';
import {readTemplate} from './site-tags/template.ts';

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

/** What goes on at the depth of the markup above is more of it, and no code. */
export const nested: TokenizerExtension = {
	name: 'nested',
	level: 'block',
	tokenizer(source, tokens) {
		const [indent] = INDENT.exec(source) ?? [];
		if (indent === undefined || depth >= DEEPEST || !goesOn(source.slice(indent.length), tokens)) return undefined;
		const {raw, text} = indentedPart(source, indent.length);
		depth++;
		try {
			return {type: 'nested', raw, text, tokens: this.lexer.blockTokens(text, [])} satisfies Tokens.Generic;
		} finally {
			depth--;
		}
	},
};

function goesOn(text: string, tokens: readonly Token[]): boolean {
	const before = tokens.findLast(({type}) => type !== 'space');
	if (before?.type === 'tagLine') return opensComponent(before.raw);
	if (before?.type !== 'html') return false;
	const isBelow = before === tokens.at(-1) && !/\n[ \t]*\n$/.test(before.raw.slice(-200));
	return isBelow ? FENCE.test(text) || TAG.test(text) : TAG.test(text) && isIndentedLast(before.raw);
}

/** Whether the last tag of a line begins a component. */
function opensComponent(line: string): boolean {
	const last = [...splitTags(line.trim())].at(-1);
	if (typeof last !== 'object' || !last.raw.startsWith('<')) return false;
	if (last.raw === '<>') return true;
	const {family, isClosing, isSelfClosing} = readTemplate(last.raw);
	return family === 'component' && !isClosing && !isSelfClosing;
}

function isIndentedLast(html: string): boolean {
	const text = html.trimEnd();
	return /^(?:\t| {2})/.test(text.slice(text.lastIndexOf('\n') + 1));
}

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
	const own = line.length - line.trimStart().length;
	return line.trim() === '' ? '\n' : line.slice(Math.min(indent, own));
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

const HEADING_LINE = /\n#{1,6}[ \t]+\S/;

/** A heading right below the end of HTML, which to Markdown goes on to a blank line. */
export const headedHtml: TokenizerExtension = {
	name: 'headedHtml',
	level: 'block',
	tokenizer(source) {
		if (!HTML.test(source)) return undefined;
		const blank = source.search(/\n[ \t]*\n/);
		const part = blank === -1 ? source : source.slice(0, blank);
		const end = part.search(HEADING_LINE) + 1;
		const raw = part.slice(0, end);
		if (!/>[ \t]*\n$/.test(raw) || /<(?:pre|script|style|textarea|!--)/i.test(raw)) return undefined;
		return {type: 'html', raw, text: raw, block: true, pre: false} satisfies Tokens.HTML;
	},
};
