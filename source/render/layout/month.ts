import type {PostDate} from '../../posts/date.ts';
import {toTag} from '../../posts/dates/format.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const formats = new Map<string, Intl.DateTimeFormat | null>();

/** The month of a post for people, 'October 2020'; `locale` as in `formatDay`. */
export function formatMonth(date: PostDate | null, locale: string): string {
	if (date === null) return 'Undated';
	const format = monthFormat(locale);
	if (format !== null) return format.format(Date.UTC(date.year, date.month - 1, 1));
	return `${MONTHS[date.month - 1]} ${date.year}`;
}

/** Null for English, which needs no Intl, and for what Intl does not know. */
function monthFormat(locale: string): Intl.DateTimeFormat | null {
	const known = formats.get(locale);
	if (known !== undefined) return known;
	const tag = toTag(locale);
	let format: Intl.DateTimeFormat | null = null;
	try {
		if (tag !== null && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0)
			format = new Intl.DateTimeFormat(tag, {month: 'long', year: 'numeric', timeZone: 'UTC'});
	} catch {}
	formats.set(locale, format);
	return format;
}
