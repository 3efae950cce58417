import {isatty, type WriteStream} from 'node:tty';
import type {Size} from '../state/state.ts';
import {type Output, output} from '../text/output.ts';
import {show} from './descriptor.ts';
import {isInBackground} from './foreground.ts';
import {endBy, type FatalSignal} from './signals.ts';
import {sleep} from './sleep.ts';

// Alternate screen with a saved cursor (1049), wheel as arrow keys while it lasts (1007). The wheel's mode is saved and
// restored (XTSAVE, XTRESTORE), since some terminals have it on by default; those without these sequences ignore them.
// No automatic wrapping (7): where a terminal thinks a character wider than we do, a row is cut instead of torn.
const ENTER = output`\u001B[?1049h\u001B[?1007h\u001B[?7l\u001B[2J\u001B[H\u001B[?25l`;
const SAVE_WHEEL = output`\u001B[?1007s`;
// 2026 ends a synchronised update that a signal may have cut short; SGR and OSC 8 likewise. What was shown is erased for where
// there is no alternate screen, as in screen unless its user says so; not by 2J, which some terminals keep a copy for.
const LEAVE = output`\u001B[?2026l\u001B]8;;\u0007\u001B[0m\u001B[?7h\u001B[?1007r\u001B[H\u001B[J\u001B[?25h\u001B[?1049l`;
const TIDY = output`\u001B[0m\u001B[?1000l\u001B[?1002l\u001B[?1003l\u001B[?1006l\u001B[?1004l\u001B[?2004l\u001B[?1l\u001B>\u001B[?1049l\u001B[?7h\u001B[?25h`;
/** The same for terminals that may show what they do not know. Modes are ignored by all, and new kernels have 1049 on the console. */
const POOR_ENTER = output`\u001B[?1049h\u001B[?7l\u001B[2J\u001B[H\u001B[?25l`;
const POOR_LEAVE = output`\u001B[0m\u001B[?7h\u001B[H\u001B[J\u001B[?25h\u001B[?1049l`;

/**
 * The alternate screen of a terminal, or where it has none, as one that `isPlain` mostly, the one that it has: everything shown there is gone when it is left.
 * All functions may be called twice.
 */
export type AlternateScreen = {
	readonly enter: () => void;
	readonly leave: () => void;
	/** Where it was entered, whatever others have done to the terminal since: as if it was entered just now. */
	readonly enterAgain: () => void;
	/** Nothing of what a program may have left behind that was ended amid its work: its screen, the mouse, pastes, keys. */
	readonly tidy: () => void;
};

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
			write(isPlain ? POOR_ENTER : output`${SAVE_WHEEL}${ENTER}`);
		},
		leave() {
			if (!isInside) return;
			isInside = false;
			write(isPlain ? POOR_LEAVE : LEAVE);
		},
		enterAgain: () => isInside && write(isPlain ? POOR_ENTER : ENTER),
		tidy: () => write(isPlain ? POOR_LEAVE : TIDY),
	};
}

/** A signal to the own process takes no time, but for a machine that has much to do. */
const SIGNAL_MS = 2000;
const HANG_UP_MS = 150;

/**
 * Ends the process by a signal where its terminal is gone or has become that of others: at a process's end Node restores the
 * modes of terminals; without one it aborts (`ResetStdio` in its src/node.cc), and in the background it is stopped.
 */
export function endWithTerminal(stdout: WriteStream, ending: FatalSignal | null): void {
	if (stdout !== process.stdout) return;
	// Whoever hangs up may say so a moment before the terminal goes.
	if (ending?.name === 'SIGHUP') sleep(HANG_UP_MS);
	if (isatty(1) && !isInBackground()) return;
	endBy(ending?.name ?? 'SIGHUP');
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
