import {isatty, type WriteStream} from 'node:tty';
import type {Size} from '../state/state.ts';
import {type Output, output} from '../text/output.ts';
import {show} from './descriptor.ts';
import {sleep} from './sleep.ts';

// Alternate screen with a saved cursor (1049), wheel as arrow keys while it lasts (1007). The wheel's mode is saved and
// restored (XTSAVE, XTRESTORE), since some terminals have it on by default; those without these sequences ignore them.
// No automatic wrapping (7): where a terminal thinks a character wider than we do, a row is cut instead of torn.
const ENTER = output`\u001B[?1049h\u001B[?1007s\u001B[?1007h\u001B[?7l\u001B[2J\u001B[H\u001B[?25l`;
// 2026 ends a synchronised update that a signal may have cut short; SGR and OSC 8 likewise. What was shown is erased for where
// there is no alternate screen, as in screen unless its user says so; not by 2J, which some terminals keep a copy for.
const LEAVE = output`\u001B[?2026l\u001B]8;;\u0007\u001B[0m\u001B[?7h\u001B[?1007r\u001B[H\u001B[J\u001B[?25h\u001B[?1049l`;
/** The same for terminals that have no more than this. */
const POOR_ENTER = output`\u001B[?7l\u001B[2J\u001B[H\u001B[?25l`;
const POOR_LEAVE = output`\u001B[0m\u001B[?7h\u001B[H\u001B[J\u001B[?25h`;

/**
 * The alternate screen of a terminal, or where that `isPlain` the one that it has: everything shown there is gone when it is left.
 * Both functions may be called twice.
 */
export type AlternateScreen = {readonly enter: () => void; readonly leave: () => void};

export function createAlternateScreen(stdout: WriteStream, isPlain = false): AlternateScreen {
	let isInside = false;
	const write = (text: Output) => {
		try {
			show(stdout, text);
		} catch {
			// The terminal is gone: there is nothing to restore.
		}
	};
	return {
		enter() {
			if (isInside) return;
			isInside = true;
			write(isPlain ? POOR_ENTER : ENTER);
		},
		leave() {
			if (!isInside) return;
			isInside = false;
			write(isPlain ? POOR_LEAVE : LEAVE);
		},
	};
}

/** Signals that end the program, with their numbers: the exit code is 128 and the number. */
const FATAL_SIGNALS = {SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15} as const;

/** Calls back with the exit code on a signal that ends the program. */
export function onFatalSignal(handle: (exitCode: number) => void): void {
	for (const [signal, number] of Object.entries(FATAL_SIGNALS)) process.on(signal, () => handle(128 + number));
}

/** A signal to the own process takes no time, but for a machine that has much to do. */
const SIGNAL_MS = 2000;
const HANG_UP_MS = 150;
/** The exit code on SIGHUP. */
const HUNG_UP = 129;

/**
 * Ends the process as a hang-up does where the terminal is gone: at a process's end Node restores the modes of terminals, and
 * where it cannot it aborts (`ResetStdio` in its src/node.cc).
 */
export function endWithTerminal(stdout: WriteStream, exitCode: number): void {
	if (stdout !== process.stdout) return;
	// Whoever hangs up may say so a moment before the terminal goes.
	if (exitCode === HUNG_UP) sleep(HANG_UP_MS);
	if (isatty(1)) return;
	process.removeAllListeners('SIGHUP');
	process.kill(process.pid, 'SIGHUP');
	// Any thread may be the one that gets it; this one must not go on to the process's end meanwhile.
	sleep(SIGNAL_MS);
}

/** A terminal's size; 80 by 24 where it does not tell, or what COLUMNS and LINES say. */
export function sizeOf(
	stdout: Pick<WriteStream, 'columns' | 'rows'>,
	env: Readonly<Record<string, string | undefined>>,
): Size {
	return {
		columns: stdout.columns || Number.parseInt(env.COLUMNS ?? '', 10) || 80,
		rows: stdout.rows || Number.parseInt(env.LINES ?? '', 10) || 24,
	};
}
