import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {asksForColors, chooseColors, detectColors, type When} from '../../source/terminal/colors.ts';

type Env = Readonly<Record<string, string>>;

const xterm = {TERM: 'xterm-256color'};
const millions = {COLORTERM: 'truecolor'};

describe('the colours of a terminal', () => {
	const terminals: readonly (readonly [env: Env, level: number])[] = [
		[{}, 0],
		[{TERM: ''}, 0],
		[{TERM: 'unknown'}, 0],
		[{TERM: 'dumb', ...millions}, 0],
		[{TERM: 'vt100', ...millions}, 0],
		[{TERM: 'vt100-w'}, 0],
		[{TERM: 'vt220'}, 0],
		[{TERM: 'vt420'}, 0],
		[{TERM: 'vt525'}, 1],
		[{TERM: 'xterm-mono', ...millions}, 0],
		[{TERM: 'linux-m'}, 0],
		[{TERM: 'linux'}, 1],
		[{TERM: 'linux', ...millions}, 1],
		[{TERM: 'linux-16color'}, 1],
		[{TERM: 'ansi'}, 1],
		[{TERM: 'xterm'}, 1],
		[{TERM: 'xterm-16color'}, 1],
		[xterm, 2],
		[{...xterm, ...millions}, 3],
		[{TERM: 'xterm', ...millions}, 3],
		[{TERM: 'xterm', COLORTERM: '24bit'}, 3],
		[{TERM: 'xterm-direct'}, 3],
		[{TERM: 'xterm-direct256'}, 3],
		[{TERM: 'rxvt-unicode-256color', COLORTERM: 'rxvt'}, 2],
		[{TERM: 'rxvt'}, 1],
		[{TERM: 'xterm-kitty'}, 3],
		[{TERM: 'alacritty'}, 3],
		[{TERM: 'foot'}, 3],
		[{TERM: 'screen'}, 1],
		[{TERM: 'screen', ...millions}, 1],
		[{TERM: 'screen-256color'}, 2],
		[{TERM: 'screen-256color', ...millions}, 2],
		[{TERM: 'screen.xterm-256color', STY: '1.pts-0', ...millions}, 2],
		[{...xterm, STY: '1.pts-0', ...millions}, 2],
		[{TERM: 'screen-256color', TMUX: '/tmp/x,1,0', ...millions}, 3],
		[{TERM: 'screen', TMUX: '/tmp/x,1,0'}, 1],
		[{TERM: 'tmux'}, 1],
		[{TERM: 'tmux-256color'}, 2],
		[{TERM: 'tmux-256color', ...millions}, 3],
		[{...xterm, TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '3.5'}, 3],
		[{...xterm, TERM_PROGRAM: 'iTerm.app', TERM_PROGRAM_VERSION: '2.9'}, 2],
		[{TERM: 'xterm', TERM_PROGRAM: 'Apple_Terminal'}, 2],
		[{TERM: 'nobody-knows'}, 0],
		[{TERM: 'nobody-knows', COLORTERM: '1'}, 1],
		[{...xterm, CI: 'true'}, 2],
	];
	for (const [env, level] of terminals) {
		test(`are at level ${level} with ${JSON.stringify(env)}`, () => assert.equal(detectColors(env, 'linux'), level));
	}

	for (const [release, level] of [
		['10.0.22631', 3],
		['10.0.14931', 3],
		['10.0.10586', 2],
		['10.0.10240', 1],
		['6.1.7601', 1],
		['', 1],
	] as const) {
		test(`are at level ${level} in the console of Windows ${release}`, () =>
			assert.equal(
				detectColors({}, 'win32', () => release),
				level,
			));
	}

	test('are those of its kind in a terminal of another system on Windows', () => {
		assert.equal(
			detectColors(xterm, 'win32', () => '6.1.7601'),
			2,
		);
	});
});

describe('who decides on colours', () => {
	const wishes: readonly (readonly [color: When, isTerminal: boolean, env: Env, level: number])[] = [
		['auto', true, {}, 2],
		['auto', false, {}, 0],
		['auto', true, {NO_COLOR: '1'}, 0],
		['auto', true, {NO_COLOR: '0'}, 0],
		['auto', true, {NO_COLOR: ''}, 2],
		['auto', true, {FORCE_COLOR: '0'}, 0],
		['auto', true, {FORCE_COLOR: 'false'}, 0],
		['auto', true, {FORCE_COLOR: '1', ...millions}, 1],
		['auto', false, {FORCE_COLOR: '2'}, 2],
		['auto', false, {FORCE_COLOR: '3'}, 3],
		['auto', false, {FORCE_COLOR: 'true'}, 2],
		['auto', false, {FORCE_COLOR: 'true', TERM: 'dumb'}, 1],
		['auto', false, {FORCE_COLOR: '9'}, 2],
		['auto', false, {FORCE_COLOR: ''}, 0],
		['auto', true, {FORCE_COLOR: ''}, 2],
		['auto', true, {CLICOLOR: '0'}, 0],
		['auto', true, {CLICOLOR: '1'}, 2],
		['auto', false, {CLICOLOR: '1'}, 0],
		['auto', true, {CLICOLOR: ''}, 2],
		['auto', false, {CLICOLOR_FORCE: '1'}, 2],
		['auto', false, {CLICOLOR_FORCE: '0'}, 0],
		['auto', false, {CLICOLOR_FORCE: ''}, 0],
		['auto', true, {CLICOLOR: '0', CLICOLOR_FORCE: '1'}, 2],
		['auto', true, {NO_COLOR: '1', FORCE_COLOR: '3', CLICOLOR_FORCE: '1'}, 0],
		['auto', false, {FORCE_COLOR: '0', CLICOLOR_FORCE: '1'}, 0],
		['never', true, {FORCE_COLOR: '3', CLICOLOR_FORCE: '1'}, 0],
		['always', false, {}, 2],
		['always', true, {NO_COLOR: '1', CLICOLOR: '0'}, 2],
		['always', true, {FORCE_COLOR: '0', TERM: 'dumb'}, 1],
		['always', true, {TERM: 'vt100'}, 1],
		['always', true, {FORCE_COLOR: '3'}, 3],
	];
	for (const [color, isTerminal, env, level] of wishes) {
		const where = isTerminal ? 'on a terminal' : 'in a pipe';
		test(`--color=${color} ${where} with ${JSON.stringify(env)} is level ${level}`, () => {
			assert.equal(chooseColors({color, isTerminal}, {...xterm, ...env}), level);
		});
	}

	test('printing is in colour only where the environment asks for it', () => {
		assert.ok(asksForColors({FORCE_COLOR: '1'}) && asksForColors({CLICOLOR_FORCE: '1'}));
		for (const env of [{}, xterm, {FORCE_COLOR: '0'}, {FORCE_COLOR: ''}, {NO_COLOR: '1', FORCE_COLOR: '1'}] as Env[])
			assert.ok(!asksForColors(env), JSON.stringify(env));
	});
});
