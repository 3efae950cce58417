import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {countingArticle, manyPosts} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, screenOf, type Terminal} from './terminal.ts';

type Rows = readonly string[];
type Size = readonly [columns: number, rows: number];

const article = {cwd: makeFiles({'counting.md': countingArticle(40)}), args: ['counting.md']};
const list = {cwd: makeFiles(manyPosts(60)), args: ['.']};
const isOpen = /Paragraph 1 counts/;
/** All posts are there; while they arrive, the last number grows. */
const isListed = /1\/60\b/;

const tiny: readonly Size[] = [
	[1, 1],
	[2, 2],
	[10, 3],
	[80, 1],
	[1, 24],
];

/** Moves down line by line until the paragraph begins on the first row. */
async function scrollTo(terminal: Terminal, paragraph: number): Promise<void> {
	const isThere = (rows: Rows) => rows[0]?.trim().startsWith(`Paragraph ${paragraph} counts`) === true;
	while (!isThere(terminal.screen())) {
		const before = terminal.screen().join('\n');
		await terminal.type('j', rows => rows.join('\n') !== before);
	}
}

/** What a fresh start at a size shows with this paragraph at the top. */
async function freshArticle([columns, rows]: Size, paragraph: number): Promise<Rows> {
	const terminal = openTerminal({...article, columns, rows});
	await terminal.until(/The counting/, 'the article');
	await scrollTo(terminal, paragraph);
	const screen = terminal.screen();
	terminal.close();
	return screen;
}

describe('resizing', inTerminals, () => {
	for (const size of [
		[40, 24],
		[25, 10],
		[80, 12],
		[80, 50],
		[150, 60],
	] satisfies Size[]) {
		test(`to ${size.join(' by ')} keeps the paragraph at the top and leaves nothing of the old rows`, async () => {
			const terminal = openTerminal(article);
			await terminal.until(isOpen, 'the article');
			await scrollTo(terminal, 4);
			const before = terminal.screen();
			terminal.resize(...size);
			await terminal.untilScreen(await freshArticle(size, 4), 'what a fresh start shows');
			terminal.resize(80, 24);
			await terminal.untilScreen(before, 'what was there before');
		});
	}

	test('at the beginning of an article stays at the beginning', async () => {
		const terminal = openTerminal(article);
		await terminal.until(isOpen, 'the article');
		await terminal.resizeTo(50, 20);
		const fresh = openTerminal({...article, columns: 50, rows: 20});
		await fresh.until(isOpen, 'a fresh start');
		assert.deepEqual(terminal.screen(), fresh.screen());
	});

	test('there and back before the program notices paints the screen anew, since the terminal has cut it', async () => {
		const terminal = openTerminal(article);
		await terminal.until(isOpen, 'the article');
		const before = terminal.screen();
		terminal.signal('SIGSTOP');
		terminal.resize(10, 3);
		terminal.resize(80, 24);
		terminal.signal('SIGCONT');
		await terminal.untilScreen(before, 'what was there before');
	});

	test('that the program hears of several times at once loses no row', async () => {
		const terminal = openTerminal(article);
		await terminal.until(isOpen, 'the article');
		const [tall, low] = [terminal.screen(), await screenOf({...article, rows: 12}, isOpen)];
		for (let round = 0; round < 8; round++) {
			const expected = round % 2 === 0 ? low : tall;
			terminal.resize(80, expected.length);
			for (let signal = 0; signal < 3; signal++) terminal.signal('SIGWINCH');
			await terminal.untilScreen(expected, `what a fresh start shows on ${expected.length} rows`);
			await terminal.settle();
			assert.deepEqual(terminal.screen(), expected, 'and no late frame takes of it');
		}
	});

	test('through many sizes in a row comes back to the same lines', async () => {
		const terminal = openTerminal(article);
		await terminal.until(isOpen, 'the article');
		await scrollTo(terminal, 3);
		await terminal.type('j', /^ +3\.13/);
		const before = terminal.screen();
		for (let step = 0; step < 100; step++) terminal.resize(1 + ((step * 37) % 160), 1 + ((step * 23) % 70));
		terminal.resize(33, 9);
		await terminal.until(rows => rows.length === 9 && /3\.13/.test(rows[0] ?? ''), 'the same words at the top');
		terminal.resize(80, 24);
		await terminal.untilScreen(before, 'what was there before');
	});

	for (const [place, start, condition, keys] of [
		['an article', article, isOpen, 'jjjjj'],
		['the help', list, isListed, '?jj'],
	] as const) {
		test(`${place} looks the same after a single cell and other sizes where nothing fits`, async () => {
			const terminal = openTerminal(start);
			await terminal.until(condition, 'the start');
			const first = terminal.screen();
			await terminal.type(keys, rows => rows[0] !== first[0]);
			const before = terminal.screen();
			for (const [columns, rows] of tiny) {
				await terminal.resizeTo(columns, rows);
				assert.ok(
					terminal.screen().some(row => row !== ''),
					`something at ${columns} by ${rows}`,
				);
			}
			terminal.resize(80, 24);
			await terminal.untilScreen(before, 'what was there before');
			terminal.press('\u0003');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		});
	}

	test('the list is full again after it, and the chosen post on the screen', async () => {
		const terminal = openTerminal(list);
		await terminal.until(isListed, 'the list');
		const count = (rows: Rows) => rows.filter(row => row.includes('Post number')).length;
		await terminal.type('Gk', /59\/60 /);
		const full = count(terminal.screen());
		for (const size of tiny) await terminal.resizeTo(...size);
		await terminal.resizeTo(80, 24);
		assert.match(terminal.screen().join('\n'), /^▌ Post number 59 [\s\S]*59\/60 /m);
		assert.equal(count(terminal.screen()), full, terminal.screen().join('\n'));
	});

	test('the list keeps the chosen post on the screen and shows what a fresh start would', async () => {
		const terminal = openTerminal(list);
		await terminal.until(isListed, 'the list');
		for (const size of [
			[60, 40],
			[30, 8],
			[20, 5],
			[200, 30],
		] satisfies Size[]) {
			terminal.resize(...size);
			const [columns, rows] = size;
			const fresh = openTerminal({...list, columns, rows});
			await fresh.until(isListed, 'a fresh start');
			await fresh.type('G', /Post number 60/);
			await fresh.type('g', /Post number 1(?!\d)/);
			await terminal.untilScreen(fresh.screen(), `what a fresh start shows at ${columns} by ${rows}`);
			fresh.close();
		}
		await terminal.type('G', /60\/60/);
		for (const [columns, rows] of [
			[80, 10],
			[40, 24],
			[15, 4],
			[80, 24],
		] satisfies Size[]) {
			await terminal.resizeTo(columns, rows);
			assert.ok(
				terminal.screen().some(row => /^▌.*Post n/.test(row)),
				terminal.screen().join('\n'),
			);
		}
	});

	test('works from the start at one cell, one row, one column and 500 by 200', async () => {
		for (const [columns, rows] of [
			[1, 1],
			[80, 1],
			[1, 24],
			[9, 2],
			[500, 200],
		] satisfies Size[]) {
			for (const start of [list, article]) {
				const terminal = openTerminal({...start, columns, rows});
				await terminal.until(now => now.some(row => row !== ''), 'something');
				await terminal.scribble('');
				terminal.press('jGgq');
				assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
			}
		}
	});

	test('answers while the article is open at a size where no page fits', async () => {
		const terminal = openTerminal({...article, columns: 5, rows: 2});
		await terminal.until(rows => rows.some(row => row !== ''), 'something');
		terminal.press('jjj');
		terminal.resize(80, 24);
		await terminal.until(/counts/, 'the article');
	});
});
