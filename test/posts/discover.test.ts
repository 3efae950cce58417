import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {discoverPosts, holdsPost} from '../../source/posts/discover.ts';
import {readEntries} from '../../source/posts/entries.ts';
import {openable} from '../../source/posts/raw-names.ts';
import {DEADLINE_MS, makeFiles, makeFolder, root as project} from '../fixtures/sandbox.ts';

const isWindows = process.platform === 'win32';
const isLinux = process.platform === 'linux';
const isAllowedAll = process.getuid?.() === 0;
const noPause = () => undefined;

const withSlashes = (file: string): string => file.replaceAll('\\', '/');

/** The posts below a folder, as paths in it. */
async function find(folder: string, pause: () => Promise<void> | undefined = noPause): Promise<readonly string[]> {
	const {posts} = await discoverPosts(folder, pause);
	return posts.map(post => withSlashes(path.relative(folder, post.path))).sort();
}

describe('the walk', () => {
	test('finds posts by their endings, in any case and at any depth', async () => {
		const names = ['B.MD', 'a.md', 'c.markdown', 'd.mdx', 'deep/er/e.mkd', 'f.mdown'];
		const files = Object.fromEntries([...names, 'notes.txt', 'md', 'x.md.txt'].map(name => [name, '']));
		assert.deepEqual(await find(makeFiles(files)), names);
	});

	test('leaves out what is hidden or installed, and what editors put beside a file', async () => {
		const names = ['.a.md.swp', '.#a.md', '#a.md#', 'a.md~', '.~lock.a.md#', 'a.md.orig', '.a.md.kate-swp', '4913'];
		const folders = ['.git/x.md', '.obsidian/x.md', 'node_modules/pkg/README.md', 'sub/node_modules/x.md'];
		const files = Object.fromEntries([...names, ...folders, '.hidden.md', 'a.md'].map(name => [name, '']));
		assert.deepEqual(await find(makeFiles(files)), ['a.md']);
	});

	test('gives paths as the root was given', async () => {
		const folder = makeFiles({'a.md': '', 'sub/b.md': ''});
		const relative = path.relative(process.cwd(), folder);
		for (const root of [folder, relative, `${relative}/`, `./${relative}`]) {
			const {posts} = await discoverPosts(root, noPause);
			const expected = [path.join(root, 'a.md'), path.join(root, 'sub', 'b.md')];
			assert.deepEqual(posts.map(post => post.path).sort(), expected);
		}
	});

	test('of a file is that file, whatever its name, and its folder is the one to watch', async () => {
		const folder = makeFiles({'notes.txt': '', '.hidden.md': '', 'node_modules/a.md': ''});
		for (const name of ['notes.txt', '.hidden.md', 'node_modules/a.md', 'none.md']) {
			const file = path.join(folder, name);
			const found = await discoverPosts(file, noPause);
			assert.deepEqual(found.posts, [{path: file, link: null}]);
			assert.deepEqual(found.folders, [path.dirname(file)]);
		}
	});

	test('shows what is in a hidden or installed folder that is named', async () => {
		const folder = makeFiles({'.notes/a.md': '', '.notes/.deeper/b.md': '', 'node_modules/c.md': ''});
		assert.deepEqual(await find(path.join(folder, '.notes')), ['a.md']);
		assert.deepEqual(await find(path.join(folder, 'node_modules')), ['c.md']);
	});

	test('tells the folders that it read, and no others', async () => {
		const folder = makeFiles({'a.md': '', 'one/a.md': '', 'one/two/x.txt': '', '.git/a.md': '', 'folder.md/a.md': ''});
		const {folders} = await discoverPosts(folder, noPause);
		const names = folders.map(name => withSlashes(path.relative(folder, name))).sort();
		assert.deepEqual(names, ['', 'folder.md', 'one', 'one/two']);
	});

	test('offers a pause every few entries, however many stand in one folder', async () => {
		const folder = makeFiles(Object.fromEntries(Array.from({length: 1000}, (_, index) => [`${index}.md`, ''])));
		let pauses = 0;
		const found = await find(folder, () => {
			pauses++;
			return pauses % 2 === 0 ? Promise.resolve() : undefined;
		});
		assert.equal(found.length, 1000);
		assert.ok(pauses > 10, String(pauses));
	});

	test('shows no pipe', {skip: isWindows}, async () => {
		const folder = makeFiles({'a.md': ''});
		execFileSync('mkfifo', [path.join(folder, 'pipe.md')]);
		assert.deepEqual(await find(folder), ['a.md']);
	});
});

describe('a folder holds a post', () => {
	const folder = makeFiles({
		'full/sub/sub/a.md': '',
		'empty/inner/notes.txt': '',
		'hidden/.a.md': '',
		'ignored/.gitignore': '*.md',
		'ignored/a.md': '',
	});
	const answers = {full: true, 'full/sub': true, empty: false, hidden: false, ignored: false, none: false};
	for (const [name, answer] of Object.entries(answers)) {
		test(`or not: ${name}`, () => assert.equal(holdsPost(path.join(folder, name)), answer));
	}
});

describe('links', {skip: isWindows}, () => {
	test('to posts are posts, and say where they lead', async () => {
		const target = realpathSync(makeFiles({'a.md': '', 'b.txt': ''}));
		const folder = makeFolder();
		symlinkSync(path.join(target, 'a.md'), path.join(folder, 'one.md'));
		symlinkSync(path.join(target, 'b.txt'), path.join(folder, 'two.md'));
		symlinkSync(path.join(target, 'a.md'), path.join(folder, 'three.txt'));
		symlinkSync(path.join(target, 'none.md'), path.join(folder, 'broken.md'));
		const links = new Map(
			(await discoverPosts(folder, noPause)).posts.map(post => [path.basename(post.path), post.link]),
		);
		assert.deepEqual(
			links,
			new Map([
				['one.md', path.join(target, 'a.md')],
				['two.md', path.join(target, 'b.txt')],
			]),
		);
		const named = await discoverPosts(path.join(folder, 'one.md'), noPause);
		assert.deepEqual(named.posts, [{path: path.join(folder, 'one.md'), link: path.join(target, 'a.md')}]);
	});

	test('to folders are followed, each folder once and under its own name if it has one', async () => {
		const elsewhere = makeFiles({'x.md': '', 'deep/y.md': ''});
		const folder = makeFiles({'real/a.md': ''});
		symlinkSync('real', path.join(folder, 'alias'));
		symlinkSync('real', path.join(folder, 'zalias'));
		symlinkSync(elsewhere, path.join(folder, 'b'));
		symlinkSync(elsewhere, path.join(folder, 'a'));
		symlinkSync(path.join(elsewhere, 'deep'), path.join(folder, 'c'));
		assert.deepEqual(await find(folder), ['a/deep/y.md', 'a/x.md', 'real/a.md']);
	});

	test('that lead in a circle end, and none leads to all files there are', async () => {
		const folder = makeFiles({'a.md': '', 'sub/b.md': ''});
		symlinkSync('.', path.join(folder, 'circle'));
		symlinkSync('..', path.join(folder, 'sub', 'up'));
		symlinkSync('/', path.join(folder, 'everything'));
		symlinkSync('loop', path.join(folder, 'loop'));
		assert.deepEqual(await find(folder), ['a.md', 'sub/b.md']);
		assert.equal(holdsPost(folder), true);
	});

	test('may be the root', async () => {
		const target = makeFiles({'a.md': '', 'sub/b.md': ''});
		const link = path.join(makeFolder(), 'link');
		symlinkSync(target, link);
		assert.deepEqual(await find(link), ['a.md', 'sub/b.md']);
	});
});

describe('what goes wrong with files', () => {
	test('a folder that cannot be read is told', {skip: isWindows || isAllowedAll}, async () => {
		const folder = makeFiles({'a.md': '', 'locked/b.md': ''});
		chmodSync(path.join(folder, 'locked'), 0);
		const found = await discoverPosts(folder, noPause);
		chmodSync(path.join(folder, 'locked'), 0o700);
		assert.deepEqual(found.unreadable, [path.join(folder, 'locked')]);
		assert.deepEqual(found.folders, [folder]);
		assert.equal(found.posts.length, 1);
	});

	test('a folder that vanishes meanwhile was never there', async () => {
		const folder = makeFiles({'a.md': '', 'sub/b.md': ''});
		const found = await discoverPosts(folder, () => {
			rmSync(path.join(folder, 'sub'), {recursive: true, force: true});
			return undefined;
		});
		assert.deepEqual(found, {
			...found,
			posts: [{path: path.join(folder, 'a.md'), link: null}],
			unreadable: [],
			folders: [folder],
		});
	});

	test('a file that vanishes before its type is known costs no other its place', () => {
		const named = (name: string) => ({name, isFile: () => true, isDirectory: () => false, isSymbolicLink: () => false});
		const entries = [named('a.md'), null, null, named('b.md')];
		const dir = {
			readSync() {
				const entry = entries.shift();
				if (entry === null) throw Object.assign(new Error('gone'), {code: 'ENOENT'});
				return entry ?? null;
			},
			closeSync() {},
		};
		const [piece] = [...readEntries({path: 'folder', prefix: 'folder/'}, dir)];
		assert.deepEqual(piece?.posts, ['a.md', 'b.md']);
	});
});

describe('names that are no UTF-8', {skip: !isLinux}, () => {
	const latin1 = (name: string): Buffer => Buffer.from(name, 'latin1');
	const below = (folder: string, ...names: string[]): Buffer =>
		Buffer.concat([Buffer.from(folder), ...names.flatMap(name => [Buffer.from('/'), latin1(name)])]);

	test('are shown as Windows-1252 and open by their bytes, and so does all that is below them', async () => {
		const folder = makeFiles({'plain.md': '', 'gr\u00fc\u00dfe.md': ''});
		writeFileSync(below(folder, 'caf\u00e9.md'), '');
		for (const name of ['caf\u00e8s', 'caf\u00e9s']) {
			mkdirSync(below(folder, name));
			writeFileSync(below(folder, name, 'plain.md'), '');
			writeFileSync(below(folder, name, 'd\u00e9j\u00e0.md'), '');
		}
		const names = [
			'caf\u00e8s/d\u00e9j\u00e0.md',
			'caf\u00e8s/plain.md',
			'caf\u00e9.md',
			'caf\u00e9s/d\u00e9j\u00e0.md',
			'caf\u00e9s/plain.md',
		];
		assert.deepEqual(await find(folder), [...names, 'gr\u00fc\u00dfe.md', 'plain.md']);
		for (const name of names)
			assert.deepEqual(openable(path.join(folder, name)), below(folder, ...name.split('/')), name);
	});

	test('may be those of links', async () => {
		const folder = makeFolder();
		symlinkSync(makeFiles({'a.md': ''}), below(folder, 'caf\u00e9'));
		assert.deepEqual(await find(folder), ['caf\u00e9/a.md']);
	});

	test('may be those of folders with rules', async () => {
		const folder = makeFolder();
		mkdirSync(below(folder, 'caf\u00e9'));
		for (const [name, text] of [
			['.gitignore', '*.mdx'],
			['a.md', ''],
			['b.mdx', ''],
		] as const)
			writeFileSync(below(folder, 'caf\u00e9', name), text);
		assert.deepEqual(await find(folder), ['caf\u00e9/a.md']);
	});
});

/** Runs code in a process that may have few files open; it is to print `true`. */
function runWithFewFiles(code: string): void {
	const module = pathToFileURL(path.join(project, 'source/posts/discover.ts')).href;
	const whole = `
		import {closeSync, openSync} from 'node:fs';
		import {discoverPosts} from ${JSON.stringify(module)};
		const taken = [];
		const takeAll = () => { try { for (;;) taken.push(openSync('.')); } catch {} };
		const giveBack = () => { for (const file of taken) closeSync(file); };
		${code}`;
	const command = 'ulimit -n 200 && exec "$0" --import tsx --input-type=module -e "$1"';
	const options = {cwd: project, timeout: DEADLINE_MS, encoding: 'utf8'} as const;
	const {stdout, stderr} = spawnSync('sh', ['-c', command, process.execPath, whole], options);
	assert.equal(stdout.trim(), 'true', stderr);
}

describe('too many open files', {skip: isWindows, concurrency: 2}, () => {
	const folder = JSON.stringify(makeFiles({'.gitignore': 'b.md', 'a.md': '', 'b.md': '', 'sub/c.md': ''}));

	test('are waited for', () =>
		runWithFewFiles(`
			takeAll();
			setTimeout(giveBack, 120);
			const {posts, unreadable} = await discoverPosts(${folder}, () => undefined);
			console.log(posts.length === 2 && unreadable.length === 0);`));

	test('are not waited for without end', () =>
		runWithFewFiles(`
			takeAll();
			const {posts, unreadable} = await discoverPosts(${folder}, () => undefined);
			giveBack();
			console.log(posts.length === 0 && unreadable.length === 1);`));
});
