import type {Article} from '../render/article.ts';
import {moveBy, replacePost} from './list.ts';
import {keepInTab} from './list-marks.ts';
import {keepVisible} from './list-rows.ts';
import {copyPath, edit, goBack, inReader, openNeighbour, openSelected} from './opening.ts';
import {reducePrompt} from './prompts.ts';
import {markRead, openedArticle, placeSaved, stayed} from './read-marks.ts';
import {openArticle, relayReader} from './reader.ts';
import type {ReaderState} from './reader-state.ts';
import {reduceList, withList} from './reduce-list.ts';
import {moveReader, reduceReader} from './reduce-reader.ts';
import {type Action, ask, type Motion, type State} from './state.ts';

/** What happens on an action. Total; gives the same object back when nothing changes. */
export function reducer(state: State, action: Action): State {
	const next = reduce(state, action);
	// Posts that are new to the list come with their marks.
	const isNew = action.type === 'posts-loaded' || action.type === 'posts-changed';
	return isNew ? next : keepInTab(state, next);
}

function reduce(state: State, action: Action): State {
	switch (action.type) {
		case 'resized':
			return resize(state, action.size);
		case 'posts-loaded':
		case 'posts-changed':
		case 'marks-changed':
		case 'posts-found':
		case 'cycle-order':
		case 'step-tab':
		case 'toggle-read':
		case 'bookmark':
		case 'toggle-compact':
		case 'open-links':
		case 'rescan':
		case 'clear-filter':
			return reduceList(state, action);
		case 'prompt':
		case 'prompt-text':
		case 'prompt-erase':
		case 'prompt-accept':
		case 'prompt-cancel':
			return reducePrompt(state, action);
		case 'article-opened':
			return openedArticle(state, action);
		case 'article-stayed':
			return stayed(state, action.path);
		case 'place-saved':
			return placeSaved(state, action.path, action.percent);
		case 'article-failed':
			return failArticle(state, action.path, action.message);
		case 'article-changed':
			return changeArticle(state, action);
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
		case 'copy-path':
			return copyPath(state);
		case 'edit':
			return edit(state);
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

function resize(state: State, size: State['size']): State {
	if (size.columns === state.size.columns && size.rows === state.size.rows) return state;
	const sized = {...state, size};
	return {
		...sized,
		// Rows are others by now.
		list: keepVisible(state.list.cut === 0 ? state.list : {...state.list, cut: 0}, sized),
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

function failArticle(state: State, path: string, message: string): State {
	const {reader} = state;
	if (reader?.status !== 'loading' || reader.path !== path) return state;
	return {...state, reader: {status: 'failed', path, message, trail: reader.arrival?.trail ?? []}};
}

function changeArticle(state: State, action: Extract<Action, {type: 'article-changed'}>): State {
	const listed = withList(state, replacePost(state.list, action.article.post, state));
	if (listed.reader?.status === 'failed') return mend(listed, listed.reader, action.article);
	return listed.reader?.status === 'open' ? markRead(reduceReader(listed, listed.reader, action)) : listed;
}

/** An article that could not be read, and now can: its file was edited. */
function mend(state: State, {path, trail}: Extract<ReaderState, {status: 'failed'}>, article: Article): State {
	if (article.post.path !== path) return state;
	return markRead({
		...state,
		reader: openArticle(article, state.size, state.settings, {place: null, anchor: '', trail}),
	});
}
