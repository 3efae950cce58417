import assert from 'node:assert/strict';
import {test} from 'node:test';
import {layoutBlocks} from '../../source/render/layout/body.ts';
import {plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {inTime} from '../in-time.ts';
import {testBlocks} from './block-cases.ts';
import {flowed} from './sketch.ts';

testBlocks('indented markup', [
	[
		'in a component is no code',
		'<Tabs>\n    <Tab name="b">\n    ```js\n    a()\n\n    b()\n    ```\n    </Tab>\n</Tabs>\n\nc',
		['code js "a()\\n\\nb()"', 'p c'],
	],
	[
		'may have code that begins where lines do',
		'<Tabs>\n    ```js\nimport a from "b";\n\na();\n    ```\n</Tabs>\n\nc',
		['code js "import a from \\"b\\";\\n\\na();"', 'p c'],
	],
	[
		'may stand in a list',
		'1. Which?\n\n    <Choice>\n        <Answer isRight>Tea</Answer>\n        <Answer>Ink</Answer>\n    </Choice>\n\n2. b',
		['ol 1 loose', '  -', '    p Which?', '    p Tea', '    p Ink', '  -', '    p b'],
	],
	[
		'may be components below each other',
		'<Cards>\n  <Card\n    title="Harbour lights"\n  />\n    <Card\n    title="Low tide"\n  />\n</Cards>',
		['p {bold|Harbour lights}', 'p {bold|Low tide}'],
	],
	[
		'round a fence is no code',
		'a\n\n    <Tabs>\n      <Tab>\n      ```sh\n      b\n      ```\n      </Tab>\n    </Tabs>\n\nc',
		['p a', 'code sh "b"', 'p c'],
	],
	[
		'goes on behind a blank line',
		'<section>\n  <div>\n    <h2>A</h2>\n\n    b\n\n    <p>c</p>\n  </div>\n</section>\n\nd',
		['h2 A', 'p b', 'p c', 'p d'],
	],
	[
		'is a component where others are',
		'<Toc />\n\na\n\n    <Tab name="b">\n\n    *c*\n\n    </Tab>\n\nd',
		['p a', 'p {italic|c}', 'p d'],
	],
	[
		'that is an example is code',
		'a\n\n    <Card title={b} />\n    <p>c</p>\n\nd',
		['p a', 'code "<Card title={b} />\\n<p>c</p>"', 'p d'],
	],
	['below literal HTML is code', '<pre>\n    a\n    </pre>\n\n    b', ['code "    a"', 'code "b"']],
	['in a box that is not indented is code', '<div>\n\n    <p>a</p>\n\n</div>', ['code "<p>a</p>"']],
]);

testBlocks('components from end to end of their lines', [
	['stand below each other', '<Tea>a</Tea>\n<Ink>*b*</Ink>\n\nc', ['p a', 'p {italic|b}', 'p c']],
	[
		'may be a word of a paragraph',
		'See\n<Link href="https://a.example/">b</Link>\nfor c.',
		['p See {link https://a.example/|b} for c.'],
	],
]);

testBlocks('HTML', [
	['ends at a heading', '<aside>\n<p>a</p>\n</aside>\n## B\n\nc', ['p a', 'h2 B', 'p c']],
	['that is literal ends at none', '<pre>\n<b>a</b>\n## b\n</pre>', ['code "a\\n## b"']],
	[
		'may have a fence with blank lines',
		'<details>\n<summary>A</summary>\n```js\na < b;\n\n"&amp;";\n```\n</details>\n\nc',
		['summary A', 'code js "a < b;\\n\\n\\"&amp;\\";"', 'p c'],
	],
	[
		'keeps a tag in code',
		'<p>\nThe `<style>` of `a`, {b} `<Card c />` d.\n</p>',
		['p The {code|<style>} of {code|a}, {b} {code|<Card c />} d.'],
	],
	['has its own tags between words in code', '<p>`a`<br>`b`</p>', ['p {code|a}\\n{code|b}']],
	[
		'keeps no backslash before a bracket',
		'<p>\\[In all,\\] a [b](https://a.example/)</p>',
		['p [In all,] a {link https://a.example/|b}'],
	],
	[
		'of Markdown may be indented',
		'<aside markdown="1">\n\t<img src="a.png" alt="A">\n\tb *c*\n</aside>\n\nd',
		['image a.png "A"', 'p b {italic|c}', 'p d'],
	],
]);

test('the name of code stands right above it in a list too', () => {
	const blocks = flowed(parseBlocks('1. a\n\n    ```js title="b.js"\n    c\n    d\n    ```', ''));
	const {lines} = layoutBlocks(blocks, {width: 40, glyphs: unicodeGlyphs});
	assert.deepEqual(
		lines.map(line => plainText(line).trim()),
		['1. a', '', 'b.js', 'c', 'd'],
	);
});

const LENGTH = 100_000;

const floods = [
	'<A b>\n    ',
	'<A b>\n    <C d>\n        ',
	'<p>\n```\n\n',
	'<p>\n    ```\n\n    <p>\n\n',
	'    ```\n',
	'<p>`<b>',
	'<p>```a\n',
	'<b>\n# a\n',
	'<div>\n  <i>\n\n    a\n\n',
	'<Tea>a</Tea>\n',
	'__字',
	'__字__字',
	'# {a}',
	'# a {b} {#c\n',
	':::[a]\n',
	'![`a` *b*](c) ',
	'$$(a',
	'$$(a)$$ ',
];
for (const flood of floods) {
	test(`a flood of ${JSON.stringify(flood)} is read in time`, () => {
		inTime(() => parseBlocks(flood.repeat(LENGTH / flood.length), ''));
	});
}
