/** A post's date: the calendar day as it was written, in the zone it was written in, so that it is the same for every reader. */
export type PostDate = {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	/** ms since the epoch, for order only; a time without a zone counts as UTC, a day without a time as its midnight. */
	readonly ms: number;
	/** ISO 8601: '2020-10-11', '2014-01-11T19:46:00', '2018-06-29T00:00:00+08:00', '2020-10-11T11:56:44.250Z'. */
	readonly iso: string;
};

type Parts = {
	readonly year: number;
	readonly month: number;
	readonly day: number;
	readonly hour?: number;
	readonly minute?: number;
	readonly second?: number;
	readonly milli?: number;
} & Partial<Zone>;

type Zone = {
	/** Minutes east of UTC, null where no zone is written. */
	readonly offset: number | null;
	/** Whether it is written as Z, UTC or GMT. */
	readonly isZulu: boolean;
};

type Groups = Readonly<Record<string, string | undefined>>;

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
const MONTH_STEMS = SHORT_MONTHS.map(month => month.toLowerCase());
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Minutes east of UTC of the zone names in mails; other names are not understood, and their time counts as UTC. */
const ZONE_MINUTES: ReadonlyMap<string, number> = new Map([
	['EST', -300],
	['EDT', -240],
	['CST', -360],
	['CDT', -300],
	['MST', -420],
	['MDT', -360],
	['PST', -480],
	['PDT', -420],
	['CET', 60],
	['CEST', 120],
]);

const MONTH = '(?<monthName>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?';
const WEEKDAY = '(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\\.?,? )?';
const CLOCK = '(?<hour>\\d{1,2})[:-](?<minute>\\d{1,2})(?:[:-](?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9}))?)?';
const HALF = '(?: ?(?<half>[ap])\\.?m\\.?)?';
const ZONE =
	'(?: ?(?:(?<zulu>z)|(?:utc|gmt)?(?<sign>[+-])(?<zoneHour>\\d{1,2})(?::?(?<zoneMinute>\\d\\d))?|(?<zoneName>[a-z]{3,4})|[a-z]+/[a-z_/]+))?';
const COMMENT = '(?: ?\\([^()]*\\))?';
const TIME = `(?:(?:t|, | at |[ -]) ?${CLOCK}${HALF})?${ZONE}${COMMENT}`;

/** Every written form of a date that is understood. They are matched against lower case with single blanks. */
const FORMS: readonly RegExp[] = [
	`(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})${TIME}`,
	`(?<year>(?:19|20)\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d)(?:t?(?<hour>\\d\\d)(?<minute>\\d\\d)(?<second>\\d\\d)?${ZONE})?`,
	`(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})${TIME}`,
	`(?<first>\\d{1,2})[-/](?<other>\\d{1,2})[-/](?<year>\\d{4})${TIME}`,
	`${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?${MONTH},?[ -](?<year>\\d{4})${TIME}`,
	`${WEEKDAY}${MONTH} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})${TIME}`,
	`${WEEKDAY}${MONTH} (?<day>\\d{1,2}) ${CLOCK}(?: (?<zoneName>[a-z]{3,4}))? (?<year>\\d{4})`,
	`(?<year>\\d{4}) ?年 ?(?<month>\\d{1,2}) ?月 ?(?<day>\\d{1,2}) ?日(?: ?${CLOCK})?`,
].map(form => new RegExp(`^${form}$`));

const MAX_WRITTEN_LENGTH = 100;
const MAX_PATH_LENGTH = 1000;
/** A number from here on counts milliseconds: as seconds it would be in the year 5138. */
const FIRST_MS = 1e11;
/** Numbers below are years, versions or mistakes; as seconds they would be before March 1973. */
const FIRST_SECOND = 1e8;

/**
 * Reads a date as front matter writes it: a string in any of the common forms, Unix time in seconds or milliseconds
 * (a number or a string of digits; UTC), or a JavaScript Date (UTC). Null for whatever is no date or cannot be one.
 */
export function parseDate(value: unknown): PostDate | null {
	if (typeof value === 'number') return parseWritten(String(value));
	if (typeof value === 'string') return parseWritten(value);
	if (value instanceof Date) return fromMs(value.getTime());
	return null;
}

const NAME_DATES: readonly RegExp[] = [
	/^(?<year>\d{4})([-_.])(?<month>\d{1,2})\2(?<day>\d{1,2})(?!\d)/,
	/^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?:\d{4}|\d{6})?(?!\d)/,
];
const FOLDER_DATE = /(?:^|\/)(?<year>\d{4})\/(?<month>\d{1,2})[/-](?<day>\d{1,2})(?!\d)[^/]*(?:\/[^/]*)?$/;

/**
 * The date in a post's path: that of the file's name, else of its folder's, else of three folders in a row
 * (`2019-05-04-name.md`, `20190504-name.md`, `2019-05-04-name/index.md`, `2019/05/04/name.md`).
 */
export function dateFromPath(path: string): PostDate | null {
	const names = path.slice(-MAX_PATH_LENGTH).replaceAll('\\', '/');
	const [file = '', folder = ''] = names.split('/').reverse();
	for (const name of [file, folder]) {
		for (const form of NAME_DATES) {
			const date = fromGroups(form.exec(name)?.groups ?? {});
			if (date !== null) return date;
		}
	}
	return fromGroups(FOLDER_DATE.exec(names)?.groups ?? {});
}

/**
 * The day for people: short '11 Oct 2020', long 'Sunday 11 October 2020'. `locale` is a BCP 47 tag or the value of LANG;
 * English of every kind and whatever is no locale get the form above, other languages the one that Intl has.
 */
export function formatDay(date: PostDate, locale: string | undefined, style: 'short' | 'long'): string {
	const tag = (locale ?? '').replace(/[.@].*$/s, '').replaceAll('_', '-');
	const format = /^(?:en\b|c$|posix$|$)/i.test(tag) ? null : dayFormat(tag, style);
	if (format !== null) return format.format(Date.UTC(date.year, date.month - 1, date.day));
	// By hand, because Intl takes milliseconds to start and the first frame of the list needs this form.
	if (style === 'short') return `${date.day} ${SHORT_MONTHS[date.month - 1]} ${date.year}`;
	const weekday = WEEKDAYS[new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay()];
	return `${weekday} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
}

const dayFormats = new Map<string, Intl.DateTimeFormat | null>();

function dayFormat(tag: string, style: 'short' | 'long'): Intl.DateTimeFormat | null {
	const key = `${style} ${tag}`;
	const known = dayFormats.get(key);
	if (known !== undefined) return known;
	const format = createDayFormat(tag, style);
	dayFormats.set(key, format);
	return format;
}

function createDayFormat(tag: string, style: 'short' | 'long'): Intl.DateTimeFormat | null {
	const month = style === 'short' ? 'short' : 'long';
	const weekday = style === 'long' ? ({weekday: 'long'} as const) : {};
	try {
		// A language that Intl does not know would come out in the reader's own, whatever that is.
		if (Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0) return null;
		return new Intl.DateTimeFormat(tag, {...weekday, day: 'numeric', month, year: 'numeric', timeZone: 'UTC'});
	} catch {
		return null;
	}
}

function parseWritten(written: string): PostDate | null {
	if (written.length > MAX_WRITTEN_LENGTH) return null;
	const text = written
		.trim()
		.replace(/\s+/g, ' ')
		.replace(/^["']|["']$/g, '')
		.toLowerCase();
	// Nothing else has this form, and a site that writes it writes nothing else: no need to try the others first.
	if (/^\d{9,13}\.\d{1,20}$/.test(text)) return fromUnixTime(Number(text));
	for (const form of FORMS) {
		const groups = form.exec(text)?.groups;
		if (groups === undefined) continue;
		const date = fromGroups(groups);
		if (date !== null) return date;
	}
	return /^[+-]?\d{1,16}(?:\.\d{0,20})?$/.test(text) ? fromUnixTime(Number(text)) : null;
}

function fromGroups(groups: Groups): PostDate | null {
	const {year, hour, minute = 0, second = 0, fraction = '', half} = groups;
	const zone = readZone(groups);
	if (zone === null) return null;
	return toPostDate({
		year: Number(year),
		...readMonthAndDay(groups),
		...(hour === undefined ? {} : {hour: to24Hours(Number(hour), half)}),
		minute: Number(minute),
		second: Number(second),
		milli: Number(fraction.slice(0, 3).padEnd(3, '0')),
		...zone,
	});
}

function readZone({zulu, sign, zoneHour = '0', zoneMinute = '0', zoneName}: Groups): Zone | null {
	const name = zoneName?.toUpperCase() ?? '';
	if (zulu !== undefined || name === 'UTC' || name === 'GMT') return {offset: 0, isZulu: true};
	if (sign === undefined) return {offset: ZONE_MINUTES.get(name) ?? null, isZulu: false};
	const minutes = Number(zoneHour) * 60 + Number(zoneMinute);
	if (Number(zoneMinute) > 59 || minutes > 14 * 60) return null;
	return {offset: sign === '-' ? -minutes : minutes, isZulu: false};
}

/** Of `03/04/2021` nobody can tell which is the month: NaN, which no date has. */
function readMonthAndDay({monthName, month, day, first, other}: Groups): {month: number; day: number} {
	if (monthName !== undefined) return {month: MONTH_STEMS.indexOf(monthName.slice(0, 3)) + 1, day: Number(day)};
	if (first === undefined) return {month: Number(month), day: Number(day)};
	if (Number(first) > 12) return {month: Number(other), day: Number(first)};
	const isClear = Number(other) > 12 || other === first;
	return {month: isClear ? Number(first) : Number.NaN, day: Number(other)};
}

function to24Hours(hour: number, half: string | undefined): number {
	if (half === undefined) return hour;
	if (hour < 1 || hour > 12) return Number.NaN;
	return (hour % 12) + (half === 'p' ? 12 : 0);
}

function fromUnixTime(value: number): PostDate | null {
	const size = Math.abs(value);
	if (!(size >= FIRST_SECOND)) return null;
	return fromMs(size >= FIRST_MS ? value : value * 1000);
}

function fromMs(time: number): PostDate | null {
	const ms = Math.floor(time);
	const date = new Date(ms);
	if (Number.isNaN(date.getTime())) return null;
	return toPostDate({
		year: date.getUTCFullYear(),
		month: date.getUTCMonth() + 1,
		day: date.getUTCDate(),
		hour: date.getUTCHours(),
		minute: date.getUTCMinutes(),
		second: date.getUTCSeconds(),
		milli: date.getUTCMilliseconds(),
		offset: 0,
		isZulu: true,
	});
}

/** Null for a day or a time that the calendar does not have, and outside the years 1000-9999. */
function toPostDate(parts: Parts): PostDate | null {
	const {year, month, day, hour, minute = 0, second = 0, milli = 0, offset = null, isZulu = false} = parts;
	const midnight = Date.UTC(year, month - 1, day);
	if (!(year >= 1000 && year <= 9999) || !isSameDay(midnight, month, day)) return null;
	const iso = `${year}-${pad(month)}-${pad(day)}`;
	if (hour === undefined) return {year, month, day, ms: midnight, iso};
	if (!(hour <= 23 && minute <= 59 && second <= 59)) return null;
	const ms = midnight + ((hour * 60 + minute - (offset ?? 0)) * 60 + second) * 1000 + milli;
	const fraction = milli === 0 ? '' : `.${String(milli).padStart(3, '0')}`;
	const zone = isZulu ? 'Z' : offset === null ? '' : formatOffset(offset);
	return {year, month, day, ms, iso: `${iso}T${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}${zone}`};
}

function isSameDay(midnight: number, month: number, day: number): boolean {
	const date = new Date(midnight);
	return date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
}

function formatOffset(offset: number): string {
	const minutes = Math.abs(offset);
	return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function pad(number: number): string {
	return String(number).padStart(2, '0');
}
