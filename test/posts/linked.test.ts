import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {findLinked} from '../../source/posts/linked.ts';
import {makeFiles} from '../fixtures/sandbox.ts';

const HEADER = '---\ntitle: Here\ncanonical_url: https://ode.example/2020/here/\n---\nText.\n';

const cases: readonly (readonly [what: string, ref: string, found: string | null])[] = [
	['the file beside it', 'there.md', 'posts/there.md'],
	['the file without its ending', 'there', 'posts/there.md'],
	['the file of which a page is made', './there.html#wall', 'posts/there.md'],
	['a folder with an index', '../other/', 'other/index.md'],
	['a name with blanks', 'far%20away.md', 'posts/far away.md'],
	['a file that is not there, at the address of the post', 'gone.md', 'https://ode.example/2020/here/gone.md'],
	['a path of the site, at the address of the site', '/about/?x=1#y', 'https://ode.example/about/?x=1#y'],
	['a folder without its slash', '../other', 'other/index.md'],
];
for (const [what, ref, found] of cases) {
	test(`a link in a post leads to ${what}`, () => {
		const others = ['posts/there.md', 'posts/far away.md', 'other/index.md'];
		const files = Object.fromEntries(others.map(file => [file, 'Text.\n']));
		const root = makeFiles({...files, 'posts/here.md': HEADER});
		const linked = findLinked(ref, path.join(root, 'posts/here.md'));
		const place = linked?.kind === 'post' ? path.relative(root, linked.path).replaceAll('\\', '/') : linked?.link;
		assert.equal(place ?? null, found);
	});
}

test('a link of a post without an address leads nowhere when its file is gone', () => {
	const root = makeFiles({'here.md': 'Text.\n'});
	assert.equal(findLinked('gone.md', path.join(root, 'here.md')), null);
});

test('a link keeps the anchor that it leads to', () => {
	const root = makeFiles({'here.md': 'Text.\n', 'there.md': 'Text.\n'});
	const linked = findLinked('there.md?x#the-wall', path.join(root, 'here.md'));
	assert.equal(linked?.kind === 'post' && linked.anchor, 'the-wall');
});

test('a path that would be on another machine on Windows is looked for nowhere', {skip: path.sep === '\\'}, () => {
	const root = makeFiles({'here.md': 'Text.\n', '\\\\host\\share.md': 'Text.\n'});
	for (const ref of ['\\\\host\\share.md', '\\\\host\\share', '%5C%5Chost%5Cshare.md'])
		assert.equal(findLinked(ref, path.join(root, 'here.md')), null, ref);
});
