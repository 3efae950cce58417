import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:net';
import path from 'node:path';
import {describe, test} from 'node:test';
import {inPipes, type Run, readEntries, run, runScript} from '../cli/run.ts';
import {atEnd, makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {foreignControls} from '../pty/sequences.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {row} from './rows.ts';

const post = (title: string): string => `---\ntitle: ${title}\ndate: 2024-01-02\n---\nThe text of ${title}.\n`;
const titles = ({stdout}: Run): readonly string[] =>
	readEntries(stdout)
		.map(({title}) => String(title))
		.sort();
const LOST = /gone|deleted|no longer/i;
const list = (cwd: string): Promise<Run> => run(['--json', '.'], {cwd});

describe('files', inPipes, () => {
	test(`${row(51)} each post is listed once, and nothing outside`, async () => {
		const outside = makeFiles({'other/outside.md': post('Outside')});
		const cwd = makeFiles({'plain.md': post('Plain'), 'sub/inner.md': post('Inner')});
		for (const [target, link] of [
			['.', 'self'],
			['..', 'sub/up'],
			['/', 'everything'],
			['round-2', 'round-1'],
			['round-1', 'round-2'],
			['loop.md', 'loop.md'],
			['gone.md', 'dangling.md'],
			['plain.md', 'twin.md'],
			['/proc/self/fd', 'descriptors'],
		] as const)
			symlinkSync(target, path.join(cwd, link));
		symlinkSync(path.join(outside, 'other'), path.join(cwd, 'out'));
		const found = titles(await list(cwd));
		// A folder that someone has linked is meant to be read; a file that is linked too is the same post.
		assert.deepEqual(new Set(found), new Set(['Inner', 'Outside', 'Plain']));
		assert.equal(found.filter(title => title === 'Inner').length, 1);
		const {exitCode, stderr} = await run(['loop.md'], {cwd});
		assert.equal(exitCode, 1);
		assert.match(stderr, /^celeb-reader: .*loop\.md/);
	});

	test(`${row(51)} a thousand folders in each other, and two thousand beside each other, are walked`, async () => {
		const cwd = makeFolder();
		const bottom = path.join(cwd, ...Array.from({length: 1000}, () => 'd'));
		mkdirSync(bottom, {recursive: true});
		writeFileSync(path.join(bottom, 'bottom.md'), post('Bottom'));
		for (let index = 0; index < 2000; index++) mkdirSync(path.join(cwd, `wide-${index}`));
		writeFileSync(path.join(cwd, 'wide-1999', 'last.md'), post('Last'));
		assert.deepEqual(titles(await list(cwd)), ['Bottom', 'Last']);
	});

	test(`${row(52)} they are left out of a list, and opened by name they are an error`, async () => {
		const cwd = makeFiles({'plain.md': post('Plain')});
		execFileSync('mkfifo', [path.join(cwd, 'pipe.md')]);
		symlinkSync('/dev/zero', path.join(cwd, 'zero.md'));
		symlinkSync('/dev/tty', path.join(cwd, 'tty.md'));
		const socket = createServer().listen(path.join(cwd, 'socket.md'));
		atEnd(() => socket.close());
		await new Promise(resolve => socket.once('listening', resolve));
		const listed = await list(cwd);
		assert.ok(titles(listed).includes('Plain'));
		for (const entry of readEntries(listed.stdout))
			if (entry.title !== 'Plain') assert.match(JSON.stringify(entry.problems), /not a regular file/);
		for (const name of ['pipe.md', 'zero.md', 'socket.md']) {
			const {exitCode, stdout, stderr} = await run([name], {cwd});
			assert.deepEqual({exitCode, stdout}, {exitCode: 1, stdout: ''}, name);
			assert.match(stderr, new RegExp(`^celeb-reader: ${name}: [^\\n]+\\n$`));
		}
	});

	test(`${row(52)} a file of the system that has no size is read`, {skip: process.platform !== 'linux'}, async () => {
		const {exitCode, stdout} = await run(['--print', '/proc/self/status'], {});
		assert.equal(exitCode, 0);
		assert.match(stdout, /VmPeak/);
	});

	test(`${row(53)} the others are listed`, {skip: process.getuid?.() === 0}, async () => {
		const cwd = makeFiles({'plain.md': post('Plain'), 'locked.md': post('Locked'), 'closed/in.md': post('In')});
		chmodSync(path.join(cwd, 'locked.md'), 0);
		chmodSync(path.join(cwd, 'closed'), 0);
		try {
			const listed = await list(cwd);
			assert.match(listed.stdout, /"Plain"[\s\S]*no permission to read it|no permission to read it[\s\S]*"Plain"/);
			assert.match(listed.stderr, /closed: the folder cannot be read/);
		} finally {
			chmodSync(path.join(cwd, 'closed'), 0o700);
		}
	});

	// Reading a process's own memory from its beginning is an input error for root too.
	test(`${row(53)} an error of the disk is told`, {skip: process.platform !== 'linux'}, async () => {
		const cwd = makeFiles({'plain.md': post('Plain')});
		symlinkSync('/proc/self/mem', path.join(cwd, 'broken.md'));
		const {exitCode, stderr} = await run(['broken.md'], {cwd});
		assert.equal(exitCode, 1);
		assert.equal(stderr, 'celeb-reader: broken.md: the disk cannot read it\n');
		assert.ok(titles(await list(cwd)).includes('Plain'));
	});

	test(`${row(55)} a folder called .md is walked, and the others too`, async () => {
		const cwd = makeFiles({'folder.md/in.md': post('Inner'), 'plain.md': post('Plain')});
		assert.deepEqual(titles(await list(cwd)), ['Inner', 'Plain']);
		assert.deepEqual(titles(await run(['--json', 'folder.md'], {cwd})), ['Inner']);
	});

	test(`${row(55)} a working directory that is gone is told, or does no harm`, async () => {
		const cwd = makeFolder();
		const kept = makeFiles({'plain.md': post('Plain')});
		const gone = await runScript(
			'mkdir gone && cd gone && rmdir ../gone && "$@"',
			['--print', path.join(kept, 'plain.md')],
			{cwd},
		);
		assert.match(gone.stdout + gone.stderr, /The text of Plain|^celeb-reader: /);
		assert.doesNotMatch(gone.stderr, /\n {4}at /);
	});

	const odd = {
		'new\nline\u001B[31m.md': 'Line',
		'\u202Egnp.md': 'Turned',
		'-dash.md': 'Dash',
		[`${'n'.repeat(252)}.md`]: 'Long',
		' blanks .md': 'Blanks',
	};

	test(`${row(56)} they are listed clean and opened by what they are called`, async () => {
		const cwd = makeFiles(Object.fromEntries(Object.entries(odd).map(([name, title]) => [name, post(title)])));
		assert.deepEqual(titles(await list(cwd)), Object.values(odd).sort());
		const printed = await run(['--print', '.'], {cwd});
		assert.deepEqual(foreignControls(printed.stdout + printed.stderr), []);
		for (const [name, title] of Object.entries(odd)) {
			const opened = await run(['--print', `./${name}`], {cwd});
			assert.match(opened.stdout, new RegExp(`The text of ${title}\\.`));
		}
		assert.match((await run(['--print', '--', '-dash.md'], {cwd})).stdout, /The text of Dash/);
	});

	test(`${row(56)} a name that is no UTF-8 is listed and read`, {skip: process.platform !== 'linux'}, async () => {
		const cwd = makeFolder();
		writeFileSync(Buffer.concat([Buffer.from(`${cwd}/bad`), Buffer.from([0xff]), Buffer.from('.md')]), post('Bad'));
		assert.deepEqual(titles(await list(cwd)), ['Bad']);
	});

	test(`${row(57)} the former are posts, the latter are not`, async () => {
		const names = [
			'UP.MD',
			'Mixed.Markdown',
			'.hidden.md',
			'.in.md.swp',
			'in.md~',
			'#in.md#',
			'.#in.md',
			'.git/x.md',
			'in.md.bak',
		];
		const cwd = makeFiles(Object.fromEntries(names.map(name => [name, post(name.replace(/\W/g, ''))])));
		assert.deepEqual(titles(await list(cwd)), ['MixedMarkdown', 'UPMD']);
	});

	test(`${row(58)} a long list is read with few descriptors`, async () => {
		const posts = Array.from({length: 600}, (_, index) => [`post-${index}.md`, post(`Post ${index}`)] as const);
		const cwd = makeFiles(Object.fromEntries(posts));
		const few = await runScript('ulimit -n 40; "$@"', ['--json', '.'], {cwd});
		assert.deepEqual({exitCode: few.exitCode, stderr: few.stderr}, {exitCode: 0, stderr: ''});
		assert.equal(titles(few).length, 600);
	});
});

describe('files that change', inTerminals, () => {
	const open = async (files: Readonly<Record<string, string>>) => {
		const cwd = makeFiles(files);
		const terminal = openTerminal({args: ['.'], cwd});
		await terminal.until(/Plain/, 'the list');
		return {cwd, terminal};
	};

	test(`${row(54)} one that is cut short, replaced by a pipe or deleted while it is read leaves the reader as it was`, async () => {
		const {cwd, terminal} = await open({'plain.md': post('Plain')});
		const file = path.join(cwd, 'plain.md');
		await terminal.type('\r', /The text of Plain/);
		writeFileSync(file, '');
		await terminal.until(/has no text/, 'the empty file');
		writeFileSync(file, post('Later'));
		await terminal.until(/The text of Later/, 'the new text');
		rmSync(file);
		execFileSync('mkfifo', [file]);
		// A notice stays until a key is pressed.
		await terminal.type('j', LOST, 'a word that it is gone, though a pipe stands there');
		terminal.press('qqq');
		assert.equal((await terminal.end()).exitCode, 0);
	});

	test(`${row(54)} a post that is gone when it is opened is told, and the list goes on`, async () => {
		const {cwd, terminal} = await open({'plain.md': post('Plain'), 'other.md': post('Other')});
		rmSync(path.join(cwd, 'plain.md'));
		rmSync(path.join(cwd, 'other.md'));
		await terminal.type('\r', /no such file|No posts|is gone/i);
		terminal.press('qqq');
		assert.equal((await terminal.end()).exitCode, 0);
	});

	test(`${row(55)} the folder may go while it is listed`, async () => {
		const {cwd, terminal} = await open({'posts/plain.md': post('Plain')});
		rmSync(cwd, {recursive: true});
		await terminal.type('?', /help|keys/i, 'help');
		terminal.press('qqq');
		assert.equal((await terminal.end()).exitCode, 0);
	});

	test(`${row(58)} an article opens with few descriptors`, async () => {
		const cwd = makeFiles({'plain.md': post('Plain')});
		const terminal = openTerminal({args: ['.'], cwd, script: 'ulimit -n 48; exec "$@"'});
		await terminal.until(/Plain/, 'the list');
		await terminal.type('\r', /The text of Plain/);
		terminal.press('qq');
		assert.equal((await terminal.end()).exitCode, 0);
	});
});
