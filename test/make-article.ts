import type {Post} from '../source/posts/post.ts';
import type {Article, HeadOptions} from '../source/render/article.ts';
import type {Block} from '../source/render/block.ts';
import {openBook} from '../source/render/book.ts';
import type {LayoutOptions, Line} from '../source/render/line.ts';
import {parseBlocks} from '../source/render/markdown/parse.ts';
import {layPages} from '../source/render/pages.ts';

/** An article of one section. */
export const articleOf = (post: Post, blocks: readonly Block[]): Article => ({
	post,
	sections: [{size: 1000, read: () => blocks}],
});

export const articleFrom = (post: Post, markdown: string): Article =>
	articleOf(post, parseBlocks(markdown, post.description));

export type ArticleOptions = LayoutOptions & HeadOptions;

/** All lines of an article, head and body. */
export function layoutArticle(article: Article, options: ArticleOptions): readonly Line[] {
	const pages = layPages(openBook(article, options), options);
	return article.sections.flatMap((_, index) => pages.lines(index));
}
