/** Languages that write a day as a number, the name of a month and a year, mostly in this order. */
const LANGUAGES =
	'ar az be bg bs ca cs da de el es et eu fi fr gl hr hu id is it lt lv mk ms nb nl nn pl pt ro ru sk sl sq sr sr-Latn sv tr uk'.split(
		' ',
	);
const ENGLISH = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const WORD = '[\\p{L}\\p{M}]+';
const DAY = '(?<day>\\d{1,2})(?:er|st|[.ºª°])?';
/** What Romance languages put before a name, and `d'agost`. */
const OF = "(?:d(?:e|el|o|i)? |d['’] ?)?";
/** The word for year or its first letter behind the number, as in Russian and Bulgarian. */
const YEAR = '(?<year>\\d{4})(?: ?(?:г|р|год|года|року)(?![\\p{L}\\p{M}])\\.?)?';
const WEEKDAY = `(?:${WORD}(?:-${WORD})?\\.?,? )?`;

const BEFORE_CLOCK = /^,? (?:à|a las|alle|às|as|kl\.?|klo|o|om|um|в) (?=\d)/u;

const FORMS: readonly RegExp[] = [
	`${WEEKDAY}${DAY} ${OF}(?<month>${WORD})\\.?,? ${OF}${YEAR}(?<rest>.*)`,
	`(?<month>${WORD})\\.? (?<day>\\d{1,2}),? ${OF}${YEAR}(?<rest>.*)`,
	`(?<year>\\d{4})(?:\\.| m\\.| г\\.|,)? (?:gada )?(?:${DAY} )?(?<month>${WORD})(?: (?<lastDay>\\d{1,2}))?(?: ?d)?\\.?(?<rest>.*)`,
].map(form => new RegExp(`^${form}$`, 'u'));

/**
 * A date with the name of a month in another language (`13 de mayo de 2021`, `3 марта 2019 г.`), written with the English
 * one: `13 may 2021`. The text comes in small letters. Null where there is no such name, or one that means different
 * months in different languages, as `listopad` does.
 */
export function translateDate(text: string): string | null {
	if (!/\d{4}/.test(text) || !/[\p{L}]{3}/u.test(text)) return null;
	for (const form of FORMS) {
		const {day, lastDay, month = '', year, rest = ''} = form.exec(text)?.groups ?? {};
		const english = monthNames().get(fold(month));
		if (english && (day ?? lastDay) !== undefined) {
			return `${day ?? lastDay} ${english} ${year}${rest.replace(BEFORE_CLOCK, ' ')}`;
		}
	}
	return null;
}

let names: ReadonlyMap<string, string | null> | null = null;

/**
 * Names and their short forms as Intl has them, in the nominative and as they stand behind a day. It takes
 * milliseconds, so only once it is asked for.
 */
function monthNames(): ReadonlyMap<string, string | null> {
	names ??= collectNames();
	return names;
}

function collectNames(): ReadonlyMap<string, string | null> {
	const found = new Map<string, string | null>();
	for (const language of Intl.DateTimeFormat.supportedLocalesOf(LANGUAGES)) {
		for (const month of ['long', 'short'] as const) {
			for (const day of [{}, {day: 'numeric', year: 'numeric'} as const]) {
				const format = new Intl.DateTimeFormat(language, {month, ...day, calendar: 'gregory', timeZone: 'UTC'});
				for (const [index, english] of ENGLISH.entries()) addName(found, nameIn(format, index), english);
			}
		}
	}
	return found;
}

function nameIn(format: Intl.DateTimeFormat, month: number): string {
	return format.formatToParts(Date.UTC(2021, month, 11)).find(({type}) => type === 'month')?.value ?? '';
}

/** Null for a name that already means another month. */
function addName(names: Map<string, string | null>, name: string, english: string): void {
	const key = fold(name);
	if (!/^\p{L}+$/u.test(key)) return;
	const known = names.get(key);
	names.set(key, known === undefined || known === english ? english : null);
}

/** As people type them: in small letters, without accents and a final stop. */
function fold(name: string): string {
	return name
		.toLowerCase()
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/^d['’]/, '')
		.replace(/\.$/, '');
}
