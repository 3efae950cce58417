import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {DEADLINE_MS, makeFolder} from '../fixtures/sandbox.ts';
import type {Exit, Terminal, TerminalOptions} from '../pty/terminal.ts';
import {openTerminal} from '../pty/terminal.ts';

/** What a terminal is like that a program has left as it found it. */
export function assertRestored(terminal: Terminal): void {
	assert.ok(!terminal.isAlternate(), 'the alternate screen is left');
	assert.ok(!terminal.isCursorHidden(), 'the cursor is shown');
	assert.deepEqual(terminal.modes(), {
		wraparoundMode: true,
		mouseTrackingMode: 'none',
		bracketedPasteMode: false,
		applicationCursorKeysMode: false,
		sendFocusMode: false,
	});
	assert.equal(terminal.title(), null, 'the title is not touched');
	assert.deepEqual(terminal.queries(), [], 'the terminal is asked nothing');
}

const script = `
	echo before
	stty -g > "$FOLDER/before"
	sh -c 'echo $$ > "$FOLDER/pid"; exec "$@"' sh "$@"
	code=$?
	stty -g > "$FOLDER/after"
	echo after
	exit $code
`;

export type Between = {
	readonly terminal: Terminal;
	/** Of the program; 0 until it runs. */
	readonly pid: () => number;
	/** Waits for the end, and looks whether the terminal is as it was: its settings, its modes, its scrollback, and its screen but for what is `shown`. */
	readonly end: (shown?: readonly string[] | null) => Promise<Exit>;
};

/** Runs the program between two looks of a shell at the terminal. */
export function runBetweenLooks({env, ...options}: TerminalOptions): Between {
	const folder = makeFolder();
	const terminal = openTerminal({...options, script, env: {FOLDER: folder, ...env}});
	const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
	return {
		terminal,
		pid: () => Number(textOf(path.join(folder, 'pid'))),
		async end(shown = []) {
			const exit = await terminal.end();
			assert.equal(read('after'), read('before'), 'the settings of the terminal');
			assertRestored(terminal);
			const rows = terminal.screen().filter(Boolean);
			if (shown !== null) assert.deepEqual(rows, ['before', ...shown, 'after'], 'nothing stays on the screen');
			assert.deepEqual(terminal.scrollback(), []);
			assert.equal(terminal.spans(1)[0]?.foreground, -1, 'no style stays');
			return exit;
		},
	};
}

/** Polls until it is so. */
export async function untilTrue(isSo: () => boolean, what: string): Promise<void> {
	const deadline = performance.now() + DEADLINE_MS;
	while (!isSo()) {
		assert.ok(performance.now() < deadline, `never came: ${what}`);
		await new Promise(resolve => setTimeout(resolve, 5));
	}
}

/** The text of a file, or none. */
export const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
