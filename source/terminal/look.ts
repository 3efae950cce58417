import type {Look, ThemeName} from '../render/theme/theme.ts';
import {resolveTheme, type UserThemes} from '../render/theme/user-themes.ts';
import {chooseColors, isPaper, isPoor, isScreen, type When} from './colors.ts';
import {knowsHyperlinks} from './hyperlinks.ts';

export type {When} from './colors.ts';

export type LookOptions = {
	/** `auto`, a built-in theme or one of `themes`. */
	readonly theme: string;
	readonly themes?: UserThemes;
	readonly color: When;
	readonly hyperlinks: When;
	/** Whether the output is a terminal's screen. */
	readonly isTerminal: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** How this terminal is to show styles and links, from the options and its environment; it is never asked. */
export function chooseLook(options: LookOptions, env: Environment): Look {
	const colors = chooseColors(options, env);
	const isDumb = isPaper(env) && options.color !== 'always';
	return {
		...resolveTheme(options.theme, options.themes ?? {}, guessTheme(env)),
		colors,
		hasAttributes: (options.isTerminal && !isDumb && options.color !== 'never') || colors > 0,
		hasItalics: knowsItalics(env),
		hasHyperlinks: chooseHyperlinks(options, env),
	};
}

/** screen shows italics as its highlight, the Linux console in green; older terminals know none. */
const knowsItalics = (env: Environment): boolean =>
	!isScreen(env) && !isPaper(env) && !isPoor(env) && !/^cygwin/.test(env.TERM ?? '');

function chooseHyperlinks({hyperlinks, isTerminal}: LookOptions, env: Environment): boolean {
	if (hyperlinks !== 'auto') return hyperlinks === 'always';
	return isTerminal && knowsHyperlinks(env);
}

/**
 * CLITHEME (https://wiki.tau.garden/cli-theme) is what the user says. COLORFGBG (rxvt, Konsole, iTerm2, xfce4-terminal)
 * ends in the number of the background in the terminal's palette, of which 0 to 6 and 8 are dark, as in vim. Nothing else
 * that terminals set tells: most are dark, Windows' are unless changed, and those of GNOME and Apple go with the desktop.
 */
function guessTheme({CLITHEME, COLORFGBG}: Environment): ThemeName {
	const wish = /^(?:dark|light)(?=$|:)/.exec(CLITHEME ?? '')?.[0];
	if (wish !== undefined) return wish === 'light' ? 'light' : 'dark';
	const background = /;(\d{1,2})$/.exec(COLORFGBG ?? '')?.[1];
	return background !== undefined && (background === '7' || (Number(background) > 8 && Number(background) < 16))
		? 'light'
		: 'dark';
}
