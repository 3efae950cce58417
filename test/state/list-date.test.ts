import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {State} from '../../source/state/state.ts';
import {makePost, makeState} from '../make-post.ts';
import {chosen, load, press, typed} from './lists.ts';

const days = ['2020-10-11', '2020-10-02', '2020-09-30', '2019-05-12', '2019-05-01', '2017-12-24', null];
const list = load(
	makeState({size: {columns: 80, rows: 14}}),
	days.map((day, index) => makePost({path: `${index}.md`, title: `Post ${day}`, day})),
);
const go = (state: State, text: string): State => press(state, ':', ...typed(text), 'Enter');

const jumps: readonly (readonly [text: string, newest: string, oldest: string])[] = [
	['2019', 'Post 2019-05-12', 'Post 2019-05-01'],
	['2019-05', 'Post 2019-05-12', 'Post 2019-05-01'],
	['2019-5-1', 'Post 2019-05-01', 'Post 2019-05-01'],
	['2019/05/12', 'Post 2019-05-12', 'Post 2019-05-12'],
	['2018', 'Post 2017-12-24', 'Post 2019-05-01'],
	['2020-10-05', 'Post 2020-10-02', 'Post 2020-10-11'],
	['2016', 'Post 2017-12-24', 'Post 2017-12-24'],
	['2030', 'Post 2020-10-11', 'Post 2020-10-11'],
	['3', 'Post 2020-09-30', 'Post 2019-05-12'],
	[' 7 ', 'Post null', 'Post null'],
];
for (const [text, newest, oldest] of jumps) {
	test(`:${text} goes to ${newest}, and with the oldest first to ${oldest}`, () => {
		assert.equal(chosen(go(list, text))?.title, newest);
		assert.equal(chosen(go(press(list, 's'), text))?.title, oldest);
	});
}

test('the prompt closes where it led somewhere, and the post stands at the top', () => {
	const gone = go(list, '2020-09');
	assert.deepEqual([gone.list.prompt, gone.list.typed, gone.list.top], [null, '', 2]);
});

const refused: readonly (readonly [text: string, notice: RegExp])[] = [
	['soon', /^A date is 2019, 2019-05 or 2019-05-12/],
	['2019-13', /^A date is/],
	['2019-05-32', /^A date is/],
	['800', /^There are 7 posts here$/],
	['0', /^There are 7 posts here$/],
];
for (const [text, notice] of refused) {
	test(`:${text} leads nowhere, says why, and can be put right`, () => {
		const told = go(list, text);
		assert.match(told.notice ?? '', notice);
		assert.equal(told.list.selected, 0);
		assert.equal(chosen(press(told, 'Ctrl-U', ...typed('2017'), 'Enter'))?.title, 'Post 2017-12-24');
	});
}

test('where the list is not sorted by date, only a post of that time will do', () => {
	const byTitle = press(list, 's', 's');
	assert.equal(chosen(go(byTitle, '2019-05'))?.title, 'Post 2019-05-01');
	assert.equal(go(byTitle, '2018').notice, 'No post is of 2018');
});

test('Esc and an empty prompt leave all as it was', () => {
	assert.deepEqual(press(list, ':', '2', 'Esc').list, list.list);
	assert.deepEqual(press(list, ':', 'Enter').list, list.list);
	assert.deepEqual(press(list, ':', '2', 'Backspace', 'Backspace').list, list.list);
});
