import type {Article} from '../render/article.ts';
import {acceptSearch, cancelSearch, searchFor} from './find.ts';
import {retrace} from './follow.ts';
import {addPosts, eraseFrom, keepVisible, moveBy, replacePost, setQuery} from './list.ts';
import {fileLine, isAtEnd, openArticle, relayReader} from './reader.ts';
import type {OpenReader, ReaderState} from './reader-state.ts';
import {moveReader, reduceReader} from './reduce-reader.ts';
import {type Action, ask, type Batch, type ListState, type Motion, type State} from './state.ts';

/** What happens on an action. Total; gives the same object back when nothing changes. */
export function reducer(state: State, action: Action): State {
	switch (action.type) {
		case 'resized':
			return resize(state, action.size);
		case 'posts-loaded':
			return addBatch(state, action.batch);
		case 'article-opened': {
			if (state.reader?.status !== 'loading' || state.reader.path !== action.article.post.path) return state;
			return markRead({
				...state,
				reader: openArticle(action.article, state.size, state.settings, state.reader.arrival),
			});
		}
		case 'article-failed':
			if (state.reader?.status !== 'loading' || state.reader.path !== action.path) return state;
			return {
				...state,
				reader: {
					status: 'failed',
					path: action.path,
					message: action.message,
					trail: state.reader.arrival?.trail ?? [],
				},
			};
		case 'noticed':
			return {...state, notice: action.notice};
		case 'request-done':
			if (!state.requests.includes(action.request)) return state;
			return {...state, requests: state.requests.filter(request => request !== action.request)};
		case 'move':
			return move(state, action.motion, action.direction);
		case 'open':
			return openSelected(state);
		case 'back':
			return goBack(state);
		case 'open-neighbour':
			return openNeighbour(state, action.direction);
		case 'prompt':
			return withList(state, {...state.list, isPrompting: true});
		case 'prompt-text':
			return typeText(state, promptText(state) + action.text);
		case 'prompt-erase':
			return erase(state, action.unit);
		case 'prompt-accept':
			return state.screen === 'reader'
				? inReader(state, acceptSearch)
				: withList(state, {...state.list, isPrompting: false});
		case 'prompt-cancel':
			return state.screen === 'reader'
				? inReader(state, reader => cancelSearch(reader, state.size))
				: clearFilter(state);
		case 'clear-filter':
			return clearFilter(state);
		case 'copy-path':
			return copyPath(state);
		case 'edit':
			return edit(state);
		case 'bookmark':
			return state.reader?.status === 'open' ? ask(state, {kind: 'bookmark', path: state.reader.path}) : state;
		case 'article-changed': {
			const listed = withList(state, replacePost(state.list, action.article.post, state));
			if (listed.reader?.status === 'failed') return mend(listed, listed.reader, action.article);
			return listed.reader?.status === 'open' ? markRead(reduceReader(listed, listed.reader, action)) : listed;
		}
		case 'article-lost':
		case 'read-on':
		case 'restyled':
		case 'open-path':
		case 'find':
		case 'step-match':
		case 'step-heading':
		case 'show-panel':
		case 'pick':
		case 'go':
		case 'copy-link':
		case 'widen':
			return state.reader?.status === 'open' ? markRead(reduceReader(state, state.reader, action)) : state;
		case 'toggle-help':
			return {...state, helpTop: state.helpTop === null ? 0 : null};
		case 'quit':
			return ask(state, {kind: 'exit'});
		case 'suspend':
			return ask(state, {kind: 'suspend'});
		case 'repaint':
			return ask(state, {kind: 'repaint'});
		default:
			return action satisfies never;
	}
}

function withList(state: State, list: ListState): State {
	return list === state.list ? state : {...state, list};
}

function addBatch(state: State, {posts, reads, done, total}: Batch): State {
	const list = addPosts(state.list, posts, state);
	return {
		...state,
		list: {...list, progress: done < total ? {done, total} : null},
		reads: reads.length > 0 ? new Set([...state.reads, ...reads]) : state.reads,
	};
}

function resize(state: State, size: State['size']): State {
	if (size.columns === state.size.columns && size.rows === state.size.rows) return state;
	const sized = {...state, size};
	return {
		...sized,
		list: keepVisible(state.list, sized),
		reader: resizeReader(state.reader, sized),
	};
}

/** An article that is still shown while the next is read takes the new size too. */
function resizeReader(reader: ReaderState | null, {size, settings}: State): ReaderState | null {
	if (reader?.status === 'open') return relayReader(reader, size, settings);
	if (reader?.status !== 'loading' || reader.previous === null) return reader;
	return {...reader, previous: relayReader(reader.previous, size, settings)};
}

function move(state: State, motion: Motion, direction: 1 | -1): State {
	if (state.screen === 'list') return withList(state, moveBy(state.list, motion, direction, state));
	return inReader(state, reader => moveReader(reader, motion, direction, state.size));
}

function inReader(state: State, change: (reader: OpenReader) => OpenReader): State {
	if (state.reader?.status !== 'open') return state;
	const reader = change(state.reader);
	return reader === state.reader ? state : markRead({...state, reader});
}

/** An article that could not be read, and now can: its file was edited. */
function mend(state: State, {path, trail}: Extract<ReaderState, {status: 'failed'}>, article: Article): State {
	if (article.post.path !== path) return state;
	return markRead({
		...state,
		reader: openArticle(article, state.size, state.settings, {place: null, anchor: '', trail}),
	});
}

/** A post counts as read once its end was on the screen. */
function markRead(state: State): State {
	const {reader, reads, size} = state;
	if (reader?.status !== 'open' || reads.has(reader.path) || !isAtEnd(reader, size)) return state;
	return {...state, reads: new Set([...reads, reader.path]), finished: reader.path};
}

function openSelected(state: State): State {
	const post = state.list.matches[state.list.selected];
	if (post === undefined) return state;
	const list = {...state.list, isPrompting: false, hasMoved: true};
	const previous = state.reader?.status === 'open' ? state.reader : null;
	const reader = {status: 'loading', path: post.path, previous, typedAhead: [], arrival: null} as const;
	return {...state, list, screen: 'reader', reader};
}

function openNeighbour(state: State, direction: 1 | -1): State {
	if (state.isSingle) return {...state, notice: 'Opened by name: there is no list to go on in'};
	const list = moveBy(state.list, 'line', direction, state);
	if (list.selected === state.list.selected) {
		return {...state, notice: direction > 0 ? 'This is the last post' : 'This is the first post'};
	}
	return openSelected({...state, list});
}

function goBack(state: State): State {
	if (state.helpTop !== null) return {...state, helpTop: null};
	if (state.reader?.status === 'open' && state.reader.panel !== null)
		return {...state, reader: {...state.reader, panel: null}};
	const retraced = state.screen === 'reader' ? retrace(state) : null;
	if (retraced !== null) return retraced;
	if (state.screen === 'list' || state.isSingle) return ask(state, {kind: 'exit'});
	return {...state, screen: 'list', reader: null};
}

/** What stands in the prompt that is open. */
function promptText({screen, list, reader}: State): string {
	if (screen === 'list') return list.query;
	return reader?.status === 'open' ? (reader.search?.query ?? '') : '';
}

function typeText(state: State, text: string): State {
	if (state.screen === 'list') return withList(state, setQuery(state.list, text, state));
	return inReader(state, reader => searchFor(reader, text, state.size));
}

/** Erasing in an empty prompt leaves it, as in less and vim. */
function erase(state: State, unit: 'character' | 'word' | 'all'): State {
	const text = promptText(state);
	if (text !== '' || unit !== 'character') return typeText(state, eraseFrom(text, unit));
	if (state.screen === 'list') return withList(state, {...state.list, isPrompting: false});
	return inReader(state, reader => cancelSearch(reader, state.size));
}

/** The post that is read, or the one that is chosen in the list. */
function currentPath({screen, list, reader}: State): string | null {
	if (screen === 'reader') return reader?.path ?? null;
	return list.matches[list.selected]?.path ?? null;
}

function copyPath(state: State): State {
	const path = currentPath(state);
	if (path === null) return state;
	return path === '-' ? {...state, notice: NO_FILE} : ask(state, {kind: 'copy', text: path});
}

const NO_FILE = 'This article was piped in: it has no file';

function edit(state: State): State {
	const path = currentPath(state);
	if (path === null) return state;
	const line = state.screen === 'reader' && state.reader?.status === 'open' ? fileLine(state.reader) : 1;
	return path === '-' ? {...state, notice: NO_FILE} : ask(state, {kind: 'edit', path, line});
}

function clearFilter(state: State): State {
	if (state.list.query === '' && !state.list.isPrompting) return state;
	return withList(state, {...setQuery(state.list, '', state), isPrompting: false});
}
