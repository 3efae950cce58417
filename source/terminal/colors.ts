import os from 'node:os';
import type {ColorLevel} from '../render/theme/theme.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export type When = 'auto' | 'always' | 'never';

export type ColorOptions = {
	readonly color: When;
	/** Whether the output is a terminal's screen. */
	readonly isTerminal: boolean;
};

// supports-color was not enough: it looks at the process's own environment, takes a VT100 for one of sixteen colours, a
// Linux console or screen for one of millions where COLORTERM is left from outside, and does not know CLICOLOR.

/** Paper, and the terminal that can do nothing. */
const NONE = /^(?:dumb|unknown|vt(?:5[02]|[1-4]\d\d)|cons25-m|xterm-mono|.*-m)(?:-|$)/;
/** The console's own sixteen are all that it shows, whatever is asked of it. */
const SIXTEEN = /^(?:linux|cons25|ansi|cygwin|pcansi)(?:[-.]|$)/;
const MILLIONS = /-direct\d*$|^(?:xterm-kitty|xterm-ghostty|ghostty|wezterm|alacritty|foot|contour|rio)(?:-|$)/;
const SOME = /^(?:xterm|screen|tmux|rxvt|vt5\d\d|konsole|gnome|putty|st|eterm|mlterm|iterm)|color/i;

/**
 * How many colours to use. `--color` comes first, then NO_COLOR (no-color.org), FORCE_COLOR (force-color.org; a number from 0 to 3
 * is a level), CLICOLOR_FORCE and CLICOLOR (bixense.com/clicolors); one that is empty says nothing. Then what the terminal is.
 */
export function chooseColors({color, isTerminal}: ColorOptions, env: Environment): ColorLevel {
	if (color === 'never') return 0;
	const forced = color === 'always' ? atLeastOne(forcedLevel(env) ?? 0, env) : wishOf(env);
	if (forced !== null) return forced;
	return isTerminal ? detectColors(env) : 0;
}

/** Whether the environment asks for colours where the output is no terminal. */
export const asksForColors = (env: Environment): boolean => (wishOf(env) ?? 0) > 0;

/** Null where the environment leaves it to the terminal. */
function wishOf(env: Environment): ColorLevel | null {
	if (env.NO_COLOR) return 0;
	const forced = forcedLevel(env);
	if (forced !== null) return forced;
	if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return atLeastOne(0, env);
	return env.CLICOLOR === '0' ? 0 : null;
}

function forcedLevel(env: Environment): ColorLevel | null {
	const {FORCE_COLOR} = env;
	if (!FORCE_COLOR) return null;
	if (/^(?:0+|false)$/i.test(FORCE_COLOR)) return 0;
	const level = /^0*[123]$/.test(FORCE_COLOR) ? Number(FORCE_COLOR) : 0;
	return level === 1 || level === 2 || level === 3 ? level : atLeastOne(0, env);
}

const atLeastOne = (level: ColorLevel, env: Environment): ColorLevel => level || detectColors(env) || 1;

/** The colours that a terminal has, by what it tells in its environment. */
export function detectColors(
	env: Environment,
	platform: NodeJS.Platform = process.platform,
	release: () => string = os.release,
): ColorLevel {
	const term = env.TERM ?? '';
	if (NONE.test(term)) return 0;
	if (SIXTEEN.test(term)) return 1;
	// A terminal of another system's kind (mintty, ssh) says so even there.
	if (platform === 'win32' && term === '') return windowsColors(release());
	const is256 = /-256(?:color)?(?:-|$)/.test(term);
	// screen 4 takes the parts of a colour for styles, blinking among them, and hands on what COLORTERM was outside.
	if (isScreen(env)) return is256 ? 2 : 1;
	if (/^(?:truecolor|24bit)$/i.test(env.COLORTERM ?? '') || MILLIONS.test(term)) return 3;
	if (env.TERM_PROGRAM === 'iTerm.app') return Number.parseInt(env.TERM_PROGRAM_VERSION ?? '', 10) >= 3 ? 3 : 2;
	if (is256 || env.TERM_PROGRAM === 'Apple_Terminal') return 2;
	return SOME.test(term) || env.COLORTERM ? 1 : 0;
}

/** A terminal that has no screen to draw on, only a roll of paper. */
export const isPaper = ({TERM}: Environment): boolean => TERM === 'dumb' || TERM === 'unknown';

/**
 * Terminals that mostly have no alternate screen, and of which old ones show what they do not know: the Linux console before 2013 an address
 * in a control string, and after some strings (`ESC ] P`) it has other colours.
 */
export const isPoor = ({TERM = ''}: Environment): boolean => /^(?:linux|cons25|ansi|pcansi|vt\d+)(?:[-.]|$)/.test(TERM);

/** GNU screen, or what is taken for it over ssh; tmux may call itself so too, but is there to be asked. */
export const isScreen = (env: Environment): boolean =>
	env.TMUX === undefined && (env.STY !== undefined || /^screen(?:[-.]|$)/.test(env.TERM ?? ''));

/** The console knows 256 colours since build 10586 of Windows 10, and all since 14931. */
function windowsColors(release: string): ColorLevel {
	const [major = 0, , build = 0] = release.split('.').map(Number);
	if (major < 10 || build < 10_586) return 1;
	return build < 14_931 ? 2 : 3;
}
