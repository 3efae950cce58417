import type {WriteStream} from 'node:tty';
import {createSupportsColor} from 'supports-color';
import {createSupportsHyperlinks} from 'supports-hyperlinks';
import type {ColorLevel, Look, ThemeName} from '../render/theme.ts';

export type When = 'auto' | 'always' | 'never';

export type LookOptions = {
	readonly theme: ThemeName | 'auto';
	readonly color: When;
	readonly hyperlinks: When;
	/** Whether the output is a terminal's screen. */
	readonly isTerminal: boolean;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** How this terminal is to show styles and links, from the options and its environment; it is never asked. */
export function chooseLook(options: LookOptions, env: Environment): Look {
	const colors = chooseColors(options, env);
	const isDumb = env.TERM === 'dumb' && options.color !== 'always';
	return {
		theme: options.theme === 'auto' ? guessTheme(env) : options.theme,
		colors,
		hasAttributes: (options.isTerminal && !isDumb && options.color !== 'never') || colors > 0,
		hasHyperlinks: chooseHyperlinks(options, env),
	};
}

function chooseColors({color, isTerminal}: LookOptions, env: Environment): ColorLevel {
	if (color === 'never' || (color === 'auto' && env.NO_COLOR)) return 0;
	// supports-color reads FORCE_COLOR, TERM, COLORTERM and the names of terminals; its sniffing of flags is off.
	const support = createSupportsColor({isTTY: isTerminal} as WriteStream, {sniffFlags: false});
	const level: ColorLevel = support === false ? 0 : support.level;
	return color === 'always' && level === 0 ? 1 : level;
}

function chooseHyperlinks({hyperlinks, isTerminal}: LookOptions, env: Environment): boolean {
	if (hyperlinks !== 'auto') return hyperlinks === 'always';
	return isTerminal && env.TERM !== 'dumb' && createSupportsHyperlinks({isTTY: true} as WriteStream);
}

/** COLORFGBG (rxvt, Konsole, iTerm2) ends in the background's palette number: 7 and 15 are light. Most others are dark. */
function guessTheme({COLORFGBG}: Environment): ThemeName {
	const background = /;(\d+)$/.exec(COLORFGBG ?? '')?.[1];
	return background === '7' || background === '15' ? 'light' : 'dark';
}
