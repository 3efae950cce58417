import {setTimeout as sleep} from 'node:timers/promises';
import {nextInput} from './keys.ts';
import type {Chance} from './random.ts';
import type {Window} from './window.ts';

/** What can be told apart on a screen. */
export const views = [
	...['list', 'filter prompt', 'search prompt', 'date prompt', 'reader', 'find prompt', 'contents', 'links', 'help'],
	...['too small', 'other'],
] as const;

/** What is on a screen, by its title and its bottom line. */
export function viewOf(rows: readonly string[]): string {
	const bottom = rows.findLast(row => row !== '') ?? '';
	const top = rows.find(row => row !== '') ?? '';
	if (/^\s*(?:Contents|Links and images) {2}/.test(top)) return top.trim().startsWith('C') ? 'contents' : 'links';
	if (/^ *\/.*Enter keep/.test(bottom)) return 'filter prompt';
	if (/^ *f .*Enter search/.test(bottom)) return 'search prompt';
	if (/^ *:.*Enter go there/.test(bottom)) return 'date prompt';
	if (/^ *\/.*Enter stay/.test(bottom)) return 'find prompt';
	if (/^ *Keys /.test(bottom)) return 'help';
	if (/celeb-reader/.test(top)) return 'list';
	if (/\b\d+% /.test(bottom) || / q back$/.test(bottom)) return 'reader';
	return /^too?(?: |$)|^t$/.test(top) ? 'too small' : 'other';
}

export type Check = {
	readonly view: string;
	readonly rows: readonly string[];
	/** What is wrong with the screen, in words. */
	readonly faults: readonly string[];
};

/** A key without a meaning: it takes a notice away, and nothing else. */
const NO_KEY = '\u0001';
const REPAINT = '\u000C';
const PATIENCE_MS = 20_000;
/** How long a screen may be wrong on a busy machine. */
const MOMENT_MS = 2000;

/** Waits until the program rests, and looks whether the screen is what it should be. */
export async function checkScreen(window: Window): Promise<Check> {
	window.send(NO_KEY);
	await window.settle();
	// A thread that waits for another one rests too.
	await waitFor(() => faultsOf(window).length === 0 || window.isOver(), MOMENT_MS);
	const rows = window.screen();
	return {view: viewOf(rows), rows, faults: [...faultsOf(window), ...(await redraw(window, rows))]};
}

const faultsOf = (window: Window): readonly string[] => [
	...window.tooLarge().map(row => `too large a row: ${row}`),
	...window.stale().map(row => `not what was written: ${row}`),
];

/** What is another row once the screen is drawn anew. */
async function redraw(window: Window, rows: readonly string[]): Promise<readonly string[]> {
	const [frames, clears] = [window.frames(), window.clears()];
	window.send(REPAINT);
	if (!(await waitFor(() => window.clears() > clears || window.isOver())))
		return [`Ctrl-L draws nothing:\n${rows.join('\n')}`];
	await window.settle();
	// What was found or read meanwhile may have made it another screen.
	if (window.frames() !== frames + 1) return [];
	const redrawn = window.screen();
	return rows.flatMap((row, index) => (row === redrawn[index] ? [] : [`${row}\n\tonce drawn anew: ${redrawn[index]}`]));
}

export async function waitFor(isMet: () => boolean, patienceMs = PATIENCE_MS): Promise<boolean> {
	const deadline = performance.now() + patienceMs;
	while (!isMet()) {
		if (performance.now() > deadline) return false;
		await sleep(2);
	}
	return true;
}

export type Walk = {
	readonly keys: number;
	/** Keys a second. */
	readonly rate: number;
	/** Keys between two windows of another size; 0 where it stays as it is. */
	readonly resizeEvery: number;
	readonly chance: Chance;
	/** Keys between two looks at the screen. */
	readonly checkEvery: number;
	readonly onCheck: (check: Check, keys: number) => void;
};

/** Presses random keys, and resizes the window to random sizes, until the program ends or the keys do. */
export async function walk(
	window: Window,
	{keys, rate, resizeEvery, chance, checkEvery, onCheck}: Walk,
): Promise<void> {
	let began = performance.now();
	let inRow = 0;
	for (let pressed = 1; pressed <= keys && !window.isOver(); pressed++) {
		if (resizeEvery > 0 && pressed % resizeEvery === 0) window.resize(...nextSize(chance));
		window.send(nextInput(chance));
		inRow++;
		const restMs = began + (inRow * 1000) / rate - performance.now();
		if (restMs > 1) await sleep(restMs);
		if (pressed % checkEvery !== 0 && pressed !== keys) continue;
		onCheck(await checkScreen(window), pressed);
		began = performance.now();
		inRow = 0;
	}
}

/** Mostly sizes that people have; all others too. */
export function nextSize({below, from}: Chance): [columns: number, rows: number] {
	const usual = [80, 24] as [number, number];
	return from([
		usual,
		usual,
		[20 + below(140), 8 + below(60)],
		[1 + below(40), 1 + below(12)],
		[1 + below(500), 1 + below(200)],
		[1, 1],
	]);
}

/** To the whole list, at its first post, in a window of the usual size. @returns whether it came there. */
export async function goHome(window: Window): Promise<boolean> {
	window.resize(80, 24);
	for (let tries = 0; tries < 120 && !window.isOver(); tries++) {
		await window.settle();
		const rows = window.screen();
		const view = viewOf(rows);
		const isPart = /Unread:|Bookmarks:/.test(rows[0] ?? '');
		if (view === 'list' && !/Esc clear/.test(rows.at(-1) ?? '')) {
			if (!isPart) {
				window.send('g');
				await window.settle();
				return true;
			}
			window.send('\t');
		} else window.send('\u001B');
	}
	return false;
}

/** Presses two keys by turns, of which each changes the screen. @returns milliseconds to the update that follows each. */
export async function timeKeys(window: Window, keys: readonly [string, string], count: number): Promise<number[]> {
	const times: number[] = [];
	for (let index = 0; index < count && !window.isOver(); index++) {
		await window.settle();
		const before = window.frames();
		const startMs = performance.now();
		window.send(keys[index % 2] ?? '');
		const isShown = await waitFor(() => window.frames() > before || window.isOver());
		times.push(isShown ? window.lastFrameMs() - startMs : Number.POSITIVE_INFINITY);
	}
	return times;
}

/** The value below which so many hundredths of them are. */
export function percentile(values: readonly number[], percent: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
