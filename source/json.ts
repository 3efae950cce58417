import type {Mark} from './posts/marks.ts';
import type {Post} from './posts/post.ts';
import {type Block, blockText, isNotice} from './render/block.ts';
import {jsonOf, type Output} from './text/output.ts';
import {sanitizeField, sanitizeText} from './text/sanitize.ts';

export type JsonContext = {
	readonly mark: Mark | null;
	/** Where the post's image is to be had, if that is not the address as written. */
	readonly imageLink: string | null;
	/** In reading order. */
	readonly blocks?: readonly Block[];
};

type JsonBlock = Readonly<Record<string, string | number | null>>;

/** A post as one line of JSON: see "JSON" in the README. */
export function describeAsJson(post: Post, {mark, imageLink, blocks}: JsonContext): Output {
	const entry = {
		path: post.path,
		title: sanitizeField(post.title),
		description: sanitizeField(post.description),
		date: post.date?.iso ?? null,
		dateSource: post.dateSource,
		updated: post.updated?.iso ?? null,
		modified: new Date(post.modifiedMs).toISOString(),
		author: sanitizeField(post.authors.join(', ')) || null,
		image: imageLink ?? (post.image === null ? null : sanitizeField(post.image.url)),
		imageAlt: sanitizeField(post.image?.alt ?? '') || null,
		canonical: post.canonical === null ? null : sanitizeField(post.canonical),
		tags: sanitizeAll(post.tags),
		categories: sanitizeAll(post.categories),
		draft: post.draft,
		words: post.words,
		minutes: post.minutes,
		read: mark?.isRead === true,
		bookmarked: mark?.isBookmarked === true,
		problems: post.problems.map(({message}) => ({message: sanitizeText(message)})),
		...(blocks && {blocks: blocks.filter(block => !isNotice(block)).map(blockAsJson)}),
	};
	return jsonOf(entry);
}

const sanitizeAll = (texts: readonly string[]): readonly string[] =>
	texts.map(sanitizeField).filter(text => text !== '');

function blockAsJson(block: Block): JsonBlock {
	const entry = {kind: block.kind, text: blockText(block)};
	switch (block.kind) {
		case 'heading':
			return {...entry, depth: block.depth};
		case 'caption':
			return {...entry, label: block.label};
		case 'image':
			return {
				...entry,
				url: block.target ?? block.url,
				alt: block.alt,
				...(block.link && {href: block.link}),
			};
		case 'code':
			return {...entry, language: block.language};
		case 'footnote':
			return {...entry, label: block.label};
		case 'list':
			return {...entry, ...(block.start !== null && {start: block.start})};
		default:
			return entry;
	}
}
