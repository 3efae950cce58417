import assert from 'node:assert/strict';
import {mkdirSync, renameSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {countingArticle, manyPosts, post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {bottom, clipboardOf, type Rows, remote} from './moving.ts';
import {inTerminals, openTerminal, type Terminal} from './terminal.ts';

const fresh = (title: string, date: string): string => post({title, date, description: `${title} it is`}, 'The words.');

type Chosen = {readonly row: number; readonly title: string};

/** Where the title of the chosen post stands, and the title. */
function chosen(rows: Rows): Chosen {
	const row = rows.findIndex(text => text.startsWith('▌'));
	return {row, title: (rows[row] ?? '').slice(2).split('  ')[0] ?? ''};
}

const isAt = (where: string) => (rows: Rows) => bottom(rows).trim().startsWith(`${where} `);
const has = (words: RegExp, where: string) => (rows: Rows) => isAt(where)(rows) && words.test(rows.join('\n'));

/** An article is open, not the list that may say the same of it. */
const isReading = (words: RegExp) => (rows: Rows) => bottom(rows).includes('q back') && words.test(rows.join('\n'));

type Watched = {readonly terminal: Terminal; readonly file: (name: string) => string};

/** A list of 40 posts, with the 20th chosen, which has others above it on the screen. */
async function openWatched(cwd = makeFiles(manyPosts(40))): Promise<Watched> {
	const terminal = openTerminal({cwd, args: ['.']});
	await terminal.until(isAt('1/40'), 'the list');
	await terminal.type(':18\rjj', isAt('20/40'));
	return {terminal, file: name => path.join(cwd, name)};
}

describe('a list that is open', inTerminals, () => {
	test('shows a post that is added, without a key, and the chosen one stays chosen and where it is', async () => {
		const {terminal, file} = await openWatched();
		const before = chosen(terminal.screen());
		assert.equal(before.title, 'Post number 20');
		writeFileSync(file('new.md'), fresh('The new one', '2024-02-01'));
		await terminal.until(isAt('21/41'), 'one post more');
		assert.deepEqual(chosen(terminal.screen()), before);
		writeFileSync(file('below.md'), fresh('The one below', '2023-12-12'));
		await terminal.until(has(/The one below/, '21/42'), 'another one');
		assert.deepEqual(chosen(terminal.screen()), before);
		writeFileSync(file('above.md'), fresh('The one above', '2023-12-14'));
		await terminal.until(has(/The one above/, '22/43'), 'a third one');
		assert.deepEqual(chosen(terminal.screen()), before);
		await terminal.type('g', has(/^▌ The new one /m, '1/43'));
	});

	test('shows what was changed, removed and renamed, and the chosen one stays where it is', async () => {
		const {terminal, file} = await openWatched();
		const before = chosen(terminal.screen());
		writeFileSync(file('post-0021.md'), fresh('The changed one', '2023-12-12'));
		await terminal.until(has(/The changed one/, '20/40'), 'the change');
		assert.deepEqual(chosen(terminal.screen()), before);
		rmSync(file('post-0019.md'));
		await terminal.until(isAt('19/39'), 'one post less');
		assert.deepEqual(chosen(terminal.screen()), before);
		assert.doesNotMatch(terminal.screen().join('\n'), /Post number 19 /);
		renameSync(file('post-0020.md'), file('renamed.md'));
		await terminal.type('/renamed', has(/^▌ Post number 20 /m, '/renamed▏  1 of 39'));
		await terminal.type('\u001B', isAt('19/39'));
		assert.deepEqual(chosen(terminal.screen()), before);
	});

	test('goes on with the next post where the chosen one is removed', async () => {
		const {terminal, file} = await openWatched();
		const {row} = chosen(terminal.screen());
		rmSync(file('post-0020.md'));
		await terminal.until(isAt('20/39'), 'one post less');
		assert.deepEqual(chosen(terminal.screen()), {row, title: 'Post number 21'});
	});

	test('moves a post whose date was changed, and stays with it where it is chosen', async () => {
		const {terminal, file} = await openWatched();
		writeFileSync(file('post-0020.md'), fresh('The moved one', '2020-01-01'));
		await terminal.until(isAt('40/40'), 'the last place');
		assert.equal(chosen(terminal.screen()).title, 'The moved one');
	});

	test('keeps the bookmark of a post that is renamed', async () => {
		const {terminal, file} = await openWatched();
		await terminal.type('m', /◆ 13 Dec 2023/);
		renameSync(file('post-0020.md'), file('renamed.md'));
		await terminal.type('\t\t', rows => /Bookmarks: 1 of 40 posts/.test(rows[0] ?? ''));
		await terminal.type('/renamed', /renamed▏ {2}1 of 1/);
	});

	test('shows posts of a folder that is made, and takes them away with it', async () => {
		const {terminal, file} = await openWatched();
		mkdirSync(file('deep/er'), {recursive: true});
		writeFileSync(file('deep/er/new.md'), fresh('The deep one', '2023-12-12'));
		await terminal.until(has(/The deep one/, '20/41'), 'the post below');
		// The folder is watched from then on.
		writeFileSync(file('deep/er/more.md'), fresh('One more', '2023-12-13'));
		await terminal.until(/^ {2}2[01]\/42 /m, 'another one');
		rmSync(file('deep'), {recursive: true});
		await terminal.until(isAt('20/40'), 'the list as it was');
	});

	test('of 2,000 posts that are all replaced at once settles, and answers keys', async () => {
		const cwd = makeFiles(manyPosts(2000));
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(/^ {2}1\/2,000 {3}/m, 'the list');
		await terminal.type('jjj', /^ {2}4\/2,000 {3}/m);
		const before = chosen(terminal.screen());
		for (const [name, text] of Object.entries(manyPosts(2000))) {
			const beside = path.join(cwd, `${name}.part`);
			writeFileSync(beside, text.replaceAll('About number', 'Another number'));
			renameSync(beside, path.join(cwd, name));
		}
		await terminal.until(has(/Another number 4 /, '4/2,000'), 'the new posts');
		await terminal.until(rows => !rows.join('\n').includes('About number'), 'only new posts');
		assert.deepEqual(chosen(terminal.screen()), before);
		await terminal.type('G', has(/Another number 2000 /, '2,000/2,000'));
		await terminal.type('\r', /The text of post number 2000\./);
	});

	test('with a file that is given another time but nothing else stays as it is', async () => {
		const {terminal, file} = await openWatched();
		const before = terminal.screen();
		utimesSync(file('post-0019.md'), new Date(), new Date());
		// When this is there, the other was seen.
		writeFileSync(file('new.md'), fresh('The new one', '2024-02-01'));
		await terminal.until(isAt('21/41'), 'one post more');
		assert.deepEqual(terminal.screen().slice(1, -1), before.slice(1, -1));
	});

	test('of a folder that is removed is empty, and full again when it is back', async () => {
		const cwd = makeFiles(Object.fromEntries(Object.entries(manyPosts(3)).map(([name, text]) => [`in/${name}`, text])));
		const terminal = openTerminal({cwd, args: ['in']});
		await terminal.until(isAt('1/3'), 'the list');
		await terminal.type('j', isAt('2/3'));
		rmSync(path.join(cwd, 'in'), {recursive: true});
		await terminal.until(isAt('0/0'), 'no posts');
		await terminal.type('jG\r', isAt('0/0'));
		mkdirSync(path.join(cwd, 'in'));
		writeFileSync(path.join(cwd, 'in', 'new.md'), fresh('The new one', '2024-02-01'));
		await terminal.type('\u0012', / 1 post,[\s\S]*^▌ The new one /m);
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});

	test('stays with what is typed into a filter while posts come', async () => {
		const {terminal, file} = await openWatched();
		await terminal.type('/number 1', /\/number 1▏ {2}\d+ of 40/);
		writeFileSync(file('new.md'), fresh('Post number 1234', '2024-02-01'));
		await terminal.until(/\/number 1▏ {2}\d+ of 41/, 'one post more');
		await terminal.type('234', /^▌ Post number 1234 [\s\S]*\/number 1234▏ {2}1 of 41/m);
	});

	test('finds in a search what was added since', async () => {
		const {terminal, file} = await openWatched();
		await terminal.type('f"the words"\r', /No post is found/);
		writeFileSync(file('new.md'), fresh('The new one', '2024-02-01'));
		await terminal.until(has(/^▌ The new one /m, '1/1'), 'what was found');
	});
});

describe('an article that is open', inTerminals, () => {
	test('whose file is renamed goes on at the same place, and is followed from then on', async () => {
		const cwd = makeFiles({...manyPosts(3), 'long.md': countingArticle(20)});
		const terminal = openTerminal({cwd, args: ['.'], env: remote});
		await terminal.until(isAt('1/4'), 'the list');
		await terminal.type('/counting\r', isAt('1/1'));
		await terminal.type('\r', isReading(/Paragraph 1 counts/));
		await terminal.type(' ', rows => !/Paragraph 1 counts/.test(rows.join('\n')));
		const text = terminal.screen().slice(0, -1);
		renameSync(path.join(cwd, 'long.md'), path.join(cwd, 'renamed.md'));
		const copied = () => terminal.raw().split('\u001B]52;').length;
		// Until the program knows the new name.
		for (let turn = 0; turn < 1000 && !clipboardOf(terminal)?.endsWith('renamed.md'); turn++) {
			const before = copied();
			await terminal.type('y', () => copied() > before);
		}
		assert.match(clipboardOf(terminal) ?? '', /renamed\.md$/);
		assert.deepEqual(terminal.screen().slice(0, -1), text);
		writeFileSync(
			path.join(cwd, 'renamed.md'),
			countingArticle(20).replace('Paragraph 20 counts', 'Paragraph 20 ends'),
		);
		await terminal.type('G', /Paragraph 20 ends/);
		await terminal.type('q', isAt('1/1'));
		await terminal.type('\u001B', rows => chosen(rows).title === 'The counting house');
	});

	test('stays open when its folder is removed', async () => {
		const cwd = makeFiles({'in/long.md': countingArticle(20), 'in/other.md': fresh('Other', '2020-01-01')});
		const terminal = openTerminal({cwd, args: ['in']});
		await terminal.until(isAt('1/2'), 'the list');
		await terminal.type('\r', isReading(/Paragraph 1 counts/));
		rmSync(path.join(cwd, 'in'), {recursive: true});
		await terminal.type('G', /Paragraph 20 counts/);
		await terminal.type('q', isAt('0/0'));
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});
});
