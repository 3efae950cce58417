import type {PostDate} from '../date.ts';

/**
 * A year, a month or a day as a number whose order is that of the calendar: `2019` -> 20190000, `2019-05` -> 20190500,
 * `2019/5/31` -> 20190531. Each stands before all days it holds. Null for what is none.
 */
export function parseDay(written: string): number | null {
	const [, first, second, third] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?[-/.]?$/.exec(written) ?? [];
	if (first === undefined) return null;
	const [year, month, day] = [Number(first), Number(second ?? 0), Number(third ?? 0)];
	if (second !== undefined && !(month >= 1 && month <= 12)) return null;
	if (third !== undefined && !(day >= 1 && day <= lastDay(year, month))) return null;
	return toNumber({year, month, day});
}

/** A post's day, to compare with those of `parseDay`. */
export const dayOf = (date: PostDate): number => toNumber(date);

const toNumber = ({year, month, day}: Pick<PostDate, 'year' | 'month' | 'day'>): number =>
	year * 10_000 + month * 100 + day;

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
