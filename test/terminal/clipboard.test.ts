import assert from 'node:assert/strict';
import {symlinkSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {copySequence, copyText} from '../../source/terminal/clipboard.ts';
import {type Environment, findProgram} from '../../source/terminal/programs.ts';
import {pasteable} from '../../source/text/sanitize.ts';
import {makePrograms} from './fake-programs.ts';

const skip = process.platform === 'win32';
const ADDRESS = 'https://harbour.example/storm';

/** What OSC 52 copies. */
function copiedBy(sequence: string): string {
	const base64 = /^\u001B\]52;c;([A-Za-z0-9+/=]*)\u0007$/.exec(sequence)?.[1];
	assert.ok(base64 !== undefined, JSON.stringify(sequence));
	return Buffer.from(base64, 'base64').toString();
}

async function copy(text: string, env: Environment, platform: NodeJS.Platform) {
	const written: string[] = [];
	const notice = await copyText(text, env, sequence => written.push(sequence), platform);
	return {notice, written: written.join('')};
}

describe('copying', {skip}, () => {
	for (const [platform, env, programs, call] of [
		['darwin', {}, ['pbcopy'], ['pbcopy']],
		['win32', {}, ['clip.exe'], ['clip.exe']],
		['linux', {WSL_INTEROP: '/run/1'}, ['clip.exe', 'xclip'], ['clip.exe']],
		['linux', {DISPLAY: ':0'}, ['wl-copy', 'xclip', 'xsel'], ['xclip', '-selection', 'clipboard', '-in']],
		['linux', {DISPLAY: ':0'}, ['xsel'], ['xsel', '--clipboard', '--input']],
		['linux', {DISPLAY: ':0', WAYLAND_DISPLAY: 'w'}, ['wl-copy', 'xclip'], ['wl-copy', '--type', 'text/plain']],
		['android', {TERMUX_VERSION: '0.118'}, ['termux-clipboard-set'], ['termux-clipboard-set']],
		['linux', {TMUX: '/tmp/tmux'}, ['tmux'], ['tmux', 'load-buffer', '-w', '-']],
		['linux', {TMUX: '/tmp/tmux', SSH_TTY: '/dev/pts/1'}, ['tmux', 'pbcopy'], ['tmux', 'load-buffer', '-w', '-']],
	] as const) {
		test(`on ${platform} with ${JSON.stringify(env)} is done by ${call[0]} and the terminal`, async () => {
			const {bin, calls} = makePrograms(Object.fromEntries(programs.map(name => [name, 0])));
			const {notice, written} = await copy(ADDRESS, {...env, PATH: bin}, platform);
			const [program, ...args] = call;
			assert.deepEqual(calls(), [{program, args, stdin: ADDRESS}]);
			assert.equal(copiedBy(written), ADDRESS);
			assert.equal(notice, `Copied ${ADDRESS}`);
		});
	}

	test('over ssh is done by the terminal alone', async () => {
		const {bin, calls} = makePrograms({xclip: 0, pbcopy: 0});
		const env = {PATH: bin, DISPLAY: 'localhost:10.0', SSH_CONNECTION: '1'};
		for (const platform of ['linux', 'darwin'] as const) {
			const {notice, written} = await copy(ADDRESS, env, platform);
			assert.equal(copiedBy(written), ADDRESS);
			assert.equal(notice, `Copied by the terminal, if it can: ${ADDRESS}`);
		}
		assert.deepEqual(calls(), []);
	});

	test('is done by the next program where one fails', async () => {
		const {bin, calls} = makePrograms({'wl-copy': 1, xclip: 0});
		const {notice} = await copy(ADDRESS, {PATH: bin, WAYLAND_DISPLAY: 'w', DISPLAY: ':0'}, 'linux');
		assert.deepEqual(
			calls().map(({program}) => program),
			['wl-copy', 'xclip'],
		);
		assert.equal(notice, `Copied ${ADDRESS}`);
	});

	test('leaves out whatever is no text of one line', async () => {
		const {written} = await copy('/posts/a\nrm -rf ~\u001B[31m\u0007\u009B1m\r\0 b\u2028.md ', {}, 'linux');
		assert.equal(copiedBy(written), '/posts/arm -rf ~[31m1m b.md ');
		assert.equal((await copy('\n\u0000', {}, 'linux')).written, '');
	});

	test('keeps every letter', async () => {
		const name = '/posts/Ærø – 日本語 🦀/  two  blanks.md';
		const {bin, calls} = makePrograms({pbcopy: 0, 'clip.exe': 0});
		const {written} = await copy(name, {PATH: bin}, 'darwin');
		await copy(name, {PATH: bin}, 'win32');
		assert.equal(copiedBy(written), name);
		const [mac, windows] = calls().map(({stdin}) => Buffer.from(stdin, 'latin1'));
		assert.equal(mac?.toString(), name);
		assert.equal(windows?.toString('utf16le'), name);
	});

	test('more than terminals take is left to the programs', async () => {
		const long = 'a'.repeat(75_000);
		const {bin, calls} = makePrograms({pbcopy: 0});
		const copied = await copy(long, {PATH: bin}, 'darwin');
		assert.equal(copied.written, '');
		assert.equal(calls()[0]?.stdin, long);
		const {written, notice} = await copy(long, {}, 'linux');
		assert.equal(written, '');
		assert.equal(notice, 'This is too long for the terminal to copy');
	});

	test('does not mind a program that ends before it has read all', async () => {
		const {bin} = makePrograms({});
		for (const [name, ending] of [
			['wl-copy', 'false'],
			['xclip', 'true'],
		] as const)
			symlinkSync(findProgram(ending, process.env) ?? '', path.join(bin, name));
		const text = 'a'.repeat(1_000_000);
		const {notice} = await copy(text, {PATH: bin, WAYLAND_DISPLAY: 'w', DISPLAY: ':0'}, 'linux');
		assert.equal(notice, `Copied ${text}`);
	});
});

test('in screen the sequence goes through in pieces that screen takes', () => {
	const sequence = copySequence(pasteable('b'.repeat(5000)), {STY: '1.pts', TERM: 'screen'}) ?? '';
	const pieces = sequence.split('\u001B\\').slice(0, -1);
	assert.ok(pieces.every(piece => piece.startsWith('\u001BP') && piece.length < 766));
	assert.equal(copiedBy(pieces.map(piece => piece.slice(2)).join('')), 'b'.repeat(5000));
});

test('in tmux, even inside screen, the sequence is plain', () => {
	const plain = copySequence(pasteable('text'), {});
	assert.equal(copySequence(pasteable('text'), {TMUX: '/tmp/tmux', STY: '1.pts'}), plain);
});
