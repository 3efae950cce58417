import type {Post} from '../posts/post.ts';
import {clearFilter, goHome, homeOf, type MarkedContext, reshow, toTop} from './list.ts';
import {addFound} from './list-changes.ts';
import {shownPosts} from './list-shown.ts';
import {type ListState, newSearch} from './list-state.ts';
import type {Action, State} from './state.ts';

/** The list with what a full-text search finds, which comes later. A filter and the search before it are over. */
export function startSearch(list: ListState, query: string, context: MarkedContext): ListState {
	const home = list.search?.home ?? list.home ?? homeOf(list, context);
	const search = {...newSearch(query), home, progress: {done: 0, total: list.posts.length}};
	const searches = list.searches + 1;
	const begun = {...list, search, searches, query: '', home: null, prompt: null, typed: '', hasMoved: false};
	return toTop({...begun, ...shownPosts(begun, context.marks)}, context);
}

/** All posts again; what was chosen among those found stays chosen, unless nobody did. */
export function endSearch(list: ListState, context: MarkedContext): ListState {
	const {search} = list;
	if (search === null) return list;
	const ended = {...clearFilter({...list, prompt: null}, context), search: null};
	const {home} = search;
	if (home === null) return reshow(list, ended, context);
	return list.hasMoved && list.matches.length > 0
		? reshow(list, {...ended, hasMoved: true}, context)
		: goHome(ended, home, context);
}

/** What a search found goes into the list at its place; the chosen post stays where it is once the reader has moved. */
export function takeFound(state: State, action: Extract<Action, {type: 'posts-found'}>): State {
	const {list} = state;
	if (list.search === null || list.search.query !== action.query) return state;
	const known = membersOf(list.posts);
	const found = action.found.filter(({post}) => known.has(post));
	const search = addFound(list.search, found, action);
	const isSame = search.posts === list.search.posts && search.found.size === list.search.found.size;
	return {...state, list: isSame ? {...list, search} : reshow(list, {...list, search}, state)};
}

const members = new WeakMap<readonly Post[], ReadonlySet<Post>>();

/** The posts as a set: those that were looked through may have gone since, or are others by now. */
function membersOf(posts: readonly Post[]): ReadonlySet<Post> {
	const known = members.get(posts) ?? new Set(posts);
	members.set(posts, known);
	return known;
}
