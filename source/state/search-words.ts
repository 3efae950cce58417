import {isEmptyQuery, parseQuery, wordsOf} from '../posts/search/query.ts';

/** The last query is asked for with every row that is drawn. */
let last: {readonly query: string; readonly words: readonly string[]} | null = null;

/** The words and phrases that a full-text search looks for, to be marked where they are found. */
export function searchWords(query: string): readonly string[] {
	if (last?.query !== query) last = {query, words: wordsOf(parseQuery(query))};
	return last.words;
}

/** What is wrong with a query, in a sentence, or null. */
export function queryProblem(query: string): string | null {
	const parsed = parseQuery(query);
	if (parsed.problems.length > 0) return parsed.problems.join('; ');
	return isEmptyQuery(parsed) ? 'There are no words to look for' : null;
}
