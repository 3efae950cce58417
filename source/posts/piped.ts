import {fileURLToPath} from 'node:url';
import {isPostName} from './post-name.ts';

/** What arrived on standard input: names of files and folders, a name that is not there, a post, or nothing. */
export type Piped =
	| {readonly kind: 'paths'; readonly paths: readonly string[]; readonly missing: readonly string[]}
	| {readonly kind: 'missing'; readonly name: string}
	| {readonly kind: 'post'}
	| {readonly kind: 'nothing'};

export type PipedContext = {
	readonly exists: (path: string) => boolean;
	/** The home folder, for `~`, or null where there is none. */
	readonly home: string | null;
};

/** Longer texts than this are no names: PATH_MAX of a hundred thousand files. */
const LONGEST_NAMES = 64 * 1024 * 1024;

/**
 * Tells names from a post. NUL-separated or one a line; a line is tried as it stands, then without CR and outer blanks,
 * without quotes or backslashes, as `~/…` and as `file://…`.
 */
export function readPiped(text: string, context: PipedContext): Piped {
	if (/^[\s\0]*$/.test(text)) return {kind: 'nothing'};
	if (text.length > LONGEST_NAMES) return {kind: 'post'};
	const names = splitNames(text);
	const paths: string[] = [];
	const missing: string[] = [];
	for (const name of names) {
		const path = findPath(name, context);
		if (path !== null) paths.push(path);
		else if (looksLikePath(name)) missing.push(name.trim());
		// A post in which a line happens to be a file's name goes on with prose.
		else return {kind: 'post'};
	}
	const [name] = missing;
	if (paths.length > 0 || name === undefined) return {kind: 'paths', paths, missing};
	return /\n\s*\n/.test(text.trim()) ? {kind: 'post'} : {kind: 'missing', name};
}

function splitNames(text: string): readonly string[] {
	const names = text.includes('\0') ? text.split('\0') : text.split(/\r?\n|\r/);
	return names.filter(name => name.trim() !== '');
}

function looksLikePath(name: string): boolean {
	const line = name.trim();
	return (
		isPostName(line.replace(/["']$/, '')) ||
		(line.includes('/') && line.length <= 4096 && !/^[<[#>|-]|[.!?]\s/.test(line))
	);
}

function findPath(name: string, {exists, home}: PipedContext): string | null {
	const line = name.replace(/\r$/, '');
	const trimmed = line.trim();
	const bare = /^(["'])(.*)\1$/s.exec(trimmed)?.[2] ?? trimmed;
	const candidates = [line, trimmed, bare, trimmed.replace(/\\(.)/g, '$1')];
	if (home !== null && /^~(?:\/|$)/.test(bare)) candidates.push(home + bare.slice(1));
	if (/^file:\/\//i.test(bare)) candidates.push(...pathOfUrl(bare));
	return candidates.find(candidate => candidate !== '' && candidate.length <= 4096 && exists(candidate)) ?? null;
}

function pathOfUrl(url: string): string[] {
	try {
		return [fileURLToPath(url)];
	} catch {
		return [];
	}
}
