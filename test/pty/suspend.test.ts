import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {countingArticle, manyPosts} from '../fixtures/articles.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type Terminal} from './terminal.ts';

const cwd = makeFiles({...manyPosts(30), 'counting.md': countingArticle(40)});
const bash = 'exec bash --norc --noprofile -i -s "$@"';
const isPrompt = (rows: readonly string[]) => rows.filter(Boolean).at(-1)?.trim() === 'prompt>';

/** A shell with job control, in which the program was started and has shown this. */
async function startInShell(args: readonly string[], condition: RegExp, command = '"$@"'): Promise<Terminal> {
	const terminal = openTerminal({
		cwd,
		args,
		script: bash,
		env: {PS1: 'prompt> ', BASH_SILENCE_DEPRECATION_WARNING: '1'},
	});
	await terminal.until(isPrompt, 'the prompt');
	await terminal.type(`${command}\r`, condition);
	assert.ok(terminal.isAlternate());
	return terminal;
}

/** Suspends it by a key, or as told. */
async function suspend(terminal: Terminal, stop = () => terminal.press('\u001A')): Promise<void> {
	stop();
	await terminal.until(
		rows => !terminal.isAlternate() && isPrompt(rows) && /Stopped/.test(rows.join('\n')),
		'the stop',
	);
	assert.ok(!terminal.isCursorHidden());
	assert.equal(terminal.modes().wraparoundMode, true);
	await terminal.type('echo it is $((40 + 2))\r', /^it is 42\nprompt>$/m, 'a shell that echoes and edits');
}

async function leave(terminal: Terminal): Promise<void> {
	await terminal.type('q', rows => !terminal.isAlternate() && isPrompt(rows));
	await terminal.type('echo code $?\r', /^code 0$/m);
	terminal.press('exit\r');
	assert.equal((await terminal.end()).exitCode, 0);
}

describe('suspending', inTerminals, () => {
	for (const [place, args, condition] of [
		['the list', ['.'], /1\/31 /],
		['an article', ['counting.md'], /Paragraph 1 counts/],
	] as const) {
		test(`by ^Z in ${place} gives the shell its terminal, and fg shows the same screen again`, async () => {
			const terminal = await startInShell(args, condition);
			const first = terminal.screen().join('\n');
			await terminal.type('jjj', rows => rows.join('\n') !== first);
			const before = terminal.screen();
			for (let round = 0; round < 2; round++) {
				await suspend(terminal);
				terminal.press('fg\r');
				await terminal.untilScreen(before, 'the same screen');
				assert.ok(terminal.isAlternate() && terminal.isCursorHidden());
			}
			await terminal.type('k', rows => rows.join('\n') !== before.join('\n'), 'a key that works');
			await leave(terminal);
		});
	}

	test('by ^Z while a search is typed or help is shown leads back to that', async () => {
		const terminal = await startInShell(['counting.md'], /Paragraph 1 counts/);
		for (const [keys, condition] of [
			['/counts', /\/counts▏ {2}1\/40/],
			['\r?', /a line down/],
		] as const) {
			await terminal.type(keys, condition);
			const before = terminal.screen();
			await suspend(terminal);
			terminal.press('fg\r');
			await terminal.untilScreen(before, 'the same screen');
		}
		await terminal.type('q', /Paragraph/);
		await leave(terminal);
	});

	test('works as soon as there is anything on the screen', async () => {
		const terminal = await startInShell(['counting.md'], /Paragraph 1 counts/);
		const before = terminal.screen();
		await suspend(terminal);
		terminal.press('fg\r');
		await terminal.untilScreen(before, 'the same screen');
		await leave(terminal);
	});

	test('and a window that was resized meanwhile shows the article at the new size', async () => {
		const terminal = await startInShell(['counting.md'], /Paragraph 1 counts/);
		await terminal.type('j', /5\.13/);
		await suspend(terminal);
		terminal.resize(60, 15);
		terminal.press('fg\r');
		await terminal.until(/counts 1\.1 .* 1\.9\n +1\.10 .* 1\.20\n[\s\S]* q quit$/, 'lines as wide as the window');
		assert.ok(terminal.isAlternate());
		await leave(terminal);
	});

	test('stops and resumes the other end of a pipe with it, and the keyboard still works', async () => {
		const terminal = await startInShell([], /Paragraph 1 counts/, 'cat counting.md | "$@"');
		await terminal.type('j', /5\.13/);
		await suspend(terminal);
		await terminal.type('fg\r', rows => terminal.isAlternate() && /Paragraph 1 counts/.test(rows.join('\n')));
		await terminal.type(' ', /Paragraph 6 counts/);
		await leave(terminal);
	});

	test('and bg leaves the shell its screen; fg then shows the article', async () => {
		const terminal = await startInShell(['counting.md'], /Paragraph 1 counts/);
		await terminal.type('j', /5\.13/);
		const before = terminal.screen();
		await suspend(terminal);
		await terminal.type(
			'bg\r',
			rows => !terminal.isAlternate() && isPrompt(rows) && /^\[1\]\+? .*&$/m.test(rows.join('\n')),
		);
		// Bash tells of the program's second stop before a prompt.
		for (let attempt = 0; attempt < 50 && !/tty (?:in|out)put/.test(terminal.screen().join('\n')); attempt++) {
			await terminal.type(`clear; echo ${attempt}\r`, new RegExp(`^${attempt}\\n[\\s\\S]*prompt>$`, 'm'));
		}
		assert.ok(!terminal.isAlternate() && !terminal.isCursorHidden());
		terminal.press('fg\r');
		await terminal.untilScreen(before, 'the same screen');
		await leave(terminal);
	});

	test('and kill ends it without a trace on the screen', async () => {
		const terminal = await startInShell(['counting.md'], /Paragraph 1 counts/);
		await terminal.type('j', /5\.13/);
		await suspend(terminal);
		terminal.press(
			'pid=$(jobs -p); kill %1; while kill -0 $pid; do sleep 0.05; done 2> /dev/null; echo over $((40 + 2))\r',
		);
		await terminal.until(/^over 42$/m, 'the end of the program');
		assert.ok(!terminal.isAlternate() && !terminal.isCursorHidden());
		assert.doesNotMatch(terminal.screen().join('\n'), /Paragraph/);
		terminal.press('exit\r');
		await terminal.end();
	});

	test('by ^Z where no shell is there to go back to goes on', async () => {
		const terminal = openTerminal({cwd, args: ['counting.md']});
		await terminal.until(/Paragraph 1 counts/, 'the article');
		const before = terminal.screen();
		const frames = terminal.frames();
		terminal.press('\u001A');
		await terminal.until(() => terminal.frames() > frames && terminal.isAlternate(), 'the screen');
		await terminal.untilScreen(before, 'the same screen');
		await terminal.type(' ', /Paragraph 6 counts/);
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});

	test('by a signal from outside leaves the screen too', async () => {
		const folder = makeFolder();
		const file = path.join(folder, 'pid');
		const command = `sh -c 'echo $$ > ${file}; exec "$@"' sh "$@"`;
		const terminal = await startInShell(['counting.md'], /Paragraph 1 counts/, command);
		await terminal.type('j', /5\.13/);
		const before = terminal.screen();
		await suspend(terminal, () => process.kill(Number(readFileSync(file, 'utf8')), 'SIGTSTP'));
		terminal.press('fg\r');
		await terminal.untilScreen(before, 'the same screen');
		await leave(terminal);
	});
});

describe('^L', inTerminals, () => {
	for (const [place, args, condition, keys] of [
		['the list', ['.'], /1\/31 /, 'jjj'],
		['an article', ['counting.md'], /Paragraph 1 counts/, 'jjj'],
		['the prompt', ['.'], /1\/31 /, '/quay'],
	] as const) {
		test(`in ${place} repaints what others have written over the screen`, async () => {
			const terminal = openTerminal({cwd, args});
			await terminal.until(condition, 'the start');
			const first = terminal.screen().join('\n');
			await terminal.type(keys, rows => rows.join('\n') !== first);
			const before = terminal.screen();
			await terminal.scribble('\u001B[3;10HBroadcast message\r\nfrom root: go home\u001B[24;1Hnow');
			assert.notDeepEqual(terminal.screen(), before);
			terminal.press('\u000C');
			await terminal.untilScreen(before, 'the same screen');
		});
	}

	test('that comes while the last one is still worked at repaints too', async () => {
		const terminal = openTerminal({cwd, args: ['counting.md']});
		await terminal.until(/Paragraph 1 counts/, 'the article');
		const before = terminal.screen();
		for (let round = 0; round < 60; round++) {
			const frames = terminal.frames();
			terminal.press(round % 2 === 0 ? 'j' : 'k');
			terminal.press('\u000C');
			await terminal.until(() => terminal.frames() > frames, 'a frame');
		}
		await terminal.until(rows => rows.join('\n') === before.join('\n'), 'the beginning');
		await terminal.scribble('\u001B[3;10HBroadcast message');
		terminal.press('\u000C');
		await terminal.untilScreen(before, 'the same screen');
	});
});
