import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {post} from '../fixtures/articles.ts';
import {makeFiles, makeFolder, program} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal, type TerminalOptions} from '../pty/terminal.ts';

const calls =
	'open,openat,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,chmod,fchmodat,truncate,mknod,mknodat,utimensat';
const hasStrace =
	inTerminals.skip === false && spawnSync('strace', ['-f', '-e', `trace=${calls}`, 'true']).status === 0;

/** The absolute paths that a call which changes the file system is given, by the lines of a trace; failed calls count too. */
const changedIn = (trace: string): readonly string[] =>
	trace.split('\n').flatMap(line => {
		const [, name = '', args = ''] = /^\d+ +(\w+)\((.*)/.exec(line) ?? [];
		if (name === '' || (name.startsWith('open') && !/O_(?:WRONLY|RDWR|CREAT|TRUNC)/.test(args))) return [];
		return [...args.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(match => match[1] ?? '');
	});

/** Runs the program in a terminal, by `use`; what it changed outside of its own three folders. */
async function watch(options: TerminalOptions, use: (terminal: ReturnType<typeof openTerminal>) => Promise<void>) {
	const home = makeFolder();
	const trace = path.join(makeFolder(), 'trace');
	const words = ['strace', '-f', '-qq', '-s', '4096', '-e', `trace=${calls}`, '-o', trace, ...program];
	const terminal = openTerminal({...options, home, program: words});
	await use(terminal);
	await terminal.end();
	const changed = [...new Set(changedIn(readFileSync(trace, 'utf8')))];
	const own = ['config', 'state', 'cache'].map(name => path.join(home, name));
	return {
		home,
		inside: changed.filter(file => own.some(folder => file.startsWith(`${folder}/celeb-reader`))),
		outside: changed.filter(
			file =>
				!own.some(
					folder => file === folder || file === `${folder}/celeb-reader` || file.startsWith(`${folder}/celeb-reader/`),
				),
		),
	};
}

const isArticle = (rows: readonly string[]): boolean =>
	rows.join('\n').includes('A quay.') && !/posts, |celeb-reader /.test(rows.join('\n'));

describe('the program', {...inTerminals, skip: !hasStrace}, () => {
	test('changes files in its own three folders alone', async () => {
		const names = Object.fromEntries(
			Array.from({length: 300}, (_, index) => [
				`${index}.md`,
				post({title: `Post ${index}`, date: '2024-01-02'}, 'A quay.'),
			]),
		);
		const cwd = makeFiles(names);
		const {inside, outside} = await watch({args: ['.'], cwd}, async terminal => {
			await terminal.until(/1\/300 /, 'the list');
			await terminal.type('jmr', /Marked as read/);
			await terminal.type('/Post 77', /3 of 300 posts/);
			await terminal.type('\r\r', isArticle);
			await terminal.type('m', /ookmark/);
			terminal.press('qqqq');
		});
		assert.deepEqual(
			outside.filter(file => !/^\/dev\/(?:tty|null|pts\/\d+)$/.test(file)),
			[],
		);
		for (const name of ['state', 'cache'])
			assert.ok(
				inside.some(file => file.includes(`/${name}/celeb-reader/`)),
				name,
			);
		assert.deepEqual(readdirSync(cwd).sort(), Object.keys(names).sort());
	});

	test('changes nothing at all with --no-state and --no-cache', async () => {
		const cwd = makeFiles({'ferry.md': post({title: 'Ferry'}, 'A quay.')});
		const {home, inside, outside} = await watch({args: ['--no-state', '--no-cache', '.'], cwd}, async terminal => {
			await terminal.until(/1\/1 /, 'the list');
			await terminal.type('mr\r', isArticle);
			terminal.press('qqqq');
		});
		assert.deepEqual(inside, []);
		assert.deepEqual(
			outside.filter(file => !/^\/dev\/(?:tty|null|pts\/\d+)$/.test(file)),
			[],
		);
		for (const name of ['state', 'cache', 'config']) assert.ok(!existsSync(path.join(home, name)), name);
	});
});
