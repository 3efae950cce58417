import assert from 'node:assert/strict';
import path from 'node:path';
import {describe, test} from 'node:test';
import {everything} from '../fixtures/everything.ts';
import {type Environment, makeFiles} from '../fixtures/sandbox.ts';
import {colours, foreignControls} from './sequences.ts';
import {inTerminals, openTerminal} from './terminal.ts';

const folder = makeFiles({'everything.md': everything});

type Kind = {
	readonly env: Environment;
	/** The highest level of colour that it gets: 0 none, 1 sixteen, 2 256, 3 all. */
	readonly level: 0 | 1 | 2 | 3;
	readonly hasItalics?: boolean;
	readonly hasLinks?: boolean;
	/** No wheel, no frames in one go, no control strings. */
	readonly isPoor?: boolean;
	/** A pseudo-terminal has a kind unless a shell takes it away. */
	readonly isUnset?: boolean;
};

const truecolor = {COLORTERM: 'truecolor'};
// What the environment comes to in all other cases is in the tables of test/terminal.
const kinds: readonly Kind[] = [
	{env: {TERM: 'xterm'}, level: 1},
	{env: {TERM: 'xterm-256color', ...truecolor}, level: 3},
	{env: {TERM: 'xterm-kitty'}, level: 3, hasLinks: true},
	{env: {TERM: 'screen', ...truecolor}, level: 1, hasItalics: false},
	{
		env: {TERM: 'tmux-256color', TMUX: '/nowhere,1,0', TERM_PROGRAM: 'tmux', TERM_PROGRAM_VERSION: '3.5'},
		level: 2,
		hasLinks: true,
	},
	{env: {TERM: 'linux', ...truecolor, VTE_VERSION: '7600'}, level: 1, hasItalics: false, isPoor: true},
	{env: {TERM: 'vt100'}, level: 0, hasItalics: false, isPoor: true},
	{env: {}, level: 0, isUnset: true},
	{env: {TERM: 'xterm-256color', NO_COLOR: '1', FORCE_COLOR: '3'}, level: 0},
];

/** The levels of the colours that were sent. */
const levels = (raw: string): readonly number[] =>
	colours(raw).map(style => (/[34]8;2;/.test(style) ? 3 : /[34]8;5;/.test(style) ? 2 : 1));

const stylesOf = (raw: string): ReadonlySet<string> =>
	new Set(
		[...raw.matchAll(/\u001B\[([\d;]*)m/g)].flatMap(([, codes = '']) =>
			codes.replace(/[34]8;(?:2;\d+;\d+;\d+|5;\d+)/g, '').split(';'),
		),
	);

describe('a terminal', inTerminals, () => {
	for (const {env, level, hasItalics = true, hasLinks = false, isPoor = false, isUnset = false} of kinds) {
		test(`with ${isUnset ? 'no TERM' : JSON.stringify(env)} gets what it knows and nothing else`, async () => {
			const terminal = openTerminal({
				cwd: folder,
				args: ['everything.md'],
				env,
				rows: 40,
				...(isUnset && {script: 'unset TERM; exec "$@"'}),
			});
			await terminal.until(/A paragraph with/, 'the article');
			await terminal.type('o', /Links and images/);
			await terminal.type('q', /A paragraph with/);
			await terminal.type('y', isPoor ? /This terminal has no clipboard/ : /Copied by the terminal/);
			await terminal.type('/heron', /1\/[23]/);
			await terminal.type('\r', /1\/[23]/);
			terminal.press('q');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
			const raw = terminal.raw();
			assert.equal(Math.max(0, ...levels(raw)), level, 'the level of colour');
			const styles = stylesOf(raw);
			assert.ok(styles.has('1') && styles.has('4') && styles.has('7'), 'bold, underlined, inverse');
			assert.equal(styles.has('3'), hasItalics, 'italics');
			assert.ok(!styles.has('5') && !styles.has('6'), 'nothing blinks');
			assert.equal(/\u001B\]8;;\w/.test(raw), hasLinks, 'links');
			assert.equal(raw.includes('\u001B]52;'), !isPoor, 'the clipboard');
			for (const mode of ['1007', '2026']) assert.equal(raw.includes(`?${mode}h`), !isPoor, mode);
			assert.ok(raw.includes('?1049h') && raw.endsWith('?1049l'));
			if (isPoor) assert.doesNotMatch(raw, /\u001B[\]P_^X]/);
			assert.deepEqual(foreignControls(raw.replace(/(?:\u001BP)?\u001B\]52;c;[\w+/=]*\u0007(?:\u001B\\)?/g, '')), []);
			assert.deepEqual(terminal.queries(), []);
			assert.deepEqual(terminal.screen().join(''), '', 'what was shown is gone');
			assert.deepEqual(terminal.scrollback(), []);
			assert.ok(!terminal.isAlternate() && !terminal.isCursorHidden());
			assert.equal(terminal.title(), null);
		});
	}

	test('that is unknown gets what a dumb one gets: paper', async () => {
		const terminal = openTerminal({cwd: folder, args: ['everything.md'], env: {TERM: 'unknown'}});
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		assert.match(terminal.raw(), /The last words\./);
		assert.doesNotMatch(terminal.raw(), /\u001B/);
	});

	test('gets the colours that --color asks for, whatever its environment says', async () => {
		for (const [color, env, level] of [
			['never', {FORCE_COLOR: '3', CLICOLOR_FORCE: '1'}, 0],
			['always', {NO_COLOR: '1', CLICOLOR: '0'}, 2],
		] as const) {
			const terminal = openTerminal({args: ['--color', color, path.join(folder, 'everything.md')], env});
			await terminal.until(/A paragraph with/, 'the article');
			terminal.press('q');
			await terminal.end();
			assert.equal(Math.max(0, ...levels(terminal.raw())), level, color);
		}
	});
});
