// The rows that are measured, and how each is run.
import {existsSync} from 'node:fs';
import path from 'node:path';
import {type Command, openTerminal, peakInPipe, type Size, type Terminal, timeInPipe} from './bench-process.ts';
import type {Results} from './bench-table.ts';

export const small: Size = {columns: 80, rows: 24};
export const large: Size = {columns: 100, rows: 40};
export const bare = 'node -e ""';
/** Keys typed into each screen, each round. */
const KEYS_PER_ROUND = 20;

export type Task = {
	readonly run: () => Promise<void>;
	/** The most rounds it is worth: what takes seconds is steady enough. */
	readonly rounds: number;
};

export type TerminalRow = {
	readonly command: Command;
	readonly size: Size;
	/** Until this is written, or the screen is as told. */
	readonly shows: RegExp | ((rows: readonly string[]) => boolean);
	readonly rounds?: number;
};

export type Rows = {
	readonly results: Results;
	readonly tasks: Task[];
	/** Run once, after all others. */
	readonly memoryTasks: Array<() => Promise<void>>;
	/** Files of its own, gone afterwards. */
	readonly folder: string;
	readonly commandOf: (file: string, args: readonly string[]) => Command;
	/** The program that is measured. */
	readonly reader: (...args: readonly string[]) => Command;
	readonly isWanted: (row: string) => boolean;
};

/** A row for the whole run; and one for its first output, where that has a name. */
export function addPipeRow({results, tasks, memoryTasks, isWanted}: Rows, row: string, pipe: PipeRow): void {
	if (!isWanted(row)) return;
	const {command, first, rounds = Number.POSITIVE_INFINITY} = pipe;
	tasks.push({
		rounds,
		async run() {
			const times = await timeInPipe(command);
			if (first !== undefined) results.addTime('pipe', first, times.first);
			results.addTime('pipe', row, times.all);
		},
	});
	memoryTasks.push(async () => results.addPeak(row, await peakInPipe(command)));
}

export type PipeRow = {readonly command: Command; readonly first?: string; readonly rounds?: number};

/** A row for the first frame; `goOn` goes on in the same process. */
export function addTerminalRow(
	{results, tasks, isWanted}: Rows,
	row: string,
	{
		command,
		size,
		shows,
		rounds = Number.POSITIVE_INFINITY,
		goOn,
	}: TerminalRow & {
		readonly goOn?: (terminal: Terminal) => Promise<void>;
	},
): void {
	if (!isWanted(row)) return;
	tasks.push({
		rounds,
		async run() {
			const terminal = openTerminal(command, size);
			try {
				const ms = typeof shows === 'function' ? await terminal.untilScreen(shows) : await terminal.until(shows);
				results.addTime('terminal', row, ms);
				results.addPeak(row, terminal.readPeak());
				await goOn?.(terminal);
			} finally {
				await terminal.close();
			}
		},
	});
}

/** Types a key over and over; the first ones only bring the chosen row to the edge, from where on the screen scrolls. */
export async function scroll(results: Results, terminal: Terminal, row: string, leadIn: number): Promise<void> {
	for (let at = 0; at < leadIn; at++) await terminal.press('j');
	for (let at = 0; at < KEYS_PER_ROUND; at++) results.addReaction(row, await terminal.press('j'));
}

const missing = new Set<string>();

export function findProgram(name: string): string | null {
	const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
	const found = folders.map(folder => path.join(folder, name)).find(existsSync);
	if (found === undefined && name !== 'bat' && !missing.has(name)) console.log(`not installed: ${name}`);
	missing.add(name);
	return found ?? null;
}
