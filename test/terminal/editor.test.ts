import assert from 'node:assert/strict';
import {symlinkSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {editorCommand, runEditor} from '../../source/terminal/editor.ts';
import type {Stage} from '../../source/terminal/stage.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {makePrograms} from './fake-programs.ts';

const skip = process.platform === 'win32';
const FILE = '/posts/a storm.md';

/** The words an editor is called with, its own name as the first. */
function wordsFor(setting: string, line: number | null, file = FILE): readonly string[] {
	const name = setting.split(' ')[0] ?? '';
	const {bin} = makePrograms({[name]: 0});
	const command = editorCommand({PATH: bin, EDITOR: setting}, {file, line}, 'linux');
	assert.ok(command !== null);
	assert.equal(command.file, path.join(bin, name));
	return [name, ...command.args];
}

describe('an editor', {skip}, () => {
	for (const [setting, ...args] of [
		['vim', '+12', FILE],
		['vim.basic -n', '-n', '+12', FILE],
		['nvim', '+12', FILE],
		['vi', '+12', FILE],
		['nano', '+12', FILE],
		['emacs29 -nw', '-nw', '+12', FILE],
		['emacsclient -t', '-t', '+12', FILE],
		['micro', '+12', FILE],
		['kak', '+12', FILE],
		['hx', `${FILE}:12`],
		['subl -w', '-w', `${FILE}:12`],
		['code', '--wait', '--goto', `${FILE}:12`],
		['code-insiders -w', '-w', '--goto', `${FILE}:12`],
		['codium --wait -n', '--wait', '-n', '--goto', `${FILE}:12`],
		['idea', '--line', '12', FILE],
		['kate -b', '-b', '-l', '12', FILE],
		['ed', FILE],
		['my-editor --fast', '--fast', FILE],
	] as const) {
		test(`set as ${setting} is told the line as it understands it`, () => {
			assert.deepEqual(wordsFor(setting, 12).slice(1), args);
		});
	}

	test('is told no line where there is none', () => {
		assert.deepEqual(wordsFor('vim', null), ['vim', FILE]);
		assert.deepEqual(wordsFor('hx', null), ['hx', FILE]);
	});

	test('gets a name that looks like an option as a path', () => {
		for (const file of ['-c:quit', '+12', '--help'])
			assert.deepEqual(wordsFor('vim', 3, file), ['vim', '+3', path.resolve(file)]);
	});

	test('gets a name as it is, whatever a shell would make of it', () => {
		const file = `/posts/;$(id) '"|&\n.md`;
		assert.deepEqual(wordsFor('nano', 3, file), ['nano', '+3', file]);
	});

	test('is that of VISUAL before that of EDITOR, and the other where one is not there', () => {
		const {bin} = makePrograms({vim: 0, nano: 0});
		const editor = (env: Readonly<Record<string, string>>) =>
			path.basename(editorCommand({PATH: bin, ...env}, {file: FILE, line: null}, 'linux')?.file ?? '');
		assert.equal(editor({VISUAL: 'vim', EDITOR: 'nano'}), 'vim');
		assert.equal(editor({VISUAL: 'none', EDITOR: 'nano'}), 'nano');
		assert.equal(editor({VISUAL: '  ', EDITOR: 'nano'}), 'nano');
		assert.equal(editor({EDITOR: 'none'}), '');
	});

	test('that nobody set is one that is there, and known by what its name leads to', () => {
		const {bin} = makePrograms({'vim.tiny': 0});
		assert.equal(editorCommand({PATH: bin}, {file: FILE, line: 4}, 'linux'), null);
		symlinkSync(path.join(bin, 'vim.tiny'), path.join(bin, 'editor'));
		assert.deepEqual(editorCommand({PATH: bin}, {file: FILE, line: 4}, 'linux'), {
			file: path.join(bin, 'editor'),
			args: ['+4', FILE],
		});
	});
});

describe('editing', {skip}, () => {
	const folder = makeFiles({'post.md': 'Text'});
	const place = {file: path.join(folder, 'post.md'), line: 2};
	const lends: string[] = [];
	const stage: Pick<Stage, 'lend'> = {
		async lend(use) {
			lends.push('lent');
			const result = await use(() => {});
			lends.push('back');
			return result;
		},
	};

	test('lends the terminal until the editor ends', async () => {
		const {bin, calls} = makePrograms({vim: 0});
		lends.length = 0;
		assert.equal(await runEditor(stage, {PATH: bin, EDITOR: 'vim'}, place), null);
		assert.deepEqual(lends, ['lent', 'back']);
		assert.deepEqual(
			calls().map(({args}) => args),
			[['+2', place.file]],
		);
	});

	test('tells when the editor fails', async () => {
		const {bin} = makePrograms({vim: 3});
		assert.equal(await runEditor(stage, {PATH: bin, EDITOR: 'vim'}, place), 'vim ended with exit code 3');
	});

	for (const [env, message] of [
		[{}, 'There is no editor here; set EDITOR to one'],
		[{EDITOR: 'no\u001Bne -x'}, 'There is no none here; set EDITOR to an editor'],
	] as const) {
		test(`with ${JSON.stringify(env)} and no editor says so, and lends nothing`, async () => {
			const {bin} = makePrograms({});
			lends.length = 0;
			assert.equal(await runEditor(stage, {...env, PATH: bin}, place), message);
			assert.deepEqual(lends, []);
		});
	}

	test('a file that is gone makes no new one', async () => {
		const {bin, calls} = makePrograms({vim: 0});
		const notice = await runEditor(stage, {PATH: bin, EDITOR: 'vim'}, {file: path.join(folder, 'no.md'), line: null});
		assert.equal(notice, 'There is no such file any more to edit');
		assert.deepEqual(calls(), []);
	});

	test('a folder in the place of the file is not opened', async () => {
		const {bin, calls} = makePrograms({vim: 0});
		const notice = await runEditor(stage, {PATH: bin, EDITOR: 'vim'}, {file: folder, line: 1});
		assert.equal(notice, 'There is no such file any more to edit');
		assert.deepEqual(calls(), []);
	});
});
