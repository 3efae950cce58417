import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {discoverPosts} from '../../source/posts/discover.ts';
import {DEADLINE_MS, makeFiles} from '../fixtures/sandbox.ts';

type Files = Readonly<Record<string, string>>;

async function findIn(folder: string, root = ''): Promise<readonly string[]> {
	const {posts} = await discoverPosts(path.join(folder, root), () => undefined);
	return posts.map(post => path.relative(folder, post.path).replaceAll('\\', '/')).sort();
}

/** A repository as far as rules go, with empty posts beside its files. */
const makeRepository = (files: Files, posts: readonly string[]): string =>
	makeFiles({'.git/HEAD': '', ...files, ...Object.fromEntries(posts.map(name => [name, '']))});

type Case = {
	readonly name: string;
	readonly files: Files;
	readonly posts: readonly string[];
	readonly found: readonly string[];
	/** The folder in the repository that is named, if it is not the repository itself. */
	readonly root?: string;
};

const cases: readonly Case[] = [
	{
		name: 'rules without a slash count at any depth, in files and folders',
		files: {'.gitignore': 'public\nb.md\n'},
		posts: ['a.md', 'b.md', 'sub/b.md', 'public/c.md', 'sub/public/d.md'],
		found: ['a.md'],
	},
	{
		name: 'rules with a slash count where they stand',
		files: {'.gitignore': '/public\nsub/b.md\n'},
		posts: ['b.md', 'public/c.md', 'sub/b.md', 'sub/public/d.md', 'sub/sub/b.md'],
		found: ['b.md', 'sub/public/d.md', 'sub/sub/b.md'],
	},
	{
		name: 'a slash at the end means folders alone',
		files: {'.gitignore': 'a.md/\n'},
		posts: ['a.md', 'sub/a.md/b.md'],
		found: ['a.md'],
	},
	{
		name: 'comments, blank lines, carriage returns, trailing blanks and a byte order mark are none',
		files: {'.gitignore': '\uFEFFa.md\r\n\r\n#c.md\r\nb.md  \r\n\\#d.md\r\n'},
		posts: ['a.md', 'b.md', '#c.md', '#d.md', 'c.md'],
		found: ['#c.md', 'c.md'],
	},
	{
		name: 'the last rule that fits decides, but nothing comes back out of an ignored folder',
		files: {'.gitignore': '*.md\n!keep.md\npublic/\n!public/keep.md\n'},
		posts: ['a.md', 'keep.md', 'sub/keep.md', 'public/keep.md'],
		found: ['keep.md', 'sub/keep.md'],
	},
	{
		name: 'everything may be ignored but one folder',
		files: {'.gitignore': '/*\n!/posts/\n'},
		posts: ['a.md', 'drafts/b.md', 'posts/c.md', 'posts/sub/d.md'],
		found: ['posts/c.md', 'posts/sub/d.md'],
	},
	{
		name: 'rules in a folder count in it, before those above',
		files: {'.gitignore': '*.mdx\n', 'sub/.gitignore': '!*.mdx\n/a.md\nb.md\n'},
		posts: ['a.md', 'a.mdx', 'sub/a.md', 'sub/a.mdx', 'sub/deep/a.md', 'sub/deep/b.md'],
		found: ['a.md', 'sub/a.mdx', 'sub/deep/a.md'],
	},
	{
		name: 'a folder that comes back by a rule below comes back with all that is in it',
		files: {'.gitignore': 'build/\n', 'sub/.gitignore': '!build/\n'},
		posts: ['build/a.md', 'sub/build/b.md', 'sub/build/deep/c.md'],
		found: ['sub/build/b.md', 'sub/build/deep/c.md'],
	},
	{
		name: 'the names of folders with rules mean themselves',
		files: {'[a] b*/.gitignore': 'x.md\nsub/y.md\n'},
		posts: ['[a] b*/x.md', '[a] b*/sub/x.md', '[a] b*/sub/y.md', 'a b/x.md'],
		found: ['a b/x.md'],
	},
	{
		name: 'stars over folders',
		files: {'.gitignore': 'one/**/z.md\n**/two/*.md\nthree/**\n'},
		posts: ['one/z.md', 'one/a/b/z.md', 'x/two/a.md', 'x/two/b/a.md', 'three/a/b.md', 'z.md'],
		found: ['x/two/b/a.md', 'z.md'],
	},
	{
		name: 'what one person excludes for himself counts, and less than the rules of the project',
		files: {'.git/info/exclude': 'private\nnotes.md\n', '.gitignore': '!notes.md\n'},
		posts: ['a.md', 'notes.md', 'private/b.md'],
		found: ['a.md', 'notes.md'],
	},
	{
		name: 'rules above the named folder count, up to the repository',
		root: 'blog/site/posts',
		files: {
			'.gitignore': '*.md\n',
			'blog/.git/HEAD': '',
			'blog/.gitignore': 'old/\n',
			'blog/site/.gitignore': '/posts/b.md\n',
		},
		posts: ['blog/site/posts/a.md', 'blog/site/posts/b.md', 'blog/site/posts/old/c.md', 'blog/site/posts/sub/b.md'],
		found: ['blog/site/posts/a.md', 'blog/site/posts/sub/b.md'],
	},
	{
		name: 'an ignored folder that is named is shown, but for what its own rules ignore',
		root: 'content/posts',
		files: {'.gitignore': '/content/\n*.mdx\n', 'content/posts/.gitignore': 'b.md\n'},
		posts: ['content/posts/a.md', 'content/posts/a.mdx', 'content/posts/b.md', 'content/posts/sub/c.md'],
		found: ['content/posts/a.md', 'content/posts/a.mdx', 'content/posts/sub/c.md'],
	},
	{
		name: 'a repository in a repository has rules of its own',
		files: {
			'.gitignore': 'a.md\n',
			'theme/.git': 'gitdir: ../.git/modules/theme\n',
			'.git/modules/theme/info/exclude': 'b.md\n',
		},
		posts: ['a.md', 'theme/a.md', 'theme/b.md', 'theme/c.md'],
		found: ['theme/a.md', 'theme/c.md'],
	},
];

for (const {name, files, posts, found, root} of cases) {
	test(name, {skip: process.platform === 'win32' && posts.some(post => /[*?]/.test(post))}, async () =>
		assert.deepEqual(await findIn(makeRepository(files, posts), root), found),
	);
}

test('no rules are looked for above a folder that is in no repository', async () => {
	const folder = makeFiles({'.gitignore': '*.md\n', 'posts/a.md': '', 'posts/b.md': '', 'posts/.gitignore': 'b.md\n'});
	assert.deepEqual(await findIn(folder, 'posts'), ['posts/a.md']);
	assert.deepEqual(await findIn(folder), []);
});

test('rules hold in linked working trees as in the first', async () => {
	const folder = makeFiles({
		'main/.git/info/exclude': 'b.md\n',
		'main/.git/worktrees/other/commondir': '../..\n',
		'other/a.md': '',
		'other/b.md': '',
	});
	writeFileSync(path.join(folder, 'other/.git'), `gitdir: ${path.join(folder, 'main/.git/worktrees/other')}\n`);
	assert.deepEqual(await findIn(folder, 'other'), ['other/a.md']);
});

describe('what is no file of rules, or a hostile one,', () => {
	test('is not waited for, nor followed', {skip: process.platform === 'win32', timeout: DEADLINE_MS}, async () => {
		const folder = makeFiles({'a.md': '', 'one/a.md': '', 'two/a.md': '', 'rules.txt': '*.md\n'});
		execFileSync('mkfifo', [path.join(folder, '.gitignore')]);
		symlinkSync('../rules.txt', path.join(folder, 'one/.gitignore'));
		mkdirSync(path.join(folder, 'two/.gitignore'));
		assert.deepEqual(await findIn(folder), ['a.md', 'one/a.md', 'two/a.md']);
	});

	test('costs little', {timeout: DEADLINE_MS}, async () => {
		const deep = 'a/'.repeat(200);
		const folder = makeFiles({
			'.gitignore': [`${'**/a/'.repeat(20)}b.md`, `${'a*'.repeat(100)}b.md`, 'x?*.md\n'.repeat(200_000)].join('\n'),
			[`${deep}c.md`]: '',
			[`${'a'.repeat(200)}.md`]: '',
			...Object.fromEntries(Array.from({length: 1000}, (_, index) => [`${index}.md`, ''])),
		});
		assert.equal((await findIn(folder)).length, 1002);
	});
});
