import {decodeHTML} from 'entities';
import {Marked, type MarkedExtension, type Token} from 'marked';
import {markedTerminal} from 'marked-terminal';
import {separateSentences} from '../posts/sentences.ts';
import {readableUrl, safeUrl, sanitizeField, sanitizeText} from '../text/sanitize.ts';
import {unmaskCensored} from './censored.ts';
import type {Span, Style} from './line.ts';
import {blockTags, isElement, mediaTags, readTag, tagStyles} from './tags.ts';

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
export type Inline = Span & {readonly image?: InlineImage};
export type InlineImage = {readonly url: string; readonly title: string};

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

const cleanField = (text: string): string => sanitizeField(unmaskCensored(text));

/** Text as a parser gives it -> text as it may be shown. */
export function cleanText(text: string): string {
	return sanitizeText(unmaskCensored(text));
}

/** The same for text in lines that will be wrapped: a tab has no meaning there but to part words. */
export const cleanWords = (text: string): string => cleanText(text).replace(/\t+/g, ' ');

const cleanProse = (text: string): string => separateSentences(joinLines(cleanWords(decodeHTML(text))));

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
const cleanUrl = (href: string): string => decodeHTML(unmaskCensored(href));

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
	markedTerminal({strong: mark('strong'), em: mark('em'), del: mark('del'), emoji: false, unescape: false}),
	overrides,
);
const parser = new marked.Parser(marked.defaults);

export const lex = (markdown: string): Token[] => marked.lexer(markdown);

function tagMark(html: string): string {
	const tag = readTag(html);
	if (tag === null) return '';
	const {name, attributes} = tag;
	if (name === 'br') return '\n';
	if (name === 'img')
		return attributes.src ? imageMark(attributes.src, attributes.alt ?? '', attributes.title ?? '') : '';
	if (name === 'a') return tag.isClosing ? close('link') : attributes.href ? open(linkKey(attributes.href)) : '';
	if (mediaTags.has(name) && attributes.src)
		return mark(linkKey(attributes.src))(cleanField(attributes.title || readableUrl(attributes.src)));
	// Elements of blocks have no business inside a line; their words stay apart.
	if (blockTags.has(name)) return '\n';
	if (!isElement(name) && Object.keys(attributes).length === 0 && !html.endsWith('/>')) return cleanText(html);
	if (!(name in tagStyles)) return '';
	return tag.isClosing ? close(name) : open(name);
}

/** The tokens of a paragraph, heading or cell as spans; the line feeds in them are breaks that the writer made. */
export function inlineSpans(tokens: readonly Token[]): Inline[] {
	return readMarks(parser.parseInline([...tokens]));
}

type Frame = {
	readonly kind: string;
	readonly style: Style;
	readonly link: string;
	readonly image: InlineImage | null;
	readonly from: number;
};

function readMarks(marks: string): Inline[] {
	const spans: Inline[] = [];
	let stack: Frame[] = [{kind: '', style: {}, link: '', image: null, from: 0}];
	for (const [, opened, closed, text] of marks.matchAll(
		/\u0001([^\u0002]*)\u0002|\u0003([^\u0002]*)\u0002|([^\u0001\u0003]+)/g,
	)) {
		const top = stack.at(-1);
		if (top === undefined) break;
		if (opened !== undefined) {
			const [kind = '', link = '', url = '', title = ''] = opened.split(EOT);
			const isDead = kind === 'link' && link === '';
			const style = isDead ? top.style : {...top.style, ...markStyles[kind]};
			const image = kind === 'image' ? {url, title} : top.image;
			stack.push({kind, style, link: link || top.link, image, from: spans.length});
		} else if (closed !== undefined) {
			const kind = closed.split(EOT)[0];
			const at = stack.findLastIndex(frame => frame.kind === kind);
			// An image without alternative text still stands in the text.
			if (kind === 'image' && top.image !== null && top.from === spans.length) spans.push(toSpan('', top));
			if (at > 0) stack = stack.slice(0, at);
		} else if (text !== undefined) {
			spans.push(toSpan(text, top));
		}
	}
	return spans;
}

function toSpan(text: string, {style, link, image}: Frame): Inline {
	return {
		text,
		...(Object.keys(style).length > 0 && {style}),
		...(link !== '' && {link}),
		...(image !== null && {image}),
	};
}
