import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {loadWhole} from '../../source/posts/load.ts';
import {createPause} from '../../source/posts/pause.ts';
import type {Post} from '../../source/posts/post.ts';
import {UnreadableFileError} from '../../source/posts/read-file.ts';
import {openFolders} from './folders.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-'));
after(() => rmSync(root, {recursive: true, force: true}));

const isWindows = process.platform === 'win32';

function write(name: string, text = 'Text'): void {
	const file = path.join(root, name);
	mkdirSync(path.dirname(file), {recursive: true});
	writeFileSync(file, text);
}

for (const name of ['a.md', 'B.MD', 'c.markdown', 'd.mdx', 'deep/er/e.mkd', 'f.mdown']) write(`site/${name}`);
for (const name of ['notes.txt', '.hidden.md', '.git/x.md', 'node_modules/pkg/README.md', 'a.md~', '.a.md.swp'])
	write(`site/${name}`);
mkdirSync(path.join(root, 'site/folder.md'));
mkdirSync(path.join(root, 'empty/inner'), {recursive: true});
const site = path.join(root, 'site');

async function load(roots: readonly string[], drafts = false): Promise<readonly Post[]> {
	const posts: Post[] = [];
	for await (const {added} of openFolders(roots, {drafts}).load()) posts.push(...added);
	return posts;
}

test('a pipe is neither waited for nor shown', {skip: isWindows, timeout: 20_000}, async () => {
	const pipes = path.join(root, 'pipes');
	mkdirSync(pipes);
	execFileSync('mkfifo', [path.join(pipes, 'pipe.md')]);
	assert.deepEqual(await load([pipes]), []);
	assert.throws(() => loadWhole(path.join(pipes, 'pipe.md')), UnreadableFileError);
});

test('drafts are hidden unless they are asked for', async () => {
	const folder = path.join(root, 'drafts');
	mkdirSync(folder);
	writeFileSync(path.join(folder, 'draft.md'), '---\ntitle: Not yet\ndraft: true\n---\n');
	writeFileSync(path.join(folder, 'done.md'), '---\ntitle: Done\n---\n');
	const titles = (posts: readonly Post[]) => posts.map(({title}) => title).sort();
	assert.deepEqual(titles(await load([folder])), ['Done']);
	assert.deepEqual(titles(await load([folder], true)), ['Done', 'Not yet']);
});

test('what stands in a folder of drafts is a draft, unless that folder is named', async () => {
	write('blog/_drafts/idea.md', '---\ntitle: An idea\n---\n');
	write('blog/_posts/done.md', '---\ntitle: Done\n---\n');
	const blog = path.join(root, 'blog');
	const titlesOf = async (folder: string, drafts: boolean) =>
		(await load([folder], drafts)).map(({title, draft}) => [title, draft]).sort();
	assert.deepEqual(await titlesOf(blog, false), [['Done', false]]);
	assert.deepEqual(await titlesOf(blog, true), [
		['An idea', true],
		['Done', false],
	]);
	assert.deepEqual(await titlesOf(path.join(blog, '_drafts'), false), [['An idea', false]]);
});

test('a draft that is named is shown, and a post that is named twice is there once', async () => {
	const folder = path.join(root, 'drafts');
	const draft = path.join(folder, 'draft.md');
	const posts = await load([folder, path.join(folder, 'done.md'), `${folder}/../drafts/done.md`, draft]);
	assert.deepEqual(posts.map(({title}) => title).sort(), ['Done', 'Not yet']);
});

test('a front matter that is longer than a head is read whole', async () => {
	const long = `---\ndescription: ${'word '.repeat(8000)}\ntitle: At the end\n---\nText`;
	write('long/long.md', long);
	const [post] = await load([path.join(root, 'long')]);
	assert.equal(post?.title, 'At the end');
});

test('steps tell how far the reading is', async () => {
	const steps: string[] = [];
	for await (const {done, total, added, isWhole} of openFolders([site]).load())
		steps.push(`${done}/${total} ${added.length} ${isWhole}`);
	assert.deepEqual(steps, ['6/6 6 true']);
});

test('reading pauses when its slice of time is used up', async () => {
	let clock = 0;
	const pause = createPause(() => clock);
	assert.equal(pause(), undefined);
	clock = 13;
	await pause();
	assert.equal(pause(), undefined);
});

test('what cannot be opened says why in a few words', () => {
	const reasonFor = (file: string): string => {
		try {
			loadWhole(file);
		} catch (error) {
			assert.ok(error instanceof UnreadableFileError);
			return error.message;
		}
		return '';
	};
	assert.equal(reasonFor(path.join(root, 'none.md')), 'no such file');
	assert.equal(reasonFor(site), isWindows ? reasonFor(site) : 'a folder, not a file');
	writeFileSync(path.join(root, 'binary.md'), Buffer.from(Array.from({length: 400}, (_, index) => index % 5)));
	assert.equal(reasonFor(path.join(root, 'binary.md')), 'not a text file');
});
