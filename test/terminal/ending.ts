import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildSync} from 'esbuild';
import {DEADLINE_MS, makeFolder} from '../fixtures/sandbox.ts';

/** Makes ending-program.ts a program that starts at once. @returns the words that start it. */
export function buildEnding(): readonly string[] {
	const program = path.join(makeFolder(), 'ending.mjs');
	buildSync({
		entryPoints: [fileURLToPath(new URL('ending-program.ts', import.meta.url))],
		outfile: program,
		bundle: true,
		platform: 'node',
		format: 'esm',
		logLevel: 'error',
	});
	return [process.execPath, program];
}

/** Whatever measures the tests goes on in the program. */
export const env = {...process.env, TERM: 'xterm-256color'};

/** Runs a program whose input and output are no terminal, to its end. */
export function runPiped([file = '', ...words]: readonly string[], ...args: readonly string[]) {
	const {status, signal, stdout, stderr} = spawnSync(file, [...words, ...args], {
		env,
		encoding: 'utf8',
		timeout: DEADLINE_MS,
	});
	return {status, signal, stdout, stderr};
}
