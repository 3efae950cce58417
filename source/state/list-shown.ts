import {type Compare, compareBy} from '../posts/order.ts';
import type {Post} from '../posts/post.ts';
import {filterPosts} from './filter.ts';
import type {ListSearch, ListState} from './list-state.ts';
import type {Marks} from './state.ts';

/** What is shown of the posts: those that the search found, that are of the tab, that the filter leaves. */
export function shownPosts(list: ListState, marks: Marks): Pick<ListState, 'matches' | 'filtered'> {
	const from = inTab(list.search === null ? list.posts : list.search.posts, list, marks);
	if (!isFiltered(list)) return {matches: from, filtered: null};
	const filtered = filterPosts(from, list.query, list.filtered);
	return {matches: filtered.posts, filtered: {...filtered, from}};
}

export const isFiltered = ({query}: ListState): boolean => query.trim() !== '';

function inTab(posts: readonly Post[], {tab, kept}: ListState, marks: Marks): readonly Post[] {
	if (tab === 'all') return posts;
	const isUnread = tab === 'unread';
	return posts.filter(({path}) => {
		const mark = marks.get(path);
		return (isUnread ? mark?.isRead !== true : mark?.isBookmarked === true) || kept.has(path);
	});
}

/** By what the shown posts are sorted; null where a filter has the best of them first. */
export function shownOrder(list: ListState): Compare | null {
	if (isFiltered(list)) return null;
	return list.search === null ? compareBy(list.order) : foundOrder(list.search);
}

/** The order of what a search found. */
export function foundOrder({order, found}: Pick<ListSearch, 'order' | 'found'>): Compare {
	if (order !== 'rank') return compareBy(order);
	const scoreOf = (post: Post) => found.get(post)?.score ?? 0;
	const newest = compareBy('newest');
	return (a, b) => scoreOf(b) - scoreOf(a) || newest(a, b);
}
