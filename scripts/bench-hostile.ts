// How long the worst of many hostile posts takes to be parsed.
import {parsePost} from '../source/posts/post.ts';
import {closers, openers, units} from '../test/fixtures/hostile-pieces.ts';

export type Worst = {readonly ms: number; readonly what: string; readonly posts: number};

/**
 * Parses a post of so many bytes for each opener, unit and closer; what seems slow is tried again, since machines
 * pause.
 */
export function findWorstPost(bytes: number): Worst {
	const encoder = new TextEncoder();
	let worst: Worst = {ms: 0, what: '', posts: 0};
	let posts = 0;
	for (const opener of openers) {
		for (const unit of units) {
			for (const closer of closers) {
				const text = opener + unit.repeat(bytes / encoder.encode(unit).length) + closer;
				const post = encoder.encode(text).subarray(0, bytes);
				posts++;
				const ms = timeParsing(post, worst.ms);
				if (ms > worst.ms) worst = {ms, what: JSON.stringify([opener, unit, closer]), posts};
			}
		}
	}
	return {...worst, posts};
}

/** The least of three times, or the first that is under what is looked for. */
function timeParsing(bytes: Uint8Array, atLeast: number): number {
	let least = Number.POSITIVE_INFINITY;
	for (let attempt = 0; attempt < 3 && least > atLeast; attempt++) {
		const started = performance.now();
		parsePost({path: 'posts/a.md', bytes, size: bytes.length, modifiedMs: 0});
		least = Math.min(least, performance.now() - started);
	}
	return least;
}
