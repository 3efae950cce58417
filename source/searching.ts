import type {Crew} from './crew.ts';
import {createPause} from './posts/pause.ts';
import type {Post} from './posts/post.ts';
import {openable} from './posts/raw-names.ts';
import type {Query} from './posts/search/query.ts';
import {type SearchStep, searchPosts} from './posts/search/search.ts';

/** The posts that answer a query, in steps as a crew finds them. */
export function searchBy(crew: Crew, query: Query, posts: readonly Post[]): AsyncGenerator<SearchStep> {
	return searchPosts({
		query,
		posts,
		pause: createPause(),
		width: crew.width,
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
