import {realpathSync, statSync} from 'node:fs';
import path from 'node:path';
import {handOver} from './hand-over.ts';
import {type Command, type Environment, findProgram, nameOf, splitWords} from './programs.ts';
import type {Stage} from './stage.ts';

/** How an editor is told to open a file at a line. */
type LineForm = (file: string, line: string) => readonly string[];

const plus: LineForm = (file, line) => [`+${line}`, file];
const colon: LineForm = (file, line) => [`${file}:${line}`];
const goto: LineForm = (file, line) => ['--goto', `${file}:${line}`];
const long: LineForm = (file, line) => ['--line', line, file];
const short: LineForm = (file, line) => ['-l', line, file];

/** By the letters that an editor's name begins with: `vim.basic`, `emacs29` and `code-insiders` are vim, emacs and code. */
const LINE_FORMS: ReadonlyMap<string, LineForm> = new Map([
	...each(plus, 'vi vim nvim nvi view rvim gvim mvim ex elvis vis nano pico rnano emacs emacsclient mg zile jove'),
	...each(plus, 'micro kak joe jmacs jstar jpico rjoe mcedit ne gedit xed pluma bbedit'),
	...each(colon, 'hx helix subl sublime zed zeditor'),
	...each(goto, 'code codium vscodium cursor windsurf'),
	...each(long, 'idea pycharm webstorm phpstorm goland rubymine clion rider'),
	...each(short, 'kate kwrite mate'),
]);

function each(form: LineForm, names: string): readonly (readonly [string, LineForm])[] {
	return names.split(' ').map(name => [name, form]);
}

/** Where nothing is set. `editor` is what Debian's user chose. */
const USUAL = ['editor', 'nano', 'vi', 'vim', 'nvim', 'emacs'];
const USUAL_ON_WINDOWS = ['notepad'];

/** The place in a file to edit; lines count from 1. */
export type Place = {readonly file: string; readonly line: number | null};

/**
 * The editor that VISUAL or EDITOR names, or else one that is there, called for that place.
 * @returns null where there is none.
 */
export function editorCommand(
	env: Environment,
	{file, line}: Place,
	platform: NodeJS.Platform = process.platform,
): Command | null {
	const [program, ...args] = findEditor(env, platform);
	if (program === undefined) return null;
	// Absolute, so that no name is an option.
	const target = path.resolve(file);
	const form = formOf(program);
	if (form === undefined || line === null) return {file: program, args: [...args, target]};
	// These come back at once otherwise, and the terminal with them.
	const isPatient = form !== goto || args.includes('--wait') || args.includes('-w');
	return {file: program, args: [...args, ...(isPatient ? [] : ['--wait']), ...form(target, String(line))]};
}

/** The words that start the editor, the first an absolute path; none where there is none. */
function findEditor(env: Environment, platform: NodeJS.Platform): readonly string[] {
	const wanted = wantedEditors(env, platform);
	// Another than the one that was asked for would surprise.
	const commands = wanted.length > 0 ? wanted : (platform === 'win32' ? USUAL_ON_WINDOWS : USUAL).map(name => [name]);
	for (const [name = '', ...args] of commands) {
		const program = findProgram(name, env, platform);
		if (program !== null) return [program, ...args];
	}
	return [];
}

function wantedEditors(env: Environment, platform: NodeJS.Platform): readonly (readonly string[])[] {
	return [env.VISUAL, env.EDITOR].map(setting => splitWords(setting ?? '', platform)).filter(words => words.length > 0);
}

function formOf(program: string): LineForm | undefined {
	const formNamed = (file: string) => LINE_FORMS.get(/^[a-z]*/.exec(path.basename(file).toLowerCase())?.[0] ?? '');
	// A name that says nothing may be a link to one that does: `editor`, `/etc/alternatives/…`.
	return formNamed(program) ?? formNamed(followLinks(program));
}

function followLinks(file: string): string {
	try {
		return realpathSync(file);
	} catch {
		return file;
	}
}

/** A pipe in its place would keep an editor waiting. */
function isFile(file: string): boolean {
	try {
		return statSync(file).isFile();
	} catch {
		return false;
	}
}

/**
 * Edits a file in the reader's editor, which has the terminal until it ends.
 * @returns null when all went well, else one line for people.
 */
export async function runEditor(stage: Pick<Stage, 'lend'>, env: Environment, place: Place): Promise<string | null> {
	if (!isFile(place.file)) return 'There is no such file any more to edit';
	const command = editorCommand(env, place);
	if (command !== null) return handOver(stage, command, env);
	const [[wanted = ''] = []] = wantedEditors(env, process.platform);
	return wanted === ''
		? 'There is no editor here; set EDITOR to one'
		: `There is no ${nameOf(wanted)} here; set EDITOR to an editor`;
}
