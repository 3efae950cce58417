import assert from 'node:assert/strict';
import {renameSync, rmSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {post, shortWords} from '../fixtures/articles.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {openTerminal, type Terminal} from '../pty/terminal.ts';
import {inPipes, keptOf, run} from './run.ts';

const posts = {
	'long.md': shortWords('Many grains'),
	'other.md': post({title: 'Other', date: '2023-12-01', description: 'About it'}, 'The text of the other one.'),
};
const nothing = 'celeb-reader: there is no article to continue with: none was opened yet, or they are gone\n';

/** Reads some of the first post, and leaves the program. */
async function begin(cwd: string, home: string): Promise<void> {
	const terminal = openTerminal({cwd, home, args: ['long.md']});
	await terminal.until(/Grain-2\n/, 'the article');
	await terminal.type(' ', rows => !rows.join('\n').includes('Grain-2\n'));
	await leave(terminal);
	assert.ok(keptOf(home, 'long.md').percent > 0);
}

async function leave(terminal: Terminal): Promise<void> {
	terminal.press('\u0003');
	assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
}

const topGrain = (rows: readonly string[]) => rows.find(row => row.includes('Grain-'))?.trim();

describe('--continue', inPipes, () => {
	test('before anything was read says so in one line', async () => {
		const {exitCode, stdout, stderr} = await run(['--continue']);
		assert.deepEqual({exitCode, stdout, stderr}, {exitCode: 1, stdout: '', stderr: nothing});
		const terminal = openTerminal({args: ['--continue']});
		assert.equal((await terminal.end()).exitCode, 1);
		assert.match(terminal.raw(), /there is no article to continue with/);
		assert.ok(!terminal.raw().includes('\u001B[?1049h'), 'the screen stays as it was');
	});

	test('opens the article that was open last where it was left, wherever one stands', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		const terminal = openTerminal({cwd, home, args: ['long.md']});
		await terminal.until(/Grain-2\n/, 'the article');
		await terminal.type(' ', rows => !rows.join('\n').includes('Grain-2\n'));
		const left = topGrain(terminal.screen());
		await leave(terminal);
		const again = openTerminal({cwd: makeFolder(), home, args: ['--continue']});
		await again.until(/Grain-\d/, 'the article');
		assert.equal(topGrain(again.screen()), left);
		assert.match(again.screen().at(-1) ?? '', /Where you left it/);
		await again.type('g', /Many grains/);
		await again.type('q', () => !again.isAlternate());
	});

	test('takes the last of several, and one that was only opened from a list', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		await begin(cwd, home);
		const terminal = openTerminal({cwd, home, args: ['.']});
		await terminal.until(/1\/2 /, 'the list');
		await terminal.type('j\r', /The text of the other one\./);
		await leave(terminal);
		const {exitCode, stdout} = await run(['--continue', '--print'], {home});
		assert.equal(exitCode, 0);
		assert.match(stdout, /The text of the other one\./);
	});

	test('goes back to the article before where the last one is gone', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		const other = openTerminal({cwd, home, args: ['other.md']});
		await other.until(/The text of the other one\./, 'the article');
		await leave(other);
		await begin(cwd, home);
		rmSync(path.join(cwd, 'long.md'));
		assert.match((await run(['--continue', '--print'], {home})).stdout, /The text of the other one\./);
		rmSync(path.join(cwd, 'other.md'));
		const {exitCode, stderr} = await run(['--continue'], {home});
		assert.deepEqual({exitCode, stderr}, {exitCode: 1, stderr: nothing});
	});

	test('follows a file that was renamed once it was seen in a list', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		await begin(cwd, home);
		renameSync(path.join(cwd, 'long.md'), path.join(cwd, 'renamed.md'));
		const terminal = openTerminal({cwd, home, args: ['.']});
		await terminal.until(/1\/2 [\s\S]*$/, 'the list');
		assert.match(terminal.screen().join('\n'), /% of 1 min/);
		await leave(terminal);
		assert.match((await run(['--continue', '--print'], {home})).stdout, /Grain-1/);
	});

	test('goes with no names and no search', async () => {
		for (const args of [
			['--continue', 'posts'],
			['--continue', '--search', 'a'],
		]) {
			const {exitCode, stdout, stderr} = await run(args);
			assert.deepEqual([exitCode, stdout], [2, '']);
			assert.match(stderr, /^celeb-reader: --continue opens .* it goes with no names and no --search\n$/);
		}
	});

	test('has nothing to go by with --no-state', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		await begin(cwd, home);
		assert.equal((await run(['--continue', '--no-state'], {home})).exitCode, 1);
	});
});
