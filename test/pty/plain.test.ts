import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {site} from '../fixtures/places.ts';
import type {Environment} from '../fixtures/sandbox.ts';
import {colours} from './sequences.ts';
import {inTerminals, openTerminal, type Terminal} from './terminal.ts';

/** Goes through every screen and ends it; the terminal has then seen all that the program draws. */
async function tour(env: Environment, args: readonly string[] = []): Promise<Terminal> {
	const terminal = openTerminal({cwd: site, args: ['posts', ...args], env, rows: 40});
	await terminal.until(/1\/5 /, 'the list');
	await terminal.type('jk', /1\/5 /);
	await terminal.type('/lantern', /1 of 5/);
	await terminal.type('\r', /1\/1 /);
	await terminal.type('\u001B', /1\/5 /);
	await terminal.type('/zeppelin', /0 of 5/);
	await terminal.type('\u001B', /1\/5 /);
	await terminal.type('?', /next post/);
	await terminal.type('q', /1\/5 /);
	await terminal.type('\r', /The bells had hardly stopped/);
	await terminal.type('[', /This is the first post/);
	await terminal.type('q', /1\/5 /);
	await terminal.type('jj\r', /Nobody planted it/);
	terminal.press('q');
	await terminal.until(/3\/5 /, 'the list');
	terminal.press('q');
	assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	return terminal;
}

const styles = (raw: string) => [...raw.matchAll(/\u001B\[([\d;]*)m/g)].map(match => match[1] ?? '');
const words = (text: string) => text.replace(/\u001B(?:\[[?\d;]*[A-Za-z]|\][^\u0007]*\u0007)/g, '');

describe('a plainer terminal', inTerminals, () => {
	test('with colours gets them, or the tests of those without would say nothing', async () => {
		const terminal = await tour({});
		assert.ok(colours(terminal.raw()).length > 10);
		assert.ok(styles(terminal.raw()).includes('1'));
	});

	for (const [what, env, args] of [
		['with NO_COLOR', {NO_COLOR: '1'}, []],
		['with --color never', {}, ['--color', 'never']],
		['with --no-color', {}, ['--no-color']],
		['with --theme plain', {}, ['--theme', 'plain']],
	] as const) {
		test(`${what} gets no colour, and all that the others get`, async () => {
			const terminal = await tour(env, args);
			assert.deepEqual(colours(terminal.raw()), []);
		});
	}

	test('with NO_COLOR set to nothing gets colours, as no-color.org has it', async () => {
		assert.ok(colours((await tour({NO_COLOR: ''})).raw()).length > 10);
	});

	test('that is dumb gets the list and the posts printed, without an escape', async () => {
		for (const [args, shown] of [
			[['posts'], /Lantern parade[\s\S]*Paper boats/],
			[['posts/paper-boats.md'], /Paper boats[\s\S]*We are happy to say so\./],
		] as const) {
			const terminal = openTerminal({cwd: site, args, env: {TERM: 'dumb'}});
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
			assert.match(terminal.raw(), shown);
			assert.doesNotMatch(terminal.raw(), /\u001B/);
		}
	});

	test('of 16 colours gets no more', async () => {
		const {length} = styles((await tour({TERM: 'xterm'})).raw()).filter(style => /(?:38|48);/.test(style));
		assert.equal(length, 0);
	});

	for (const env of [{LANG: 'C'}, {LC_ALL: 'POSIX'}, {LC_CTYPE: 'C', LANG: 'en_GB.UTF-8'}]) {
		test(`with ${JSON.stringify(env)} gets ASCII alone where the posts are ASCII`, async () => {
			const terminal = await tour(env);
			assert.match(terminal.raw(), /\u001B\[3;1H\u001B\[K(?:\u001B\[[\d;]*m)*\|/, 'the chosen post has an ASCII bar');
			const foreign = words(terminal.raw()).match(/[^\n]{0,20}[^\u0000-\u007F][^\n]{0,20}/g) ?? [];
			assert.deepEqual([...new Set(foreign)], []);
		});
	}

	test('of which the locale says nothing is taken for UTF-8', async () => {
		const terminal = await tour({LANG: undefined});
		assert.match(terminal.raw(), /▌/);
	});

	test('with CI set in its environment still moves', async () => {
		await tour({CI: 'true'});
	});

	test('that tells no size is taken for 80 by 24, or for what COLUMNS and LINES say', async () => {
		for (const [env, columns, rows] of [
			[{}, 80, 24],
			[{COLUMNS: '60', LINES: '20'}, 60, 20],
		] as const) {
			const terminal = openTerminal({
				cwd: site,
				args: ['posts'],
				env,
				columns,
				rows,
				script: 'stty cols 0 rows 0; exec "$@"',
			});
			await terminal.until(/^ {1,2}celeb-reader {2}posts +5 posts, newest first$[\s\S]*1\/5 /m, 'the list');
			assert.equal(terminal.screen()[0]?.length, columns - 2);
			assert.match(terminal.screen().at(-1) ?? '', /1\/5 /);
			terminal.press('q');
			await terminal.end();
		}
	});
});
