import {translateDate} from './dates/month-names.ts';
import {detach} from './detach.ts';

/**
 * A post's date: the calendar day as it was written, in the zone it was written in, so that it is the same for every
 * reader.
 */
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

/** What a form of date found under the names `year`, `month` or `monthName`, `day` and so on. */
export type DateGroups = Readonly<Record<string, string | undefined>>;

const MONTH_STEMS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

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
	['WEST', 60],
	['BST', 60],
	['EET', 120],
	['EEST', 180],
	['MSK', 180],
	['JST', 540],
	['KST', 540],
	['AEST', 600],
	['AEDT', 660],
]);

const MONTH =
	'(?<monthName>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const WEEKDAY = '(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\\.?,? )?';
/** With minutes, unless it is `3 pm`. */
const CLOCK =
	'(?<hour>\\d{1,2})(?:[:h.-](?<minute>\\d{1,2})(?:[:.-](?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9}))?)?|(?= ?[ap]\\.?m))';
const HALF = '(?: ?(?<half>[ap])\\.?m\\.?)?';
const ZONE =
	'(?: ?(?:(?<zulu>z)|(?:utc|gmt)?(?<sign>[+-])(?<zoneHour>\\d{1,2})(?::?(?<zoneMinute>\\d\\d))?(?: [a-z]{3,4})?|(?<zoneName>[a-z]{3,4})|[a-z]+/[a-z_/]+))?';
/** A note, or the name of the zone as Java writes it. */
const COMMENT = '(?: ?(?:\\([^()]*\\)|\\[[^[\\]]*\\]))?';
/** Behind a day as in org files and in East Asia: `2020-01-02 Thu`, `2020年1月2日（木）`. */
const DAY_NAME =
	'(?:,? ?\\(?(?:(?<!\\d)(?:sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\\.?|(?:星期|周|週)[一二三四五六日天]|[日月火水木金土](?:曜日?)?|[월화수목금토일](?:요일)?)\\)?)?';
const TIME = `${DAY_NAME}(?:(?:t|, | at | - |[ -]) ?${CLOCK}${HALF})?${ZONE}${COMMENT}`;

/** Every written form of a date that is understood. They are matched against lower case with single blanks. */
const FORMS: readonly RegExp[] = [
	`(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})${TIME}`,
	`(?<year>(?:19|20)\\d\\d)(?<month>\\d\\d)(?<day>\\d\\d)(?:t?(?<hour>\\d\\d)(?<minute>\\d\\d)(?<second>\\d\\d)?${ZONE})?`,
	`(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})${TIME}`,
	`(?<first>\\d{1,2})[-/](?<other>\\d{1,2})[-/](?<year>\\d{4})${TIME}`,
	`${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?${MONTH},?[ -](?<year>\\d{4})${TIME}`,
	`${WEEKDAY}${MONTH} (?<day>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})${TIME}`,
	`${WEEKDAY}(?<day>\\d{1,2})[ -]${MONTH}[ -](?<shortYear>\\d\\d) ${CLOCK}${ZONE}${COMMENT}`,
	`${WEEKDAY}${MONTH} (?<day>\\d{1,2}) ${CLOCK}(?: (?<zoneName>[a-z]{3,4}))? (?<year>\\d{4})(?: (?<sign>[+-])(?<zoneHour>\\d\\d):?(?<zoneMinute>\\d\\d))?`,
	`(?<year>\\d{4})[.,]?[ -]${MONTH}[ -](?<day>\\d{1,2})\\.?${TIME}`,
	`(?<year>\\d{4}) ?[年년] ?(?<month>\\d{1,2}) ?[月월] ?(?<day>\\d{1,2}) ?[日일]${DAY_NAME}(?: ?${CLOCK})?`,
	`(?:ngày )?(?<day>\\d{1,2}) tháng (?<month>\\d{1,2}),? (?:năm )?(?<year>\\d{4})(?: ?${CLOCK})?`,
].map(form => new RegExp(`^${form}$`));

const MAX_WRITTEN_LENGTH = 100;
/** A number from here on counts milliseconds: as seconds it would be in the year 5138. */
const FIRST_MS = 1e11;
/** Numbers below are years, versions or mistakes; as seconds they would be before March 1973. */
const FIRST_SECOND = 1e8;

/**
 * Reads a date as front matter writes it: a string in any of the common forms, Unix time in seconds or milliseconds
 * (a number or a string of digits; UTC), or a JavaScript Date (UTC). The months of many languages are known. Null for whatever is no date or cannot be one.
 */
export function parseDate(value: unknown): PostDate | null {
	if (typeof value === 'number') return parseWritten(String(value));
	if (typeof value === 'string') return parseWritten(value);
	if (value instanceof Date) return fromMs(value.getTime());
	return null;
}

function parseWritten(written: string): PostDate | null {
	if (written.length > MAX_WRITTEN_LENGTH) return null;
	const text = PLAIN.test(written) ? written.toLowerCase() : normalize(written);
	// Nothing else has this form, and a site that writes it writes nothing else: no need to try the others first.
	if (/^\d{9,13}\.\d{1,20}$/.test(text)) return fromUnixTime(Number(text));
	if (/^[+-]?\d{1,16}(?:\.\d{0,20})?$/.test(text)) return matchForms(text) ?? fromUnixTime(Number(text));
	const date = matchForms(text);
	if (date !== null) return date;
	const translated = translateDate(text);
	return translated === null ? null : matchForms(translated);
}

/** What needs nothing of `normalize` but small letters. */
const PLAIN = /^[\dTZ:.+-]+(?: [\d:.TZ+-]+)*$/;

function normalize(written: string): string {
	return written
		.trim()
		.replace(/\s+/g, ' ')
		.replace(/[\uff01-\uff5e]/g, toHalfWidth)
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replace(/^["'<]|[,;]?["'>]?[,;]?$/g, '')
		.toLowerCase();
}

/** Keyboards of East Asia have digits and marks as wide as their characters. */
function toHalfWidth(wide: string): string {
	return String.fromCharCode(wide.charCodeAt(0) - 0xfee0);
}

function matchForms(text: string): PostDate | null {
	for (const form of FORMS) {
		const groups = form.exec(text)?.groups;
		const date = groups === undefined ? null : dateFromGroups(groups);
		if (date !== null) return date;
	}
	return null;
}

/** Whether a text is no date because nobody can tell its day from its month: `03/04/2021`. */
export function isAmbiguousDate(written: string): boolean {
	const [, first, other] = /^\s*(\d{1,2})[-/](\d{1,2})[-/]\d{4}(?!\d)/.exec(written) ?? [];
	const isMonth = (number: string | undefined) => Number(number) >= 1 && Number(number) <= 12;
	return isMonth(first) && isMonth(other) && Number(first) !== Number(other);
}

/** Null where the calendar has no such day. */
export function dateFromGroups(groups: DateGroups): PostDate | null {
	const {shortYear = '', year = toFullYear(shortYear), hour, minute = 0, second = 0, fraction = '', half} = groups;
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

/** As RFC 2822, 4.3 has it: 50 to 99 are years of the last century. */
function toFullYear(shortYear: string): string {
	return shortYear === '' ? '' : `${shortYear >= '50' ? '19' : '20'}${shortYear}`;
}

function readZone({zulu, sign, zoneHour = '0', zoneMinute = '0', zoneName}: DateGroups): Zone | null {
	const name = zoneName?.toUpperCase() ?? '';
	if (zulu !== undefined || name === 'UTC' || name === 'GMT') return {offset: 0, isZulu: true};
	if (sign === undefined) return {offset: ZONE_MINUTES.get(name) ?? null, isZulu: false};
	const minutes = Number(zoneHour) * 60 + Number(zoneMinute);
	if (Number(zoneMinute) > 59 || minutes > 14 * 60) return null;
	return {offset: sign === '-' ? -minutes : minutes, isZulu: false};
}

/** Of `03/04/2021` nobody can tell which is the month: NaN, which no date has. */
function readMonthAndDay({monthName, month, day, first, other}: DateGroups): {month: number; day: number} {
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
	const time = `${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}${zone}`;
	return {year, month, day, ms, iso: detach(`${iso}T${time}`)};
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
	return number < 10 ? `0${number}` : String(number);
}
