import assert from 'node:assert/strict';
import {renameSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {run} from '../cli/run.ts';
import {countingArticle, post} from '../fixtures/articles.ts';
import {DEADLINE_MS, makeFolder} from '../fixtures/sandbox.ts';
import {bottom, chapters, clipboardOf, makeHelper, openArticle, type Rows, remote, sand, topRow} from './moving.ts';
import {inTerminals, openTerminal} from './terminal.ts';

const isAtTop = (words: string) => (rows: Rows) => topRow(rows) === words;

/** At the first paragraph of the second chapter. */
async function openInside() {
	const opened = await openArticle(chapters, /Preface 1 /);
	await opened.terminal.type('}}jj', isAtTop('Second 1 stands alone.'));
	return opened;
}

describe('the place in an article', inTerminals, () => {
	test('is kept while the text gets wider and narrower', async () => {
		const {terminal} = await openArticle(countingArticle(30), /Paragraph 1 /, {columns: 100});
		await terminal.type(' ', rows => !/Paragraph 1 /.test(rows.join('\n')));
		const paragraph = (rows: Rows) => /\d+/.exec(topRow(rows))?.[0];
		const before = paragraph(terminal.screen());
		for (const [key, width] of [
			['+', 76],
			['++', 84],
			['-', 80],
			['----------', 40],
			['------------------', 20],
		] as const) {
			await terminal.type(key, rows => bottom(rows).includes(`Text ${width} wide`));
			assert.equal(paragraph(terminal.screen()), before);
			for (const row of terminal.screen().slice(0, -1)) assert.ok(row.trim().length <= width);
		}
		await terminal.type('-', /Text 20 wide: as narrow as it gets/);
		await terminal.type('+'.repeat(30), /Text 96 wide: as wide as it gets/);
		assert.equal(paragraph(terminal.screen()), before);
	});

	test('is kept by every resize, over a panel and over a search too', async () => {
		const {terminal} = await openInside();
		await terminal.resizeTo(44, 12);
		await terminal.until(isAtTop('Second 1 stands alone.'), 'the same words');
		await terminal.type('t', /Contents/);
		await terminal.resizeTo(100, 40);
		await terminal.until(/^ +▌ 3 .*here$/m, 'the contents');
		await terminal.type('t', isAtTop('Second 1 stands alone.'));
		await terminal.type('/third 20', /1\/1/);
		await terminal.resizeTo(80, 24);
		await terminal.until(/Third 20 stands/, 'the match');
		await terminal.type('\u001B', isAtTop('Second 1 stands alone.'));
	});

	test('is the same in the text that an editor has changed, which is called at its line', async () => {
		const editor = makeHelper(
			'vim',
			`sed 's/^Preface 3 .*/Preface 3 is gone/; s/^Second 2 .*/Second 2 is edited./' "$2" > "$2.new" && mv "$2.new" "$2"`,
		);
		const {terminal, folder} = await openArticle(chapters, /Preface 1 /, {env: {EDITOR: editor.program}});
		await terminal.type('}}jj', isAtTop('Second 1 stands alone.'));
		await terminal.type('e', /Second 2 is edited\./);
		assert.equal(topRow(terminal.screen()), 'Second 1 stands alone.');
		const file = path.join(folder, 'article.md');
		const line = chapters.split('\n').indexOf('Second 1 stands alone.') + 1;
		assert.deepEqual(editor.calls(), [[`+${line}`, file]]);
		await terminal.type('k', rows => rows[1]?.trim() === 'Second 1 stands alone.');
	});

	test('is the same in the text that was changed on disk, with a quiet notice', async () => {
		const {terminal, folder} = await openInside();
		const file = path.join(folder, 'article.md');
		writeFileSync(
			file,
			chapters
				.replace('Preface 2 ', 'Preface 1b is new.\n\nPreface 2 ')
				.replace('Second 3 stands', 'Second 3 is new and stands'),
		);
		await terminal.until(/Second 3 is new/, 'the new text');
		assert.equal(topRow(terminal.screen()), 'Second 1 stands alone.');
		assert.match(bottom(terminal.screen()), /Changed on disk/);
		await terminal.type('j', rows => !/Changed/.test(bottom(rows)));
	});

	test('stays with a file that has gone, which is said until it is there again', async () => {
		const {terminal, folder} = await openInside();
		const before = terminal.screen().slice(0, -1);
		const [file, aside] = [path.join(folder, 'article.md'), path.join(folder, 'aside')];
		renameSync(file, aside);
		await terminal.until(/the file is gone/, 'that it is gone');
		assert.deepEqual(terminal.screen().slice(0, -1), before);
		await terminal.type('j/third 2', /third 2▏ .*the file is gone/);
		await terminal.type('\u001B', rows => /the file is gone/.test(bottom(rows)) && !/third/.test(bottom(rows)));
		await terminal.type('e', /There is no such file any more to edit/);
		await terminal.type('k', /the file is gone/);
		renameSync(aside, file);
		await terminal.until(rows => !/gone/.test(bottom(rows)), 'that it is there');
		rmSync(file);
		await terminal.until(/the file is gone/, 'that it is gone again');
	});

	test('stays with a file that by now is no text, until it is one again', async () => {
		const {terminal, folder} = await openInside();
		const file = path.join(folder, 'article.md');
		writeFileSync(file, new Uint8Array(4000));
		await terminal.until(/the file is unreadable/, 'that it is no text');
		assert.equal(topRow(terminal.screen()), 'Second 1 stands alone.');
		writeFileSync(file, chapters.replace('Second 2 ', 'Second two '));
		await terminal.until(/Second two stands/, 'the new text');
		assert.doesNotMatch(bottom(terminal.screen()), /unreadable/);
	});

	test('is not lost where a search goes on in a text that has changed', async () => {
		const {terminal, folder} = await openInside();
		await terminal.type('/third 3\r', /1\/11/);
		await terminal.type('{', isAtTop('Chapter two'));
		writeFileSync(path.join(folder, 'article.md'), chapters.replace('Third 39', 'Third 4'));
		await terminal.until(/Changed on disk/, 'the new text');
		assert.equal(topRow(terminal.screen()), 'Chapter two');
		await terminal.type('n', /Third 3 stands[\s\S]*1\/10/);
	});
});

describe('an article that was left', inTerminals, () => {
	const left = 'Where you left it: g goes to the beginning';

	test('is opened there again from the list, and the list tells how far that is', async () => {
		const {terminal} = await openArticle(chapters, /1\/2 /, {
			args: ['.'],
			files: {'b.md': post({title: 'B'}, 'Text.')},
		});
		await terminal.type('\r', /Preface 1 /);
		await terminal.type('}}jj', isAtTop('Second 1 stands alone.'));
		const page = terminal.screen().slice(0, -1);
		const percent = /\d+%/.exec(bottom(terminal.screen()))?.[0] ?? assert.fail();
		await terminal.type('q', rows => rows.join('\n').includes(percent));
		await terminal.type('\r', new RegExp(left));
		assert.deepEqual(terminal.screen().slice(0, -1), page);
		await terminal.type('j', rows => !rows.join('\n').includes(left));
		await terminal.type('g', isAtTop('The lamp keeper'));
		await terminal.type('q', /1\/2 /);
		await terminal.type('\r', isAtTop('The lamp keeper'));
		assert.doesNotMatch(bottom(terminal.screen()), /Where/);
	});

	test('is there in the next run, narrower, edited, or as the last one', async () => {
		const home = makeFolder();
		const {terminal, folder} = await openArticle(chapters, /Preface 1 /, {home});
		await terminal.type('}}jj', isAtTop('Second 1 stands alone.'));
		terminal.press('q');
		await terminal.end();
		const narrow = openTerminal({cwd: folder, home, args: ['article.md'], columns: 44});
		await narrow.until(isAtTop('Second 1 stands alone.'), 'the place');
		writeFileSync(path.join(folder, 'article.md'), chapters.replace('Preface 2 ', 'Preface 1b is new.\n\nPreface 2 '));
		const last = openTerminal({home, args: ['--continue']});
		await last.until(isAtTop('Second 1 stands alone.'), 'the place');
		assert.match(bottom(last.screen()), new RegExp(left));
	});

	test('begins anew where it was read to its end, and where a link leads to a place of its own', async () => {
		const {terminal} = await openArticle(chapters, /1\/2 /, {
			args: ['.'],
			files: {'b.md': post({title: 'B', date: '2024-03-01'}, '[two](article.md#chapter-two)')},
		});
		await terminal.type('\r', /Preface 1 /);
		await terminal.type('G', /100%/);
		await terminal.type('q', /1\/2 /);
		await terminal.type('\r', isAtTop('The lamp keeper'));
		await terminal.type('  ', rows => topRow(rows) !== 'The lamp keeper');
		await terminal.type(']', /^ +two$/m);
		await terminal.type('o\r', isAtTop('Chapter two'));
	});

	test('counts as read once its end was looked at for longer than a glance', async () => {
		const home = makeFolder();
		const {terminal, folder} = await openArticle(post({title: 'Short'}, sand('Text', 3)), /Text 1 /, {home});
		const isRead = async () =>
			(JSON.parse((await run(['--json', 'article.md'], {cwd: folder, home})).stdout) as {read: boolean}).read;
		assert.equal(await isRead(), false);
		const deadline = performance.now() + DEADLINE_MS;
		while (!(await isRead())) assert.ok(performance.now() < deadline, 'never read');
		terminal.press('q');
		await terminal.end();
	});
});

describe('a post', inTerminals, () => {
	test('is bookmarked by m, and not any more by another m', async () => {
		const home = makeFolder();
		const {terminal, folder} = await openArticle(post({title: 'Kept'}, sand('Text', 3)), /Text 1 /, {home});
		const isBookmarked = async () =>
			(JSON.parse((await run(['--json', 'article.md'], {cwd: folder, home})).stdout) as {bookmarked: boolean})
				.bookmarked;
		// What is on the screen is kept a moment later.
		const untilKept = async (expected: boolean) => {
			const deadline = performance.now() + DEADLINE_MS;
			while ((await isBookmarked()) !== expected) assert.ok(performance.now() < deadline, `never ${expected}`);
		};
		assert.equal(await isBookmarked(), false);
		await terminal.type('m', /Bookmarked/);
		await untilKept(true);
		await terminal.type('m', /The bookmark is taken away/);
		await untilKept(false);
		terminal.press('mq');
		assert.equal((await terminal.end()).exitCode, 0);
		assert.equal(await isBookmarked(), true);
	});

	test('gives its path to the clipboard by y', async () => {
		const {terminal} = await openArticle(post({title: 'Kept'}, 'Text.'), /Text\./, {env: remote});
		await terminal.type('y', /Copied/);
		assert.equal(clipboardOf(terminal), 'article.md');
	});

	test('that was piped in has no path, no bookmark and no editor', async () => {
		const {terminal} = await openArticle('', /Text piped in/, {
			args: [],
			stdin: '# Piped\n\nText piped in, with a blank line.\n',
		});
		for (const key of 'mey') {
			await terminal.type(key, /This article was piped in/);
			await terminal.type('j', rows => !/piped in:/.test(bottom(rows)));
		}
	});
});
