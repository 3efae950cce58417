type Environment = Readonly<Record<string, string | undefined>>;

// Terminals are told by what they set for the programs in them. supports-hyperlinks was not enough: it looks at the
// process's own environment and words, and does not know tmux, screen, foot, mintty, iTerm2 behind ssh, Konsole, or what
// runs inside another terminal and inherits that one's variables.
// Where it is not sure that an address would be seen, the answer is no, and addresses are written out.

/** Terminals that name themselves in TERM_PROGRAM, and the version that first knew OSC 8. */
const PROGRAMS: Readonly<Record<string, readonly [major: number, minor: number]>> = {
	'iTerm.app': [3, 1],
	// Versions are dates, 20200620-160318-e00b076c; Nix has 0-unstable-2025-01-01.
	WezTerm: [20_200_620, 0],
	vscode: [1, 72],
	ghostty: [0, 0],
	mintty: [3, 1],
	rio: [0, 0],
	Tabby: [1, 0],
	WarpTerminal: [0, 0],
	zed: [0, 0],
	tmux: [3, 4],
};

/** Values of TERM that only terminals with OSC 8 have; ssh hands them on. Alacritty knows it since 0.11 of 2022. */
const TERMS = /^(?:xterm-kitty|alacritty|foot|wezterm|xterm-ghostty|ghostty|contour|rio|mintty)(?:-|$)/;
/** Paper, the Linux console, and multiplexers that swallow what they do not know. */
const POOR_TERMS = /^(?:dumb|linux|cons25|vt\d+|ansi|screen|tmux)(?:[-.]|$)/;
/** Editors that show a terminal of their own (TERMINAL_EMULATOR is JetBrains'), xterm, and continuous integration: what else is set is about the terminal outside. */
const INNER = ['INSIDE_EMACS', 'VIM_TERMINAL', 'NVIM', 'TERMINAL_EMULATOR', 'XTERM_VERSION', 'CI', 'TEAMCITY_VERSION'];

/** Whether the terminal that the environment tells of makes links of OSC 8. FORCE_HYPERLINK overrules it: 0 is no. */
export function knowsHyperlinks(env: Environment): boolean {
	if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK !== '0' && env.FORCE_HYPERLINK !== 'false';
	const term = env.TERM ?? '';
	const program = env.TERM_PROGRAM ?? '';
	// tmux tells its version since 3.2; what else is set is about the terminal outside, perhaps one left long ago.
	if (program === 'tmux') return env.TMUX !== undefined && isNewEnough(program, env.TERM_PROGRAM_VERSION);
	if (env.TMUX || env.STY || POOR_TERMS.test(term) || INNER.some(name => env[name])) return false;
	if (TERMS.test(term) || env.WT_SESSION) return true;
	if (Object.hasOwn(PROGRAMS, program)) return isNewEnough(program, env.TERM_PROGRAM_VERSION, env);
	// A program that is not in the table, Apple's Terminal for one, stands in whatever terminal it was started from.
	if (program !== '') return false;
	// Konsole follows links only once its user has said so, which the environment does not tell.
	if (env.KONSOLE_VERSION) return false;
	// 5002 is 0.50.2; 0.50.0 crashed on links.
	if (env.VTE_VERSION) return Number(env.VTE_VERSION) > 5000;
	return env.LC_TERMINAL === 'iTerm2' && isNewEnough('iTerm.app', env.LC_TERMINAL_VERSION);
}

function isNewEnough(program: string, version = '', env: Environment = {}): boolean {
	// Cursor counts from 0 and has been able to from the beginning.
	if (program === 'vscode' && env.CURSOR_TRACE_ID) return true;
	const least = PROGRAMS[program];
	if (least === undefined) return false;
	if (least[0] === 0 || /^(?:master|0-unstable)/.test(version)) return true;
	const [, major, minor] = /(\d+)(?:\.(\d+))?/.exec(version) ?? [];
	const difference = Number(major ?? 0) - least[0];
	return difference > 0 || (difference === 0 && Number(minor ?? 0) >= least[1]);
}
