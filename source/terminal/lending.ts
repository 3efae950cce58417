import {setTimeout as sleep} from 'node:timers/promises';
import type {ReadStream} from 'node:tty';
import {putAside} from './suspend.ts';

/** What Node reads a terminal with. */
type Handle = {reading: boolean; readonly readStop: () => void; readonly readStart: () => void};

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
	const {_handle: handle} = keyboard as ReadStream & {readonly _handle?: Handle | null};
	if (!handle) return () => {};
	handle.reading = true;
	handle.readStop();
	return () => {
		if (!keyboard.destroyed) handle.readStart();
	};
}
