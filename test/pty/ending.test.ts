import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {countingArticle, manyPosts} from '../fixtures/articles.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {type Exit, inTerminals, openTerminal, type Terminal} from './terminal.ts';

const cwd = makeFiles({...manyPosts(30), 'counting.md': countingArticle(40)});
const places = {
	list: {args: ['.'], condition: /1\/31 /, keys: 'jj', shows: /3\/31 /},
	article: {args: ['counting.md'], condition: /Paragraph 1 counts/, keys: ' ', shows: /Paragraph 6 counts/},
	'an article of the list': {args: ['.'], condition: /1\/31 /, keys: '\r', shows: /Paragraph 2 counts/},
	'the help': {args: ['.'], condition: /1\/31 /, keys: '?', shows: /next post/},
	'the prompt': {args: ['.'], condition: /1\/31 /, keys: '/qu', shows: /^ {2}\/qu/m},
} as const;
const signals = [
	['SIGHUP', 129],
	['SIGINT', 130],
	['SIGQUIT', 131],
	['SIGTERM', 143],
] as const;

type Place = keyof typeof places;

/** What a terminal is like that a program has left as it found it. */
function assertRestored(terminal: Terminal): void {
	assert.ok(!terminal.isAlternate(), 'the alternate screen is left');
	assert.ok(!terminal.isCursorHidden(), 'the cursor is shown');
	assert.deepEqual(terminal.modes(), {
		wraparoundMode: true,
		mouseTrackingMode: 'none',
		bracketedPasteMode: false,
		applicationCursorKeysMode: false,
		sendFocusMode: false,
	});
	assert.equal(terminal.title(), null, 'the title is not touched');
	assert.deepEqual(terminal.queries(), [], 'the terminal is asked nothing');
}

const betweenLooks = `
	echo before
	stty -g > "$FOLDER/before"
	sh -c 'echo $$ > "$FOLDER/pid"; exec "$@"' sh "$@"
	code=$?
	stty -g > "$FOLDER/after"
	echo after
	exit $code
`;

/** Runs the program between two looks at the terminal, goes to a place and ends it there. */
async function endIn(place: Place, end: (terminal: Terminal, pid: number) => void): Promise<Exit> {
	const {args, condition, keys, shows} = places[place];
	const folder = makeFolder();
	const terminal = openTerminal({cwd, args, script: betweenLooks, env: {FOLDER: folder}});
	await terminal.until(condition, 'the start');
	await terminal.type(keys, shows);
	assert.ok(terminal.isAlternate());
	const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
	end(terminal, Number(read('pid')));
	const exit = await terminal.end();
	assert.equal(read('after'), read('before'));
	assertRestored(terminal);
	assert.deepEqual(terminal.screen().filter(Boolean), ['before', 'after'], 'nothing stays on the screen');
	assert.deepEqual(terminal.scrollback(), []);
	assert.equal(terminal.spans(1)[0]?.foreground, -1, 'no style stays');
	return exit;
}

describe('the end', inTerminals, () => {
	for (const place of ['list', 'article'] satisfies Place[]) {
		test(`by q in ${place} leaves the terminal as it was, with exit code 0`, async () => {
			assert.deepEqual(await endIn(place, terminal => terminal.press('q')), {exitCode: 0, signal: 0});
		});
	}

	for (const place of Object.keys(places) as Place[]) {
		test(`by Ctrl-C in ${place} leaves the terminal as it was, with exit code 0`, async () => {
			assert.deepEqual(await endIn(place, terminal => terminal.press('\u0003')), {exitCode: 0, signal: 0});
		});
	}

	test('by Ctrl-C works in one write with other keys', async () => {
		assert.deepEqual(await endIn('article', terminal => terminal.press('jjj\u0003')), {exitCode: 0, signal: 0});
	});

	for (const [signal, exitCode] of signals) {
		for (const place of ['list', 'article'] satisfies Place[]) {
			test(`by ${signal} in ${place} leaves the terminal as it was, with exit code ${exitCode}`, async () => {
				const {args, condition, keys, shows} = places[place];
				const terminal = openTerminal({cwd, args});
				await terminal.until(condition, 'the start');
				await terminal.type(keys, shows);
				terminal.signal(signal);
				assert.deepEqual(await terminal.end(), {exitCode, signal: 0});
				assertRestored(terminal);
				assert.deepEqual(terminal.screen().filter(Boolean), []);
			});
		}
	}

	for (const [signal, exitCode] of signals) {
		test(`by ${signal} gives the terminal's settings back`, async () => {
			assert.deepEqual(await endIn('article', (_, pid) => process.kill(pid, signal)), {exitCode, signal: 0});
		});
	}

	test('by SIGTERM comes at once while a long list is still read', async () => {
		const terminal = openTerminal({cwd: makeFiles(manyPosts(2000)), args: ['.']});
		await terminal.until(() => terminal.isAlternate(), 'the screen');
		terminal.signal('SIGTERM');
		assert.deepEqual(await terminal.end(), {exitCode: 143, signal: 0});
		assertRestored(terminal);
	});

	test('comes too when the terminal is closed', async () => {
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(/1\/31 /, 'the list');
		terminal.hangUp();
		const {exitCode, signal} = await terminal.end();
		assert.ok(signal === 1 || exitCode === 129, `${exitCode} ${signal}`);
	});

	test('by two signals at once comes once', async () => {
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(/1\/31 /, 'the list');
		terminal.signal('SIGTERM');
		terminal.signal('SIGINT');
		const {exitCode} = await terminal.end();
		assert.ok(exitCode === 143 || exitCode === 130, String(exitCode));
		assertRestored(terminal);
	});
});
