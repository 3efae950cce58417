import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {countingArticle, post} from '../fixtures/articles.ts';
import {site, titles} from '../fixtures/places.ts';
import {makeFiles, root} from '../fixtures/sandbox.ts';
import {inPipes, type RunOptions, run} from './run.ts';

const parade = 'posts/lantern-parade.md';
const printed = async (args: readonly string[], options: RunOptions = {}): Promise<string> => {
	const {exitCode, stdout, stderr} = await run(args, {cwd: site, ...options});
	assert.deepEqual({exitCode, stderr}, {exitCode: 0, stderr: ''});
	return stdout;
};
const assertUsage = async (args: readonly string[], message: string | RegExp): Promise<void> => {
	const {exitCode, stdout, stderr} = await run(args, {cwd: site});
	assert.deepEqual({exitCode, stdout}, {exitCode: 2, stdout: ''}, args.join(' '));
	assert.match(stderr, /^celeb-reader: [^\n]+\n$/);
	if (typeof message === 'string') assert.equal(stderr, `celeb-reader: ${message}\n`);
	else assert.match(stderr, message);
};
const cells = (text: string): number => [...text].length;

describe('the options', inPipes, () => {
	for (const width of [20, 40, 72, 80, 100, 240]) {
		test(`--width ${width} prints no wider row and no trailing blank, in posts and lists`, async () => {
			for (const paths of [[parade], ['kinds.md'], ['posts']]) {
				const rows = (await printed(['--width', String(width), ...paths])).split('\n');
				// A file's name stays in one piece, for who copies it.
				const wide = rows.filter(row => cells(row) > width && !/^posts\/\S+\.md$/.test(row));
				assert.deepEqual(wide, []);
				assert.deepEqual(
					rows.filter(row => /\s$/.test(row)),
					[],
				);
				assert.ok(rows.some(row => cells(row) > Math.min(width, 60) / 2));
			}
		});
	}

	test('without --width print 80 cells, or what COLUMNS says if that is less', async () => {
		const widest = (text: string) => Math.max(...text.split('\n').map(cells));
		const args = ['counting.md'];
		const cwd = makeFiles({'counting.md': countingArticle(10)});
		const at = async (env: RunOptions['env'] = {}) => widest(await printed(args, {cwd, env}));
		assert.ok((await at()) > 70 && (await at()) <= 80);
		assert.ok((await at({COLUMNS: '200'})) <= 80);
		assert.ok((await at({COLUMNS: '50'})) <= 50);
		assert.ok((await at({COLUMNS: '50'})) > 40);
		assert.equal(await printed(args, {cwd, env: {COLUMNS: 'nonsense'}}), await printed(args, {cwd}));
		assert.equal(
			await printed(['--width=60', ...args], {cwd, env: {COLUMNS: '30'}}),
			await printed(['--width', '60', ...args], {cwd}),
		);
	});

	for (const value of ['19', '241', '0', '-5', '1e2', '40.5', 'wide', '', '  ', '0x40']) {
		test(`--width ${JSON.stringify(value)} is refused`, async () => {
			const shown = value.trim() === '' ? /not (?:nothing|“ *”)/ : new RegExp(`not “${value.replace('.', '\\.')}”`);
			await assertUsage([`--width=${value}`, parade], /--width takes a whole number from 20 to 240; not /);
			await assertUsage([`--width=${value}`, parade], shown);
		});
	}

	test('--sort orders the list', async () => {
		const order = async (...args: readonly string[]) => {
			const text = await printed([...args, 'posts']);
			return titles
				.map((title, index) => ({index, at: text.indexOf(title)}))
				.sort((a, b) => a.at - b.at)
				.map(({index}) => index);
		};
		assert.deepEqual(await order(), [0, 1, 2, 3, 4]);
		assert.deepEqual(await order('--sort', 'newest'), [0, 1, 2, 3, 4]);
		assert.deepEqual(await order('--sort', 'oldest'), [3, 2, 1, 0, 4]);
		assert.deepEqual(await order('--sort=title'), [4, 0, 1, 2, 3]);
	});

	test('--drafts lists drafts too', async () => {
		assert.doesNotMatch(await printed(['posts']), /Wendel/);
		assert.doesNotMatch(await printed(['--no-drafts', 'posts']), /Wendel/);
		assert.match(await printed(['--drafts', 'posts']), /Wendel/);
		assert.match(await printed(['posts/unfinished.md']), /He would rather not be asked\./, 'by its name');
	});

	test('--print prints, as a pipe does by itself', async () => {
		assert.equal(await printed(['--print', parade]), await printed([parade]));
		assert.equal(await printed(['--print', 'posts']), await printed(['posts']));
	});

	test('colour comes only where it is asked for', async () => {
		const isStyled = async (args: readonly string[], env: RunOptions['env'] = {}) => {
			const text = await printed([...args, parade], {env});
			assert.doesNotMatch(text, / +(?:\u001B\[[\d;]*m)*$/m, 'no trailing blanks');
			return text.includes('\u001B[');
		};
		for (const args of [[], ['--color', 'auto'], ['--color', 'never'], ['--no-color'], ['--theme', 'dark']]) {
			assert.equal(await isStyled(args), false, args.join(' '));
		}
		for (const args of [['--color', 'always'], ['--color=always'], ['--color']]) {
			assert.equal(await isStyled([...args, '--theme', 'dark']), true, args.join(' '));
		}
		assert.equal(await isStyled([], {FORCE_COLOR: '1'}), true);
		assert.equal(await isStyled([], {FORCE_COLOR: '3'}), true);
		assert.equal(await isStyled([], {FORCE_COLOR: '0'}), false);
		assert.equal(await isStyled(['--color', 'never'], {FORCE_COLOR: '1'}), false);
		assert.equal(await isStyled([], {NO_COLOR: '1', FORCE_COLOR: '1'}), false);
		assert.equal(
			await isStyled(['--color=always'], {NO_COLOR: '1'}),
			true,
			'the command line goes before the environment',
		);
	});

	test('--theme is one of four, each another look, the plain one without colour', async () => {
		const look = (name: string) => printed(['--color=always', '--theme', name, parade], {env: {FORCE_COLOR: '2'}});
		const [auto, dark, light, plain] = await Promise.all(['auto', 'dark', 'light', 'plain'].map(look));
		assert.equal(auto, dark);
		assert.notEqual(dark, light);
		assert.notEqual(dark, plain);
		assert.doesNotMatch(plain ?? '', /\u001B\[[\d;]*(?:38;|3[0-7])/);
		assert.equal(await printed(['--color=always', parade], {env: {FORCE_COLOR: '2', COLORFGBG: '0;15'}}), light);
	});

	test('--hyperlinks links where it is told to, otherwise addresses are written out', async () => {
		const plain = await printed([parade]);
		assert.match(plain, /https:\/\/pictures\.example\.org\/2024\/06\/boat\.jpg/);
		assert.doesNotMatch(plain, /\u001B/);
		assert.equal(await printed(['--hyperlinks', 'never', parade]), plain);
		assert.equal(await printed(['--hyperlinks', 'auto', parade]), plain);
		for (const args of [['--hyperlinks', 'always'], ['--hyperlinks=always'], ['--hyperlinks']]) {
			const linked = await printed([parade, ...args]);
			assert.ok(linked.includes('\u001B]8;;https://pictures.example.org/2024/06/boat.jpg\u0007'));
			assert.equal(
				linked.match(/\u001B\]8;;[^\u0007]+\u0007/g)?.length,
				linked.match(/\u001B\]8;;\u0007/g)?.length,
				'each is closed',
			);
		}
	});

	for (const [option, allowed] of [
		['--theme', 'auto, dark, light, plain'],
		['--sort', 'newest, oldest, title'],
		['--color', 'auto, always, never'],
		['--hyperlinks', 'auto, always, never'],
	] as const) {
		test(`${option} refuses what it does not know`, async () => {
			for (const value of ['nonsense', 'DARK', 'always;']) {
				await assertUsage([`${option}=${value}`, 'posts'], `${option} takes ${allowed}; not “${value}”`);
			}
		});
	}

	test('an option without its value is refused', async () => {
		await assertUsage(['posts', '--theme'], '--theme takes auto, dark, light, plain; not nothing');
		await assertUsage(['posts', '--sort='], '--sort takes newest, oldest, title; not nothing');
		await assertUsage(['posts', '--width'], '--width takes a whole number from 20 to 240; not nothing');
	});

	test('an option that there is not is refused by its name, with those there are', async () => {
		for (const option of ['--colour', '--wdith', '-x', '--pager']) {
			await assertUsage([option, 'posts'], new RegExp(`unknown option ${option}; there are: --width --theme .*--help`));
		}
		await assertUsage(['--unknown=1', 'posts'], /unknown option --unknown; there are/);
	});

	test('--version prints the package’s version alone', async () => {
		const {version} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {version: string};
		assert.equal(await printed(['--version']), `${version}\n`);
		assert.equal(await printed(['--version', 'gone.md']), `${version}\n`);
	});

	test('--help tells of every option and every key, in 80 cells', async () => {
		const help = await printed(['--help']);
		assert.equal(await printed(['-h']), help);
		for (const name of 'width theme sort print json color hyperlinks drafts no-state version help'.split(' ')) {
			assert.ok(help.includes(`  --${name}`), name);
		}
		assert.match(help, /Usage\n[\s\S]*Keys: list\n[\s\S]*Keys: article\n[\s\S]*Ctrl-Z +suspend/);
		assert.deepEqual(
			help.split('\n').filter(row => cells(row) > 80 || /\s$/.test(row)),
			[],
		);
		assert.doesNotMatch(help, /\u001B/);
	});

	test('dates are written as the locale has them, and times never move a day', async () => {
		const cwd = makeFiles({'a.md': post({title: 'Day', date: '2024-03-01'}, 'Text.')});
		for (const TZ of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
			assert.match(await printed(['a.md'], {cwd, env: {TZ}}), /Friday 1 March 2024/);
		}
		assert.match(await printed(['a.md'], {cwd, env: {LANG: 'de_DE.UTF-8'}}), /Freitag, 1\. März 2024/);
		assert.match(await printed(['a.md'], {cwd, env: {LC_ALL: 'C', LANG: 'de_DE.UTF-8'}}), /Friday/);
		assert.match(await printed(['a.md'], {cwd, env: {LANG: 'xx_nonsense@@'}}), /2024/);
	});
});
