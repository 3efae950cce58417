import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {before, describe, test} from 'node:test';
import {promisify} from 'node:util';
import {DEADLINE_MS, environmentOf, makeFolder, root} from '../fixtures/sandbox.ts';
import {openTerminal} from '../pty/terminal.ts';

type Packed = {
	readonly filename: string;
	readonly files: readonly {readonly path: string; readonly mode: number}[];
	readonly size: number;
	readonly integrity: string;
};
type Manifest = Readonly<Record<string, unknown>> & {readonly version: string};

const home = makeFolder();
const target = makeFolder();
const installed = path.join(target, 'node_modules', 'celeb-reader');
const command = path.join(target, 'node_modules', '.bin', 'celeb-reader');
// On Windows both are scripts of its shell.
const shell = process.platform === 'win32';
const call = promisify(execFile);
const npm = async (cwd: string, ...args: readonly string[]): Promise<string> => {
	const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--cache', path.join(home, 'cache')];
	const options = {cwd, env: environmentOf(home), timeout: 3 * DEADLINE_MS, shell};
	return (await call('npm', [...args, ...quiet], options)).stdout;
};
const start = async (...args: readonly string[]): Promise<{readonly stdout: string; readonly stderr: string}> =>
	call(command, [...args], {cwd: target, env: environmentOf(home), timeout: DEADLINE_MS, shell});

let packed: Packed;
const paths = () => packed.files.map(file => file.path);

describe('the package', () => {
	before(async () => {
		// The tests run on a fresh build: `prepare` would make it again under those that run beside this one.
		const printed = await npm(root, 'pack', '--ignore-scripts', '--json', '--pack-destination', home);
		[packed] = JSON.parse(printed) as readonly [Packed];
		// Nothing of what builds it is in the package: a script of it that ran now would fail.
		await npm(target, 'install', '--offline', path.join(home, packed.filename));
	});

	test('holds the built program, the sample posts, the documents, and nothing else', () => {
		for (const file of [
			'package.json',
			'README.md',
			'LICENSE',
			'CHANGELOG.md',
			'SECURITY.md',
			'dist/cli.js',
			'dist/licenses.txt',
		]) {
			assert.ok(paths().includes(file), file);
		}
		assert.ok(paths().filter(file => /^content\/.*\.md$/.test(file)).length >= 10);
		assert.ok(paths().some(file => file.startsWith('docs/')));
		const expected = /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|SECURITY\.md|(?:dist|content|docs)\/.*)$/;
		assert.deepEqual(
			paths().filter(file => !expected.test(file)),
			[],
		);
		assert.deepEqual(
			paths().filter(file => /\.(?:map|tsx?|tgz|bin)$|test|meta\.json/.test(file)),
			[],
		);
	});

	test('is small, since it is loaded before it is tried', () => {
		assert.ok(packed.size < 1_000_000, `${packed.size} bytes`);
	});

	test('needs no other package, and no script to be installed', () => {
		const manifest = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as Manifest;
		for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) {
			assert.deepEqual(Object.keys(manifest[field] ?? {}), [], field);
		}
		const scripts = Object.keys(manifest.scripts ?? {});
		assert.deepEqual(
			scripts.filter(name => /^(?:pre|post)?install$/.test(name)),
			[],
		);
		const lock = JSON.parse(readFileSync(path.join(target, 'package-lock.json'), 'utf8')) as {packages: object};
		assert.deepEqual(Object.keys(lock.packages), ['', 'node_modules/celeb-reader']);
	});

	test('is the same, to the byte, when it is packed from what was installed of it', async () => {
		const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', makeFolder()];
		const [again] = JSON.parse(await npm(installed, ...args)) as readonly [Packed];
		assert.equal(again.integrity, packed.integrity);
	});

	test('names the licences of all that is in the bundle', () => {
		const licenses = readFileSync(path.join(installed, 'dist', 'licenses.txt'), 'utf8');
		for (const name of ['ink', 'react', 'marked', 'gray-matter', 'meow', 'string-width']) {
			assert.match(licenses, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((?:MIT|ISC|BSD|Apache)`, 'm'));
		}
	});

	test('tells its version when it is installed', async () => {
		const {version} = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
		assert.deepEqual(await start('--version'), {stdout: `${version}\n`, stderr: ''});
	});

	test('prints one of its posts', async () => {
		const sample = path.join(installed, 'content', 'welcome-to-celeb-reader.md');
		const {stdout, stderr} = await start('--print', sample);
		assert.equal(stderr, '');
		assert.match(stdout, /^Welcome to celeb-reader\n/);
		assert.ok(stdout.split('\n').length > 20);
	});

	test('reads every one of its posts without a problem', async () => {
		const {stdout, stderr} = await start('--json', '--drafts', path.join(installed, 'content'));
		assert.equal(stderr, '');
		const count = paths().filter(file => /^content\/.*\.md$/.test(file)).length;
		const entries = stdout
			.trim()
			.split('\n')
			.map(line => JSON.parse(line) as Manifest);
		assert.equal(entries.length, count);
		for (const {title, description, date, problems} of entries) {
			assert.ok(title && description, String(title));
			assert.ok(date !== undefined);
			assert.deepEqual(problems, []);
		}
	});

	test('shows its posts when it is called by its name alone', {skip: process.platform === 'win32'}, async () => {
		const terminal = openTerminal({program: [command], cwd: target, home});
		await terminal.until(/celeb-reader {2}sample posts +14 posts, newest first[\s\S]*1\/14 /, 'the sample posts');
		assert.match(terminal.screen().join('\n'), /^▌ Welcome to celeb-reader/m);
		await terminal.type('\r', /You are in a terminal/);
		await terminal.type('q', /1\/1\d /);
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});
});
