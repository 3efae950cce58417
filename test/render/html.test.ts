import assert from 'node:assert/strict';
import {test} from 'node:test';
import {blockText} from '../../source/render/block.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {testBlocks} from './block-cases.ts';

const IMAGE = 'https://p.example/a.jpg';

testBlocks('a block of HTML', [
	['is its paragraphs', '<p>a</p><p align=center>b</p><div>c<p>d</div>', ['p a', 'p b', 'p c', 'p d']],
	['has headings', '<h3>A <em>b</em></h3>c', ['h3 A {italic|b}', 'p c']],
	['keeps styles', '<p><b>a <i>b</i></b> <code>c</code></p>', ['p {bold|a }{bold italic|b} {code|c}']],
	[
		'keeps links',
		'<p><a href="https://a.example/">a <b>b</b></a></p>',
		['p {link https://a.example/|a }{bold link https://a.example/|b}'],
	],
	['keeps no link that runs something', '<p><a href="javascript:x">a</a></p>', ['p a']],
	['breaks lines at br alone', '<p>a<br>b\nc<br/>d</p>', ['p a\\nb c\\nd']],
	['has rules', '<hr>', ['rule']],
	['has quotes', '<blockquote><p>a</p><p>b</p></blockquote>', ['quote', '  p a', '  p b']],
	[
		'may be a quote that holds Markdown',
		'<blockquote>\n\n- **a**\n\n</blockquote>\n\nb',
		['quote', '  ul', '    -', '      p {bold|a}', 'p b'],
	],
	[
		'has definitions',
		'<dl><dt>A<dt>B</dt><dd>c</dd><div><dt>D</dt><dd><p>e</p><p>f</p></dd></div></dl>',
		['dl loose', '  term A', '  term B', '  definition c', '  term D', '  definition e', '    p f'],
	],
	['shows what was folded', '<details><summary>A <b>b</b></summary>c</details>', ['summary A {bold|b}', 'p c']],
	['shows how far it is', '<p>a <progress value="70" max="100"></progress> b</p>', ['p a 70% b']],
	['tells how ruby is read', '<p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>字</p>', ['p 漢(かん)字']],
	['keeps code as it is', '<pre><code>let a;\n\tb &lt; c\n</code></pre>', ['code "let a;\\n\\tb < c"']],
	['holds no entity that is a control', '<p>a&#x202e;b&#7;c</p>', ['p abc']],
	[
		'takes a paragraph of that class for a caption',
		'<div class="wp-caption"><img src="https://a.example/a.jpg" alt="A"><p class="wp-caption-text">The pier</p></div>',
		['image https://a.example/a.jpg "A"', 'caption The pier'],
	],
	[
		'takes a box of that class for a caption',
		'<div><img src="https://a.example/a.jpg" alt="A"><div class="image-caption"><p>The <i>pier</i></p></div><p>Text</p></div>',
		['image https://a.example/a.jpg "A"', 'caption The pier', 'p Text'],
	],
	['takes no other class for one', '<p class="captions-on recaption">The pier</p>', ['p The pier']],
	['keeps the stars of a censored word', '<p>f***ing s**t</p>', ['p f***ing s**t']],
	['keeps stars in addresses', `<p><a href="https://a.example/f**k">a</a></p>`, ['p {link https://a.example/f**k|a}']],
	['around Markdown leaves it Markdown', '<div>\n\n**a**\n\n</div>', ['p {bold|a}']],
	['may be unclosed', '<div><p>a <b>b', ['p a {bold|b}']],
	['may close what was never open', '</div></ul></td></b>a', ['p a']],
]);

testBlocks('an HTML list', [
	['has bullets', '<ul><li>a</li><li><p>b</p></li></ul>', ['ul', '  -', '    p a', '  -', '    p b']],
	['has numbers', '<ol><li>a</li></ol>', ['ol 1', '  -', '    p a']],
	['counts from where it starts', '<ol start="4"><li>a</li></ol>', ['ol 4', '  -', '    p a']],
	[
		'may stand in another without an item',
		'<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>',
		['ul', '  -', '    p a', '    ul', '      -', '        p b', '  -', '    p c'],
	],
	['may be nested', '<ul><li>a<ol><li>b</ol></ul>', ['ul', '  -', '    p a', '    ol 1', '      -', '        p b']],
	[
		'goes on behind a blank line',
		'<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>\n\n<p>c</p>',
		['ul', '  -', '    p a', '  -', '    p b', 'p c'],
	],
	['has boxes for tasks', '<ul><li><input type="checkbox" checked> a</li></ul>', ['ul', '  - [x]', '    p a']],
	[
		'is loose where its items have paragraphs',
		'<ul><li><p>a</p><p>b</p></ul>',
		['ul loose', '  -', '    p a', '    p b'],
	],
]);

testBlocks('an HTML table', [
	['has rows of cells', '<table><tr><th>a<th>b<tr><td>c<td>d</table>', ['table left left', '| a | b', '| c | d']],
	['has a caption', '<table><caption>x</caption><tr><th>a<tr><td>b</table>', ['caption x', 'table left', '| a', '| b']],
	['may lack a head', '<table><tr><th>a<td>b</table>', ['table headless left left', '| {bold|a} | b']],
	[
		'goes on behind a blank line',
		'<table>\n<tr><th>a</th></tr>\n\n<tr><td>b</td></tr>\n</table>\nc\n\nd',
		['table left', '| a', '| b', 'p c', 'p d'],
	],
	[
		'may have blank lines in its cells',
		'<table>\n  <tr>\n    <td>a</td>\n\n    <td>\n\n      b\n    </td>\n  </tr>\n</table>\n\n    c',
		['table headless left left', '| a | b', 'code "c"'],
	],
	[
		'may have Markdown in its cells, which then stands alone',
		'<table><tr><td>\n\n```\na\n```\n\n</td></tr></table>',
		['code "a"'],
	],
	[
		'may have paragraphs in its cells',
		'<table><tr><td><p>a</p></td><td><div>b</div></td></tr></table>',
		['table headless left left', '| a | b'],
	],
	['of one cell is a frame', '<table><tr><td>\n<p>a</p>\n<p>b</p>\n</td></tr></table>', ['p a\\nb']],
	[
		'may have lists and code in its cells',
		'<table><tr><td>a<ul><li><p>b</p></li><li>c</li></ul><ol><li>d</ol></td><td><pre>e *f*\n g</pre></td></tr></table>',
		['table headless left left', '| a\\n- b\\n- c\\n1. d | {code|e *f*\\n g}'],
	],
	['may lack cells', '<table><tr><td>a<td>b<tr><td>c</table>', ['table headless left left', '| a | b', '| c']],
	[
		'may have cells over several columns and rows',
		'<table><tr><td colspan=2>a<td rowspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>',
		['table headless left left left', '| a |  | b', '| c | d | ', '| e | f | g'],
	],
	[
		'may be aligned',
		'<table><tr><th align=center>a<th>b<tr><td align="right">c<td style="text-align: center">d</table>',
		['table right center', '| a | b', '| c | d'],
	],
	[
		'may hold an image',
		`<table><tr><td><img src="${IMAGE}" alt="x"></td><td>a</td></tr></table>`,
		['table headless left left', `| {link ${IMAGE}|x} | a`],
	],
]);

testBlocks('an HTML image', [
	['is a block', `<p><img src="${IMAGE}" alt="A &amp; b"></p>`, [`image ${IMAGE} "A & b"`]],
	['may be relative', '<p><img src="../a.jpg"></p>', ['image ../a.jpg ""']],
	['amid text is a link', `<p>a <img src="${IMAGE}"> b</p>`, [`p a {link ${IMAGE}|a.jpg} b`]],
	['may be loaded late', '<p><img src="blank.gif" data-src="a.jpg"></p>', ['image a.jpg ""']],
	['may be one of a set', '<p><img srcset="a.jpg 1x, b.jpg 2x"></p>', ['image a.jpg ""']],
	['is there once', '<p><img data-src="a.jpg"><noscript><img src="a.jpg"></noscript></p>', ['image a.jpg ""']],
	['may be an element of its own', '<amp-img src="a.jpg" alt="A"></amp-img>', ['image a.jpg "A"']],
	['without an address is nothing', '<p><img alt="x"></p>', []],
	[
		'in a figure has a caption',
		`<figure><img src="${IMAGE}" alt="A">\n<figcaption>B <em>c</em></figcaption></figure>`,
		[`image ${IMAGE} "A"`, 'caption B c'],
	],
	[
		'in a link has a caption',
		`<figure><a href="https://go.example/"><img src="${IMAGE}"></a><figcaption>B</figcaption></figure>`,
		[`image ${IMAGE} ""`, 'caption B'],
	],
	[
		'in a figure with blank lines too',
		`<figure>\n\n<img src="${IMAGE}" alt="A">\n\n<figcaption>B</figcaption>\n\n</figure>`,
		[`image ${IMAGE} "A"`, 'caption B'],
	],
	['has its title for a caption', `<p><img src="${IMAGE}" title="B"></p>`, [`image ${IMAGE} ""`, 'caption B']],
]);

testBlocks('Markdown in HTML', [
	[
		'is Markdown where HTML says so',
		'<div markdown="1">\n*a* [b][c]\n\n- d\n</div>\n\n[c]: https://a.example/',
		['p {italic|a} {link https://a.example/|b}', 'ul', '  -', '    p d'],
	],
	[
		'may be a figure',
		'<figure markdown="1">\n![A](a.png)\n<figcaption>The *pier*</figcaption>\n</figure>',
		['image a.png "A"', 'caption The pier'],
	],
	['is an image', '<center>![A](a.png)</center>', ['image a.png "A"']],
	[
		'is emphasis, code and links',
		'<p>**a** `b` [c &amp; d](https://a.example/)</p>',
		['p {bold|a} {code|b} {link https://a.example/|c & d}'],
	],
	['keeps the style round it', '<p><b>a *b*</b></p>', ['p {bold|a }{bold italic|b}']],
	['in code is literal', '<p><code>**a**</code></p>', ['p {code|**a**}']],
	['may be none', '<p>2 * 3 * 4, s**t and f**k</p>', ['p 2 * 3 * 4, s**t and f**k']],
]);

testBlocks('HTML that lacks its end', [
	['loses no text to a comment', '<!-- a\n\nb *c*', ['p a', 'p b {italic|c}']],
	['loses no text to a script', '<script>\na()\n\nb', ['p b']],
]);

testBlocks('code in HTML', [
	['has a language by its class', '<pre><code class="language-js">a</code></pre>', ['code js "a"']],
	['may be for a highlighter', '<pre class="brush: java; x">a</pre>', ['code java "a"']],
]);

testBlocks('an element that HTML has not', [
	['is one if it is closed', 'a <x>b</x> c', ['p a b c']],
	['is a word if it is not', 'cd <path> and <your-name>', ['p cd <path> and <your-name>']],
]);

testBlocks('of HTML the reader sees no', [
	['script', '<script>\nlet a = "<p>b</p>";\n</script>\n\nc', ['p c']],
	['style', '<style>\na { b: c }\n</style>\n\nd', ['p d']],
	['comment', '<!-- a\n\nb -->\n\nc', ['p c']],
	['template', '<div><template><p>a</p></template>b</div>', ['p b']],
]);

testBlocks('a film', [
	[
		'in a frame is a link',
		'<iframe src="//v.example/1" title="A film"></iframe>',
		['p {link https://v.example/1|A film}'],
	],
	[
		'may lack a title',
		'<div><video src="https://v.example/1"></video></div>',
		['p {link https://v.example/1|Video: v.example}'],
	],
	[
		'is there once, and not its words for those who cannot see it',
		'<div><video><source src="https://v.example/1.mp4"><source src="https://v.example/1.webm">No film here.</video> a</div>',
		['p {link https://v.example/1.mp4|Video: v.example} a'],
	],
	[
		'without an end loses no text',
		'<div><video src="https://v.example/1">a',
		['p {link https://v.example/1|Video: v.example} a'],
	],
	[
		'may be an object',
		'<div><object data="https://v.example/1.pdf">a</object></div>',
		['p {link https://v.example/1.pdf|v.example} a'],
	],
]);

testBlocks('a box of HTML that is a note', [
	[
		'says so',
		'<div class="alert alert-warning">a <b>b</b></div>',
		['quote warning', '  title Warning', '  p a {bold|b}'],
	],
	['may have a heading', '<div class="note info"><h5>A</h5><p>b</p></div>', ['quote note', '  title A', '  p b']],
	[
		'may have a bold title',
		'<aside class="callout"><p><b>A</b></p>b</aside>',
		['quote note', '  title {bold|A}', '  p b'],
	],
	['without an end is what stands in it', '<div class="note">a', ['p a']],
	[
		'may hold Markdown',
		'<div class="tip">\n<div>\n\n- a\n\n</div>\n\n**b**\n\n</div>\n\nc',
		['quote note', '  title Tip', '  ul', '    -', '      p a', '  p {bold|b}', 'p c'],
	],
	[
		'may say that it holds Markdown',
		'<div class="danger" id="x" markdown="1">\n## A\n\n*b*\n</div>\n\nc',
		['quote warning', '  title A', '  p {italic|b}', 'p c'],
	],
	['may be Kramdown\u2019s', 'a *b*\n{: .note .info}\n\nc', ['quote note', '  title Info', '  p a {italic|b}', 'p c']],
	[
		'may have its class above',
		'a\n\n{: .warning }\nb\n\nc',
		['p a', 'quote warning', '  title Warning', '  p b', 'p c'],
	],
	['is not any box', '<div class="keynote tips-list"><p>a</p></div>', ['p a']],
]);

/** Of every block, its names and the beginning of its text. */
const idsOf = (markdown: string): readonly string[] =>
	parseBlocks(markdown, '').map(block => `${(block.ids ?? []).join(' ')}: ${blockText(block)}`);

type IdCase = readonly [name: string, markdown: string, blocks: readonly string[]];

const idCases: readonly IdCase[] = [
	['of a heading in braces', '## A {#b-c}\n\nd', ['b-c: A', ': d']],
	['of a heading below it', '## A\n{: .x #b}\n\nc', ['b: A', ': c']],
	['of a heading of MDX', "import A from 'a'\n\n## A {/*b*/}", ['b: A']],
	['in another script', '## A {#名前}', ['名前: A']],
	['of an HTML heading', '<h2 id="b">A</h2>', ['b: A']],
	['of an anchor in a heading', '## <a name="b"></a>A', ['b: A']],
	['of an anchor before a heading', '<a id="b"></a>\n\n## A', ['b: A']],
	['of a box', '<div id="b">\n\nA\n\n</div>', ['b: A']],
	['of several things at once', '<a name="b"></a>\n\n<a name="c"></a>\n\n## A {#d}', ['d b c: A']],
];
for (const [name, markdown, blocks] of idCases) {
	test(`a block knows the name ${name}`, () => assert.deepEqual(idsOf(markdown), blocks));
}
