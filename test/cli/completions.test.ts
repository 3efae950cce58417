import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {before, describe, test} from 'node:test';
import {type OptionRow, optionRows} from '../../source/options.ts';
import {DEADLINE_MS, environmentOf, makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {inPipes, run} from './run.ts';

const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

const folder = makeFiles({
	'ferry.md': 'Text.',
	'FERRY-2.MD': 'Text.',
	'two words.markdown': 'Text.',
	"it's.mdx": 'Text.',
	'ferry.txt': 'Text.',
	'some folder/inner.md': 'Text.',
});
const scripts: Partial<Record<Shell, string>> = {};
const optionOf = ({form}: OptionRow): string => form.split(' ')[0] ?? '';
const allOptions = optionRows.map(optionOf);

function call(shell: Shell, ...args: readonly string[]) {
	const home = makeFolder();
	const {status, stdout, stderr} = spawnSync(shell, args, {
		cwd: folder,
		env: environmentOf(home),
		encoding: 'utf8',
		timeout: DEADLINE_MS,
	});
	return {status, stdout, stderr};
}
const isThere = (shell: Shell): boolean => process.platform !== 'win32' && call(shell, '-c', 'exit 0').status === 0;
const fileOf = (shell: Shell): string => path.join(makeFiles({script: scripts[shell] ?? ''}), 'script');

describe('--completions', inPipes, () => {
	before(async () => {
		for (const shell of shells) {
			const {exitCode, stdout, stderr} = await run(['--completions', shell]);
			assert.deepEqual({exitCode, stderr}, {exitCode: 0, stderr: ''});
			scripts[shell] = stdout;
		}
	});

	for (const shell of shells) {
		test(`${shell} gets every option and every value that one takes`, () => {
			const script = scripts[shell] ?? '';
			for (const row of optionRows) {
				const name = shell === 'fish' ? `-l ${optionOf(row).slice(2)} ` : optionOf(row);
				assert.ok(script.includes(name), name);
				assert.ok(script.includes((row.values ?? []).join(' ')), row.form);
			}
			assert.match(script, /^# ?\S+ ?.*celeb-reader/);
			assert.doesNotMatch(script, /[^\n\u0020-\u007E]/);
		});

		test(`${shell} finds no mistake in what it gets`, {skip: !isThere(shell)}, () => {
			assert.deepEqual(call(shell, '-n', fileOf(shell)), {status: 0, stdout: '', stderr: ''});
		});
	}

	test('with another word is called wrongly', async () => {
		for (const [args, shown] of [
			[['--completions', 'tcsh'], '“tcsh”'],
			[['--completions=BASH'], '“BASH”'],
			[['--completions'], 'nothing'],
		] as const) {
			const {exitCode, stdout, stderr} = await run(args);
			assert.deepEqual({exitCode, stdout}, {exitCode: 2, stdout: ''});
			assert.equal(stderr, `celeb-reader: --completions takes bash, zsh, fish; not ${shown}\n`);
		}
	});

	test('offer themes of the settings file, but for names that a shell would run', async () => {
		const themes = {
			mine: {},
			'my-2': {},
			"a'; touch stolen; '": {},
			'$(touch stolen)': {},
			'`x`': {},
			'-x': {},
			'\u001Bx': {},
		};
		const home = makeFiles({'config/celeb-reader/config.json': JSON.stringify({themes})});
		for (const shell of shells) {
			const {stdout} = await run(['--completions', shell], {home});
			assert.match(stdout, /auto dark light plain mine my-2['")]/, shell);
			assert.doesNotMatch(stdout, /touch|`x`|-x my|\u001B/, shell);
		}
	});

	const words: readonly (readonly [words: readonly string[], offered: readonly string[]])[] = [
		[['--th'], ['--theme']],
		[['--no-'], ['--no-state', '--no-cache']],
		[
			['--theme', ''],
			['auto', 'dark', 'light', 'plain'],
		],
		[['--sort', 't'], ['title']],
		[
			['--print', '--color', 'a'],
			['auto', 'always'],
		],
		[
			['--completions', ''],
			['bash', 'zsh', 'fish'],
		],
		[['--width', ''], []],
		[['f'], ['ferry.md']],
		[['F'], ['FERRY-2.MD']],
		[[''], ['some folder', 'ferry.md', 'FERRY-2.MD', 'two words.markdown', "it's.mdx"]],
		[['some\\ folder/'], ['some folder/inner.md']],
		[['--', '--th'], []],
	];
	const sorted = (names: readonly string[]): readonly string[] => names.map(name => name.replace(/\/$/, '')).sort();

	describe('in bash', {skip: !isThere('bash')}, () => {
		const complete = (typed: readonly string[]): readonly string[] => {
			const code = `source "$1"; shift
				COMP_WORDS=(celeb-reader "$@"); COMP_CWORD=$#; _celeb_reader; printf '%s\\n' "\${COMPREPLY[@]}"`;
			const {status, stdout, stderr} = call('bash', '--norc', '-c', code, 'bash', fileOf('bash'), ...typed);
			assert.deepEqual([status, stderr], [0, ''], typed.join(' '));
			return stdout.split('\n').filter(Boolean);
		};
		for (const [typed, offered] of [
			...words,
			[['--'], [...allOptions]],
			[
				['--theme', '='],
				['auto', 'dark', 'light', 'plain'],
			],
			[['--theme', '=', 'd'], ['dark']],
			[['"two w'], ['two words.markdown']],
		] as const) {
			test(`${typed.join(' ')}⇥ offers ${offered.length} words`, () => {
				assert.deepEqual(sorted(complete(typed)), sorted(offered));
			});
		}

		test('is what the shell asks for the command', () => {
			const {stdout} = call('bash', '--norc', '-c', 'source "$1"; complete -p celeb-reader', 'bash', fileOf('bash'));
			assert.equal(stdout, 'complete -F _celeb_reader celeb-reader\n');
		});
	});

	describe('in fish', {skip: !isThere('fish')}, () => {
		for (const [typed, offered] of [...words, [['--theme=d'], ['--theme=dark']]] as const) {
			test(`${typed.join(' ')}⇥ offers ${offered.length} words`, () => {
				const line = `celeb-reader ${typed.join(' ')}`;
				const {status, stdout, stderr} = call(
					'fish',
					'-N',
					'-c',
					'source $argv[1]; complete -C $argv[2]',
					fileOf('fish'),
					line,
				);
				assert.deepEqual([status, stderr], [0, '']);
				const names = stdout
					.split('\n')
					.filter(Boolean)
					.map(row => row.split('\t')[0] ?? '');
				// It offers what is nearly so, too.
				const found = names.filter(name => name.startsWith((typed.at(-1) ?? '').replaceAll('\\', '')));
				assert.deepEqual(sorted(found), sorted(offered));
			});
		}
	});
});
