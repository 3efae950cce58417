import type {Measure} from './judge.ts';

const IN_HTML = 'Markdown inside of HTML is read, as the generators of many sites do';
const ENTITY = 'entities without a semicolon, or too large, are decoded, as browsers do';

/**
 * The examples whose words come out in another way than the specification has it, and why: first those that lack words,
 * then those that show too many of Markdown's own marks or too few.
 */
export type Exceptions = Readonly<Record<Measure, ReadonlyMap<number, string>>>;

const commonmarkLetters: ReadonlyMap<number, string> = new Map([
	[28, ENTITY],
	[29, ENTITY],
	[191, 'a table goes on behind a blank line, also where its rows are indented as code would be'],
	[417, 'stars between letters may hide a word that is not to be printed; they stay as they are'],
]);

const commonmarkMarks: ReadonlyMap<number, string> = new Map([
	...commonmarkLetters,
	...[150, 151, 155, 159, 161, 162, 163, 164, 165, 166, 177, 178, 186, 189].map((number): [number, string] => [
		number,
		IN_HTML,
	]),
	[392, 'bold type that begins with a mark of punctuation amid a word is bold, as people mean it'],
	[564, 'marked lets emphasis begin before a link and end in it; the words are those of the link'],
]);

export const commonmarkExceptions: Exceptions = {letters: commonmarkLetters, marks: commonmarkMarks};

const wideTable: ReadonlyMap<number, string> = new Map([
	[14, 'a table that is too wide stands row by row, the name of its column before each value'],
]);

export const gfmExceptions: Exceptions = {letters: wideTable, marks: wideTable};
