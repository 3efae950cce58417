import assert from 'node:assert/strict';
import {test} from 'node:test';
import {step} from '../../source/keys/dispatch.ts';
import {plainText} from '../../source/render/line.ts';
import type {State} from '../../source/state/state.ts';
import {measure} from '../../source/text/width.ts';
import {statusLine} from '../../source/ui/status-bar.tsx';
import {articleFrom} from '../make-article.ts';
import {makePost, makeState} from '../make-post.ts';
import {resize, rowsAskedFor} from './screens.tsx';

const press = (state: State, ...keys: readonly string[]): State => step(state, {type: 'keys', keys});
const sand = Array.from({length: 40}, (_, index) => `Sand ${index}.`).join('\n\n');

function open(markdown: string): State {
	const post = makePost({path: 'a.md', title: 'The long way along the beach', description: ''});
	return step(makeState({path: 'a.md'}), {type: 'article-opened', article: articleFrom(post, markdown)});
}

const bottomOf = (state: State): string => rowsAskedFor(state).at(-1)?.trim() ?? '';

test('keys that would do nothing are not named', () => {
	assert.match(bottomOf(open(sand)), /Space page {3}\/ search {3}\? help {3}q quit$/);
	assert.match(bottomOf(press(open(sand), 'G')), /100% {3}\/ search {3}\? help/);
	assert.match(bottomOf(open('Text.')), /100% {3}\/ search {3}\? help/);
	assert.match(bottomOf(press(open(`${sand}\n\n## End`), '/', ...'sand', 'Enter')), /t contents {3}n next {3}\? help/);
	assert.doesNotMatch(bottomOf(press(open(sand), '/', ...'whale', 'Enter')), /n next/);
	assert.match(bottomOf(open(`[a](https://a.example/)\n\n${sand}`)), /o links/);
});

test('a sentence that says what is wrong names only help and the way out', () => {
	const failed = step(makeState({path: 'gone.md'}), {type: 'article-failed', path: 'gone.md', message: 'no such file'});
	assert.equal(bottomOf(failed).replace(/ {2,}/g, ' '), '? help q quit');
});

test('the help names no page where it is whole', () => {
	const help = press(open(sand), '?');
	assert.match(bottomOf(help), /Space page/);
	assert.doesNotMatch(bottomOf(resize(help, {columns: 100, rows: 120})), /Space page/);
});

test('where there is little room the key that matters most stays', () => {
	const links = press(open(`[a](https://a.example/)\n\n${sand}`), 'o');
	assert.match(bottomOf(resize(links, {columns: 40, rows: 12})), /^1\/1 +Enter open {3}\? help {3}q back$/);
});

test('of a long search the end is shown, and the count', () => {
	const typed = press(open(sand), '/', ...'sand 1. sand 2. sand 3. sand 4. sand 5. sand 6. sand 7');
	for (const columns of [30, 40, 60, 80]) {
		const line = bottomOf(resize(typed, {columns, rows: 12}));
		assert.match(line, /^(?:…|\/sand 1\.).*sand 7▏ {2}1\/1 /, line);
	}
});

test('the count is there at every width that has room for it, and nothing is wider than the line', () => {
	for (let width = 1; width <= 120; width++) {
		const hints = [
			{key: 'Enter', word: 'stay'},
			{key: 'Esc', word: 'cancel'},
		];
		const line = statusLine({
			width,
			height: 1,
			text: [{text: '/港の入口に立つ白い塔'}],
			tail: [{text: '▏'}, {text: '  3/17'}],
			side: '34%',
			hints,
			ellipsis: '…',
		});
		assert.ok(measure(plainText(line)) <= width, `${width}: ${plainText(line)}`);
		if (width >= 20) assert.match(plainText(line), /▏ {2}3\/17/);
	}
});

test('a file that has gone is told of in a search too', () => {
	const gone = step(open(sand), {type: 'article-gone', path: 'a.md'});
	assert.match(bottomOf(gone), /^the file is gone {2}The long/);
	assert.match(bottomOf(press(gone, '/', ...'sand')), /^\/sand▏ {2}1\/40 {2}the file is gone/);
});
