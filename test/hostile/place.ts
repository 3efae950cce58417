import {post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import type {TerminalOptions} from '../pty/terminal.ts';
import {briefAttack, brokenAttack} from './attacks.ts';

/** Keys, and what is seen once they have done what they do. */
export type Step = readonly [keys: string, sees: RegExp];

export type Place = {
	readonly name: string;
	/** How the program is started so that the text is there. */
	readonly open: () => TerminalOptions;
	/** From the start to where the text is seen; none where the program ends by itself. */
	readonly steps: readonly Step[];
	/** Where it is not seen as it was written: what is seen instead. */
	readonly shows?: readonly string[];
	/** Where it is not 0. */
	readonly exitCode?: number;
	/** Where text is given to the clipboard, which it is meant to be. */
	readonly copies?: string;
};
/** Words that are to be seen, whatever stands between them. */
export const words = ['Alpha', 'Omega'];
export const around = (text: string): string => `Alpha ${text} Omega`;

/** A text to obey that fits into the name of a file. */
export const BRIEF = around(briefAttack);
/** The same with line ends. */
export const BROKEN = around(brokenAttack);
/** As across ssh: there nothing but the terminal has a clipboard. */
export const remote = {SSH_TTY: '/dev/pts/0'};

export const plain = post({title: 'A post', date: '2024-01-01'}, 'The text of the post.');
export const inFiles = (
	files: Readonly<Record<string, string | Uint8Array>>,
	options: TerminalOptions,
): TerminalOptions => ({
	...options,
	cwd: makeFiles(files),
});
export const body = (text: string) => inFiles({'a.md': post({title: 'A post'}, text)}, {args: ['a.md']});
