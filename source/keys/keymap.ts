import type {Glyphs} from '../render/line.ts';
import type {Command} from '../state/state.ts';

/** Where a key has its meaning. Prompts have keys of their own; all that is printable is text there. */
export type Mode = 'list' | 'reader' | 'help' | Prompt | 'contents' | 'links';

/** For a filter, a search in all posts, a date, a search in an article. */
export type Prompt = 'filter' | 'search' | 'date' | 'find';

export type Binding = {
	readonly modes: readonly Mode[];
	readonly keys: readonly string[];
	/** The keys in a word, where there are many. */
	readonly name?: string;
	/** What the keys mean; where it depends on the key, by the key's name. */
	readonly command: Command | ((key: string) => Command);
	/** For the help, the README and `--help`. */
	readonly help: string;
	/** A word for the bottom line, where the key is among the most useful. */
	readonly hint?: string;
};

const pages: readonly Mode[] = ['reader', 'help'];
const panels: readonly Mode[] = ['contents', 'links'];
const scrolled: readonly Mode[] = [...pages, ...panels];
/** Prompts that do nothing before Enter. */
const asked: readonly Mode[] = ['search', 'date'];
const prompts: readonly Mode[] = ['filter', 'find', ...asked];
const all: readonly Mode[] = ['list', 'reader', 'help', ...panels];

export const isPrompt = (mode: Mode): boolean => prompts.includes(mode);

/** Every key of the program. Dispatch, the help screen, the hints, `--help` and the README all read this one table. */
export const bindings: readonly Binding[] = [
	{modes: ['list'], keys: ['j', 'Down'], command: {type: 'move', motion: 'line', direction: 1}, help: 'next post'},
	{modes: ['list'], keys: ['k', 'Up'], command: {type: 'move', motion: 'line', direction: -1}, help: 'previous post'},
	{modes: ['list'], keys: ['Ctrl-D'], command: {type: 'move', motion: 'half', direction: 1}, help: 'half a page down'},
	{modes: ['list'], keys: ['Ctrl-U'], command: {type: 'move', motion: 'half', direction: -1}, help: 'half a page up'},
	{
		modes: ['list'],
		keys: ['Space', 'PgDn'],
		command: {type: 'move', motion: 'page', direction: 1},
		help: 'a page down',
	},
	{modes: ['list'], keys: ['b', 'PgUp'], command: {type: 'move', motion: 'page', direction: -1}, help: 'a page up'},
	{modes: ['list'], keys: ['g', 'Home'], command: {type: 'move', motion: 'end', direction: -1}, help: 'first post'},
	{modes: ['list'], keys: ['G', 'End'], command: {type: 'move', motion: 'end', direction: 1}, help: 'last post'},
	{modes: ['list'], keys: ['Enter', 'l', 'Right'], command: {type: 'open'}, help: 'read the post', hint: 'read'},
	{
		modes: ['list'],
		keys: ['f'],
		command: {type: 'prompt', prompt: 'search'},
		help: 'search the text of all posts',
		hint: 'search',
	},
	{
		modes: ['list'],
		keys: ['/'],
		command: {type: 'prompt', prompt: 'filter'},
		help: 'filter as you type',
		hint: 'filter',
	},
	{
		modes: ['list'],
		keys: ['Esc'],
		command: {type: 'clear-filter'},
		help: 'end the filter, then the search',
		hint: 'clear',
	},
	{modes: ['list'], keys: ['Tab'], command: {type: 'step-tab', direction: 1}, help: 'unread posts, bookmarks, all'},
	{modes: ['list'], keys: ['S-Tab'], command: {type: 'step-tab', direction: -1}, help: 'the same, the other way round'},
	{
		modes: ['list'],
		keys: ['s'],
		command: {type: 'cycle-order'},
		help: 'sort: newest, oldest, by title',
	},
	{
		modes: ['list'],
		keys: [':'],
		command: {type: 'prompt', prompt: 'date'},
		help: 'go to a date, or to a post by its number',
	},
	{modes: ['list'], keys: ['r'], command: {type: 'toggle-read'}, help: 'mark as read, or as unread'},
	{modes: ['list'], keys: ['v'], command: {type: 'toggle-compact'}, help: 'a line for each post, or more'},
	{modes: ['list'], keys: ['o'], command: {type: 'open-links'}, help: 'read the post, with its links and images'},
	{modes: ['list'], keys: ['Ctrl-R'], command: {type: 'rescan'}, help: 'look for new and changed files'},

	{
		modes: pages,
		keys: ['j', 'Down', 'Enter'],
		command: {type: 'move', motion: 'line', direction: 1},
		help: 'a line down',
	},
	{modes: panels, keys: ['j', 'Down'], command: {type: 'move', motion: 'line', direction: 1}, help: 'next entry'},
	{modes: panels, keys: ['k', 'Up'], command: {type: 'move', motion: 'line', direction: -1}, help: 'previous entry'},
	{modes: pages, keys: ['k', 'Up'], command: {type: 'move', motion: 'line', direction: -1}, help: 'a line up'},
	{
		modes: scrolled,
		keys: ['d', 'Ctrl-D'],
		command: {type: 'move', motion: 'half', direction: 1},
		help: 'half a page down',
	},
	{
		modes: scrolled,
		keys: ['u', 'Ctrl-U'],
		command: {type: 'move', motion: 'half', direction: -1},
		help: 'half a page up',
	},
	{
		modes: scrolled,
		keys: ['Space', 'f', 'PgDn'],
		command: {type: 'move', motion: 'page', direction: 1},
		help: 'a page down',
		hint: 'page',
	},
	{modes: scrolled, keys: ['b', 'PgUp'], command: {type: 'move', motion: 'page', direction: -1}, help: 'a page up'},
	{modes: scrolled, keys: ['g', 'Home'], command: {type: 'move', motion: 'end', direction: -1}, help: 'the beginning'},
	{modes: scrolled, keys: ['G', 'End'], command: {type: 'move', motion: 'end', direction: 1}, help: 'the end'},
	{modes: ['reader'], keys: ['/'], command: {type: 'find'}, help: 'search as you type', hint: 'search'},
	{modes: ['reader'], keys: ['n'], command: {type: 'step-match', direction: 1}, help: 'next match', hint: 'next'},
	{modes: ['reader'], keys: ['N'], command: {type: 'step-match', direction: -1}, help: 'previous match'},
	{modes: ['reader'], keys: ['}'], command: {type: 'step-heading', direction: 1}, help: 'next heading'},
	{modes: ['reader'], keys: ['{'], command: {type: 'step-heading', direction: -1}, help: 'previous heading'},
	{
		modes: ['reader', ...panels],
		keys: ['t'],
		command: {type: 'show-panel', panel: 'contents'},
		help: 'contents',
		hint: 'contents',
	},
	{
		modes: ['reader', ...panels],
		keys: ['o'],
		command: {type: 'show-panel', panel: 'links'},
		help: 'links and images',
		hint: 'links',
	},
	{modes: ['reader'], keys: [']'], command: {type: 'open-neighbour', direction: 1}, help: 'next post of the list'},
	{modes: ['reader'], keys: ['['], command: {type: 'open-neighbour', direction: -1}, help: 'previous post of the list'},
	{modes: ['list', 'reader'], keys: ['m'], command: {type: 'bookmark'}, help: 'set or take away a bookmark'},
	{
		modes: ['list', 'reader'],
		keys: ['e'],
		command: {type: 'edit'},
		help: 'edit the file',
	},
	{modes: ['list', 'reader'], keys: ['y'], command: {type: 'copy-path'}, help: 'copy the path of the file'},
	{modes: ['reader'], keys: ['+'], command: {type: 'widen', cells: 4}, help: 'wider text'},
	{modes: ['reader'], keys: ['-'], command: {type: 'widen', cells: -4}, help: 'narrower text'},
	{
		modes: panels,
		keys: ['y'],
		command: {type: 'copy-link'},
		help: 'copy the address, or the words of a heading',
		hint: 'copy',
	},
	{modes: ['contents'], keys: ['Enter', 'l', 'Right'], command: {type: 'go'}, help: 'go there', hint: 'go there'},
	{modes: ['links'], keys: ['Enter', 'l', 'Right'], command: {type: 'go'}, help: 'open, or go there', hint: 'open'},
	{
		modes: panels,
		keys: '1234567890'.split(''),
		name: '0-9',
		command: digit => ({type: 'pick', digit}),
		help: 'choose an entry by its number',
	},
	{modes: scrolled, keys: ['Esc', 'h', 'Left', 'Backspace'], command: {type: 'back'}, help: 'back'},

	{modes: ['filter'], keys: ['Enter'], command: {type: 'prompt-accept'}, help: 'keep the filter', hint: 'keep'},
	{modes: ['filter'], keys: ['Esc'], command: {type: 'prompt-cancel'}, help: 'clear the filter', hint: 'clear'},
	{
		modes: ['search'],
		keys: ['Enter'],
		command: {type: 'prompt-accept'},
		help: 'search; for nothing: end the search',
		hint: 'search',
	},
	{
		modes: ['date'],
		keys: ['Enter'],
		command: {type: 'prompt-accept'},
		help: 'go there: 2019, 2019-05, 2019-05-12, or the number of a post',
		hint: 'go there',
	},
	{modes: asked, keys: ['Esc'], command: {type: 'prompt-cancel'}, help: 'cancel', hint: 'cancel'},
	{modes: ['find'], keys: ['Enter'], command: {type: 'prompt-accept'}, help: 'stay here; n and N go on', hint: 'stay'},
	{
		modes: ['find'],
		keys: ['Esc'],
		command: {type: 'prompt-cancel'},
		help: 'back to where the search began',
		hint: 'cancel',
	},
	{modes: ['find'], keys: ['Down'], command: {type: 'step-match', direction: 1}, help: 'next match'},
	{modes: ['find'], keys: ['Up'], command: {type: 'step-match', direction: -1}, help: 'previous match'},
	{
		modes: prompts,
		keys: ['Backspace'],
		command: {type: 'prompt-erase', unit: 'character'},
		help: 'erase a character',
	},
	{modes: prompts, keys: ['Ctrl-W'], command: {type: 'prompt-erase', unit: 'word'}, help: 'erase a word'},
	{modes: prompts, keys: ['Ctrl-U'], command: {type: 'prompt-erase', unit: 'all'}, help: 'erase all'},
	{modes: ['filter'], keys: ['Down'], command: {type: 'move', motion: 'line', direction: 1}, help: 'next post'},
	{modes: ['filter'], keys: ['Up'], command: {type: 'move', motion: 'line', direction: -1}, help: 'previous post'},
	{modes: ['filter'], keys: ['PgDn'], command: {type: 'move', motion: 'page', direction: 1}, help: 'a page down'},
	{modes: ['filter'], keys: ['PgUp'], command: {type: 'move', motion: 'page', direction: -1}, help: 'a page up'},

	{modes: all, keys: ['?'], command: {type: 'toggle-help'}, help: 'this help', hint: 'help'},
	{modes: all, keys: ['q'], command: {type: 'back'}, help: 'back, and quit from the first screen', hint: 'back'},
	{modes: [...all, ...prompts], keys: ['Ctrl-C'], command: {type: 'quit'}, help: 'quit'},
	{modes: [...all, ...prompts], keys: ['Ctrl-Z'], command: {type: 'suspend'}, help: 'suspend'},
	{modes: [...all, ...prompts], keys: ['Ctrl-L'], command: {type: 'repaint'}, help: 'repaint the screen'},
];

const byMode = new Map<Mode, ReadonlyMap<string, Command>>();

/** The command that a key means in a mode, or null. */
export function lookup(mode: Mode, key: string): Command | null {
	let commands = byMode.get(mode);
	if (commands === undefined) {
		const own = bindings.filter(binding => binding.modes.includes(mode));
		commands = new Map(
			own.flatMap(({keys, command}) =>
				keys.map(name => [name, typeof command === 'function' ? command(name) : command] as const),
			),
		);
		byMode.set(mode, commands);
	}
	return commands.get(key) ?? null;
}

export type HelpSection = {
	readonly title: string;
	readonly rows: readonly {readonly keys: string; readonly help: string}[];
};

/** The table as help: a section for each place, each binding once. */
export function helpSections({keySigns}: Pick<Glyphs, 'keySigns'>): readonly HelpSection[] {
	const section = (title: string, belongs: (binding: Binding) => boolean): HelpSection => ({
		title,
		rows: bindings
			.filter(belongs)
			.map(({keys, name, help}) => ({keys: name ?? keys.map(key => keySigns[key] ?? key).join(' '), help})),
	});
	const isEverywhere = ({modes}: Binding): boolean => all.every(mode => modes.includes(mode));
	const isFor =
		(...wanted: readonly Mode[]) =>
		(binding: Binding) =>
			!isEverywhere(binding) && binding.modes.some(mode => wanted.includes(mode));
	// Keys of all prompts stand with the first.
	const isForPrompt = (prompt: Prompt) => (binding: Binding) =>
		isFor(prompt)(binding) && !(prompt !== 'filter' && binding.modes.includes('filter'));
	const isForPanels = (binding: Binding) => isFor(...panels)(binding) && !binding.modes.includes('help');
	return [
		section('List', isFor('list')),
		section('Article', isFor('reader')),
		section('Contents and links', isForPanels),
		section('While filtering', isFor('filter')),
		section('While searching all posts', isForPrompt('search')),
		section('While typing a date', isForPrompt('date')),
		section('While searching an article', isForPrompt('find')),
		section('Everywhere', isEverywhere),
	];
}
