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
	['has definitions', '<dl><dt>A</dt><dd>b</dd></dl>', ['p A', 'p b']],
	['shows what was folded', '<details><summary>A</summary>b</details>', ['p A', 'p b']],
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
	['may be nested', '<ul><li>a<ol><li>b</ol></ul>', ['ul', '  -', '    p a', '    ol 1', '      -', '        p b']],
	['loses no item to a blank line', '<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>', ['ul', '  -', '    p a', 'p b']],
]);

testBlocks('an HTML table', [
	['has rows of cells', '<table><tr><th>a<th>b<tr><td>c<td>d</table>', ['table left left', '| a | b', '| c | d']],
	['has a caption', '<table><caption>x</caption><tr><td>a</table>', ['caption x', 'table left', '| a']],
	[
		'may have paragraphs in its cells',
		'<table><tr><td><p>a</p></td><td><div>b</div></td></tr></table>',
		['table left left', '| a | b'],
	],
	[
		'may have several paragraphs in a cell',
		'<table><tr><td>\n<p>a</p>\n<p>b</p>\n</td></tr></table>',
		['table left', '| a b'],
	],
	[
		'may have lists in its cells',
		'<table><tr><td>a<ul><li>b</li><li>c</li></ul></td></tr></table>',
		['table left', '| a b c'],
	],
	['may lack cells', '<table><tr><td>a<td>b<tr><td>c</table>', ['table left left', '| a | b', '| c']],
	[
		'may hold an image',
		`<table><tr><td><img src="${IMAGE}" alt="x"></td></tr></table>`,
		['table left', `| {link ${IMAGE}|x}`],
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
		['p {link https://v.example/1|https://v.example/1}'],
	],
]);
