import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import type {Readable, Writable} from 'node:stream';
import {DEADLINE_MS, type Environment, environmentOf, makeFolder, program} from '../fixtures/sandbox.ts';

export type RunOptions = {
	readonly cwd?: string;
	readonly env?: Environment;
	/** For what the program keeps; a new folder unless given. */
	readonly home?: string;
	/** What is piped in; without it standard input is empty. */
	readonly stdin?: string | Uint8Array;
};

export type Run = {
	/** Null where a signal ended it: a test then says which. */
	readonly exitCode: number | null;
	readonly signal: NodeJS.Signals | null;
	readonly stdout: string;
	readonly stderr: string;
};

/** For the suites of such tests: they have a shell, and paths with slashes; programs mostly wait, so a few run at once. */
export const inPipes = {
	skip: process.platform === 'win32' && 'these need a shell, and paths with slashes',
	concurrency: 3,
};

/** Runs the built program without a terminal, and kills it if it does not end. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Run> {
	return collect([...program, ...args], options);
}

/** The same in a pipeline: `"$@"` is the program with its arguments. */
export function runScript(script: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
	return collect(['/bin/sh', '-c', script, 'sh', ...program, ...args], options);
}

async function collect(words: readonly string[], {cwd, env, home = makeFolder(), stdin}: RunOptions): Promise<Run> {
	const [command = '', ...args] = words;
	const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(command, args, {
		cwd: cwd ?? home,
		env: environmentOf(home, env),
		stdio: ['pipe', 'pipe', 'pipe'],
		timeout: DEADLINE_MS,
		killSignal: 'SIGKILL',
	});
	// A program that does not read closes the pipe.
	child.stdin.on('error', () => {});
	child.stdin.end(stdin ?? '');
	const [stdout, stderr, end] = await Promise.all([
		readAll(child.stdout),
		readAll(child.stderr),
		new Promise<Pick<Run, 'exitCode' | 'signal'>>((resolve, reject) => {
			child.on('error', reject);
			child.on('close', (exitCode, signal) => resolve({exitCode, signal}));
		}),
	]);
	return {...end, stdout, stderr};
}

async function readAll(stream: Readable): Promise<string> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks).toString('utf8');
}

export type Entry = Readonly<Record<string, unknown>>;

/** The objects of `--json`, each on a line of its own. */
export function readEntries(stdout: string): readonly Entry[] {
	return stdout
		.split('\n')
		.slice(0, -1)
		.map(line => JSON.parse(line) as Entry);
}

/** Of a folder of the program's own below a home. */
export const stateFile = (home: string): string => path.join(home, 'state', 'celeb-reader', 'reading.jsonl');
export const configFile = (home: string): string => path.join(home, 'config', 'celeb-reader', 'config.json');
export const cacheFolder = (home: string): string => path.join(home, 'cache', 'celeb-reader');

/** What a program has kept of a post so far. */
export type Kept = {readonly isRead: boolean; readonly isBookmarked: boolean; readonly percent: number};

/** What is kept below a home of the post with this file name, by now. */
export function keptOf(home: string, name: string): Kept {
	const file = stateFile(home);
	let kept: Kept = {isRead: false, isBookmarked: false, percent: 0};
	// What follows the last line feed may be under way yet.
	const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
	for (const line of lines.filter(text => text.startsWith('{"post"'))) {
		const {post, read, bookmark, place} = JSON.parse(line) as Readonly<Record<string, unknown>>;
		if (path.basename(String(post)) !== name) continue;
		kept = {
			isRead: factOf(read, 1, kept.isRead),
			isBookmarked: factOf(bookmark, 1, kept.isBookmarked),
			percent: factOf(place, 3, kept.percent),
		};
	}
	return kept;
}

/** One of the facts that are kept with a time before them. */
const factOf = <Fact>(facts: unknown, at: number, otherwise: Fact): Fact =>
	Array.isArray(facts) ? (facts[at] as Fact) : otherwise;
