import {closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync} from 'node:fs';
import path from 'node:path';
import ignore, {type Ignore} from 'ignore';
import {isOutOfFiles} from './file-errors.ts';
import {isPostName} from './post-name.ts';
import {openable} from './raw-names.ts';

/** What more a file of rules holds is left out, so that a hostile one costs little. */
const LONGEST_FILE_BYTES = 1024 * 1024;
const MOST_RULES = 2000;
const LONGEST_RULE = 4096;
/** Matching takes (depth to the power of `**`s) steps, so both are bounded; no real project comes near. */
const MOST_GLOBSTARS = 3;
const DEEPEST = 100;

/** Git's default on these systems, whose file systems are the same way: https://git-scm.com/docs/git-config#Documentation/git-config.txt-coreignoreCase */
const ignoreCase = process.platform === 'win32' || process.platform === 'darwin';

/** Rules for paths relative to one folder; made when they are first needed, which in most folders is never. */
type Matcher = {
	readonly make: () => Ignore;
	readonly count: number;
	readonly hints: readonly Hint[];
};

/** How a name begins and ends that a rule may fit. Few posts' names do, and only these are worth the trouble. */
type Hint = {readonly start: string; readonly end: string};

/** The rules that hold in a folder: https://git-scm.com/docs/gitignore */
export type Rules = {
	readonly matcher: Matcher | null;
	/** The folder, seen from where the rules stand: empty, or names that each end in a slash. */
	readonly place: string;
	readonly depth: number;
};

const NO_RULES: Rules = {matcher: null, place: '', depth: 0};

/** What of Git's stands in a folder. */
export type GitEntries = {readonly hasIgnoreFile: boolean; readonly hasRepository: boolean};

export function findGitEntries(folder: string): GitEntries {
	return {hasIgnoreFile: isThere(path.join(folder, '.gitignore')), hasRepository: isThere(path.join(folder, '.git'))};
}

/** Whether an entry of the folder that the rules hold in is ignored. */
export function isIgnored({matcher, place}: Rules, name: string, isFolder: boolean): boolean {
	return matcher?.make().ignores(place + name + (isFolder ? '/' : '')) === true;
}

/** Those of the folder's posts that are not ignored. */
export function withoutIgnored(rules: Rules, names: readonly string[]): readonly string[] {
	const hints = rules.matcher?.hints ?? [];
	return hints.length > 0 ? names.filter(name => !isHinted(name, hints) || !isIgnored(rules, name, false)) : names;
}

/** The rules of a folder as they hold in one that stands in it, but for that one's own. */
export function rulesBelow({matcher, place, depth}: Rules, name: string): Rules {
	if (matcher === null || depth === DEEPEST) return NO_RULES;
	return {matcher, place: `${place}${name}/`, depth: depth + 1};
}

/**
 * The rules that hold in a folder, its own among them; in a repository no others count.
 * @throws where too many files are open.
 */
export function rulesIn(folder: string, outer: Rules, {hasIgnoreFile, hasRepository}: GitEntries): Rules {
	let rules = outer;
	if (hasRepository) rules = addRules(NO_RULES, readExcludes(path.join(folder, '.git')));
	if (hasIgnoreFile) rules = addRules(rules, readRules(path.join(folder, '.gitignore')));
	return rules;
}

/**
 * The rules that the folders above give to one that was named, up to the repository's root; none outside of repositories.
 * Whoever names an ignored folder wants to see it: then they say nothing of what is in it.
 * @throws where too many files are open.
 */
export function rulesAbove(folder: string): Rules {
	const above: string[] = [];
	let top = realFolder(folder);
	while (!isThere(path.join(top, '.git'))) {
		const parent = path.dirname(top);
		// The root of the file system is its own parent.
		if (parent === top) return NO_RULES;
		above.unshift(path.basename(top));
		top = parent;
	}
	if (above.length === 0) return NO_RULES;
	let rules = NO_RULES;
	for (const name of above) {
		rules = rulesBelow(rulesIn(top, rules, findGitEntries(top)), name);
		top = path.join(top, name);
	}
	return exceptNamed(rules);
}

function exceptNamed(rules: Rules): Rules {
	const {matcher, place} = rules;
	if (matcher === null) return rules;
	let made: Ignore | undefined;
	const make = () => {
		made ??= matcher.make().ignores(place) ? ignore({ignoreCase}) : matcher.make();
		return made;
	};
	return {...rules, matcher: {...matcher, make}};
}

function addRules(rules: Rules, text: string): Rules {
	const {matcher, place} = rules;
	const count = matcher?.count ?? 0;
	const lines = text
		.replace(/^\uFEFF/, '')
		.split(/\r?\n/)
		.filter(isRule)
		.slice(0, MOST_RULES - count);
	if (lines.length === 0) return rules;
	let made: Ignore | undefined;
	const make = () => {
		made ??= ignore({ignoreCase})
			.add(matcher?.make() ?? [])
			.add(lines.map(line => moveRule(line, place)));
		return made;
	};
	const hints = [...(matcher?.hints ?? []), ...lines.flatMap(line => findHint(line) ?? [])];
	return {...rules, matcher: {make, count: count + lines.length, hints}};
}

const isRule = (line: string): boolean =>
	line.trim() !== '' &&
	!line.startsWith('#') &&
	line.length <= LONGEST_RULE &&
	line.split('**').length <= MOST_GLOBSTARS + 1;

/** A folder's rule as one of a folder above it. One without a slash, but at its end, counts at any depth. */
function moveRule(line: string, place: string): string {
	if (place === '') return line;
	const [mark, rule] = line.startsWith('!') ? ['!', line.slice(1)] : ['', line];
	const isAnchored = rule.trimEnd().slice(0, -1).includes('/');
	const start = `/${place.replace(/[\\*?[\]]/g, '\\$&')}`;
	return isAnchored ? `${mark}${start}${rule.replace(/^\//, '')}` : `${mark}${start}**/${rule}`;
}

/** Null for a rule that ignores no post: one for folders, for other files, or for what is not to be ignored. */
function findHint(line: string): Hint | null {
	const rule = line.trimEnd();
	if (rule.startsWith('!') || rule.endsWith('/')) return null;
	const name = foldCase(rule.slice(rule.lastIndexOf('/') + 1));
	const isPattern = /[*?[\\]/.test(name);
	if (!isPattern) return isPostName(name) ? {start: name, end: name} : null;
	const start = name.replace(/[*?[\\].*/, '');
	const end = name.split(/[*?\]\\]/).at(-1) ?? '';
	return /^[a-z]*$/i.test(end) || isPostName(`x${end}`) ? {start, end} : null;
}

function isHinted(name: string, hints: readonly Hint[]): boolean {
	const folded = foldCase(name);
	return hints.some(({start, end}) => folded.startsWith(start) && folded.endsWith(end));
}

const foldCase = (text: string): string => (ignoreCase ? text.toLowerCase() : text);

/**
 * The rules that are one person's own. In a linked working tree and in a submodule `.git` is a file that says where the
 * repository is: https://git-scm.com/docs/gitrepository-layout
 */
function readExcludes(git: string): string {
	const target = /^gitdir: (.+)/.exec(readRules(git))?.[1];
	if (target === undefined) return readRules(path.join(git, 'info', 'exclude'));
	const folder = path.resolve(path.dirname(git), target);
	const common = readRules(path.join(folder, 'commondir')).trim();
	return readRules(path.resolve(folder, common, 'info', 'exclude'));
}

/** The text of a small regular file, empty where there is none. Like Git, no link is followed. */
function readRules(file: string): string {
	try {
		const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0);
		const descriptor = openSync(openable(file), flags);
		try {
			const stats = fstatSync(descriptor);
			if (!stats.isFile()) return '';
			const bytes = Buffer.alloc(Math.min(stats.size, LONGEST_FILE_BYTES));
			return bytes.toString('utf8', 0, readSync(descriptor, bytes));
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		if (isOutOfFiles(error)) throw error;
		return '';
	}
}

function realFolder(folder: string): string {
	try {
		return realpathSync.native(folder);
	} catch {
		return path.resolve(folder);
	}
}

function isThere(file: string): boolean {
	try {
		return lstatSync(openable(file), {throwIfNoEntry: false}) !== undefined;
	} catch {
		return false;
	}
}
