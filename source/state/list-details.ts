import type {Post} from '../posts/post.ts';
import {findWords} from '../posts/search/context.ts';
import {type ItemDetails, noDetails} from '../render/layout/item-parts.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {type Matched, matchedIn, type Range} from './filter.ts';
import {isFiltered} from './list-shown.ts';
import type {ListState} from './list-state.ts';
import {searchWords} from './search-words.ts';

const compact: ItemDetails = {...noDetails, isCompact: true};

/** What the list shows of a post beyond it: what the filter or the search found there. */
export function detailsOf(list: ListState, post: Post): ItemDetails {
	const details = list.isCompact ? compact : noDetails;
	if (isFiltered(list)) return {...details, ...filterDetails(post, list.query)};
	if (list.search === null) return details;
	const words = searchWords(list.search.query);
	const excerpt = list.search.found.get(post)?.context ?? null;
	return {
		...details,
		excerpt,
		title: findWords(sanitizeField(post.title), words),
		description: excerpt === null ? findWords(sanitizeField(post.description), words) : [],
	};
}

function filterDetails(post: Post, query: string): Partial<ItemDetails> {
	const matched = matchedIn(post, query);
	const {title, description} = matched;
	const isHeld = title.length > 0 || description.length > 0;
	// Of a long description that alone has it, what is shown begins nearer to it.
	const excerpt =
		title.length > 0 || description.length === 0
			? null
			: {text: sanitizeField(post.description), isCutBefore: false, isCutAfter: false, ranges: description};
	const hasTerms = /\S\s+\S/.test(query);
	const tags = isHeld && !hasTerms ? null : tagLine(post, matched);
	return {title, description, excerpt, also: tags ?? (isHeld ? null : pathLine(post, matched.path))};
}

/** The tags and categories that were found. */
function tagLine(post: Post, {tags, categories}: Matched): ItemDetails['also'] {
	const found = [...tags, ...categories];
	let text = '';
	const ranges: Range[] = [];
	// Of very many tags only the first are looked through.
	const names = [...post.tags.slice(0, tags.length), ...post.categories.slice(0, categories.length)];
	for (const [index, name] of names.entries()) {
		const own = found[index] ?? [];
		if (own.length === 0) continue;
		if (text !== '') text += ', ';
		for (const [from, to] of own) ranges.push([from + text.length, to + text.length]);
		text += sanitizeField(name);
	}
	return text === '' ? null : {text, ranges};
}

/** The path from the part on that was found. */
function pathLine({path}: Post, ranges: readonly Range[]): ItemDetails['also'] {
	const shown = sanitizeField(path);
	const [first] = ranges;
	if (first === undefined) return null;
	const start = shown.lastIndexOf('/', first[0]) + 1;
	return {
		text: shown.slice(start),
		ranges: ranges.map(([from, to]) => [Math.max(0, from - start), to - start] as const),
	};
}
