import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import fc from 'fast-check';
import {environmentIn} from '../../test/fixtures/environment.ts';
import {foreignControls} from '../../test/pty/sequences.ts';
import {cellsOf} from './cells.ts';
import {bytesOf, fileBytes, text} from './generate.ts';
import {inSandbox, program} from './sandbox.ts';
import {type AnyTarget, anyTarget} from './target.ts';

type Run = {readonly exitCode: number | null; readonly stdout: string; readonly stderr: string};
const LIMIT_MS = 20_000;

function run(args: readonly string[], home: string, cwd: string, stdin = ''): Promise<Run> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [program, ...args], {
			cwd,
			env: environmentIn(home),
			timeout: LIMIT_MS,
			killSignal: 'SIGKILL',
		});
		const out: Buffer[] = [];
		const err: Buffer[] = [];
		child.stdout.on('data', (data: Buffer) => out.push(data));
		child.stderr.on('data', (data: Buffer) => err.push(data));
		child.stdin.on('error', () => {});
		child.stdin.end(bytesOf(stdin));
		child.on('error', reject);
		child.on('close', exitCode =>
			resolve({exitCode, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8')}),
		);
	});
}

type Printing = {
	readonly files: readonly string[];
	readonly width: number;
	readonly isColourful: boolean;
	readonly isJson: boolean;
	readonly query: string;
};

const STYLES = /\u001B\[[\d;]*m|\u001B\]8;;[^\u0007]*\u0007/g;
const MOST_PROBLEMS = 1000;

/** What is printed is only what the program may write, no wider than asked for; problems are a line each. */
function assertPrinted({exitCode, stdout, stderr}: Run, {width, isJson}: Printing, what: string): void {
	assert.ok(exitCode === 0 || exitCode === 1, `${what} ended with ${exitCode}: ${stderr}`);
	assert.deepEqual(foreignControls(stdout), [], what);
	assert.deepEqual(foreignControls(stderr), [], what);
	assert.doesNotMatch(stderr, /Error:|node:internal|\.js:\d+/, what);
	const problems = stderr.split('\n').slice(0, -1);
	assert.ok(problems.length < MOST_PROBLEMS && problems.every(one => /^celeb-reader: \S/.test(one)), stderr);
	for (const row of stdout.split('\n').slice(0, -1)) {
		if (isJson) assert.doesNotThrow(() => JSON.parse(row), `${what}: ${row}`);
		else if (!/^(?:\u001B\[[\d;]*m)?posts\//.test(row)) {
			const plain = row.replace(STYLES, '');
			assert.ok(cellsOf(plain) <= width, `${what}: ${cellsOf(plain)} cells at ${width}: ${JSON.stringify(plain)}`);
			assert.doesNotMatch(plain, / $/, `${what}: a blank at the end`);
		}
	}
}

function checkPrinting(printing: Printing): Promise<void> {
	const {files, width, isColourful, isJson, query} = printing;
	return inSandbox(files, async ({home, names}) => {
		const look = isColourful ? ['--color=always', '--hyperlinks=always'] : [];
		const options = [isJson ? '--json' : '--print', `--width=${width}`, ...look];
		assertPrinted(await run([...options, 'posts'], home, home), printing, 'the list');
		if (query.trim() !== '' && !query.includes('\0'))
			assertPrinted(await run([...options, `--search=${query}`, 'posts'], home, home), printing, 'a search');
		for (const name of names) assertPrinted(await run([...options, '--', `posts/${name}`], home, home), printing, name);
		for (const name of ['', '-']) {
			const args = name === '' ? options : [...options, name];
			assertPrinted(await run(args, home, home, files[0] ?? ''), printing, 'standard input');
		}
	});
}

export const programTargets: readonly AnyTarget[] = [
	anyTarget({
		name: 'printing',
		inputs: fc.record({
			files: fc.array(fileBytes, {minLength: 1, maxLength: 8, size: 'max'}),
			width: fc.integer({min: 20, max: 240}),
			isColourful: fc.boolean(),
			isJson: fc.boolean(),
			query: text,
		}),
		check: checkPrinting,
		runs: 1,
		isSlow: true,
	}),
];
