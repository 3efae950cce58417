import meow from 'meow';
import type {Order} from './posts/order.ts';
import {readThemes, themeNames, type UserThemes} from './render/theme/user-themes.ts';
import type {When} from './terminal/look.ts';
import {nearestName, quoteValue, shorten} from './text/quote.ts';

/** What the command line and the settings file may say, under the long names of the options. */
export type Settings = {
	/** The text column, cells; null for the default of the mode. */
	readonly width: number | null;
	/** `auto`, a built-in theme or one of `themes`. */
	readonly theme: string;
	/** Of the settings file. */
	readonly themes: UserThemes;
	readonly sort: Order;
	readonly color: When;
	readonly hyperlinks: When;
	readonly drafts: boolean;
	readonly state: boolean;
	readonly cache: boolean;
};

export const defaultSettings: Settings = {
	width: null,
	theme: 'auto',
	themes: {},
	sort: 'newest',
	color: 'auto',
	hyperlinks: 'auto',
	drafts: false,
	state: true,
	cache: true,
};

export type Options = Settings & {
	readonly paths: readonly string[];
	/** What to look for in the text of all posts; null for nothing. */
	readonly search: string | null;
	/** Whether the order was asked for on the command line. */
	readonly isSorted: boolean;
	readonly continue: boolean;
	readonly print: boolean;
	readonly json: boolean;
	/** Whose completions to print; null for no printing of them. */
	readonly completions: Shell | null;
	readonly help: boolean;
	readonly version: boolean;
};

/** The program was called wrongly; the message is one line that names the word and the allowed values. */
export class UsageError extends Error {
	/** The settings that are right beside those that are not. */
	readonly rest: Partial<Settings>;

	constructor(message: string, rest: Partial<Settings> = {}) {
		super(message);
		this.rest = rest;
	}
}

const sorts: readonly Order[] = ['newest', 'oldest', 'title'];
const whens: readonly When[] = ['auto', 'always', 'never'];
const builtInThemes: readonly string[] = ['auto', ...themeNames];
const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

export type OptionRow = {
	readonly form: string;
	readonly help: string;
	/** What may follow it; missing where nothing follows, or anything. */
	readonly values?: readonly string[];
};

/** For `--help`, the README and the completions of shells. */
export const optionRows: readonly OptionRow[] = [
	{form: '--width N', help: 'the text column in cells, 20 to 240 (72; printed 80)'},
	{form: '--theme NAME', help: 'auto, dark, light, plain or one of the settings file', values: builtInThemes},
	{form: '--sort ORDER', help: 'newest, oldest or title', values: sorts},
	{form: '--search TEXT', help: 'posts that a full-text search finds, as the key f does'},
	{form: '--continue', help: 'open the article that was open last, where it was left'},
	{form: '--print', help: 'print, as also where stdout is no terminal'},
	{form: '--json', help: 'print one JSON object a line'},
	{form: '--color WHEN', help: 'auto, always or never', values: whens},
	{form: '--hyperlinks WHEN', help: 'auto, always or never', values: whens},
	{form: '--drafts', help: 'show drafts too'},
	{form: '--no-state', help: 'neither read nor write what was read before'},
	{form: '--no-cache', help: 'neither keep nor use what was read of large folders'},
	{form: '--completions SHELL', help: 'print what bash, zsh or fish needs to complete these', values: shells},
	{form: '--version', help: 'print the version'},
	{form: '--help', help: 'print this help'},
];

const flags = {
	width: {type: 'string'},
	theme: {type: 'string'},
	sort: {type: 'string'},
	search: {type: 'string'},
	continue: {type: 'boolean'},
	print: {type: 'boolean'},
	json: {type: 'boolean'},
	color: {type: 'string'},
	hyperlinks: {type: 'string'},
	drafts: {type: 'boolean'},
	state: {type: 'boolean'},
	cache: {type: 'boolean'},
	completions: {type: 'string'},
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
	const has = (name: 'print' | 'json' | 'help' | 'version' | 'continue') => given[name] === true;
	const search = readSearch(given.search);
	if (has('continue') && (input.length > 0 || search !== null))
		throw new UsageError('--continue opens the article that was open last: it goes with no names and no --search');
	return {
		...settings,
		...collect(tell => readValues(given, {nameOf: name => `--${name}`, themes: settings.themes, tell})),
		paths: input,
		search,
		isSorted: given.sort !== undefined,
		continue: has('continue'),
		print: has('print'),
		json: has('json'),
		completions: readShell(given.completions),
		help: has('help'),
		version: has('version'),
	};
}

function readSearch(value: unknown): string | null {
	if (value === undefined) return null;
	if (typeof value !== 'string' || value.trim() === '')
		throw new UsageError(`--search takes the words to look for; not ${quoteValue(value)}`);
	return value;
}

function readShell(value: unknown): Shell | null {
	const shell = shells.find(name => name === value);
	if (shell === undefined && value !== undefined)
		throw new UsageError(`--completions takes ${shells.join(', ')}; not ${quoteValue(value)}`);
	return shell ?? null;
}

type Given = Readonly<Record<string, unknown>>;

function callMeow(argv: readonly string[]): {readonly input: readonly string[]; readonly flags: Given} {
	const {title} = process;
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
	} finally {
		// meow calls the process by the package's name, and where it is told of none by no name at all.
		process.title = title;
	}
}

function unknownOption(key: string, argv: readonly string[]): string {
	const letters = (text: string) => text.replace(/^--?(?:no-)?|=.*$|-/g, '').toLowerCase();
	const word = argv.find(argument => argument.startsWith('-') && letters(argument) === letters(key)) ?? `-${key}`;
	const known = optionRows.map(({form}) => form.split(' ')[0]).join(' ');
	return `unknown option ${word.replace(/=.*$/, '')}; there are: ${known}`;
}

/**
 * The settings among the values of the settings file, each checked.
 * @throws {UsageError} naming the settings that are wrong, as `nameOf` writes them, and the values they take.
 */
export function readSettings(values: Given, nameOf: (key: string) => string): Partial<Settings> {
	return collect(tell => {
		const themes = readThemes(values.themes, tell);
		tellUnknown(Object.keys(values), tell);
		return {...(values.themes !== undefined && {themes}), ...readValues(values, {nameOf, themes, tell})};
	});
}

type Told = (problem: string) => void;

function collect(read: (tell: Told) => Partial<Settings>): Partial<Settings> {
	const problems: string[] = [];
	const settings = read(problem => problems.push(problem));
	if (problems.length > 0) throw new UsageError(joinSome(problems), settings);
	return settings;
}

const MOST_TOLD = 4;

/** A file of ours may be anyone's work, and of any size. */
function joinSome(problems: readonly string[]): string {
	const told = problems.slice(0, MOST_TOLD).map(problem => shorten(problem, 300));
	const more = problems.length - told.length;
	return [...told, ...(more > 0 ? [`${more} more like these`] : [])].join('; ');
}

/** Keys of the settings file that are no settings: such as those that only a command line has. */
function tellUnknown(keys: readonly string[], tell: Told): void {
	const known = Object.keys(defaultSettings);
	for (const key of keys.filter(name => !known.includes(name))) {
		const shown = `“${shorten(key, 40)}”`;
		const near = nearestName(key.replace(/^-*(?:no-)?/, ''), known);
		if (Object.hasOwn(flags, key)) tell(`${shown} is for the command line alone`);
		else tell(`${shown} is no setting; ${near === null ? `there are: ${known.join(', ')}` : `“${near}” is`}`);
	}
}

type Reading = {readonly nameOf: (key: string) => string; readonly themes: UserThemes; readonly tell: Told};

function readValues(values: Given, {nameOf, themes, tell}: Reading): Partial<Settings> {
	const oneOf = <Value extends string>(key: string, allowed: readonly Value[]): Partial<Record<string, Value>> => {
		const value = asWhen(key, values[key]);
		const found = allowed.find(choice => choice === value);
		if (found !== undefined) return {[key]: found};
		if (value !== undefined) tell(`${nameOf(key)} takes ${allowed.join(', ')}; not ${quoteValue(value)}`);
		return {};
	};
	const flag = (key: string) => {
		const value = values[key];
		if (typeof value === 'boolean') return {[key]: value};
		if (value !== undefined) tell(`${nameOf(key)} takes true or false; not ${quoteValue(value)}`);
		return {};
	};
	const width = readWidth(values.width);
	if (width === undefined)
		tell(`${nameOf('width')} takes a whole number from 20 to 240; not ${quoteValue(values.width)}`);
	return {
		...width,
		...oneOf('theme', [...new Set([...builtInThemes, ...Object.keys(themes)])]),
		...oneOf('sort', sorts),
		...oneOf('color', whens),
		...oneOf('hyperlinks', whens),
		...flag('drafts'),
		...flag('state'),
		...flag('cache'),
	};
}

/** `--color` alone means always, `--no-color` never; the same for `--hyperlinks`. */
function asWhen(key: string, value: unknown): unknown {
	if (key !== 'color' && key !== 'hyperlinks') return value;
	return value === '' || value === true ? 'always' : value === false ? 'never' : value;
}

/** Undefined where the value is no width. */
function readWidth(value: unknown): Partial<Settings> | undefined {
	if (value === undefined || value === null) return {};
	const isText = typeof value === 'string' || typeof value === 'number';
	const width = isText && /^\d+$/.test(String(value)) ? Number(value) : Number.NaN;
	return width >= 20 && width <= 240 ? {width} : undefined;
}
