import {chmodSync, existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

export type Rows = readonly string[];

export const bottom = (rows: Rows): string => rows.at(-1) ?? '';

/** The first row that has text, without its margin. */
export const topRow = (rows: Rows): string => rows.find(row => row !== '')?.trim() ?? '';

export const same = (rows: Rows) => (now: Rows) => now.join('\n') === rows.join('\n');

/** Paragraphs of a row each: `Sand 1 stands alone.` */
export const sand = (name: string, count: number): string =>
	Array.from({length: count}, (_, index) => `${name} ${index + 1} stands alone.`).join('\n\n');

/** An article of three chapters, the second of them a part of the first. */
export const chapters: string = post(
	{title: 'The lamp keeper', date: '2024-03-02'},
	[
		sand('Preface', 20),
		'## Chapter one',
		sand('First', 20),
		'### Chapter two',
		sand('Second', 20),
		'## Chapter three',
		sand('Third', 40),
	].join('\n\n'),
);

export type Opened = {readonly terminal: Terminal; readonly folder: string};

/** The program with `article.md` of a new folder open in it, once the words are on the screen. */
export async function openArticle(
	article: string,
	words: RegExp,
	{files = {}, ...options}: TerminalOptions & {readonly files?: Readonly<Record<string, string>>} = {},
): Promise<Opened> {
	const folder = makeFiles({'article.md': article, ...files});
	const terminal = openTerminal({cwd: folder, args: ['article.md'], ...options});
	await terminal.until(words, 'the article');
	return {terminal, folder};
}

/** As across ssh: then nothing is given to the clipboard of the machine that the tests run on. */
export const remote = {SSH_TTY: '/dev/pts/0'};

/** What the program has last given to the terminal's clipboard, or null. */
export function clipboardOf(terminal: Terminal): string | null {
	const [, text] = [...terminal.raw().matchAll(/\u001B\]52;c;([\w+/=]*)\u0007/g)].at(-1) ?? [];
	return text === undefined ? null : Buffer.from(text, 'base64').toString('utf8');
}

export type Helper = {
	/** An absolute path. */
	readonly program: string;
	/** The arguments of each call so far. */
	readonly calls: () => readonly (readonly string[])[];
};

/** A program that keeps what it is called with, one file a call, and then does what the shell script says. */
export function makeHelper(name: string, script = ''): Helper {
	const folder = makeFiles({
		[`bin/${name}`]: `#!/bin/sh
number=0
while [ -e "${'$'}{0%/bin/*}/call-$number" ]; do number=$((number + 1)); done
printf '%s\\0' "$@" > "${'$'}{0%/bin/*}/call.part"
mv "${'$'}{0%/bin/*}/call.part" "${'$'}{0%/bin/*}/call-$number"
${script}
`,
	});
	const program = path.join(folder, 'bin', name);
	chmodSync(program, 0o755);
	const calls = () => {
		const made: string[][] = [];
		for (let number = 0; existsSync(path.join(folder, `call-${number}`)); number++)
			made.push(
				readFileSync(path.join(folder, `call-${number}`), 'utf8')
					.split('\0')
					.slice(0, -1),
			);
		return made;
	};
	return {program, calls};
}
