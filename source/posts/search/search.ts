import type {Post} from '../post.ts';
import type {FileHit} from './files.ts';
import {type Hit, joinHits, matchPost} from './match.ts';
import type {Query} from './query.ts';

/** A post whose text must be read. */
export type Candidate = {
	readonly post: Post;
	/** The bits of the words that the post holds without its text. */
	readonly held: number;
};

export type FoundPost = Hit & {readonly post: Post};

export type SearchStep = {
	/** What was found since the last step; the order is the caller's. */
	readonly hits: readonly FoundPost[];
	/** Posts of which it is known whether they match, and all. */
	readonly done: number;
	readonly total: number;
};

export type SearchOptions = {
	readonly query: Query;
	/** Those that come first are found first. */
	readonly posts: readonly Post[];
	/** Searches the files of some candidates, on other threads where there are any: `searchFiles`. */
	readonly run: (candidates: readonly Candidate[]) => Promise<readonly FileHit[]>;
	/** A pause for other work whenever a slice of time is used up, as `createPause` makes it. */
	readonly pause: () => Promise<void> | undefined;
	/** How many files are searched at once, and how many such searches are under way at the same time. */
	readonly chunk?: number;
	readonly width?: number;
};

type Undecided = Candidate & {readonly hit: Hit};

/**
 * The posts that answer a query, in steps as they are found: by title and description at once, then by their texts.
 * Stops where the caller stops asking. Throws what `run` throws.
 */
export async function* searchPosts(options: SearchOptions): AsyncGenerator<SearchStep> {
	const {query, posts, run, pause, chunk = 200, width = 4} = options;
	const total = posts.length;
	const undecided: Undecided[] = [];
	const underWay = new Set<Promise<void>>();
	let hits: FoundPost[] = [];
	let sent = 0;
	let done = 0;
	const send = (least: number): void => {
		while (underWay.size < width && undecided.length - sent >= least && sent < undecided.length) {
			const candidates = undecided.slice(sent, sent + chunk);
			sent += candidates.length;
			const search = run(candidates).then(found => {
				underWay.delete(search);
				done += candidates.length;
				for (const hit of found) addHit(hits, candidates[hit.index], hit);
			});
			// Of a search that nobody waits for any more, nobody must hear.
			search.catch(() => undefined);
			underWay.add(search);
		}
	};
	const takeStep = (): SearchStep => {
		const step = {hits, done, total};
		hits = [];
		return step;
	};
	for (const post of posts) {
		const match = matchPost(query, post);
		if (match.verdict === 'maybe') undecided.push({post, held: match.held, hit: match.hit});
		else done++;
		if (match.verdict === 'yes') hits.push({...match.hit, post});
		const waiting = pause();
		if (waiting === undefined) continue;
		send(chunk);
		yield takeStep();
		await waiting;
	}
	for (send(1); underWay.size > 0; send(1)) {
		yield takeStep();
		// They may all have come while the caller was busy with the step.
		if (underWay.size > 0) await Promise.race(underWay);
	}
	yield takeStep();
}

function addHit(hits: FoundPost[], candidate: Undecided | undefined, hit: FileHit): void {
	if (candidate !== undefined) hits.push({...joinHits(candidate.hit, hit), post: candidate.post});
}
