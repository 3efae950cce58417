import assert from 'node:assert/strict';
import {afterEach, mock, test} from 'node:test';
import {cleanup, render} from 'ink-testing-library';
import type {SavedPlace} from '../../source/posts/marks.ts';
import type {Post} from '../../source/posts/post.ts';
import {openedArticle, stayed} from '../../source/state/read-marks.ts';
import {scrollReader} from '../../source/state/reader.ts';
import type {Action, State} from '../../source/state/state.ts';
import {useReading, waitFor} from '../../source/ui/use-reading.ts';
import {articleFrom} from '../make-article.ts';
import {makePost, makeState} from '../make-post.ts';

afterEach(() => {
	cleanup();
	mock.timers.reset();
});

const BODY = Array.from({length: 60}, (_, index) => `Paragraph ${index}.`).join('\n\n');

function open(path = 'a.md', words = 500): State {
	const state = makeState({path});
	const article = articleFrom(makePost({path, words, description: ''}), BODY);
	return openedArticle(state, {type: 'article-opened', article, saved: null});
}

function pageDown(state: State): State {
	assert.ok(state.reader?.status === 'open');
	return {...state, reader: scrollReader(state.reader, 'page', 1, state.size)};
}

type Saved = readonly [path: string, percent: number, words: string];

/** In small steps: timers that follow each other within one are not all called. */
function wind(ms: number): void {
	for (let left = ms; left > 0; left -= 100) mock.timers.tick(Math.min(left, 100));
}

/** The effects of reading alone, on a clock that the test winds. */
function startReading(first: State) {
	mock.timers.enable({apis: ['setTimeout']});
	const saved: Saved[] = [];
	const actions: Action[] = [];
	const save = ({path}: Post, {percent, words}: SavedPlace) => {
		saved.push([path, percent, words.slice(0, words.indexOf('\n'))]);
		return null;
	};
	const dispatch = (action: Action) => void actions.push(action);
	const Probe = ({state}: {readonly state: State}) => {
		useReading(state, dispatch, save);
		return null;
	};
	const {rerender, unmount} = render(<Probe state={first} />);
	return {
		saved,
		told: (type: Action['type']) => actions.filter(action => action.type === type),
		show: (state: State) => rerender(<Probe state={state} />),
		unmount,
	};
}

test('who stays is told of twice: after a glance and after half of the time that it takes to read', () => {
	const {told} = startReading(open('a.md', 230));
	wind(9999);
	assert.equal(told('article-stayed').length, 0);
	wind(1);
	assert.deepEqual(told('article-stayed'), [{type: 'article-stayed', path: 'a.md'}]);
	wind(20_000);
	assert.equal(told('article-stayed').length, 2);
	wind(100_000);
	assert.equal(told('article-stayed').length, 2);
});

test('who leaves before is not, and begins anew at another article', () => {
	const {told, show} = startReading(open('a.md', 0));
	wind(1500);
	show(open('b.md', 0));
	wind(1500);
	assert.deepEqual(told('article-stayed'), []);
	wind(500);
	assert.deepEqual(told('article-stayed'), [{type: 'article-stayed', path: 'b.md'}]);
	show(makeState());
	wind(100_000);
	assert.equal(told('article-stayed').length, 1);
});

test('time for which the program was stopped does not count', () => {
	mock.timers.enable({apis: ['setTimeout']});
	let ends = 0;
	waitFor(10_000, () => ends++);
	// A timer that is due long ago is called once when the program goes on.
	for (let tick = 1; tick <= 9; tick++) mock.timers.runAll();
	assert.equal(ends, 0);
	mock.timers.runAll();
	assert.equal(ends, 1);
	const end = waitFor(500, () => ends++);
	end();
	mock.timers.runAll();
	assert.equal(ends, 1);
});

test('the place is kept a second after a move, once a second while one moves, and told to the list', () => {
	const {saved, told, show} = startReading(open());
	wind(1000);
	assert.deepEqual(saved, [['a.md', 0, '']]);
	let state = open();
	for (let page = 1; page <= 4; page++) {
		state = pageDown(state);
		show(state);
		wind(400);
	}
	assert.equal(saved.length, 2);
	wind(600);
	assert.deepEqual(saved.at(-1)?.[2], 'Paragraph 38.');
	const before = saved.length;
	wind(60_000);
	assert.equal(saved.length, before);
	assert.deepEqual(
		told('place-saved').map(action => action.type === 'place-saved' && [action.path, action.percent]),
		saved.map(([path, percent]) => [path, percent]),
	);
});

test('the place is kept at once when an article is left, another is opened, or the program ends', () => {
	const {saved, show, unmount} = startReading(pageDown(open()));
	show(pageDown(open('b.md')));
	assert.deepEqual(
		saved.map(([path]) => path),
		['a.md'],
	);
	show(makeState());
	show(pageDown(open('c.md')));
	unmount();
	assert.deepEqual(
		saved.map(([path, , words]) => [path, words]),
		['a.md', 'b.md', 'c.md'].map(path => [path, 'Paragraph 8.']),
	);
});

test('a glance is kept as an article that was opened, and as a page once it is none', () => {
	const {saved, show} = startReading(open());
	wind(1000);
	show(stayed(open(), 'a.md'));
	wind(1000);
	assert.deepEqual(
		saved.map(([, percent]) => percent > 0),
		[false, true],
	);
});
