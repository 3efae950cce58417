import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {findSite} from '../../source/posts/site.ts';
import {makeFiles} from '../fixtures/sandbox.ts';

type Layout = {readonly files: readonly string[]; readonly post?: string};
type Case = readonly [what: string, reference: string, file: string, layout: Layout];

const post = 'site/source/_posts/2021-05-04-ferry.md';

/** In each the file is there, and the reference leads to it. */
const found: readonly Case[] = [
	['beside the post', 'ferry.jpg', 'site/source/_posts/ferry.jpg', {files: []}],
	['beside the post, with ./', './ferry.jpg', 'site/source/_posts/ferry.jpg', {files: []}],
	['with a query and a fragment', 'ferry.jpg?w=600#top', 'site/source/_posts/ferry.jpg', {files: []}],
	['with escapes and blanks', 'the%20old ferry.JPG', 'site/source/_posts/the old ferry.JPG', {files: []}],
	['with a percent sign that is none', '100%.png', 'site/source/_posts/100%.png', {files: []}],
	['with backslashes', 'pictures\\ferry.png', 'site/source/_posts/pictures/ferry.png', {files: []}],
	["in the post's own folder of assets", 'deck.png', 'site/source/_posts/2021-05-04-ferry/deck.png', {files: []}],
	['in a folder beside', '../pictures/ferry.png', 'site/source/pictures/ferry.png', {files: []}],
	['from the root, in source', '/img/ferry.png', 'site/source/img/ferry.png', {files: ['site/_config.yml']}],
	['from the root, in static', '/img/ferry.png', 'site/static/img/ferry.png', {files: ['site/config.toml']}],
	['from the root, in public', '/img/ferry.png', 'site/public/img/ferry.png', {files: ['site/package.json']}],
	['from the root, in assets', '/img/ferry.png', 'site/assets/img/ferry.png', {files: ['site/hugo.yaml']}],
	['from the root, with the folder named', '/assets/ferry.png', 'site/assets/ferry.png', {files: ['site/.git/HEAD']}],
	['from nothing, in static', 'img/ferry.png', 'site/static/img/ferry.png', {files: ['site/config.toml']}],
	["counted from the page's address", '../img/ferry.png', 'site/public/img/ferry.png', {files: ['site/package.json']}],
	["by a bundler's alias", '@site/static/ferry.png', 'site/static/ferry.png', {files: ['site/package.json']}],
	[
		"by a bundler's alias of a folder",
		'@assets/ferry.png',
		'site/src/assets/ferry.png',
		{files: ['site/package.json']},
	],
	[
		'by the root of Pelican',
		'{static}/images/ferry.png',
		'site/content/images/ferry.png',
		{files: ['site/pelicanconf.py']},
	],
	['by the place of the post in Pelican', '{attach}ferry.png', 'site/source/_posts/ferry.png', {files: []}],
	[
		'from the root, in the static folder of the source',
		'/img/ferry.png',
		'site/src/static/img/ferry.png',
		{files: ['site/package.json']},
	],
	['of the assets of the source', 'ferry.png', 'site/src/assets/ferry.png', {files: ['site/package.json']}],
	[
		"from the host's root, in whose folder the site stands",
		'/blog/img/ferry.png',
		'site/img/ferry.png',
		{files: ['site/_config.yml']},
	],
	["by a bundler's other alias", '~/assets/ferry.png', 'site/assets/ferry.png', {files: ['site/package.json']}],
];
for (const [what, reference, file, {files}] of found) {
	test(`an image ${what} is a file`, () => {
		const top = makeFiles(Object.fromEntries([post, file, ...files].map(name => [name, ''])));
		const link = findSite(path.join(top, post), null).locate(reference);
		assert.equal(link, pathToFileURL(path.join(top, file)).href);
	});
}

test('the folder nearest to the post is the one that counts', () => {
	const top = makeFiles({[post]: '', 'site/static/a.png': '', 'site/source/static/a.png': '', 'site/_config.yml': ''});
	const link = findSite(path.join(top, post), null).locate('/a.png');
	assert.equal(link, pathToFileURL(path.join(top, 'site/source/static/a.png')).href);
});

const refused: readonly (readonly [what: string, reference: string])[] = [
	['an address', 'https://a.example/a.png'],
	['an address without its scheme', '//a.example/a.png'],
	['data', 'data:image/png;base64,AAAA'],
	['a script', 'javascript:a.png'],
	['a file by its address', 'file:///a.png'],
	['nothing', ''],
	['a fragment', '#a.png'],
	['what is not there', 'b.png'],
	['a folder', 'folder.png'],
	['a text', 'secret.txt'],
	['a page', 'page.html'],
	['a name with a NUL', 'a\0.png'],
	['a file above the site', '../../../outside.png'],
	['a link that leads out of the site', 'link.png'],
	['an endless name', `${'a/'.repeat(1000)}a.png`],
];
for (const [what, reference] of refused) {
	test(`${what} is no file of the site`, () => {
		const top = makeFiles({
			[post]: '',
			'site/_config.yml': 'title: Ferries',
			'site/source/_posts/secret.txt': '',
			'site/source/_posts/page.html': '',
			'outside.png': '',
		});
		mkdirSync(path.join(top, 'site/source/_posts/folder.png'));
		symlinkSync(path.join(top, 'outside.png'), path.join(top, 'site/source/_posts/link.png'));
		assert.equal(findSite(path.join(top, post), null).locate(reference), null);
	});
}

test('without any sign of a site only the folder above the post is looked at too', () => {
	const top = makeFiles({'a/b/c/post.md': '', 'a/b/near.png': '', 'a/far.png': ''});
	const site = findSite(path.join(top, 'a/b/c/post.md'), null);
	assert.equal(site.locate('../near.png'), pathToFileURL(path.join(top, 'a/b/near.png')).href);
	assert.equal(site.locate('../../far.png'), null);
});

test('a post that is reached through a link is in the site where it really stands', () => {
	const top = makeFiles({'real/posts/post.md': '', 'real/posts/a.png': ''});
	symlinkSync(path.join(top, 'real/posts'), path.join(top, 'posts'));
	const link = findSite(path.join(top, 'posts/post.md'), null).locate('a.png');
	assert.equal(link, pathToFileURL(path.join(top, 'real/posts/a.png')).href);
});

test("what the folder does not have is looked for at the post's own address", () => {
	const top = makeFiles({[post]: ''});
	const site = findSite(path.join(top, post), 'https://news.example/2021/ferry/');
	assert.equal(site.locate('deck.jpg'), 'https://news.example/2021/ferry/deck.jpg');
	assert.equal(site.locate('/img/Fähre.jpg'), 'https://news.example/img/F%C3%A4hre.jpg');
});

const settings: readonly (readonly [file: string, text: string, link: string | null])[] = [
	['_config.yml', 'title: F\nurl: "https://news.example"\n', 'https://news.example/a.png'],
	['config.toml', "baseURL = 'https://news.example/'\n", 'https://news.example/a.png'],
	['config.php', "return [\n    'baseUrl' => 'http://news.example',\n];\n", 'http://news.example/a.png'],
	['pelicanconf.py', 'SITEURL = "https://news.example"\n', 'https://news.example/a.png'],
	[
		'gatsby-config.js',
		'module.exports = {\n  siteMetadata: {\n    siteUrl: `https://news.example/`,\n',
		'https://news.example/a.png',
	],
	['_config.yml', 'author:\n        url: https://someone.example\n', null],
	['_config.yml', 'url: http://localhost:4000\n', null],
	['_config.yml', '# url: https://news.example\n', null],
	['package.json', '{\n  "url": "https://repository.example"\n}\n', null],
];
for (const [file, text, link] of settings) {
	test(`an image from the root is at ${link ?? 'no known address'} by ${file}: ${JSON.stringify(text)}`, () => {
		const top = makeFiles({[post]: '', [`site/${file}`]: text});
		const site = findSite(path.join(top, post), null);
		assert.equal(site.locate('/a.png'), link);
		assert.equal(site.locate('a.png'), null);
	});
}

test('a folder that is gone has no files', () => {
	const top = makeFiles({'kept.txt': ''});
	assert.equal(findSite(path.join(top, 'gone/post.md'), null).locate('a.png'), null);
});

test('only files that are there when they are asked for are found', () => {
	const top = makeFiles({[post]: ''});
	const site = findSite(path.join(top, post), null);
	assert.equal(site.locate('late.png'), null);
	writeFileSync(path.join(top, path.dirname(post), 'late.png'), '');
	assert.notEqual(site.locate('late.png'), null);
});

test("a pipe called as a generator's settings is not waited for", {skip: process.platform === 'win32'}, () => {
	const top = makeFiles({[post]: ''});
	execFileSync('mkfifo', [path.join(top, 'site/_config.yml')]);
	assert.equal(findSite(path.join(top, post), null).locate('/a.png'), null);
});
