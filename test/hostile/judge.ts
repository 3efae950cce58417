import assert from 'node:assert/strict';
import {isUtf8} from 'node:buffer';
import {type Bounds, foreignControls} from '../pty/sequences.ts';
import {openTerminal, type Terminal} from '../pty/terminal.ts';

/** That nothing has reached the terminal but text in the program's own grammar, and that it was asked nothing. */
export function assertUnharmed(terminal: Terminal, bounds: Bounds = {}): void {
	assert.ok(isUtf8(terminal.bytes()), 'all bytes are UTF-8');
	assert.deepEqual(foreignControls(terminal.raw(), bounds), []);
	assert.equal(terminal.title(), null, 'the title is not touched');
	assert.equal(terminal.rings(), 0, 'the bell is silent');
	assert.deepEqual(terminal.queries(), [], 'the terminal is asked nothing');
}

/** That the words are on the screen; `what` is told where they are not. */
export function assertShown(terminal: Terminal, words: readonly string[], what = ''): void {
	const screen = terminal.screen().join('\n');
	assert.deepEqual(
		words.filter(word => !screen.includes(word)),
		[],
		`${what} words that are not on the screen:\n${screen}`,
	);
}

const fresh = openTerminal({script: 'true'}).allModes();

/** That the terminal is as it was: what follows is shown in its own letters, line by line, and nothing of ours is left. */
export async function assertRestored(terminal: Terminal): Promise<void> {
	assert.ok(!terminal.isAlternate() && !terminal.isCursorHidden());
	assert.deepEqual(terminal.allModes(), fresh);
	// A shifted character set would draw lines, a scrolling region would keep it from the last row.
	await terminal.scribble(`${'\r\n'.repeat(terminal.screen().length)}lqk~`);
	assert.equal(terminal.screen().at(-1), 'lqk~');
}
