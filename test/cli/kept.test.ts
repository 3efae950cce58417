import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {countingArticle, post} from '../fixtures/articles.ts';
import {site} from '../fixtures/places.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {openTerminal} from '../pty/terminal.ts';
import {configFile, inPipes, readEntries, run, stateFile} from './run.ts';

function write(file: string, text: string): void {
	mkdirSync(path.dirname(file), {recursive: true});
	writeFileSync(file, text);
}

const namesBeside = (file: string): readonly string[] => readdirSync(path.dirname(file)).sort();

describe('the settings file', inPipes, () => {
	const withSettings = (text: string): string => {
		const home = makeFolder();
		write(configFile(home), text);
		return home;
	};

	test('gives options their values, which the command line overrides', async () => {
		const home = withSettings('{"sort": "title", "drafts": true, "width": 50, "color": "always", "theme": "light"}');
		const {exitCode, stdout, stderr} = await run(['posts'], {cwd: site, home});
		assert.deepEqual({exitCode, stderr}, {exitCode: 0, stderr: ''});
		assert.match(stdout, /A note without a date[\s\S]*Wendel Oyster[\s\S]*Lantern parade/);
		assert.match(stdout, /\u001B\[/);
		const over = await run(['posts', '--sort', 'newest', '--no-drafts', '--color', 'never', '--width', '90'], {
			cwd: site,
			home,
		});
		assert.match(over.stdout, /^Lantern parade[\s\S]*A note without a date/);
		assert.doesNotMatch(over.stdout, /Wendel|\u001B/);
		assert.ok(over.stdout.split('\n').some(row => row.length > 80));
	});

	test('with a bad value tells of it in one line that names file, setting and values, and goes on without it', async () => {
		for (const [text, message] of [
			['{"theme": "neon"}', '“theme” takes auto, dark, light, plain; not “neon”'],
			['{"width": 5}', '“width” takes a whole number from 20 to 240; not “5”'],
			['{"drafts": "yes"}', '“drafts” takes true or false; not “yes”'],
		] as const) {
			const home = withSettings(text);
			const {exitCode, stdout, stderr} = await run(['posts'], {cwd: site, home});
			assert.equal(exitCode, 0);
			assert.match(stdout, /^Lantern parade/);
			assert.equal(stderr, `celeb-reader: ${configFile(home)}: ${message}; going on without it\n`);
			assert.equal(readFileSync(configFile(home), 'utf8'), text);
		}
	});

	test('that is damaged is set aside, told of once, and not in the way again', async () => {
		for (const text of ['{"theme": "da', '[]', '"dark"', 'null', '', '\u0000\u0001']) {
			const home = withSettings(text);
			const first = await run(['posts'], {cwd: site, home});
			assert.equal(first.exitCode, 0);
			assert.match(first.stdout, /^Lantern parade/);
			assert.match(
				first.stderr,
				/^celeb-reader: \S+config\.json was damaged; it is now \S+config\.json\.damaged-\d+\n$/,
			);
			const [aside = '', ...more] = namesBeside(configFile(home));
			assert.equal(more.length, 0);
			assert.equal(readFileSync(path.join(path.dirname(configFile(home)), aside), 'utf8'), text);
			assert.equal((await run(['posts'], {cwd: site, home})).stderr, '');
		}
	});

	test('is told of on the screen too, before the first key', async () => {
		const home = withSettings('{"theme": "da');
		const terminal = openTerminal({cwd: site, args: ['posts'], home, columns: 110});
		await terminal.until(/5 posts,[\s\S]*A note without a date/, 'the list');
		assert.match(terminal.screen().slice(-2).join(' '), /config\.json was damaged/);
		await terminal.type('j', /2\/5 /);
	});

	test('that is a folder or unreadable is told of, and the program goes on', async () => {
		const home = makeFolder();
		mkdirSync(configFile(home), {recursive: true});
		const {exitCode, stdout, stderr} = await run(['posts'], {cwd: site, home});
		assert.equal(exitCode, 0);
		assert.match(stdout, /^Lantern parade/);
		assert.equal(stderr, `celeb-reader: ${configFile(home)} cannot be read, going on without it\n`);
	});

	test('is found in the home folder where nothing else is said', {skip: process.platform !== 'linux'}, async () => {
		const home = makeFiles({'.config/celeb-reader/config.json': '{"sort": "title"}'});
		const {stdout} = await run(['posts'], {
			cwd: site,
			home,
			env: {XDG_CONFIG_HOME: undefined, XDG_STATE_HOME: undefined},
		});
		assert.match(stdout, /^A note without a date/);
	});
});

const posts = {
	'long.md': countingArticle(30),
	'short.md': post({title: 'Short', date: '2023-12-01'}, 'The text of the short one.'),
	'unread.md': post({title: 'Unread', date: '2023-11-01'}, 'The text of the unread one.'),
};

async function readTitles(cwd: string, home: string, ...args: readonly string[]): Promise<readonly unknown[]> {
	const {exitCode, stdout} = await run(['--json', ...args, '.'], {cwd, home});
	assert.equal(exitCode, 0);
	return readEntries(stdout)
		.filter(({read}) => read)
		.map(({title}) => title);
}

/** Opens the first two posts, the long one to its first page or to its end. */
async function readPosts(
	cwd: string,
	home: string,
	{toEnd = true, args = [] as readonly string[]} = {},
): Promise<void> {
	const terminal = openTerminal({cwd, home, args: ['.', ...args]});
	await terminal.until(/3 posts,[\s\S]* Unread /, 'the list');
	await terminal.type('\r', /counts 2\.1 /);
	if (toEnd) await terminal.type('G', /100%/);
	await terminal.type(']', /The text of the short one\.\n/);
	await terminal.type('q', /2\/3 /);
	terminal.press('q');
	assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
}

describe('the reading state', inPipes, () => {
	test('marks a post read once its end was on the screen, and not before', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		assert.deepEqual(await readTitles(cwd, home), []);
		assert.ok(!existsSync(stateFile(home)), 'looking at it keeps nothing');
		await readPosts(cwd, home, {toEnd: false});
		assert.deepEqual(await readTitles(cwd, home), ['Short']);
		await readPosts(cwd, home);
		assert.deepEqual(await readTitles(cwd, home), ['The counting house', 'Short']);
		const kept = JSON.parse(readFileSync(stateFile(home), 'utf8')) as {version: number; posts: Record<string, unknown>};
		assert.equal(kept.version, 1);
		assert.deepEqual(
			Object.keys(kept.posts).sort(),
			['long.md', 'short.md'].map(name => path.join(realpathSync(cwd), name)),
		);
		assert.deepEqual(readdirSync(cwd).sort(), Object.keys(posts).sort(), 'nothing is written beside the posts');
	});

	test('knows a post by whatever way leads to it', async () => {
		const [cwd, home] = [makeFiles({'deep/short.md': posts['short.md']}), makeFolder()];
		const terminal = openTerminal({cwd, home, args: ['deep/../deep/short.md']});
		await terminal.until(/The text of the short one/, 'the article');
		await terminal.type('j', /100%/);
		terminal.press('q');
		await terminal.end();
		for (const where of ['deep', path.join(cwd, 'deep')]) {
			const {stdout} = await run(['--json', where], {cwd, home});
			assert.equal(readEntries(stdout)[0]?.read, true, where);
		}
	});

	test('shows in the list what was read by another weight', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		await readPosts(cwd, home);
		const terminal = openTerminal({cwd, home, args: ['.']});
		await terminal.until(/1\/3 /, 'the list');
		const weightOf = (title: string) => {
			const row = terminal.screen().findIndex(text => text.includes(title));
			return terminal.spans(row).find(({text}) => text.includes(title))?.isBold;
		};
		assert.deepEqual([weightOf('Short'), weightOf('Unread')], [false, true]);
	});

	test('with --no-state is neither read nor written', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		await readPosts(cwd, home, {args: ['--no-state']});
		assert.deepEqual(readdirSync(home), []);
		await readPosts(cwd, home);
		const before = readFileSync(stateFile(home), 'utf8');
		assert.deepEqual(await readTitles(cwd, home, '--no-state'), []);
		await readPosts(cwd, home, {args: ['--no-state']});
		assert.equal(readFileSync(stateFile(home), 'utf8'), before);
	});

	test('that is damaged is set aside and told of once, and a new one begun', async () => {
		for (const text of ['{"version": 1, "pos', '[1]', '{"some": "file"}', '{"version": 1, "posts": 7}']) {
			const [cwd, home] = [makeFiles(posts), makeFolder()];
			write(stateFile(home), text);
			const first = await run(['--json', '.'], {cwd, home});
			assert.equal(first.exitCode, 0);
			assert.match(
				first.stderr,
				/^celeb-reader: \S+reading\.json was damaged; it is now \S+reading\.json\.damaged-\d+\n$/,
			);
			assert.equal((await run(['--json', '.'], {cwd, home})).stderr, '');
			const [aside = ''] = namesBeside(stateFile(home));
			assert.equal(readFileSync(path.join(path.dirname(stateFile(home)), aside), 'utf8'), text);
		}
	});

	test('of a newer version is left alone, and told of', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		const text = '{"version": 99, "posts": {"a": {"read": "2024"}}, "more": true}';
		write(stateFile(home), text);
		const {exitCode, stderr} = await run(['--json', '.'], {cwd, home});
		assert.equal(exitCode, 0);
		assert.equal(stderr, `celeb-reader: ${stateFile(home)} is of a newer version and left alone\n`);
		await readPosts(cwd, home);
		assert.equal(readFileSync(stateFile(home), 'utf8'), text);
	});

	test('that cannot be kept is told of on the screen, and reading goes on', async () => {
		const [cwd, home] = [makeFiles(posts), makeFiles({state: 'a file where a folder should be'})];
		const terminal = openTerminal({cwd, home, args: ['.'], columns: 200});
		await terminal.until(/1\/3 /, 'the list');
		await terminal.type('j\r', /What you read cannot be kept: /);
		await terminal.type('q', /2\/3 /);
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});

	test('in a home that cannot be written, is not there or not known is no reason to fail', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		chmodSync(home, 0o500);
		for (const env of [{}, {HOME: '/nonexistent'}, {XDG_STATE_HOME: '/nonexistent/state'}, {HOME: undefined}]) {
			const {exitCode, stdout, stderr} = await run(['.'], {cwd, home, env});
			assert.deepEqual({exitCode, stderr}, {exitCode: 0, stderr: ''});
			assert.match(stdout, /^The counting house/);
		}
		chmodSync(home, 0o700);
	});

	test('of several programs at once holds what all have read', async () => {
		const names = ['a.md', 'b.md', 'c.md', 'd.md'];
		const [cwd, home] = [makeFiles(Object.fromEntries(names.map(name => [name, 'The text.\n']))), makeFolder()];
		const terminals = names.map(name => openTerminal({cwd, home, args: [name]}));
		for (const terminal of terminals) await terminal.until(/The text\./, 'the article');
		for (const terminal of terminals) {
			await terminal.type('?', /next post/);
			await terminal.type('q', /The text\./);
			terminal.press('q');
			await terminal.end();
		}
		assert.deepEqual((await readTitles(cwd, home)).toSorted(), ['A', 'B', 'C', 'D']);
	});
});
