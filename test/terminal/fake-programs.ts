import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {makeFolder} from '../fixtures/sandbox.ts';

/** What a fake program was called with, and read from its standard input. */
export type Call = {readonly program: string; readonly args: readonly string[]; readonly stdin: string};

export type FakePrograms = {
	/** An absolute path: the PATH that has only these programs. */
	readonly bin: string;
	/** Those that were called so far, in order. */
	readonly calls: () => readonly Call[];
};

/**
 * A folder of programs that note how they are called.
 * @param endings their names, and the exit codes they end with.
 */
export function makePrograms(endings: Readonly<Record<string, number>>): FakePrograms {
	const folder = makeFolder();
	const bin = path.join(folder, 'bin');
	const log = path.join(folder, 'calls');
	mkdirSync(bin);
	for (const [name, code] of Object.entries(endings)) {
		const file = path.join(bin, name);
		writeFileSync(file, scriptOf(name, log, code));
		chmodSync(file, 0o755);
	}
	return {
		bin,
		calls: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean).map(parseCall) : []),
	};
}

const scriptOf = (program: string, log: string, code: number): string => `#!${process.execPath}
const {appendFileSync, readFileSync} = require('node:fs');
const args = process.argv.slice(2);
let stdin = '';
try { if (!process.stdin.isTTY) stdin = readFileSync(0, 'latin1'); } catch {}
appendFileSync(${JSON.stringify(log)}, JSON.stringify({program: ${JSON.stringify(program)}, args, stdin}) + '\\n');
process.exit(${code});
`;

const parseCall = (line: string): Call => JSON.parse(line) as Call;
