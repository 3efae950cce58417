import type {PostDate} from '../date.ts';

/** A day of the calendar, month and day from 1 on. */
export type Day = {readonly year: number; readonly month: number; readonly day: number};

type Style = 'short' | 'long';

const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];
const SHORT_MONTHS = MONTHS.map(month => month.slice(0, 3));
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const DAY_MS = 86_400_000;
/** Over more days than this a date says more than a distance. */
const RECENT_DAYS = 6;

/**
 * The day for people: short '11 Oct 2020', long 'Sunday 11 October 2020'. `locale` is a BCP 47 tag or the value of LANG;
 * English of every kind and whatever is no locale get the form above, other languages the one that Intl has.
 */
export function formatDay(date: PostDate, locale: string | undefined, style: Style): string {
	const tag = toTag(locale);
	const format = tag === null ? null : dayFormat(tag, style);
	if (format !== null) return format.format(toUtc(date));
	// By hand, because Intl takes milliseconds to start and the first frame of the list needs this form.
	if (style === 'short') return `${date.day} ${SHORT_MONTHS[date.month - 1]} ${date.year}`;
	const weekday = WEEKDAYS[new Date(toUtc(date)).getUTCDay()];
	return `${weekday} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
}

/**
 * The day as it is told on `today`: 'today', 'yesterday', '3 days ago' for the last six days, else as `formatDay` has it.
 * The days are counted on the calendar, from the day that the post was given where it was written. A null `today` is for
 * what will be read on another day.
 */
export function formatRecentDay(date: PostDate, locale: string | undefined, today: Day | null): string {
	const days = today === null ? Number.NaN : (toUtc(today) - toUtc(date)) / DAY_MS;
	if (!(days >= 0 && days <= RECENT_DAYS)) return formatDay(date, locale, 'short');
	const tag = toTag(locale);
	const format = tag === null ? null : distanceFormat(tag);
	if (format !== null) return format.format(-days, 'day');
	return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
}

const toUtc = ({year, month, day}: Day): number => Date.UTC(year, month - 1, day);

/** Null for English and for what is no locale. */
export function toTag(locale: string | undefined): string | null {
	const tag = (locale ?? '').replace(/[.@].*$/s, '').replaceAll('_', '-');
	return /^(?:en\b|c$|posix$|$)/i.test(tag) ? null : tag;
}

const dayFormats = new Map<string, Intl.DateTimeFormat | null>();
const distanceFormats = new Map<string, Intl.RelativeTimeFormat | null>();

function dayFormat(tag: string, style: Style): Intl.DateTimeFormat | null {
	return remember(dayFormats, `${style} ${tag}`, () => {
		const month = style === 'short' ? 'short' : 'long';
		const weekday = style === 'long' ? ({weekday: 'long'} as const) : {};
		// A language that Intl does not know would come out in the reader's own, whatever that is.
		if (Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0) return null;
		return new Intl.DateTimeFormat(tag, {...weekday, day: 'numeric', month, year: 'numeric', timeZone: 'UTC'});
	});
}

function distanceFormat(tag: string): Intl.RelativeTimeFormat | null {
	return remember(distanceFormats, tag, () => {
		if (Intl.RelativeTimeFormat.supportedLocalesOf(tag).length === 0) return null;
		return new Intl.RelativeTimeFormat(tag, {numeric: 'auto'});
	});
}

/** Null also where `create` throws, as Intl does on what is no language tag. */
function remember<Value>(known: Map<string, Value | null>, key: string, create: () => Value | null): Value | null {
	const value = known.get(key);
	if (value !== undefined) return value;
	let created: Value | null = null;
	try {
		created = create();
	} catch {}
	known.set(key, created);
	return created;
}
