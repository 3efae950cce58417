import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {openReadingState} from '../../source/store/reading-state.ts';
import {realPathInList, realPathOf, rememberLink} from '../../source/store/real-path.ts';

const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-paths-')));
after(() => rmSync(root, {recursive: true, force: true}));
const skip = process.platform === 'win32';

const real = path.join(root, 'real');
mkdirSync(real);
const place = (...names: string[]): string => path.join(root, ...names);
const writePost = (name: string): string => {
	writeFileSync(path.join(real, name), name);
	return path.join(real, name);
};

test('a post is known by the real path of its folder', {skip}, () => {
	symlinkSync(real, place('linked'));
	const post = writePost('post.md');
	for (const find of [realPathInList, realPathOf]) {
		assert.equal(find(place('linked', 'post.md')), post);
		assert.equal(find(`${root}/real/../linked//post.md`), post);
		assert.equal(find(post), post);
	}
});

test('a relative path leads from where the program was started', () => {
	assert.equal(realPathInList('post.md'), path.resolve('post.md'));
	assert.equal(realPathInList(path.join('..', 'post.md')), path.resolve('..', 'post.md'));
});

test('a list is told of its links, and asks for none', {skip}, () => {
	const post = writePost('target.md');
	symlinkSync(post, place('told.md'));
	symlinkSync(post, place('untold.md'));
	rememberLink(place('told.md'), post);
	assert.equal(realPathInList(place('told.md')), post);
	assert.equal(realPathInList(place('untold.md')), place('untold.md'));
});

test('a post that was opened by name is asked for, and the same in a list from then on', {skip}, () => {
	const post = writePost('named.md');
	symlinkSync(post, place('name.md'));
	assert.equal(realPathOf(place('name.md')), post);
	assert.equal(realPathInList(place('name.md')), post);
});

test('what is not there is known by where it would be', () => {
	assert.equal(realPathOf(place('real', 'none.md')), place('real', 'none.md'));
	assert.equal(realPathOf(place('none', 'none.md')), place('none', 'none.md'));
});

test('marks are kept by real path', {skip}, () => {
	const post = {path: writePost('marked.md'), identity: 5};
	symlinkSync(post.path, place('marked-link.md'));
	const folder = place('state');
	openReadingState(folder, Date.now).setRead({path: place('marked-link.md'), identity: 5}, true);
	assert.equal(openReadingState(folder, Date.now).marksOf([post]).size, 1);
});
