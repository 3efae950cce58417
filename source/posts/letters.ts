/** Texts without letters and marks but those of English: signs, digits, powers, currencies and punctuation may stand in them. */
const OTHER_THAN_ENGLISH =
	/[^\0-\u007f\u00a0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2122]/;

/**
 * A pattern with `\p{L}`, `\p{Lu}`, `\p{Ll}` and `\p{M}` within brackets, for the text that it is to be tried on. It means
 * the same for every text, but V8 takes up to a millisecond to look up each property of characters for the first time, which
 * English texts do without.
 */
export function createLetterPattern(source: string, flags = ''): (text: string) => RegExp {
	let english: RegExp | null = null;
	let any: RegExp | null = null;
	return text => {
		if (OTHER_THAN_ENGLISH.test(text)) {
			any ??= new RegExp(source, `${flags}u`);
			return any;
		}
		english ??= new RegExp(inEnglish(source), flags);
		return english;
	};
}

const inEnglish = (source: string): string =>
	source
		.replaceAll('\\p{Lu}', 'A-Z')
		.replaceAll('\\p{Ll}', 'a-z')
		.replaceAll('\\p{L}', 'A-Za-z')
		.replaceAll('\\p{M}', '');

/** Whether a character, or none, is a letter. Those of Latin-1 are known by heart, for the same reason. */
export const isLetter = (character: string): boolean =>
	character <= LAST_OF_LATIN_1 ? /[A-Za-zªµºÀ-ÖØ-öø-ÿ]/.test(character) : /\p{L}/u.test(character);

export const isLargeLetter = (character: string): boolean =>
	character <= LAST_OF_LATIN_1 ? /[A-ZÀ-ÖØ-Þ]/.test(character) : /\p{Lu}/u.test(character);

export const isSmallLetter = (character: string): boolean =>
	character <= LAST_OF_LATIN_1 ? /[a-zµß-öø-ÿ]/.test(character) : /\p{Ll}/u.test(character);

const LAST_OF_LATIN_1 = '\u00ff';
