import {step} from '../../source/keys/dispatch.ts';
import type {Post} from '../../source/posts/post.ts';
import type {Context} from '../../source/posts/search/context.ts';
import {hasGaps, headingRows, itemHeight} from '../../source/state/list-rows.ts';
import {listRows} from '../../source/state/scroll.ts';
import type {Changes, Marks, State} from '../../source/state/state.ts';
import {makePosts, makeState} from '../make-post.ts';

export const press = (state: State, ...keys: readonly string[]): State =>
	keys.reduce((now, key) => step(now, {type: 'keys', keys: [key]}), state);

/** The first is the newest. */
export const posts: readonly Post[] = makePosts(100);

/** The keys of a text. */
export const typed = (text: string): readonly string[] => [...text].map(key => (key === ' ' ? 'Space' : key));

export function load(state: State, posts: readonly Post[], more: {total?: number; marks?: Marks} = {}): State {
	const {total = posts.length, marks = new Map()} = more;
	return step(state, {type: 'posts-loaded', batch: {posts, marks, done: posts.length, total}});
}

export const listOf = (count: number, opening: Parameters<typeof makeState>[0] = {}): State =>
	load(makeState(opening), posts.slice(0, count));

export const change = (state: State, changes: Partial<Changes>): State =>
	step(state, {type: 'posts-changed', changes: {added: [], changed: [], removed: [], marks: new Map(), ...changes}});

export const markAs = (isRead: boolean, isBookmarked = false, percent: number | null = null) => ({
	isRead,
	isBookmarked,
	percent,
});

type Finding = {readonly post: Post; readonly score?: number; readonly context?: Context | null};

/** What a search tells: after so many posts of so many. */
export const find = (state: State, found: readonly Finding[], done = 1, total = 1): State =>
	step(state, {
		type: 'posts-found',
		query: state.list.search?.query ?? '',
		found: found.map(({post, score = 1, context = null}) => ({post, score, context})),
		done,
		total,
	});

export const titles = (state: State): readonly string[] => state.list.matches.map(({title}) => title);
export const chosen = ({list}: State): Post | undefined => list.matches[list.selected];

/** The row of the list on which the title of the chosen post stands. */
export function rowOfChosen(state: State): number {
	const {list} = state;
	let row = headingRows(list, list.selected, state.size) - list.cut;
	for (let at = list.top; at < list.selected; at++) row += itemHeight(list, at, state);
	return row;
}

/** Whether the chosen post is whole on the screen, and no rows stay empty below the last while there are posts above. */
export function isSound(state: State): boolean {
	const {list, size} = state;
	if (list.matches.length === 0) return list.selected === 0 && list.top === 0 && list.cut === 0;
	const row = rowOfChosen(state) - headingRows(list, list.selected, size);
	const height = itemHeight(list, list.selected, state);
	const rows = listRows(size) + (hasGaps(list, size) ? 1 : 0);
	const isWhole = rowOfChosen(state) >= 0 && (row + height <= rows || row === 0);
	return isWhole && list.cut >= 0 && list.top <= list.selected && list.selected < list.matches.length;
}
