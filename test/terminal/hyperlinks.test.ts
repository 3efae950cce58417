import assert from 'node:assert/strict';
import {test} from 'node:test';
import {knowsHyperlinks} from '../../source/terminal/hyperlinks.ts';

const xterm = {TERM: 'xterm-256color'};
const program = (name: string, version: string) => ({...xterm, TERM_PROGRAM: name, TERM_PROGRAM_VERSION: version});
const tmux = (version: string) => ({
	...program('tmux', version),
	TERM: 'tmux-256color',
	TMUX: '/tmp/tmux-1000/default,1,0',
});

const environments: readonly (readonly [name: string, env: Record<string, string>, knows: boolean])[] = [
	['nothing at all', {}, false],
	['a terminal of which only the kind is known', xterm, false],
	['a dumb terminal', {TERM: 'dumb', VTE_VERSION: '7600'}, false],
	['the Linux console', {TERM: 'linux'}, false],
	['xterm, which says so', {...xterm, XTERM_VERSION: 'XTerm(390)'}, false],
	['xterm started from a terminal of GNOME', {...xterm, XTERM_VERSION: 'XTerm(390)', VTE_VERSION: '7600'}, false],
	['VTE 0.76', {...xterm, VTE_VERSION: '7600'}, true],
	['VTE 0.50.2', {...xterm, VTE_VERSION: '5002'}, true],
	['VTE 0.50.0, which crashes', {...xterm, VTE_VERSION: '5000'}, false],
	['VTE 0.48', {...xterm, VTE_VERSION: '4801'}, false],
	['kitty', {TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1'}, true],
	['kitty behind ssh', {TERM: 'xterm-kitty', SSH_TTY: '/dev/pts/1'}, true],
	['Alacritty', {TERM: 'alacritty'}, true],
	['foot', {TERM: 'foot'}, true],
	['foot with more colours', {TERM: 'foot-direct'}, true],
	['WezTerm behind ssh', {TERM: 'wezterm'}, true],
	['Ghostty', {...program('ghostty', '1.1.0'), TERM: 'xterm-ghostty'}, true],
	['Ghostty behind ssh', {TERM: 'xterm-ghostty'}, true],
	['a kind that only begins like one', {TERM: 'footage'}, false],
	['iTerm2 3.5', program('iTerm.app', '3.5.10'), true],
	['iTerm2 3.0', program('iTerm.app', '3.0.15'), false],
	['iTerm2 10', program('iTerm.app', '10.0'), true],
	['iTerm2 behind ssh', {...xterm, LC_TERMINAL: 'iTerm2', LC_TERMINAL_VERSION: '3.5.10'}, true],
	['an old iTerm2 behind ssh', {...xterm, LC_TERMINAL: 'iTerm2', LC_TERMINAL_VERSION: '3.0'}, false],
	['Terminal.app', program('Apple_Terminal', '455'), false],
	['Terminal.app, started from VTE', {...program('Apple_Terminal', '455'), VTE_VERSION: '7600'}, false],
	['WezTerm', program('WezTerm', '20240203-110809-5046fc22'), true],
	['WezTerm of Nix', program('WezTerm', '0-unstable-2025-01-01'), true],
	['WezTerm of 2019', program('WezTerm', '20190511-120000-aaaaaaaa'), false],
	['VS Code', program('vscode', '1.95.0'), true],
	['VS Code 1.71', program('vscode', '1.71.2'), false],
	['Cursor', {...program('vscode', '0.45.0'), CURSOR_TRACE_ID: 'a'}, true],
	['mintty', program('mintty', '3.7.4'), true],
	['a program that nobody knows', program('constructor', '9'), false],
	['Windows Terminal', {WT_SESSION: 'a'}, true],
	['Windows Terminal with a Linux in it', {...xterm, WT_SESSION: 'a'}, true],
	['Konsole, where links are off unless asked for', {...xterm, KONSOLE_VERSION: '230805'}, false],
	['tmux 3.4', tmux('3.4'), true],
	['tmux 3.5a', tmux('3.5a'), true],
	['tmux 3.10', tmux('3.10'), true],
	['tmux of tomorrow', tmux('next-3.6'), true],
	['tmux from its repository', tmux('master'), true],
	['tmux of OpenBSD', tmux('openbsd-7.6'), true],
	['tmux 3.3a', tmux('3.3a'), false],
	['tmux 3.3 in kitty', {...tmux('3.3'), KITTY_WINDOW_ID: '1'}, false],
	['tmux 3.1, which does not tell', {...program('iTerm.app', '3.5'), TERM: 'screen-256color', TMUX: 'a'}, false],
	['an old tmux with the kind of kitty', {TERM: 'xterm-kitty', TMUX: 'a'}, false],
	['tmux behind ssh', {TERM: 'tmux-256color'}, false],
	['screen', {TERM: 'screen.xterm-256color', STY: '1.pts-0', VTE_VERSION: '7600'}, false],
	['screen that calls itself something else', {...xterm, STY: '1.pts-0', VTE_VERSION: '7600'}, false],
	['Emacs in VTE', {...xterm, INSIDE_EMACS: '30.1,vterm', VTE_VERSION: '7600'}, false],
	['vim in VTE', {...xterm, VIM_TERMINAL: '901', VTE_VERSION: '7600'}, false],
	['JetBrains in VTE', {...xterm, TERMINAL_EMULATOR: 'JetBrains-JediTerm', VTE_VERSION: '7600'}, false],
	['continuous integration', {...xterm, CI: 'true', VTE_VERSION: '7600'}, false],
	['a user who says yes', {...xterm, FORCE_HYPERLINK: '1'}, true],
	['a user who says no', {TERM: 'xterm-kitty', FORCE_HYPERLINK: '0'}, false],
	['a user who says nothing', {TERM: 'xterm-kitty', FORCE_HYPERLINK: ''}, true],
];
for (const [name, env, knows] of environments) {
	test(`links are ${knows ? 'hidden behind their words' : 'written out'} in ${name}`, () =>
		assert.equal(knowsHyperlinks(env), knows));
}
