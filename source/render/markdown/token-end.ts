import type {Token} from 'marked';

/** A longer text is not looked at: it is many pieces, which are put together anew each time one asks. */
const LONGEST = 10_000;

/** The last characters before the place where a tokenizer stands; null where none can be told. */
export function endOf(tokens: readonly Token[], length: number): string | null {
	const last = tokens.at(-1);
	if (last === undefined) return '';
	return last.raw.length > LONGEST ? null : last.raw.slice(-length);
}
