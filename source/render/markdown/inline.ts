import {decodeHTML} from 'entities';
import {Marked, type MarkedExtension, type Token} from 'marked';
import {markedTerminal} from 'marked-terminal';
import {readableUrl, safeUrl, sanitizeField} from '../../text/sanitize.ts';
import {
	blockTags,
	imageSource,
	isElement,
	isImage,
	mediaTags,
	readTag,
	type Tag,
	tagFrames,
	tagStyles,
} from '../html/tags.ts';
import {plainText} from '../line.ts';
import {dropForged, hasTags, type Masked, replaceTags, splitTags, VARIABLE} from '../site-tags/mask.ts';
import {type Box, meaningOf} from '../site-tags/meaning.ts';
import {cleanUrl, linkOf, mediaName, plainAddress} from './address.ts';
import {unmaskCensored} from './censored.ts';
import {lexInline} from './lex.ts';
import {closeMark, type Inline, LINKED, mark, openMark, readMarks, UNKNOWN} from './marks.ts';
import {formulaText} from './math/formula.ts';
import {cleanSentences, cleanText, cleanWords} from './prose.ts';

function linkKey(href: string): readonly [string, string, string] {
	const {link = '', ref = ''} = linkOf(href);
	return ['link', link, ref];
}

function imageMark(href: string, alt: string, title: string): string {
	const image = openMark('image', safeUrl(href) ?? '', readableUrl(href), cleanField(title));
	return image + cleanField(alt) + closeMark('image');
}

const cleanField = (text: string): string => sanitizeField(unmaskCensored(plainTags(text)));

/** Text with the tags in it as their words. */
export const plainTags = (text: string): string => dropForged(replaceTags(text, tag => plainText(tagInlines(tag))));

/** A tag in a line of HTML. */
export const tagInlines = (tag: Masked): Inline[] => readMarks(siteTagMarks(tag));

function cleanProse(text: string): string {
	return hasTags(text) ? taggedProse(text) : cleanSentences(text);
}

/** A mark of a note and the brackets round it are one link. */
function taggedProse(text: string): string {
	const pieces = [...splitTags(text)];
	const isNote = (index: number) => {
		const [before, tag, after] = [pieces[index - 1], pieces[index], pieces[index + 1]];
		const isBetween =
			typeof before === 'string' && typeof after === 'string' && /\[$/.test(before) && /^\]/.test(after);
		return isBetween && typeof tag === 'object' && tag.raw.startsWith('^');
	};
	return pieces
		.map((piece, index) => {
			if (typeof piece === 'object')
				return isNote(index) ? noteMark(piece.raw.slice(1), ['[', ']']) : siteTagMarks(piece);
			const start = isNote(index - 1) ? 1 : 0;
			const end = isNote(index + 1) ? -1 : undefined;
			return cleanProse(piece.slice(start, end));
		})
		.join('');
}

/** The address of a note in its article, for marks that refer to it. */
const noteMark = (label: string, [before, after]: readonly [string, string]): string =>
	mark('link', '', sanitizeField(`#fn:${label}`))(before + cleanWords(label) + after);

/** Marks for what `find-lines.ts` masks and only a line of text knows how to show; null for other tags. */
function ownMarks(raw: string): string | null {
	if (raw.startsWith('$$')) return formulaText(raw);
	if (raw.startsWith('^')) return noteMark(raw.slice(1), ['', '']);
	const [, id] = /^\{:?[^{}"']*#([\w:-]+)/.exec(raw) ?? [];
	return id === undefined ? null : anchorMark(id) + GAP;
}

const anchorMark = (name: string): string => openMark('anchor', sanitizeField(name));

/** What says nothing and yet stands between words, which have a blank on either side of it. */
const GAP = openMark('tag', VARIABLE, '') + closeMark('tag');

/** A tag in a line of text as marks. */
function siteTagMarks(tag: Masked): string {
	const own = ownMarks(tag.raw);
	if (own !== null) return own;
	const meaning = meaningOf(tag);
	switch (meaning.kind) {
		case 'text':
			return meaning.text.trim() === '' ? `${GAP} ${GAP}` : cleanWords(meaning.text);
		case 'image':
			return imageMark(meaning.url, meaning.alt, plainText(inlineSpans(lexInline(meaning.caption))));
		case 'link':
			return mark(...linkKey(meaning.url))(cleanField(meaning.text));
		case 'open':
			return boxStart(tag, meaning.name, meaning.box);
		case 'close':
			return closeMark(meaning.name + LINKED) + tagWords(tag, '');
		case 'nothing':
			return GAP;
		default:
			return meaning satisfies never;
	}
}

/** A box without a title that leads somewhere makes a link of what stands in it. */
function boxStart(tag: Masked, name: string, {title, url}: Box): string {
	const link = title === '' ? safeUrl(url) : null;
	return link === null ? tagWords(tag, cleanField(title)) : openMark(name === 'a' ? 'link' : name + LINKED, link);
}

/** A tag that is kept as such, with the words that it has. */
const tagWords = ({mark: kind, raw}: Masked, words: string): string =>
	openMark('tag', kind, raw) + words + closeMark('tag');

/** Markdown in an alternative text, without its marks. */
const plainOf = (tokens: readonly Token[]): string => plainText(readMarks(parser.parseInline([...tokens])));

const overrides: MarkedExtension = {
	renderer: {
		// As it comes it leaves entities as they are written.
		text: token => ('tokens' in token && token.tokens ? parser.parseInline(token.tokens) : cleanProse(token.text)),
		// As it comes it hides colons behind a placeholder that only its block renderers take out again.
		codespan: ({text}) => mark('code')(cleanWords(text)),
		// As it comes it writes the address behind the text, an image as Markdown source, and HTML as source.
		link: ({href, tokens}) => mark(...linkKey(cleanUrl(href)))(parser.parseInline(tokens)),
		image: ({href, text, tokens, title}) =>
			imageMark(cleanUrl(href), decodeHTML(tokens ? plainOf(tokens) : text), decodeHTML(title ?? '')),
		html: ({text}) => htmlTagMarks(unmaskCensored(text)),
		checkbox: () => '',
	},
};

/** What tokens of `dialects.ts` look like. */
const ownRenderers: MarkedExtension = {
	extensions: [
		{name: 'formula', renderer: ({text}) => text},
		{name: 'script', renderer: ({text, kind}) => mark(kind === 'super' ? 'sup' : 'sub')(cleanWords(text))},
		{name: 'inlineNote', renderer: ({tokens = []}) => ` [${parser.parseInline(tokens)}]`},
	],
};

const marked = new Marked(
	markedTerminal({strong: mark('strong'), em: mark('em'), del: mark('del'), emoji: false, unescape: false}),
	overrides,
	ownRenderers,
);
const parser = new marked.Parser(marked.defaults);

/** An HTML tag in a line of text as marks. */
function htmlTagMarks(html: string): string {
	const tag = readTag(html);
	if (tag === null) return GAP;
	const {name, attributes, isClosing} = tag;
	if (name === 'br') return '\n';
	const src = plainAddress(isImage(name) ? imageSource(attributes) : (attributes.src ?? ''));
	if (isImage(name)) return src ? imageMark(src, attributes.alt ?? '', attributes.title ?? '') : '';
	if (mediaTags.has(name) && src)
		return `${mark(...linkKey(src))(cleanField(mediaName(name, src, attributes.title ?? '')))} ${GAP}`;
	// Elements of blocks have no business inside a line; their words stay apart.
	if (blockTags.has(name)) return '\n';
	if (!isElement(name) && Object.keys(attributes).length === 0 && !html.endsWith('/>'))
		return isClosing ? closeMark(UNKNOWN + name, '') : openMark(UNKNOWN + name, cleanText(html));
	return anchorOf(tag) + styleMark(tag);
}

function anchorOf({name, attributes}: Tag): string {
	const id = attributes.id || (name === 'a' && attributes.name) || '';
	return id === '' ? '' : anchorMark(id);
}

function styleMark({name, attributes, isClosing}: Tag): string {
	if (name === 'a') {
		if (isClosing) return closeMark('link');
		return attributes.href ? openMark(...linkKey(plainAddress(attributes.href))) : '';
	}
	if (name === 'ruby') return isClosing ? closeMark(name) : '';
	const isShown = name === 'rp' || Object.hasOwn(tagFrames, name) || Object.hasOwn(tagStyles, name);
	return isShown ? (isClosing ? closeMark : openMark)(name) : '';
}

/** The tokens of a paragraph, heading or cell as spans; the line feeds in them are breaks that the writer made. */
export function inlineSpans(tokens: readonly Token[]): Inline[] {
	return plainSpans(tokens) ?? readMarks(parser.parseInline([...tokens]));
}

/** Text and nothing else needs no marks. */
function plainSpans(tokens: readonly Token[]): Inline[] | null {
	let text = '';
	for (const token of tokens) {
		if ((token.type !== 'text' && token.type !== 'escape') || 'tokens' in token || hasTags(token.text)) return null;
		text += cleanProse(token.text);
	}
	return text === '' ? [] : [{text}];
}
