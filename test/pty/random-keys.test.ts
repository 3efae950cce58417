import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {countingArticle, manyPosts} from '../fixtures/articles.ts';
import {hostilePost} from '../fixtures/hostile.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {foreignControls} from './sequences.ts';
import {inTerminals, openTerminal} from './terminal.ts';

const cwd = makeFiles({
	...manyPosts(30),
	'counting.md': countingArticle(30),
	'hostile.md': hostilePost,
	'empty.md': '',
	'noise.md': Uint8Array.from({length: 4000}, (_, index) => (index * 7919) % 256),
});

/** What e and Enter on a link would start. */
const env = {EDITOR: 'true', BROWSER: 'true'};

/** All but those that end or stop the program, or hand over the terminal, which then echoes: q, Ctrl-C, Ctrl-Z, e; and y, which writes to the clipboard. */
const keys: readonly string[] = [
	...['j', 'k', 'j', 'k', 'g', 'G', ' ', 'b', 'd', 'u', 'f', 'h', 'l', '/', '?', ']', '[', '\r', '\r', '\t', '\u007F'],
	...['n', 'N', '{', '}', 't', 'o', 'm', '+', '-', '1', '0'],
	...[
		'\u0004',
		'\u0015',
		'\u0017',
		'\u000C',
		'\u001B',
		'\u001B',
		'\u0001',
		'\u0000',
		'x',
		'5',
		'%',
		'"',
		'é',
		'字',
		'👩‍👩‍👧',
	],
	...['A', 'B', 'C', 'D', 'H', 'F', '5~', '6~', '3~', 'Z', '1;5C', '15~'].map(code => `\u001B[${code}`),
	...['\u001BOA', '\u001BOP', '\u001Bj', '\u001B[<64;10;10M', '\u001B[I', '\u001B[200~a path\u001B[201~'],
];

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

describe('300 random keys', inTerminals, () => {
	for (const [seed, columns, rows] of [
		[1, 80, 24],
		[2, 30, 8],
		[3, 12, 4],
		[4, 3, 2],
		[5, 140, 50],
		[6, 0, 0],
	] as const) {
		const size = columns === 0 ? 'changing sizes' : `${columns} by ${rows}`;
		test(`at ${size} leave the program sound, and q ends it (seed ${seed})`, async () => {
			const random = createRandom(seed);
			const below = (limit: number) => Math.floor(random() * limit);
			const terminal = openTerminal({cwd, args: ['.'], env, columns: columns || 80, rows: rows || 24});
			await terminal.until(rows => rows.some(row => row !== ''), 'the start');
			for (let pressed = 0; pressed < 300; ) {
				const chunk = Array.from({length: 1 + below(6)}, () => keys[below(keys.length)] ?? '');
				pressed += chunk.length;
				if (columns === 0 && below(4) === 0) terminal.resize(1 + below(120), 1 + below(40));
				terminal.press(chunk.join(''));
				// Too many at once would be taken for a paste.
				await terminal.settle();
			}
			terminal.resize(80, 24);
			// Enter leaves the prompt; then few screens lie on each other.
			terminal.press('\r');
			await terminal.settle();
			terminal.press('q'.repeat(30));
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
			assert.deepEqual(foreignControls(terminal.raw()), []);
			assert.doesNotMatch(terminal.raw(), /Error:|node:internal|\.js:\d+/);
			assert.ok(!terminal.isAlternate() && !terminal.isCursorHidden());
			assert.deepEqual(terminal.screen().filter(Boolean), []);
		});
	}

	test('of a pasted megabyte do nothing by storm', async () => {
		const terminal = openTerminal({cwd, args: ['.'], env});
		await terminal.until(/1\/34 /, 'the list');
		await terminal.type('j', /2\/34 /);
		terminal.press('the quick brown fox jumps over the lazy dog; '.repeat(23_000));
		await terminal.settle();
		await terminal.type('\u001B', /\/34 [\s\S]*q quit/);
		terminal.press('\u0003');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});
});
