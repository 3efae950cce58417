import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {countingArticle, manyPosts} from '../fixtures/articles.ts';
import {hostilePost} from '../fixtures/hostile.ts';
import {atEnd, environmentOf, makeFiles, makeFolder, program} from '../fixtures/sandbox.ts';
import {createChance} from '../walk/random.ts';
import {type Check, nextSize, waitFor, walk} from '../walk/walk.ts';
import {openWindow, type Window} from '../walk/window.ts';
import {foreignControls} from './sequences.ts';
import {inTerminals, openTerminal} from './terminal.ts';

const cwd = makeFiles({
	...manyPosts(30),
	'counting.md': countingArticle(30),
	'linked.md':
		'# Linked\n\nTo [the counting house](counting.md#), [a place](#the-end) and [away](https://a.example/).\n\n## The end\n',
	'hostile.md': hostilePost,
	'empty.md': '',
	'noise.md': Uint8Array.from({length: 4000}, (_, index) => (index * 7919) % 256),
});
const POSTS = 35;

type Opened = {readonly window: Window; readonly foreign: readonly string[]};

async function openAt(columns: number, rows: number): Promise<Opened> {
	const foreign: string[] = [];
	const window = openWindow({
		command: [...program, '.'],
		cwd,
		env: environmentOf(makeFolder()),
		columns,
		rows,
		onFrame: bytes => foreign.push(...foreignControls(bytes)),
	});
	atEnd(window.close);
	assert.ok(await waitFor(() => window.frames() > 0), 'it never began');
	return {window, foreign};
}

async function endByQ({window, foreign}: Opened): Promise<void> {
	window.resize(80, 24);
	await window.settle();
	// In a prompt q is a letter.
	window.send('\u001B');
	await window.settle();
	for (let presses = 0; presses < 10 && window.isAlternate(); presses++) {
		window.send('q');
		await window.settle();
	}
	assert.ok(await waitFor(window.isOver), `q does not end it:\n${window.screen().join('\n')}`);
	assert.deepEqual(await window.ended, {exitCode: 0, signal: 0});
	// The last that it wrote may come behind the news of its end.
	await waitFor(() => !window.isAlternate());
	assert.deepEqual([window.isAlternate(), ...window.screen().filter(Boolean)], [false]);
	assert.deepEqual(foreign, []);
	assert.doesNotMatch(window.tail(), /Error|Warning|node:internal|\.js:\d+/);
}

const assertSound = ({view, faults}: Check, keys: number): void =>
	assert.deepEqual(faults, [], `after ${keys} keys, ${view}`);

describe('random keys', inTerminals, () => {
	for (const [seed, columns, rows] of [
		[1, 80, 24],
		[2, 30, 8],
		[3, 12, 4],
		[4, 3, 2],
		[5, 140, 50],
		[6, 0, 0],
		[7, 0, 0],
	] as const) {
		const isChanging = columns === 0;
		const size = isChanging ? 'changing sizes' : `${columns} by ${rows}`;
		test(`at ${size} leave every row as wide as the screen and as it was written, and q ends it (seed ${seed})`, async () => {
			const opened = await openAt(columns || 80, rows || 24);
			const chance = createChance(seed);
			const resizeEvery = isChanging ? 5 : 0;
			await walk(opened.window, {keys: 240, rate: 400, resizeEvery, chance, checkEvery: 30, onCheck: assertSound});
			await endByQ(opened);
		});
	}

	test('and 100 resizes a second leave the screen of the last size', async () => {
		const opened = await openAt(80, 24);
		const {window} = opened;
		const chance = createChance(8);
		await walk(window, {keys: 300, rate: 100, resizeEvery: 1, chance, checkEvery: 100, onCheck: assertSound});
		const [columns, rows] = nextSize(chance);
		window.resize(columns, rows);
		await endByQ(opened);
	});

	test('without a name are nothing, with Ctrl and the like too', async () => {
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(new RegExp(`1/${POSTS} `), 'the list');
		const finals = [...Array.from('abcdjtuxyzABCDEFGHIJKLMNOPQRSTX~^$')];
		const sequences = finals.flatMap(final =>
			['', '1', '24', '29', '57'].flatMap(code => [2, 5, 8].map(held => `${code};${held}${final}`)),
		);
		for (const sequence of sequences) terminal.press(`\u001B[${sequence}`);
		// Some of them move.
		await terminal.settle();
		terminal.press('g');
		await terminal.type('j', new RegExp(`2/${POSTS} `));
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});

	test('of a pasted megabyte do nothing by storm', async () => {
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(new RegExp(`1/${POSTS} `), 'the list');
		await terminal.type('j', new RegExp(`2/${POSTS} `));
		terminal.press('the quick brown fox jumps over the lazy dog; '.repeat(23_000));
		await terminal.settle();
		await terminal.type('\u001B', new RegExp(`/${POSTS} [\\s\\S]*q quit`));
		terminal.press('\u0003');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});
});
