import type {MarkedExtension, TokenizerExtension, Tokens} from 'marked';
import {RAW_TAG, splitTags, unmaskTags} from './mask.ts';
import {moduleLength} from './modules.ts';
import {codeNames, isComment} from './raw-tags.ts';
import {readTemplate, type Template} from './template.ts';

/** Tags alone on their line are a paragraph of their own, whatever stands above and below. */
const TAG_LINE = /^ {0,3}(?:[\uFDD1\uFDD5][^\uFDD1-\uFDD5]*\uFDD2[ \t]*)+(?:\n+|$)/;
const RAW_OPENING = /^ {0,3}\uFDD5[^\uFDD1-\uFDD5]*\uFDD2/;
/** Characters without any mark of Markdown that stand before a tag; to look further each time would take time. */
const LONGEST_WORDS = 5000;
const LINE_START = /\n {0,3}[\uFDD1\uFDD5]/;

/** Where a paragraph is interrupted by a tag; it ends at a blank line anyway, and to look further takes time. */
function startOfLine(source: string): number | undefined {
	const blankLine = source.indexOf('\n\n');
	const at = (blankLine === -1 ? source : source.slice(0, blankLine + 2)).search(LINE_START);
	return at === -1 ? undefined : at + 1;
}

const tagLine: TokenizerExtension = {
	name: 'tagLine',
	level: 'block',
	start: startOfLine,
	tokenizer(source) {
		const raw = TAG_LINE.exec(source)?.[0];
		if (raw === undefined) return undefined;
		const text = raw.trim();
		// Were it a paragraph, the parser would add the next to it where the one above was cut short by it.
		return {type: 'tagLine', raw, text, tokens: this.lexer.inline(text)} satisfies Tokens.Generic;
	},
};

const WRAPPED_LINE =
	/^ {0,3}(\uFDD1[^\uFDD1-\uFDD5\n]{1,8000}\uFDD2)[^\n]*(\uFDD1[^\uFDD1-\uFDD5\n]{1,300}\uFDD2)[ \t]*(?:\n+|$)/;

/**
 * A line that is a component from its tag to its end, below or above another such: they are a row of answers, cards,
 * tabs.
 */
const wrappedLine: TokenizerExtension = {
	name: 'wrappedLine',
	level: 'block',
	tokenizer(source, tokens) {
		const raw = wrappedAt(source);
		if (raw === null || (tokens.at(-1)?.type !== 'tagLine' && wrappedAt(source.slice(raw.length)) === null))
			return undefined;
		const text = raw.trim();
		return {type: 'tagLine', raw, text, tokens: this.lexer.inline(text)} satisfies Tokens.Generic;
	},
};

function wrappedAt(source: string): string | null {
	const [raw, first = '', last = ''] = WRAPPED_LINE.exec(source) ?? [];
	if (raw === undefined) return null;
	const [opening, closing] = [readTemplate(unmaskTags(first)), readTemplate(unmaskTags(last))];
	const isPair = !opening.isClosing && closing.isClosing && opening.name === closing.name;
	return isPair && opening.family === 'component' ? raw : null;
}

/** Code, and what is nothing to the reader: their text is not Markdown. */
const rawBlock: TokenizerExtension = {
	name: 'rawBlock',
	level: 'block',
	tokenizer(source) {
		const captured = capture(source);
		if (captured === null) return undefined;
		const {raw, inner, tag} = captured;
		if (isComment(tag)) return {type: 'space', raw};
		return {type: 'code', raw, text: inner.replace(/^[ \t]*\n/, '').trimEnd(), ...codeNames(tag)};
	},
};

const rawInline: TokenizerExtension = {
	name: 'rawInline',
	level: 'inline',
	start(source) {
		const at = source.slice(0, LONGEST_WORDS).indexOf(RAW_TAG);
		return at === -1 ? undefined : at;
	},
	tokenizer(source) {
		const captured = source.startsWith(RAW_TAG) ? capture(source) : null;
		if (captured === null) return undefined;
		const {raw, inner, tag} = captured;
		return isComment(tag) ? {type: 'html', raw, text: ''} : {type: 'codespan', raw, text: inner.trim()};
	},
};

/** `import` and `export` of MDX. */
const modules: TokenizerExtension = {
	name: 'modules',
	level: 'block',
	tokenizer(source) {
		const length = this.lexer.state.top ? moduleLength(source) : 0;
		return length === 0 ? undefined : {type: 'space', raw: source.slice(0, length)};
	},
};

/** What the masked tags of a text are to a parser. Of the extensions of a kind the last one is asked first. */
export const tagExtensions: MarkedExtension = {extensions: [rawInline, wrappedLine, tagLine, rawBlock]};

export const moduleExtensions: MarkedExtension = {extensions: [modules]};

type Captured = {readonly raw: string; readonly inner: string; readonly tag: Template};

/** From a tag that holds code or a comment to the one that closes it. */
function capture(source: string): Captured | null {
	const first = RAW_OPENING.exec(source)?.[0];
	if (first === undefined) return null;
	const tag = readTemplate(unmaskTags(first.trim()));
	let end = first.length;
	for (const piece of splitTags(source.slice(first.length))) {
		if (typeof piece === 'string') {
			end += piece.length;
			continue;
		}
		const closing = readTemplate(piece.raw);
		const length = piece.raw.length + 2;
		if (closing.isClosing && (closing.name === tag.name || closing.name === ''))
			return {raw: source.slice(0, end + length), inner: source.slice(first.length, end), tag};
		end += length;
	}
	return null;
}
