import {addPosts, clearFilter, cycleOrder, stepTab, toggleCompact} from './list.ts';
import {changePosts} from './list-changes.ts';
import {toggleBookmark, toggleRead} from './list-marks.ts';
import {endSearch, takeFound} from './list-search.ts';
import type {ListState} from './list-state.ts';
import {openSelected} from './opening.ts';
import {type Action, ask, type Batch, type State} from './state.ts';

/** What the list does, and what happens to its posts. */
export type ListAction = Extract<
	Action,
	{
		type:
			| 'posts-loaded'
			| 'posts-changed'
			| 'marks-changed'
			| 'posts-found'
			| 'cycle-order'
			| 'step-tab'
			| 'toggle-read'
			| 'bookmark'
			| 'toggle-compact'
			| 'open-links'
			| 'rescan'
			| 'clear-filter';
	}
>;

export function reduceList(state: State, action: ListAction): State {
	switch (action.type) {
		case 'posts-loaded':
			return addBatch(state, action.batch);
		case 'posts-changed':
			return changePosts(state, action.changes);
		case 'marks-changed':
			return action.marks.size === 0 ? state : {...state, marks: new Map([...state.marks, ...action.marks])};
		case 'posts-found':
			return takeFound(state, action);
		case 'cycle-order':
			return withList(state, cycleOrder(state.list, state));
		case 'step-tab':
			return withList(state, stepTab(state.list, action.direction, state));
		case 'toggle-read':
			return toggleRead(state);
		case 'bookmark':
			return toggleBookmark(state);
		case 'toggle-compact':
			return withList(state, toggleCompact(state.list, state));
		case 'open-links':
			return openSelected(state, {panel: 'links'});
		case 'rescan':
			return ask({...state, notice: 'Looking for changes'}, {kind: 'rescan'});
		case 'clear-filter':
			return withList(state, clear(state));
		default:
			return action satisfies never;
	}
}

export function withList(state: State, list: ListState): State {
	return list === state.list ? state : {...state, list};
}

function addBatch(state: State, {posts, marks, done, total, isWhole = done >= total}: Batch): State {
	const known = {...state, marks: marks.size > 0 ? new Map([...state.marks, ...marks]) : state.marks};
	const list = addPosts(known.list, posts, known);
	// What has not come by now does not come: nobody waits for it any more.
	return {...known, list: isWhole ? {...list, progress: null, awaited: null} : {...list, progress: {done, total}}};
}

/** The filter first, then the search. */
function clear(state: State): ListState {
	const {list} = state;
	if (list.query !== '') return clearFilter(list, state);
	return list.search === null ? list : endSearch(list, state);
}
