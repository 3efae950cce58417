import {foldBlanks} from '../../text/fold.ts';
import {parseDay} from './days.ts';

/** What is looked for. Plain data, all of it folded, so that it can be handed to another thread. */
export type Query = {
	/** Words and phrases that all must stand somewhere in the post, each once, in the order they were written. */
	readonly words: readonly string[];
	/** Words and phrases that may not stand anywhere in it. */
	readonly excluded: readonly string[];
	readonly conditions: readonly Condition[];
	/** The wanted words as they were written, fields of the title among them: what a title may be word for word. */
	readonly spelled: string;
	/** What could not be understood and is left out: sentences without a final stop. */
	readonly problems: readonly string[];
};

/** What the post itself must tell, or with `isNot` may not tell. A `day` is a number such as 20190500. */
export type Condition = {readonly isNot: boolean} & (
	| {readonly field: 'title' | 'tag'; readonly value: string}
	| {readonly field: 'before' | 'after'; readonly day: number}
);

/** A post may be asked for so many words; what it tells of them is kept in the bits of one number. */
export const MOST_WORDS = 30;
const LONGEST_TEXT = 2000;

/** A minus that negates, a field, then a value in quotation marks (the last one may be missing) or without. */
const TERM = /(-(?=[^\s-]))?(?:(title|tag|before|after):)?(?:"([^"]*)(?:"|$)|([^\s"](?:(?!(?<=:)")\S)*))?/y;

/**
 * What a reader typed -> what to look for. Case and accents do not count, and a quotation mark may be a printer's.
 *
 * - `rome cruise`: both must be in the post, in its title, description, authors, tags or text. A word is found wherever its letters
 *   stand in a row, inside longer words too (`cruis` and `ruise` find `cruise`), as in grep, less and newsboat; so Chinese and
 *   Japanese need no rules of their own. Ranking puts whole words first.
 * - `"race across rome"`: the words in a row, whatever white space is between them. A last mark that is missing is at the end.
 * - `-rome`, `-"race across"`, `-tag:news`: not these. Two hyphens negate nothing: `--json` is a word.
 * - `title:rome`, `title:"across rome"`: in the title.
 * - `tag:film`: a tag or category of this name, or whose name begins so; blanks, hyphens and underscores in it are the same.
 * - `after:2019`, `before:2019-05`, `before:2019-05-31`: from the first day of that year or month on, and up to the day before it,
 *   as in Gmail (https://support.google.com/mail/answer/7190): so `after:2019 before:2020` is 2019. `/` and `.` will do for `-`.
 *   Posts without a date are neither before nor after.
 * - Any other `name:value` is a word, and a field without a value is not there yet.
 */
export function parseQuery(text: string): Query {
	// Half a character, as the cut may leave it, would be found inside others.
	const written = foldBlanks(text.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDFFF]/gu, ''));
	const words = new Set<string>();
	const excluded = new Set<string>();
	const conditions: Condition[] = [];
	const spelled: string[] = [];
	const problems = new Set<string>();
	for (const {isNot, field, value} of readTerms(written)) {
		if (field === null) {
			if (isNot) excluded.add(value);
			else if (words.size < MOST_WORDS || words.has(value)) words.add(value);
			else problems.add(`Only the first ${MOST_WORDS} words are searched for`);
		} else if (field === 'title' || field === 'tag') {
			conditions.push({isNot, field, value});
		} else {
			const day = parseDay(value);
			if (day !== null) conditions.push({isNot, field, day});
			else problems.add(`${field}: takes a year, a month or a day, such as 2019, 2019-05 or 2019-05-31`);
		}
		if (!isNot && (field === null || field === 'title')) spelled.push(value);
	}
	return {
		words: [...words],
		excluded: [...excluded].slice(0, MOST_WORDS),
		conditions,
		spelled: spelled.join(' '),
		problems: [...problems],
	};
}

type Term = {readonly isNot: boolean; readonly field: Condition['field'] | null; readonly value: string};

function* readTerms(written: string): Generator<Term> {
	for (let at = 0; at < written.length; ) {
		TERM.lastIndex = at;
		const [whole = '', minus, field, quoted, bare] = TERM.exec(written) ?? [];
		// At a blank, and at nothing else, it matches nothing.
		at += Math.max(1, whole.length);
		const value = (quoted ?? bare ?? '').trim();
		if (value === '' || (value === '-' && quoted === undefined)) continue;
		yield {isNot: minus !== undefined, field: isField(field) ? field : null, value};
	}
}

const isField = (field: string | undefined): field is Condition['field'] => field !== undefined;

/** Whether nothing is asked for, which no post answers. */
export function isEmptyQuery({words, excluded, conditions}: Query): boolean {
	return words.length === 0 && excluded.length === 0 && conditions.length === 0;
}

/** The words and phrases to mark in an article that was found, folded: those that its text or its title holds. */
export function wordsOf({words, conditions}: Query): readonly string[] {
	const titles = conditions.flatMap(condition =>
		condition.field === 'title' && !condition.isNot ? [condition.value] : [],
	);
	return [...new Set([...words, ...titles])];
}

/** The words of which `held` has no bit. */
export const missingWords = ({words}: Query, held: number): readonly string[] =>
	words.filter((_, index) => (held & (1 << index)) === 0);
