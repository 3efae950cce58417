import type {Token, TokenizerExtension, TokenizerThis, Tokens} from 'marked';
import {limitNesting} from './nesting.ts';
import {lineAt} from './source-lines.ts';

/**
 * Blocks that Markdown itself does not know, and most generators do: footnotes (`[^1]: …`), definition lists
 * (`Term`, and below it `: …`) and the admonitions of Python-Markdown (`!!! note "Title"`).
 */

const NOTE = /^ {0,3}\[\^([^\]\s]{1,200})\]:[ \t]*/;
const DEFINITION = /^ {0,3}:[ \t]+(?=\S)/;
const ADMONITION = /^(?:!!!|\?\?\?\+?) +([\w-]+)((?: +[\w-]+)*)(?: +"([^"\n]*)")?[ \t]*(?:\n|$)/;
/** Lines that begin a block of another kind, and so no term, nor do they go on with a paragraph. */
const OTHER_BLOCK = /^[ \t]*(?:[-*+][ \t]|[>#|:]|\d+[.)][ \t]|```|~~~|\[\^|[\uFDD1\uFDD5]|\n|$)/;
const INDENT = /^(?: {4}| {0,3}\t)/;
/** What people put before the further lines of notes and definitions. */
const SMALL_INDENT = /^(?: {2,4}| ?\t)/;
const MOST_TERMS = 4;
const nesting = limitNesting(5);

type Content = {readonly text: string; readonly end: number};

/**
 * What belongs to a block from `from` on: its line, those that are indented, and (`isLazy`) those that go on with its
 * first paragraph.
 */
function contentFrom(source: string, from: number, isLazy: boolean): Content {
	const indent = isLazy ? SMALL_INDENT : INDENT;
	const first = lineAt(source, from);
	let text = first;
	let end = from + first.length;
	let blanks = '';
	let isIndented = false;
	for (let at = end; at < source.length; ) {
		const line = lineAt(source, at);
		at += line.length;
		if (line.trim() === '') blanks += '\n';
		else if (indent.test(line) || (blanks === '' && isLazy && !isIndented && goesOn(line, source, at))) {
			isIndented = indent.test(line);
			text += blanks + line.replace(indent, '');
			blanks = '';
			end = at;
		} else break;
	}
	return {text, end};
}

const goesOn = (line: string, source: string, next: number): boolean =>
	!OTHER_BLOCK.test(line) && !DEFINITION.test(lineAt(source, next));

/** A blank line ends a paragraph anyway, and to look further takes time. */
function startOfNote(source: string): number | undefined {
	const blankLine = source.indexOf('\n\n');
	const at = (blankLine === -1 ? source : source.slice(0, blankLine)).search(/\n {0,3}\[\^[^\]\s]{1,200}\]:/);
	return at === -1 ? undefined : at + 1;
}

const blocksOf = ({lexer}: TokenizerThis, text: string): Token[] => nesting.inside(() => lexer.blockTokens(text, []));

const note: TokenizerExtension = {
	name: 'footnote',
	level: 'block',
	start: startOfNote,
	tokenizer(source) {
		const [head, label] = NOTE.exec(source) ?? [];
		if (head === undefined || nesting.isDeepest()) return undefined;
		const {text, end} = contentFrom(source, head.length, true);
		return {type: 'footnote', raw: source.slice(0, end), label, tokens: blocksOf(this, text)};
	},
};

export type DefinitionsToken = Tokens.Generic & {
	readonly isLoose: boolean;
	/** Of a term the words of a line, of a definition blocks. */
	readonly parts: readonly {readonly role: 'term' | 'definition'; readonly tokens: Token[]}[];
};

const definitions: TokenizerExtension = {
	name: 'definitions',
	level: 'block',
	tokenizer(source) {
		if (nesting.isDeepest()) return undefined;
		const parts: DefinitionsToken['parts'][number][] = [];
		let end = 0;
		let isLoose = false;
		for (;;) {
			const group = definitionsAt(source, end);
			if (group === null) break;
			isLoose ||= end > 0 && group.isApart;
			// Read when all is, since a link's address may be defined further down.
			for (const term of group.terms) parts.push({role: 'term', tokens: this.lexer.inline(term.trim())});
			for (const text of group.texts) parts.push({role: 'definition', tokens: blocksOf(this, text)});
			end = group.end;
		}
		return end === 0 ? undefined : {type: 'definitions', raw: source.slice(0, end), isLoose, parts};
	},
};

type Group = {
	readonly terms: readonly string[];
	readonly texts: readonly string[];
	readonly end: number;
	/** Whether a blank line stands before it. */
	readonly isApart: boolean;
};

/** Terms and what is said of them, where the text goes on with such. */
function definitionsAt(source: string, from: number): Group | null {
	const start = from + blanksAt(source, from);
	const terms = termsOf(source, start);
	if (terms.length === 0) return null;
	const texts: string[] = [];
	let end = start + terms.join('').length;
	for (;;) {
		const at = end + blanksAt(source, end);
		const head = DEFINITION.exec(source.slice(at, at + 200))?.[0];
		if (head === undefined) break;
		const content = contentFrom(source, at + head.length, true);
		texts.push(content.text);
		end = content.end;
	}
	return {terms, texts, end, isApart: start > from};
}

/** The length of a blank line there. */
const blanksAt = (source: string, at: number): number => /^[ \t]*\n/.exec(source.slice(at, at + 200))?.[0].length ?? 0;

/** The lines before the first that begins with a colon; none where there is no such line. */
function termsOf(source: string, from: number): readonly string[] {
	const terms: string[] = [];
	let at = from;
	while (terms.length < MOST_TERMS) {
		const line = lineAt(source, at);
		if (OTHER_BLOCK.test(line) || INDENT.test(line)) break;
		terms.push(line);
		at += line.length;
	}
	const next = lineAt(source, at);
	const isNext = DEFINITION.test(next.trim() === '' ? lineAt(source, at + next.length) : next);
	return isNext ? terms : [];
}

const admonition: TokenizerExtension = {
	name: 'admonition',
	level: 'block',
	tokenizer(source) {
		const [head, kind = '', , title = kind.charAt(0).toUpperCase() + kind.slice(1)] = ADMONITION.exec(source) ?? [];
		if (head === undefined || nesting.isDeepest() || !isIndentedBelow(source, head.length)) return undefined;
		const {text, end} = contentFrom(source, head.length - 1, false);
		const tokens = blocksOf(this, text.slice(1));
		return {type: 'admonition', raw: source.slice(0, end), name: kind, title: this.lexer.inline(title), tokens};
	},
};

function isIndentedBelow(source: string, from: number): boolean {
	const line = lineAt(source, from);
	return INDENT.test(line.trim() === '' ? lineAt(source, from + line.length) : line);
}

/** Of the extensions of a kind the last one is asked first. */
export const blockDialects: readonly TokenizerExtension[] = [admonition, definitions, note];
