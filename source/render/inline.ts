import {decodeHTML} from 'entities';
import {type Links, Marked, type MarkedExtension, type Token, type TokensList} from 'marked';
import {markedTerminal} from 'marked-terminal';
import {separateSentences} from '../posts/sentences.ts';
import {readableUrl, safeUrl, sanitizeField, sanitizeText} from '../text/sanitize.ts';
import {spansText} from './block.ts';
import {unmaskCensored} from './censored.ts';
import {dialects} from './dialects.ts';
import type {Span, Style} from './line.ts';
import {moduleExtensions, tagExtensions} from './site-tags/extensions.ts';
import type {FoundTags} from './site-tags/find-tags.ts';
import {dropForged, hasTags, type Masked, replaceTags, splitTags, unmaskTags, VARIABLE} from './site-tags/mask.ts';
import {addressOf, meaningOf} from './site-tags/meaning.ts';
import {blockTags, imageSource, isElement, isImage, mediaTags, readTag, tagStyles} from './tags.ts';

/**
 * Inline Markdown -> spans. marked-terminal renders the tokens; its style functions write marks instead of escape
 * sequences, which are then read back as spans. A mark is `SOH key STX` to begin and `ETX key STX` to end a style.
 * Sanitised text holds none of the three, so a post cannot forge one.
 */
const SOH = '\u0001';
const STX = '\u0002';
const ETX = '\u0003';
const EOT = '\u0004';

/** A span, or the alternative text of an image that stands in the text. */
export type Inline = Span & {readonly image?: InlineImage; readonly tag?: Masked};
export type InlineImage = {
	readonly url: string;
	readonly title: string;
	/** What the link round it leads to, from `safeUrl`. */
	readonly outer?: string;
};

const markStyles: Readonly<Record<string, Style>> = {...tagStyles, link: {tone: 'link'}, image: {tone: 'link'}};

const open = (key: string): string => `${SOH}${key}${STX}`;
const close = (key: string): string => `${ETX}${key}${STX}`;
const mark =
	(key: string) =>
	(text: string): string =>
		open(key) + text + close(key);

const linkKey = (href: string): string => ['link', safeUrl(href) ?? ''].join(EOT);

function imageMark(href: string, alt: string, title: string): string {
	const key = ['image', safeUrl(href) ?? '', readableUrl(href), cleanField(title)].join(EOT);
	return open(key) + cleanField(alt) + close('image');
}

const cleanField = (text: string): string => sanitizeField(unmaskCensored(plainTags(text)));

/** Text with the tags in it as their words. */
export const plainTags = (text: string): string => dropForged(replaceTags(text, tag => spansText(tagInlines(tag))));

/** A tag in a line of HTML. */
export const tagInlines = (tag: Masked): Inline[] => readMarks(tagMarks(tag));

/** Text as a parser gives it -> text as it may be shown, its tags as they were written. */
export function cleanText(text: string): string {
	return sanitizeText(unmaskCensored(unmaskTags(text)));
}

/** The same for text in lines that will be wrapped: a tab has no meaning there but to part words. */
export const cleanWords = (text: string): string => cleanText(text).replace(/\t+/g, ' ');

const cleanProse = (text: string): string =>
	hasTags(text) ? taggedProse(text) : separateSentences(joinLines(cleanWords(decodeHTML(text))));

const taggedProse = (text: string): string =>
	[...splitTags(text)].map(piece => (typeof piece === 'string' ? cleanProse(piece) : tagMarks(piece))).join('');

/** What says nothing and yet stands between words, which have a blank on either side of it. */
const GAP = open(['tag', '', VARIABLE, ''].join(EOT)) + close('tag');

/** A tag in a line of text as marks. */
function tagMarks(tag: Masked): string {
	const meaning = meaningOf(tag);
	switch (meaning.kind) {
		case 'text':
			return meaning.text.trim() === '' ? `${GAP} ${GAP}` : cleanWords(meaning.text);
		case 'image':
			return imageMark(meaning.url, meaning.alt, spansText(inlineSpans(lexInline(meaning.caption))));
		case 'link':
			return mark(linkKey(meaning.url))(cleanField(meaning.text));
		case 'open':
		case 'close': {
			const link = meaning.kind === 'open' && meaning.box.title === '' ? safeUrl(meaning.box.url) : null;
			if (link !== null) return open([meaning.name === 'a' ? 'link' : `${meaning.name}>`, link].join(EOT));
			const title = meaning.kind === 'open' ? cleanField(meaning.box.title) : '';
			const box = open(['tag', '', tag.mark, tag.raw].join(EOT)) + title + close('tag');
			return meaning.kind === 'close' ? close(`${meaning.name}>`) + box : box;
		}
		case 'nothing':
			return GAP;
		default:
			return meaning satisfies never;
	}
}

/** A line end inside a paragraph is a blank, whatever blanks stand round it; between ideographs it is nothing. */
function joinLines(text: string): string {
	if (!text.includes('\n')) return text;
	const written = text.split('\n');
	const lines = written.map((line, index) => {
		const start = index === 0 ? line : line.trimStart();
		return index === written.length - 1 ? start : start.trimEnd();
	});
	return lines
		.map((line, index) => (index > 0 && needsBlank(lines[index - 1] ?? '', line) ? ` ${line}` : line))
		.join('');
}

const needsBlank = (before: string, after: string): boolean =>
	!(IDEOGRAPH.test(before.slice(-1)) && IDEOGRAPH.test(after.charAt(0)));

const IDEOGRAPH = /[\u3001-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uFF00-\uFF65]/;

/** An address as it was written: entities decoded, masks taken off. */
const cleanUrl = (href: string): string => decodeHTML(unmaskCensored(plainAddress(href)));

/** An address with the tags in it as the addresses that they stand for. */
export const plainAddress = (href: string): string => dropForged(replaceTags(href, addressOf));

const overrides: MarkedExtension = {
	renderer: {
		// As it comes it leaves entities as they are written.
		text: token => ('tokens' in token && token.tokens ? parser.parseInline(token.tokens) : cleanProse(token.text)),
		// As it comes it hides colons behind a placeholder that only its block renderers take out again.
		codespan: ({text}) => mark('code')(cleanWords(text)),
		// As it comes it writes the address behind the text, an image as Markdown source, and HTML as source.
		link: ({href, tokens}) => mark(linkKey(cleanUrl(href)))(parser.parseInline(tokens)),
		image: ({href, text, title}) => imageMark(cleanUrl(href), decodeHTML(text), decodeHTML(title ?? '')),
		html: ({text}) => tagMark(unmaskCensored(text)),
		checkbox: () => '',
	},
};

const marked = new Marked(
	dialects,
	markedTerminal({strong: mark('strong'), em: mark('em'), del: mark('del'), emoji: false, unescape: false}),
	overrides,
);
const parser = new marked.Parser(marked.defaults);

const tagged = new Marked(dialects, tagExtensions);
const mdx = new Marked(dialects, moduleExtensions, tagExtensions);

/** Markdown as tokens, with `links` from around it; where tags are masked in it, those that stand for blocks are tokens of their own. */
export function lex(markdown: string, {hasAny, hasModules}: FoundTags, links: Links = {}): TokensList {
	const {Lexer, defaults} = hasModules ? mdx : hasAny ? tagged : marked;
	const lexer = new Lexer(defaults);
	Object.assign(lexer.tokens.links, links);
	return lexer.lex(markdown);
}

/** A line of Markdown as tokens. */
export const lexInline = (line: string): Token[] => marked.Lexer.lexInline(line, marked.defaults);

function tagMark(html: string): string {
	const tag = readTag(html);
	if (tag === null) return GAP;
	const {name, attributes} = tag;
	if (name === 'br') return '\n';
	if (name === 'q') return tag.isClosing ? '\u201D' : '\u201C';
	const src = plainAddress(isImage(name) ? imageSource(attributes) : (attributes.src ?? ''));
	if (isImage(name)) return src ? imageMark(src, attributes.alt ?? '', attributes.title ?? '') : '';
	if (name === 'a')
		return tag.isClosing ? close('link') : attributes.href ? open(linkKey(plainAddress(attributes.href))) : '';
	if (mediaTags.has(name) && src)
		return `${mark(linkKey(src))(cleanField(attributes.title || readableUrl(src)))} ${GAP}`;
	// Elements of blocks have no business inside a line; their words stay apart.
	if (blockTags.has(name)) return '\n';
	if (!isElement(name) && Object.keys(attributes).length === 0 && !html.endsWith('/>'))
		return (tag.isClosing ? close : open)([UNKNOWN + name, tag.isClosing ? '' : cleanText(html)].join(EOT));
	if (!(name in tagStyles)) return '';
	return tag.isClosing ? close(name) : open(name);
}

/** The tokens of a paragraph, heading or cell as spans; the line feeds in them are breaks that the writer made. */
export function inlineSpans(tokens: readonly Token[]): Inline[] {
	return readMarks(parser.parseInline([...tokens]));
}

/** Begins the key of a tag that may be one, or words: it is known when the line is read. */
const UNKNOWN = '?';

/** Names in angle brackets that are tags, since they are opened and closed (`<path>` alone is a word). */
function pairedNames(marks: string): ReadonlySet<string> {
	if (!marks.includes(SOH + UNKNOWN)) return new Set();
	const names = (sign: string) =>
		[...marks.matchAll(new RegExp(`${sign}\\?([^${EOT}${STX}]*)${EOT}`, 'g'))].map(([, name = '']) => name);
	const closed = new Set(names(ETX));
	return new Set(names(SOH).filter(name => closed.has(name)));
}

type Frame = {
	readonly kind: string;
	readonly style: Style;
	readonly link: string;
	readonly image: InlineImage | null;
	readonly tag: Masked | null;
	readonly from: number;
};

function readMarks(marks: string): Inline[] {
	const spans: Inline[] = [];
	const paired = pairedNames(marks);
	let stack: Frame[] = [{kind: '', style: {}, link: '', image: null, tag: null, from: 0}];
	for (const [, opened, closed, text] of marks.matchAll(
		/\u0001([^\u0002]*)\u0002|\u0003([^\u0002]*)\u0002|([^\u0001\u0003]+)/g,
	)) {
		const top = stack.at(-1);
		if (top === undefined) break;
		const [key = '', written = ''] = (opened ?? closed ?? '').split(EOT);
		if (key.startsWith(UNKNOWN)) {
			if (opened !== undefined && !paired.has(key.slice(1))) spans.push(toSpan(written, top));
			continue;
		}
		if (opened !== undefined) {
			const [kind = '', link = '', url = '', title = ''] = opened.split(EOT);
			const isDead = kind === 'link' && link === '';
			const own = kind.endsWith('>') ? markStyles.link : markStyles[kind];
			const style = isDead ? top.style : {...top.style, ...own};
			const image = kind === 'image' ? {url, title, ...(top.link !== '' && {outer: top.link})} : top.image;
			const tag = kind === 'tag' ? {mark: url, raw: title} : top.tag;
			stack.push({kind, style, link: link || top.link, image, tag, from: spans.length});
		} else if (closed !== undefined) {
			const kind = closed.split(EOT)[0];
			const at = stack.findLastIndex(frame => frame.kind === kind);
			// An image without alternative text still stands in the text, and so does a tag.
			const isThere = (kind === 'image' && top.image !== null) || (kind === 'tag' && top.tag !== null);
			if (isThere && top.from === spans.length) spans.push(toSpan('', top));
			if (at > 0) stack = stack.slice(0, at);
		} else if (text !== undefined) {
			spans.push(toSpan(text, top));
		}
	}
	return spans;
}

function toSpan(text: string, {style, link, image, tag}: Frame): Inline {
	return {
		text,
		...(Object.keys(style).length > 0 && {style}),
		...(link !== '' && {link}),
		...(image !== null && {image}),
		...(tag !== null && {tag}),
	};
}
