import assert from 'node:assert/strict';
import {test} from 'node:test';
import {step} from '../../source/keys/dispatch.ts';
import {plainText} from '../../source/render/line.ts';
import type {State} from '../../source/state/state.ts';
import {measure} from '../../source/text/width.ts';
import {statusLine} from '../../source/ui/status-bar.ts';
import {articleFrom} from '../make-article.ts';
import {makePost, makePosts, makeState} from '../make-post.ts';
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

test('large numbers are written alike on all lines', () => {
	const posts = makePosts(2500);
	const list = step(makeState(), {type: 'posts-loaded', batch: {posts, marks: new Map(), done: 2500, total: 24_833}});
	const rows = rowsAskedFor(press(list, 'G'));
	assert.match(rows[0] ?? '', / 2,500 posts/);
	assert.match(rows.at(-1) ?? '', /^ {2}2,500\/2,500 {2}reading 2,500 of 24,833 /);
	const filtered = press(list, '/', ...'number');
	assert.match(bottomOf(filtered), /2,500 of 2,500 {2}reading 2,500 of 24,833/);
	assert.match(bottomOf(press(filtered, 'Enter')), /^1\/2,500 {2}of 2,500, filtered/);
	const found = press(open('sand '.repeat(1200)), '/', ...'sand', 'Enter');
	assert.match(bottomOf(found), /1\/1,200/);
});

test('a sentence that says what is wrong names only help and the way out', () => {
	const failed = step(makeState({path: 'gone.md'}), {type: 'article-failed', path: 'gone.md', message: 'no such file'});
	assert.equal(bottomOf(failed).replace(/ {2,}/g, ' '), '? help q quit');
});

test('what q does on a post that cannot be read is said as it is', () => {
	const fail = (state: State) => step(state, {type: 'article-failed', path: 'gone.md', message: 'no such file'});
	const named = fail(makeState({path: 'gone.md'}));
	assert.match(rowsAskedFor(named).join('\n'), /q quits\.[\s\S]*q quit$/);
	const linked = fail(step(open(sand), {type: 'open-path', path: 'gone.md', anchor: ''}));
	assert.match(rowsAskedFor(linked).join('\n'), /q goes back\.[\s\S]*q back$/);
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
	const gone = step(open(sand), {type: 'article-lost', path: 'a.md', how: 'gone'});
	assert.match(bottomOf(gone), /^the file is gone {2}The long/);
	assert.match(bottomOf(press(gone, '/', ...'sand')), /^\/sand▏ {2}1\/40 {2}the file is gone/);
});

test('a notice that is too long for the bottom line begins in the blank one above it', () => {
	const notice = `/home/ada/settings/celeb-reader/config.json: “theme” takes auto, dark, light or plain; not “dusk”`;
	const told = step(open(sand), {type: 'noticed', notice});
	const lastRows = (state: State) => rowsAskedFor(state).slice(-2);
	const [above = '', below = ''] = lastRows(told);
	assert.equal(`${above.trim()} ${below.trim().replace(/ +\d+%$/, '')}`, notice);
	assert.match(lastRows(resize(told, {columns: 80, rows: 12})).join('\n'), /…/);
	const short = lastRows(step(open(sand), {type: 'noticed', notice: 'Bookmarked'}));
	assert.deepEqual([short[0]?.trim(), short[1]?.trim().split(' ')[0]], ['', 'Bookmarked']);
	for (let columns = 10; columns < 120; columns++) {
		const rows = lastRows(resize(told, {columns, rows: 20}));
		assert.ok(
			rows.every(row => measure(row) <= columns),
			rows.join('\n'),
		);
	}
});

test('where there is hardly any room what is typed is seen, rather than its count', () => {
	const typed = press(open(sand), '/', ...'sand 1');
	for (let columns = 10; columns <= 20; columns++) {
		assert.match(bottomOf(resize(typed, {columns, rows: 4})), /d 1▏/, String(columns));
	}
});

test('where there is hardly any room the entries of a panel have their names', () => {
	const links = press(open('[harbour](https://a.example/)\n\n[quay](https://b.example/)'), 'o');
	for (let columns = 14; columns <= 20; columns++) {
		assert.match(rowsAskedFor(resize(links, {columns, rows: 6})).join('\n'), /1 {2}har/, String(columns));
	}
});
