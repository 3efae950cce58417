import {existsSync} from 'node:fs';
import {openable} from '../posts/raw-names.ts';
import type {PostLine} from './reading-lines.ts';
import type {ReadingMemory} from './reading-memory.ts';

export type Finder = {
	/** By its real path. */
	readonly find: (post: string, identity: number) => PostLine | null;
	/** What is to be kept of what was found. */
	readonly news: readonly PostLine[];
};

/**
 * Finds what is known of posts, for one question. A post whose article was last known under the name of a file that is gone
 * was renamed, and what was known goes over to it; a copy beside the original is a post of its own.
 */
export function createFinder(memory: ReadingMemory): Finder {
	const news: PostLine[] = [];
	const isGone = rememberGone();
	const learn = (line: PostLine): void => {
		memory.take(line);
		news.push(line);
	};
	return {
		find(post, identity) {
			const holder = memory.holderOf(identity);
			const known = memory.posts.get(post);
			if (holder !== undefined && holder !== post && isGone(holder)) {
				learn({...memory.posts.get(holder), post, identity});
			} else if (known !== undefined && known.identity !== identity) {
				// It was edited: by its new identity it is found when it is renamed next.
				learn({post, identity});
			} else return known ?? null;
			return memory.posts.get(post) ?? null;
		},
		news,
	};
}

/** Asks for a file once, however many posts have one identity. */
function rememberGone(): (post: string) => boolean {
	const known = new Map<string, boolean>();
	return post => {
		const isGone = known.get(post) ?? !existsSync(openable(post));
		known.set(post, isGone);
		return isGone;
	};
}
