import assert from 'node:assert/strict';
import {isUtf8} from 'node:buffer';
import {mkdirSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {post} from '../fixtures/articles.ts';
import {attacks, hostilePost} from '../fixtures/hostile.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {foreignControls} from './sequences.ts';
import {inTerminals, openTerminal, type Terminal} from './terminal.ts';

/** Nothing of a post has reached the terminal but text. */
function assertUnharmed(terminal: Terminal): void {
	const raw = terminal.raw();
	assert.ok(isUtf8(terminal.bytes()));
	assert.deepEqual(foreignControls(raw), []);
	assert.doesNotMatch(raw, /\u001B\]52/);
	assert.equal(terminal.title(), null, 'the title is not touched');
	assert.deepEqual(terminal.queries(), [], 'the terminal is asked nothing');
	assert.doesNotMatch(terminal.screen().join('\n'), /[\u202A-\u202E\u2066-\u2069]/);
}

const neighbour = post({title: 'A neighbour', date: '2024-01-01'}, 'The text of the neighbour.');

describe('a hostile post', inTerminals, () => {
	for (const hyperlinks of ['never', 'always']) {
		test(`in the list is a row like others, hyperlinks ${hyperlinks}`, async () => {
			const cwd = makeFiles({'hostile.md': hostilePost, 'neighbour.md': neighbour});
			const terminal = openTerminal({cwd, args: ['.', '--hyperlinks', hyperlinks], columns: 100});
			await terminal.until(/1\/2 /, 'the list');
			const rows = terminal.screen();
			assert.match(rows[2] ?? '', /^▌ Hostile title .* {4}2 Jan 2024$/);
			const row = rows.findIndex(text => text.includes('A neighbour'));
			assert.match(rows[row] ?? '', /^ {2}A neighbour {5,}1 Jan 2024$/);
			assert.equal(rows.filter(Boolean).length, 8, 'head, two posts of four and two rows, bottom line');
			assertUnharmed(terminal);
			await terminal.type('j', /2\/2 /);
			await terminal.type('/hostile', /1 of 2/);
			assertUnharmed(terminal);
		});

		test(`in the reader is text and nothing else, to its end, hyperlinks ${hyperlinks}`, async () => {
			const terminal = openTerminal({
				cwd: makeFiles({'hostile.md': hostilePost}),
				args: ['hostile.md', '--hyperlinks', hyperlinks],
				rows: 120,
			});
			await terminal.until(/Hostile body/, 'the article');
			await terminal.type('G', /The last paragraph is whole\./);
			const rows = terminal.screen();
			assert.match(rows.at(-1) ?? '', /100% .* q quit$/);
			assert.deepEqual(
				rows.filter(row => row.length > 80),
				[],
			);
			assertUnharmed(terminal);
			const links = terminal
				.raw()
				.matchAll(/\u001B\]8;;https:\/\/evil[^\u0007]*\u0007(?:\u001B\[[\d;]*m)*([^\u001B]*)/g);
			for (const [, shown] of links) assert.match(shown ?? '', /^https:\/\/evil\./, 'a link says where it leads');
			terminal.press('q');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
			assertUnharmed(terminal);
		});
	}

	test('from a pipe is no less text', async () => {
		const terminal = openTerminal({stdin: hostilePost});
		await terminal.until(/Hostile title/, 'the article');
		await terminal.type('G', /The last paragraph is whole\./);
		assertUnharmed(terminal);
	});

	test('shows each attack’s own words in order, so that nothing is hidden by it', async () => {
		const cwd = makeFiles({'hostile.md': post({title: 'T'}, 'one over\b\b\b\bhide two shown\rhidden three')});
		const terminal = openTerminal({cwd, args: ['hostile.md']});
		await terminal.until(/one overhide two shown\s+hidden three/, 'all the words');
	});

	test('by its file’s name shows a clean name and opens', {skip: process.platform === 'win32'}, async () => {
		const cwd = makeFolder();
		const names = [...attacks.slice(0, 5), ...attacks.slice(17, 20), attacks[22] ?? '', '-rf', ' \n ', 'é'.repeat(120)];
		for (const [index, name] of names.entries()) {
			writeFileSync(
				path.join(cwd, `${name.replace(/[/\0]/g, '')} ${index}.md`),
				`The text of file ${index}, of which a list tells the beginning.\n`,
			);
		}
		const terminal = openTerminal({cwd, args: ['.'], rows: 60});
		await terminal.until(new RegExp(`1/${names.length} `), 'the list');
		for (const index of names.keys())
			assert.match(terminal.screen().join('\n'), new RegExp(`The text of file ${index},`));
		assertUnharmed(terminal);
		for (let index = 0; index < names.length; index++) {
			await terminal.type(
				index === 0 ? '\r' : ']',
				rows =>
					/The text of file \d+,/.test(rows.join('\n')) &&
					rows
						.at(-1)
						?.trim()
						.startsWith(`${index + 1}/`) === true,
			);
			assertUnharmed(terminal);
		}
	});

	test('whose file’s name is no UTF-8 opens too', {skip: process.platform !== 'linux'}, async () => {
		const cwd = makeFolder();
		const name = Buffer.concat([Buffer.from(`${cwd}/caf`), Buffer.from([0xe9, 0x9b]), Buffer.from('.md')]);
		writeFileSync(name, 'The text of the file, of which a list tells the beginning.\n');
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(/1\/1 /, 'the list');
		assert.match(terminal.screen().join('\n'), /The text of the file,/);
		await terminal.type('e', /no editor can be told it/);
		assertUnharmed(terminal);
	});

	test('in an error about a name is text', async () => {
		for (const attack of attacks.filter(text => !/[\0/]/.test(text))) {
			const terminal = openTerminal({args: [`${attack}gone.md`]});
			assert.equal((await terminal.end()).exitCode, 1);
			assert.deepEqual(foreignControls(terminal.raw()), []);
			assert.equal(terminal.title(), null);
		}
	});

	test('by its folder’s name shows a clean name', async () => {
		const cwd = makeFolder();
		const folder = `${attacks[0]}${attacks[4]}folder`;
		mkdirSync(path.join(cwd, folder));
		writeFileSync(path.join(cwd, 'n.md'), neighbour);
		renameSync(path.join(cwd, 'n.md'), path.join(cwd, folder, 'n.md'));
		const terminal = openTerminal({cwd, args: [folder]});
		await terminal.until(/celeb-reader .*folder[\s\S]*1\/1 /, 'the list');
		assertUnharmed(terminal);
	});
});
