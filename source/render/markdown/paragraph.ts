import type {Token} from 'marked';
import {imageName} from '../image-name.ts';
import type {Span} from '../line.ts';
import type {Part} from '../site-tags/boxes.ts';
import {meaningOf} from '../site-tags/meaning.ts';
import {inlineSpans} from './inline.ts';
import {lexInline} from './lex.ts';
import type {Inline, InlineImage} from './marks.ts';
import {spellScripts} from './script-spans.ts';

/**
 * A paragraph; the images at its beginning and its end are blocks of their own, with their titles as captions, and so
 * are the tags there that begin or end a box.
 */
export function paragraphBlocks(inlines: readonly Inline[]): Part[] {
	if (!inlines.some(({image, tag}) => image !== undefined || tag !== undefined)) return textBlocks(inlines);
	return splitAtBoxes(inlines).flatMap(partBlocks);
}

function textBlocks(inlines: readonly Span[]): Part[] {
	const spans = trimSpans(spellScripts(inlines));
	return spans.length === 0 ? [] : [{kind: 'paragraph', spans}];
}

/** A box that begins and ends within a paragraph parts it: parts and tags by turns. */
function splitAtBoxes(inlines: readonly Inline[]): (readonly Inline[])[] {
	const meanings = inlines.map(({tag}) => (tag ? meaningOf(tag) : null));
	const closed = new Set(meanings.flatMap(meaning => (meaning?.kind === 'close' ? [meaning.name] : [])));
	const opened = meanings.flatMap(meaning => (meaning?.kind === 'open' ? [meaning.name] : []));
	const boxes = new Set(opened.filter(name => closed.has(name) || closed.has('')));
	if (boxes.size === 0) return [inlines];
	boxes.add('');
	const parts: Inline[][] = [[]];
	for (const [index, inline] of inlines.entries()) {
		const meaning = meanings[index];
		if ((meaning?.kind === 'open' || meaning?.kind === 'close') && boxes.has(meaning.name)) parts.push([inline], []);
		else parts.at(-1)?.push(inline);
	}
	return parts;
}

function partBlocks(inlines: readonly Inline[]): Part[] {
	const isSolid = ({image, tag, text}: Inline) => image === undefined && tag === undefined && text.trim() !== '';
	const first = inlines.findIndex(isSolid);
	if (first < 0) return imageBlocks(inlines);
	const last = inlines.findLastIndex(isSolid);
	const spans = trimSpans(toSpans(inlines.slice(first, last + 1)));
	const before = imageBlocks(inlines.slice(0, first));
	return [...before, {kind: 'paragraph', spans}, ...imageBlocks(inlines.slice(last + 1))];
}

function imageBlocks(inlines: readonly Inline[]): Part[] {
	return inlines.flatMap(({image, text, tag}): Part[] => {
		if (tag !== undefined) return [{kind: 'tag', tag}];
		if (image === undefined) return [];
		const {outer} = image;
		const block: Part = {kind: 'image', url: image.url, alt: text, ...(outer && {link: outer})};
		if (image.title === '' || image.title === text) return [block];
		return [block, {kind: 'caption', spans: [{text: image.title}], label: null, textStart: 0}];
	});
}

/**
 * Inline images become linked text: their alternative text, or the file's name. Tags go, with one of the blanks round
 * them or the one before a stop.
 */
export function toSpans(inlines: readonly Inline[]): Span[] {
	const spans: Span[] = [];
	let isGap = false;
	for (const {image, tag, ...span} of spellScripts(inlines)) {
		// One that stands amid words is no box; the title that it has is one of the words.
		if (tag !== undefined && span.text === '') {
			isGap = true;
			continue;
		}
		const last = spans.at(-1);
		if (isGap && last?.text.endsWith(' ') && /^[ .,;:!?)]/.test(span.text))
			spans.splice(-1, 1, {...last, text: last.text.slice(0, -1)});
		const isGlued = tag !== undefined && /\S$/.test(last?.text ?? '');
		spans.push(image ? imageSpan(span, image) : isGlued ? {...span, text: ` ${span.text}`} : span);
		isGap = false;
	}
	return spans;
}

/** What does not open does not look like a link. */
function imageSpan(span: Span, {url}: InlineImage): Span {
	const text = span.text || imageName(url);
	if (span.link !== undefined) return {...span, text, imageUrl: url};
	const {tone, ...style} = span.style ?? {};
	const {ref, anchor} = span;
	return {
		text,
		imageUrl: url,
		...(Object.keys(style).length > 0 && {style}),
		...(ref !== undefined && {ref}),
		...(anchor !== undefined && {anchor}),
	};
}

/** The tokens of a line (a heading, a term) as spans, without blanks at either end. */
export const lineSpans = (tokens: readonly Token[]): Span[] => trimSpans(toSpans(inlineSpans(tokens)));

/** Letters and blanks mean the same in Markdown. */
const PLAIN = /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u;

/** A line of Markdown as spans, without blanks at either end. */
export const markdownSpans = (markdown: string): Span[] =>
	PLAIN.test(markdown) ? [{text: markdown}] : lineSpans(lexInline(markdown));

/** The spans without blanks at either end. */
export function trimSpans(spans: readonly Span[]): Span[] {
	const isBlank = ({text}: Span) => text.trim() === '';
	const first = spans.findIndex(span => !isBlank(span));
	const last = spans.findLastIndex(span => !isBlank(span));
	return spans.slice(Math.max(0, first), last + 1).map((span, index, kept) => {
		const text = index === 0 ? span.text.trimStart() : span.text;
		return {...span, text: index === kept.length - 1 ? text.trimEnd() : text};
	});
}
