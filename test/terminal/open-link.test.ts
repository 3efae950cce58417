import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {openLink} from '../../source/terminal/open-link.ts';
import {makePrograms} from './fake-programs.ts';

const skip = process.platform === 'win32';
const ADDRESS = 'https://harbour.example/storm?a=1&b=2#c';

describe('a link', {skip}, () => {
	for (const [platform, env, programs, call] of [
		['darwin', {}, ['open'], ['open', ADDRESS]],
		['win32', {}, ['rundll32.exe'], ['rundll32.exe', 'url.dll,FileProtocolHandler', ADDRESS]],
		['linux', {DISPLAY: ':0'}, ['xdg-open', 'gio'], ['xdg-open', ADDRESS]],
		['freebsd', {WAYLAND_DISPLAY: 'wayland-0'}, ['gio'], ['gio', 'open', ADDRESS]],
		['linux', {DISPLAY: 'localhost:10.0', SSH_CONNECTION: '1'}, ['xdg-open'], ['xdg-open', ADDRESS]],
		['linux', {WSL_DISTRO_NAME: 'Debian'}, ['wslview', 'xdg-open'], ['wslview', ADDRESS]],
		[
			'linux',
			{WSL_DISTRO_NAME: 'Debian'},
			['rundll32.exe', 'xdg-open'],
			['rundll32.exe', 'url.dll,FileProtocolHandler', ADDRESS],
		],
		['android', {TERMUX_VERSION: '0.118'}, ['termux-open', 'xdg-open'], ['termux-open', ADDRESS]],
	] as const) {
		test(`on ${platform} with ${JSON.stringify(env)} is opened by ${call[0]}`, async () => {
			const {bin, calls} = makePrograms(Object.fromEntries(programs.map(name => [name, 0])));
			const [program, ...args] = call;
			assert.deepEqual(await openLink(ADDRESS, {...env, PATH: bin}, platform), {kind: 'opened'});
			assert.deepEqual(calls(), [{program, args, stdin: ''}]);
		});
	}

	for (const [written, argument] of [
		["https://a.example/;$(id)'`x`|&<>*!", "https://a.example/;$(id)'%60x%60|&%3C%3E*!"],
		['https://a.example/a b"c?d e"f#g h"i', 'https://a.example/a%20b%22c?d%20e%22f#g%20h%22i'],
		['mailto:ada@a.example?subject=a b"c\'d;$(id)', "mailto:ada@a.example?subject=a%20b%22c'd;$(id)"],
		['https://a.example/\u001B]52;c;aGk=\u0007x', 'https://a.example/%1B]52;c;aGk=%07x'],
		['https://a.example/é\n--option', 'https://a.example/%C3%A9--option'],
		['  https://a.example/--option', 'https://a.example/--option'],
		['mailto:\uD800é', 'mailto:%EF%BF%BD%C3%A9'],
		['file:///srv/a%20b.png', 'file:///srv/a%20b.png'],
	] as const) {
		test(`${JSON.stringify(written)} arrives as one argument that is no option`, async () => {
			const {bin, calls} = makePrograms({'xdg-open': 0});
			await openLink(written, {PATH: bin, DISPLAY: ':0'}, 'linux');
			assert.deepEqual(
				calls().map(({args}) => args),
				[[argument]],
			);
		});
	}

	for (const target of [
		'',
		'-new-window',
		'--help',
		'/etc/passwd',
		'javascript:alert(1)',
		'data:text/html,x',
		'vbscript:x',
		'ssh://a.example',
		'file://host.example/share/a.png',
		'https://',
	]) {
		test(`to ${JSON.stringify(target)} starts nothing`, async () => {
			const {bin, calls} = makePrograms({'xdg-open': 0});
			const opened = await openLink(target, {PATH: bin, DISPLAY: ':0', BROWSER: 'xdg-open'}, 'linux');
			assert.equal(opened.kind, 'failed');
			assert.deepEqual(calls(), []);
		});
	}

	test('is opened by the next program where one fails', async () => {
		const {bin, calls} = makePrograms({'xdg-open': 4, gio: 0});
		assert.deepEqual(await openLink(ADDRESS, {PATH: bin, DISPLAY: ':0'}, 'linux'), {kind: 'opened'});
		assert.deepEqual(
			calls().map(({program}) => program),
			['xdg-open', 'gio'],
		);
	});

	for (const [what, env, endings, message] of [
		['no program is there', {DISPLAY: ':0'}, {}, 'No program opens links here; y copies the address'],
		['the last fails', {DISPLAY: ':0'}, {'xdg-open': 3}, 'xdg-open could not open it; y copies the address'],
		['there is no display', {}, {'xdg-open': 0}, 'There is no screen here to open links on; y copies the address'],
		[
			'it is over ssh',
			{SSH_CONNECTION: '1', WSL_DISTRO_NAME: 'Debian'},
			{wslview: 0},
			'There is no screen here to open links on; y copies the address',
		],
	] as const) {
		test(`tells in one line when ${what}`, async () => {
			const {bin} = makePrograms(endings);
			assert.deepEqual(await openLink(ADDRESS, {...env, PATH: bin}, 'linux'), {kind: 'failed', message});
		});
	}
});

describe('BROWSER', {skip}, () => {
	for (const [setting, args] of [
		['fox', [ADDRESS]],
		['fox --private-window', ['--private-window', ADDRESS]],
		['fox "--profile=two words" %s -x', ['--profile=two words', ADDRESS, '-x']],
		["fox '%s' --also=%s", [ADDRESS, `--also=${ADDRESS}`]],
		['none:fox', [ADDRESS]],
		['bad:fox', [ADDRESS]],
		[':fox:', [ADDRESS]],
	] as const) {
		test(`of ${setting} is called with ${JSON.stringify(args)}`, async () => {
			const {bin, calls} = makePrograms({fox: 0, bad: 1, 'xdg-open': 0});
			assert.deepEqual(await openLink(ADDRESS, {PATH: bin, BROWSER: setting}, 'linux'), {kind: 'opened'});
			assert.deepEqual(calls().at(-1), {program: 'fox', args, stdin: ''});
		});
	}

	test('takes an address with what replacements mean as it stands', async () => {
		const {bin, calls} = makePrograms({fox: 0});
		await openLink('https://a.example/$&$1$$%s', {PATH: bin, BROWSER: 'fox %s'}, 'linux');
		assert.deepEqual(calls()[0]?.args, ['https://a.example/$&$1$$%s']);
	});

	test('that fails leaves the link to the system', async () => {
		const {bin, calls} = makePrograms({bad: 1, 'xdg-open': 0});
		const env = {PATH: bin, BROWSER: 'bad', DISPLAY: ':0'};
		assert.deepEqual(await openLink(ADDRESS, env, 'linux'), {kind: 'opened'});
		assert.equal(calls().at(-1)?.program, 'xdg-open');
	});

	test('that fails without a screen is named', async () => {
		const {bin} = makePrograms({bad: 1});
		const opened = await openLink(ADDRESS, {PATH: bin, BROWSER: 'bad'}, 'linux');
		assert.deepEqual(opened, {kind: 'failed', message: 'bad could not open it; y copies the address'});
	});

	test('of a browser for terminals is a command to hand the terminal over to', async () => {
		const {bin, calls} = makePrograms({w3m: 0});
		const opened = await openLink(ADDRESS, {PATH: bin, BROWSER: 'none:w3m -cookie', SSH_CONNECTION: '1'}, 'linux');
		assert.deepEqual(opened, {kind: 'terminal', command: {file: `${bin}/w3m`, args: ['-cookie', ADDRESS]}});
		assert.deepEqual(calls(), []);
	});
});
