import assert from 'node:assert/strict';
import {test} from 'node:test';
import {blockText} from '../../source/render/block.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {inTime} from '../in-time.ts';

const textOf = (markdown: string): string => parseBlocks(markdown, '').map(blockText).join('\n');

const cases: readonly (readonly [name: string, markdown: string, text: string])[] = [
	['tabs part words', 'abc\tdef\n\n- item\twith\n\n> quo\tted `co\tde`', 'abc def\nitem with\nquo ted co de'],
	['a note of one word is text', 'A claim[^1].\n\n[^1]: Ibid.', 'A claim[1].\nIbid.'],
	['answers behind names in brackets are text', '[Ann]: Why?\n\n[Bo]: Never', '[Ann]: Why?\n[Bo]: Never'],
	['definitions of links are not', 'See [this][a].\n\n[a]: https://example.com/x', 'See this.'],
	['what only looks like a tag is text', 'A Vec<String> and a List<int>.', 'A Vec<String> and a List<int>.'],
	['tags are not', 'A <span class="x">plain</span> <my-thing>word</my-thing>.', 'A plain word.'],
	['an image is its alternative text', 'With ![this](img/rel.jpg) in it.', 'With this in it.'],
	[
		'an image that holds its data says what it is',
		'With ![](data:image/png;base64,AAAA) in it.',
		'With data:image/png in it.',
	],
	[
		'emphasis inside Chinese is emphasis',
		'\u8FD9\u662F**\u91CD\u8981\u7684\u4E8B\uFF0C\u8BF7\u6CE8\u610F**\u7684\u5185\u5BB9\u3002',
		'\u8FD9\u662F\u91CD\u8981\u7684\u4E8B\uFF0C\u8BF7\u6CE8\u610F\u7684\u5185\u5BB9\u3002',
	],
	[
		'a caption may be a paragraph',
		'<figure><img src="https://e.example/a.jpg" alt="a"><figcaption><p>A caption</p></figcaption></figure>',
		'a\nA caption',
	],
	['text between the items of a list keeps its place', '<ul><li>a</li>tail<li>b</li></ul>', 'a\ntail\nb'],
];
for (const [name, markdown, text] of cases) test(name, () => assert.equal(textOf(markdown), text));

test('a paragraph of a caption is a caption', () => {
	const blocks = parseBlocks(
		'<figure><img src="https://e.example/a.jpg"><figcaption><p>A caption</p></figcaption></figure>',
		'',
	);
	assert.deepEqual(
		blocks.map(({kind}) => kind),
		['image', 'caption'],
	);
});

test('stars by the ten thousand take no time', () => {
	inTime(() => textOf('*a '.repeat(30_000) + 'b*** '.repeat(30_000)));
});
