import {type ChildProcess, spawnSync} from 'node:child_process';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ReadStream} from 'node:tty';
import {type Environment, findProgram} from './programs.ts';
import {putAside} from './suspend.ts';

/** What Node reads a terminal with. */
type Handle = {
	reading: boolean;
	readonly fd?: number;
	readonly readStop: () => void;
	readonly readStart: () => void;
};

/** Node has no public name for it. */
const handleOf = (keyboard: ReadStream): Handle | null =>
	(keyboard as ReadStream & {readonly _handle?: Handle | null})._handle ?? null;

/** A signal from the keyboard that ended the other program may reach this one after that end. */
const LATE_SIGNAL_MS = 30;

/**
 * Leaves the keyboard to another program: its keys, and its signals. ^C and ^\ are that program's alone, as with `system` in
 * C; ^Z stops both, as if nobody handled it.
 * @returns a function that takes them back.
 */
export function leaveKeyboard(keyboard: ReadStream): () => Promise<void> {
	const takeSignals = [putAside(['SIGINT', 'SIGQUIT'], () => {}), putAside(['SIGTSTP'])];
	const takeKeys = stopReading(keyboard);
	return async () => {
		await sleep(LATE_SIGNAL_MS);
		takeKeys();
		for (const take of takeSignals) take();
	};
}

/**
 * `pause` does nothing to a stream with a `readable` listener, as Ink's is, and else stops it only after one more read: the first
 * key for the other program would be ours. So the reading itself is stopped, for which Node has no public name; the stream
 * goes on believing in it, and therefore does not start it again.
 */
function stopReading(keyboard: ReadStream): () => void {
	const handle = handleOf(keyboard);
	if (handle === null) return () => {};
	handle.reading = true;
	handle.readStop();
	return () => {
		if (!keyboard.destroyed) handle.readStart();
	};
}

/**
 * Remembers a terminal's settings (echo, lines or keys, …), for which Node has no call.
 * @returns a function that sets them as they were, whatever a program has left that was ended amid its work.
 */
export function keepSettings(keyboard: ReadStream, env: Environment): () => void {
	const stty = process.platform === 'win32' ? null : findProgram('stty', env);
	const {fd: descriptor = -1} = handleOf(keyboard) ?? {};
	if (stty === null || descriptor < 0) return () => {};
	const run = (argument: string) => {
		const {status, stdout} = spawnSync(stty, [argument], {
			stdio: [descriptor, 'pipe', 'ignore'],
			encoding: 'utf8',
			timeout: STTY_MS,
		});
		return status === 0 ? stdout.trim() : '';
	};
	const kept = run('-g');
	return () => {
		if (kept !== '') run(kept);
	};
}

/** It takes a few ms, but for a machine that has much to do. */
const STTY_MS = 2000;

/** What an editor may need to keep the text that was not saved. */
const END_MS = 2000;
/** Shells and the like obey a hang-up alone. */
const HANG_UP_MS = 1000;

export const isOver = ({exitCode, signalCode}: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/**
 * Ends a program that has the terminal, because this one is ended: two must not fight for it. One that refuses is left
 * to itself: it may have what the reader has not saved.
 */
export async function endProgram(program: ChildProcess, signal: NodeJS.Signals): Promise<void> {
	for (const [name, ms] of [
		[signal === 'SIGHUP' ? 'SIGHUP' : 'SIGTERM', END_MS],
		['SIGHUP', HANG_UP_MS],
	] as const) {
		if (isOver(program)) return;
		const end = new Promise(resolve => {
			program.once('exit', resolve);
		});
		program.kill(name);
		await Promise.race([end, sleep(ms)]);
	}
}
