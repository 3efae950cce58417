import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Look} from '../../source/render/theme/theme.ts';
import {chooseLook, type LookOptions} from '../../source/terminal/look.ts';

const terminal: LookOptions = {theme: 'auto', color: 'auto', hyperlinks: 'auto', isTerminal: true};

const cases: readonly (readonly [
	name: string,
	options: Partial<LookOptions>,
	env: Record<string, string>,
	look: Partial<Look>,
])[] = [
	['a dark terminal is taken for granted', {}, {}, {theme: 'dark', hasAttributes: true}],
	['COLORFGBG tells a light one', {}, {COLORFGBG: '0;15'}, {theme: 'light'}],
	['COLORFGBG tells a dark one', {}, {COLORFGBG: '15;default;0'}, {theme: 'dark'}],
	['COLORFGBG tells a light one by its bright colours', {}, {COLORFGBG: '0;11'}, {theme: 'light'}],
	['COLORFGBG tells grey for dark', {}, {COLORFGBG: '7;8'}, {theme: 'dark'}],
	['COLORFGBG of which the background is unknown says nothing', {}, {COLORFGBG: '0;default'}, {theme: 'dark'}],
	['COLORFGBG with a number that no palette has says nothing', {}, {COLORFGBG: '0;99'}, {theme: 'dark'}],
	['CLITHEME is the wish of the user', {}, {CLITHEME: 'light', COLORFGBG: '15;0'}, {theme: 'light'}],
	['CLITHEME can name more than light', {}, {CLITHEME: 'light:solarized'}, {theme: 'light'}],
	['CLITHEME that leaves it open says nothing', {}, {CLITHEME: 'auto', COLORFGBG: '0;15'}, {theme: 'light'}],
	[
		'a theme of the settings file has its colours over its base',
		{theme: 'mine', themes: {mine: {base: 'light', tones: {accent: 1}}}},
		{},
		{theme: 'light', tones: {accent: 1}},
	],
	['a named theme is used', {theme: 'plain'}, {COLORFGBG: '0;15'}, {theme: 'plain'}],
	['NO_COLOR leaves attributes', {}, {NO_COLOR: '1'}, {colors: 0, hasAttributes: true}],
	['an empty NO_COLOR says nothing', {color: 'always'}, {NO_COLOR: ''}, {hasAttributes: true}],
	['never has neither', {color: 'never'}, {}, {colors: 0, hasAttributes: false}],
	[
		'a pipe has neither',
		{isTerminal: false, color: 'never'},
		{},
		{colors: 0, hasAttributes: false, hasHyperlinks: false},
	],
	[
		'a dumb terminal has no attributes',
		{color: 'never'},
		{TERM: 'dumb'},
		{colors: 0, hasAttributes: false, hasHyperlinks: false},
	],
	['an unknown terminal is paper too', {color: 'never'}, {TERM: 'unknown'}, {colors: 0, hasAttributes: false}],
	['a terminal has italics', {}, {TERM: 'xterm'}, {hasItalics: true}],
	['the Linux console shows no italics, which would be green', {}, {TERM: 'linux'}, {hasItalics: false}],
	['screen shows no italics, which would be inverse', {}, {TERM: 'screen.xterm-256color'}, {hasItalics: false}],
	['screen that calls itself xterm shows no italics', {}, {TERM: 'xterm', STY: '1.tty'}, {hasItalics: false}],
	['tmux that calls itself screen has italics', {}, {TERM: 'screen', TMUX: '/tmp/x,1,0'}, {hasItalics: true}],
	['a VT220 has no italics', {}, {TERM: 'vt220'}, {hasItalics: false}],
	['hyperlinks are there where the terminal knows them', {}, {TERM: 'xterm-kitty'}, {hasHyperlinks: true}],
	['hyperlinks are not there in a pipe', {isTerminal: false}, {TERM: 'xterm-kitty'}, {hasHyperlinks: false}],
	['hyperlinks can be forced', {hyperlinks: 'always', isTerminal: false}, {}, {hasHyperlinks: true}],
	['hyperlinks can be refused', {hyperlinks: 'never'}, {}, {hasHyperlinks: false}],
];
for (const [name, options, env, look] of cases) {
	test(name, () => {
		const chosen = chooseLook({...terminal, ...options}, env);
		for (const [key, value] of Object.entries(look)) assert.deepEqual(chosen[key as keyof Look], value, key);
	});
}

test('colour that is always wanted is there even in a pipe', () => {
	assert.ok(chooseLook({...terminal, color: 'always', isTerminal: false}, {}).colors >= 1);
});
