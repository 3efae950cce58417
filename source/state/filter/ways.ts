import {foldWithPlaces} from '../../text/fold.ts';

/** A way to find a term in folded text. */
export type Way = {
	/** Where the term begins, from a place on; -1 where it does not. */
	readonly seek: (text: string, from: number) => number;
	/** Where it ends that begins at a place. */
	readonly end: (text: string, at: number) => number;
	/** Where its letters stand where it begins at a place: from and to by turns. */
	readonly spread: (text: string, at: number) => readonly number[];
	/** What it costs more than the term as it was typed; below 256 with all that the place costs. */
	readonly cost: number;
	/** Whether only titles and tags are searched. */
	readonly isBrief: boolean;
};

/** A query as it is sought; empty where it is blank. */
export const foldQuery = (query: string): string => foldWithPlaces(query, false).text.trim();

/** The terms of a folded query, the longest first: it is the quickest to tell what does not match. */
export const termsOf = (sought: string): readonly string[] =>
	[...new Set(sought.split(' '))].filter(Boolean).sort((a, b) => b.length - a.length);

/** A term as it was typed. */
export const asTyped = (term: string): Way => ({
	seek: (text, from) => text.indexOf(term, from),
	end: (_, at) => at + term.length,
	spread: (_, at) => [at, at + term.length],
	cost: 0,
	isBrief: false,
});

/** A term as it was typed, else with a slip, else with letters left out: the best way first. */
export function forgivingly(term: string): readonly Way[] {
	const ways = [asTyped(term)];
	// Numbers have no slips: other digits are another number.
	if (/^\p{L}[\p{L}']{2,23}$/u.test(term)) ways.push(byPattern(slipPattern([...term]), 16, false));
	// In a description, letters with others between them would soon be met by chance. Long terms would take too long to fail.
	if (/^\p{L}[\p{L}\p{N}]{3,11}$/u.test(term)) ways.push(byPattern(sparsePattern([...term]), 32, true));
	return ways;
}

const LETTER = "[\\p{L}\\p{N}']";
const LETTER_OR_GAP = "[\\p{L}\\p{N}' -]";

/**
 * Patterns of a term in which two letters have changed places, or one is missing, too many or wrong; but never the first.
 * Terms of three letters may have two of them swapped, those of four lack one too: more would make other words of them.
 */
function slipPattern(letters: readonly string[]): string {
	const [first = '', ...others] = letters;
	const variants = others.flatMap((letter, at) => {
		const before = others.slice(0, at).join('');
		const after = others.slice(at + 1).join('');
		const next = others[at + 1];
		return [
			...(next === undefined ? [] : [before + next + letter + others.slice(at + 2).join('')]),
			...(letters.length < 4 ? [] : [before + LETTER_OR_GAP + letter + after]),
			...(letters.length < 5 ? [] : [before + LETTER + after, before + after]),
		];
	});
	return `${first}(?:${variants.join('|')})`;
}

/** From the beginning of a word, no two letters left out in a row. */
const sparsePattern = (letters: readonly string[]): string =>
	`(?<![\\p{L}\\p{N}])${letters.map(letter => `(${letter})`).join(`${LETTER_OR_GAP}?`)}`;

function byPattern(source: string, cost: number, isBrief: boolean): Way {
	const pattern = new RegExp(source, 'gu');
	const exec = (text: string, from: number): RegExpExecArray | null => {
		pattern.lastIndex = from;
		return pattern.exec(text);
	};
	return {
		seek: (text, from) => exec(text, from)?.index ?? -1,
		end: (text, at) => at + (exec(text, at)?.[0].length ?? 0),
		spread: (text, at) => {
			const [whole = '', ...letters] = exec(text, at) ?? [];
			if (letters.length === 0) return [at, at + whole.length];
			let to = at;
			return letters.flatMap(letter => {
				const from = text.indexOf(letter, to);
				to = from + letter.length;
				return [from, to];
			});
		},
		cost,
		isBrief,
	};
}
