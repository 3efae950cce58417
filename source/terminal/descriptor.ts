import {fstatSync, writeSync} from 'node:fs';
import type {WriteStream} from 'node:tty';
import type {Output} from '../text/output.ts';
import {sleep} from './sleep.ts';

/** How long to wait until a pipe that another process made non-blocking takes more, ms. */
const FULL_PIPE_MS = 2;

/**
 * Writes all of a text. Node's own streams do the same, but take 5 ms to load.
 * @returns whether anybody reads on: `… | head` has seen enough some time.
 * @throws where it cannot be written for another reason.
 */
export function writeTo(descriptor: number, text: Output): boolean {
	let rest = Buffer.from(text);
	while (rest.length > 0) {
		try {
			rest = rest.subarray(writeSync(descriptor, rest));
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : '';
			if (code === 'EPIPE' || code === 'EOF') return false;
			if (code !== 'EAGAIN') throw error;
			sleep(FULL_PIPE_MS);
		}
	}
	return true;
}

/** Writes to a terminal that Node has opened. */
export function show(terminal: Pick<WriteStream, 'write'>, text: Output): void {
	terminal.write(text);
}

/** Whether a descriptor may be a terminal: files and pipes are none, which is known at once. */
export function mayBeTerminal(descriptor: number): boolean {
	try {
		return fstatSync(descriptor).isCharacterDevice();
	} catch {
		return false;
	}
}
