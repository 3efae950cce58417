import {existsSync, fstatSync, readSync, statSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {UsageError} from './options.ts';
import {holdsPost} from './posts/discover.ts';
import {readPiped} from './posts/piped.ts';
import {LARGEST_BYTES} from './posts/post.ts';
import {homeFolder} from './posts/site.ts';
import {sleep} from './terminal/sleep.ts';
import {shorten} from './text/quote.ts';

/** What the program is to show. */
export type Input =
	/** Folders and files to list. */
	| {
			readonly kind: 'list';
			readonly roots: readonly string[];
			readonly source: string;
			readonly missing: readonly string[];
	  }
	| {readonly kind: 'file'; readonly path: string}
	/** A post from standard input. */
	| {readonly kind: 'text'; readonly bytes: Uint8Array};

/** A file or folder that was named is not there. */
class MissingFileError extends Error {
	constructor(name: string) {
		super(`no such file or folder: ${shorten(name, LONGEST_NAME)}`);
	}
}

/** Characters of a name in a message; the system's own paths end at some 4,000. */
const LONGEST_NAME = 1000;

/** Where a static site keeps its posts, the likeliest first. */
const SITE_FOLDERS = ['source/_posts', '_posts', 'content', 'src/content', 'posts', 'blog'];

/**
 * What the words of the command line and standard input ask for. Whether the latter is a terminal is asked only where it
 * matters: Node takes 2 ms to open it.
 * @throws {MissingFileError} for a name that does not exist.
 * @throws {UsageError} for `-` beside other names.
 */
export function resolveInput(names: readonly string[], isTerminal: () => boolean): Input {
	if (names.includes('-')) {
		if (names.length > 1) throw new UsageError('- stands for standard input and cannot be combined with other names');
		return {kind: 'text', bytes: readStdin()};
	}
	if (names.length > 0) return namedInput(names, []);
	if (!isTerminal()) return pipedInput();
	return siteInput();
}

function pipedInput(): Input {
	const bytes = readStdin();
	const piped = readPiped(new TextDecoder().decode(bytes), {exists: existsSync, home: homeFolder()});
	if (piped.kind === 'missing') throw new MissingFileError(piped.name);
	if (piped.kind === 'paths') return namedInput(piped.paths, piped.missing);
	return piped.kind === 'post' ? {kind: 'text', bytes} : siteInput();
}

/** Standard input, or a little more of it than is shown; nothing where it is closed. */
function readStdin(): Uint8Array {
	try {
		fstatSync(0);
	} catch {
		return new Uint8Array();
	}
	const parts: Uint8Array[] = [];
	const buffer = Buffer.allocUnsafe(64 * 1024);
	let length = 0;
	while (length <= LARGEST_BYTES) {
		try {
			const count = readSync(0, buffer);
			if (count === 0) break;
			length += count;
			parts.push(Uint8Array.from(buffer.subarray(0, count)));
		} catch (error) {
			const code = error instanceof Error && 'code' in error ? error.code : '';
			if (code !== 'EAGAIN') break;
			// A pipe that another process made non-blocking has nothing yet.
			sleep(10);
		}
	}
	return Buffer.concat(parts);
}

function namedInput(names: readonly string[], missing: readonly string[]): Input {
	for (const name of names) if (!isThere(name)) throw new MissingFileError(name);
	const [only] = names;
	if (only !== undefined && names.length === 1 && missing.length === 0 && !isFolder(only))
		return {kind: 'file', path: only};
	const source = names.length === 1 && only !== undefined ? shortName(only) : `${names.length} names`;
	return {kind: 'list', roots: names, source, missing};
}

/** The posts of the site that the program stands in, else those that ship with it. */
function siteInput(): Input {
	const site = SITE_FOLDERS.find(folder => isFolder(folder) && holdsPost(folder));
	if (site !== undefined) return {kind: 'list', roots: [site], source: site, missing: []};
	const shipped = fileURLToPath(new URL('../content', import.meta.url));
	return {kind: 'list', roots: [shipped], source: 'sample posts', missing: []};
}

function shortName(name: string): string {
	return name === '.' || name === './' ? path.basename(path.resolve(name)) : name.replace(/(?<=.)\/+$/, '');
}

function isThere(name: string): boolean {
	try {
		statSync(name);
		return true;
	} catch (error) {
		// Something is there, but may not be looked at: opening it gives the better message.
		return error instanceof Error && 'code' in error && error.code === 'EACCES';
	}
}

function isFolder(name: string): boolean {
	try {
		return statSync(name).isDirectory();
	} catch {
		return false;
	}
}
