import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {Post} from '../../source/posts/post.ts';
import {
	type Filtered,
	filterPosts,
	type Matched,
	matchedIn,
	prepareFilter,
	type Range,
} from '../../source/state/filter.ts';
import {sanitizeField} from '../../source/text/sanitize.ts';
import {makePost} from '../make-post.ts';

/** Posts of which only one field says anything; the paths differ by a number. */
const postsOf = (...fields: readonly Partial<Post>[]): readonly Post[] =>
	fields.map(({date: _, ...field}, index) => makePost({path: `${index}.md`, title: '', description: '', ...field}));

const titled = (...titles: readonly string[]): readonly Post[] => postsOf(...titles.map(title => ({title})));
const found = (posts: readonly Post[], query: string): readonly number[] =>
	filterPosts(posts, query).posts.map(post => posts.indexOf(post));

test('a blank query leaves all posts, in the same array', () => {
	const posts = titled('One', 'Two');
	for (const query of ['', ' ', '\t \u00a0']) assert.equal(filterPosts(posts, query).posts, posts);
});

const holds: readonly (readonly [query: string, title: string])[] = [
	['ada', 'Ada Lindqvist sings'],
	['ADA', 'Ada Lindqvist sings'],
	['sings ada', 'Ada Lindqvist sings'],
	['si li', 'Ada Lindqvist sings'],
	['jose', 'José Åkerblom'],
	['josé', 'Jose Akerblom'],
	['jose', 'Jose\u0301 Akerblom'],
	["don't", 'They don’t know'],
	['"wow"', 'She said “Wow”'],
	['東京', '今年の東京マラソン'],
	['도시', '조용한 도시'],
	['москва', 'Ночная Москва'],
	['ёлка', 'Елка во дворе'],
	['c++', 'What is new in C++'],
	['#1', 'Her first #1'],
	['2-1', 'Norberg win 2–1'],
];
for (const [query, title] of holds) {
	test(`${query} finds ${title}`, () => {
		assert.deepEqual(found(titled('Nothing of the kind', title), query), [1]);
	});
}

test('each term may be in another field, and all must be in some', () => {
	const posts = postsOf(
		{title: 'Ada sings', description: 'in Norberg', tags: ['opera'], path: 'sub/summer-fair.md'},
		{title: 'Ada sings', description: 'in Norberg', categories: ['opera']},
		{title: 'Ada sings', description: 'in Norberg'},
	);
	assert.deepEqual(found(posts, 'opera ada norberg'), [0, 1]);
	assert.deepEqual(found(posts, 'opera ada norberg summer'), [0]);
});

test('beginnings of words come before insides, title before tags before description before path, whole words before parts', () => {
	const posts = postsOf(
		{title: 'A backstage pass', path: 'x/a.md'},
		{path: 'x/stage.md'},
		{description: 'on stage'},
		{tags: ['stage']},
		{title: 'Stages of a race'},
		{title: 'Off stage'},
	);
	assert.deepEqual(found(posts, 'stage'), [5, 4, 3, 2, 1, 0]);
});

test('equally good posts keep the order of the list', () => {
	const posts = titled('Rain in May', 'May rain', 'No sun', 'May it rain', 'Rain');
	assert.deepEqual(found(posts, 'rain'), [0, 1, 3, 4]);
});

test('posts in which the terms stand together as they were typed come first', () => {
	assert.deepEqual(found(titled('Lindqvist and Ada', 'Ada Lindqvist', 'Ada of Lindqvist'), 'ada lindqvist'), [1, 0, 2]);
});

test('in scripts without blanks each character may begin a word', () => {
	const posts = postsOf({description: '東京'}, {title: '今年の東京マラソン'});
	assert.deepEqual(found(posts, '東京'), [1, 0]);
});

test('neither the folder that all share nor the ending of a name tells posts apart', () => {
	const posts = postsOf(
		{path: '/home/ada/posts/2019/fair.md'},
		{path: '/home/ada/posts/2020/rain.md'},
		{path: '/home/ada/posts/md/sun.mdx'},
	);
	assert.deepEqual(found(posts, 'ada'), []);
	assert.deepEqual(found(posts, 'posts'), []);
	assert.deepEqual(found(posts, '2019'), [0]);
	assert.deepEqual(found(posts, '2019/fair.md'), [0]);
	assert.deepEqual(found(posts, 'md'), [2]);
	assert.deepEqual(found(posts.slice(0, 1), '2019'), []);
});

const slips: readonly (readonly [query: string, title: string])[] = [
	['lidnqvist', 'Ada Lindqvist'],
	['lindkvist', 'Ada Lindqvist'],
	['lindvist', 'Ada Lindqvist'],
	['linndqvist', 'Ada Lindqvist'],
	['lindqvit', 'Ada Lindqvist'],
	['adalindqvist', 'Ada Lindqvist'],
	['sotrm', 'A storm'],
	['rian', 'The rain'],
	["do'nt", 'Dont go'],
	['lndqvst', 'Ada Lindqvist'],
	['adalnd', 'Ada Lindqvist'],
	['norebrg lidnqvist', 'Lindqvist leaves Norberg'],
	['мсоква', 'Ночная Москва'],
];
for (const [query, title] of slips) {
	test(`${query} finds ${title} where nothing else matches`, () => {
		assert.deepEqual(found(titled('Some other day', title), query), [1]);
	});
}

const noSlips: readonly (readonly [query: string, title: string])[] = [
	['1985', 'Back in 1984'],
	['ran', 'The rain'],
	['bain', 'The rain'],
	['xindqvist', 'Ada Lindqvist'],
	['lqvst', 'Ada Lindqvist'],
	['indvst', 'Ada Lindqvist'],
];
for (const [query, title] of noSlips)
	test(`${query} does not find ${title}`, () => {
		assert.deepEqual(found(titled(title), query), []);
	});

test('a slip is not forgiven while something matches as it was typed', () => {
	const posts = titled('The coast', 'The caost');
	assert.deepEqual(found(posts, 'caost'), [1]);
	assert.deepEqual(found(posts, 'coats'), [0]);
});

test('letters that are scattered over a description do not match', () => {
	const description = 'Some are by the sea, others in the hills, and many of them at home by the fire with a book.';
	assert.deepEqual(found(postsOf({description}), 'sbto'), []);
	assert.deepEqual(found(postsOf({description}), 'ohrs'), []);
	assert.deepEqual(found(titled(description), 'ohrs'), [0]);
});

test('only the beginning of an endless field is searched', () => {
	const posts = postsOf({description: `${'word '.repeat(100_000)}end`}, {description: 'end'});
	assert.deepEqual(found(posts, 'end'), [1]);
});

const letters = fc.string({unit: fc.constantFrom('a', 'b', 'c', 'd', 'e', ' ', 'é', '-', '東', '7'), maxLength: 30});
const anyPosts = fc.array(
	fc.record({title: letters, description: letters, tags: fc.array(letters, {maxLength: 2}), path: letters}),
	{maxLength: 30},
);

test('what is left does not depend on what was left before', () => {
	fc.assert(
		fc.property(anyPosts, fc.array(letters, {minLength: 1, maxLength: 4}), fc.nat(30), (sketches, queries, cut) => {
			const posts = postsOf(...sketches);
			const some = posts.filter((_, index) => (index * 7 + cut) % 3 > 0);
			let before: Filtered | null = null;
			for (const query of queries.flatMap(text => [...text].map((_, at) => text.slice(0, at + 1)))) {
				for (const part of [some, posts, posts.slice(cut)]) {
					before = filterPosts(part, query, before);
					assert.deepEqual(before.posts, filterPosts(part, query).posts, query);
				}
			}
		}),
		{numRuns: 150},
	);
});

const mark = (text: string, ranges: readonly Range[]): string => {
	const shown = sanitizeField(text);
	let at = 0;
	let marked = '';
	for (const [from, to] of ranges) {
		marked += `${shown.slice(at, from)}[${shown.slice(from, to)}]`;
		at = to;
	}
	return marked + shown.slice(at);
};

const marks: readonly (readonly [query: string, title: string, marked: string])[] = [
	['', 'Ada sings', 'Ada sings'],
	['ada', 'Ada sings', '[Ada] sings'],
	['gs ad', 'Ada sings', '[Ad]a sin[gs]'],
	['s', 'Ada sings less', 'Ada [s]ings less'],
	['ess', 'Ada sings less', 'Ada sings l[ess]'],
	['sing sings', 'Ada sings', 'Ada [sings]'],
	['ab bc', 'xabcx', 'x[abc]x'],
	['jose', 'Jose\u0301 sings', '[Jose\u0301] sings'],
	['jose', 'A  José', 'A [José]'],
	['f', 'A ﬁne day', 'A [ﬁ]ne day'],
	['in', 'A ﬁne day', 'A [ﬁn]e day'],
	['red', '\u001b[31mRed\u001b[0m hair', '[Red] hair'],
	["don't", 'They don’t', 'They [don’t]'],
	['東京', '今年の東京', '今年の[東京]'],
	['lidnqvist', 'Ada Lindqvist', 'Ada [Lindqvist]'],
	['lndqvst', 'Ada Lindqvist', 'Ada [L]i[ndqv]i[st]'],
	['adalnd', 'Ada Lindqvist', '[Ada] [L]i[nd]qvist'],
	['none', 'Ada Lindqvist', 'Ada Lindqvist'],
];
for (const [query, title, marked] of marks) {
	test(`of '${query}' the letters marked are ${marked}`, () => {
		assert.equal(mark(title, matchedIn(makePost({title, description: ''}), query).title), marked);
	});
}

test('every field is marked, and insides of words where the term begins none in any', () => {
	const post = makePost({
		title: 'The fair',
		description: 'An unfair fair',
		tags: ['fairs', 'rain'],
		categories: ['Fair'],
		path: 'posts/fair.md',
	});
	const matched = matchedIn(post, 'fair');
	assert.equal(mark(post.title, matched.title), 'The [fair]');
	assert.equal(mark(post.description, matched.description), 'An unfair [fair]');
	assert.deepEqual(
		matched.tags.map((ranges, index) => mark(post.tags[index] ?? '', ranges)),
		['[fair]s', 'rain'],
	);
	assert.deepEqual(matched.categories, [[[0, 4]]]);
	assert.equal(mark(post.path, matched.path), 'posts/[fair].md');
	assert.equal(mark(post.description, matchedIn(post, 'air').description), 'An unf[air] f[air]');
});

const allRanges = ({title, description, tags, categories, path}: Matched): readonly (readonly Range[])[] => [
	title,
	description,
	...tags,
	...categories,
	path,
];

test('of each post that is left some letters are marked, in order and inside of the text', () => {
	fc.assert(
		fc.property(anyPosts, letters, (sketches, query) => {
			if (query.trim() === '') return;
			for (const post of filterPosts(postsOf(...sketches), query).posts) {
				const ranges = allRanges(matchedIn(post, query));
				assert.ok(ranges.some(({length}) => length > 0));
				const shown = [post.title, post.description, ...post.tags, ...post.categories, post.path].map(sanitizeField);
				for (const [index, marked] of ranges.entries()) {
					const places = marked.flat();
					assert.ok(places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0)));
					assert.ok((places.at(-1) ?? 0) <= (shown[index]?.length ?? 0));
				}
			}
		}),
	);
});

test('posts are prepared in slices, at least one in each, and found afterwards', () => {
	const posts = titled('Rain', 'Sun', 'Rain');
	assert.equal(
		prepareFilter(posts, 0, () => true),
		1,
	);
	assert.equal(
		prepareFilter(posts, 1, () => false),
		3,
	);
	assert.equal(
		prepareFilter([], 0, () => true),
		0,
	);
	assert.deepEqual(found(posts, 'rain'), [0, 2]);
});
