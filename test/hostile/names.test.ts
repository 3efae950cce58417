import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {post} from '../fixtures/articles.ts';
import {attacks} from '../fixtures/hostile.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {assertUnharmed} from './judge.ts';
import {row} from './rows.ts';

const size = {columns: 80, rows: 60};

describe('words', inTerminals, () => {
	test(`${row(10)} ${row(11)} nothing that they stand over is hidden`, async () => {
		const cwd = makeFiles({'hostile.md': post({title: 'T'}, 'one over\b\b\b\bhide two shown\rhidden three')});
		const terminal = openTerminal({cwd, args: ['hostile.md']});
		await terminal.until(/one overhide two shown\s+hidden three/, 'all the words');
	});
});

describe('names of files', inTerminals, () => {
	test(`${row(56)} show a clean name and open`, {skip: process.platform === 'win32'}, async () => {
		const cwd = makeFolder();
		const names = [...attacks.slice(0, 5), ...attacks.slice(17, 20), attacks[22] ?? '', '-rf', ' \n ', 'é'.repeat(120)];
		for (const [index, name] of names.entries()) {
			writeFileSync(
				path.join(cwd, `${name.replace(/[/\0]/g, '')} ${index}.md`),
				`The text of file ${index}, of which a list tells the beginning.\n`,
			);
		}
		const terminal = openTerminal({cwd, args: ['.'], ...size});
		await terminal.until(new RegExp(`1/${names.length} `), 'the list');
		for (const index of names.keys())
			assert.match(terminal.screen().join('\n'), new RegExp(`The text of file ${index},`));
		assertUnharmed(terminal, size);
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
			assertUnharmed(terminal, size);
		}
	});

	test(`${row(56)} that are no UTF-8 open too`, {skip: process.platform !== 'linux'}, async () => {
		const cwd = makeFolder();
		const name = Buffer.concat([Buffer.from(`${cwd}/caf`), Buffer.from([0xe9, 0x9b]), Buffer.from('.md')]);
		writeFileSync(name, 'The text of the file, of which a list tells the beginning.\n');
		const terminal = openTerminal({cwd, args: ['.'], ...size});
		await terminal.until(/1\/1 /, 'the list');
		assert.match(terminal.screen().join('\n'), /The text of the file,/);
		await terminal.type('e', /no editor can be told it/);
		assertUnharmed(terminal, size);
	});
});
