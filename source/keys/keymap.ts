import type {Glyphs} from '../render/line.ts';
import type {Command} from '../state/state.ts';

/** Where a key has its meaning. The prompt has keys of its own; all that is printable is text there. */
export type Mode = 'list' | 'reader' | 'help' | 'prompt';

export type Binding = {
	readonly modes: readonly Mode[];
	readonly keys: readonly string[];
	readonly command: Command;
	/** For the help, the README and `--help`. */
	readonly help: string;
	/** A word for the bottom line, where the key is among the most useful. */
	readonly hint?: string;
};

const pages: readonly Mode[] = ['reader', 'help'];
const all: readonly Mode[] = ['list', 'reader', 'help'];

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
	{modes: pages, keys: ['k', 'Up'], command: {type: 'move', motion: 'line', direction: -1}, help: 'a line up'},
	{
		modes: pages,
		keys: ['d', 'Ctrl-D'],
		command: {type: 'move', motion: 'half', direction: 1},
		help: 'half a page down',
	},
	{modes: pages, keys: ['u', 'Ctrl-U'], command: {type: 'move', motion: 'half', direction: -1}, help: 'half a page up'},
	{
		modes: pages,
		keys: ['Space', 'f', 'PgDn'],
		command: {type: 'move', motion: 'page', direction: 1},
		help: 'a page down',
		hint: 'page',
	},
	{modes: pages, keys: ['b', 'PgUp'], command: {type: 'move', motion: 'page', direction: -1}, help: 'a page up'},
	{modes: pages, keys: ['g', 'Home'], command: {type: 'move', motion: 'end', direction: -1}, help: 'the beginning'},
	{modes: pages, keys: ['G', 'End'], command: {type: 'move', motion: 'end', direction: 1}, help: 'the end'},
	{modes: ['reader'], keys: [']'], command: {type: 'open-neighbour', direction: 1}, help: 'next post of the list'},
	{modes: ['reader'], keys: ['['], command: {type: 'open-neighbour', direction: -1}, help: 'previous post of the list'},
	{modes: pages, keys: ['Esc', 'h', 'Left', 'Backspace'], command: {type: 'back'}, help: 'back'},

	{modes: ['prompt'], keys: ['Enter'], command: {type: 'prompt-accept'}, help: 'keep the filter', hint: 'keep'},
	{modes: ['prompt'], keys: ['Esc'], command: {type: 'prompt-cancel'}, help: 'clear the filter', hint: 'clear'},
	{
		modes: ['prompt'],
		keys: ['Backspace'],
		command: {type: 'prompt-erase', unit: 'character'},
		help: 'erase a character',
	},
	{modes: ['prompt'], keys: ['Ctrl-W'], command: {type: 'prompt-erase', unit: 'word'}, help: 'erase a word'},
	{modes: ['prompt'], keys: ['Ctrl-U'], command: {type: 'prompt-erase', unit: 'all'}, help: 'erase all'},
	{modes: ['prompt'], keys: ['Down'], command: {type: 'move', motion: 'line', direction: 1}, help: 'next post'},
	{modes: ['prompt'], keys: ['Up'], command: {type: 'move', motion: 'line', direction: -1}, help: 'previous post'},
	{modes: ['prompt'], keys: ['PgDn'], command: {type: 'move', motion: 'page', direction: 1}, help: 'a page down'},
	{modes: ['prompt'], keys: ['PgUp'], command: {type: 'move', motion: 'page', direction: -1}, help: 'a page up'},

	{modes: all, keys: ['?'], command: {type: 'toggle-help'}, help: 'this help', hint: 'help'},
	{modes: all, keys: ['q'], command: {type: 'back'}, help: 'back, and quit from the first screen', hint: 'back'},
	{modes: [...all, 'prompt'], keys: ['Ctrl-C'], command: {type: 'quit'}, help: 'quit'},
	{modes: [...all, 'prompt'], keys: ['Ctrl-Z'], command: {type: 'suspend'}, help: 'suspend'},
	{modes: [...all, 'prompt'], keys: ['Ctrl-L'], command: {type: 'repaint'}, help: 'repaint the screen'},
];

const byMode = new Map<Mode, ReadonlyMap<string, Command>>();

/** The command that a key means in a mode, or null. */
export function lookup(mode: Mode, key: string): Command | null {
	let commands = byMode.get(mode);
	if (commands === undefined) {
		const own = bindings.filter(binding => binding.modes.includes(mode));
		commands = new Map(own.flatMap(({keys, command}) => keys.map(name => [name, command] as const)));
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
			.map(({keys, help}) => ({keys: keys.map(key => keySigns[key] ?? key).join(' '), help})),
	});
	const isEverywhere = ({modes}: Binding): boolean => all.every(mode => modes.includes(mode));
	return [
		section('List', binding => binding.modes.includes('list') && !isEverywhere(binding)),
		section('Article', binding => binding.modes.includes('reader') && !isEverywhere(binding)),
		section('While filtering', binding => binding.modes.includes('prompt') && !isEverywhere(binding)),
		section('Everywhere', isEverywhere),
	];
}
