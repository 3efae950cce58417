import assert from 'node:assert/strict';
import {chmodSync, existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {inPipes, keptOf, readEntries, run, runScript, stateFile} from '../cli/run.ts';
import {manyPosts, post} from '../fixtures/articles.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type Terminal, type TerminalOptions} from '../pty/terminal.ts';
import {textOf, untilTrue} from './between-looks.ts';
import {row} from './rows.ts';
import {cwd, goTo, type ScreenName, screenNames, screens} from './screens.ts';

const bash = 'exec bash --norc --noprofile -i -s "$@"';
const isPrompt = (rows: readonly string[]) => rows.filter(Boolean).at(-1)?.trim() === 'prompt>';

async function openShell(name: ScreenName, more: TerminalOptions = {}): Promise<Terminal> {
	const terminal = openTerminal({
		cwd,
		args: screens[name].args,
		script: bash,
		...more,
		env: {PS1: 'prompt> ', BASH_SILENCE_DEPRECATION_WARNING: '1', ...more.env},
	});
	await terminal.until(isPrompt, 'the prompt');
	return terminal;
}

/** So that signals can be sent to the program alone. */
const numbered = (file: string): string => `sh -c 'echo $$ > ${file}; exec "$@"' sh "$@"\r`;

const body = (terminal: Terminal): string => terminal.screen().slice(0, -1).join('\n');

async function leave(terminal: Terminal): Promise<void> {
	await terminal.type('\u0003', rows => !terminal.isAlternate() && isPrompt(rows));
	terminal.press('exit\r');
	assert.equal((await terminal.end()).exitCode, 0);
}

describe('a job', inTerminals, () => {
	for (const name of screenNames) {
		test(`${row(62)} ^Z in ${name} gives the shell its terminal, and fg shows the same again`, async () => {
			const terminal = await openShell(name);
			terminal.press('"$@"\r');
			await goTo(terminal, name);
			const before = body(terminal);
			terminal.press('\u001A');
			await terminal.until(
				rows => !terminal.isAlternate() && isPrompt(rows) && /Stopped/.test(rows.join()),
				'the stop',
			);
			assert.ok(!terminal.isCursorHidden());
			await terminal.type('echo it is $((40 + 2))\r', /^it is 42\nprompt>$/m, 'a shell that echoes');
			terminal.press('fg\r');
			await terminal.until(() => terminal.isAlternate() && body(terminal) === before, 'the same screen');
			await leave(terminal);
		});
	}

	test(`${row(62)} a program that is killed while it is stopped has kept what was read`, async () => {
		const home = makeFolder();
		const terminal = await openShell('an article', {home});
		terminal.press('"$@"\r');
		await goTo(terminal, 'an article');
		terminal.press('\u001A');
		await terminal.until(rows => isPrompt(rows) && /Stopped/.test(rows.join()), 'the stop');
		terminal.press('kill -KILL %1\r');
		await untilTrue(() => keptOf(home, 'counting.md').percent > 0, 'the place');
		assert.match(textOf(stateFile(home)), /"place"/);
	});

	test(`${row(62)} SIGSTOP cannot be noticed, but fg after it shows the same again, and keys work`, async () => {
		const pid = path.join(makeFolder(), 'pid');
		const terminal = await openShell('an article');
		terminal.press(numbered(pid));
		await goTo(terminal, 'an article');
		const before = body(terminal);
		process.kill(Number(readFileSync(pid, 'utf8')), 'SIGSTOP');
		await terminal.until(rows => /Stopped/.test(rows.join()), 'the stop');
		await terminal.type('echo it is $((40 + 2)); stty sane\r', /it is 42/);
		terminal.press('fg\r');
		await terminal.until(() => body(terminal) === before, 'the same screen');
		assert.ok(terminal.isAlternate() && terminal.isCursorHidden());
		await terminal.type('j', /5\.13/);
		await leave(terminal);
		await terminal.end();
	});

	test(`${row(62)} SIGTERM to a program that SIGSTOP has stopped ends it and leaves the shell its terminal`, async () => {
		const pid = path.join(makeFolder(), 'pid');
		const terminal = await openShell('an article');
		terminal.press(numbered(pid));
		await goTo(terminal, 'an article');
		process.kill(Number(readFileSync(pid, 'utf8')), 'SIGSTOP');
		await terminal.until(rows => /Stopped/.test(rows.join()), 'the stop');
		await terminal.type('kill %1; wait; echo over $((40 + 2))\r', /over 42/);
		assert.ok(!terminal.isAlternate() && !terminal.isCursorHidden());
		await terminal.type('echo it is $((50 + 2))\r', /it is 52/);
		terminal.press('exit\r');
		await terminal.end();
	});

	test(`${row(62)} a start in the background stops until fg`, async () => {
		const terminal = await openShell('the list');
		await terminal.type('"$@" &\r', isPrompt);
		await terminal.type('echo it is $((40 + 2))\r', /it is 42/);
		terminal.press('fg\r');
		await terminal.until(/1\/31 /, 'the list');
		await terminal.type('j', /2\/31 /);
		await leave(terminal);
	});

	test(`${row(66)} without a controlling terminal it prints`, {skip: process.platform !== 'linux'}, async () => {
		const {exitCode, stdout, stderr} = await runScript('exec setsid -w "$@" < /dev/null', ['.'], {cwd});
		assert.deepEqual([exitCode, stderr], [0, '']);
		assert.match(stdout, /Post number 30/);
		const terminal = openTerminal({cwd, args: ['.'], script: 'setsid -w "$@" < /dev/null'});
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		assert.doesNotMatch(terminal.raw(), /\u001B/);
	});

	for (const env of [{TERM: 'dumb'}, {TERM: undefined}, {NO_COLOR: '1'}]) {
		test(`${row(64)} ${JSON.stringify(env)} is no reason to fail`, async () => {
			const terminal = openTerminal({cwd, args: ['.'], env});
			await terminal.until(/Post number/, 'the posts');
			if (terminal.isAlternate()) terminal.press('q');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		});
	}
});

const BROWSERS: Readonly<Record<string, readonly [script: string, told: RegExp | null]>> = {
	'that fails': ['exit 3', /could not open it/],
	'that writes on all it has': [
		"printf '\\033]0;stolen\\007\\033[2Jrubbish'; printf '\\033]0;stolen\\007rubbish' >&2; printf rubbish > /dev/tty",
		null,
	],
	'that hangs': ['exec sleep 20', null],
};
const address = 'https://example.org/a;touch$IFS$(id)`id`|&\'"-x?%s#$HOME';

describe('another program', inTerminals, () => {
	for (const [what, [script, told]] of Object.entries(BROWSERS)) {
		test(`${row(70)} a browser ${what} leaves the screen as it is, and gets the address as one argument`, async () => {
			const folder = makeFiles({
				'a.md': post({title: 'Links'}, `The text has [a link](<${address}>).`),
				"bin/a browser's": `#!/bin/sh\nfor word in "$@"; do echo "$word" >> "$KEPT"; done\n${script}\n`,
			});
			const browser = path.join(folder, "bin/a browser's");
			chmodSync(browser, 0o755);
			const kept = path.join(folder, 'kept');
			const env = {BROWSER: `"${browser}" --new '%s' "two words"`, KEPT: kept};
			const terminal = openTerminal({cwd: folder, args: ['a.md'], env});
			await terminal.until(/The text has/, 'the article');
			await terminal.type('o', /1\/1 .*Enter open/);
			const before = body(terminal);
			terminal.press('\r');
			await untilTrue(() => textOf(kept).split('\n').length === 4, 'the browser');
			if (told !== null) await terminal.until(told, 'what came of it');
			assert.equal(body(terminal), before);
			assert.equal(terminal.title(), null);
			const [option, link, last] = textOf(kept).split('\n');
			assert.deepEqual([option, last], ['--new', 'two words']);
			assert.match(link ?? '', /^https:\/\/example\.org\/a;touch\$IFS\$\(id\)/);
			terminal.press('\u0003');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		});
	}

	for (const [name, wanted] of [
		['EDITOR', 'bin/relative --arg'],
		['EDITOR', 'missing-editor'],
		['EDITOR', '"an open quote'],
		['EDITOR', ';touch x'],
		['EDITOR', '$(touch x)'],
	] as const) {
		test(`${row(70)} ${name}=${wanted} runs no shell and is told where it is no program`, async () => {
			const folder = makeFiles({'a.md': post({title: 'T'}, 'The text.'), 'bin/relative': '#!/bin/sh\nexit 0\n'});
			const terminal = openTerminal({cwd: folder, args: ['a.md'], env: {[name]: wanted, VISUAL: undefined}});
			await terminal.until(/The text\./, 'the article');
			await terminal.type('e', /There is no|could not be started|ended with/);
			assert.ok(!existsSync(path.join(folder, 'x')));
			terminal.press('q');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		});
	}
});

describe('standard input and output', inPipes, () => {
	for (const script of [
		'"$@" | head -c 1',
		'"$@" | true',
		'"$@" 2>&1 | head -c 1',
		'{ "$@" 2>&1 >&3 | true; } 3>&1 > /dev/null',
	]) {
		test(`${row(63)} ${script} is quiet`, async () => {
			const folder = makeFiles({...manyPosts(300), 'noise.md': Uint8Array.of(0, 1, 2)});
			const {stderr} = await runScript(script, ['--print', '.'], {cwd: folder});
			assert.doesNotMatch(stderr, /EPIPE|Error/);
		});
	}

	const inputs: readonly (readonly [
		what: string,
		stdin: string | Uint8Array,
		args: readonly string[],
		shows: RegExp,
	])[] = [
		['nothing', '', ['--print'], /Post number 1/],
		['line ends of Windows', 'One\r\n===\r\n\r\nTwo\r\n', ['--print', '-'], /One\n[\s\S]*Two/],
		['a NUL in a text', 'Before\0after words\n\nNext\n', ['--print', '-'], /Before ?after words/],
		['10 MB', `${'Words of a line. '.repeat(6)}\n\n`.repeat(100_000), ['--print', '-'], /Words of a line/],
		['100,000 names that are not there', 'gone.md\n'.repeat(100_000), ['--print', '-'], /gone\.md/],
	];
	for (const [what, stdin, args, shows] of inputs) {
		test(`${row(65)} ${what} on standard input is read to its end`, async () => {
			const site = makeFiles({'posts/a.md': post({title: 'Post number 1'}, 'The text.')});
			const {exitCode, stdout, stderr} = await run(args, {cwd: site, stdin});
			assert.equal(exitCode, 0, stderr);
			assert.match(stdout, shows);
		});
	}

	test(`${row(65)} a closed standard input is an empty one`, async () => {
		const {exitCode, stdout} = await runScript('"$@" <&-', ['--json'], {
			cwd: makeFiles({'posts/a.md': '# A\n\nThe text.'}),
		});
		assert.equal(exitCode, 0);
		assert.equal(readEntries(stdout).length, 1);
	});
});
