import type {Glyphs} from '../render/line.ts';
import type {Command} from '../state/state.ts';

/** Where a key has its meaning. The prompt has keys of its own; all that is printable is text there. */
export type Mode = 'list' | 'reader' | 'help' | 'prompt' | 'find' | 'contents' | 'links';

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
const prompts: readonly Mode[] = ['prompt', 'find'];
const all: readonly Mode[] = ['list', 'reader', 'help', ...panels];

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
		keys: ['/'],
		command: {type: 'prompt'},
		help: 'filter by title and description as you type',
		hint: 'filter',
	},
	{modes: ['list'], keys: ['Esc'], command: {type: 'clear-filter'}, help: 'clear the filter', hint: 'clear'},

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
	{modes: ['reader'], keys: ['m'], command: {type: 'bookmark'}, help: 'set or take away a bookmark'},
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

	{modes: ['prompt'], keys: ['Enter'], command: {type: 'prompt-accept'}, help: 'keep the filter', hint: 'keep'},
	{modes: ['prompt'], keys: ['Esc'], command: {type: 'prompt-cancel'}, help: 'clear the filter', hint: 'clear'},
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
	{modes: ['prompt'], keys: ['Down'], command: {type: 'move', motion: 'line', direction: 1}, help: 'next post'},
	{modes: ['prompt'], keys: ['Up'], command: {type: 'move', motion: 'line', direction: -1}, help: 'previous post'},
	{modes: ['prompt'], keys: ['PgDn'], command: {type: 'move', motion: 'page', direction: 1}, help: 'a page down'},
	{modes: ['prompt'], keys: ['PgUp'], command: {type: 'move', motion: 'page', direction: -1}, help: 'a page up'},

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
	const isForPanels = (binding: Binding) => isFor(...panels)(binding) && !binding.modes.includes('help');
	return [
		section('List', isFor('list')),
		section('Article', isFor('reader')),
		section('Contents and links', isForPanels),
		section('While filtering', isFor('prompt')),
		section('While searching', isFor('find')),
		section('Everywhere', isEverywhere),
	];
}
