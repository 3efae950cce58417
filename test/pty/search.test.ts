import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {post} from '../fixtures/articles.ts';
import {bottom, openArticle, same, topRow} from './moving.ts';
import type {Styled} from './styles.ts';
import {inTerminals, type Terminal} from './terminal.ts';

const paragraph = (index: number): string =>
	`Paragraph ${index} has ${index % 10 === 5 ? 'a pearl' : index % 10 === 6 ? 'a Pearl too' : 'sand'} in it.`;
const sands = post(
	{title: 'Along the beach', date: '2024-03-02'},
	Array.from({length: 60}, (_, index) => paragraph(index)).join('\n\n'),
);

const spansOf = (terminal: Terminal): readonly Styled[] =>
	terminal
		.screen()
		.slice(0, -1)
		.flatMap((_, row) => terminal.spans(row));

const currentMatches = (terminal: Terminal): readonly string[] =>
	spansOf(terminal)
		.filter(span => span.isInverse)
		.map(({text}) => text);

const otherMatches = (terminal: Terminal): readonly string[] =>
	spansOf(terminal)
		.filter(span => span.isUnderlined && !span.isInverse && /pearl/i.test(span.text))
		.map(({text}) => text);

describe('searching in an article', inTerminals, () => {
	test('shows the first match while it is typed, how many there are, and which is the current one', async () => {
		const {terminal} = await openArticle(sands, /Paragraph 1 /);
		await terminal.type('/', /^ {2}\/▏/m);
		await terminal.type('pea', /^ {2}\/pea▏ {2}1\/12 .*Enter stay.*Esc cancel$/m);
		await terminal.type('rl', /^ {2}\/pearl▏ {2}1\/12 /m);
		await terminal.until(/Paragraph 5 has/, 'the first match');
		assert.deepEqual(currentMatches(terminal), ['pearl']);
		assert.deepEqual(otherMatches(terminal), ['Pearl']);
		await terminal.type('\u007F\u007F\u007F\u007FP', /^ {2}\/pP▏ {2}no match/m);
		await terminal.type('\u0017Pea', /^ {2}\/Pea▏ {2}1\/6 /m);
	});

	test('goes on by n and back by N, round the ends', async () => {
		const {terminal} = await openArticle(sands, /Paragraph 1 /);
		await terminal.type('/pearl\r', /^ {2}\/pearl {2}1\/12 /m);
		await terminal.type('n', /\/pearl {2}2\/12 /);
		assert.deepEqual(currentMatches(terminal), ['Pearl']);
		await terminal.type('n', /Paragraph 15 has[\s\S]*\/pearl {2}3\/12 /);
		await terminal.type('nn', /Paragraph 25 has[\s\S]*\/pearl {2}5\/12 /);
		await terminal.type('N', /Paragraph 16 has[\s\S]*\/pearl {2}4\/12 /);
		await terminal.type('NNNN', /Paragraph 56 has[\s\S]*\/pearl {2}12\/12 /);
		await terminal.type('n', /Paragraph 5 has[\s\S]*\/pearl {2}1\/12 /);
	});

	test('goes on from where one has moved to', async () => {
		const {terminal} = await openArticle(sands, /Paragraph 1 /);
		await terminal.type('/pearl\r', /\/pearl {2}1\/12 /);
		await terminal.type('G', /100%/);
		await terminal.type('N', /Paragraph 46 has[\s\S]*\/pearl {2}10\/12 /);
		await terminal.type('g', /Along the beach/);
		await terminal.type('n', /Paragraph 5 has[\s\S]*\/pearl {2}1\/12 /);
	});

	test('goes back by Esc to where it began, and stays by Enter', async () => {
		const {terminal} = await openArticle(sands, /Paragraph 1 /);
		await terminal.type('jjjjjjj', rows => topRow(rows).startsWith('Paragraph 1 '));
		const before = terminal.screen();
		await terminal.type('/56 has', /Paragraph 56 has/);
		await terminal.type('\u001B', same(before));
		await terminal.type('/56 has\r', /Paragraph 56 has[\s\S]*\/56 has {2}1\/1 /);
		assert.doesNotMatch(bottom(terminal.screen()), /▏/);
	});

	test('finds words across line ends, styles and links, and marks all of them', async () => {
		const text = `${'Sand and sea. '.repeat(4)}The *grey* **har**bour [wall](https://a.example/) stands very far out at sea.`;
		const {terminal} = await openArticle(post({title: 'A wall'}, text), /far out/, {
			columns: 40,
			args: ['--hyperlinks', 'always', 'article.md'],
		});
		await terminal.type('/sea. the grey harbour wall stands', /1\/1/);
		const marked = spansOf(terminal).filter(span => span.isInverse);
		const words = marked.map(({text}) => text.trimEnd()).join('|');
		assert.equal(words, 'sea. The|grey||har|bour|wall| stands');
	});

	test('marks what it finds in titles, headings, captions, lists, quotes, tables, code and notes', async () => {
		const body = [
			'A pearl[^1].',
			'![A pearl on a plate](https://p.example/1.jpg)',
			'## The pearl',
			'- a pearl',
			'> a pearl',
			'| pearl | x |\n|---|---|\n| y | pearl |',
			'```js\nconst pearl = 1;\n```',
			'[^1]: A pearl.',
		].join('\n\n');
		const {terminal} = await openArticle(post({title: 'The pearl'}, body), /const pearl/, {rows: 50});
		await terminal.type('/pearl\r', /1\/10/);
		assert.deepEqual([currentMatches(terminal).length, otherMatches(terminal).length], [1, 9]);
	});

	test('takes letters that are keys elsewhere, and blanks, as text', async () => {
		const {terminal} = await openArticle(sands, /Paragraph 1 /);
		await terminal.type('/qjG? e', /\/qjG\? e▏ {2}no match/);
		await terminal.type('\u0015q', /\/q▏/);
		await terminal.type('\u001B', /q quit$/m);
		terminal.press('q');
		assert.equal((await terminal.end()).exitCode, 0);
	});

	test('takes what is pasted as it stands, line ends as blanks', async () => {
		const {terminal} = await openArticle(sands, /Paragraph 1 /);
		await terminal.type('/', /\/▏/);
		await terminal.type('Paragraph 40 has sand in it.\r\rParagraph 41 has sand', /1\/1 .*Esc cancel/);
		await terminal.until(/Paragraph 41/, 'what was found');
	});

	test('shows the end of a long text, and the count', async () => {
		const {terminal} = await openArticle(sands, /Paragraph 1 /, {columns: 40});
		await terminal.type('/paragraph 7 has sand in it. paragraph 8 has', /…\S.* 8 has▏ {2}1\/1 /);
	});

	test('is heard when it is typed right behind the Enter that opens the article', async () => {
		const {terminal} = await openArticle(sands, /1\/1/, {args: ['.']});
		await terminal.type('\r/a quiet', /\/a quiet▏ {2}no match/);
		await terminal.type('\u0015pearl\rn', /\/pearl {2}2\/12 /);
	});

	test('says that there is nothing to go on with, or nothing found', async () => {
		const {terminal} = await openArticle(sands, /Paragraph 1 /);
		await terminal.type('n', /Nothing is searched for yet/);
		await terminal.type('/whale\r', /\/whale {2}no match/);
		const before = terminal.screen();
		await terminal.type('nN', same(before));
	});

	test('goes on in a post that was found by a search in all of them, from its first match', async () => {
		const {terminal} = await openArticle(sands, /1\/1/, {args: ['.']});
		await terminal.type('fpearl "46 has"\r', / 1\/1 {2}found for/);
		await terminal.type('\r', /Paragraph 5 has[\s\S]*\/pearl "46 has" {2}1\/13 /);
		assert.deepEqual(currentMatches(terminal), ['pearl']);
		assert.deepEqual(otherMatches(terminal), ['Pearl']);
		await terminal.type('nnnnnnnnn', /Paragraph 46 has[\s\S]* {2}10\/13 /);
		assert.deepEqual(currentMatches(terminal), ['46 has']);
		await terminal.type('/sand', /\/sand▏/);
	});
});
