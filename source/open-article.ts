import {loadLanguages} from './highlighting.ts';
import type {Guard} from './posts/guarded.ts';
import type {ParsedPost, Post} from './posts/post.ts';
import {findSite} from './posts/site.ts';
import type {Article} from './render/article.ts';

const loadRooms = () =>
	Promise.all([
		import('./render/markdown/parse.ts'),
		import('./render/markdown/images.ts'),
		import('./render/markdown/emoji.ts'),
	]);

/** Loads what articles need before the first of them is opened. */
export async function prepareArticles(): Promise<void> {
	await Promise.all([loadRooms(), loadLanguages([])]);
}

/** A post with its body in sections, and its images as links wherever its site tells where they are. */
export async function openArticle({post, body, bodyLine, notices}: ParsedPost, guard?: Guard): Promise<Article> {
	const [{readSections}, {locateImages}, {loadEmoji, needsEmoji}] = await loadRooms();
	if (needsEmoji(body)) await loadEmoji();
	const {locate} = findSite(post.path, post.canonical);
	const leadTarget = post.image && locate(post.image.url);
	const sections = readSections(body, post.description, guard);
	return {
		post,
		bodyLine,
		notices,
		sections: sections.map(({size, read}) => ({size, read: () => locateImages(read(), locate)})),
		...(leadTarget && {leadTarget}),
	};
}

/** Where a post's own image is to be had, if its address is a path and its site tells; else null. */
export const locateImage = ({path, canonical, image}: Post): string | null =>
	image && findSite(path, canonical).locate(image.url);
