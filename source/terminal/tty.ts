import {closeSync, openSync} from 'node:fs';
import {ReadStream} from 'node:tty';

/**
 * The keyboard: standard input where it is a terminal, otherwise the controlling terminal, so that a pipe into the
 * program leaves the keys free. Null where there is none.
 */
export function openKeyboard(stdin: NodeJS.ReadStream): ReadStream | null {
	if (stdin.isTTY) return stdin as ReadStream;
	let descriptor: number | null = null;
	try {
		descriptor = openSync(process.platform === 'win32' ? '\\\\.\\CONIN$' : '/dev/tty', 'r');
		return new ReadStream(descriptor);
	} catch {
		if (descriptor !== null) closeSync(descriptor);
		return null;
	}
}
