import assert from 'node:assert/strict';
import {test} from 'node:test';
import {step} from '../../source/keys/dispatch.ts';
import type {Article} from '../../source/render/article.ts';
import {plainText} from '../../source/render/line.ts';
import {countMatches, matchNumber} from '../../source/state/find.ts';
import {linesFrom} from '../../source/state/place.ts';
import type {OpenReader} from '../../source/state/reader-state.ts';
import type {State} from '../../source/state/state.ts';
import {articleFrom} from '../make-article.ts';
import {makePost, makeState} from '../make-post.ts';

const press = (state: State, ...keys: string[]): State => step(state, {type: 'keys', keys});
const paragraphs = (name: string): string =>
	Array.from({length: 30}, (_, index) => `${name} ${index} stands here.`).join('\n\n');
const TEXT = `${paragraphs('Sand')}\n\n## Shells\n\n[shore](https://a.example/)\n\n${paragraphs('Shell')}`;

const article = (markdown: string, modifiedMs = 0): Article =>
	articleFrom(makePost({path: 'a.md', title: 'The beach', description: '', modifiedMs}), markdown);
const open = (markdown = TEXT): State =>
	step(makeState({size: {columns: 60, rows: 14}, path: 'a.md'}), {
		type: 'article-opened',
		article: article(markdown),
	});
const change = (state: State, markdown: string): State =>
	step(state, {type: 'article-changed', article: article(markdown, 1), notice: 'Changed'});

function readerOf(state: State): OpenReader {
	assert.equal(state.reader?.status, 'open');
	return state.reader as OpenReader;
}

const page = (state: State): readonly string[] =>
	linesFrom(readerOf(state).pages, readerOf(state).top, state.size.rows - 1).map(({line}) => plainText(line));

test('colours that come later move no line, a blank one at the top neither', () => {
	for (let lines = 0; lines < 40; lines++) {
		const state = press(open(), ...Array.from({length: lines}, () => 'j'));
		assert.deepEqual(readerOf(step(state, {type: 'restyled'})).top, readerOf(state).top, `${lines} lines down`);
	}
});

test('a terminal that grows and shrinks again in height shows the same lines', () => {
	for (let lines = 0; lines < 40; lines++) {
		const state = press(open(), ...Array.from({length: lines}, () => 'j'));
		const taller = step(state, {type: 'resized', size: {columns: 60, rows: 20}});
		assert.equal(page(taller)[0], page(state)[0], `${lines} lines down`);
		assert.deepEqual(page(step(taller, {type: 'resized', size: state.size})), page(state));
	}
});

test('a text that has changed is shown at the same words', () => {
	const state = press(open(), 'd', 'd', 'd');
	const changed = change(state, `New.\n\nAnd new.\n\n${TEXT.replace('Sand 20 ', 'Sand twenty ')}`);
	assert.equal(changed.notice, 'Changed');
	assert.equal(page(changed)[0], page(state)[0]);
	assert.equal(page(changed)[2], page(state)[2]);
	const start = change(open(), `New.\n\n${TEXT}`);
	assert.equal(readerOf(start).top.line, 0);
});

test('a text that has changed stays where it is while it is searched', () => {
	const searched = press(open(), '/', ...'shell', 'Enter', 'g');
	const changed = change(searched, TEXT.replace('Shell 3 ', 'Shed 3 '));
	const search = readerOf(changed).search ?? assert.fail();
	assert.deepEqual([readerOf(changed).top.line, countMatches(search), matchNumber(search)], [0, 30, 1]);
	assert.match(page(press(changed, 'n')).join('\n'), /Shells/);
});

test('of a very long text that has lost the words only the parts nearby are read for them', () => {
	const manySections = (name: string, modifiedMs: number, onRead: () => void): Article => {
		const one = article(paragraphs(name), modifiedMs);
		const read = () => {
			onRead();
			return one.sections[0]?.read() ?? [];
		};
		return {...one, sections: Array.from({length: 1000}, () => ({size: 1000, read}))};
	};
	let reads = 0;
	const before = step(makeState({size: {columns: 60, rows: 14}, path: 'a.md'}), {
		type: 'article-opened',
		article: manySections('Sand', 0, () => {}),
	});
	const moved = press(before, ' ', ' ', ' ');
	const changed = manySections('Dune', 1, () => reads++);
	const after = step(moved, {type: 'article-changed', article: changed, notice: 'Changed'});
	assert.match(page(after).join('\n'), /Dune/);
	assert.ok(reads < 100, `${reads} sections were read`);
});

test('a text that is cut short is shown at its end', () => {
	assert.match(page(change(press(open(), 'G'), 'Only this.')).join('\n'), /The beach[\s\S]*Only this\./);
});

test('a panel chooses an entry that is there, whatever has become of the text, and closes where there is none', () => {
	const contents = press(open(), 't', 'G');
	assert.equal(readerOf(contents).panel?.selected, 1);
	assert.equal(readerOf(change(contents, paragraphs('Sand'))).panel?.selected, 0);
	assert.equal(readerOf(change(press(open(), 'o'), paragraphs('Sand'))).panel, null);
});

test('a file that has gone and comes back as it was is no longer gone', () => {
	const gone = step(press(open(), 'd'), {type: 'article-lost', path: 'a.md', how: 'gone'});
	assert.equal(readerOf(gone).lost, 'gone');
	const back = step(gone, {type: 'article-changed', article: article(TEXT), notice: 'Changed'});
	assert.deepEqual([readerOf(back).lost, readerOf(back).top, back.notice], [null, readerOf(gone).top, null]);
});

test('an article that could not be read is shown once its file was edited', () => {
	const loading = makeState({size: {columns: 60, rows: 14}, path: 'a.md'});
	const failed = step(loading, {type: 'article-failed', path: 'a.md', message: 'not a text file'});
	assert.match(page(change(failed, TEXT)).join('\n'), /Sand 0 stands here/);
	const other = articleFrom(makePost({path: 'b.md'}), TEXT);
	assert.equal(step(failed, {type: 'article-changed', article: other, notice: null}).reader, failed.reader);
});

test('who has edited the file is not told that it has changed, whoever saw it first', () => {
	const watched = change(open(), `New.\n\n${TEXT}`);
	const edited = step(watched, {type: 'article-changed', article: article(`New.\n\n${TEXT}`, 1), notice: null});
	assert.deepEqual([watched.notice, edited.notice], ['Changed', null]);
});

test('an article that is read twice stays where it was scrolled to', () => {
	const state = press(open(), 'd');
	assert.equal(step(state, {type: 'article-opened', article: article(TEXT)}), state);
	assert.equal(step(state, {type: 'article-failed', path: 'a.md', message: 'no'}), state);
});

test('the text is never wider than the terminal nor narrower than it gets, and the notice says what it is', () => {
	const width = (state: State) => Math.max(...page(state).map(row => row.length));
	assert.equal(press(open(), '-').notice, 'Text 52 wide');
	assert.equal(press(open(), '-', '+').notice, 'Text 56 wide');
	assert.equal(press(open(), '+').notice, 'Text 56 wide: as wide as it gets');
	const narrow = press(open('word '.repeat(100)), ...Array.from({length: 20}, () => '-'));
	assert.equal(narrow.notice, 'Text 20 wide: as narrow as it gets');
	assert.ok(width(narrow) <= 20);
	const big = step(open(), {type: 'resized', size: {columns: 100, rows: 14}});
	assert.equal(press(big, '+').notice, 'Text 76 wide');
});

test('} on the last page says that it is the end', () => {
	assert.equal(press(open('## One\n\nText.\n\n## Two\n\nText.'), '}').notice, 'This is the end');
	assert.equal(press(open(), 'G', '}').notice, 'This is the end');
});

test('what several keys ask for at once is all done, an editor once', () => {
	const kinds = (...keys: string[]) => press(open(), ...keys).requests.map(({kind}) => kind);
	assert.deepEqual(kinds('e', 'e', 'e'), ['edit']);
	assert.deepEqual(kinds('y', 'e'), ['copy', 'edit']);
});

test('the editor opens at the line of the heading that was gone to, on the last page too', () => {
	const text = `${paragraphs('Sand')}\n\n## Last\n\nEnd.`;
	const lineOf = (state: State) => state.requests.find(request => request.kind === 'edit')?.line;
	const heading = text.split('\n').indexOf('## Last') + 1;
	assert.equal(lineOf(press(open(text), 't', 'G', 'Enter', 'e')), heading);
	assert.equal(lineOf(press(open(text), '}', 'e')), heading);
	assert.equal(lineOf(press(open(text), 'e')), 1);
	assert.ok((lineOf(press(open(text), 'G', 'e')) ?? 0) < heading - 4);
});

test('keys that were typed ahead do nothing where the article cannot be read', () => {
	const loading = makeState({path: 'gone.md'});
	const ahead = press(loading, '/', 'q', 'e', 'Enter', 'm');
	const failed = step(ahead, {type: 'article-failed', path: 'gone.md', message: 'no such file'});
	assert.deepEqual([failed.requests, failed.screen, failed.reader?.status], [[], 'reader', 'failed']);
});

test('keys that were typed ahead open a panel and choose in it', () => {
	const loading = press(makeState({path: 'a.md', size: {columns: 60, rows: 14}}), 't', '2', 'Enter');
	const opened = step(loading, {type: 'article-opened', article: article(TEXT)});
	assert.equal(
		page(opened)
			.find(row => row !== '')
			?.trim(),
		'Shells',
	);
});

test('keys that were typed ahead are not for help that was opened since', () => {
	const loading = press(makeState({path: 'a.md', size: {columns: 60, rows: 14}}), 'j', 'j', '?');
	const opened = step(loading, {type: 'article-opened', article: article(TEXT)});
	assert.deepEqual([opened.helpTop, readerOf(opened).top.line], [0, 2]);
});

test('a paste while an article is read does nothing', () => {
	const pasted = press(makeState({path: 'a.md'}), ...'Dear reader, mark and edit nothing at all today.');
	const opened = step(pasted, {type: 'article-opened', article: article(TEXT)});
	assert.deepEqual([opened.requests, readerOf(opened).top.line], [[], 0]);
});
