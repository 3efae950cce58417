import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Post} from '../../../source/posts/post.ts';
import {matchPost, matchText} from '../../../source/posts/search/match.ts';
import {parseQuery} from '../../../source/posts/search/query.ts';
import {makePost} from '../../make-post.ts';

const post = makePost({
	title: 'Mina Vale crosses the Sea',
	description: 'A boat of her own, and “nobody” to help.',
	tags: ['Small Boats', 'café'],
	categories: ['travel'],
	authors: ['Jo Hart'],
	day: '2019-05-31',
});
const text = 'She left on Monday.\nThe naïve plan was\nto sail round the lighthouse; 灯塔很高. The plan held.';

const cases: readonly (readonly [typed: string, isFound: boolean])[] = [
	['', false],
	['mina', true],
	['MINA vale', true],
	['vale mina', true],
	['rosse', true],
	['lighthouse', true],
	['mina lighthouse boat', true],
	['mina whale', false],
	['naive', true],
	['Naïve', true],
	['灯塔', true],
	['塔很', true],
	['塔灯', false],
	['"was to sail"', true],
	['"sail was"', false],
	['"monday. the naive"', true],
	['mina -lighthouse', false],
	['mina -whale', true],
	['lighthouse -mina', false],
	['-whale', true],
	['-"sail round"', false],
	['-"round sail"', true],
	['title:sea', true],
	['title:boat', false],
	['-title:boat', true],
	['-title:sea', false],
	['title:"the sea" lighthouse', true],
	['tag:small', true],
	['tag:"small boats"', true],
	['tag:small-boats', true],
	['tag:boats', false],
	['tag:CAFE', true],
	['tag:travel', true],
	['-tag:travel', false],
	['jo hart', true],
	['travel', true],
	['"nobody"', true],
	['before:2019', false],
	['before:2019-05', false],
	['before:2019-05-31', false],
	['before:2019-06', true],
	['before:2020', true],
	['after:2019', true],
	['after:2019-05', true],
	['after:2019-05-31', true],
	['after:2019-06', false],
	['after:2019 before:2020 lighthouse', true],
	['-after:2019-06', true],
	['foo:bar', false],
];
for (const [typed, isFound] of cases)
	test(`${typed || 'nothing'} ${isFound ? 'finds' : 'does not find'} the post`, () => {
		assert.equal(matchText(parseQuery(typed), {post, text}) !== null, isFound);
	});

test('a post without a date is neither before nor after one', () => {
	const undated = makePost({day: null});
	for (const [typed, isFound] of [
		['after:1900', false],
		['before:2100', false],
		['title -after:1900', true],
	] as const)
		assert.equal(matchText(parseQuery(typed), {post: undated, text}) !== null, isFound, typed);
});

const verdicts: readonly (readonly [typed: string, verdict: 'yes' | 'maybe' | 'no'])[] = [
	['mina boat', 'yes'],
	['tag:travel after:2019', 'yes'],
	['mina lighthouse', 'maybe'],
	['mina -whale', 'maybe'],
	['mina -boat', 'no'],
	['lighthouse tag:news', 'no'],
	['lighthouse title:whale', 'no'],
	['lighthouse before:2019', 'no'],
	['', 'no'],
];
for (const [typed, verdict] of verdicts)
	test(`of ${typed || 'nothing'} the post alone says ${verdict}`, () => {
		assert.equal(matchPost(parseQuery(typed), post).verdict, verdict);
	});

const scoreOf = (typed: string, fields: Partial<Omit<Post, 'date'>>, body = ''): number =>
	matchText(parseQuery(typed), {post: makePost({title: 'x', description: 'x', ...fields}), text: body})?.score ?? -1;

test('a whole title is better than its beginning of words, that than its words, then description, then text', () => {
	const scores = [
		scoreOf('red boat', {title: 'Red BOAT'}),
		scoreOf('red boat', {title: 'The red boats sail'}),
		scoreOf('red boat', {title: 'A boat painted red'}),
		scoreOf('red boat', {title: 'A boat', description: 'Painted red'}),
		scoreOf('red boat', {title: 'A boat'}, 'It is red.'),
		scoreOf('red boat', {}, 'A boat that is red.'),
	];
	assert.deepEqual(
		scores.map(score => Math.floor(score)),
		[5, 4, 3, 2, 1, 0],
	);
});

test('letters inside of a word are less than a word', () => {
	assert.ok(scoreOf('art', {title: 'Art for all'}) > scoreOf('art', {title: 'A new start'}));
	assert.ok(scoreOf('art', {}, 'The art of it') > scoreOf('art', {}, 'A new start, a start, a start'));
	assert.ok(scoreOf('塔', {}, '灯塔') > 0.1);
});

test('in a text it counts mildly how often and how early the words come', () => {
	const filler = 'and so on '.repeat(100);
	const scores = [
		scoreOf('boat', {}, `${'boat '.repeat(9)}${filler}`),
		scoreOf('boat', {}, `boat boat ${filler}`),
		scoreOf('boat', {}, `boat ${filler}`),
		scoreOf('boat', {}, `${filler} boat`),
	];
	assert.deepEqual(
		scores,
		[...scores].sort((a, b) => b - a),
	);
	assert.equal(new Set(scores).size, scores.length);
	assert.ok(scores.every(score => score >= 0 && score < 1));
	// One more changes little.
	assert.equal(scoreOf('boat', {}, 'boat '.repeat(5)), scoreOf('boat', {}, 'boat '.repeat(6)));
});

test('the context is the description where that tells more than the title, else the text', () => {
	const contextOf = (typed: string) => matchText(parseQuery(typed), {post, text})?.context ?? null;
	assert.equal(contextOf('mina sea'), null);
	assert.equal(contextOf('boat')?.text, post.description);
	assert.deepEqual(contextOf('boat')?.ranges, [[2, 6]]);
	assert.equal(contextOf('mina plan')?.text, 'The naïve plan was');
	assert.equal(contextOf('boat -whale')?.text, post.description);
	assert.equal(contextOf('tag:travel'), null);
});
