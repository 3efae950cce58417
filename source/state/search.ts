import type {Post} from '../posts/post.ts';
import {fold} from './fold.ts';

/** A longer query finds nothing; a paste of a megabyte is not kept. */
export const LONGEST_QUERY = 200;

const folded = new WeakMap<Post, string>();

/** The posts whose title or description holds every word of the query; all of them, the same array, for a blank query. */
export function filterPosts(posts: readonly Post[], query: string): readonly Post[] {
	const words = fold(query).split(/\s+/).filter(Boolean);
	if (words.length === 0) return posts;
	return posts.filter(post => {
		const text = foldedText(post);
		return words.every(word => text.includes(word));
	});
}

function foldedText(post: Post): string {
	let text = folded.get(post);
	if (text === undefined) {
		text = fold(`${post.title}\n${post.description}`);
		folded.set(post, text);
	}
	return text;
}
