import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {type Piped, readPiped} from '../../source/posts/piped.ts';

const there = new Set([
	'a.md',
	'b c.md',
	' lead.md',
	"it's.md",
	'notes',
	'folder',
	'/home/ann/x.md',
	'/tmp/ä b.md',
	'new\nline.md',
]);
const context = {exists: (path: string) => there.has(path), home: '/home/ann'};
const paths = (...found: string[]): Piped => ({kind: 'paths', paths: found, missing: []});

const cases: readonly (readonly [name: string, text: string, piped: Piped])[] = [
	['a path', 'a.md\n', paths('a.md')],
	['a path without a line end', 'a.md', paths('a.md')],
	['a path with CRLF', 'a.md\r\n', paths('a.md')],
	['a path with blanks inside', 'b c.md\n', paths('b c.md')],
	['a path with blanks around', '  a.md \n\n', paths('a.md')],
	['a path that begins with a blank', ' lead.md\n', paths(' lead.md')],
	['a path in double quotes', '"b c.md"\n', paths('b c.md')],
	['a path in single quotes', "'a.md'\n", paths('a.md')],
	['a path with an apostrophe', "it's.md\n", paths("it's.md")],
	['a path escaped for a shell', 'b\\ c.md\n', paths('b c.md')],
	['a path below the home folder', '~/x.md\n', paths('/home/ann/x.md')],
	['a file URL', 'file:///tmp/%C3%A4%20b.md\n', paths('/tmp/ä b.md')],
	['a file without an extension', 'notes\n', paths('notes')],
	['a folder', 'folder\n', paths('folder')],
	['NUL and nothing else', '\0\n\0', {kind: 'nothing'}],
	['several paths', 'a.md\nb c.md\n\nnotes\n', paths('a.md', 'b c.md', 'notes')],
	['NUL-separated paths, one with a line feed in it', 'a.md\0new\nline.md\0', paths('a.md', 'new\nline.md')],
	['several paths, one of them gone', 'a.md\ngone.md\n', {kind: 'paths', paths: ['a.md'], missing: ['gone.md']}],
	['several paths, the first of them gone', 'gone.md\na.md\n', {kind: 'paths', paths: ['a.md'], missing: ['gone.md']}],
	['several paths, all of them gone', 'gone.md\nno/where\n', {kind: 'missing', name: 'gone.md'}],
	['a name that is not there', 'gone.md\n', {kind: 'missing', name: 'gone.md'}],
	['a path that is not there', ' some/where\n', {kind: 'missing', name: 'some/where'}],
	['a quoted name that is not there', '"gone.md"\n', {kind: 'missing', name: '"gone.md"'}],
	['a line of prose', 'Just a line\n', {kind: 'post'}],
	['a line of prose with a slash', 'This and/or that. And more.\n', {kind: 'post'}],
	['a heading', '# a/b\n', {kind: 'post'}],
	['a post', '---\ntitle: x\n---\n\nBody\n', {kind: 'post'}],
	['a post that begins with the name of a file', 'notes\n\nThese are my notes.\n', {kind: 'post'}],
	['nothing', '', {kind: 'nothing'}],
	['blank lines', ' \n\r\n', {kind: 'nothing'}],
];
for (const [name, text, piped] of cases)
	test(`${name} is ${piped.kind}`, () => assert.deepEqual(readPiped(text, context), piped));

test('a tilde without a home folder is a letter', () => {
	assert.deepEqual(readPiped('~/x.md', {...context, home: null}), {kind: 'missing', name: '~/x.md'});
});

test('whatever is piped in has a meaning', () => {
	fc.assert(fc.property(fc.string({unit: 'binary'}), text => typeof readPiped(text, context).kind === 'string'));
});
