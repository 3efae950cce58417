import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {step} from '../../source/keys/dispatch.ts';
import {plainText} from '../../source/render/line.ts';
import {linesFrom} from '../../source/state/place.ts';
import type {OpenReader} from '../../source/state/reader-state.ts';
import type {Size, State} from '../../source/state/state.ts';
import {articleOf} from '../make-article.ts';
import {makePost, makePosts, makeState, paragraph} from '../make-post.ts';

const press = (state: State, ...keys: string[]): State =>
	keys.reduce((now, key) => step(now, {type: 'keys', keys: [key]}), state);
const words = (paragraphIndex: number, count: number) =>
	Array.from({length: count}, (_, index) => `w${paragraphIndex}-${index}`).join(' ');
const blocks = Array.from({length: 30}, (_, index) => paragraph(words(index, 40)));

function openNamed(size: Size = {columns: 80, rows: 24}): State {
	const post = makePost({path: 'a.md', description: ''});
	return step(makeState({size, path: 'a.md'}), {type: 'article-opened', article: articleOf(post, blocks)});
}

function readerOf(state: State): OpenReader {
	assert.equal(state.reader?.status, 'open');
	return state.reader as OpenReader;
}

function openFromList(count = 3): State {
	const posts = makePosts(count);
	return step(makeState(), {type: 'posts-loaded', batch: {posts, marks: new Map(), done: count, total: count}});
}

const deliver = (state: State): State => {
	const path = state.reader?.path ?? '';
	return step(state, {type: 'article-opened', article: articleOf(makePost({path}), blocks)});
};

test('the keys of the reader scroll as in less', () => {
	const rows = 22;
	const top = (...keys: string[]) => readerOf(press(openNamed(), ...keys)).top.line;
	assert.equal(top('j', 'Down', 'Enter'), 3);
	assert.equal(top('j', 'j', 'k'), 1);
	assert.equal(top('Space'), rows - 2);
	assert.equal(top('f', 'PgDn', 'b'), rows - 2);
	assert.equal(top('d'), Math.floor(rows / 2));
	assert.equal(top('d', 'u'), 0);
	assert.equal(top('G'), readerOf(openNamed()).pages.lines(0).length - rows);
	assert.equal(top('G', 'g'), 0);
	assert.equal(top('k', 'b', 'u', 'PgUp'), 0);
});

test('three presses in one chunk move three lines', () => {
	assert.equal(readerOf(step(openNamed(), {type: 'keys', keys: ['j', 'j', 'j']})).top.line, 3);
});

test('an article opened by name quits on q and on Esc, and has no neighbours', () => {
	assert.equal(press(openNamed(), 'q').requests[0]?.kind, 'exit');
	assert.equal(press(openNamed(), 'Esc').requests[0]?.kind, 'exit');
	assert.match(press(openNamed(), ']').notice ?? '', /no list/);
});

test('an article of the list goes back to its post in the list', () => {
	for (const key of ['q', 'Esc', 'h', 'Left', 'Backspace']) {
		const back = press(deliver(press(openFromList(), 'j', 'Enter')), key);
		assert.deepEqual([back.screen, back.list.selected, back.requests], ['list', 1, []]);
	}
});

test('] and [ open the neighbours in the list, and say where it ends', () => {
	const first = deliver(press(openFromList(), 'Enter'));
	const second = press(first, ']');
	assert.equal(second.reader?.path, 'posts/000001.md');
	assert.equal(press(deliver(second), '[').reader?.path, 'posts/000000.md');
	assert.match(press(first, '[').notice ?? '', /first/);
	assert.match(press(deliver(press(openFromList(), 'G', 'l')), ']').notice ?? '', /last/);
});

test('in the place of a post that is gone ] finds the next one', () => {
	const path = 'posts/000001.md';
	const read = deliver(press(openFromList(), 'j', 'Enter'));
	const lost = step(read, {type: 'article-lost', path, how: 'gone'});
	const changes = {added: [], changed: [], removed: [path], marks: new Map()};
	const gone = step(lost, {type: 'posts-changed', changes});
	assert.equal(press(gone, ']').reader?.path, 'posts/000002.md');
	assert.equal(press(gone, '[').reader?.path, 'posts/000000.md');
	assert.equal(press(lost, ']').reader?.path, 'posts/000002.md');
});

test('while the next article is read the last one stays', () => {
	const next = press(deliver(press(openFromList(), 'Enter')), ']');
	assert.equal(next.reader?.status === 'loading' && next.reader.previous?.path, 'posts/000000.md');
});

test('keys that follow Enter at once wait for the article; those that lead away do not', () => {
	const opened = step(openFromList(), {type: 'keys', keys: ['Enter', 'j', 'j', 'j']});
	assert.equal(readerOf(deliver(opened)).top.line, 3);
	assert.equal(step(openFromList(), {type: 'keys', keys: ['Enter', 'q', 'j']}).list.selected, 1);
});

test('at the beginning of an article a resize stays at the beginning', () => {
	const resized = step(openNamed(), {type: 'resized', size: {columns: 50, rows: 20}});
	assert.equal(readerOf(resized).top.line, 0);
});

test('an article that arrives too late is not shown', () => {
	const opened = press(openFromList(), 'Enter');
	const away = press(opened, 'q');
	assert.equal(
		step(away, {type: 'article-opened', article: articleOf(makePost({path: 'posts/000000.md'}), blocks)}),
		away,
	);
});

test('an article that cannot be read says why', () => {
	const failed = step(press(openFromList(), 'Enter'), {
		type: 'article-failed',
		path: 'posts/000000.md',
		message: 'no such file',
	});
	assert.deepEqual(failed.reader, {status: 'failed', path: 'posts/000000.md', message: 'no such file', trail: []});
	assert.equal(press(failed, 'j').reader, failed.reader);
	assert.equal(press(failed, 'q').screen, 'list');
});

test('the help opens over any screen, scrolls to its end and no farther, and closes', () => {
	const help = press(openNamed({columns: 80, rows: 10}), '?');
	const end = press(help, 'G');
	assert.ok((end.helpTop ?? 0) > 10);
	assert.equal(press(end, 'j').helpTop, end.helpTop);
	assert.equal(press(end, 'k').helpTop, (end.helpTop ?? 0) - 1);
	for (const key of ['q', 'Esc', '?']) assert.equal(press(help, key).helpTop, null);
	assert.equal(press(press(help, 'q'), 'j').reader?.status, 'open');
});

test('a resize keeps the paragraph that was at the top', () => {
	const topWords = (state: State) => {
		const {pages, top} = readerOf(state);
		return /w(\d+)-/.exec(
			linesFrom(pages, top, 2)
				.map(({line}) => plainText(line))
				.join(' '),
		)?.[1];
	};
	const size = fc.record({columns: fc.integer({min: 20, max: 200}), rows: fc.integer({min: 3, max: 20})});
	fc.assert(
		fc.property(
			size,
			fc.array(size, {minLength: 1, maxLength: 4}),
			fc.integer({min: 10, max: 100}),
			(start, sizes, lines) => {
				const scrolled = press(openNamed(start), ...Array.from({length: lines}, () => 'j'));
				const before = topWords(scrolled);
				// At the very end there may be no way to have it at the top.
				if (Number(before) > 20) return;
				const resized = sizes.reduce((state, next) => step(state, {type: 'resized', size: next}), scrolled);
				assert.equal(topWords(resized), before);
			},
		),
	);
});
