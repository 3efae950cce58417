import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {ReadStream, WriteStream} from 'node:tty';
import {createStage} from '../../source/terminal/stage.ts';

test('a terminal that is gone is left without a word, so that what was read is kept after it', () => {
	const written: string[] = [];
	const stdout = {columns: 80, rows: 24, write: (text: string) => written.push(text)} as unknown as WriteStream;
	const keyboard = {
		isTTY: true,
		destroyed: false,
		setRawMode(isRaw: boolean) {
			// As Node does: nobody listens for its error.
			if (!isRaw) throw new Error('setRawMode EIO');
		},
	} as unknown as ReadStream;
	const stage = createStage(stdout, keyboard, {});
	stage.enter();
	stage.leave();
	assert.match(written.at(-1) ?? '', /\?1049l$/);
});

test('a terminal is left blank before its alternate screen is left, which it may not have', () => {
	for (const TERM of ['xterm', 'linux', 'screen', 'vt220']) {
		const written: string[] = [];
		const stdout = {columns: 80, rows: 24, write: (text: string) => written.push(text)} as unknown as WriteStream;
		const keyboard = {isTTY: true, destroyed: false, setRawMode() {}} as unknown as ReadStream;
		const stage = createStage(stdout, keyboard, {TERM});
		stage.enter();
		stage.leave();
		assert.match(written.at(-1) ?? '', /\u001B\[H\u001B\[J.*\u001B\[\?1049l$/, TERM);
	}
});
