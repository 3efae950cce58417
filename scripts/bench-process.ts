// Runs programs to measure them: with their output in a pipe, or in a pseudo-terminal.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import pty from '@lydell/node-pty';
import {createScreen, withoutEscapes} from './bench-screen.ts';

export type Command = {
	readonly file: string;
	readonly args: readonly string[];
	readonly cwd: string;
	readonly env: Readonly<Record<string, string>>;
};

export type Size = {readonly columns: number; readonly rows: number};

const LIMIT_MS = 120_000;

export type PipeTimes = {
	/** Milliseconds from the start until the first output. */
	readonly first: number;
	/** Milliseconds from the start of a program until it has ended and all of its output is read. */
	readonly all: number;
};

export function timeInPipe({file, args, cwd, env}: Command): Promise<PipeTimes> {
	return new Promise((resolve, reject) => {
		const start = performance.now();
		let first: number | null = null;
		const child = spawn(file, args, {cwd, env, stdio: ['ignore', 'pipe', 'pipe']});
		let errors = '';
		child.stdout.on('data', () => {
			first ??= performance.now() - start;
		});
		child.stderr.on('data', (data: Buffer) => {
			errors += data;
		});
		child.on('error', reject);
		child.on('close', code => {
			const all = performance.now() - start;
			if (code === 0) resolve({first: first ?? all, all});
			else reject(new Error(`${file} ${args.join(' ')}: exit code ${code}\n${errors}`));
		});
	});
}

/** The most memory that a program held in a run through a pipe, in bytes; null where the system does not tell. */
export function peakInPipe({file, args, cwd, env}: Command): Promise<number | null> {
	return new Promise((resolve, reject) => {
		const child = spawn(file, args, {cwd, env, stdio: ['ignore', 'pipe', 'ignore']});
		let peak: number | null = null;
		let isOver = false;
		// The kernel forgets the figure at the exit, so it is read again and again; this run is not timed.
		const poll = () => {
			peak = readPeak(child.pid) ?? peak;
			if (!isOver) setImmediate(poll);
		};
		child.stdout.resume();
		child.on('spawn', poll);
		child.on('error', reject);
		child.on('close', () => {
			isOver = true;
			resolve(peak);
		});
	});
}

/** VmHWM of Linux: the highest resident memory so far, in bytes. */
function readPeak(pid: number | undefined): number | null {
	try {
		const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
		return kilobytes === undefined ? null : Number(kilobytes) * 1024;
	} catch {
		return null;
	}
}

export type Reaction = {readonly ms: number; readonly bytes: number};

export type Terminal = {
	/** Milliseconds from the start until the text written so far, escape sequences left out, matches. */
	readonly until: (pattern: RegExp) => Promise<number>;
	/** Milliseconds from the start until the screen of our program is as told. */
	readonly untilScreen: (isReached: (rows: readonly string[]) => boolean) => Promise<number>;
	/** The screen of our program, as it is. */
	readonly rows: () => readonly string[];
	/** Types a key, without waiting for anything. */
	readonly send: (key: string) => void;
	/** Milliseconds from the start until the program ended by itself. */
	readonly untilExit: () => Promise<number>;
	/** Types a key; what the program wrote for it, and the milliseconds until the last of that had come. */
	readonly press: (key: string) => Promise<Reaction>;
	readonly readPeak: () => number | null;
	readonly close: () => Promise<void>;
};

/** A key's output has come when nothing has followed for this long. */
const QUIET_MS = 40;

/** Starts a program in a pseudo-terminal. */
export function openTerminal({file, args, cwd, env}: Command, {columns, rows}: Size): Terminal {
	const start = performance.now();
	const child = pty.spawn(file, [...args], {name: 'xterm-256color', cols: columns, rows, cwd, env});
	let output = '';
	const screen = createScreen();
	let lastOutput = start;
	let exited: number | null = null;
	const waiting = new Set<() => void>();
	const wake = () => {
		for (const go of waiting) go();
	};
	child.onData(data => {
		output += data;
		screen.feed(data);
		lastOutput = performance.now();
		wake();
	});
	child.onExit(() => {
		exited = performance.now();
		wake();
	});
	/** Checks at every event; `ms` is the longest wait for the next one. */
	const waitFor = async (isReached: () => boolean, ms = LIMIT_MS): Promise<void> => {
		while (!isReached()) {
			const isWoken = await new Promise<boolean>(resolve => {
				const timer = setTimeout(() => resolve(false), ms);
				const go = () => {
					waiting.delete(go);
					clearTimeout(timer);
					resolve(true);
				};
				waiting.add(go);
			});
			if (!isWoken && !isReached()) {
				throw new Error(
					`${file} ${args.join(' ')} did not come as far; it wrote:\n${withoutEscapes(output).slice(-2000)}`,
				);
			}
		}
	};
	const untilQuiet = async () => {
		for (let rest = QUIET_MS; rest > 0; rest = lastOutput + QUIET_MS - performance.now()) {
			await new Promise(resolve => setTimeout(resolve, rest));
		}
	};
	return {
		async until(pattern) {
			await waitFor(() => exited !== null || pattern.test(withoutEscapes(output)));
			if (!pattern.test(withoutEscapes(output))) throw new Error(`${file} ${args.join(' ')} ended early:\n${output}`);
			return lastOutput - start;
		},
		async untilScreen(isReached) {
			await waitFor(() => exited !== null || isReached(screen.rows()));
			if (!isReached(screen.rows())) throw new Error(`${file} ${args.join(' ')} ended early:\n${output.slice(-2000)}`);
			return lastOutput - start;
		},
		rows: screen.rows,
		send: key => child.write(key),
		async untilExit() {
			await waitFor(() => exited !== null);
			return (exited ?? start) - start;
		},
		async press(key) {
			if (performance.now() - lastOutput < QUIET_MS) await untilQuiet();
			const before = output.length;
			const pressed = performance.now();
			child.write(key);
			await waitFor(() => output.length > before, 5000);
			await untilQuiet();
			return {ms: lastOutput - pressed, bytes: Buffer.byteLength(output.slice(before))};
		},
		readPeak: () => readPeak(child.pid),
		async close() {
			if (exited === null) child.kill('SIGKILL');
			await waitFor(() => exited !== null);
		},
	};
}
