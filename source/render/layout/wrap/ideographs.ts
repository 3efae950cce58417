/** Kanji, kana, Bopomofo, Yi and full-width forms: a line may break on either side of them but for the marks below. */
const IDEOGRAPHIC =
	/[\u2E80-\u2FDF\u3001-\u312F\u3190-\u4DBF\u4E00-\uA4CF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{1F200}-\u{1F2FF}\u{20000}-\u{3FFFD}]/u;
const KANJI = /[\u3400-\u4DBF\u4E00-\u9FFF\u{20000}-\u{3FFFD}]/u;

// JIS X 4051 and GB/T 15834: closing brackets and quotes, stops and commas, small kana, marks that repeat or lengthen what
// stands before them, middle dots, wave dashes, slashes, and signs behind a number.
const NOT_AT_START =
	/[\p{M}\p{Pe}\p{Pf}\u200D\u00B0\u00B7\u2010\u2013\u2025-\u2027\u2030-\u2033\u2103\u2109\u3001\u3002\u3005\u301C\u303B\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308E\u3095\u3096\u309B-\u309E\u30A0\u30A1\u30A3\u30A5\u30A7\u30A9\u30C3\u30E3\u30E5\u30E7\u30EE\u30F5\u30F6\u30FB-\u30FE\u31F0-\u31FF\uFF01\uFF05\uFF0C\uFF0E\uFF0F\uFF1A\uFF1B\uFF1F\uFF5E\uFF61\uFF64\uFF65\uFF67-\uFF70\uFF9E\uFF9F\uFFE0!%),.:;?\]}\u2019\u201D]/u;
/** Opening brackets and quotes, and signs before a number or a name. */
const NOT_AT_END = /[\p{Ps}\p{Pi}\p{Sc}([{@#\u2018\u201C\u2116\uFF03\uFF20]/u;
/** Dashes and leaders come in pairs that are one mark. */
const PAIRED = /[\u2014\u2015\u2025\u2026\u2500\u30FC\u2E3A]/;

export const isIdeographic = (character: string): boolean => IDEOGRAPHIC.test(character);

/** Whether a character may not begin a line. */
export const isClosing = (character: string): boolean => NOT_AT_START.test(character);

/** Whether a line may break between two characters of which at least one is ideographic. */
export function mayPart(before: string, after: string): boolean {
	if (PAIRED.test(after) && before === after) return false;
	return !NOT_AT_START.test(after) && !NOT_AT_END.test(before) && before !== '\u200D';
}

/** A number and the sign that counts by it (`3年`, `第3`): better kept together. */
export const isCounted = (before: string, after: string): boolean =>
	(/[0-9０-９]/.test(before) && KANJI.test(after)) || (before === '第' && /[0-9０-９]/.test(after));
