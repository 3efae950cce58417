import assert from 'node:assert/strict';
import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {post, shortWords} from '../fixtures/articles.ts';
import {site} from '../fixtures/places.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {openTerminal} from '../pty/terminal.ts';
import {configFile, inPipes, keptOf, readEntries, run, stateFile} from './run.ts';

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
			['{"colour": "always"}', '“colour” is no setting; “color” is'],
			['{"print": true}', '“print” is for the command line alone'],
			[
				'{"\\u001b[31mwi\\u0007dth\\u202e": 40}',
				'“width” is no setting; there are: width, theme, themes, sort, color, hyperlinks, drafts, state, cache',
			],
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
	'long.md': shortWords('Many grains'),
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

/** Opens the list and the first two posts, the long one at its first page or its end; `isDone` tells when to leave one. */
async function readPosts(
	cwd: string,
	home: string,
	{toEnd = true, args = [] as readonly string[], isDone = (name: string): boolean => keptOf(home, name).isRead} = {},
): Promise<void> {
	const terminal = openTerminal({cwd, home, args: ['.', ...args]});
	await terminal.until(/3 posts,[\s\S]* Unread /, 'the list');
	await terminal.type('g', /^ {2}1\/3 /m);
	await terminal.type('\r', /Grain-2\n/);
	if (toEnd) await terminal.type('G', /100%/);
	await terminal.until(() => isDone('long.md'), 'what is kept of the long one');
	await terminal.type(']', /The text of the short one\.\n/);
	await terminal.until(() => isDone('short.md'), 'what is kept of the short one');
	await terminal.type('q', /2\/3 /);
	terminal.press('q');
	assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
}

const atOnce = {isDone: () => true};

describe('the reading state', inPipes, () => {
	test('marks a post read once its end was on the screen for a while, and not before', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		assert.deepEqual(await readTitles(cwd, home), []);
		assert.ok(!existsSync(stateFile(home)), 'looking at it keeps nothing');
		await readPosts(cwd, home, atOnce);
		assert.deepEqual(await readTitles(cwd, home), [], 'a glance marks nothing');
		// The first page is kept as begun once it was on the screen for longer than a glance.
		const isDone = (name: string) => (name === 'long.md' ? keptOf(home, name).percent > 0 : keptOf(home, name).isRead);
		await readPosts(cwd, home, {toEnd: false, isDone});
		assert.deepEqual(await readTitles(cwd, home), ['Short']);
		await readPosts(cwd, home);
		assert.deepEqual(await readTitles(cwd, home), ['Many grains', 'Short']);
		const kept = readFileSync(stateFile(home), 'utf8').split('\n').filter(Boolean);
		assert.equal(kept[0], '{"format":"celeb-reader reading state","version":1}');
		const paths = kept.flatMap(line => (JSON.parse(line) as {post?: string}).post ?? []);
		assert.deepEqual(
			[...new Set(paths)].sort(),
			['long.md', 'short.md'].map(name => path.join(realpathSync(cwd), name)),
		);
		assert.deepEqual(readdirSync(cwd).sort(), Object.keys(posts).sort(), 'nothing is written beside the posts');
	});

	test('knows a post by whatever way leads to it', async () => {
		const [cwd, home] = [makeFiles({'deep/short.md': posts['short.md']}), makeFolder()];
		const terminal = openTerminal({cwd, home, args: ['deep/../deep/short.md']});
		await terminal.until(/The text of the short one/, 'the article');
		await terminal.until(() => keptOf(home, 'short.md').isRead, 'the mark');
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
		await terminal.until(/\d\/3 /, 'the list');
		await terminal.type('g', /1\/3 /);
		const weightOf = (title: string) => {
			const row = terminal.screen().findIndex(text => text.includes(title));
			return terminal.spans(row).find(({text}) => text.includes(title))?.isBold;
		};
		assert.deepEqual([weightOf('Short'), weightOf('Unread')], [false, true]);
		assert.match(terminal.screen().join('\n'), /^ {2}The text of the short one\. +read$/m);
	});

	test('with --no-state is neither read nor written', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		await readPosts(cwd, home, {args: ['--no-state'], ...atOnce});
		assert.deepEqual(readdirSync(home), []);
		await readPosts(cwd, home);
		const before = readFileSync(stateFile(home), 'utf8');
		assert.deepEqual(await readTitles(cwd, home, '--no-state'), []);
		await readPosts(cwd, home, {args: ['--no-state'], ...atOnce});
		assert.equal(readFileSync(stateFile(home), 'utf8'), before);
	});

	test('that is damaged is copied, told of once, and goes on with what can be read of it', async () => {
		for (const text of ['{"version": 1, "pos', '[1]\n', '{"some": "file"}\n', '\u0000\u0001\n']) {
			const [cwd, home] = [makeFiles(posts), makeFolder()];
			write(stateFile(home), text);
			const first = await run(['--json', '.'], {cwd, home});
			assert.equal(first.exitCode, 0);
			assert.match(
				first.stderr,
				/^celeb-reader: \S+reading\.jsonl was damaged; what could be .* it is now \S+reading\.jsonl\.damaged-\d+\n$/,
			);
			assert.equal((await run(['--json', '.'], {cwd, home})).stderr, '');
			const aside = namesBeside(stateFile(home)).find(name => name.includes('damaged')) ?? '';
			assert.equal(readFileSync(path.join(path.dirname(stateFile(home)), aside), 'utf8'), text);
		}
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		await readPosts(cwd, home);
		write(stateFile(home), `${readFileSync(stateFile(home), 'utf8')}rubbish\n`);
		assert.deepEqual(await readTitles(cwd, home), ['Many grains', 'Short']);
	});

	test('of a newer version is left alone, and told of', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		const text = '{"format":"celeb-reader reading state","version":99}\n{"post":"/a","facts":[]}\n';
		write(stateFile(home), text);
		const {exitCode, stderr} = await run(['--json', '.'], {cwd, home});
		assert.equal(exitCode, 0);
		assert.equal(stderr, `celeb-reader: ${stateFile(home)} is of a newer version and left alone\n`);
		const terminal = openTerminal({cwd, home, args: ['.'], columns: 200});
		await terminal.until(/1\/3 |newer version/, 'the list');
		await terminal.type('m', /is of a newer version: nothing is kept/);
		await terminal.type('j', /2\/3 /);
		await terminal.type('\r', /The text of the short one\./);
		await terminal.type('q', /2\/3 /);
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		assert.equal(readFileSync(stateFile(home), 'utf8'), text);
		assert.deepEqual(namesBeside(stateFile(home)), [path.basename(stateFile(home))]);
	});

	test('that the version before has kept is taken over', async () => {
		const [cwd, home] = [makeFiles(posts), makeFolder()];
		const earlier = path.join(path.dirname(stateFile(home)), 'reading.json');
		const key = path.join(realpathSync(cwd), 'short.md');
		write(earlier, JSON.stringify({version: 1, posts: {[key]: {read: '2024-05-05T10:00:00.000Z'}}}));
		assert.deepEqual(await readTitles(cwd, home), ['Short']);
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
			assert.match(stdout, /^Many grains/);
		}
		chmodSync(home, 0o700);
	});

	test('of several programs at once holds what all have read', async () => {
		const names = ['a.md', 'b.md', 'c.md', 'd.md'];
		const [cwd, home] = [makeFiles(Object.fromEntries(names.map(name => [name, 'The text.\n']))), makeFolder()];
		const terminals = names.map(name => ({name, terminal: openTerminal({cwd, home, args: [name]})}));
		for (const {terminal} of terminals) await terminal.until(/The text\./, 'the article');
		for (const {name, terminal} of terminals) {
			await terminal.until(() => keptOf(home, name).isRead, 'the mark');
			terminal.press('q');
			await terminal.end();
		}
		assert.deepEqual((await readTitles(cwd, home)).toSorted(), ['A', 'B', 'C', 'D']);
	});
});
