import assert from 'node:assert/strict';
import {execFile, spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {promisify} from 'node:util';
import {inPipes, run} from '../cli/run.ts';
import {post} from '../fixtures/articles.ts';
import {DEADLINE_MS, environmentOf, makeFiles, makeFolder, program, root} from '../fixtures/sandbox.ts';
import {remote} from '../pty/moving.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';

type Note = {
	readonly call?: string;
	readonly program?: string;
	readonly args?: readonly string[];
	readonly modules?: readonly string[];
	readonly sockets?: readonly string[];
};

const probe = path.join(root, 'test/package/network-probe.cjs');
/** Those of Node's modules that exist to reach other machines; but dgram, which comes with the one that starts programs. */
const forbidden = /^(?:https?|http2|tls|dns|inspector|quic|internal\/deps\/undici\/undici|_http_\w+|_tls_\w+)$/;

/** An environment whose programs are watched, and what was noted of them. */
function watched() {
	const file = path.join(makeFolder(), 'notes');
	const notes = (): readonly Note[] =>
		(existsSync(file) ? readFileSync(file, 'utf8') : '')
			.split('\n')
			.slice(0, -1)
			.map(line => JSON.parse(line) as Note);
	return {
		env: {NODE_OPTIONS: `--require "${probe.replaceAll('\\', '\\\\')}"`, NETWORK_PROBE: file},
		notes,
		calls: () => notes().flatMap(({call}) => call ?? []),
		programs: () => notes().flatMap(({program: name, args}) => (name === undefined ? [] : [[name, args?.slice(1)]])),
		ends: () => notes().filter(({modules}) => modules !== undefined),
	};
}

const address = 'https://pictures.example.org/a.png';
const remotePost = post(
	{title: 'The ferry', date: '2024-05-06', image: address, canonical: 'https://example.org/ferry'},
	[
		`![The ferry](${address})`,
		'It left at [nine](https://example.org/nine), said <https://example.org/> and nine@example.org.',
		'<img src="//pictures.example.org/b.png"> <iframe src="https://video.example.org/1"></iframe>',
		'{{< youtube abcdefghijk >}} {% embed https://example.org/embed %}',
		'[gone]: https://example.org/gone',
	].join('\n\n'),
);
const makePosts = () =>
	makeFiles({
		'posts/ferry.md': remotePost,
		...Object.fromEntries(
			Array.from({length: 300}, (_, index) => [`posts/${index}.md`, post({title: `Post ${index}`}, 'A quay, a boat.')]),
		),
	});

describe('the probe', () => {
	for (const [code, call] of [
		["fetch('http://127.0.0.1:65534/').catch(() => {})", 'TCP.connect'],
		["require('node:http').get('http://127.0.0.1:65534/').on('error', () => {})", 'TCP.connect'],
		["require('node:net').createServer().listen(0, '127.0.0.1', function () { this.close(); })", 'TCP.listen'],
		["require('node:net').connect('/nowhere/socket').on('error', () => {})", 'Pipe.connect'],
		["require('node:dgram').createSocket('udp4').bind(0, '127.0.0.1', function () { this.close(); })", 'UDP.bind'],
		["require('node:dns').lookup('localhost', () => {})", 'getaddrinfo'],
		[
			"new (require('node:worker_threads').Worker)(\"require('node:dns').lookup('localhost', () => {})\", {eval: true})",
			'getaddrinfo',
		],
	] as const) {
		test(`sees ${code.slice(0, 50)}`, async () => {
			const {env, calls, notes} = watched();
			await promisify(execFile)(process.execPath, ['-e', code], {
				env: environmentOf(makeFolder(), env),
				timeout: DEADLINE_MS,
			});
			assert.ok(calls().includes(call), JSON.stringify(calls()));
			assert.ok(
				/Worker|Pipe/.test(code + call) ||
					notes().some(({modules}) => modules?.some(name => forbidden.test(name) || name === 'net')),
			);
		});
	}

	test('sees programs, and a socket that stays open', {skip: process.platform !== 'linux'}, async () => {
		const {env, programs, ends} = watched();
		const code =
			"require('node:child_process').spawnSync('true', ['a']); require('node:child_process').spawn('true', ['b']).on('close', () => require('node:net').createServer().listen(0, '127.0.0.1', () => process.exit()))";
		await promisify(execFile)(process.execPath, ['-e', code], {
			env: environmentOf(makeFolder(), env),
			timeout: DEADLINE_MS,
		});
		assert.deepEqual(programs(), [
			['true', ['a']],
			['true', ['b']],
		]);
		assert.equal(ends()[0]?.sockets?.length, 1);
	});
});

function assertQuiet({calls, ends}: ReturnType<typeof watched>): void {
	assert.deepEqual(calls(), []);
	assert.equal(ends().length, 1, 'the program was watched to its end');
	assert.deepEqual(ends()[0]?.sockets, []);
	assert.deepEqual(
		ends()[0]?.modules?.filter(name => forbidden.test(name)),
		[],
	);
}

describe('without a terminal', inPipes, () => {
	for (const args of [
		['posts'],
		['posts/ferry.md'],
		['--json', 'posts'],
		['--json', 'posts/ferry.md'],
		['--search', 'quay', '--print', 'posts'],
		['--color=always', '--hyperlinks=always', 'posts/ferry.md'],
		['--help'],
		['--version'],
		['https://example.org/post.md'],
		['//example.org/share/post.md'],
	]) {
		test(`celeb-reader ${args.join(' ')} asks nothing of the network and starts no program`, async () => {
			const watch = watched();
			const {stdout, stderr} = await run(args, {cwd: makePosts(), env: watch.env});
			assert.ok(stdout !== '' || /no such file/.test(stderr), stderr);
			assertQuiet(watch);
			assert.deepEqual(watch.programs(), []);
		});
	}
});

describe('in a terminal', inTerminals, () => {
	test('nothing is asked of the network, and a program is started by a key alone', async () => {
		const watch = watched();
		const browser = {BROWSER: 'true'};
		const terminal = openTerminal({args: ['posts'], cwd: makePosts(), env: {...watch.env, ...remote, ...browser}});
		await terminal.until(/1\/301 /, 'the list');
		await terminal.type('fferry\r', /1\/1 /);
		await terminal.type('\r', /It left at/);
		assert.deepEqual(watch.programs(), []);
		await terminal.type('o', /1 {2}The ferry +image/);
		await terminal.type('y', /Copied/);
		terminal.press('\r');
		await terminal.until(() => watch.programs().length > 0, 'a browser');
		const started = watch.programs();
		assert.equal(started.length, 1);
		assert.match(JSON.stringify(started), /^\[\["[^"]*\/true",\["https:\/\/[a-z.]*example\.org\/[^"]*"\]\]\]$/);
		await terminal.type('\u001B', /It left at/);
		terminal.press('qqqq');
		assert.equal((await terminal.end()).exitCode, 0);
		assertQuiet(watch);
		assert.equal(watch.programs().length, 1);
	});
});

const strace = spawnSync('strace', ['-f', '-e', 'trace=network', 'true']).status === 0;

describe('for the system', {skip: !strace}, () => {
	test('the program opens no socket that could reach another machine, in any thread', async () => {
		const trace = path.join(makeFolder(), 'trace');
		const words = ['-f', '-qq', '-e', 'trace=socket,connect,bind,listen', '-o', trace, ...program, '--json', 'posts'];
		await promisify(execFile)('strace', words, {
			cwd: makePosts(),
			env: environmentOf(makeFolder()),
			timeout: 3 * DEADLINE_MS,
		});
		const calls = readFileSync(trace, 'utf8')
			.split('\n')
			.filter(line => /\b(?:socket|connect|bind|listen)\(/.test(line));
		// The C library may ask a service of the system for the names of users.
		assert.deepEqual(
			calls.filter(line => !/AF_UNIX/.test(line)),
			[],
		);
	});
});
