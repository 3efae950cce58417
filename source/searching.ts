import type {Crew} from './crew.ts';
import {createPause} from './posts/pause.ts';
import type {Post} from './posts/post.ts';
import {openable} from './posts/raw-names.ts';
import type {Query} from './posts/search/query.ts';
import {type SearchStep, searchPosts} from './posts/search/search.ts';

/** So many posts are searched by one thread in a tenth of a second: others would only take memory, some 15 MB each. */
const FEW = 1000;

/** How many threads a search in so many posts is worth, at most. */
export const threadsFor = (posts: number): number => (posts <= FEW ? 1 : Number.POSITIVE_INFINITY);

/** The posts that answer a query, in steps as a crew finds them. */
export function searchBy(crew: Crew, query: Query, posts: readonly Post[]): AsyncGenerator<SearchStep> {
	return searchPosts({
		query,
		posts,
		pause: createPause(),
		...(threadsFor(posts.length) === 1 ? {width: 1, chunk: FEW} : {width: crew.width}),
		run: candidates =>
			crew.run('searchFiles', {
				query,
				files: candidates.map(({post}) => openable(post.path)),
				held: candidates.map(({held}) => held),
			}),
	});
}

/** How often the screen is told of what was found; the first time at once. */
const REFRESH_MS = 100;

/** Tells of what is found as it is found, or of what goes wrong. @returns a function that ends the search. */
export function startSearch(
	steps: AsyncGenerator<SearchStep>,
	tell: (step: SearchStep) => void,
	onError: (error: Error) => void,
): () => void {
	let isOver = false;
	const go = async () => {
		let hits: SearchStep['hits'] = [];
		let toldMs = Number.NEGATIVE_INFINITY;
		let isTold = false;
		for await (const step of steps) {
			if (isOver) return;
			hits = hits.length === 0 ? step.hits : [...hits, ...step.hits];
			const isFirst: boolean = !isTold && hits.length > 0;
			if (step.done < step.total && !isFirst && performance.now() - toldMs < REFRESH_MS) continue;
			isTold ||= isFirst;
			tell({...step, hits});
			hits = [];
			toldMs = performance.now();
		}
	};
	go().catch(onError);
	return () => {
		isOver = true;
	};
}
