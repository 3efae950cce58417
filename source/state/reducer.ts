import {addPosts, eraseFrom, keepVisible, moveBy, setQuery} from './list.ts';
import {isAtEnd, openArticle, resizeReader, scrollReader} from './reader.ts';
import type {Action, Batch, ListState, Motion, State} from './state.ts';

/** What happens on an action. Total; gives the same object back when nothing changes. */
export function reducer(state: State, action: Action): State {
	switch (action.type) {
		case 'resized':
			return resize(state, action.size);
		case 'posts-loaded':
			return addBatch(state, action.batch);
		case 'article-opened': {
			if (state.reader?.path !== action.article.post.path) return state;
			return markRead({...state, reader: openArticle(action.article, state.size, state.settings)});
		}
		case 'article-failed':
			if (state.reader?.path !== action.path) return state;
			return {...state, reader: {status: 'failed', path: action.path, message: action.message}};
		case 'noticed':
			return {...state, notice: action.notice};
		case 'request-done':
			return state.request === null ? state : {...state, request: null};
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
			return withList(state, setQuery(state.list, state.list.query + action.text, state));
		case 'prompt-erase':
			return erase(state, action.unit);
		case 'prompt-accept':
			return withList(state, {...state.list, isPrompting: false});
		case 'prompt-cancel':
		case 'clear-filter':
			return clearFilter(state);
		case 'toggle-help':
			return {...state, helpTop: state.helpTop === null ? 0 : null};
		case 'quit':
			return {...state, request: {kind: 'exit'}};
		case 'suspend':
			return {...state, request: {kind: 'suspend'}};
		case 'repaint':
			return {...state, request: {kind: 'repaint'}};
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
		reader: state.reader?.status === 'open' ? resizeReader(state.reader, size, state.settings) : state.reader,
	};
}

function move(state: State, motion: Motion, direction: 1 | -1): State {
	if (state.screen === 'list') return withList(state, moveBy(state.list, motion, direction, state));
	if (state.reader?.status !== 'open') return state;
	const reader = scrollReader(state.reader, motion, direction, state.size);
	return reader === state.reader ? state : markRead({...state, reader});
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
	return {...state, list, screen: 'reader', reader: {status: 'loading', path: post.path, previous, typedAhead: []}};
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
	if (state.screen === 'list' || state.isSingle) return {...state, request: {kind: 'exit'}};
	return {...state, screen: 'list', reader: null};
}

/** Erasing in an empty prompt leaves it, as in less and vim. */
function erase(state: State, unit: 'character' | 'word' | 'all'): State {
	if (state.list.query === '' && unit === 'character') return withList(state, {...state.list, isPrompting: false});
	return withList(state, setQuery(state.list, eraseFrom(state.list.query, unit), state));
}

function clearFilter(state: State): State {
	if (state.list.query === '' && !state.list.isPrompting) return state;
	return withList(state, {...setQuery(state.list, '', state), isPrompting: false});
}
