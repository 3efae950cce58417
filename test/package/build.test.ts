import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {cpSync, existsSync, readdirSync, readFileSync, realpathSync, statSync, symlinkSync} from 'node:fs';
import {builtinModules} from 'node:module';
import path from 'node:path';
import {before, describe, test} from 'node:test';
import {promisify} from 'node:util';
import {ALLOWED, listLicenses} from '../../scripts/licenses.mjs';
import {DEADLINE_MS, environmentOf, makeFiles, makeFolder, root} from '../fixtures/sandbox.ts';

type Bundle = {
	readonly outputs: Readonly<
		Record<
			string,
			{
				readonly imports: readonly {readonly path: string; readonly external?: boolean}[];
				readonly inputs: Readonly<Record<string, {readonly bytesInOutput: number}>>;
			}
		>
	>;
};

const scratch = makeFolder();
const built = path.join(scratch, 'built');
const metafile = path.join(scratch, 'metafile.json');
let bundles: readonly Bundle[];

const call = promisify(execFile);
/** Builds the sources of a folder into a new one. */
async function build(from: string, into: string, {umask = '022', env = {}, args = [] as readonly string[]} = {}) {
	const words = [process.execPath, path.join(from, 'scripts/build.mjs'), '--outdir', into, ...args];
	const options = {cwd: makeFolder(), env: environmentOf(makeFolder(), env), timeout: 3 * DEADLINE_MS};
	const [command = '', ...rest] =
		process.platform === 'win32' ? words : ['/bin/sh', '-c', `umask ${umask}; exec "$@"`, 'sh', ...words];
	await call(command, rest, options);
}

/** Each file of a folder with its mode and a hash. */
const filesOf = (folder: string): readonly string[] =>
	readdirSync(folder, {recursive: true, encoding: 'utf8'})
		.sort()
		.map(name => {
			const file = path.join(folder, name);
			const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
			return `${name} ${statSync(file).mode.toString(8)} ${hash}`;
		});

const scripts = () => readdirSync(built).filter(name => name.endsWith('.js'));
const codeOf = (name: string): string => readFileSync(path.join(built, name), 'utf8');

// One as short as `/app` may stand in any text.
const machinePlaces = [root, realpathSync(root), scratch]
	.map(place => place.replace(/[\\/]$/, ''))
	.filter(place => place.length > 8);

/** What the bundle asks Node for, each with its reason; nothing here reaches the network. */
const builtIns: Readonly<Record<string, string>> = {
	assert: 'graceful-fs',
	buffer: 'bytes',
	child_process: 'the browser, the editor, programs for the clipboard; each after a key',
	constants: 'graceful-fs',
	events: 'Ink',
	fs: 'posts, settings, what is kept',
	'fs/promises': 'the same',
	module: 'the code cache of Node 22',
	os: 'where settings are kept, how many cores there are',
	path: 'paths',
	process: 'arguments, environment, signals',
	readline: 'lines typed to the screen reader’s mode',
	stream: 'Ink',
	'timers/promises': 'waiting',
	tty: 'the keyboard',
	url: 'addresses',
	util: 'graceful-fs',
	v8: 'how soon memory is given back',
	vm: 'the code cache of Node 20, a limit of time',
	worker_threads: 'reading posts on every core',
	zlib: 'checksums of what is kept of folders',
};

describe('the build', () => {
	before(async () => {
		await build(root, built, {args: ['--metafile', metafile]});
		bundles = JSON.parse(readFileSync(metafile, 'utf8')) as readonly Bundle[];
	});

	test('makes the same bytes and modes in another folder, zone and locale, from newer files, under another umask', async () => {
		const elsewhere = path.join(makeFolder(), 'another folder');
		for (const name of ['source', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json'])
			cpSync(path.join(root, name), path.join(elsewhere, name), {recursive: true});
		symlinkSync(path.join(root, 'node_modules'), path.join(elsewhere, 'node_modules'), 'junction');
		const again = path.join(elsewhere, 'out');
		await build(elsewhere, again, {
			umask: '077',
			env: {TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', SOURCE_DATE_EPOCH: '1'},
		});
		assert.ok(filesOf(built).length > 50);
		assert.deepEqual(filesOf(again), filesOf(built));
		for (const file of filesOf(built).filter(() => process.platform !== 'win32'))
			assert.match(file, /^cli\.js 100755 |^(?!cli\.js )\S+ 100644 /);
	});

	test('does not overwrite a folder that is there', async () => {
		const there = makeFiles({'kept.txt': 'kept'});
		await assert.rejects(build(root, there), /is there already/);
		assert.deepEqual(readdirSync(there), ['kept.txt']);
	});

	test('says nothing of the machine it was made on', () => {
		for (const name of readdirSync(built)) {
			const text = codeOf(name);
			for (const place of machinePlaces) assert.ok(!text.includes(place), name);
			assert.doesNotMatch(text, /sourceMappingURL=(?!data:)/, name);
		}
	});

	test('asks Node for files, terminals, threads and programs, never for the network', () => {
		const externals = bundles.flatMap(({outputs}) =>
			Object.values(outputs).flatMap(({imports}) => imports.filter(({external}) => external === true)),
		);
		const inCode = scripts().flatMap(name => [
			...codeOf(name).matchAll(/\b(?:require|import)\(["'`]([^"'`]*)["'`]\)/g),
		]);
		const asked = new Set(
			[...externals.map(({path: target}) => target), ...inCode.map(match => match[1] ?? '')]
				.filter(target => !target.startsWith('.'))
				.map(target => target.replace(/^node:/, '')),
		);
		assert.deepEqual([...asked].sort(), Object.keys(builtIns).sort());
		for (const name of asked) assert.ok(builtinModules.includes(name), name);
	});

	test('holds nothing that evaluates text, reaches the network by itself, or loads what is no module', () => {
		const forbidden =
			/\b(?:eval|(?<!\.)Function|fetch|WebSocket|XMLHttpRequest|EventSource|importScripts|getBuiltinModule|dlopen|process\.binding|instantiateStreaming)\s*\(/;
		for (const name of scripts()) assert.doesNotMatch(codeOf(name), forbidden, name);
	});
});

describe('dist/licenses.txt', () => {
	const licenses = () => readFileSync(path.join(built, 'licenses.txt'), 'utf8').split(`\n${'-'.repeat(72)}\n\n`);

	/** The package that a file is of: the nearest one with a name. */
	function packageOf(file: string): string {
		let folder = path.dirname(path.join(root, file));
		for (;;) {
			const manifest = path.join(folder, 'package.json');
			if (existsSync(manifest) && 'version' in JSON.parse(readFileSync(manifest, 'utf8'))) return folder;
			folder = path.dirname(folder);
		}
	}

	const bundled = () => {
		const inputs = bundles.flatMap(({outputs}) =>
			Object.values(outputs).flatMap(output => Object.entries(output.inputs)),
		);
		const files = inputs.filter(([file, {bytesInOutput}]) => bytesInOutput > 0 && /(?:^|\/)node_modules\//.test(file));
		return [...new Set(files.map(([file]) => packageOf(file)))].map(folder => {
			const {name, version, license} = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Readonly<
				Record<string, string>
			>;
			return {folder, license, head: `${name} ${version} (${license})`};
		});
	};

	test('names each package in the bundle, once, and no other', () => {
		const heads = licenses().map(text => text.split('\n', 1)[0]);
		assert.ok(heads.length > 40);
		assert.deepEqual(
			[...heads].sort(),
			bundled()
				.map(({head}) => head)
				.sort(),
		);
	});

	test('has the terms of each, with who has the rights, and its notices', () => {
		for (const text of licenses()) {
			assert.match(text, /copyright|©|Blue Oak/i, text.slice(0, 60));
			assert.match(text, /permission|Redistribution|TERMS AND CONDITIONS|permissive/i, text.slice(0, 60));
			assert.ok(text.length > 600, text.slice(0, 60));
		}
		for (const {folder, head} of bundled()) {
			const own = licenses().find(text => text.startsWith(`${head}\n`)) ?? '';
			const files = readdirSync(folder).filter(name => /^(?:licen[cs]e|notice|copying)/i.test(name));
			for (const name of files)
				assert.ok(own.includes(readFileSync(path.join(folder, name), 'utf8').trim()), `${head} ${name}`);
		}
	});

	test('names no licence that asks for more than to be told of', () => {
		const known = /^(?:0BSD|Apache-2\.0|BlueOak-1\.0\.0|BSD-[23]-Clause|CC0-1\.0|ISC|MIT)$/;
		assert.deepEqual(
			ALLOWED.filter(license => !known.test(license)),
			[],
		);
		for (const {head, license} of bundled()) assert.match(license ?? '', known, head);
	});

	const bundleOf = (name: string) => ({
		outputs: {'a.js': {inputs: {[`node_modules/${name}/index.js`]: {bytesInOutput: 1}}}},
	});
	for (const [what, files, message] of [
		['another licence', {license: 'GPL-3.0-only', text: 'Copyright'}, /odd has the licence GPL-3\.0-only/],
		['no licence', {text: 'Copyright'}, /odd has the licence undefined/],
		['no text', {license: 'MIT', text: ''}, /odd comes without the text of its licence/],
	] as const) {
		test(`is not made where a package has ${what}`, () => {
			const {text, ...manifest} = files;
			const folder = makeFiles({
				'node_modules/odd/package.json': JSON.stringify({name: 'odd', version: '1.0.0', ...manifest}),
				'node_modules/odd/LICENSE': text,
			});
			assert.throws(() => listLicenses([bundleOf('odd')], folder), message);
		});
	}
});
