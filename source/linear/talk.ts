import {createInterface} from 'node:readline';
import type {ReadStream, WriteStream} from 'node:tty';
import {wrapSpans} from '../render/layout/wrap.ts';
import {paint} from '../render/theme/theme.ts';
import {show} from '../terminal/descriptor.ts';
import {joinOutput, type Output, output} from '../text/output.ts';
import {sanitizeField, sanitizeText} from '../text/sanitize.ts';

/** A conversation in lines: what is said is never changed again, and the terminal's own editing takes the answers. */
export type Talk = {
	/** Lines that fit on a screen with a prompt below them. */
	readonly rows: () => number;
	/** A paragraph as lines that fit the screen, broken between words. */
	readonly lay: (text: string) => readonly Output[];
	readonly say: (text: string) => void;
	/** The same of lines that are laid out. */
	readonly sayLines: (lines: readonly Output[]) => void;
	/** The answer without blanks around it, or null where there will be none any more. */
	readonly ask: (prompt: string) => Promise<string | null>;
	/** Answers from now on are for nobody. */
	readonly end: () => void;
};

const LONGEST_LINE = 80;
/** Prompts may take two. */
const PROMPT_ROWS = 3;

const LINE_FEED = output`\n`;
const plain = {theme: 'plain', colors: 0, hasAttributes: false, hasHyperlinks: false} as const;

export type TalkOptions = {
	/** The widest that lines get, cells; null for 80. */
	readonly measure: number | null;
	/** Resolves where no answer is to be waited for any more. */
	readonly ended: Promise<unknown>;
};

export function createTalk(stdout: WriteStream, keyboard: ReadStream, {measure, ended}: TalkOptions): Talk {
	const lines = createInterface({input: keyboard, terminal: false, crlfDelay: Number.POSITIVE_INFINITY});
	const answers = lines[Symbol.asyncIterator]();
	const over = ended.then(() => ({done: true, value: ''}) as const);
	const width = () => Math.max(20, Math.min(measure ?? LONGEST_LINE, (stdout.columns || LONGEST_LINE) - 1));
	const lay = (text: string) => layOut(text, width());
	const sayLines = (said: readonly Output[]) => {
		if (said.length > 0) show(stdout, output`${joinOutput(said, LINE_FEED)}\n`);
	};
	return {
		rows: () => Math.max(3, (stdout.rows || 24) - PROMPT_ROWS),
		lay,
		say: text => sayLines(lay(text)),
		sayLines,
		async ask(prompt) {
			show(stdout, output`${joinOutput(lay(prompt), LINE_FEED)} `);
			const {done, value} = await Promise.race([answers.next(), over]);
			if (!done) return sanitizeField(String(value));
			show(stdout, LINE_FEED);
			return null;
		},
		end: () => lines.close(),
	};
}

/** How far code is indented is heard, and felt in braille. */
function layOut(text: string, width: number): readonly Output[] {
	const clean = sanitizeText(text).replaceAll('\t', '    ');
	const cells = Math.min(width >> 1, /^ {0,40}/.exec(clean)?.[0].length ?? 0);
	const indent = {text: ' '.repeat(cells)};
	return wrapSpans([{text: clean}], width - cells).map(line => paint([indent, ...line], plain));
}
