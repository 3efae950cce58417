import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {bottom, type Rows, sand} from './moving.ts';
import {inTerminals, openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

/** Two posts have the word in their text, one also further down; one has it in its title; one nowhere. */
const posts: Readonly<Record<string, string>> = {
	'far.md': post(
		{title: 'A long walk', date: '2024-04-01', description: 'Along the sea'},
		`${sand('Dune', 30)}\n\nWe met the kestrel at noon.\n\n${sand('Rock', 30)}\n\nAnother kestrel was there.`,
	),
	'near.md': post({title: 'A short walk', date: '2024-03-01', description: 'To the pier'}, 'The kestrel sat still.'),
	'title.md': post({title: 'The Kestrel', date: '2024-02-01', description: 'A boat'}, 'She was built of oak.'),
	'none.md': post({title: 'The pier', date: '2024-05-01', description: 'Planks'}, 'It is long.'),
};

const chosen = (rows: Rows): string => rows.find(row => row.startsWith('▌'))?.slice(2) ?? '';
const isAt = (where: string, title: string) => (rows: Rows) =>
	bottom(rows).trim().startsWith(`${where} `) && chosen(rows).startsWith(title);

/** An article is open, not the list that may say the same of it. */
const isReading = (words: RegExp) => (rows: Rows) => bottom(rows).includes('q back') && words.test(rows.join('\n'));

async function openPosts(options: TerminalOptions = {}): Promise<Terminal> {
	const terminal = openTerminal({cwd: makeFiles(posts), args: ['.'], ...options});
	await terminal.until(/^ {2}1\/4 {3}/m, 'the list');
	return terminal;
}

const marked = (terminal: Terminal, look: 'isUnderlined' | 'isInverse'): readonly string[] =>
	terminal
		.screen()
		.flatMap((_, row) => terminal.spans(row))
		.filter(span => span[look])
		.map(({text}) => text.trim().toLowerCase());

describe('a search in the text of all posts', inTerminals, () => {
	test('shows what it found, the best first, with the line of the text in which the words stand out', async () => {
		const terminal = await openPosts();
		await terminal.type('f', /^ {2}f ▏ {2}words, “phrases”, -not, tag:, title:/m);
		await terminal.type('kestrel', /^ {2}f kestrel▏/m);
		await terminal.type('\r', /3 of 4 posts, best first\n[\s\S]*^ {2}1\/3 {2}found for “kestrel”/m);
		assert.ok(isAt('1/3', 'The Kestrel')(terminal.screen()));
		const text = terminal.screen().join('\n');
		assert.match(text, /We met the kestrel at noon\./);
		assert.match(text, /The kestrel sat still\./);
		assert.doesNotMatch(text, /The pier/);
		assert.deepEqual(marked(terminal, 'isUnderlined'), ['kestrel', 'kestrel', 'kestrel']);
	});

	test('sorts what it found by date at a key, and by how good it is again', async () => {
		const terminal = await openPosts();
		await terminal.type('fkestrel\r', isAt('1/3', 'The Kestrel'));
		await terminal.type('s', rows => (rows[0] ?? '').endsWith('newest first') && isAt('1/3', 'A long walk')(rows));
		await terminal.type('s', rows => (rows[0] ?? '').endsWith('oldest first') && isAt('1/3', 'The Kestrel')(rows));
		await terminal.type('s', rows => (rows[0] ?? '').endsWith('by title'));
		await terminal.type('s', rows => (rows[0] ?? '').endsWith('best first') && isAt('1/3', 'The Kestrel')(rows));
	});

	test('opens a post at the first match; n goes on, N back, and q leads back to what was found', async () => {
		const terminal = await openPosts();
		await terminal.type('fkestrel\r', isAt('1/3', 'The Kestrel'));
		await terminal.type('s', isAt('1/3', 'A long walk'));
		await terminal.type('\r', isReading(/We met the kestrel at noon\./));
		assert.deepEqual(marked(terminal, 'isInverse'), ['kestrel']);
		assert.match(bottom(terminal.screen()), /1\/2/);
		await terminal.type('n', /Another kestrel was there\.[\s\S]*2\/2/);
		await terminal.type('n', /We met the kestrel at noon\.[\s\S]*1\/2/);
		await terminal.type('N', /Another kestrel was there\.[\s\S]*2\/2/);
		await terminal.type('q', isAt('1/3', 'A long walk'));
	});

	test('goes on to the next post that was found by ]', async () => {
		const terminal = await openPosts();
		await terminal.type('fkestrel\r', isAt('1/3', 'The Kestrel'));
		await terminal.type('s', isAt('1/3', 'A long walk'));
		await terminal.type('\r', isReading(/We met the kestrel at noon\./));
		await terminal.type(']', isReading(/A short walk[\s\S]*The kestrel sat still\./));
		assert.deepEqual(marked(terminal, 'isInverse'), ['kestrel']);
		await terminal.type('q', isAt('2/3', 'A short walk'));
	});

	test('ends by Esc: back to where one was, or to the post that was chosen among those found', async () => {
		const terminal = await openPosts();
		await terminal.type('j', isAt('2/4', 'A long walk'));
		await terminal.type('fkestrel\r', isAt('1/3', 'The Kestrel'));
		await terminal.type('\u001B', isAt('2/4', 'A long walk'));
		await terminal.type('fkestrel\r', isAt('1/3', 'The Kestrel'));
		await terminal.type('s', isAt('1/3', 'A long walk'));
		await terminal.type('j', isAt('2/3', 'A short walk'));
		await terminal.type('\u001B', isAt('3/4', 'A short walk'));
		assert.match(terminal.screen()[0] ?? '', /4 posts, newest first$/);
	});

	test('can be filtered; Esc ends the filter first, then the search, and never the program', async () => {
		const terminal = await openPosts();
		await terminal.type('fkestrel\r', isAt('1/3', 'The Kestrel'));
		await terminal.type('/walk', /^ {2}\/walk▏ {2}2 of 3/m);
		await terminal.type('\r', /^ {2}1\/2 {2}found for “kestrel” {2}filter/m);
		await terminal.type('\u001B', rows => bottom(rows).includes('/3  found for “kestrel”'));
		await terminal.type('\u001B', /^ {2}\d\/4 {3}/m);
		assert.ok(terminal.isAlternate());
		await terminal.type('q', () => !terminal.isAlternate());
	});

	test('is cancelled by Esc while it is typed, and ended by nothing typed', async () => {
		const terminal = await openPosts();
		await terminal.type('fkes', /^ {2}f kes▏/m);
		await terminal.type('\u001B', isAt('1/4', 'The pier'));
		await terminal.type('fkestrel\r', isAt('1/3', 'The Kestrel'));
		await terminal.type('f\r', isAt('1/4', 'The pier'));
	});

	test('that cannot be understood says why and stays to be put right', async () => {
		const terminal = await openPosts();
		await terminal.type('fbefore:soon\r', /before: takes a year, a month or a day/);
		await terminal.type('\u0015kestrel\r', isAt('1/3', 'The Kestrel'));
	});

	test('that finds nothing says so', async () => {
		const terminal = await openPosts();
		await terminal.type('fzeppelin\r', /No post is found for “zeppelin”\./);
		assert.match(terminal.screen()[0] ?? '', /0 of 4 posts/);
		await terminal.type('\u001B', isAt('1/4', 'The pier'));
	});

	test('can be begun with by --search', async () => {
		const terminal = openTerminal({cwd: makeFiles(posts), args: ['.', '--search', 'kestrel']});
		await terminal.until(isAt('1/3', 'The Kestrel'), 'what was found');
		assert.match(bottom(terminal.screen()), /found for “kestrel”/);
		await terminal.type('j\r', isReading(/kestrel (?:at noon|sat still)/));
		await terminal.type('q', /^ {2}2\/3 /m);
		await terminal.type('\u001B', /^ {2}\d\/4 {3}/m);
	});

	test('of 600 posts finds the one that has the words', async () => {
		const many = Array.from({length: 600}, (_, index) => [
			`post-${index}.md`,
			post(
				{title: `Number ${index}`, date: '2024-01-01', description: 'Sand'},
				`${'Sand. '.repeat(500)} Pearl ${index}.`,
			),
		]);
		const terminal = openTerminal({cwd: makeFiles(Object.fromEntries(many)), args: ['.']});
		await terminal.until(/^ {2}1\/600 {3}/m, 'the list');
		await terminal.type('f"pearl 417."\r', isAt('1/1', 'Number 417 '));
		await terminal.type('\r', isReading(/Pearl 417\./));
	});
});
