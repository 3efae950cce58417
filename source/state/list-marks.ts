import {type Mark, unmarked} from '../posts/marks.ts';
import type {Post} from '../posts/post.ts';
import {currentPost, NO_FILE} from './opening.ts';
import {withMark} from './read-marks.ts';
import {ask, type Marks, type State} from './state.ts';

export function toggleRead(state: State): State {
	const post = markable(state);
	if (post === null) return state;
	if (typeof post === 'string') return {...state, notice: post};
	const isRead = !markOf(state, post).isRead;
	const notice = isRead ? 'Marked as read' : 'Marked as unread';
	return ask(withMark({...state, notice}, post.path, {isRead}), {kind: 'set-read', post, isRead});
}

export function toggleBookmark(state: State): State {
	const post = markable(state);
	if (post === null) return state;
	if (typeof post === 'string') return {...state, notice: post};
	const isBookmarked = !markOf(state, post).isBookmarked;
	const notice = isBookmarked ? 'Bookmarked' : 'The bookmark is taken away';
	return ask(withMark({...state, notice}, post.path, {isBookmarked}), {kind: 'set-bookmarked', post, isBookmarked});
}

/** The post that is read or chosen, or why none can be marked; null says nothing. */
function markable(state: State): Post | string | null {
	const post = currentPost(state);
	return post?.path === '-' ? NO_FILE : post;
}

const markOf = ({marks}: State, {path}: Post): Mark => marks.get(path) ?? unmarked;

/**
 * Posts that no longer belong to the tab since their marks changed stay in it until it is entered again: nothing goes
 * away under the reader's eyes.
 */
export function keepInTab(before: State, after: State): State {
	const {tab, kept} = after.list;
	if (tab === 'all' || before.marks === after.marks || before.list.tab !== tab) return after;
	const left = tab === 'unread' ? nowRead(before.marks, after.marks) : nowPlain(before.marks, after.marks);
	return left.length === 0 ? after : {...after, list: {...after.list, kept: new Set([...kept, ...left])}};
}

function nowRead(before: Marks, after: Marks): readonly string[] {
	const paths: string[] = [];
	for (const [path, {isRead}] of after) if (isRead && before.get(path)?.isRead !== true) paths.push(path);
	return paths;
}

function nowPlain(before: Marks, after: Marks): readonly string[] {
	const paths: string[] = [];
	for (const [path, {isBookmarked}] of before)
		if (isBookmarked && after.get(path)?.isBookmarked !== true) paths.push(path);
	return paths;
}
