import type {MarkedExtension, Token, TokenizerExtension} from 'marked';
import {abbreviation} from './abbreviations.ts';
import {blockDialects} from './block-dialects.ts';
import {htmlBlocks} from './html-blocks.ts';
import {formula} from './math/formula.ts';
import {nested} from './nested.ts';
import {limitNesting} from './nesting.ts';
import {inScript} from './scripts.ts';
import {endOf} from './token-end.ts';

/**
 * Emphasis that ends or begins with a punctuation mark amid a word (`**重点：**内容`), which CommonMark has not, and
 * most of the generators that people wrote it for have; and emphasis beside a masked tag, which looks like a letter.
 */
const emphasis: TokenizerExtension = {
	name: 'emphasis',
	level: 'inline',
	tokenizer(source, tokens) {
		const [raw, mark = '', text = ''] = EMPHASIS.exec(source) ?? [];
		if (raw === undefined) return undefined;
		const before = endOf(tokens, 2) ?? '';
		const after = source.slice(raw.length, raw.length + 2);
		const isBegun = mark === '**' && /^[\p{P}\p{S}]/u.test(text) && /[\p{L}\p{N}]$/u.test(before);
		const isEnded = mark === '**' && /[\p{P}\p{S}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(after);
		const isAmidIdeographs = mark === '__' && /(?:^|[^\w\s])$/.test(before) && IDEOGRAPH.test(after);
		if (!isBegun && !isEnded && !isAmidIdeographs && !/\uFDD2$/.test(before) && !/^[\uFDD1\uFDD3-\uFDD5]/.test(after))
			return undefined;
		return {type: mark.length === 2 ? 'strong' : 'em', raw, text, tokens: this.lexer.inlineTokens(text)};
	},
};

/** Letters of scripts that part no words by blanks, where no name has underscores. */
const IDEOGRAPH = /^[\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF]/;
const EMPHASIS = /^(\*{1,2}|_{1,2})(?=[^\s*_])([^*_\n](?:(?!\1)[^\n*]){0,500})(?<=\S)\1(?![*_])/;

/** `x^2^` and `H~2~O` of Pandoc, where the small characters belong to what stands before them and Unicode has them. */
const script: TokenizerExtension = {
	name: 'script',
	level: 'inline',
	tokenizer(source, tokens) {
		const [raw, mark, text = ''] = SCRIPT.exec(source) ?? [];
		const kind = mark === '^' ? 'super' : 'sub';
		if (raw === undefined || inScript(text, kind) === null) return undefined;
		const before = endOf(tokens, 2) ?? '';
		// `2^3^4` and `5~10~15` are none, `H~2~O` is.
		const isRange = mark === '^' ? /^[\w~]/.test(source.charAt(raw.length)) : /\d$/.test(before);
		return isRange || !SCRIPT_BASE.test(before) ? undefined : {type: 'script', raw, text, kind};
	},
};

/** Struck words are longer than what stands below the line. */
const SCRIPT = /^(\^(?=[\w+-]{1,6}\^)|~(?=[\w+-]{1,3}~|\d{4}~))([\w+-]+)[\^~](?!\w\w|[\^~])/;
const SCRIPT_BASE = /[\p{L}\p{N})\]]$/u;

/** `^[a note in the text]` of Pandoc. */
const inlineNote: TokenizerExtension = {
	name: 'inlineNote',
	level: 'inline',
	tokenizer(source, tokens) {
		if (!source.startsWith('^[') || notes.isDeepest()) return undefined;
		if (!source.slice(0, LONGEST_NOTE).includes(']')) return undefined;
		const end = closingBracket(source, 2);
		const text = source.slice(2, end);
		// A pattern (`^[a-z]`) has no words.
		if (end === -1 || !/\S\s\S/.test(text) || !/\S$/.test(endOf(tokens, 1) ?? '')) return undefined;
		const inner = notes.inside(() => this.lexer.inlineTokens(text));
		return {type: 'inlineNote', raw: source.slice(0, end + 1), text, tokens: inner};
	},
};

const LONGEST_NOTE = 1500;
const notes = limitNesting(2);

/** The index of the bracket that closes the one before `from`; -1 where none does. */
function closingBracket(source: string, from: number): number {
	let depth = 1;
	const last = Math.min(source.length, from + LONGEST_NOTE);
	for (let at = from; at < last; at++) {
		const char = source[at];
		if (char === '\\') at++;
		else if (char === '[') depth++;
		else if (char === ']' && --depth === 0) return at;
	}
	return -1;
}

/** `[[Page]]`, `[[Page#heading|text]]` of wikis; a word in small letters may be code. */
const wikiLink: TokenizerExtension = {
	name: 'wikiLink',
	level: 'inline',
	tokenizer(source) {
		const [raw, page = '', text = page] = WIKI_LINK.exec(source) ?? [];
		if (raw === undefined || (!raw.includes('|') && !WIKI_PAGE.test(page))) return undefined;
		// A link by reference may stand in brackets that are text.
		if (Object.hasOwn(this.lexer.tokens.links, page.toLowerCase().replace(/\s+/g, ' '))) return undefined;
		const words: Token = {type: 'text', raw: text, text, escaped: false};
		return {type: 'link', raw, href: page.trim(), title: null, text, tokens: [words]};
	},
};

const WIKI_LINK = /^\[\[(?![\s\d[-])([^[\]|\n`<>]{1,200}?)(?<!\s)(?:\|(?!\s)([^[\]|\n`<>]{1,200}))?\]\](?![([:\]])/;
const WIKI_PAGE =
	/^(?=\p{Lu}\p{L}|\p{Lo}|[^#/]*[#/]|.*\.md)[\p{L}\p{N}][\p{L}\p{N}\p{M} _/-]*(?:\.md)?(?:#\p{L}[\p{L}\p{N}\p{M} _-]*)?$/u;

/**
 * Dollars and carets do not end a piece of text by themselves. Further on than this a formula is not looked for: each piece
 * would be searched up to the paragraph's end.
 */
const FARTHEST = 5000;
const signs: TokenizerExtension = {
	name: 'signs',
	level: 'inline',
	start(source) {
		const near = source.slice(0, FARTHEST);
		const [dollar, caret] = [near.indexOf('$'), near.indexOf('^')];
		const at = dollar === -1 || (caret !== -1 && caret < dollar) ? caret : dollar;
		return at === -1 ? undefined : at;
	},
	tokenizer: () => undefined,
};

export const dialects: MarkedExtension = {
	extensions: [emphasis, abbreviation, ...htmlBlocks, ...blockDialects, nested],
};

/** What few posts have, and takes time to look for. */
export const inlineDialects: MarkedExtension = {extensions: [signs, script, inlineNote, wikiLink, formula]};

/** Whether Markdown may have any of `inlineDialects`. */
export const needsInlineDialects = (markdown: string): boolean => /\$|\\[([]|\[\[|\^|\w~[\w+-]/.test(markdown);
