import {sanitizeField} from '../../source/text/sanitize.ts';
import {typedAttack} from './attacks.ts';
import {around, BRIEF, body, inFiles, type Place, plain, remote} from './place.ts';

/** C1 in a text is Windows-1252 that was read wrongly. */
const readC1 = (text: string): string => text.replaceAll('\u009B', '›');

/** What keys put into prompts. */
export const typed: readonly Place[] = [
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

/** What the program tells of links and headings. */
export const notices: readonly Place[] = [
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
