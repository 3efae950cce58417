import assert from 'node:assert/strict';
import os from 'node:os';
import {describe, test} from 'node:test';
import {makeFolder} from '../fixtures/sandbox.ts';
import {buildEnding, runPiped} from './ending.ts';

/** What does not end a process by itself, or is none of a program's business (signal(7)). */
const others = new Set([
	...['SIGKILL', 'SIGSTOP'],
	...['SIGCHLD', 'SIGCONT', 'SIGURG', 'SIGWINCH', 'SIGINFO', 'SIGTSTP', 'SIGTTIN', 'SIGTTOU'],
	// Faults of the program itself.
	...['SIGILL', 'SIGTRAP', 'SIGBUS', 'SIGFPE', 'SIGSEGV', 'SIGSYS'],
	// What a write has come to.
	...['SIGPIPE', 'SIGXFSZ'],
]);
const ending = Object.entries(os.constants.signals).filter(([name]) => !others.has(name));

// The signals of Windows are told only of the system's own doing.
describe('signals that end the program', {skip: process.platform === 'win32'}, () => {
	const program = buildEnding();
	const listOf = (words: readonly string[], ...args: readonly string[]): readonly string[] => {
		const {stdout, stderr, status} = runPiped(words, ...args);
		assert.deepEqual([stderr, status], ['', 0]);
		return JSON.parse(stdout) as readonly string[];
	};

	test('are all taken, each with the exit code of a shell, and nobody else hears of them', () => {
		const {stdout, signal} = runPiped(program, 'take-signals', ...ending.map(([name]) => name));
		assert.equal(signal, null, 'none has ended it');
		const taken = stdout
			.split('\n')
			.slice(0, -1)
			.map(line => JSON.parse(line));
		assert.deepEqual(
			taken.map(({exitCode}) => exitCode),
			ending.map(([, number]) => 128 + number),
		);
		for (const {name, exitCode} of taken)
			assert.equal(128 + os.constants.signals[name as NodeJS.Signals], exitCode, name);
	});

	test('are none that a program has to leave to the system', () => {
		const listed = listOf(program, 'list-signals');
		assert.deepEqual(
			listed.filter(name => others.has(name)),
			[],
		);
		for (const name of listed) assert.ok(name in os.constants.signals, name);
	});

	test('are left to a profiler as far as it needs them', () => {
		const [node = '', ...rest] = program;
		const profiled = listOf(
			[node, '--no-warnings', '--cpu-prof', `--cpu-prof-dir=${makeFolder()}`, ...rest],
			'list-signals',
		);
		const plain = listOf([node, '--no-warnings', ...rest], 'list-signals');
		assert.deepEqual(
			plain.filter(name => !profiled.includes(name)),
			['SIGPROF'],
		);
	});

	test('on Windows are a closed window, ^C, ^Break, and what Node calls SIGTERM', () => {
		const list = (more: string) => [...listOf(program, 'list-signals-on-windows', more)].sort();
		assert.deepEqual(list('SIGBREAK'), ['SIGBREAK', 'SIGHUP', 'SIGINT', 'SIGTERM']);
		assert.deepEqual(list(''), ['SIGHUP', 'SIGINT', 'SIGTERM'], 'none that there is not');
	});

	test('end it as if nobody handled them, where it is to end by one', () => {
		const {signal, stdout} = runPiped(program, 'end-by');
		assert.deepEqual([signal, stdout], ['SIGTERM', '']);
	});
});
