import assert from 'node:assert/strict';
import {chmodSync, mkdirSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {findProgram, nameOf, run, splitWords} from '../../source/terminal/programs.ts';
import {makeFiles} from '../fixtures/sandbox.ts';

describe('the words of a setting', () => {
	for (const [line, words] of [
		['vim', ['vim']],
		['  emacsclient  -t\t-a "" ', ['emacsclient', '-t', '-a', '']],
		[`"/opt/my editor/ed" --title='two words' a\\ b`, ['/opt/my editor/ed', '--title=two words', 'a b']],
		['a"b c"d', ['ab cd']],
		['"say \\"hi\\" \\n"', ['say "hi" \\n']],
		['unclosed "quote here', ['unclosed', '"quote', 'here']],
		['$(rm -rf ~); `id` | x && $HOME', ['$(rm', '-rf', '~);', '`id`', '|', 'x', '&&', '$HOME']],
		['', []],
		[' \n ', []],
	] as const) {
		test(`${JSON.stringify(line)} are ${JSON.stringify(words)}`, () => {
			assert.deepEqual(splitWords(line, 'linux'), words);
		});
	}

	test('on Windows keep their backslashes', () => {
		const line = '"C:\\Program Files\\Edit\\edit.exe" -n C:\\a\\b';
		assert.deepEqual(splitWords(line, 'win32'), ['C:\\Program Files\\Edit\\edit.exe', '-n', 'C:\\a\\b']);
	});

	test('are found in a moment however many quotes there are', () => {
		const start = performance.now();
		splitWords('"\\'.repeat(20_000), 'linux');
		splitWords(`${"'a ".repeat(20_000)}"`, 'linux');
		assert.ok(performance.now() - start < 2000);
	});
});

describe('a program', {skip: process.platform === 'win32'}, () => {
	const folder = makeFiles({'one/tool': '', 'two/tool': '', 'two/note': '', 'two/other': ''});
	const place = (...names: readonly string[]) => path.join(folder, ...names);
	mkdirSync(place('one', 'other'));
	for (const file of ['one/tool', 'two/tool', 'two/other']) chmodSync(place(file), 0o755);
	const PATH = `${place('one')}:${place('two')}`;

	test('is the first that may be run', () => {
		assert.equal(findProgram('tool', {PATH}, 'linux'), place('one/tool'));
		assert.equal(findProgram('other', {PATH}, 'linux'), place('two/other'));
		assert.equal(findProgram('note', {PATH}, 'linux'), null);
		assert.equal(findProgram('none', {PATH}, 'linux'), null);
	});

	test('may be given by its file', () => {
		assert.equal(findProgram(place('two/tool'), {}, 'linux'), place('two/tool'));
		assert.equal(findProgram(place('two/note'), {}, 'linux'), null);
	});

	test('is not looked for in the working directory', () => {
		const here = path.relative(process.cwd(), place('two'));
		for (const list of ['', ':', '.', here]) assert.equal(findProgram('tool', {PATH: list}, 'linux'), null);
	});

	test('of no name, of one with NUL, and without a PATH is none', () => {
		for (const name of ['', 'to\0ol']) assert.equal(findProgram(name, {PATH}, 'linux'), null);
		assert.equal(findProgram('tool', {}, 'linux'), null);
	});

	test('that cannot be started is null, whatever the reason', async () => {
		assert.equal(await run({file: place('two/note'), args: []}, {}), null);
		assert.equal(await run({file: place('two'), args: ['a\0b']}, {}), null);
		assert.equal(await run({file: process.execPath, args: ['x'.repeat(5_000_000)]}, {}), null);
	});

	test('has a name without controls', () => {
		assert.equal(nameOf('/a/b\u001B[31m\u0007c'), 'b[31mc');
	});
});
