import {bindings} from '../../source/keys/keymap.ts';
import type {Command} from '../../source/state/state.ts';
import type {Chance} from './random.ts';

const ESC = '\u001B';

const SENT: Readonly<Record<string, string>> = {
	Enter: '\r',
	Esc: ESC,
	Tab: '\t',
	'S-Tab': `${ESC}[Z`,
	Space: ' ',
	Backspace: '\u007F',
	Up: `${ESC}[A`,
	Down: `${ESC}[B`,
	Right: `${ESC}[C`,
	Left: `${ESC}[D`,
	Home: `${ESC}[H`,
	End: `${ESC}[F`,
	PgUp: `${ESC}[5~`,
	PgDn: `${ESC}[6~`,
};

/** What a terminal sends for a key as it is called in the table of keys. */
export function sentFor(key: string): string {
	const letter = /^Ctrl-([A-Z])$/.exec(key)?.[1];
	return letter === undefined ? (SENT[key] ?? key) : String.fromCharCode(letter.charCodeAt(0) - 64);
}

/** What ends or stops the program, gives the terminal to another, or writes to the clipboard of whoever runs this. */
const LEFT_OUT: ReadonlySet<Command['type']> = new Set(['quit', 'suspend', 'edit', 'copy-path', 'copy-link']);

/** The names of all keys that the help tells of, but for those; `q` is a way out too. */
export const helpKeys: readonly string[] = [
	...new Set(
		bindings.flatMap(({keys, command}) =>
			typeof command !== 'function' && LEFT_OUT.has(command.type) ? [] : keys.filter(key => key !== 'q'),
		),
	),
].filter(key => key !== 'y' && key !== 'e');

/** What else comes from keyboards: letters of many bytes, keys without a meaning, reports, sequences that break off. */
export const oddInput: readonly [string, ...string[]] = [
	...(['é', '字', '👩‍👩‍👧', 'a\u0301', 'x', '"', '%', '\u0000', '\u0001', '\u0017'] as const),
	...[
		'[3~',
		'[1;5C',
		'[15~',
		'OA',
		'OP',
		'j',
		'[<64;10;10M',
		'[I',
		'[',
		'[1;',
		'O',
		'[200~a path[201~',
		']0;',
		'P',
	].map(code => ESC + code),
];

/** For prompts. Where there is none, their letters are keys: of those that are left out they have none. */
const words: readonly [string, ...string[]] = [
	'a',
	'lamp',
	'wool hat',
	'winnt',
	'-two',
	'2004',
	'2005-05',
	'17',
	'is this',
];

/** Ways back: without them a walk soon stays in the depths. */
const BACK: readonly [string, ...string[]] = ['h', ESC, '\u007F', '\r'];

const pressed: readonly [string, ...string[]] = ['j', ...helpKeys.map(sentFor)];

/** One press, or what arrives together with it. */
export function nextInput({below, from}: Chance): string {
	const roll = below(100);
	if (roll < 4) return from(words);
	if (roll < 8) return from(oddInput);
	if (roll < 16) return from(BACK);
	return from(pressed);
}
