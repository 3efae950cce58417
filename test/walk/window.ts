import {readdirSync, readFileSync} from 'node:fs';
import {StringDecoder} from 'node:string_decoder';
import {setTimeout as sleep} from 'node:timers/promises';
import {type IPty, spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {measure} from '../../source/text/width.ts';

/** A program in a pseudo-terminal that is watched for long: of what it writes only the end is kept. */
export type Window = {
	readonly send: (input: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	/** Updates of the screen so far. */
	readonly frames: () => number;
	/** Updates so far that cleared the screen first. */
	readonly clears: () => number;
	/** When the last update had come, as `performance.now()` counts. */
	readonly lastFrameMs: () => number;
	/** Waits until the program has nothing to do for a moment, or has ended. */
	readonly settle: () => Promise<void>;
	/** What a terminal shows, without trailing blanks. */
	readonly screen: () => readonly string[];
	/** Rows as they were written that are no rows of this size: too wide, or below the last. */
	readonly tooLarge: () => readonly string[];
	/** Rows of the screen that are not as they were written since it was cleared: what is left of another size. */
	readonly stale: () => readonly string[];
	/** Resident memory of the program, in bytes; null where the system does not tell, or it has ended. */
	readonly memory: () => number | null;
	readonly isOver: () => boolean;
	readonly ended: Promise<{readonly exitCode: number; readonly signal: number | undefined}>;
	/** The last that was written. */
	readonly tail: () => string;
	readonly isAlternate: () => boolean;
	readonly pid: number;
	readonly close: () => void;
};

export type WindowOptions = {
	readonly command: readonly string[];
	readonly cwd: string;
	readonly env: Readonly<Record<string, string>>;
	readonly columns: number;
	readonly rows: number;
	/** Told of every update of the screen. */
	readonly onFrame?: (bytes: string) => void;
};

const END_UPDATE = '\u001B[?2026l';
const CLEAR = '\u001B[2J';
const ROW = /\u001B\[(\d+);1H\u001B\[K/;
const ESCAPES = /\u001B\[[0-9;?]*[ -/]*[@-~]|\u001B\][^\u0007\u001B]*(?:\u0007|\u001B\\)?/g;
const KEPT = 4000;
const POLL_MS = 5;
/** Polls without an update that are an end of them. */
const QUIET_POLLS = 4;

export function openWindow({command, cwd, env, columns, rows, onFrame}: WindowOptions): Window {
	const [file = '', ...args] = command;
	const model = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 0});
	const pty: IPty = spawn(file, args, {cols: columns, rows, cwd, env: {...env}, encoding: null});
	const decoder = new StringDecoder('utf8');
	let size = {columns, rows};
	let written: (string | undefined)[] = [];
	let rest = '';
	let tail = '';
	let pending = 0;
	let frames = 0;
	let clears = 0;
	let lastFrameMs = performance.now();
	let isOver = false;

	const takeFrame = (bytes: string): void => {
		frames++;
		lastFrameMs = performance.now();
		if (bytes.includes(CLEAR)) {
			clears++;
			written = [];
		}
		const parts = bytes.split(ROW);
		for (let at = 1; at < parts.length; at += 2)
			written[Number(parts[at]) - 1] = (parts[at + 1] ?? '').replace(ESCAPES, '');
		onFrame?.(bytes);
	};
	const receive = (bytes: Uint8Array): void => {
		pending++;
		model.write(bytes, () => pending--);
		const text = decoder.write(Buffer.from(bytes));
		tail = (tail + text).slice(-KEPT);
		const pieces = (rest + text).split(END_UPDATE);
		rest = pieces.pop() ?? '';
		for (const piece of pieces) takeFrame(piece);
	};
	// Without an encoding the data are bytes, whatever the type says.
	pty.onData(data => receive(data as unknown as Uint8Array));
	model.onData(answer => isOver || pty.write(answer));
	const ended = new Promise<{exitCode: number; signal: number | undefined}>(resolve => {
		pty.onExit(({exitCode, signal}) => {
			isOver = true;
			resolve({exitCode, signal});
		});
	});
	const screen = (): readonly string[] =>
		Array.from({length: size.rows}, (_, row) => {
			const {active} = model.buffer;
			return (
				active
					.getLine(active.viewportY + row)
					?.translateToString(true)
					.trimEnd() ?? ''
			);
		});
	const isAsWritten = (shown: string, row: number): boolean => {
		const text = (written[row] ?? '').trimEnd();
		// How wide other characters are, terminals and we may see otherwise.
		return shown === text || /[^\x20-\x7E]/.test(text);
	};
	return {
		pid: pty.pid,
		ended,
		send: input => void (isOver || pty.write(input)),
		resize(newColumns, newRows) {
			size = {columns: newColumns, rows: newRows};
			model.resize(newColumns, newRows);
			if (!isOver) pty.resize(newColumns, newRows);
		},
		frames: () => frames,
		clears: () => clears,
		lastFrameMs: () => lastFrameMs,
		async settle() {
			let seen = '';
			for (let quiet = 0; !isOver && quiet < QUIET_POLLS; ) {
				await sleep(POLL_MS);
				const work = `${frames} ${workOf(pty.pid)}`;
				quiet = work === seen && pending === 0 ? quiet + 1 : 0;
				seen = work;
			}
		},
		screen,
		tooLarge: () =>
			written.filter(
				(text, row): text is string =>
					text !== undefined && (measure(text) > size.columns || (row >= size.rows && text.trim() !== '')),
			),
		stale: () =>
			screen().flatMap((shown, row) =>
				isAsWritten(shown, row) ? [] : [`${shown} in place of ${written[row] ?? 'nothing'}`],
			),
		memory: () => (isOver ? null : readMemory(pty.pid)),
		isOver: () => isOver,
		tail: () => tail,
		isAlternate: () => model.buffer.active.type === 'alternate',
		close() {
			if (!isOver) pty.kill('SIGKILL');
		},
	};
}

/**
 * What changes as long as a process does anything: the nanoseconds that its threads have run, on Linux, and the time itself
 * while one of them could run or waits for a disk; elsewhere the time in pieces that are longer than a key takes.
 */
function workOf(pid: number): string {
	if (process.platform !== 'linux') return String(Math.floor(performance.now() / 100));
	return listFolder(`/proc/${pid}/task`)
		.map(thread => {
			const [ranNs = ''] = readProcess(pid, `task/${thread}/schedstat`).split(' ', 1);
			const isBusy = /\) [RD] /.test(readProcess(pid, `task/${thread}/stat`));
			return isBusy ? `${ranNs} ${performance.now()}` : ranNs;
		})
		.join();
}

/** VmRSS of Linux, in bytes. */
function readMemory(pid: number): number | null {
	const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readProcess(pid, 'status'))?.[1];
	return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

function readProcess(pid: number, file: string): string {
	try {
		return readFileSync(`/proc/${pid}/${file}`, 'utf8');
	} catch {
		return '';
	}
}

function listFolder(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}
