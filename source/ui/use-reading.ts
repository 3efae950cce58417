import {useLayoutEffect, useRef} from 'react';
import type {SavedPlace} from '../posts/marks.ts';
import type {Post} from '../posts/post.ts';
import {timesToRead} from '../state/read-marks.ts';
import type {OpenReader} from '../state/reader-state.ts';
import {savedPlaceOf} from '../state/saved-place.ts';
import type {Action, State} from '../state/state.ts';
import {sanitizeField} from '../text/sanitize.ts';

/** How long a place may have changed before it is kept. */
const SAVE_MS = 1000;
/** The longest that time is measured in one piece. */
const TICK_MS = 1000;

/** What becomes of a post by being read: it is told how long one stays, and the place in it is kept. */
export function useReading(
	state: State,
	dispatch: (action: Action) => void,
	savePlace: (post: Post, place: SavedPlace) => string | null,
): void {
	const reader = state.reader?.status === 'open' ? state.reader : null;
	useStay(reader, dispatch);
	usePlace(reader, state, (post, place) => {
		const problem = savePlace(post, place);
		dispatch({type: 'place-saved', path: post.path, percent: place.percent});
		if (problem !== null) dispatch({type: 'noticed', notice: sanitizeField(problem)});
	});
}

function useStay(reader: OpenReader | null, dispatch: (action: Action) => void): void {
	const latest = useRef<OpenReader | null>(null);
	latest.current = reader;
	const path = reader?.path ?? null;
	useLayoutEffect(() => {
		if (path === null || latest.current === null) return;
		const {book, stay} = latest.current;
		const {glanceMs, halfMs} = timesToRead(book.article.post);
		const tell = () => dispatch({type: 'article-stayed', path});
		// An article that is given another name while it is read was looked at before.
		const ends = [...(stay === 'glance' ? [waitFor(glanceMs, tell)] : []), waitFor(halfMs, tell)];
		return () => {
			for (const end of ends) end();
		};
	}, [path, dispatch]);
}

/**
 * Calls once the program has run for so long. In short pieces, since one long timer would also count the time for which
 * the program was stopped or its machine asleep.
 * @returns a function that ends it.
 */
export function waitFor(ms: number, onEnd: () => void): () => void {
	let left = ms;
	let timer: NodeJS.Timeout;
	const wait = () => {
		const step = Math.min(left, TICK_MS);
		left -= step;
		timer = setTimeout(left > 0 ? wait : onEnd, step);
	};
	wait();
	return () => clearTimeout(timer);
}

/** Saves at most once in `SAVE_MS`, and when an article is left. What was not moved since it was saved is not saved again. */
function usePlace(reader: OpenReader | null, {size}: State, save: (post: Post, place: SavedPlace) => void): void {
	const latest = useRef<{readonly reader: OpenReader; readonly size: State['size']} | null>(null);
	const timer = useRef<NodeJS.Timeout | null>(null);
	const saving = useRef(save);
	saving.current = save;
	const flush = useRef(() => {
		if (timer.current === null || latest.current === null) return;
		clearTimeout(timer.current);
		timer.current = null;
		const {reader: last, size: lastSize} = latest.current;
		saving.current(last.book.article.post, savedPlaceOf(last, lastSize));
	});
	const path = reader?.path ?? null;
	const anchor = reader?.anchor ?? null;
	const isGlance = reader?.stay === 'glance';
	// When layout effects of an unmount run is certain; that of others is not.
	useLayoutEffect(() => {
		if (reader !== null) latest.current = {reader, size};
	}, [reader, size]);
	useLayoutEffect(() => (path === null ? undefined : () => flush.current()), [path]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: each of these is another place to save.
	useLayoutEffect(() => {
		if (path !== null) timer.current ??= setTimeout(() => flush.current(), SAVE_MS);
	}, [path, anchor, isGlance]);
}
