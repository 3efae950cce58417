import path from 'node:path';
import {post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import type {TerminalOptions} from '../pty/terminal.ts';
import {briefAttack} from './attacks.ts';
import {BRIEF, BROKEN, inFiles, type Place, plain} from './place.ts';

const withConfig = (config: string, options: TerminalOptions): TerminalOptions => ({
	...inFiles({'a.md': plain}, options),
	home: makeFiles({'config/celeb-reader/config.json': config}),
});

/** Settings, and what the program keeps. */
export const kept: readonly Place[] = [
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

/** What the environment says. */
export const surroundings: readonly Place[] = [
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
