import {type ChildProcess, type SpawnOptions, spawn} from 'node:child_process';
import {accessSync, constants, statSync} from 'node:fs';
import path from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A program and its arguments, each as it arrives: nothing is ever a line for a shell. */
export type Command = {readonly file: string; readonly args: readonly string[]};

type Platform = NodeJS.Platform;

const PIECE = /\s+|"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)|[^\s"'\\]+|./gs;
/** Where a backslash is a letter of every path. */
const WINDOWS_PIECE = /\s+|"([^"]*)"|[^\s"]+|./gs;

/**
 * The words of a setting such as EDITOR: at blanks, with quotes and backslashes as in a shell, and nothing else that a shell
 * would do. On Windows double quotes alone count.
 */
export function splitWords(line: string, platform: Platform = process.platform): readonly string[] {
	const words: string[] = [];
	let word: string | null = null;
	for (const [piece, double, single, escaped] of line.matchAll(platform === 'win32' ? WINDOWS_PIECE : PIECE)) {
		if (/^\s/.test(piece)) {
			if (word !== null) words.push(word);
			word = null;
			continue;
		}
		const unescaped = platform === 'win32' ? double : double?.replace(/\\(["\\$`])/g, '$1');
		word = (word ?? '') + (unescaped ?? single ?? escaped ?? piece);
	}
	return word === null ? words : [...words, word];
}

/**
 * Where a program is, by the PATH of `env`: an absolute path, or null. A name with a slash is a file's already. Scripts
 * that only a shell can run (`.cmd`, `.bat`) are none.
 */
export function findProgram(name: string, env: Environment, platform: Platform = process.platform): string | null {
	if (name === '' || name.includes('\0')) return null;
	const isFile = name.includes('/') || (platform === 'win32' && name.includes('\\'));
	// An empty entry would be the working directory, where a post's author may have put a program.
	const folders = isFile ? [''] : pathOf(env, platform).split(path.delimiter).filter(path.isAbsolute);
	const endings = platform !== 'win32' || /\.(?:exe|com)$/i.test(name) ? [''] : ['.exe', '.com'];
	for (const folder of folders) {
		const found = endings.map(ending => path.resolve(folder, name + ending)).find(isProgram);
		if (found !== undefined) return found;
	}
	return null;
}

function pathOf(env: Environment, platform: Platform): string {
	// Windows writes `Path`, and a copy of its environment minds the case.
	const key = platform === 'win32' ? Object.keys(env).find(name => name.toUpperCase() === 'PATH') : 'PATH';
	return env[key ?? 'PATH'] ?? '';
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false;
	}
}

export type Ending = {readonly code: number | null; readonly signal: NodeJS.Signals | null};

/**
 * Starts a program.
 * @param use is given the process as soon as there is one.
 * @returns how it ended, or null where it could not be started.
 */
export function run(
	{file, args}: Command,
	options: SpawnOptions,
	use: (child: ChildProcess) => void = () => {},
): Promise<Ending | null> {
	return new Promise(resolve => {
		try {
			const child = spawn(file, args, {windowsHide: true, ...options, shell: false});
			child.once('error', () => resolve(null));
			child.once('exit', (code, signal) => resolve({code, signal}));
			use(child);
		} catch {
			// Some reasons are thrown, others are told later.
			resolve(null);
		}
	});
}

/** A program's name for people: `/usr/bin/vim.basic` is `vim.basic`. One line without controls. */
export function nameOf(file: string): string {
	return path.basename(file).replace(/[\u0000-\u001F\u007F-\u009F]/g, '');
}

/** True on a machine that nobody sits at: a window that opens there is seen by no one. */
export function isRemote(env: Environment): boolean {
	return Boolean(env.SSH_CONNECTION || env.SSH_CLIENT || env.SSH_TTY);
}

/** True inside Windows' Linux, whose windows and clipboard are those of Windows. */
export function isWsl(env: Environment): boolean {
	return Boolean(env.WSL_DISTRO_NAME || env.WSL_INTEROP);
}

/** True in Termux on Android. */
export function isTermux(env: Environment): boolean {
	return Boolean(env.TERMUX_VERSION);
}
