import {formatDay} from '../posts/date.ts';
import type {Post} from '../posts/post.ts';
import {readableUrl, sanitizeField} from '../text/sanitize.ts';
import {type Block, blockText} from './block.ts';
import {type Body, layoutBlocks} from './body.ts';
import type {LayoutOptions, Line} from './line.ts';
import {hostOf, imageSpans} from './links.ts';
import {imageName} from './paragraph.ts';
import {wrapSpans} from './wrap.ts';

/** A post with its body read. */
export type Article = {
	readonly post: Post;
	readonly blocks: readonly Block[];
};

export type ArticleOptions = LayoutOptions & {readonly locale: string};

/**
 * The page of an article: title, date and reading time, lead image, standfirst, body. Block 0 is the head, block n the
 * article's n-th.
 */
export function layoutArticle({post, blocks}: Article, options: ArticleOptions): Body {
	const head = layoutHead(post, blocks, options);
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

function layoutHead(post: Post, blocks: readonly Block[], options: ArticleOptions): Line[] {
	const {width, glyphs, locale} = options;
	const day = post.date === null ? [] : [formatDay(post.date, locale, 'long')];
	const facts = [...day, `${post.minutes} min`, ...(post.draft ? ['draft'] : [])].join(glyphs.separator);
	const lines = [
		...wrapSpans([{text: sanitizeField(post.title), style: {bold: true, tone: 'heading'}}], width),
		[],
		...wrapSpans([{text: facts, style: {tone: 'quiet'}}], width),
		...leadImage(post, blocks, options),
	];
	if (post.description === '' || opensWith(blocks, post.description, post.title)) return lines;
	const standfirst = wrapSpans([{text: sanitizeField(post.description), style: {italic: true}}], width);
	return [...lines, [], ...standfirst];
}

/** `Image: host  file-name`, unless the body begins with the same image. */
function leadImage({image}: Post, blocks: readonly Block[], {width, hasHyperlinks}: ArticleOptions): Line[] {
	if (image === null) return [];
	const first = blocks.find(block => block.kind !== 'heading');
	if (first?.kind === 'image' && readableUrl(first.url) === readableUrl(image.url)) return [];
	const host = hostOf(image.url);
	const name = image.alt ? sanitizeField(image.alt) : imageName(sanitizeField(image.url));
	const spans = imageSpans(sanitizeField(image.url), image.alt ? name : '', hasHyperlinks);
	if (host === null || !hasHyperlinks || image.alt) return wrapSpans(spans, width);
	const link = spans.find(span => span.link)?.link;
	return wrapSpans(
		[
			{text: `Image: ${host}  `, style: {tone: 'quiet'}},
			{text: name, style: {tone: 'link'}, ...(link && {link})},
		],
		width,
	);
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
