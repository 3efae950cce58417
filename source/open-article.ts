import type {ParsedPost} from './posts/post.ts';
import {findSite} from './posts/site.ts';
import type {Article} from './render/article.ts';

/** A post with its body as blocks, and its images as links wherever its site tells where they are. */
export async function openArticle({post, body}: ParsedPost): Promise<Article> {
	const [{parseBlocks}, {locateImages}] = await Promise.all([
		import('./render/blocks.ts'),
		import('./render/images.ts'),
	]);
	const {locate} = findSite(post.path, post.canonical);
	const leadTarget = post.image === null ? null : locate(post.image.url);
	return {
		post,
		blocks: locateImages(parseBlocks(body, post.description), locate),
		...(leadTarget && {leadTarget}),
	};
}
