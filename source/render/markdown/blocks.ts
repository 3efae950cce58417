import type {Links, Token, Tokens} from 'marked';
import {sanitizeField} from '../../text/sanitize.ts';
import type {Block, ListBlock, ListItem} from '../block.ts';
import {htmlToBlocks} from '../html/blocks.ts';
import {foldBoxes, noteOf, type Part, splitClosings} from '../site-tags/boxes.ts';
import {hasTags, unmaskTags} from '../site-tags/mask.ts';
import {alertOf, noteBlock, noteOfClasses} from '../site-tags/notes.ts';
import type {DefinitionsToken} from './block-dialects.ts';
import {unmaskCensored} from './censored.ts';
import {codeBlocks} from './fence.ts';
import {idsOfLine, withIds} from './ids.ts';
import {inlineSpans} from './inline.ts';
import {lex} from './lex.ts';
import {lineSpans, paragraphBlocks, toSpans} from './paragraph.ts';
import {cleanWords} from './prose.ts';
import {tableBlock} from './table.ts';

/** Where tokens stand. */
export type Context = {
	/** What the links of the article are defined to lead to. */
	readonly links: Links;
	/** In how many blocks of HTML that hold Markdown. */
	readonly htmlDepth: number;
};

function toBlocks(tokens: readonly Token[], context: Context): readonly Block[] {
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
		case 'tagLine':
			return paragraphParts(token);
		case 'list':
			return listParts(token as Tokens.List, context);
		case 'blockquote':
			return quoteParts(token.tokens ?? [], context);
		case 'admonition':
			return [admonitionBlock(token, context)];
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
			return [definitionList(token as DefinitionsToken, context)];
		case 'html':
			return htmlParts(token.text, context);
		case 'nested':
			return toParts(token.tokens ?? [], context);
		default:
			return [];
	}
}

function headingBlocks({depth, text, tokens = []}: Tokens.Generic): Block[] {
	const spans = lineSpans(tokens);
	return spans.length === 0 ? [] : [withIds({kind: 'heading', depth, spans}, idsOfLine(text))];
}

const ANCHORS = /^(?:<a\s[^<>]*>[ \t]*<\/a>\s*)+$/i;

function paragraphParts(token: Tokens.Generic): readonly Part[] {
	if (ANCHORS.test(token.raw)) return [{kind: 'about', block: 'next', ids: idsOfLine(token.raw), note: null}];
	const blocks = paragraphBlocks(inlineSpans(token.tokens ?? [token]));
	const isTags = token.type === 'tagLine' && blocks.every(({kind}) => kind === 'tag');
	return [...blocks, ...(isTags ? attributes(token.raw) : [])];
}

/** `{: #name .note}` of Kramdown, alone in its line: for the block above, or for one that stands right below. */
function attributes(line: string): readonly Part[] {
	const written = unmaskTags(line);
	const ids = idsOfLine(line);
	const classes = /^\s*\{:/.test(written) ? (written.match(/(?<=\.)[\w-]+/g) ?? []).join(' ') : '';
	const note = noteOfClasses(classes);
	if (ids.length === 0 && note === null) return [];
	return [{kind: 'about', block: /\n\s*\n$/.test(written) ? 'last' : 'next', ids, note}];
}

/** `<div markdown="1">` of Kramdown and others alone on its line: what follows is Markdown. */
const MARKDOWN_TAG = /^\s*(?:<[a-z](?=[^<>]*\smarkdown=["']?(?:1|block|span)\b)[^<>]*>[ \t]*\n)+/i;
/** What goes on to the end of the article, for want of its own end. */
const UNCLOSED = /^\s*<(?:!--(?!.*-->)|(script|style)\b(?!.*<\/\1).*?\n[ \t]*\n|\?(?!.*\?>))/is;
const MOST_HTML = 5;

function htmlParts(html: string, {links, htmlDepth}: Context): readonly Part[] {
	const markdown = MARKDOWN_TAG.exec(html);
	const unclosed = markdown ? null : UNCLOSED.exec(html);
	const head = (markdown ?? unclosed)?.[0];
	if (head === undefined || htmlDepth >= MOST_HTML) return htmlToBlocks(unmaskCensored(html));
	const rest = html.slice(head.length);
	// What begins with a tag is no code, however far in it stands.
	const text = markdown ? rest.replace(/^[ \t]+(?=<)/, '') : rest.replace(/<(?=!--|\?|script|style)/gi, '&lt;');
	const tokens = lex(text, {tags: [], hasAny: hasTags(text), hasModules: false}, links);
	const parts = toParts(tokens, {links, htmlDepth: htmlDepth + 1});
	return markdown ? [...htmlToBlocks(head), ...parts] : parts;
}

/**
 * Kramdown puts the table of contents in the place of the list that `{:toc}` follows. What stands above the item right
 * before it was hardly meant.
 */
const isContents = (list: string): boolean => hasTags(list) && /\{:toc\b[^{}]*\}\s*$/.test(unmaskTags(list));

/** `[name]: address` is for links and says nothing; `[^1]: Ibid.` and `[Ann]: Yes` only look alike, and are text. */
function definitionBlocks({raw, tag, href}: Tokens.Def): readonly Block[] {
	// `[comment]: <> (what nobody is to see)` has none.
	const isAddress = !tag.startsWith('^') && (href === '' || hasTags(href) || /[/#.:?]./.test(href));
	const text = cleanWords(raw).trim();
	return isAddress || text === '' ? [] : [{kind: 'paragraph', spans: [{text}]}];
}

function quoteParts(tokens: readonly Token[], context: Context): readonly Part[] {
	const {inner, outer} = splitClosings(toParts(tokens, context));
	const alert = noteOf(inner[0]);
	return [{kind: 'quote', ...(alert && {alert}), blocks: foldBoxes(inner)}, ...outer];
}

function admonitionBlock({name, title, tokens = []}: Tokens.Generic, context: Context): Block {
	return noteBlock(toSpans(inlineSpans(title)), {alert: alertOf(name), label: ''}, toBlocks(tokens, context));
}

function definitionList({parts, isLoose}: DefinitionsToken, context: Context): ListBlock {
	const items = parts.map(
		({role, tokens}): ListItem => ({
			role,
			isDone: null,
			blocks: role === 'term' ? [{kind: 'paragraph', spans: lineSpans(tokens)}] : toBlocks(tokens, context),
		}),
	);
	return {kind: 'list', start: null, isLoose: isLoose || items.some(({blocks}) => blocks.length > 1), items};
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
		...(list.ordered && /^\s*\d{1,9}\)/.test(list.raw) && {isBracketed: true}),
		isLoose: list.loose,
		items: items
			.map(({isDone, isTags, inner}) => ({isDone, isTags, blocks: foldBoxes(inner)}))
			.filter(({isTags, blocks}) => blocks.length > 0 || !isTags)
			.map(({isDone, blocks}) => ({isDone, blocks})),
	};
	return [...(block.items.length === 0 ? [] : [block]), ...(items.at(-1)?.outer ?? [])];
}
