import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import test from 'node:test';
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import {isAmbiguousDate, parseDate} from '../../source/posts/date.ts';
import {formatDay, formatRecentDay} from '../../source/posts/dates/format.ts';
import {dateFromPath} from '../../source/posts/dates/in-path.ts';

const WRITTEN: ReadonlyArray<readonly [value: unknown, iso: string, utc: string]> = [
	['2021-03-04', '2021-03-04', '2021-03-04T00:00:00Z'],
	['2021-3-4', '2021-03-04', '2021-03-04T00:00:00Z'],
	['2021/03/04', '2021-03-04', '2021-03-04T00:00:00Z'],
	[' "2021-03-04" ', '2021-03-04', '2021-03-04T00:00:00Z'],
	['20210304', '2021-03-04', '2021-03-04T00:00:00Z'],
	[20210304, '2021-03-04', '2021-03-04T00:00:00Z'],
	['04.03.2021', '2021-03-04', '2021-03-04T00:00:00Z'],
	['4.3.2021 19:46', '2021-03-04T19:46:00', '2021-03-04T19:46:00Z'],
	['25/03/2021', '2021-03-25', '2021-03-25T00:00:00Z'],
	['03/25/2021', '2021-03-25', '2021-03-25T00:00:00Z'],
	['2021年3月4日', '2021-03-04', '2021-03-04T00:00:00Z'],
	['2021년 3월 4일', '2021-03-04', '2021-03-04T00:00:00Z'],
	['ngày 4 tháng 3 năm 2021', '2021-03-04', '2021-03-04T00:00:00Z'],
	['2021 March 4', '2021-03-04', '2021-03-04T00:00:00Z'],
	['13 de mayo de 2021', '2021-05-13', '2021-05-13T00:00:00Z'],
	['jueves, 13 de Mayo de 2021', '2021-05-13', '2021-05-13T00:00:00Z'],
	['13 de maio de 2021', '2021-05-13', '2021-05-13T00:00:00Z'],
	['1er août 2020', '2020-08-01', '2020-08-01T00:00:00Z'],
	['1 aout 2020', '2020-08-01', '2020-08-01T00:00:00Z'],
	['mardi 11 février 2020 à 10:30', '2020-02-11T10:30:00', '2020-02-11T10:30:00Z'],
	['11. Oktober 2020', '2020-10-11', '2020-10-11T00:00:00Z'],
	['11 okt. 2020 08:15 +0200', '2020-10-11T08:15:00+02:00', '2020-10-11T06:15:00Z'],
	['3 марта 2019', '2019-03-03', '2019-03-03T00:00:00Z'],
	['3 марта 2019 г.', '2019-03-03', '2019-03-03T00:00:00Z'],
	['11 жовтня 2020 р.', '2020-10-11', '2020-10-11T00:00:00Z'],
	['11 października 2020', '2020-10-11', '2020-10-11T00:00:00Z'],
	['11. marraskuuta 2020', '2020-11-11', '2020-11-11T00:00:00Z'],
	['2020. október 11.', '2020-10-11', '2020-10-11T00:00:00Z'],
	['11 Ekim 2020', '2020-10-11', '2020-10-11T00:00:00Z'],
	['11 d’octubre de 2020', '2020-10-11', '2020-10-11T00:00:00Z'],
	['11 Οκτωβρίου 2020', '2020-10-11', '2020-10-11T00:00:00Z'],
	['2021-03-04 19:46', '2021-03-04T19:46:00', '2021-03-04T19:46:00Z'],
	['2021-03-04T19:46', '2021-03-04T19:46:00', '2021-03-04T19:46:00Z'],
	['2021/03/04 20:28:01', '2021-03-04T20:28:01', '2021-03-04T20:28:01Z'],
	['2021-03-04-16-55-12', '2021-03-04T16:55:12', '2021-03-04T16:55:12Z'],
	['2021-03-04 7:05 pm', '2021-03-04T19:05:00', '2021-03-04T19:05:00Z'],
	['2021-03-04T19:46:05.25Z', '2021-03-04T19:46:05.250Z', '2021-03-04T19:46:05.250Z'],
	['2021-03-04T19:46:05.123456789-05:00', '2021-03-04T19:46:05.123-05:00', '2021-03-05T00:46:05.123Z'],
	['2021-03-04 00:00:00 +0800', '2021-03-04T00:00:00+08:00', '2021-03-03T16:00:00Z'],
	['2021-03-04T00:00:00+08:00', '2021-03-04T00:00:00+08:00', '2021-03-03T16:00:00Z'],
	['2021-03-04 23:30:00 -4', '2021-03-04T23:30:00-04:00', '2021-03-05T03:30:00Z'],
	['2021-03-04 23:30:00 -0400', '2021-03-04T23:30:00-04:00', '2021-03-05T03:30:00Z'],
	['2021-03-04 10:41:06 +0000', '2021-03-04T10:41:06+00:00', '2021-03-04T10:41:06Z'],
	['2021-03-04 10:41:06 UTC', '2021-03-04T10:41:06Z', '2021-03-04T10:41:06Z'],
	['20210304T101500Z', '2021-03-04T10:15:00Z', '2021-03-04T10:15:00Z'],
	['Thu, 04 Mar 2021 13:00:00 GMT', '2021-03-04T13:00:00Z', '2021-03-04T13:00:00Z'],
	['Thu, 04 Mar 2021 23:00:00 EST', '2021-03-04T23:00:00-05:00', '2021-03-05T04:00:00Z'],
	['4 Mar 2021 13:00 +0200', '2021-03-04T13:00:00+02:00', '2021-03-04T11:00:00Z'],
	['March 4, 2021', '2021-03-04', '2021-03-04T00:00:00Z'],
	['4 March 2021', '2021-03-04', '2021-03-04T00:00:00Z'],
	['4th Mar. 2021', '2021-03-04', '2021-03-04T00:00:00Z'],
	['Sept 4 2021', '2021-09-04', '2021-09-04T00:00:00Z'],
	['Thursday, March 4, 2021 at 7:05 PM', '2021-03-04T19:05:00', '2021-03-04T19:05:00Z'],
	['Thu Mar 04 2021 23:30:00 GMT-0500 (Eastern Standard Time)', '2021-03-04T23:30:00-05:00', '2021-03-05T04:30:00Z'],
	['Thu Mar  4 23:30:00 UTC 2021', '2021-03-04T23:30:00Z', '2021-03-04T23:30:00Z'],
	['Thu Mar  4 23:30:00 2021 -0500', '2021-03-04T23:30:00-05:00', '2021-03-05T04:30:00Z'],
	['04 Mar 21 23:00 EST', '2021-03-04T23:00:00-05:00', '2021-03-05T04:00:00Z'],
	['Thursday, 04-Mar-99 13:00:00 GMT', '1999-03-04T13:00:00Z', '1999-03-04T13:00:00Z'],
	['<2021-03-04 Thu 19:46>', '2021-03-04T19:46:00', '2021-03-04T19:46:00Z'],
	['2021年3月4日（木） 19:46', '2021-03-04T19:46:00', '2021-03-04T19:46:00Z'],
	['２０２１／０３／０４　１９：４６', '2021-03-04T19:46:00', '2021-03-04T19:46:00Z'],
	['2021–03–04', '2021-03-04', '2021-03-04T00:00:00Z'],
	['"2021-03-04",', '2021-03-04', '2021-03-04T00:00:00Z'],
	['2021-03-04 23:30:00.25 +0800 CST', '2021-03-04T23:30:00.250+08:00', '2021-03-04T15:30:00.250Z'],
	['2021-03-04 3pm', '2021-03-04T15:00:00', '2021-03-04T15:00:00Z'],
	['4.3.2021 19.46', '2021-03-04T19:46:00', '2021-03-04T19:46:00Z'],
	['2021-03-04T19:46+01:00[Europe/Paris]', '2021-03-04T19:46:00+01:00', '2021-03-04T18:46:00Z'],
	[1614887165, '2021-03-04T19:46:05Z', '2021-03-04T19:46:05Z'],
	[1614887165.2508597, '2021-03-04T19:46:05.250Z', '2021-03-04T19:46:05.250Z'],
	['1614887165.2508597 ', '2021-03-04T19:46:05.250Z', '2021-03-04T19:46:05.250Z'],
	[1614887165250, '2021-03-04T19:46:05.250Z', '2021-03-04T19:46:05.250Z'],
	['1614887165250', '2021-03-04T19:46:05.250Z', '2021-03-04T19:46:05.250Z'],
	[new Date('2021-03-04T19:46:05.250Z'), '2021-03-04T19:46:05.250Z', '2021-03-04T19:46:05.250Z'],
];

for (const [value, iso, utc] of WRITTEN) {
	test(`${JSON.stringify(value)} is the date ${iso}`, () => {
		const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
		assert.deepEqual(parseDate(value), {year, month, day, ms: Date.parse(utc), iso});
	});
}

const NO_DATES: readonly unknown[] = [
	'2023-13-45',
	'2024-02-30',
	'2023-02-29',
	'2021-03-04 25:00',
	'2021-03-04 10:61',
	'2021-03-04 13:00 pm',
	'2021-03-04 10:00 +99:00',
	'0001-01-01T00:00:00Z',
	'99999-01-01',
	99999,
	2021,
	'2021',
	'03/04/2021',
	'2021-03',
	'March 2021',
	'marketing 4, 2021',
	'4 walks 2021',
	'antes de 13 de mayo de 2021',
	// October to some, November to others.
	'11 listopada 2020',
	'{{ .Date }}',
	'',
	'   ',
	'soon',
	'31 Feb 2021',
	`2021-03-04${' '.repeat(5000)}`,
	Number.NaN,
	Number.POSITIVE_INFINITY,
	8.64e18,
	new Date(Number.NaN),
	null,
	undefined,
	true,
	['2021-03-04'],
	{date: '2021-03-04'},
];

for (const value of NO_DATES) {
	test(`${(JSON.stringify(value) ?? String(value)).slice(0, 40)} is no date`, () => {
		assert.equal(parseDate(value), null);
	});
}

test('a leap day is a date in a leap year', () => {
	assert.equal(parseDate('2024-02-29')?.iso, '2024-02-29');
});

const PATHS: ReadonlyArray<readonly [path: string, iso: string | null]> = [
	['posts/2019/05/04/a-walk/index.md', '2019-05-04'],
	['posts/2019年5月4日.md', '2019-05-04'],
	['posts/2019-05-04-name.md', '2019-05-04'],
	['2019-5-4_name.md', '2019-05-04'],
	['2019-05-04.md', '2019-05-04'],
	['2019-05-04-16-55-12-name.md', '2019-05-04'],
	['posts/20190504-name.md', '2019-05-04'],
	['posts/2019/05/04/name.md', '2019-05-04'],
	['2019/05/04-name.md', '2019-05-04'],
	['2019-05-04-name/index.md', '2019-05-04'],
	['2018-01-01-trip/2019-05-04-name.md', '2019-05-04'],
	['C:\\posts\\2019-05-04-name.md', '2019-05-04'],
	['2019-02-30-name.md', null],
	['2019/05/name.md', null],
	['12019-05-04-name.md', null],
	['2019/2019-05-04-name.md', '2019-05-04'],
	['_posts/2019-05-04-name/index.md', '2019-05-04'],
	['post/2019/05/04/index.md', '2019-05-04'],
	['20190504165512-name.md', '2019-05-04'],
	['minutes-2019-05-04.md', '2019-05-04'],
	['minutes.2019-05-04.md', '2019-05-04'],
	['1984-11-review.md', null],
	['1080-10-10-lines.md', null],
	['2019.md', null],
	['top-2019-05-04-walks.md', null],
	['2019/13/45/name.md', null],
	['3000-01-01-odyssey.md', null],
	['20199999-name.md', null],
	['34250700-0-image.md', null],
	['name.md', null],
	['', null],
];

for (const [path, iso] of PATHS) {
	test(`the path ${JSON.stringify(path)} ${iso === null ? 'holds no date' : `holds ${iso}`}`, () => {
		assert.equal(dateFromPath(path)?.iso ?? null, iso);
	});
}

const DAYS: ReadonlyArray<readonly [locale: string | undefined, short: string, long: string]> = [
	['en-GB', '11 Oct 2020', 'Sunday 11 October 2020'],
	['en-US', '11 Oct 2020', 'Sunday 11 October 2020'],
	['en_US.UTF-8', '11 Oct 2020', 'Sunday 11 October 2020'],
	['C', '11 Oct 2020', 'Sunday 11 October 2020'],
	['C.UTF-8', '11 Oct 2020', 'Sunday 11 October 2020'],
	['POSIX', '11 Oct 2020', 'Sunday 11 October 2020'],
	['', '11 Oct 2020', 'Sunday 11 October 2020'],
	[undefined, '11 Oct 2020', 'Sunday 11 October 2020'],
	['no such locale', '11 Oct 2020', 'Sunday 11 October 2020'],
	['de_DE.UTF-8', '11. Okt. 2020', 'Sonntag, 11. Oktober 2020'],
	['fr', '11 oct. 2020', 'dimanche 11 octobre 2020'],
];

for (const [locale, short, long] of DAYS) {
	test(`a day reads ${short} in the locale ${JSON.stringify(locale)}`, () => {
		const date = parseDate('2020-10-11T23:59:00-11:00');
		assert.ok(date !== null);
		assert.equal(formatDay(date, locale, 'short'), short);
		assert.equal(formatDay(date, locale, 'long'), long);
	});
}

const DISTANCES: ReadonlyArray<readonly [locale: string, iso: string, text: string]> = [
	['en', '2021-03-04', 'today'],
	['en', '2021-03-04T23:59:00-11:00', 'today'],
	['en', '2021-03-03', 'yesterday'],
	['en', '2021-03-02', '2 days ago'],
	['en', '2021-02-26', '6 days ago'],
	['en', '2021-02-25', '25 Feb 2021'],
	['en', '2021-03-05', '5 Mar 2021'],
	['en', '2020-03-04', '4 Mar 2020'],
	['no such locale', '2021-03-03', 'yesterday'],
	['de', '2021-03-04', 'heute'],
	['de', '2021-03-02', 'vorgestern'],
	['fr_FR.UTF-8', '2021-02-28', 'il y a 4 jours'],
	['de', '2021-02-25', '25. Feb. 2021'],
];

for (const [locale, iso, text] of DISTANCES) {
	test(`on 4 March 2021 the day ${iso} reads ${text} in the locale ${locale}`, () => {
		const date = parseDate(iso);
		assert.ok(date !== null);
		assert.equal(formatRecentDay(date, locale, {year: 2021, month: 3, day: 4}), text);
	});
}

test('without a day of the reader every day is told itself', () => {
	const date = parseDate('2021-03-04');
	assert.ok(date !== null);
	assert.equal(formatRecentDay(date, 'en', null), '4 Mar 2021');
});

test('a date is ambiguous when its day may be its month', () => {
	assert.deepEqual(
		['03/04/2021', '3-4-2021 10:00', '03/03/2021', '25/03/2021', '2021/03/04', '3.4.2021', 'soon'].map(isAmbiguousDate),
		[true, true, false, false, false, false, false],
	);
});

const script = `
import {parseDate} from './source/posts/date.ts';
import {formatDay, formatRecentDay} from './source/posts/dates/format.ts';
import {dateFromPath} from './source/posts/dates/in-path.ts';
const values = ${JSON.stringify(WRITTEN.map(([value]) => value))};
const dates = [...values.map(parseDate), dateFromPath('2019-05-04-name.md')];
const days = ['en', 'de'].flatMap(locale => dates.map(date => date && [
	formatDay(date, locale, 'long'), formatRecentDay(date, locale, {year: 2021, month: 3, day: 5})]));
console.log(JSON.stringify([dates, days]));`;

test('dates are read and told the same in every time zone', () => {
	const runIn = (TZ: string) =>
		execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
			cwd: fileURLToPath(new URL('../..', import.meta.url)),
			env: {...process.env, TZ},
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		});
	const utc = runIn('UTC');
	assert.ok(utc.includes('2021-03-04T19:46:05.250Z') && utc.includes('yesterday') && utc.includes('gestern'));
	for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kolkata'])
		assert.equal(runIn(zone), utc, zone);
});

test('every day of every year is read as it was written, in every time zone', () => {
	const days = fc.record({
		year: fc.integer({min: 1000, max: 9999}),
		month: fc.integer({min: 1, max: 12}),
		day: fc.integer({min: 1, max: 28}),
	});
	fc.assert(
		fc.property(days, fc.integer({min: -12, max: 14}), ({year, month, day}, hours) => {
			const zone = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
			const date = parseDate(`${year}-${month}-${day} 00:30 ${zone}`);
			assert.deepEqual([date?.year, date?.month, date?.day], [year, month, day]);
			assert.equal(date?.ms, Date.parse(date?.iso ?? ''));
		}),
	);
});

test('anything at all is a date or null, and a date can be formatted in any locale', () => {
	const values = fc.oneof(fc.anything(), fc.stringMatching(/^[0-9:T +\-/.]{0,30}$/), fc.double());
	fc.assert(
		fc.property(values, fc.string(), (value, locale) => {
			const date = parseDate(value);
			if (date === null) return;
			assert.ok(Number.isFinite(date.ms));
			assert.ok(formatDay(date, locale, 'long').length > 0);
			assert.ok(formatRecentDay(date, locale, {year: 2021, month: 3, day: 4}).length > 0);
		}),
	);
});

test('any path is dated without an error', () => {
	fc.assert(
		fc.property(fc.string(), path => {
			dateFromPath(path);
		}),
	);
});
