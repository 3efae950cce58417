import type {Links, Token, Tokens} from 'marked';
import {sanitizeField} from '../text/sanitize.ts';
import {type Alignment, type Block, type ListBlock, spansText, type TableBlock} from './block.ts';
import {unmaskCensored} from './censored.ts';
import {htmlToBlocks} from './html.ts';
import {cleanText, cleanWords, inlineSpans, lex} from './inline.ts';
import type {Span} from './line.ts';
import {paragraphBlocks, toSpans, trimSpans} from './paragraph.ts';
import {foldBoxes, markdownSpans, type Piece as Part, splitClosings} from './site-tags/boxes.ts';
import {hasTags, unmaskTags} from './site-tags/mask.ts';

/** Where tokens stand. */
export type Context = {
	/** What the links of the article are defined to lead to. */
	readonly links: Links;
	/** In how many blocks of HTML that hold Markdown. */
	readonly htmlDepth: number;
};

function toBlocks(tokens: readonly Token[], context: Context): Block[] {
	return foldBoxes(toParts(tokens, context));
}

export function toParts(tokens: readonly Token[], context: Context): Part[] {
	return tokens.flatMap(token => tokenParts(token as Tokens.Generic, context));
}

function tokenParts(token: Tokens.Generic, context: Context): readonly Part[] {
	switch (token.type) {
		case 'heading':
			return headingBlocks(token);
		case 'paragraph':
		case 'text':
			return paragraphBlocks(inlineSpans(token.tokens ?? [token]));
		case 'list':
			return listParts(token as Tokens.List, context);
		case 'blockquote':
			return quoteParts(token.tokens ?? [], context);
		case 'code':
			return codeBlocks(token);
		case 'table':
			return [tableBlock(token as Tokens.Table)];
		case 'hr':
			return [{kind: 'rule'}];
		case 'def':
			return definitionBlocks(token as Tokens.Def);
		case 'footnote':
			return [{kind: 'footnote', label: sanitizeField(token.label), blocks: toBlocks(token.tokens ?? [], context)}];
		case 'definitions':
			return toParts(token.tokens ?? [], context);
		case 'html':
			return htmlParts(token.text, context);
		default:
			return [];
	}
}

function headingBlocks({depth, tokens = []}: Tokens.Generic): Block[] {
	const spans = trimSpans(toSpans(inlineSpans(tokens)));
	return spans.length === 0 ? [] : [{kind: 'heading', depth, spans}];
}

/** `<div markdown="1">` of Kramdown and others alone on its line: what follows is Markdown. */
const MARKDOWN_TAG = /^\s*(?:<[a-z]\w*(?=[^<>]*\smarkdown=["']?(?:1|block|span)\b)[^<>]*>[ \t]*\n)+/i;
/** What goes on to the end of the article, for want of its own end. */
const UNCLOSED = /^\s*<(?:!--(?!.*-->)|(script|style)\b(?!.*<\/\1).*?\n[ \t]*\n|\?(?!.*\?>))/is;
const MOST_HTML = 5;

function htmlParts(html: string, {links, htmlDepth}: Context): readonly Part[] {
	const markdown = MARKDOWN_TAG.exec(html);
	const unclosed = markdown ? null : UNCLOSED.exec(html);
	const head = (markdown ?? unclosed)?.[0];
	if (head === undefined || htmlDepth >= MOST_HTML) return htmlToBlocks(unmaskCensored(html));
	const rest = html.slice(head.length);
	const text = markdown ? rest : rest.replace(/<(?=!--|\?|script|style)/gi, '&lt;');
	const tokens = lex(text, {tags: [], hasAny: hasTags(text), hasModules: false}, links);
	return toParts(tokens, {links, htmlDepth: htmlDepth + 1});
}

function codeBlocks({text, lang = '', title = '', codeBlockStyle}: Tokens.Generic): Block[] {
	const written = sanitizeField(unmaskCensored(unmaskTags(lang)));
	// `{.ruby .numbered}` of Pandoc, `{r, echo=FALSE}` of R Markdown, `js{1,3}`, `sh:install.sh`.
	const language = /^\{?\.?([^\s{},:]+)/.exec(written)?.[1] ?? null;
	const code: Block = {kind: 'code', text: cleanText(codeBlockStyle ? text.replace(/\n+$/, '') : text), language};
	const name = sanitizeField(title);
	return name === '' ? [code] : [{kind: 'paragraph', spans: [{text: name, style: {bold: true}}]}, code];
}

/**
 * Kramdown puts the table of contents in the place of the list that `{:toc}` follows. What stands above the item right
 * before it was hardly meant.
 */
const isContents = (list: string): boolean => hasTags(list) && /\{:toc\b[^{}]*\}\s*$/.test(unmaskTags(list));

/** `[name]: address` is for links and says nothing; `[^1]: Ibid.` and `[Ann]: Yes` only look alike, and are text. */
function definitionBlocks({raw, tag, href}: Tokens.Def): readonly Block[] {
	const isAddress = !tag.startsWith('^') && (hasTags(href) || /[/#.:?]./.test(href));
	const text = cleanWords(raw).trim();
	return isAddress || text === '' ? [] : [{kind: 'paragraph', spans: [{text}]}];
}

function quoteParts(tokens: readonly Token[], context: Context): readonly Part[] {
	const {inner, outer} = splitClosings(toParts(tokens, context));
	return [{kind: 'quote', blocks: foldBoxes(inner)}, ...outer];
}

function listParts(list: Tokens.List, context: Context): readonly Part[] {
	const written = isContents(list.raw) ? list.items.slice(0, -1) : list.items;
	if (written.length === 0) return [];
	const items = written.map(item => ({
		isDone: item.task ? item.checked === true : null,
		isTags: hasTags(item.raw),
		...splitClosings(toParts(item.tokens, context)),
	}));
	const block: ListBlock = {
		kind: 'list',
		start: list.ordered ? Number(list.start) : null,
		isLoose: list.loose,
		items: items
			.map(({isDone, isTags, inner}) => ({isDone, isTags, blocks: foldBoxes(inner)}))
			.filter(({isTags, blocks}) => blocks.length > 0 || !isTags)
			.map(({isDone, blocks}) => ({isDone, blocks})),
	};
	return [...(block.items.length === 0 ? [] : [block]), ...(items.at(-1)?.outer ?? [])];
}

function tableBlock(table: Tokens.Table): TableBlock {
	const row = (cells: readonly Tokens.TableCell[]) => cells.map(cell => toSpans(inlineSpans(cell.tokens)));
	const lines = table.raw.split('\n').slice(2);
	const rows = table.rows
		.map((cells, index) => ({cells, line: lines[index] ?? ''}))
		.filter(({cells}) => !isTagRow(cells))
		.map(({cells, line}) => [...row(cells), ...surplusCells(line, cells.length)]);
	const columns = rows.reduce((most, cells) => Math.max(most, cells.length), table.align.length);
	return {
		kind: 'table',
		alignments: Array.from({length: columns}, (_, index): Alignment => table.align[index] ?? 'left'),
		rows: [row(table.header), ...rows],
	};
}

/** The cells of a row that the head has no columns for, which the parser drops. */
function surplusCells(line: string, columns: number): Span[][] {
	const cells = line
		.trim()
		.replace(/^\|/, '')
		.replace(/(?<!\\)\|$/, '')
		.split(/(?<!\\)\|/);
	return cells.slice(columns).map(cell => markdownSpans(cell.trim().replaceAll('\\|', '|')));
}

/** A line of tags below a table (`{: .wide}`, `{% endfor %}`) is taken for a row of it. */
const isTagRow = ([first, ...others]: readonly Tokens.TableCell[]): boolean =>
	first !== undefined &&
	/^\s*\uFDD1[^\uFDD2]*\uFDD2\s*$/.test(first.text) &&
	others.every(({text}) => text === '') &&
	spansText(inlineSpans(first.tokens)) === '';
