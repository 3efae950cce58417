import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {isEmptyQuery, MOST_WORDS, parseQuery, type Query, wordsOf} from '../../../source/posts/search/query.ts';

const parts = ({words, excluded, conditions, problems}: Query) => ({words, excluded, conditions, problems});
const rest = {excluded: [], conditions: [], problems: []};

const words: readonly (readonly [typed: string, words: readonly string[]])[] = [
	['rome', ['rome']],
	['  Rome   CRUISE ', ['rome', 'cruise']],
	['rome rome', ['rome']],
	['Café naïve', ['cafe', 'naive']],
	['"across  the sea"', ['across the sea']],
	['“across the sea”', ['across the sea']],
	['"across the sea', ['across the sea']],
	['“across\n the sea', ['across the sea']],
	['"one"two', ['one', 'two']],
	['"" rome', ['rome']],
	['don’t', ["don't"]],
	['5" nails', ['5"', 'nails']],
	['c++ a/b', ['c++', 'a/b']],
	['rome - cruise', ['rome', 'cruise']],
	['"-rome"', ['-rome']],
	['"tag:rome"', ['tag:rome']],
	['--json', ['--json']],
	['–– dash', ['--', 'dash']],
	['self-made', ['self-made']],
	['foo:bar', ['foo:bar']],
	['foo:"bar baz"', ['foo:', 'bar baz']],
	['https://example.org/a', ['https://example.org/a']],
	['罗马 假日', ['罗马', '假日']],
	['罗马　假日', ['罗马', '假日']],
	['title:', []],
	['tag: rome', ['rome']],
];
for (const [typed, expected] of words)
	test(`${JSON.stringify(typed)} asks for ${JSON.stringify(expected)}`, () => {
		assert.deepEqual(parts(parseQuery(typed)), {words: expected, ...rest});
	});

const others: readonly (readonly [typed: string, query: Partial<Query>])[] = [
	['-rome', {excluded: ['rome']}],
	['–rome', {excluded: ['rome']}],
	['-"the sea" sky', {words: ['sky'], excluded: ['the sea']}],
	['title:Rome', {conditions: [{isNot: false, field: 'title', value: 'rome'}]}],
	['TITLE:"two words"', {conditions: [{isNot: false, field: 'title', value: 'two words'}]}],
	['-title:rome', {conditions: [{isNot: true, field: 'title', value: 'rome'}]}],
	['tag:film', {conditions: [{isNot: false, field: 'tag', value: 'film'}]}],
	['-tag:"the sea', {conditions: [{isNot: true, field: 'tag', value: 'the sea'}]}],
	['before:2019', {conditions: [{isNot: false, field: 'before', day: 20190000}]}],
	['after:2019-5', {conditions: [{isNot: false, field: 'after', day: 20190500}]}],
	['after:2019/05/31', {conditions: [{isNot: false, field: 'after', day: 20190531}]}],
	['-after:2020.02.29', {conditions: [{isNot: true, field: 'after', day: 20200229}]}],
];
for (const [typed, expected] of others)
	test(`${typed} is understood`, () => {
		assert.deepEqual(parts(parseQuery(typed)), {words: [], ...rest, ...expected});
	});

for (const typed of [
	'before:soon',
	'before:19',
	'after:2019-13',
	'after:2019-02-30',
	'before:2019-00',
	'after:2019-1-1-1',
])
	test(`${typed} is left out with a sentence that says what would do`, () => {
		const {conditions, words, problems} = parseQuery(`rome ${typed} ${typed}`);
		assert.deepEqual([conditions, words], [[], ['rome']]);
		assert.deepEqual(problems, [
			`${typed.split(':')[0]}: takes a year, a month or a day, such as 2019, 2019-05 or 2019-05-31`,
		]);
	});

test('more words than are counted are left out, and it is said', () => {
	const typed = Array.from({length: MOST_WORDS + 5}, (_, index) => `word${index}`).join(' ');
	const query = parseQuery(typed);
	assert.equal(query.words.length, MOST_WORDS);
	assert.equal(query.problems.length, 1);
});

test('what is empty, blank or only fields without values asks for nothing', () => {
	for (const typed of ['', '  ', '-', '""', 'tag:', 'before:', '-tag:""', 'before:soon'])
		assert.ok(isEmptyQuery(parseQuery(typed)), typed);
	for (const typed of ['a', '-a', 'tag:a', 'before:2019']) assert.ok(!isEmptyQuery(parseQuery(typed)), typed);
});

test('the words to mark are those that must be there', () => {
	assert.deepEqual(wordsOf(parseQuery('Rome -sea title:"two words" tag:film "a phrase" title:rome')), [
		'rome',
		'a phrase',
		'two words',
	]);
});

test('any text is a query that is plain data', () => {
	fc.assert(
		fc.property(fc.oneof(fc.string({unit: 'binary'}), fc.stringMatching(/^[-:" a-c0-9tag]{0,30}$/)), text => {
			const query = parseQuery(text);
			assert.deepEqual(structuredClone(query), query);
			for (const word of [...query.words, ...query.excluded]) assert.equal(word, word.trim());
		}),
	);
});

test('half a character is no part of a query: it would be found inside others', () => {
	assert.deepEqual(parseQuery('\ud83d pier\udc4d').words, ['pier']);
	assert.deepEqual(parseQuery('👍').words, ['👍']);
	assert.ok(parseQuery(`a${'👍'.repeat(3000)}`).words.every(word => word.isWellFormed()));
});
