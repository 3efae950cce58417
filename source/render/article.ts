import {formatDay} from '../posts/dates/format.ts';
import type {Post} from '../posts/post.ts';
import {readableUrl, sanitizeField} from '../text/sanitize.ts';
import {measure} from '../text/width.ts';
import {type Block, blockText} from './block.ts';
import {type Body, layoutBlocks} from './body.ts';
import type {LayoutOptions, Line, Span} from './line.ts';
import {hostOf, imageSpans} from './links.ts';
import {imageName} from './paragraph.ts';
import {wrapSpans} from './wrap.ts';

/** A post with its body read. */
export type Article = {
	readonly post: Post;
	readonly blocks: readonly Block[];
	/** Where the post's own image is to be had, if that is not the address as written. */
	readonly leadTarget?: string;
};

export type ArticleOptions = LayoutOptions & {readonly locale: string};

/**
 * The page of an article: title, date and reading time, lead image, standfirst, body. Block 0 is the head, block n the
 * article's n-th.
 */
export function layoutArticle(article: Article, options: ArticleOptions): Body {
	const {post, blocks} = article;
	const head = layoutHead(article, options);
	const shown = withoutTitle(blocks, post.title);
	const body = layoutBlocks(shown.length > 0 ? shown : [noText], options);
	const offset = head.length + 1;
	// A heading that repeats the title is left out; the block keeps its number and its place.
	const skipped = blocks.length - shown.length;
	const starts = [...Array.from({length: skipped}, () => 0), ...body.blockStarts];
	return {lines: [...head, [], ...body.lines], blockStarts: [0, ...starts.map(start => start + offset)]};
}

const noText: Block = {kind: 'paragraph', spans: [{text: 'This post has no text.', style: {tone: 'quiet'}}]};

function withoutTitle(blocks: readonly Block[], title: string): readonly Block[] {
	const [first] = blocks;
	return first?.kind === 'heading' && lettersOf(blockText(first)) === lettersOf(title) ? blocks.slice(1) : blocks;
}

function layoutHead(article: Article, options: ArticleOptions): Line[] {
	const {post, blocks} = article;
	const {width} = options;
	const lines = [
		...wrapSpans([{text: sanitizeField(post.title), style: {bold: true, tone: 'heading'}}], width),
		[],
		...layoutFacts(factsOf(post, options), options),
		...leadImage(article, options),
	];
	if (post.description === '' || post.isExcerpt || opensWith(blocks, post.description, post.title)) return lines;
	const standfirst = wrapSpans([{text: sanitizeField(post.description), style: {italic: true}}], width);
	return [...lines, [], ...standfirst];
}

/** Each is shown only where the post has it; a byline of many names is cut. */
function factsOf(post: Post, {locale}: ArticleOptions): readonly string[] {
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
function layoutFacts(facts: readonly string[], {width, glyphs}: ArticleOptions): Line[] {
	const rows: string[] = [];
	for (const fact of facts) {
		const joined = rows.length === 0 ? fact : `${rows.at(-1)}${glyphs.separator}${fact}`;
		if (rows.length > 0 && measure(joined) <= width) rows[rows.length - 1] = joined;
		else rows.push(fact);
	}
	return rows.flatMap(row => wrapSpans([{text: row, style: {tone: 'quiet'}}], width));
}

/** `Image: host  file-name`, unless the body begins with the same image. */
function leadImage({post, blocks, leadTarget}: Article, {width, hasHyperlinks}: ArticleOptions): Line[] {
	const {image} = post;
	if (image === null) return [];
	const first = blocks.find(block => block.kind !== 'heading');
	if (first?.kind === 'image' && readableUrl(first.url) === readableUrl(image.url)) return [];
	const alt = sanitizeField(image.alt ?? '');
	const url = sanitizeField(image.url);
	const spans = imageSpans({url, alt, ...(leadTarget && {target: leadTarget})}, hasHyperlinks);
	const host = hostOf(leadTarget ?? url);
	const link = spans.find(span => span.link)?.link;
	if (host === null || link === undefined || !hasHyperlinks || alt !== '') return wrapSpans(spans, width);
	const label: Span = {text: `Image: ${host}  `, style: {tone: 'quiet'}};
	return wrapSpans([label, {text: imageName(url), style: {tone: 'link'}, link}], width);
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
