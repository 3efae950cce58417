import path from 'node:path';
import {makeFiles} from '../fixtures/sandbox.ts';
import {briefAttack} from './attacks.ts';
import {kept, surroundings} from './kept-places.ts';
import {around, BRIEF, BROKEN, inFiles, type Place, plain, remote, words} from './place.ts';
import {notices, typed} from './typed-places.ts';

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
