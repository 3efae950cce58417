import assert from 'node:assert/strict';
import os from 'node:os';
import {describe, test} from 'node:test';
import {clipboardOf} from '../pty/moving.ts';
import {foreignControls} from '../pty/sequences.ts';
import {inTerminals, openTerminal, type Terminal} from '../pty/terminal.ts';
import {attackedRows} from './attacks.ts';
import {assertRestored, assertShown, assertUnharmed} from './judge.ts';
import type {Place} from './place.ts';
import {places} from './places.ts';

/** Once it has ended. */
async function judge(
	terminal: Terminal,
	{copies, columns}: Pick<Place, 'copies'> & {readonly columns: number},
): Promise<void> {
	if (copies === undefined) assertUnharmed(terminal, {rows: 24, columns});
	else {
		assert.equal(clipboardOf(terminal), copies.replace(/[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g, ''));
		assert.deepEqual(foreignControls(terminal.raw().replace(/\u001B\]52;c;[\w+/=]*\u0007/, '')), []);
	}
	await assertRestored(terminal);
}

describe(`rows ${attackedRows.join(', ')}:`, inTerminals, () => {
	for (const place of places) {
		test(`in ${place.name} they are text`, async () => {
			const options = place.open();
			const terminal = openTerminal(options);
			for (const [keys, sees] of place.steps) await terminal.type(keys, sees);
			const endsItself = place.steps.length === 0;
			if (endsItself) await terminal.end();
			assertShown(terminal, place.shows ?? [], place.name);
			if (!endsItself) terminal.press('\u0003');
			const {exitCode, signal} = await terminal.end();
			// Ctrl-C is a signal until the keyboard is the program's.
			if (endsItself || signal !== os.constants.signals.SIGINT)
				assert.deepEqual({exitCode, signal}, {exitCode: place.exitCode ?? 0, signal: 0});
			await judge(terminal, {
				columns: options.columns ?? 80,
				...(place.copies !== undefined && {copies: place.copies}),
			});
		});
	}
});
