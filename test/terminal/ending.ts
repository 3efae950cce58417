import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildSync} from 'esbuild';
import {makeFolder} from '../fixtures/sandbox.ts';

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

/** Runs a program whose input and output are no terminal, to its end. */
export function runPiped([file = '', ...words]: readonly string[], ...args: readonly string[]) {
	const {status, signal, stdout, stderr} = spawnSync(file, [...words, ...args], {encoding: 'utf8', timeout: 20_000});
	return {status, signal, stdout, stderr};
}
