import type {MarkedExtension, Token, TokenizerExtension, TokenizerThis, Tokens} from 'marked';

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
/** Blocks of this kind in each other; nobody nests more, and every level is read again. */
const DEEPEST = 5;

type Content = {readonly text: string; readonly end: number};

const lineAt = (source: string, at: number): string => {
	const end = source.indexOf('\n', at);
	return source.slice(at, end === -1 ? undefined : end + 1);
};

/** What belongs to a block from `from` on: its line, those that are indented, and (`isLazy`) those that go on with its first paragraph. */
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

let depth = 0;

function blocksOf({lexer}: TokenizerThis, text: string): Token[] {
	depth++;
	try {
		return lexer.blockTokens(text, []);
	} finally {
		depth--;
	}
}

const note: TokenizerExtension = {
	name: 'footnote',
	level: 'block',
	start: startOfNote,
	tokenizer(source) {
		const [head, label] = NOTE.exec(source) ?? [];
		if (head === undefined || depth >= DEEPEST) return undefined;
		const {text, end} = contentFrom(source, head.length, true);
		return {type: 'footnote', raw: source.slice(0, end), label, tokens: blocksOf(this, text)};
	},
};

const definitions: TokenizerExtension = {
	name: 'definitions',
	level: 'block',
	tokenizer(source) {
		const terms = termsOf(source);
		if (terms.length === 0 || depth >= DEEPEST) return undefined;
		let end = terms.join('').length;
		const tokens: Token[] = terms.map(term => boldParagraph(this, term.trim()));
		for (;;) {
			const blanks = /^[ \t]*\n/.exec(source.slice(end, end + 200))?.[0].length ?? 0;
			const head = DEFINITION.exec(source.slice(end + blanks, end + blanks + 200))?.[0];
			if (head === undefined) break;
			const content = contentFrom(source, end + blanks + head.length, true);
			tokens.push(...blocksOf(this, content.text));
			end = content.end;
		}
		return {type: 'definitions', raw: source.slice(0, end), tokens};
	},
};

/** The lines before the first that begins with a colon; none where there is no such line. */
function termsOf(source: string): readonly string[] {
	const terms: string[] = [];
	let at = 0;
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
		if (head === undefined || depth >= DEEPEST || !isIndentedBelow(source, head.length)) return undefined;
		const {text, end} = contentFrom(source, head.length - 1, false);
		const raw = source.slice(0, end);
		const tokens = blocksOf(this, text.slice(1));
		return {type: 'blockquote', raw, tokens: [...(title === '' ? [] : [boldParagraph(this, title)]), ...tokens]};
	},
};

function isIndentedBelow(source: string, from: number): boolean {
	const line = lineAt(source, from);
	return INDENT.test(line.trim() === '' ? lineAt(source, from + line.length) : line);
}

function boldParagraph({lexer}: TokenizerThis, text: string): Tokens.Paragraph {
	// Read when all is, since a link's address may be defined further down.
	const strong: Tokens.Strong = {type: 'strong', raw: text, text, tokens: lexer.inline(text)};
	return {type: 'paragraph', raw: text, text, tokens: [strong]};
}

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
		const before = tokens.at(-1)?.raw.slice(-2) ?? '';
		const after = source.slice(raw.length, raw.length + 2);
		const isBegun = mark === '**' && /^[\p{P}\p{S}]/u.test(text) && /[\p{L}\p{N}]$/u.test(before);
		const isEnded = mark === '**' && /[\p{P}\p{S}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(after);
		if (!isBegun && !isEnded && !/\uFDD2$/.test(before) && !/^[\uFDD1\uFDD3-\uFDD5]/.test(after)) return undefined;
		return {type: mark.length === 2 ? 'strong' : 'em', raw, text, tokens: this.lexer.inlineTokens(text)};
	},
};

const EMPHASIS = /^(\*{1,2}|_{1,2})(?=[^\s*_])([^*_\n](?:(?!\1)[^\n*]){0,500})(?<=\S)\1(?![*_])/;

export const dialects: MarkedExtension = {extensions: [emphasis, admonition, definitions, note]};
