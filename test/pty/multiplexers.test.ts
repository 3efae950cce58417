import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {chmodSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {everything} from '../fixtures/everything.ts';
import {site} from '../fixtures/places.ts';
import {atEnd, makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type Terminal} from './terminal.ts';

/** What runs in a multiplexer's window: a shell that tells when the program begins and ends. */
const WINDOW = 'echo before; "$@"; echo "after: $?"; read answer';

const versionOf = (name: string): string | null => {
	const {status, stdout, error} = spawnSync(name, [name === 'tmux' ? '-V' : '-v'], {encoding: 'utf8'});
	// screen tells its version with exit code 1.
	return error !== undefined || status === null ? null : stdout.trim();
};

const [tmuxVersion, screenVersion] = [versionOf('tmux'), versionOf('screen')];
const where = (name: string, version: string | null) => ({
	...inTerminals,
	skip: inTerminals.skip || (version === null && `${name} is not installed`),
});

type Multiplexer = {
	readonly open: (args: readonly string[], window?: string) => Terminal;
	readonly attach: () => Terminal;
	/** A command to its server. */
	readonly tell: (...args: readonly string[]) => string;
};

/** A tmux of its own: its socket is in a folder of the test, and no one's settings are read. */
function startTmux(): Multiplexer {
	const socket = path.join(makeFolder(), 's');
	const env = {SOCKET: socket, TMUX: undefined};
	const tell = (...args: readonly string[]) =>
		spawnSync('tmux', ['-S', socket, ...args], {encoding: 'utf8', timeout: 10_000}).stdout;
	atEnd(() => tell('kill-server'));
	return {
		tell,
		open: (args, window = WINDOW) =>
			openTerminal({
				cwd: site,
				args,
				env: {...env, WINDOW: window},
				script: 'exec tmux -u -S "$SOCKET" -f /dev/null new-session sh -c "$WINDOW" sh "$@"',
			}),
		attach: () => openTerminal({env, script: 'exec tmux -u -S "$SOCKET" attach'}),
	};
}

/** The same of screen, with these lines of settings. */
function startScreen(settings = ''): Multiplexer {
	const folder = makeFiles({screenrc: `startup_message off\ndefutf8 on\n${settings}\n`, 'sockets/none': ''});
	const sockets = path.join(folder, 'sockets');
	chmodSync(sockets, 0o700);
	const env = {SCREENDIR: sockets, SCREENRC: path.join(folder, 'screenrc'), STY: undefined};
	const tell = (...args: readonly string[]) =>
		spawnSync('screen', ['-S', 'test', '-X', ...args], {
			encoding: 'utf8',
			env: {...process.env, ...env},
			timeout: 10_000,
		}).stdout;
	atEnd(() => tell('quit'));
	return {
		tell,
		open: (args, window = WINDOW) =>
			openTerminal({
				cwd: site,
				args,
				env: {...env, WINDOW: window},
				script: 'exec screen -U -c "$SCREENRC" -S test sh -c "$WINDOW" sh "$@"',
			}),
		attach: () => openTerminal({env, script: 'exec screen -U -c "$SCREENRC" -r test'}),
	};
}

/** Ends the program and the window. */
async function finish(terminal: Terminal): Promise<void> {
	if (!/after: 0/.test(terminal.screen().join('\n'))) await terminal.type('q', /after: 0/);
	terminal.press('\r');
	await terminal.end();
}

describe('inside tmux', where('tmux', tmuxVersion), () => {
	test('the list is drawn, follows the window, and is gone at the end; names and titles are as they were', async () => {
		const tmux = startTmux();
		const terminal = tmux.open(['posts']);
		await terminal.until(/^▌ Lantern parade[\s\S]*1\/5 /m, 'the list');
		const named = () => tmux.tell('display-message', '-p', '#{window_name} #{pane_title}');
		const before = named();
		assert.equal(tmux.tell('display-message', '-p', '#{alternate_on}').trim(), '1');
		await terminal.type('j', /2\/5 /);
		terminal.resize(50, 16);
		await terminal.until(rows => rows.length === 16 && rows.some(row => /^▌Paper boats/.test(row)), 'a smaller list');
		assert.equal(named(), before);
		await terminal.type('q', /^before\nafter: 0/);
		assert.equal(tmux.tell('display-message', '-p', '#{alternate_on}').trim(), '0');
		const pane = tmux.tell('capture-pane', '-p', '-S', '-').trim();
		assert.equal(pane, 'before\nafter: 0', 'nothing has scrolled into its history');
		await finish(terminal);
	});

	test('what is copied is in its buffer', async () => {
		const tmux = startTmux();
		const terminal = tmux.open(['posts']);
		await terminal.until(/1\/5 /, 'the list');
		await terminal.type('y', /Copied posts\/lantern-parade\.md/);
		assert.equal(tmux.tell('show-buffer'), 'posts/lantern-parade.md');
		assert.doesNotMatch(terminal.raw(), /load-buffer/);
		await finish(terminal);
	});

	test('it goes on while nobody is attached', async () => {
		const tmux = startTmux();
		const first = tmux.open(['posts']);
		await first.until(/1\/5 /, 'the list');
		tmux.tell('detach-client');
		assert.equal((await first.end()).exitCode, 0);
		tmux.tell('send-keys', 'j', 'j');
		const second = tmux.attach();
		await second.until(/▌ The pear tree[\s\S]*3\/5 /, 'the list as it is by now');
		await second.type('q', /after: 0/);
		await finish(second);
	});

	test('addresses are written out unless it knows hyperlinks', async () => {
		const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(tmuxVersion ?? '') ?? []).map(Number);
		const knows = major > 3 || (major === 3 && minor >= 4);
		const tmux = startTmux();
		const folder = makeFiles({'everything.md': everything});
		const terminal = tmux.open([path.join(folder, 'everything.md')]);
		await terminal.until(/A paragraph with/, 'the article');
		assert.equal(terminal.screen().join('\n').includes('https://example.org/there'), !knows);
		await finish(terminal);
	});
});

describe('inside screen', where('screen', screenVersion), () => {
	test('the list is drawn and follows the window', async () => {
		const terminal = startScreen().open(['posts']);
		await terminal.until(/^▌ Lantern parade[\s\S]*1\/5 /m, 'the list');
		await terminal.type('j', /2\/5 /);
		terminal.resize(50, 16);
		await terminal.until(rows => rows.length === 16 && rows.some(row => /^▌Paper boats/.test(row)), 'a smaller list');
		await finish(terminal);
	});

	test('what was shown before is there again where it keeps that', async () => {
		const terminal = startScreen('altscreen on').open(['posts']);
		await terminal.until(/1\/5 /, 'the list');
		await terminal.type('q', /^before\nafter: 0/);
		await finish(terminal);
	});

	test('nothing of the list is left where it keeps nothing', async () => {
		const terminal = startScreen().open(['posts']);
		await terminal.until(/1\/5 /, 'the list');
		await terminal.type('q', /after: 0/);
		assert.equal(terminal.screen().join(''), 'after: 0');
		await finish(terminal);
	});

	test('captions are not inverse, as its italics would be', async () => {
		const screen = startScreen();
		const folder = makeFiles({'everything.md': everything});
		const terminal = screen.open([path.join(folder, 'everything.md')]);
		await terminal.until(/The keeper of the heron/, 'the caption');
		const row = terminal.screen().findIndex(text => text.includes('The keeper of the heron'));
		assert.deepEqual(
			terminal.spans(row).filter(span => span.isInverse),
			[],
		);
		await finish(terminal);
	});

	test('it goes on while nobody is attached', async () => {
		const screen = startScreen();
		const first = screen.open(['posts']);
		await first.until(/1\/5 /, 'the list');
		screen.tell('detach');
		await first.end();
		screen.tell('stuff', 'jj');
		const second = screen.attach();
		await second.until(/▌ The pear tree[\s\S]*3\/5 /, 'the list as it is by now');
		await second.type('q', /after: 0/);
		await finish(second);
	});
});
