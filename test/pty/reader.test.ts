import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {countingArticle, manyPosts} from '../fixtures/articles.ts';
import {site} from '../fixtures/places.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type Terminal} from './terminal.ts';

type Rows = readonly string[];

const bottom = (rows: Rows): string => rows.at(-1) ?? '';
const same = (rows: Rows) => (now: Rows) => now.join('\n') === rows.join('\n');

async function openCounting(paragraphs = 30): Promise<Terminal> {
	const terminal = openTerminal({cwd: makeFiles({'counting.md': countingArticle(paragraphs)}), args: ['counting.md']});
	await terminal.until(/Paragraph 1 counts/, 'the article');
	return terminal;
}

/** Whether what was `lines` below the top, or above it, is now at the top; the last rows are left out, which differ in size. */
const isScrolled = (before: Rows, lines: number) => (now: Rows) => {
	const [upper, lower] = lines >= 0 ? [before, now] : [now, before];
	const overlap = before.length - Math.abs(lines) - 3;
	const moved = upper.slice(Math.abs(lines)).slice(0, overlap);
	return moved.join('\n') === lower.slice(0, overlap).join('\n') && !same(before)(now);
};

describe('the reader', inTerminals, () => {
	test('shows title, day, reading time, lead image and text, and nothing else of the front matter', async () => {
		const terminal = openTerminal({cwd: site, args: ['posts/lantern-parade.md'], rows: 60});
		await terminal.until(/The bells had hardly stopped/, 'the article');
		const text = terminal.screen().join('\n');
		assert.match(text, /^ {4}Lantern parade fills the quay for Odalys Brandt\n\n {4}Sunday 2 June 2024 · 1 min$/m);
		assert.match(text, /Image: .*lanterns-0412\.jpg/);
		assert.match(text, /looking for a bigger quay/);
		for (const hidden of ['_layouts', 'section', 'permalink', 'extends', 'tags', '---', '2024-06-02T', 'categories']) {
			assert.ok(!text.includes(hidden), hidden);
		}
	});

	test('takes nothing for keys that a terminal answers to another program', async () => {
		const terminal = await openCounting();
		const before = terminal.screen();
		terminal.press('\u001B]11;rgb:ffff/ffff/ffff\u0007\u001BP>|quill(3)\u001B\\\u001B[?62;4c\u001B[M qq\u001B[12;40R');
		await terminal.type('j', isScrolled(before, 1));
	});

	test('sets captions apart by more than colour, and their labels from their text', async () => {
		const terminal = openTerminal({cwd: site, args: ['posts/lantern-parade.md'], rows: 60});
		await terminal.until(/bigger quay/, 'the article');
		const row = terminal.screen().findIndex(text => text.includes('Homecoming'));
		const body = terminal.screen().findIndex(text => text.includes('The singer left'));
		assert.match(terminal.screen()[row] ?? '', /^ {6}▏ Homecoming {2}Odalys Brandt/);
		assert.match(terminal.screen()[row + 1] ?? '', /^ {6}▏ /);
		assert.match(terminal.screen()[body] ?? '', /^ {4}The singer/);
		const spans = terminal.spans(row);
		const label = spans.find(({text}) => text.includes('Homecoming'));
		const words = spans.find(({text}) => text.includes('spoke') || text.includes('Odalys'));
		assert.notDeepEqual({...label, text: ''}, {...words, text: ''});
	});

	test('writes out an image’s address, or links its alt text where the terminal knows links', async () => {
		const plain = openTerminal({cwd: site, args: ['posts/lantern-parade.md'], rows: 60, columns: 40});
		await plain.until(/bigger/, 'the article');
		const joined = plain
			.screen()
			.map(row => row.trim())
			.join('');
		assert.ok(
			joined.includes('https://pictures.example.org/2024/06/boat.jpg'),
			'whole, even where it takes several rows',
		);
		const linked = openTerminal({cwd: site, args: ['posts/lantern-parade.md', '--hyperlinks'], rows: 60});
		await linked.until(/bigger quay/, 'the article');
		assert.ok(linked.raw().includes('\u001B]8;;https://pictures.example.org/2024/06/boat.jpg\u0007'));
		assert.match(linked.screen().join('\n'), /The lantern boat at the slipway/);
		assert.doesNotMatch(linked.screen().join('\n'), /boat\.jpg/);
	});

	test('moves three lines for jjj in one write, and back for kkk', async () => {
		const terminal = await openCounting();
		const before = terminal.screen();
		await terminal.type('jjj', isScrolled(before, 3));
		const after = terminal.screen();
		await terminal.type('kkk', isScrolled(after, -3));
		assert.deepEqual(terminal.screen(), before);
		await terminal.type('\r', isScrolled(before, 1));
		await terminal.type('\u001B[B\u001B[B', isScrolled(before, 3));
		assert.deepEqual(terminal.screen(), after);
		await terminal.type('\u001BOA\u001B[A\u001B[A', same(before));
	});

	test('moves by pages that keep two lines of context, by half pages and to both ends', async () => {
		const terminal = await openCounting();
		const start = terminal.screen();
		await terminal.type('G', /30\.40\.\n/);
		const end = terminal.screen();
		assert.match(bottom(end), /100%/);
		// The last line stands on the last row of the page.
		const size = end.findIndex(row => row.includes('30.40.')) + 1;
		await terminal.type('jj', same(end));
		await terminal.type('g', same(start));
		for (const [down, up, lines] of [
			[' ', 'b', size - 2],
			['f', '\u001B[5~', size - 2],
			['\u001B[6~', 'b', size - 2],
			['d', 'u', Math.floor(size / 2)],
			['\u0004', '\u0015', Math.floor(size / 2)],
		] as const) {
			await terminal.type(down, rows => rows[0] === start[lines] && rows[1] === start[lines + 1] && !same(start)(rows));
			await terminal.type(up, same(start));
		}
		await terminal.type('\u001B[F', same(end));
		await terminal.type('\u001B[H', same(start));
	});

	test('goes through the posts of the list by ] and [, and says so at its ends', async () => {
		const terminal = openTerminal({cwd: makeFiles(manyPosts(3)), args: ['.']});
		await terminal.until(/1\/3/, 'the list');
		await terminal.type('\r', /The text of post number 1\./);
		assert.match(bottom(terminal.screen()), /^ {2}1\/3 {2}Post number 1 /);
		await terminal.type(']', /The text of post number 2\./);
		await terminal.type(']', /The text of post number 3\./);
		await terminal.type(']', /This is the last post/);
		assert.match(terminal.screen().join('\n'), /The text of post number 3\./);
		await terminal.type('[', /The text of post number 2\./);
		await terminal.type('[', /The text of post number 1\./);
		await terminal.type('[', /This is the first post/);
		await terminal.type(']', /The text of post number 2\./);
		await terminal.type('q', rows => /^▌ Post number 2 /m.test(rows.join('\n')) && /2\/3 /.test(bottom(rows)));
	});

	test('begins at the top of each post, however far the last one was read', async () => {
		const files = {
			'a.md': countingArticle(20).replace('2024-01-01', '2024-01-02'),
			'b.md': countingArticle(20).replaceAll('Paragraph', 'Chapter'),
		};
		const terminal = openTerminal({cwd: makeFiles(files), args: ['.']});
		await terminal.until(/1\/2 /, 'the list');
		await terminal.type('\r', /Paragraph 2 /);
		await terminal.type('G', /Paragraph 20 /);
		await terminal.type(']', /The counting house[\s\S]*Chapter 1 /);
	});

	test('takes the keys that follow Enter at once', async () => {
		const cwd = makeFiles({'a.md': countingArticle(20)});
		const slow = openTerminal({cwd, args: ['.']});
		await slow.until(/1\/1 /, 'the list');
		await slow.type('\r', /Paragraph 2 /);
		const opened = slow.screen();
		await slow.type('jjj', isScrolled(opened, 3));
		const fast = openTerminal({cwd, args: ['.']});
		await fast.until(/1\/1 /, 'the list');
		fast.press('\rjjj');
		await fast.untilScreen(slow.screen(), 'the fourth line at the top');
	});

	for (const key of ['q', '\u001B', 'h', '\u007F', '\u001B[D']) {
		test(`an article opened by name is left by ${JSON.stringify(key)}, and so is the program`, async () => {
			const terminal = await openCounting(1);
			terminal.press(key);
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		});
	}

	test('help opens over an article and leads back to the same lines', async () => {
		const terminal = await openCounting();
		await terminal.type('jjjj', isScrolled(terminal.screen(), 4));
		const before = terminal.screen();
		await terminal.type('?', /next post/);
		await terminal.type('q', same(before));
	});

	test('says what is wrong with a file that cannot be shown, and goes back', async () => {
		const files = {'noise.md': Uint8Array.from({length: 4000}, (_, index) => (index * 7919) % 256), ...manyPosts(1)};
		const terminal = openTerminal({cwd: makeFiles(files), args: ['.']});
		await terminal.until(/1\/2 /, 'the list');
		assert.match(terminal.screen().join('\n'), /^ {2}Noise .*undated\n {2}not a text file/m);
		await terminal.type('j\r', /noise\.md: not a text file/);
		await terminal.type('q', /2\/2 /);
	});

	test('is as wide as --width says, and centred where there is room', async () => {
		const cwd = makeFiles({'counting.md': countingArticle(3)});
		const terminal = openTerminal({cwd, args: ['--width', '30', 'counting.md'], columns: 100});
		await terminal.until(/Paragraph 1 /, 'the article');
		for (const row of terminal.screen().slice(0, -1)) assert.match(row, /^(?: {35}.{1,30})?$/);
	});

	test('tells of an article without text', async () => {
		const terminal = openTerminal({cwd: makeFiles({'empty.md': '---\ntitle: Nothing yet\n---\n'}), args: ['empty.md']});
		await terminal.until(/Nothing yet\n[\s\S]*This post has no text\./, 'a sentence that says so');
	});
});
