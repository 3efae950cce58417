import type {Post} from '../posts/post.ts';
import {retrace} from './follow.ts';
import {moveBy} from './list.ts';
import type {ListState} from './list-state.ts';
import {markRead} from './read-marks.ts';
import {fileLine} from './reader.ts';
import type {Arrival, OpenReader} from './reader-state.ts';
import {searchWords} from './search-words.ts';
import {ask, type State} from './state.ts';

/** The open article after a change; the same state where there is none. */
export function inReader(state: State, change: (reader: OpenReader) => OpenReader): State {
	if (state.reader?.status !== 'open') return state;
	const reader = change(state.reader);
	return reader === state.reader ? state : markRead({...state, reader});
}

/** Opens the chosen post; one that a search found at the words that were looked for. */
export function openSelected(state: State, own: Partial<Arrival> = {}): State {
	const post = state.list.matches[state.list.selected];
	if (post === undefined) return state;
	const list: ListState = {...state.list, prompt: null, hasMoved: true};
	const previous = state.reader?.status === 'open' ? state.reader : null;
	const words = list.search === null ? [] : searchWords(list.search.query);
	const arrival: Arrival | null =
		words.length === 0 && own.panel === undefined
			? null
			: {place: null, anchor: '', trail: [], ...(words.length > 0 && {words}), ...own};
	const reader = {status: 'loading', path: post.path, previous, typedAhead: [], arrival} as const;
	return {...state, list, screen: 'reader', reader};
}

export function openNeighbour(state: State, direction: 1 | -1): State {
	if (state.isSingle) return {...state, notice: 'Opened by name: there is no list to go on in'};
	// In the place of a post that is gone stands the next one.
	if (direction > 0 && isGone(state)) return openSelected(state);
	const list = moveBy(state.list, 'line', direction, state);
	if (list.selected === state.list.selected) {
		return {...state, notice: direction > 0 ? 'This is the last post' : 'This is the first post'};
	}
	return openSelected({...state, list});
}

function isGone({reader, list}: State): boolean {
	if (reader?.status !== 'open' || reader.lost !== 'gone') return false;
	const next = list.matches[list.selected];
	return next !== undefined && next.path !== reader.path;
}

export function goBack(state: State): State {
	if (state.helpTop !== null) return {...state, helpTop: null};
	if (state.reader?.status === 'open' && state.reader.panel !== null)
		return {...state, reader: {...state.reader, panel: null}};
	const retraced = state.screen === 'reader' ? retrace(state) : null;
	if (retraced !== null) return retraced;
	if (state.screen === 'list' || state.isSingle) return ask(state, {kind: 'exit'});
	return {...state, screen: 'list', reader: null};
}

/** The post that is read, or the one that is chosen in the list. */
export function currentPost({screen, list, reader}: State): Post | null {
	if (screen === 'list') return list.matches[list.selected] ?? null;
	if (reader?.status === 'open') return reader.book.article.post;
	return list.posts.find(({path}) => path === reader?.path) ?? null;
}

/** Its path, which is known of a post that cannot be read too. */
const currentPath = (state: State): string | null =>
	state.screen === 'reader' ? (state.reader?.path ?? null) : (currentPost(state)?.path ?? null);

export const NO_FILE = 'This article was piped in: it has no file';

export function copyPath(state: State): State {
	const path = currentPath(state);
	if (path === null) return state;
	return path === '-' ? {...state, notice: NO_FILE} : ask(state, {kind: 'copy', text: path});
}

export function edit(state: State): State {
	const path = currentPath(state);
	if (path === null) return state;
	const line = state.screen === 'reader' && state.reader?.status === 'open' ? fileLine(state.reader) : 1;
	return path === '-' ? {...state, notice: NO_FILE} : ask(state, {kind: 'edit', path, line});
}
