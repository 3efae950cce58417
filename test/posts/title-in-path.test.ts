import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {titleFromPath} from '../../source/posts/fields/title-in-path.ts';

const NAMES: ReadonlyArray<readonly [path: string, title: string]> = [
	['posts/2021-03-04-a-long_walk.md', 'A long walk'],
	['2021-03-04-16-55-12-a-walk.md', 'A walk'],
	['20210304-a-walk.markdown', 'A walk'],
	['20210304165512-a-walk.markdown', 'A walk'],
	['2021-03-04-10-11-things.md', '10 11 things'],
	['1984-11-review.md', '1984 11 review'],
	['posts/2021-03-04.md', '2021-03-04'],
	['a-walk/index.md', 'A walk'],
	['2021-03-04-a-walk/_index.md', 'A walk'],
	['index.md', 'Index'],
	['a-walk/index.pt-BR.md', 'A walk'],
	['a-walk/+page.md', 'A walk'],
	['a-walk.de.md', 'A walk'],
	['a-walk.blade.md', 'A walk'],
	['why-node.js.md', 'Why node.js'],
	['Well-known facts.MD', 'Well-known facts'],
	['release-1.2.md', 'Release 1.2'],
	['über-uns.mdx', 'Über uns'],
	['ß.md', 'ß'],
	['日本語.md', '日本語'],
	['C:\\posts\\a-walk.md', 'A walk'],
	['---.md', '---'],
	['.md', '.md'],
	['', ''],
];

for (const [path, title] of NAMES) {
	test(`the path ${JSON.stringify(path)} gives the title ${JSON.stringify(title)}`, () => {
		assert.equal(titleFromPath(path), title);
	});
}

test('any path gives a title', () => {
	fc.assert(
		fc.property(fc.string(), path => {
			assert.ok(path === '' || titleFromPath(path) !== '');
		}),
	);
});
