import {countingArticle, manyPosts} from '../fixtures/articles.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {openTerminal, type Terminal, type TerminalOptions} from '../pty/terminal.ts';

/** A screen of the program, how one comes to it, and what is kept when it ends there: the list as it was left, or the place. */
export type ScreenToTest = {
	readonly args: readonly string[];
	readonly start: RegExp;
	readonly steps: readonly (readonly [keys: string, shows: RegExp])[];
	readonly kept: RegExp | null;
};

const headings = '\n\n## Second part\n\nWith [a link](https://example.org/a) and [another](https://example.org/b).\n';

/** 30 posts, an article of 40 paragraphs with a heading and links, and an empty folder. */
export const cwd: string = makeFiles({...manyPosts(30), 'counting.md': countingArticle(40) + headings});

const list = {args: ['.'], start: /1\/31 /, kept: /"list".*"left"/} as const;
const article = {args: ['counting.md'], start: /Paragraph 1 counts/, kept: /"place"/} as const;
const three = ['jj', /^ {2}3\/31 /m] as const;
const page = [' ', /Paragraph 6 counts/] as const;

export const screens = {
	'the list': {...list, steps: [three]},
	'an empty list': {args: [makeFolder()], start: /no posts here/, steps: [], kept: null},
	'the filter': {...list, steps: [three, ['/number 2', /^ {2}\/number 2.*Enter keep/m]]},
	'the search prompt': {...list, steps: [three, ['ftext', /f text.*Enter search/]]},
	'what a search found': {...list, steps: [three, ['ftext of\r', /found for/]]},
	'the date prompt': {...list, steps: [three, [':2023', /:.*2023.*Enter go there/]]},
	'the help': {...list, steps: [three, ['?', /next post/]]},
	'a notice': {...list, steps: [three, ['\u0012', /Nothing has changed/]]},
	'an article': {...article, steps: [page]},
	'an article of the list': {...list, steps: [['\r', /Paragraph 2 counts/], page], kept: /"place"[\s\S]*"left"/},
	'the prompt of an article': {...article, steps: [page, ['/counts 9', /\/counts 9▏/]]},
	'the contents': {...article, steps: [page, ['t', /Second part/]]},
	'the links': {...article, steps: [page, ['o', /1\/2 .*Enter open/]]},
	'the help over an article': {...article, steps: [page, ['?', /a line down/]]},
} as const satisfies Readonly<Record<string, ScreenToTest>>;

export type ScreenName = keyof typeof screens;

export const screenNames = Object.keys(screens) as readonly ScreenName[];

/** Those where letters are text. */
export const inPrompts = [
	'the filter',
	'the search prompt',
	'the date prompt',
	'the prompt of an article',
] as const satisfies readonly ScreenName[];

/** Starts the program and goes to a screen. */
export async function openScreen(name: ScreenName, options: TerminalOptions = {}): Promise<Terminal> {
	const {args} = screens[name];
	const terminal = openTerminal({cwd, args, ...options});
	await goTo(terminal, name);
	return terminal;
}

/** From the program's start. */
export async function goTo(terminal: Terminal, name: ScreenName): Promise<void> {
	const {start, steps} = screens[name];
	await terminal.until(start, 'the start');
	for (const [keys, shows] of steps) await terminal.type(keys, shows);
}
