import type {Token, TokenizerExtension, Tokens} from 'marked';
import {BLOCK_TAG, splitTags} from '../site-tags/mask.ts';
import {readTemplate} from '../site-tags/template.ts';
import {beginsMarkup} from './html-blocks.ts';
import {limitNesting} from './nesting.ts';
import {fenceAfter, lineAt} from './source-lines.ts';

/**
 * People indent what stands inside of elements, as programmers do. To Markdown four blanks are code, so that tags would
 * be shown as they are written.
 */

const INDENT = /^(?: {4}| {0,3}\t)[ \t]*(?=\S)/;
const TAG = /^(?:<\/?[a-z]|\uFDD1)/i;
const nesting = limitNesting(6);

/** What goes on below markup, or at its depth, is more of it, and no code; nor are components in MDX. */
export const nested: TokenizerExtension = {
	name: 'nested',
	level: 'block',
	tokenizer(source, before) {
		const [indent] = INDENT.exec(source) ?? [];
		if (indent === undefined || nesting.isDeepest()) return undefined;
		const text = source.slice(indent.length, indent.length + LONGEST_HEAD);
		const isMarkup = text.startsWith(BLOCK_TAG) && (FENCED.test(text) || usesComponents(this.lexer.tokens));
		if (!isMarkup && !goesOn(text, before, indent)) return undefined;
		const part = indentedPart(source, indent.length);
		const tokens = nesting.inside(() => this.lexer.blockTokens(part.text, []));
		return {type: 'nested', ...part, tokens} satisfies Tokens.Generic;
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
	if (before?.type !== 'html' || !beginsMarkup(before.raw)) return false;
	const last = lastIndent(before.raw);
	if (last === indent) return true;
	const isNear = isBelow || /^(?:\t| {2})/.test(last);
	return isNear && (TAG.test(text) || fenceAfter(text, '') !== '');
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
		const line = lineAt(source, at);
		at += line.length;
		if (line.trim() === '' && fence === '') {
			blanks += '\n';
			continue;
		}
		if (fence === '' && !INDENT.test(line)) break;
		fence = fenceAfter(line, fence);
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
