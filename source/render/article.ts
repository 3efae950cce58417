import {formatDay} from '../posts/dates/format.ts';
import type {Post} from '../posts/post.ts';
import {isInvisible, readableUrl, safeUrl, sanitizeField} from '../text/sanitize.ts';
import {measure} from '../text/width.ts';
import {type Block, blockText, noticeBlock} from './block.ts';
import type {FlowWriter} from './flow.ts';
import {imageName} from './image-name.ts';
import {wrapParagraph, wrapSpans} from './layout/wrap.ts';
import type {LayoutOptions, Line, Span} from './line.ts';
import {hostOf} from './links.ts';
import type {Section} from './markdown/parse.ts';

/** A post, its body in sections that are read as they are needed. */
export type Article = {
	readonly post: Post;
	/** At least one. */
	readonly sections: readonly Section[];
	/** Where the post's own image is to be had, if that is not the address as written. */
	readonly leadTarget?: string;
	/** The line of the file on which the body begins, from 0. */
	readonly bodyLine?: number;
	/** What a reader must know of the text: stands above and below it. */
	readonly notices?: readonly string[];
};

/** What stands above an article's text, its words numbered. */
export type Head = {
	readonly title: readonly Span[];
	/** Date, reading time and the like; each is kept on one line where it fits. */
	readonly facts: readonly Span[];
	readonly lead: readonly Span[];
	readonly standfirst: readonly Span[];
};

export type HeadOptions = {readonly locale: string; readonly hasHyperlinks: boolean};

type Writing = HeadOptions & {readonly writer: FlowWriter};

/** Writes the head into the flow: title, facts, lead image, standfirst. `blocks` are those of the first section. */
export function writeHead(article: Article, blocks: readonly Block[], writing: Writing): Head {
	const {post} = article;
	const {writer, locale} = writing;
	const title = writer.spans([{text: sanitizeField(post.title), style: {bold: true, tone: 'heading'}}]);
	const facts = factsOf(post, locale).flatMap(text => writer.spans([{text, style: {tone: 'quiet'}}]));
	const lead = writeLead(article, blocks, writing);
	const isShown = post.description !== '' && !post.isExcerpt && !opensWith(blocks, post.description, post.title);
	const standfirst = isShown ? writer.spans([{text: sanitizeField(post.description), style: {italic: true}}]) : [];
	return {title, facts, lead, standfirst};
}

/** The head as lines, without the blank line below it. */
export function layoutHead({title, facts, lead, standfirst}: Head, options: LayoutOptions): Line[] {
	const {width} = options;
	const lines = [...wrapParagraph(title, width), [], ...layoutFacts(facts, options)];
	if (lead.length > 0) lines.push(...wrapParagraph(lead, width));
	return standfirst.length === 0 ? lines : [...lines, [], ...wrapParagraph(standfirst, width)];
}

/** The blocks without a heading that only repeats the title; a line that says so where there is nothing; what a reader must know. */
export function shownBlocks(article: Article, index: number, blocks: readonly Block[]): readonly Block[] {
	const {post, sections, notices = []} = article;
	const told = notices.map(noticeBlock);
	const [first, last] = [index === 0, index === sections.length - 1];
	const shown = first ? withoutTitle(blocks, post.title) : blocks;
	if (shown.every(isBlank) && sections.length === 1) return [...told, noText];
	return told.length === 0 ? shown : [...(first ? told : []), ...shown, ...(last ? told : [])];
}

const isBlank = (block: Block): boolean => block.kind === 'paragraph' && isInvisible(blockText(block));

const noText: Block = {kind: 'paragraph', spans: [{text: 'This post has no text.', style: {tone: 'quiet'}}]};

function withoutTitle(blocks: readonly Block[], title: string): readonly Block[] {
	const [first] = blocks;
	return first?.kind === 'heading' && lettersOf(blockText(first)) === lettersOf(title) ? blocks.slice(1) : blocks;
}

/** Each is shown only where the post has it; a byline of many names is cut. */
function factsOf(post: Post, locale: string): readonly string[] {
	const [first, ...others] = post.authors.map(sanitizeField).filter(name => name !== '');
	const names = others.length > 2 ? `${first} and ${others.length} others` : [first, ...others].join(', ');
	return [
		...(post.date === null ? [] : [formatDay(post.date, locale, 'long')]),
		`${post.minutes} min`,
		...(post.draft ? ['draft'] : []),
		...(first === undefined ? [] : [`by ${names}`]),
		...(post.updated === null ? [] : [`updated ${formatDay(post.updated, locale, 'short')}`]),
	];
}

/** Facts beside each other as far as they fit; none is broken where it fits on a line of its own. */
function layoutFacts(facts: readonly Span[], {width, glyphs}: LayoutOptions): Line[] {
	const rows: Span[][] = [];
	let used = 0;
	for (const fact of facts) {
		const cells = measure(fact.text) + (used > 0 ? measure(glyphs.separator) : 0);
		if (used > 0 && used + cells <= width) {
			rows.at(-1)?.push({text: glyphs.separator, style: {tone: 'quiet'}}, fact);
			used += cells;
		} else {
			rows.push([fact]);
			used = measure(fact.text);
		}
	}
	return rows.flatMap(row => wrapSpans(row, width));
}

/** `Image: host  file-name`, unless the body begins with the same image. */
function writeLead({post, leadTarget}: Article, blocks: readonly Block[], writing: Writing): readonly Span[] {
	const {writer, hasHyperlinks} = writing;
	if (post.image === null) return [];
	const first = blocks.find(block => block.kind !== 'heading');
	if (first?.kind === 'image' && readableUrl(first.url) === readableUrl(post.image.url)) return [];
	const alt = sanitizeField(post.image.alt ?? '');
	const url = sanitizeField(post.image.url);
	const image = {kind: 'image' as const, url, alt, ...(leadTarget && {target: leadTarget})};
	const host = hostOf(leadTarget ?? url);
	const link = leadTarget ?? safeUrl(url);
	if (host === null || link === null || !hasHyperlinks || alt !== '') return writer.image(image);
	const label: Span = {text: `Image: ${host}  `, style: {tone: 'quiet'}};
	return writer.spelled([label, {text: imageName(url), style: {tone: 'link'}, link}], 'image');
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Whether the body begins with the description's first sentence (or with all of it, when that is shorter). */
function opensWith(blocks: readonly Block[], description: string, title: string): boolean {
	const opening = lettersOf(
		withoutTitle(blocks, title)
			.filter(block => block.kind === 'paragraph')
			.slice(0, 2)
			.map(blockText)
			.join(' ')
			.slice(0, 4000),
	);
	const sentence = /^.{20,}?[.!?。！？](?=\s|$)|^.*/su.exec(description)?.[0] ?? description;
	const start = lettersOf(sentence.replace(/(?:…|\.\.\.)$/, ''));
	return start !== '' && opening.startsWith(start);
}
