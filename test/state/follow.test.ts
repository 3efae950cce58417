import assert from 'node:assert/strict';
import {test} from 'node:test';
import {step} from '../../source/keys/dispatch.ts';
import {linkedPost} from '../../source/state/follow.ts';
import type {State} from '../../source/state/state.ts';
import {articleFrom} from '../make-article.ts';
import {makePost, makeState} from '../make-post.ts';

const posts = [
	makePost({path: 'blog/2020-10-11-the-ferry.md', canonical: 'https://ode.example/2020/ferry/'}),
	makePost({path: 'blog/2020-10-12-the-heron.md'}),
	makePost({path: 'blog/deep/index.md'}),
	makePost({path: 'blog/a/twice.md'}),
	makePost({path: 'blog/b/twice.md'}),
];
const from = posts[0]?.path ?? '';

const refs: readonly (readonly [what: string, ref: string, path: string | null])[] = [
	['a file beside it', '2020-10-12-the-heron.md', 'blog/2020-10-12-the-heron.md'],
	['a file without its ending', './2020-10-12-the-heron', 'blog/2020-10-12-the-heron.md'],
	['a page that is made of a file', '2020-10-12-the-heron.html', 'blog/2020-10-12-the-heron.md'],
	['a folder with an index', 'deep/', 'blog/deep/index.md'],
	['an address of the site by its name', '/2020/10/12/the-heron/', 'blog/2020-10-12-the-heron.md'],
	['an address with a query and an anchor', '/the-heron/?x=1#y', 'blog/2020-10-12-the-heron.md'],
	['no one of two that are called the same', '/somewhere/twice/', null],
	['one of them by its path', 'b/twice.md', 'blog/b/twice.md'],
	['nothing that is not there', 'gone.md', null],
	['itself by an anchor', '#here', from],
];
for (const [what, ref, path] of refs) {
	test(`a path in a post means ${what}`, () => assert.equal(linkedPost(ref, from, posts).known, path));
}

const press = (state: State, ...keys: string[]): State => step(state, {type: 'keys', keys});
const BODY = `[heron](/2020/10/12/the-heron/#wings), [far](https://ode.example/2020/ferry/), [gone](gone.md)\n\n${'Text.\n\n'.repeat(40)}`;

function deliver(state: State, markdown = BODY): State {
	const path = state.reader?.path ?? '';
	const post = posts.find(one => one.path === path) ?? makePost({path});
	return step(state, {type: 'article-opened', article: articleFrom({...post, description: ''}, markdown)});
}

const size = {columns: 60, rows: 12};
const opened = (): State => {
	const list = step(makeState({size}), {
		type: 'posts-loaded',
		batch: {posts, marks: new Map(), done: posts.length, total: posts.length},
	});
	const first = list.list.matches.findIndex(({path}) => path === from);
	return deliver(press(list, ...Array.from({length: first}, () => 'j'), 'Enter'));
};

test('a link to another post opens it at its anchor, and back leads to where one was', () => {
	const start = press(opened(), 'j', 'j', 'j');
	const leaving = press(start, 'o', '1', 'Enter');
	assert.equal(leaving.reader?.path, 'blog/2020-10-12-the-heron.md');
	const heron = deliver(leaving, `${'Feathers.\n\n'.repeat(30)}## Wings\n\n${'More.\n\n'.repeat(30)}`);
	assert.ok(heron.reader?.status === 'open' && heron.reader.top.line > 20);
	const back = deliver(press(heron, 'Esc'));
	assert.ok(back.reader?.status === 'open' && start.reader?.status === 'open');
	assert.deepEqual([back.reader.path, back.reader.top], [from, start.reader.top]);
	assert.equal(press(back, 'Esc').screen, 'list');
});

test('a path that no post of the list has is looked for outside', () => {
	assert.deepEqual(press(opened(), 'o', '3', 'Enter').requests, [{kind: 'follow', ref: 'gone.md', from, known: null}]);
});

test('an address that a post of the list says to have opens that post', () => {
	const state = press(
		deliver(press(opened(), 'o', '1', 'Enter'), '[ferry](https://ode.example/2020/ferry/)'),
		'o',
		'Enter',
	);
	assert.equal(state.reader?.path, from);
});

test('a post that cannot be read leaves the way back', () => {
	const leaving = press(opened(), 'o', '1', 'Enter');
	const failed = step(leaving, {type: 'article-failed', path: leaving.reader?.path ?? '', message: 'no'});
	assert.equal(press(failed, 'q').reader?.path, from);
});

test('the post that a link leads to is the chosen one of the list, and its neighbours are the next', () => {
	const heron = deliver(press(opened(), 'o', '1', 'Enter'), 'Feathers.');
	const paths = heron.list.matches.map(({path}) => path);
	const at = paths.indexOf('blog/2020-10-12-the-heron.md');
	assert.equal(heron.list.selected, at);
	assert.equal(press(heron, at === 0 ? ']' : '[').reader?.path, paths[at === 0 ? 1 : at - 1]);
	const back = deliver(press(heron, 'Esc'));
	assert.equal(back.list.matches[back.list.selected]?.path, from);
});

test('back leads back before the post has come, too', () => {
	const leaving = press(opened(), 'o', '1', 'Enter');
	const back = deliver(press(leaving, 'Esc'));
	assert.deepEqual([back.reader?.path, back.screen], [from, 'reader']);
	assert.equal(press(back, 'Esc').screen, 'list');
});

test('an address of its own with an anchor is a place in the article', () => {
	const text = `[up](https://ode.example/2020/ferry/#top-of-it)\n\n${'Text.\n\n'.repeat(30)}## Top of it\n\n${'Text.\n\n'.repeat(30)}`;
	const state = press(deliver(press(opened(), 'o', '1', 'Enter', 'q'), text), 'q');
	const again = deliver(press(state, 'Enter'), text);
	const there = press(again, 'o', 'Enter');
	assert.deepEqual([there.requests, there.reader?.path], [[], from]);
	assert.ok(there.reader?.status === 'open' && there.reader.top.line > 20);
});

test('an address that is opened outside is named on the bottom line', () => {
	const state = press(deliver(press(opened(), 'o', '1', 'Enter'), '[far](https://far.example/x)'), 'o', 'Enter');
	assert.equal(state.notice, 'Opening https://far.example/x');
	assert.equal(state.requests[0]?.kind, 'open-link');
});

test('a path of a file that the list has not may be on disk; else a post of that name is meant', () => {
	const state = press(deliver(press(opened(), 'o', '1', 'Enter'), '[deep](../elsewhere/the-ferry.md)'), 'o', 'Enter');
	const [request] = state.requests;
	assert.deepEqual(request?.kind === 'follow' && request.known, from);
});

test('what has no address cannot be copied', () => {
	const state = press(
		deliver(press(opened(), 'o', '1', 'Enter'), '![gone](/nowhere.jpg)\n\n## One\n\n## Two'),
		'o',
		'y',
	);
	assert.deepEqual([state.requests, state.notice], [[], 'This has no address to copy']);
});

test('a link that leads nowhere leaves the panel open at it', () => {
	const text = '[one](https://far.example/x) [lost](#lost) [gone](gone.md)';
	const start = deliver(press(opened(), 'o', '1', 'Enter'), text);
	const panelAfter = (state: State) => state.reader?.status === 'open' && state.reader.panel?.selected;
	const lost = press(start, 'o', '2', 'Enter');
	assert.deepEqual([lost.notice, panelAfter(lost)], ['Nothing in this article is called #lost', 1]);
	assert.equal(panelAfter(press(lost, '3')), 2);
	const sought = press(start, 'o', '3', 'Enter');
	assert.deepEqual([sought.requests[0]?.kind, panelAfter(sought)], ['follow', 2]);
});

test('a post that a link led to is shown without the panel while it is read', () => {
	const asked = press(opened(), 'o', '3', 'Enter');
	const leaving = step(asked, {type: 'open-path', path: 'gone.md', anchor: ''});
	assert.ok(leaving.reader?.status === 'loading');
	assert.deepEqual([leaving.reader.path, leaving.reader.previous?.panel], ['gone.md', null]);
});
