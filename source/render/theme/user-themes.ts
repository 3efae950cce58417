import {quoteValue, shorten} from '../../text/quote.ts';
import type {Tone} from '../line.ts';
import {colorForms, parseColor} from './color.ts';
import {colorless} from './palettes.ts';
import type {ThemeName, Tones} from './theme.ts';

export type UserTheme = {
	/** What has the colours that the theme does not name. */
	readonly base: ThemeName | 'auto';
	readonly tones: Tones;
};

/** By name. Those called `dark`, `light` or `plain` are the built-in ones with other colours. */
export type UserThemes = Readonly<Record<string, UserTheme>>;

export const themeNames: readonly ThemeName[] = ['dark', 'light', 'plain'];
const bases = ['auto', ...themeNames] as const;

/** In messages. */
const LONGEST_NAME = 40;

const isTone = (name: string): name is Tone => Object.hasOwn(colorless, name);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

type Told = (problem: string) => void;

/**
 * Themes as the settings file has them, `{"mine": {"base": "dark", "accent": "#ff8800", "quiet": 245}}`. What is wrong is
 * left out, and told with the path of its key.
 */
export function readThemes(value: unknown, tell: Told): UserThemes {
	if (value === undefined) return {};
	if (!isObject(value)) {
		tell('“themes” takes an object of themes by name');
		return {};
	}
	const themes = Object.entries(value).flatMap(([name, given]): [string, UserTheme][] => {
		const key = `themes.${shorten(name, LONGEST_NAME)}`;
		if (name === 'auto' || !isObject(given)) {
			tell(name === 'auto' ? `“${key}” is no name for a theme` : `“${key}” takes an object of colours`);
			return [];
		}
		return [[name, {base: readBase(name, given.base, tell), tones: readTones(key, given, tell)}]];
	});
	return Object.fromEntries(themes);
}

/** A theme of a built-in's name has that one below it. */
function readBase(name: string, value: unknown, tell: Told): UserTheme['base'] {
	const own = themeNames.find(theme => theme === name) ?? 'auto';
	if (value === undefined) return own;
	const allowed = own === 'auto' ? bases : [own];
	const base = allowed.find(theme => theme === value);
	if (base === undefined)
		tell(`“themes.${shorten(name, LONGEST_NAME)}.base” takes ${allowed.join(', ')}; not ${quoteValue(value)}`);
	return base ?? own;
}

function readTones(key: string, given: Readonly<Record<string, unknown>>, tell: Told): Tones {
	const tones = Object.entries(given).flatMap(([tone, value]) => {
		if (tone === 'base') return [];
		const color = parseColor(value);
		if (!isTone(tone))
			tell(`“${key}.${shorten(tone, LONGEST_NAME)}” is no tone; there are: ${Object.keys(colorless).join(', ')}`);
		else if (color === null) tell(`“${key}.${tone}” takes ${colorForms}; not ${quoteValue(value)}`);
		else return [[tone, color] as const];
		return [];
	});
	return follow(Object.fromEntries(tones));
}

/** There is one accent and one quiet tone: what else has them goes with them, unless it is named itself. */
const follow = (tones: Tones): Tones => ({
	...(tones.accent !== undefined && {heading: tones.accent, code: tones.accent, listing: tones.accent}),
	...(tones.code !== undefined && {listing: tones.code}),
	...(tones.quiet !== undefined && {comment: tones.quiet}),
	...tones,
});

/** What a theme's name means; one that nobody has defined is `auto`. `guess` is what `auto` comes to on this terminal. */
export function resolveTheme(
	name: string,
	themes: UserThemes,
	guess: ThemeName,
): {readonly theme: ThemeName; readonly tones?: Tones} {
	const builtIn = themeNames.find(theme => theme === name);
	const own = builtIn === undefined && Object.hasOwn(themes, name) ? themes[name] : undefined;
	const base = builtIn ?? own?.base ?? 'auto';
	const theme = base === 'auto' ? guess : base;
	const below = Object.hasOwn(themes, theme) ? themes[theme] : undefined;
	const tones = {...below?.tones, ...own?.tones};
	return Object.keys(tones).length > 0 ? {theme, tones} : {theme};
}
