import {foldBlanks, foldWithPlaces} from '../../text/fold.ts';
import type {Post} from '../post.ts';
import {type Context, contextAt} from './context.ts';
import {dayOf} from './days.ts';
import {type Condition, isEmptyQuery, missingWords, type Query, wordsOf} from './query.ts';

/** A post that was found. */
export type Hit = {
	/**
	 * How well it matches; of equal scores the newer post comes first. The whole number tells where the words are:
	 * 5 they are the title, 4 they stand in the title as they were typed, 3 all are in the title, 2 all in the title,
	 * description, authors and tags, 1 some in the title and others in the text only, 0 in the text. The rest below 1
	 * tells of words in the text: whether they are there once, twice, four or eight times as the beginning of a word,
	 * and whether they are there from the beginning.
	 */
	readonly score: number;
	/** Where the first word was found; null where the title tells it all. */
	readonly context: Context | null;
};

/** What a post without its text tells of a query. */
export type PostMatch =
	| {readonly verdict: 'no'}
	/** The text must be read. `held` has the bits of the words that the post holds; what the text adds is joined to `hit`. */
	| {readonly verdict: 'maybe'; readonly held: number; readonly hit: Hit}
	| {readonly verdict: 'yes'; readonly hit: Hit};

const no: PostMatch = {verdict: 'no'};

/** What the title, the description, the authors, the tags and the date alone tell. */
export function matchPost(query: Query, post: Post): PostMatch {
	if (isEmptyQuery(query)) return no;
	const title = foldBlanks(post.title);
	if (!query.conditions.every(condition => fulfils(condition, post, title) !== condition.isNot)) return no;
	const rest = foldBlanks(headOf(post));
	if (query.excluded.some(word => title.includes(word) || rest.includes(word))) return no;
	const inTitle = bitsOf(query.words, title);
	const held = inTitle | bitsOf(query.words, rest);
	const all = allBits(query);
	if (held !== all) return {verdict: 'maybe', held, hit: {score: inTitle === 0 ? 0 : 1, context: null}};
	const score = scoreHead(query, title, inTitle === all);
	const hit = {score, context: score >= 3 ? null : headContext(query, post)};
	return query.excluded.length > 0 ? {verdict: 'maybe', held, hit} : {verdict: 'yes', hit};
}

function scoreHead({spelled}: Query, title: string, isTitle: boolean): number {
	if (spelled === '') return 0;
	if (!isTitle) return 2;
	if (title.trim() === spelled) return 5;
	return startsOf(title, spelled, 1) > 0 ? 4 : 3;
}

const headOf = ({description, authors, tags, categories}: Post): string =>
	[description, ...authors, ...tags, ...categories].join('\n');

function headContext(query: Query, {description}: Post): Context | null {
	return findContext(description.replace(/\s+/g, ' '), query.words, query);
}

function fulfils(condition: Condition, post: Post, title: string): boolean {
	switch (condition.field) {
		case 'title':
			return title.includes(condition.value);
		case 'tag':
			return [...post.tags, ...post.categories].some(tag => foldTag(tag).startsWith(foldTag(condition.value)));
		case 'before':
			return post.date !== null && dayOf(post.date) < condition.day;
		case 'after':
			return post.date !== null && dayOf(post.date) >= condition.day;
	}
}

const foldTag = (tag: string): string =>
	foldBlanks(tag)
		.replace(/[\s_-]+/g, ' ')
		.trim();

function bitsOf(words: readonly string[], text: string): number {
	let bits = 0;
	for (let index = 0; index < words.length; index++) if (text.includes(words[index] ?? '')) bits |= 1 << index;
	return bits;
}

const allBits = ({words}: Query): number => 2 ** words.length - 1;

/**
 * A post's plain text, as `plainBody` makes it, with the words that the post does not hold without it; `score` is the
 * part below 1.
 */
export function matchBody(query: Query, held: number, text: string): Hit | null {
	const folded = foldBlanks(text);
	if (query.excluded.some(word => folded.includes(word))) return null;
	const missing = missingWords(query, held);
	if (!missing.every(word => folded.includes(word))) return null;
	if (missing.length === 0) return {score: 0, context: null};
	const paragraph = text.split('\n').find(block => includesAny(foldBlanks(block), missing)) ?? text;
	return {score: scoreBody(folded, missing), context: findContext(paragraph, missing, query)};
}

const includesAny = (text: string, words: readonly string[]): boolean => words.some(word => text.includes(word));

/** Round the first of some words; null where there is none of them. */
export function findContext(text: string, words: readonly string[], query: Query): Context | null {
	const place = firstPlace(text, words);
	return place === null ? null : contextAt(text, place, wordsOf(query));
}

/** A word need not be counted further. */
const MANY = 8;
/** Units of text that are its beginning. */
const BEGINNING = 500;

/** For words in a folded text: the rarest of them counts, and the last one to come. */
export function scoreBody(text: string, words: readonly string[]): number {
	const fewest = Math.min(...words.map(word => startsOf(text, word, MANY)));
	const latest = Math.max(...words.map(word => text.indexOf(word)));
	const level = fewest === 0 ? 0 : 1 + Math.floor(Math.log2(fewest));
	return (2 * level + (latest < BEGINNING ? 1 : 0)) / 10;
}

/** How often a word stands in a text as a word or the beginning of one, up to a limit. */
function startsOf(text: string, word: string, limit: number): number {
	const mayGoOn = goesOn(word, 0);
	let count = 0;
	for (let at = text.indexOf(word); at >= 0 && count < limit; at = text.indexOf(word, at + word.length))
		if (!mayGoOn || at === 0 || !goesOn(text, at - 1)) count++;
	return count;
}

/** Whether a unit of a folded text is a letter or digit as words are made of; scripts without capitals part no words. */
function goesOn(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code < 0x80) return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
	return /^[\p{Ll}\p{N}]/u.test(text.charAt(at));
}

function firstPlace(written: string, words: readonly string[]): readonly [number, number] | null {
	const {text, starts} = foldWithPlaces(written, false);
	let first: readonly [number, number] | null = null;
	for (const word of words) {
		const at = text.indexOf(word);
		if (at >= 0 && (first === null || at < first[0])) first = [at, at + word.length];
	}
	if (first === null || starts === null) return first;
	return [starts[first[0]] ?? 0, starts[first[1]] ?? 0];
}

/** A post with its plain text at hand: both of the above. */
export function matchText(query: Query, {post, text}: {readonly post: Post; readonly text: string}): Hit | null {
	const match = matchPost(query, post);
	if (match.verdict === 'no') return null;
	if (match.verdict === 'yes') return match.hit;
	const found = matchBody(query, match.held, text);
	return found === null ? null : joinHits(match.hit, found);
}

/** What the post and its text tell together. */
export function joinHits(head: Hit, body: Hit): Hit {
	return {score: head.score + body.score, context: body.context ?? head.context};
}
