import type {ParsedPost, Post} from './posts/post.ts';
import {findSite} from './posts/site.ts';
import type {Article} from './render/article.ts';

/** A post with its body as blocks, and its images as links wherever its site tells where they are. */
export async function openArticle({post, body}: ParsedPost): Promise<Article> {
	const [{parseBlocks}, {locateImages}] = await Promise.all([
		import('./render/parse.ts'),
		import('./render/images.ts'),
	]);
	const {locate} = findSite(post.path, post.canonical);
	const leadTarget = post.image && locate(post.image.url);
	return {
		post,
		blocks: locateImages(parseBlocks(body, post.description), locate),
		...(leadTarget && {leadTarget}),
	};
}

/** Where a post's own image is to be had, if its address is a path and its site tells; else null. */
export const locateImage = ({path, canonical, image}: Post): string | null =>
	image && findSite(path, canonical).locate(image.url);
