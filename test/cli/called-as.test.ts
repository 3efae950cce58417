import assert from 'node:assert/strict';
import path from 'node:path';
import {describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {post} from '../fixtures/articles.ts';
import {site, titles} from '../fixtures/places.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {inPipes, type Run, run, runScript} from './run.ts';

const parade = 'posts/lantern-parade.md';
const assertWell = ({exitCode, signal, stderr}: Run): void =>
	assert.deepEqual({exitCode, signal, stderr}, {exitCode: 0, signal: null, stderr: ''});
const assertFails = (result: Run, exitCode: number, message: string): void =>
	assert.deepEqual(result, {exitCode, signal: null, stdout: '', stderr: `celeb-reader: ${message}\n`});
const small = (title: string) => post({title, date: '2024-01-01'}, `The text of ${title}.`);

describe('celeb-reader, its output a pipe,', inPipes, () => {
	test('in a site lists the posts of the first of its folders that holds one', async () => {
		const folders = ['source/_posts', '_posts', 'content', 'src/content', 'posts', 'blog'];
		for (const [index, folder] of folders.entries()) {
			const files = Object.fromEntries(folders.slice(index).map(name => [`${name}/deep/p.md`, small(name)]));
			const result = await run([], {cwd: makeFiles({...files, 'content/notes.txt': 'none'})});
			assertWell(result);
			assert.match(result.stdout, new RegExp(`^${folder} `));
			assert.equal(result.stdout.match(/ 1 Jan 2024$/gm)?.length, 1);
		}
	});

	test('elsewhere lists the posts that ship with it', async () => {
		const result = await run([], {cwd: makeFolder()});
		assertWell(result);
		assert.match(result.stdout, /^Welcome to celeb-reader/);
	});

	test('with a folder lists its posts, the newest first, each with title, date, description and path', async () => {
		const result = await run(['posts'], {cwd: site});
		assertWell(result);
		const at = titles.map(title => result.stdout.indexOf(title));
		assert.ok(at.every(index => index >= 0));
		assert.deepEqual(
			[...at].sort((a, b) => a - b),
			at,
		);
		assert.match(result.stdout, /^Paper boats: a correction +20 May 2024\nWe said that .* 1 min\n/m);
		assert.match(result.stdout, /^posts\/archive\/winter-timetable\.md$/m);
		assert.doesNotMatch(result.stdout, /Wendel Oyster/);
	});

	test('with several folders and files lists them all', async () => {
		const result = await run(['posts/archive', parade], {cwd: site});
		assertWell(result);
		assert.match(result.stdout, /^Lantern parade[\s\S]*^The winter timetable/m);
		assert.doesNotMatch(result.stdout, /Paper boats/);
	});

	test('takes posts of five extensions in any case, and nothing else', async () => {
		const names = ['a.md', 'b.MARKDOWN', 'c.mdown', 'd.Mkd', 'e.mdx', 'f.txt', 'g.md.bak', '.h.md', 'i.md~'];
		const cwd = makeFiles(Object.fromEntries(names.map(name => [name, small(`Post ${name[0]}`)])));
		const {stdout} = await run(['.'], {cwd});
		assert.deepEqual(stdout.match(/^Post .(?= )/gm)?.sort(), ['Post a', 'Post b', 'Post c', 'Post d', 'Post e']);
	});

	test('with a file prints that post, whatever its extension', async () => {
		const cwd = makeFiles({
			'one.md': small('One'),
			'two.txt': small('Two'),
			three: small('Three'),
			'-four.md': small('Four'),
		});
		for (const [args, title] of [
			[['one.md'], 'One'],
			[['two.txt'], 'Two'],
			[['three'], 'Three'],
			[['./-four.md'], 'Four'],
			[['--', '-four.md'], 'Four'],
		] as const) {
			const result = await run(args, {cwd});
			assertWell(result);
			assert.match(
				result.stdout,
				new RegExp(`^${title}\\n\\nMonday 1 January 2024 · 1 min\\n\\nThe text of ${title}\\.\\n$`),
			);
		}
	});

	test('with a piped path prints that post, however it is written', async () => {
		const home = makeFiles({'a b.md': small('Blanks')});
		const file = path.join(home, 'a b.md');
		for (const stdin of [
			file,
			`${file}\n`,
			`${file}\r\n`,
			`  ${file}\n`,
			`"${file}"`,
			`'${file}'\n`,
			'~/a b.md\n',
			`${pathToFileURL(file)}\n`,
			`${file}\0`,
		]) {
			const result = await run([], {stdin, home, cwd: makeFolder()});
			assertWell(result);
			assert.match(result.stdout, /The text of Blanks\./, JSON.stringify(stdin));
		}
	});

	test('with several piped paths lists them, by lines and by NUL', async () => {
		for (const [script, args] of [
			['find posts -name "*.md" | "$@"', []],
			['find posts -name "*.md" -print0 | "$@" --sort title', []],
		] as const) {
			const result = await runScript(script, args, {cwd: site});
			assertWell(result);
			for (const title of titles) assert.ok(result.stdout.includes(title));
		}
	});

	test('with piped paths of which some are gone lists the others, names those and exits with 1', async () => {
		const {exitCode, stdout, stderr} = await run([], {stdin: `${parade}\nposts/gone.md\nposts/lost.md\n`, cwd: site});
		assert.equal(exitCode, 1);
		assert.match(stdout, /^Lantern parade/);
		assert.equal(
			stderr,
			'celeb-reader: no such file or folder: posts/gone.md\nceleb-reader: no such file or folder: posts/lost.md\n',
		);
	});

	test('with piped text prints it as a post, whether - says so or not', async () => {
		for (const args of [[], ['-']]) {
			const result = await run(args, {stdin: small('Piped')});
			assertWell(result);
			assert.match(result.stdout, /^Piped\n\nMonday 1 January 2024 · 1 min\n\nThe text of Piped\.\n$/);
		}
		const prose = await run([], {stdin: 'Just a line of prose, with no name.\n'});
		assertWell(prose);
		assert.match(prose.stdout, /Just a line of prose, with no name\./);
	});

	test('with - takes even a file’s name for text', async () => {
		const result = await run(['-'], {stdin: `${parade}\n`, cwd: site});
		assert.match(result.stdout, /^Standard input\n[\s\S]*posts\/lantern-parade\.md/);
	});

	test('with - beside other names is called wrongly', async () => {
		assertFails(
			await run(['-', parade], {cwd: site}),
			2,
			'- stands for standard input and cannot be combined with other names',
		);
	});

	test('with /dev/null as standard input lists as without a pipe', async () => {
		const result = await runScript('"$@" < /dev/null', [], {cwd: site});
		assertWell(result);
		assert.match(result.stdout, /^Lantern parade/);
	});

	test('with standard input closed lists as without a pipe', async () => {
		const result = await runScript('"$@" <&-', [], {cwd: site});
		assertWell(result);
		assert.match(result.stdout, /^Lantern parade/);
	});

	test('with a name that does not exist says so in one line, prints nothing and exits with 1', async () => {
		for (const name of ['gone.md', 'no/such/folder', 'posts/lantern-parade.md/inner']) {
			assertFails(await run([name], {cwd: site}), 1, `no such file or folder: ${name}`);
			assertFails(await run(['posts', name], {cwd: site}), 1, `no such file or folder: ${name}`);
			assertFails(await run(['--json', name], {cwd: site}), 1, `no such file or folder: ${name}`);
		}
		assertFails(await run([''], {cwd: site}), 1, 'no such file or folder:');
		assertFails(await run(['x'.repeat(100_000)], {cwd: site}), 1, `no such file or folder: ${'x'.repeat(999)}…`);
	});

	test('with a piped line that looks like a path but names nothing does the same', async () => {
		for (const stdin of ['gone.md\n', 'posts/gone', '/no/where\r\n', '"gone.MARKDOWN"\n']) {
			const {exitCode, stdout, stderr} = await run([], {stdin, cwd: site});
			assert.deepEqual({exitCode, stdout}, {exitCode: 1, stdout: ''});
			assert.equal(stderr, `celeb-reader: no such file or folder: ${stdin.trim()}\n`);
		}
	});

	test('with a file that is no text says so and exits with 1', async () => {
		const noise = Uint8Array.from({length: 4000}, (_, index) => (index * 7919) % 256);
		assertFails(await run(['noise.md'], {cwd: makeFiles({'noise.md': noise})}), 1, 'noise.md: not a text file');
	});

	test('lists an empty folder as nothing, and says so', async () => {
		assert.deepEqual(await run(['.'], {cwd: makeFolder()}), {
			exitCode: 0,
			signal: null,
			stdout: '',
			stderr: 'celeb-reader: no posts in .\n',
		});
	});

	test('ends quietly when nobody reads on', async () => {
		const cwd = makeFiles({'long.md': 'A line of words that goes on.\n\n'.repeat(5000)});
		for (const args of [['long.md'], ['--json', 'long.md'], ['--help']]) {
			const result = await runScript('{ "$@"; echo "code $?" >&2; } | head -1', args, {cwd});
			assert.equal(result.stdout.split('\n').length, 2);
			assert.equal(result.stderr, 'code 0\n');
		}
	});
});
