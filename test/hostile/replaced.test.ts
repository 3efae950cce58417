import {execFileSync} from 'node:child_process';
import {mkdirSync, rmSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {manyPosts} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {assertRestored, assertUnharmed} from './judge.ts';
import {row} from './rows.ts';

/** What may stand where the file of an open article stood. */
const OTHERS: Readonly<Record<string, (file: string) => void>> = {
	'a link that leads to itself': file => symlinkSync(path.basename(file), file),
	'a device that never ends': file => symlinkSync('/dev/zero', file),
	'a pipe': file => void execFileSync('mkfifo', [file]),
	'a folder': file => mkdirSync(file),
};

describe('an article whose file becomes something else', inTerminals, () => {
	for (const [what, make] of Object.entries(OTHERS))
		test(`${row(54)} ${what} stays on the screen, and keys are answered`, async () => {
			const folder = makeFiles(manyPosts(1));
			const file = path.join(folder, 'post-0001.md');
			const terminal = openTerminal({args: [file]});
			await terminal.until(/100%/, 'the article');
			rmSync(file);
			make(file);
			// Two screens later its file has been looked at, however soon it was replaced.
			await terminal.type('?', /a line down/);
			await terminal.settle();
			await terminal.type('q', /The text of post number 1/);
			terminal.press('q');
			await terminal.end();
			assertUnharmed(terminal, {columns: 80, rows: 24});
			await assertRestored(terminal);
		});
});
