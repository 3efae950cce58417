import type {Token, Tokens} from 'marked';
import {findCaptions, type Piece} from '../posts/captions.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {
	type Alignment,
	type Block,
	blockText,
	DEEPEST_NESTING,
	type ListBlock,
	spansText,
	type TableBlock,
} from './block.ts';
import {maskCensored, unmaskCensored} from './censored.ts';
import {htmlToBlocks} from './html.ts';
import {cleanText, cleanWords, inlineSpans, lex} from './inline.ts';
import {paragraphBlocks, toSpans, trimSpans} from './paragraph.ts';
import {foldBoxes, type Piece as Part, splitClosings} from './site-tags/boxes.ts';
import {findTags} from './site-tags/find-tags.ts';
import {dropForged, hasTags, maskFound, unmaskTags} from './site-tags/mask.ts';

/**
 * An article's Markdown as blocks in reading order, its captions found. Never throws: what the parser cannot take comes
 * as plain paragraphs. `description` is the post's, evidence for what is a caption.
 */
export function parseBlocks(markdown: string, description: string): readonly Block[] {
	return markCaptions(parseMarkdown(markdown), description);
}

function parseMarkdown(markdown: string): Block[] {
	if (isTooDeep(markdown)) return plainParagraphs(markdown);
	try {
		const text = dropForged(markdown);
		const found = findTags(text);
		return toBlocks(lex(maskCensored(maskFound(text, found.tags)), found));
	} catch (error) {
		if (error instanceof RangeError) return plainParagraphs(markdown);
		throw error;
	}
}

const MARKER = '(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))';
const RULE = '(?![ \\t]*(?:[-*_][ \\t]*)+$)';
const TOO_MANY_MARKERS = new RegExp(`^${RULE}(?:[ \\t]*${MARKER}){${DEEPEST_NESTING}}`, 'm');
const TOO_MUCH_INDENT = new RegExp(`^(?:[ \\t]*>)*[ \\t]{${DEEPEST_NESTING * 2}}[ \\t]*${MARKER}`, 'm');

function isTooDeep(markdown: string): boolean {
	return TOO_MANY_MARKERS.test(markdown) || TOO_MUCH_INDENT.test(markdown);
}

function plainParagraphs(markdown: string): Block[] {
	return markdown
		.split(/\n\s*\n/)
		.map(paragraph => cleanWords(paragraph).trim())
		.filter(text => text !== '')
		.map(text => ({kind: 'paragraph', spans: [{text}]}));
}

function toBlocks(tokens: readonly Token[]): Block[] {
	return foldBoxes(toParts(tokens));
}

function toParts(tokens: readonly Token[]): Part[] {
	return tokens.flatMap(token => tokenParts(token as Tokens.Generic));
}

function tokenParts(token: Tokens.Generic): readonly Part[] {
	switch (token.type) {
		case 'heading':
			return [{kind: 'heading', depth: token.depth, spans: trimSpans(toSpans(inlineSpans(token.tokens ?? [])))}];
		case 'paragraph':
		case 'text':
			return paragraphBlocks(inlineSpans(token.tokens ?? [token]));
		case 'list':
			return listParts(token as Tokens.List);
		case 'blockquote':
			return quoteParts(token.tokens ?? []);
		case 'code':
			return codeBlocks(token);
		case 'table':
			return [tableBlock(token as Tokens.Table)];
		case 'hr':
			return [{kind: 'rule'}];
		case 'def':
			return definitionBlocks(token as Tokens.Def);
		case 'html':
			return htmlToBlocks(unmaskCensored(token.text));
		default:
			return [];
	}
}

function codeBlocks({text, lang = '', title = ''}: Tokens.Generic): Block[] {
	const language = sanitizeField(unmaskCensored(unmaskTags(lang))).split(' ')[0] || null;
	const code: Block = {kind: 'code', text: cleanText(text), language};
	const name = sanitizeField(title);
	return name === '' ? [code] : [{kind: 'paragraph', spans: [{text: name, style: {bold: true}}]}, code];
}

/**
 * Kramdown puts the table of contents in the place of the list that `{:toc}` follows. What stands above the item right
 * before it was hardly meant.
 */
const isContents = (list: string): boolean => hasTags(list) && /\{:toc\}\s*$/.test(unmaskTags(list));

/** `[name]: address` is for links and says nothing; `[^1]: Ibid.` and `[Ann]: Yes` only look alike, and are text. */
function definitionBlocks({raw, tag, href}: Tokens.Def): readonly Block[] {
	const isAddress = !tag.startsWith('^') && (hasTags(href) || /[/#.:?]./.test(href));
	const text = cleanWords(raw).trim();
	return isAddress || text === '' ? [] : [{kind: 'paragraph', spans: [{text}]}];
}

function quoteParts(tokens: readonly Token[]): readonly Part[] {
	const {inner, outer} = splitClosings(toParts(tokens));
	return [{kind: 'quote', blocks: foldBoxes(inner)}, ...outer];
}

function listParts(list: Tokens.List): readonly Part[] {
	const written = isContents(list.raw) ? list.items.slice(0, -1) : list.items;
	if (written.length === 0) return [];
	const items = written.map(item => ({
		isDone: item.task ? item.checked === true : null,
		...splitClosings(toParts(item.tokens)),
	}));
	const block: ListBlock = {
		kind: 'list',
		start: list.ordered ? Number(list.start) : null,
		isLoose: list.loose,
		items: items.map(({isDone, inner}) => ({isDone, blocks: foldBoxes(inner)})),
	};
	return [block, ...(items.at(-1)?.outer ?? [])];
}

function tableBlock(table: Tokens.Table): TableBlock {
	const row = (cells: readonly Tokens.TableCell[]) => cells.map(cell => toSpans(inlineSpans(cell.tokens)));
	return {
		kind: 'table',
		alignments: table.align.map((align): Alignment => align ?? 'left'),
		rows: [row(table.header), ...table.rows.filter(cells => !isTagRow(cells)).map(row)],
	};
}

/** A line of tags below a table (`{: .wide}`, `{% endfor %}`) is taken for a row of it. */
const isTagRow = ([first, ...others]: readonly Tokens.TableCell[]): boolean =>
	first !== undefined &&
	/^\s*\uFDD1[^\uFDD2]*\uFDD2\s*$/.test(first.text) &&
	others.every(({text}) => text === '') &&
	spansText(inlineSpans(first.tokens)) === '';

function markCaptions(blocks: readonly Block[], description: string): readonly Block[] {
	const captions = findCaptions(blocks.map(toPiece), description);
	return blocks.map((block, index): Block => {
		const caption = captions.get(index);
		if (caption === undefined || block.kind !== 'paragraph') return block;
		return {kind: 'caption', spans: block.spans, ...caption};
	});
}

function toPiece(block: Block): Piece {
	if (block.kind === 'heading' || block.kind === 'image') return {kind: block.kind, text: blockText(block)};
	if (block.kind !== 'paragraph') return {kind: 'other', text: blockText(block)};
	return {
		kind: 'paragraph',
		text: spansText(block.spans),
		emphasised: block.spans.every(({style, text}) => style?.italic === true || text.trim() === ''),
		marked: block.spans.some(({style, text}) => style !== undefined || text.includes('\n')),
	};
}
