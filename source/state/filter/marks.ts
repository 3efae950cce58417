import type {Post} from '../../posts/post.ts';
import {type Folded, foldWithPlaces} from '../../text/fold.ts';
import {sanitizeField} from '../../text/sanitize.ts';
import {isWordStart} from './cost.ts';
import {LONGEST_FIELD, shownField} from './entry.ts';
import {foldQuery, forgivingly, termsOf, type Way} from './ways.ts';

/** Where it begins and ends, in UTF-16 units. */
export type Range = readonly [from: number, to: number];

/** Ranges of a post's fields as `sanitizeField` shows them, ascending, none touching another. */
export type Matched = {
	readonly title: readonly Range[];
	readonly description: readonly Range[];
	/** For each of the tags, and of the categories, as far as these are searched. */
	readonly tags: readonly (readonly Range[])[];
	readonly categories: readonly (readonly Range[])[];
	readonly path: readonly Range[];
};

type Field = {readonly folded: Folded; readonly isBrief: boolean; readonly ranges: Range[]};

/** Which letters of a post a query matches; none for a blank one. For the few posts on a screen. */
export function matchedIn(post: Post, query: string): Matched {
	const title = createField(shownField(post.title), true);
	const tags = post.tags.slice(0, MOST_TAGS).map(tag => createField(shownField(tag), true));
	const categories = post.categories.slice(0, MOST_TAGS).map(category => createField(shownField(category), true));
	const description = createField(shownField(post.description), false);
	const path = createField(sanitizeField(post.path), false);
	const fields = [title, ...tags, ...categories, description, path];
	for (const term of termsOf(foldQuery(query))) markTerm(fields, term);
	return {
		title: joinRanges(title),
		description: joinRanges(description),
		tags: tags.map(joinRanges),
		categories: categories.map(joinRanges),
		path: joinRanges(path),
	};
}

/** No more begin within the letters of a field that are searched. */
const MOST_TAGS = LONGEST_FIELD / 2;

const createField = (shown: string, isBrief: boolean): Field => ({
	folded: foldWithPlaces(shown, false),
	isBrief,
	ranges: [],
});

type Hit = {readonly field: Field; readonly at: number};

/** Marks a term the best way there is. Insides of words are marked only where it begins no word of the post. */
function markTerm(fields: readonly Field[], term: string): void {
	for (const way of forgivingly(term)) {
		const hits = fields.flatMap(field => hitsIn(field, way));
		if (hits.length === 0) continue;
		const starts = hits.filter(({field, at}) => isWordStart(field.folded.text, at));
		for (const {field, at} of starts.length > 0 ? starts : hits) {
			const spread = way.spread(field.folded.text, at);
			for (let index = 0; index < spread.length; index += 2)
				field.ranges.push(shownRange(field, spread[index] ?? 0, spread[index + 1] ?? 0));
		}
		return;
	}
}

function hitsIn(field: Field, {seek, isBrief}: Way): readonly Hit[] {
	const {text} = field.folded;
	const hits: Hit[] = [];
	if (isBrief && !field.isBrief) return hits;
	for (let at = seek(text, 0); at >= 0; at = seek(text, at + 1)) hits.push({field, at});
	return hits;
}

/** A range of the folded text in the shown one; of a character that folds into several, such as `ﬁ`, all. */
function shownRange({folded: {text, starts}}: Field, from: number, to: number): Range {
	if (starts === null) return [from, to];
	let after = to;
	while (after < text.length && starts[after] === starts[after - 1]) after++;
	return [starts[from] ?? 0, starts[after] ?? 0];
}

function joinRanges({ranges}: Field): readonly Range[] {
	const joined: Range[] = [];
	for (const [from, to] of ranges.sort(([a], [b]) => a - b)) {
		const last = joined.at(-1);
		if (last === undefined || from > last[1]) joined.push([from, to]);
		else joined[joined.length - 1] = [last[0], Math.max(last[1], to)];
	}
	return joined;
}
