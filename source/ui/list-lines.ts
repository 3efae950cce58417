import {unmarked} from '../posts/marks.ts';
import {layoutItem} from '../render/layout/list-item.ts';
import {formatMonth} from '../render/layout/month.ts';
import {wrapSpans} from '../render/layout/wrap.ts';
import type {Line} from '../render/line.ts';
import {detailsOf} from '../state/list-details.ts';
import {hasGaps, hasHeading, itemOptions} from '../state/list-rows.ts';
import {isFiltered} from '../state/list-shown.ts';
import type {ListState} from '../state/list-state.ts';
import {listRows} from '../state/scroll.ts';
import type {State} from '../state/state.ts';
import {quoteQuery} from './list-where.ts';

/** The rows of the posts that are on the screen, or a calm sentence where there are none. */
export function listLines(state: State): readonly Line[] {
	const {list, size, settings} = state;
	if (list.matches.length === 0) return emptyLines(state);
	const lines: Line[] = [];
	const rows = listRows(size) + list.cut;
	for (let at = list.top; lines.length < rows && at < list.matches.length; at++) {
		if (hasHeading(list, at, size)) lines.push(headingLine(list, at, settings.locale));
		lines.push(...itemLines(state, at));
		if (hasGaps(list, size)) lines.push([]);
	}
	return lines.slice(list.cut, rows);
}

const headingLine = ({matches}: ListState, at: number, locale: string): Line => [
	{text: '  '},
	{text: formatMonth(matches[at]?.date ?? null, locale), style: {tone: 'quiet', italic: true}},
];

function itemLines({list, marks, size, settings}: State, at: number): readonly Line[] {
	const post = list.matches[at];
	if (post === undefined) return [];
	const mark = marks.get(post.path) ?? unmarked;
	const own = {...mark, isChosen: at === list.selected};
	return layoutItem(post, itemOptions(size, settings), own, detailsOf(list, post));
}

function emptyLines(state: State): Line[] {
	const {width} = itemOptions(state.size, state.settings);
	const margin = width < 60 ? ' ' : '  ';
	const [text, advice] = emptyWords(state);
	const rows = [
		...wrapSpans([{text}], width - 2 * margin.length),
		...wrapSpans([{text: advice, style: {tone: 'quiet'}}], width - 2 * margin.length),
	];
	return rows.map(line => [{text: margin}, ...line]);
}

/** Why there is nothing, and what to do next. */
function emptyWords({list, settings}: State): readonly [text: string, advice: string] {
	const {ellipsis} = settings.glyphs;
	const {search, filtered, tab, progress, posts} = list;
	if (isFiltered(list) && (filtered?.from.length ?? 0) > 0) {
		const query = quoteQuery(list.query, settings);
		return [`No post has ${query} in its title, description, tags or path.`, 'Esc ends the filter.'];
	}
	if (search !== null && (search.progress !== null || progress !== null)) return [`Looking${ellipsis}`, ''];
	if (search !== null && search.posts.length === 0)
		return [`No post is found for ${quoteQuery(search.query, settings)}.`, 'Esc ends the search, f begins another.'];
	if (progress !== null) return [`Reading${ellipsis}`, ''];
	if (posts.length === 0) return ['There are no posts here.', 'Name a folder of Markdown files: celeb-reader FOLDER'];
	const within = search === null ? 'here' : 'among what was found';
	return tab === 'unread'
		? [`Nothing ${within} is unread.`, 'Tab goes on to the bookmarks, S-Tab back to all posts.']
		: [`No post ${within} has a bookmark.`, 'm sets one. Tab goes on to all posts.'];
}
