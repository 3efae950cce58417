// Thai, Lao, Myanmar, Khmer and their kin write no blank between words (class SA of UAX 14): the breaks are found by a
// dictionary, which ICU has.
const UNSPACED = /[\u0E01-\u0E3A\u0E40-\u0E4E\u0E81-\u0EDF\u1000-\u109F\u1780-\u17D3\u1A20-\u1AAD]/;
const RUNS = new RegExp(`${UNSPACED.source}{2,}`, 'g');
/**
 * Repetition and abbreviation marks (Thai, Lao, Khmer) stay with the word before them; vowels and tones with their
 * letter.
 */
const NOT_AT_START = /^[\p{M}\u0E2F\u0E46\u0EAF\u0EC6\u17D4-\u17D7]/u;
// As for clusters in text/width.ts: the segmenter of Node 20 takes quadratic time on long text.
const PIECE = 2048;

let segmenter: Intl.Segmenter | undefined;

/** The places between words in the runs of a row that are written without blanks; null where it has none. */
export function unspacedBreaks(row: string): ReadonlySet<number> | null {
	if (!UNSPACED.test(row)) return null;
	segmenter ??= new Intl.Segmenter('th', {granularity: 'word'});
	const breaks = new Set<number>();
	for (const {0: run, index} of row.matchAll(RUNS)) {
		for (let start = 0; start < run.length; start += PIECE) {
			for (const {index: at} of segmenter.segment(run.slice(start, start + PIECE))) {
				// Where a piece begins is no boundary that the dictionary has found.
				if (at > 0 && !NOT_AT_START.test(run.slice(start + at, start + at + 1))) breaks.add(index + start + at);
			}
		}
	}
	return breaks;
}
