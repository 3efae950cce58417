import {type ChildProcess, spawn} from 'node:child_process';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {buildSync} from 'esbuild';

/** A copy of the program that acts on a reading state. */
export type Copy = {
	readonly process: ChildProcess;
	/** Resolves when it has kept something, or ended. */
	readonly begun: Promise<void>;
	/** Resolves at its end with the number of the last act that it said was kept, or -1. */
	readonly ended: Promise<number>;
};

export type Work = {
	readonly folder: string;
	readonly name: string;
	readonly count: number;
	/** The longest between two acts. */
	readonly pauseMs: number;
	/** A journal from this size on is made anew where it is wasteful. */
	readonly bytes: number;
};

/** Makes writer.ts a program that starts as fast as the real one. @returns what starts it. */
export function buildWriter(folder: string): (work: Work) => Copy {
	const program = path.join(folder, 'writer.mjs');
	buildSync({
		entryPoints: [fileURLToPath(new URL('writer.ts', import.meta.url))],
		outfile: program,
		bundle: true,
		platform: 'node',
		format: 'esm',
		banner: {js: "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);"},
	});
	return ({folder, name, count, pauseMs, bytes}) => {
		const args = [program, folder, name, count, pauseMs, bytes].map(String);
		const child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'inherit']});
		let said = '';
		child.stdout.setEncoding('utf8').on('data', text => {
			said += text;
		});
		const ended = new Promise<number>(resolve => {
			// The number that a kill cut short is none: each ends with a line feed.
			child.on('close', () => resolve(Number(said.split('\n').at(-2) ?? -1)));
		});
		const begun = new Promise<void>(resolve => {
			child.stdout.once('data', () => resolve());
			child.once('close', () => resolve());
		});
		return {process: child, begun, ended};
	};
}
