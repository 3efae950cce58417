import path from 'node:path';
import {sanitizeField} from '../../source/text/sanitize.ts';
import {post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import type {TerminalOptions} from '../pty/terminal.ts';
import {briefAttack, brokenAttack, typedAttack} from './attacks.ts';

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
const words = ['Alpha', 'Omega'];
const around = (text: string): string => `Alpha ${text} Omega`;

const BRIEF = around(briefAttack);
const BROKEN = around(brokenAttack);
/** C1 in a text is Windows-1252 that was read wrongly. */
const readC1 = (text: string): string => text.replaceAll('\u009B', '›');
/** As across ssh: there nothing but the terminal has a clipboard. */
const remote = {SSH_TTY: '/dev/pts/0'};

const plain = post({title: 'A post', date: '2024-01-01'}, 'The text of the post.');
const inFiles = (files: Readonly<Record<string, string | Uint8Array>>, options: TerminalOptions): TerminalOptions => ({
	...options,
	cwd: makeFiles(files),
});
const withConfig = (config: string, options: TerminalOptions): TerminalOptions => ({
	...inFiles({'a.md': plain}, options),
	home: makeFiles({'config/celeb-reader/config.json': config}),
});
const body = (text: string) => inFiles({'a.md': post({title: 'A post'}, text)}, {args: ['a.md']});

const arguments_: readonly Place[] = [
	{name: 'the name of a file that is not there', open: () => ({args: [`${BRIEF}.md`]}), steps: [], exitCode: 1},
	{name: 'a name with line ends', open: () => ({args: [BROKEN]}), steps: [], exitCode: 1},
	{
		name: 'an unknown option',
		open: () => ({args: [`--x${BRIEF}`]}),
		steps: [],
		exitCode: 2,
		shows: ['xAlpha', 'Omega'],
	},
	{
		name: 'the value of an option, of which the beginning is shown',
		open: () => ({args: [`--theme=${BROKEN}`]}),
		steps: [],
		shows: ['Alpha'],
		exitCode: 2,
	},
	{
		name: 'a search that is asked for',
		open: () => inFiles({'a.md': plain}, {args: ['.', '--search', around('gnp')]}),
		steps: [['', /found for/]],
	},
	{
		name: 'a search with controls in it',
		open: () => inFiles({'a.md': plain}, {args: ['.', '--search', BROKEN], columns: 200}),
		steps: [['', /found for/]],
	},
	{
		name: 'a file that is no text',
		open: () => inFiles({[`${BRIEF}.md`]: Uint8Array.of(0xff, 0, 1, 2, 3)}, {args: [`${BRIEF}.md`]}),
		steps: [['', /not a text file/]],
		exitCode: 1,
	},
	{
		name: 'a folder',
		open: () => inFiles({[`${BRIEF}/a.md`]: plain}, {args: [BRIEF]}),
		steps: [['', /1\/1 /]],
	},
	{
		name: 'the folder one is in',
		open: () => ({args: ['.'], cwd: path.join(makeFiles({[`${BRIEF}/a.md`]: plain}), BRIEF)}),
		steps: [['', /1\/1 /]],
	},
];

const piped: readonly Place[] = [
	{name: 'a piped name', open: () => ({stdin: `${BRIEF}.md\n`}), steps: [], exitCode: 1},
	{
		name: 'one of several piped names',
		open: () => inFiles({'a.md': plain}, {stdin: `a.md\n${BRIEF}.md\n`}),
		steps: [['', /no such file/]],
	},
	{
		name: 'names with NUL between them',
		open: () => inFiles({'a.md': plain}, {stdin: `a.md\0${BROKEN}.md\0`}),
		steps: [['', /no such file/]],
	},
	{
		name: 'a file on another host',
		open: () => ({stdin: `file://evil.example/${BRIEF}.md\n`}),
		steps: [],
		exitCode: 1,
	},
	{
		name: 'escapes in the address of a file',
		open: () => ({stdin: `file:///Alpha%1b]0;x%07%00Omega.md\n`}),
		steps: [],
		exitCode: 1,
	},
	{name: 'a piped post', open: () => ({stdin: `# ${BRIEF}\n\n${BROKEN}\n\nThe end.\n`}), steps: [['', /The end\./]]},
];

const names: readonly Place[] = [
	{
		name: "a file's name in a list",
		open: () => inFiles({[`${BROKEN.replaceAll('\n', ' ')}.md`]: 'The text.'}, {args: ['.']}),
		steps: [['', /1\/1 /]],
	},
	{
		name: "a file's name that is copied",
		open: () => inFiles({[`${BRIEF}.md`]: plain}, {args: ['.'], env: remote, columns: 200}),
		steps: [
			['', /1\/1 /],
			['y', /Copied/],
		],
		copies: `${BRIEF}.md`,
	},
	{
		name: "a file's name without an editor for it",
		open: () =>
			inFiles({[`${BRIEF}.md`]: plain}, {args: ['.'], env: {EDITOR: `Alpha${briefAttack.replaceAll('\t', '')}Omega`}}),
		steps: [
			['', /1\/1 /],
			['e', /Alpha/],
		],
	},
	{
		name: 'the address of the site',
		open: () =>
			inFiles(
				{
					'_config.yml': `url: https://site.example/${BRIEF.replaceAll(' ', '')}\n`,
					'a.md': '![A pier](/Alpha/Omega.png)\n',
				},
				{args: ['a.md']},
			),
		steps: [['', /https:\/\/site\.example/]],
	},
];

const kept: readonly Place[] = [
	{
		name: 'values of settings, of which the beginning is shown',
		shows: ['Alpha'],
		open: () => withConfig(JSON.stringify({theme: BRIEF, width: 7}), {args: ['.'], columns: 200}),
		steps: [['', /going on without it/]],
	},
	{
		name: 'names in settings, of which the beginning is shown',
		shows: ['Alpha'],
		open: () =>
			withConfig(JSON.stringify({themes: {[BRIEF]: {link: '\u001B[31m', '\u009B31m': 'red'}}}), {
				args: ['.'],
				columns: 200,
			}),
		steps: [['', /is no tone/]],
	},
	{
		name: 'settings that are damaged',
		open: () => withConfig(`{"theme": "${BROKEN}`, {args: ['.'], columns: 200}),
		steps: [['', /was damaged/]],
		shows: ['A post'],
	},
	{
		name: 'colours in settings',
		open: () =>
			withConfig(JSON.stringify({theme: 'own', themes: {own: {heading: '31m\u001B]0;x\u0007', link: '1;31'}}}), {
				args: ['.'],
			}),
		steps: [['', /A post/]],
		shows: ['A post'],
	},
	{
		name: 'paths in what was read',
		open: () => ({
			...inFiles({'a.md': plain}, {args: ['--continue']}),
			home: makeFiles({
				'state/celeb-reader/reading.jsonl': `${JSON.stringify({post: `/nowhere/${BRIEF}.md`, read: [1, 1]})}\n${BROKEN}\n`,
			}),
		}),
		steps: [],
		exitCode: 1,
		shows: ['there is no article to continue with'],
	},
	{
		name: 'a damaged index of a folder',
		open: () => ({
			...inFiles({'a.md': plain}, {args: ['.']}),
			home: makeFiles({[`cache/celeb-reader/${briefAttack}.index`]: BROKEN}),
		}),
		steps: [['', /A post/]],
		shows: ['A post'],
	},
];

/** Node itself ends with a violation of memory where the first part of LANG is longer than a language's name can be. */
const LANG = 'x\u001B[31m\u0007\u202E';

const surroundings: readonly Place[] = [
	{
		name: 'the environment',
		open: () =>
			inFiles(
				{'a.md': post({title: 'A post', date: '2024-01-02'}, '[a link](https://a.example)')},
				{
					args: ['.'],
					env: {
						LANG,
						LC_TIME: LANG,
						TZ: BROKEN,
						COLORTERM: BROKEN,
						TERM_PROGRAM: BROKEN,
						EDITOR: `/nowhere/${BRIEF}`,
						BROWSER: `/nowhere/${BRIEF}`,
						XDG_CACHE_HOME: `/nowhere/${BRIEF}`,
						PATH: `/nowhere/${BRIEF}`,
						COLUMNS: BROKEN,
						NO_COLOR: '',
					},
				},
			),
		steps: [
			['', /1\/1 /],
			['e', /Alpha/],
			['\r', /a link/],
			['o', /Links/],
			['\r', /copies the address/],
		],
		shows: ['a link'],
	},
	{
		name: 'the folder of settings and state',
		open: () => {
			const home = makeFiles({[`${BRIEF}/celeb-reader/config.json`]: '{"theme": 7, "width": "x"}'});
			const env = {XDG_CONFIG_HOME: path.join(home, BRIEF), XDG_STATE_HOME: path.join(home, BRIEF)};
			return inFiles({'a.md': plain}, {args: ['.'], env, columns: 200});
		},
		steps: [['', /going on without it/]],
	},
];

const typed: readonly Place[] = [
	{
		name: 'a search that is typed',
		open: () => inFiles({'a.md': plain}, {args: ['.']}),
		steps: [
			['', /1\/1 /],
			['f', /words/],
			[around(typedAttack), /Omega/],
			['\r', /found for|no post/i],
		],
	},
	{
		name: 'a filter that is typed',
		open: () => inFiles({'a.md': plain}, {args: ['.']}),
		steps: [
			['', /1\/1 /],
			['/', /1 of 1/],
			[around(typedAttack), /Omega/],
			['\r', /filtered by/],
		],
	},
	{
		name: 'words that are looked for in an article',
		open: () => inFiles({'a.md': plain}, {args: ['a.md']}),
		steps: [
			['', /The text/],
			[`/${around(typedAttack)}`, /Omega.*no match/],
		],
	},
	{
		name: 'what is pasted',
		open: () => inFiles({'a.md': plain}, {args: ['.']}),
		steps: [
			['', /1\/1 /],
			['/', /1 of 1/],
			[`\u001B[200~${around(typedAttack)}\u001B[201~`, /Omega/],
		],
	},
];

const notices: readonly Place[] = [
	{
		name: 'an address that is opened',
		open: () => ({...body(`[a link](<https://links.example/${BRIEF}>)\n`), columns: 250}),
		steps: [
			['', /a link/],
			['o\r', /Opening https/],
		],
	},
	{
		name: 'a file that a link names',
		open: () => body(`[a link](<${BRIEF.replace(']0', '0')}.pdf>)\n`),
		steps: [
			['', /a link/],
			['o\r', /There is no/],
		],
	},
	{
		name: 'a place that a link names',
		open: () => body(`[a link](<#${BRIEF}>)\n`),
		steps: [
			['', /a link/],
			['o\r', /Nothing in this article is called/],
		],
	},
	{
		name: 'a heading that is copied',
		open: () => ({...body(`# One\n\nText.\n\n# ${BRIEF}\n\nMore.\n`), env: remote}),
		steps: [
			['', /One/],
			['tG', /3\/3/],
			['y', /Copied/],
		],
		copies: sanitizeField(readC1(BRIEF)),
	},
	{
		name: 'a link that is copied',
		open: () => ({...body(`[a link](<https://links.example/${BRIEF}>)\n`), env: remote, columns: 250}),
		steps: [
			['', /a link/],
			['oy', /Copied/],
		],
		copies: new URL(`https://links.example/${readC1(BRIEF)}`).href,
	},
];

/** The places that foreign text comes from beside those in a post, each with the text between `Alpha` and `Omega`. */
export const places: readonly Place[] = [
	...arguments_,
	...piped,
	...names,
	...kept,
	...surroundings,
	...typed,
	...notices,
].map(place => ({shows: words, ...place}));
