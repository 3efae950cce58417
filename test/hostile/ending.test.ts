import assert from 'node:assert/strict';
import {constants} from 'node:os';
import {describe, test} from 'node:test';
import {stateFile} from '../cli/run.ts';
import {manyPosts} from '../fixtures/articles.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {type Exit, inTerminals, openTerminal} from '../pty/terminal.ts';
import {assertRestored, runBetweenLooks, textOf} from './between-looks.ts';
import {row} from './rows.ts';
import {cwd, goTo, openScreen, type ScreenName, screenNames, screens} from './screens.ts';

const KNOWN = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const;
/** The others that a program can do something about: on Linux more than elsewhere. */
const OTHERS = (
	[
		'SIGABRT',
		'SIGALRM',
		'SIGVTALRM',
		'SIGXCPU',
		'SIGUSR1',
		'SIGUSR2',
		'SIGPROF',
		'SIGIO',
		'SIGPWR',
		'SIGSTKFLT',
	] as const
).filter(name => constants.signals[name] !== undefined);
type Signal = (typeof KNOWN)[number] | (typeof OTHERS)[number];

/** Goes to a screen and ends the program there; all must be as it was then, and what there is to keep is kept. */
async function endIn(name: ScreenName, end: Signal | string): Promise<Exit> {
	const home = makeFolder();
	const run = runBetweenLooks({cwd, home, args: screens[name].args});
	await goTo(run.terminal, name);
	assert.ok(run.terminal.isAlternate());
	if (end.startsWith('SIG')) process.kill(run.pid(), end as Signal);
	else run.terminal.press(end);
	const exit = await run.end();
	const {kept} = screens[name];
	if (kept !== null) assert.match(textOf(stateFile(home)), kept, 'what was read is kept');
	return exit;
}

const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item;

describe('the end', inTerminals, () => {
	// The list with each of the usual signals, other screens with one of the others each; windows.test.ts has the rest.
	const cases: readonly (readonly [ScreenName, Signal])[] = [
		...KNOWN.map(signal => ['the list', signal] as const),
		...OTHERS.map((signal, index) => [at(screenNames, index + 1), signal] as const),
	];
	for (const [name, signal] of cases) {
		const exitCode = 128 + constants.signals[signal];
		test(`${row(61)} ${signal} in ${name} leaves all as it was, with exit code ${exitCode}`, async () => {
			assert.deepEqual(await endIn(name, signal), {exitCode, signal: 0});
		});
	}

	for (const name of ['the filter', 'the links'] satisfies ScreenName[]) {
		test(`by Ctrl-C in ${name} leaves all as it was, with exit code 0`, async () => {
			assert.deepEqual(await endIn(name, '\u0003'), {exitCode: 0, signal: 0});
		});
	}

	for (const name of ['the list', 'an article'] satisfies ScreenName[]) {
		test(`by q in ${name} leaves all as it was, with exit code 0`, async () => {
			assert.deepEqual(await endIn(name, 'q'), {exitCode: 0, signal: 0});
		});
	}

	test('by Ctrl-C works in one write with other keys', async () => {
		assert.deepEqual(await endIn('an article', 'jjj\u0003'), {exitCode: 0, signal: 0});
	});

	test(`${row(61)} SIGTERM while a long list is read comes at once`, async () => {
		const run = runBetweenLooks({cwd: makeFiles(manyPosts(2000)), args: ['.']});
		await run.terminal.until(() => run.terminal.isAlternate(), 'the screen');
		process.kill(run.pid(), 'SIGTERM');
		assert.deepEqual(await run.end(), {exitCode: 143, signal: 0});
	});

	test(`${row(61)} a terminal that is closed ends the program`, async () => {
		const terminal = await openScreen('the list');
		terminal.hangUp();
		const {exitCode, signal} = await terminal.end();
		assert.ok(signal === 1 || exitCode === 129, `${exitCode} ${signal}`);
	});

	for (const [first, second] of [
		['SIGTERM', 'SIGINT'],
		['SIGTERM', 'SIGTERM'],
		['SIGHUP', 'SIGHUP'],
		['SIGQUIT', 'SIGUSR1'],
	] as const) {
		test(`${row(61)} ${first} and ${second} at once end it once`, async () => {
			const run = runBetweenLooks({cwd, args: ['.']});
			await goTo(run.terminal, 'the list');
			const pid = run.pid();
			process.kill(pid, first);
			process.kill(pid, second);
			const {exitCode} = await run.end();
			assert.ok(
				[first, second].some(name => exitCode === 128 + constants.signals[name]),
				String(exitCode),
			);
		});
	}

	test('leaves nothing on the screen where no shell looks', async () => {
		const terminal = openTerminal({cwd, args: ['.']});
		await goTo(terminal, 'the list');
		terminal.signal('SIGTERM');
		assert.deepEqual(await terminal.end(), {exitCode: 143, signal: 0});
		assertRestored(terminal);
		assert.deepEqual(terminal.screen().filter(Boolean), []);
	});
});
