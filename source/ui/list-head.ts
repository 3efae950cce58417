import type {Line} from '../render/line.ts';
import type {ListState} from '../state/list-state.ts';
import type {State} from '../state/state.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {measure, truncate} from '../text/width.ts';
import {formatCount} from './count.ts';
import {cutLine} from './status-bar.ts';

const ORDERS = {newest: 'newest first', oldest: 'oldest first', title: 'by title', rank: 'best first'} as const;
const TABS = {all: 'All', unread: 'Unread', bookmarks: 'Bookmarks'} as const;

/** What is shown of where, and in which order; less of it where there is little room. */
export function headLine({list, settings}: State, width: number): Line {
	const {ellipsis} = settings.glyphs;
	const margin = width < 60 ? 1 : 2;
	const room = width - 2 * margin;
	const right = countOf(list) + (width < 60 ? '' : `, ${ORDERS[orderOf(list)]}`);
	const name = cutLine(
		[
			{text: 'celeb-reader', style: {bold: true}},
			{text: `  ${sanitizeField(list.source)}`, style: {tone: 'quiet'}},
		],
		room - measure(right) - 2,
		ellipsis,
	);
	const used = name.reduce((sum, span) => sum + measure(span.text), 0);
	const gap = ' '.repeat(Math.max(used > 0 ? 2 : 0, room - used - measure(right)));
	return [
		{text: ' '.repeat(margin)},
		...name,
		{text: gap},
		{text: truncate(right, room, ellipsis), style: {tone: 'quiet'}},
	];
}

/** A filter has the best first, whatever is below it. */
const orderOf = ({query, search, order}: ListState): keyof typeof ORDERS =>
	query.trim() !== '' ? 'rank' : (search?.order ?? order);

/** `Unread: 120 of 1,200 posts`. */
function countOf({tab, search, query, matches, posts}: ListState): string {
	const all = posts.length === 1 ? '1 post' : `${formatCount(posts.length)} posts`;
	const isPart = tab !== 'all' || search !== null || query.trim() !== '';
	const part = isPart ? `${formatCount(matches.length)} of ${all}` : all;
	return tab === 'all' ? part : `${TABS[tab]}: ${part}`;
}
