import type {PostDate} from '../posts/date.ts';
import type {Post} from '../posts/post.ts';
import {keepVisible, type ListContext} from './list-rows.ts';
import {isFiltered} from './list-shown.ts';
import type {ListState} from './list-state.ts';

/** Days as numbers that ascend with them, such as 20190512; from the first to the last of a year, a month, or one. */
type Period = {readonly from: number; readonly to: number};

const PERIOD = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;

/**
 * Where a date leads in the list: `2019`, `2019-05`, `2019-05-12`; a number that is no year of any post is that of a post, from 1.
 * Where the list is sorted by date and has no post of that time, the next one is chosen.
 * @returns the list with that post chosen, at the top where there is room, or a sentence that says why there is none.
 */
export function jumpTo(list: ListState, text: string, context: ListContext): ListState | string {
	const typed = text.trim();
	const {matches} = list;
	if (/^\d+$/.test(typed) && !matches.some(({date}) => date?.year === Number(typed))) {
		const number = Number(typed);
		if (number >= 1 && number <= matches.length) return choose(list, number - 1, context);
		if (typed.length !== 4) return `There are ${matches.length} posts here`;
	}
	const period = readPeriod(typed);
	if (period === null) return 'A date is 2019, 2019-05 or 2019-05-12; a number is that of a post';
	const at = findPeriod(list, period);
	return at < 0 ? `No post is of ${typed}` : choose(list, at, context);
}

const choose = (list: ListState, at: number, context: ListContext): ListState =>
	keepVisible({...list, selected: at, top: at, cut: 0, hasMoved: true}, context);

function readPeriod(text: string): Period | null {
	const [whole, year, month, day] = PERIOD.exec(text) ?? [];
	if (whole === undefined) return null;
	if (Number(month ?? 1) < 1 || Number(month ?? 1) > 12 || Number(day ?? 1) < 1 || Number(day ?? 1) > 31) return null;
	const start = Number(year) * 10_000;
	if (month === undefined) return {from: start, to: start + 9999};
	const first = start + Number(month) * 100;
	return day === undefined ? {from: first, to: first + 99} : {from: first + Number(day), to: first + Number(day)};
}

const dayNumber = ({year, month, day}: PostDate): number => year * 10_000 + month * 100 + day;

/** The first post of that time; else, where that can be said, the one that comes next; else -1. */
function findPeriod(list: ListState, {from, to}: Period): number {
	const dayAt = (test: (day: number) => boolean) =>
		list.matches.findIndex(({date}: Post) => date !== null && test(dayNumber(date)));
	const within = dayAt(day => day >= from && day <= to);
	if (within >= 0) return within;
	const order = list.search?.order ?? list.order;
	if (isFiltered(list) || order === 'rank' || order === 'title') return -1;
	const next = dayAt(order === 'newest' ? day => day <= to : day => day >= from);
	return next >= 0 ? next : list.matches.findLastIndex(({date}) => date !== null);
}
