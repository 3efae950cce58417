// Folders of posts: the first screen with the newest of them, the whole list, searching all of it, keys meanwhile; without
// what an earlier start kept, and with it.
import path from 'node:path';
import {rareWord, writePosts} from './bench-posts.ts';
import {type Command, openTerminal, type Terminal} from './bench-process.ts';
import {addPipeRow, addTerminalRow, findProgram, large, type Rows, scroll} from './bench-rows.ts';
import {chosenOf} from './bench-screen.ts';
import type {Results} from './bench-table.ts';

/** With so many posts rounds are few: what takes seconds is steady enough. */
const ROUNDS_OF_LARGE = 3;
/** How often keys come that somebody keeps pressed. */
const REPEAT_MS = 30;
const KEYS_WHILE_SEARCHING = 40;

export const rowsOf = (count: number) => {
	const posts = `${count} posts`;
	return {
		first: `${posts}, first screen`,
		complete: `${posts}, complete`,
		firstAgain: `${posts}, first screen again`,
		completeAgain: `${posts}, complete again`,
	};
};

type Test = (rows: readonly string[]) => boolean;

const hasAll = (rows: readonly string[], ...patterns: readonly RegExp[]): boolean => {
	const text = rows.join('\n');
	return patterns.every(pattern => pattern.test(text));
};

/** The newest posts are those with the highest numbers. */
const showsNewest =
	(count: number): Test =>
	rows =>
		hasAll(rows, new RegExp(`Evening ${count}:[^]*Evening ${count - 1}:[^]*Evening ${count - 2}:`));

/** All posts are counted, and nothing is being read any more. */
const isComplete =
	(count: number): Test =>
	rows =>
		hasAll(rows, new RegExp(`\\b${String(count).replace(/\B(?=(?:\d{3})+$)/g, '[,.]?')} posts`)) &&
		!hasAll(rows, /\breading \d/);

export type FolderOptions = {readonly count: number; readonly hasCache: boolean; readonly isSearched: boolean};

export async function addFolderRows(rows: Rows, {count, hasCache, isSearched}: FolderOptions): Promise<void> {
	const names = rowsOf(count);
	const search = `search of ${count} posts`;
	if (![...Object.values(names), search, `search of ${count} posts in a terminal`].some(rows.isWanted)) return;
	const folder = path.join(rows.folder, `posts-${count}`);
	writePosts(folder, count);
	const rounds = count > 10_000 ? ROUNDS_OF_LARGE : Number.POSITIVE_INFINITY;
	const cold = rows.reader(...(hasCache ? ['--no-cache'] : []), folder);
	addTerminalRow(rows, names.first, {
		command: cold,
		size: large,
		shows: showsNewest(count),
		rounds,
		goOn: terminal => useList(rows, terminal, count),
	});
	if (isSearched)
		addTerminalRow(rows, `${names.first}, with keys`, {
			command: cold,
			size: large,
			shows: showsNewest(count),
			rounds,
			goOn: terminal => typeWhileItIsRead(rows, terminal, count),
		});
	if (hasCache) {
		await fillCache(rows.reader(folder), count);
		addTerminalRow(rows, names.firstAgain, {
			command: rows.reader(folder),
			size: large,
			shows: showsNewest(count),
			rounds,
			async goOn(terminal) {
				rows.results.addTime('terminal', names.completeAgain, await terminal.untilScreen(isComplete(count)));
				rows.results.addPeak(names.completeAgain, terminal.readPeak());
			},
		});
	}
	if (isSearched) addSearchRows(rows, folder, count);
}

async function useList({results}: Rows, terminal: Terminal, count: number): Promise<void> {
	results.addTime('terminal', rowsOf(count).complete, await terminal.untilScreen(isComplete(count)));
	results.addPeak(rowsOf(count).complete, terminal.readPeak());
	await scroll(results, terminal, `list of ${count}, j`, 12);
	results.addReaction(`list of ${count}, open a post`, await terminal.press('\r'));
}

/** In a start of its own: what is typed slows what is being read. */
async function typeWhileItIsRead({results}: Rows, terminal: Terminal, count: number): Promise<void> {
	let isOver = false;
	const complete = terminal.untilScreen(isComplete(count)).finally(() => {
		isOver = true;
	});
	await typeAlong({results, terminal, row: `a key while ${count} posts are read`, isMore: () => !isOver});
	await complete;
}

type Typing = {
	readonly results: Results;
	readonly terminal: Terminal;
	readonly row: string;
	readonly isMore: (typed: number) => boolean;
};

/**
 * Types keys as fast as one that is kept pressed, each timed until another post is chosen. Keys that would have come while one was
 * waited for have waited too.
 */
async function typeAlong({results, terminal, row, isMore}: Typing): Promise<void> {
	for (let typed = 0; isMore(typed); typed++) {
		const before = chosenOf(terminal.rows());
		const pressed = performance.now();
		// Down and up again: there may be few posts yet.
		terminal.send(typed % 2 === 0 ? 'j' : 'k');
		await terminal.untilScreen(rows => chosenOf(rows) !== before);
		const ms = performance.now() - pressed;
		for (let wait = ms; wait > 0; wait -= REPEAT_MS) results.addReaction(row, {ms: wait, bytes: 0});
		await new Promise(resolve => setTimeout(resolve, Math.max(0, REPEAT_MS - ms)));
	}
}

async function fillCache(command: Command, count: number): Promise<void> {
	const terminal = openTerminal(command, large);
	await terminal.untilScreen(isComplete(count));
	await terminal.press('q');
	await terminal.untilExit();
}

function addSearchRows(rows: Rows, folder: string, count: number): void {
	const {results, reader, commandOf} = rows;
	const rounds = ROUNDS_OF_LARGE;
	const row = `search of ${count} posts`;
	addPipeRow(rows, row, {
		command: reader('--search', rareWord, '--print', folder),
		first: `${row}, first result`,
		rounds,
	});
	for (const [name, args] of [
		['grep', ['-ri', rareWord, folder]],
		['rg', ['-i', rareWord, folder]],
	] as const) {
		const program = findProgram(name);
		if (program !== null) addPipeRow(rows, `${name}, ${row}`, {command: commandOf(program, args), rounds});
	}
	addTerminalRow(rows, `${row} in a terminal`, {
		command: reader(folder),
		size: large,
		shows: isComplete(count),
		rounds,
		async goOn(terminal) {
			for (const key of `f${rareWord}`) await terminal.press(key);
			const entered = performance.now();
			terminal.send('\r');
			// With a line of its text, above the bottom line that repeats what is looked for.
			await terminal.untilScreen(shown => hasAll(shown.slice(0, -2), new RegExp(rareWord)));
			results.addReaction(`${row}, Enter to the first result`, {ms: performance.now() - entered, bytes: 0});
			await typeAlong({
				results,
				terminal,
				row: `a key while ${count} posts are searched`,
				isMore: at => at < KEYS_WHILE_SEARCHING,
			});
			await terminal.untilScreen(shown => !hasAll(shown, /looking through/));
			results.addReaction(`${row}, Enter to the last result`, {ms: performance.now() - entered, bytes: 0});
		},
	});
}
