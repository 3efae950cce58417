import meow from 'meow';
import type {Order} from './posts/order.ts';
import type {ThemeName} from './render/theme.ts';
import type {When} from './terminal/look.ts';

type Theme = ThemeName | 'auto';

/** What the command line and the settings file may say, under the long names of the options. */
export type Settings = {
	/** The text column, cells; null for the default of the mode. */
	readonly width: number | null;
	readonly theme: Theme;
	readonly sort: Order;
	readonly color: When;
	readonly hyperlinks: When;
	readonly drafts: boolean;
	readonly state: boolean;
};

export const defaultSettings: Settings = {
	width: null,
	theme: 'auto',
	sort: 'newest',
	color: 'auto',
	hyperlinks: 'auto',
	drafts: false,
	state: true,
};

export type Options = Settings & {
	readonly paths: readonly string[];
	readonly print: boolean;
	readonly json: boolean;
	readonly help: boolean;
	readonly version: boolean;
};

/** The program was called wrongly; the message is one line that names the word and the allowed values. */
export class UsageError extends Error {}

type OptionRow = {readonly form: string; readonly help: string};

/** For `--help` and the README. */
export const optionRows: readonly OptionRow[] = [
	{form: '--width N', help: 'the text column in cells, 20 to 240 (72; printed 80)'},
	{form: '--theme NAME', help: 'auto, dark, light or plain'},
	{form: '--sort ORDER', help: 'newest, oldest or title'},
	{form: '--print', help: 'print, as also where stdout is no terminal'},
	{form: '--json', help: 'print one JSON object a line'},
	{form: '--color WHEN', help: 'auto, always or never'},
	{form: '--hyperlinks WHEN', help: 'auto, always or never'},
	{form: '--drafts', help: 'show drafts too'},
	{form: '--no-state', help: 'neither read nor write what was read before'},
	{form: '--version', help: 'print the version'},
	{form: '--help', help: 'print this help'},
];

const themes: readonly Theme[] = ['auto', 'dark', 'light', 'plain'];
const sorts: readonly Order[] = ['newest', 'oldest', 'title'];
const whens: readonly When[] = ['auto', 'always', 'never'];

const flags = {
	width: {type: 'string'},
	theme: {type: 'string'},
	sort: {type: 'string'},
	print: {type: 'boolean'},
	json: {type: 'boolean'},
	color: {type: 'string'},
	hyperlinks: {type: 'string'},
	drafts: {type: 'boolean'},
	state: {type: 'boolean'},
	version: {type: 'boolean'},
	help: {type: 'boolean', shortFlag: 'h'},
} as const;

/**
 * The words behind the program's name -> options, over those of the settings file.
 * @throws {UsageError} on an unknown option or a value that it does not take.
 */
export function parseOptions(argv: readonly string[], settings: Settings): Options {
	const {input, flags: given} = callMeow(argv);
	for (const key of Object.keys(given)) if (!(key in flags)) throw new UsageError(unknownOption(key, argv));
	const has = (name: 'print' | 'json' | 'help' | 'version') => given[name] === true;
	return {
		...settings,
		...readSettings(given, name => `--${name}`),
		paths: input,
		print: has('print'),
		json: has('json'),
		help: has('help'),
		version: has('version'),
	};
}

type Given = Readonly<Record<string, unknown>>;

function callMeow(argv: readonly string[]): {readonly input: readonly string[]; readonly flags: Given} {
	try {
		return meow({
			importMeta: {url: import.meta.url} as ImportMeta,
			pkg: {},
			argv: [...argv],
			autoHelp: false,
			autoVersion: false,
			description: false,
			booleanDefault: undefined,
			flags,
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
	}
}

function unknownOption(key: string, argv: readonly string[]): string {
	const letters = (text: string) => text.replace(/^--?(?:no-)?|=.*$|-/g, '').toLowerCase();
	const word = argv.find(argument => argument.startsWith('-') && letters(argument) === letters(key)) ?? `-${key}`;
	const known = optionRows.map(({form}) => form.split(' ')[0]).join(' ');
	return `unknown option ${word.replace(/=.*$/, '')}; there are: ${known}`;
}

/**
 * The settings among some values, each checked.
 * @throws {UsageError} naming the setting, as `nameOf` writes it, and the values it takes.
 */
export function readSettings(values: Given, nameOf: (key: string) => string): Partial<Settings> {
	const oneOf = <Value extends string>(key: string, allowed: readonly Value[]): Partial<Record<string, Value>> => {
		const value = asWhen(key, values[key]);
		if (value === undefined) return {};
		const found = allowed.find(choice => choice === value);
		if (found === undefined) throw new UsageError(`${nameOf(key)} takes ${allowed.join(', ')}; not ${show(value)}`);
		return {[key]: found};
	};
	const flag = (key: string) => {
		const value = values[key];
		if (value === undefined) return {};
		if (typeof value !== 'boolean') throw new UsageError(`${nameOf(key)} takes true or false; not ${show(value)}`);
		return {[key]: value};
	};
	return {
		...readWidth(values.width, nameOf('width')),
		...oneOf('theme', themes),
		...oneOf('sort', sorts),
		...oneOf('color', whens),
		...oneOf('hyperlinks', whens),
		...flag('drafts'),
		...flag('state'),
	};
}

/** `--color` alone means always, `--no-color` never; the same for `--hyperlinks`. */
function asWhen(key: string, value: unknown): unknown {
	if (key !== 'color' && key !== 'hyperlinks') return value;
	return value === '' || value === true ? 'always' : value === false ? 'never' : value;
}

function readWidth(value: unknown, name: string): Partial<Settings> {
	if (value === undefined || value === null) return {};
	const width = /^\d+$/.test(String(value)) ? Number(value) : Number.NaN;
	if (!(width >= 20 && width <= 240))
		throw new UsageError(`${name} takes a whole number from 20 to 240; not ${show(value)}`);
	return {width};
}

const show = (value: unknown): string => (value === '' || value === true ? 'nothing' : `“${String(value)}”`);
