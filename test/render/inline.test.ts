import assert from 'node:assert/strict';
import {test} from 'node:test';
import {blockText} from '../../source/render/block.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {testBlocks} from './block-cases.ts';

const IMAGE = 'https://p.example/a.jpg';

testBlocks('an image', [
	['stands alone', `![A pier](${IMAGE})`, [`image ${IMAGE} "A pier"`]],
	['may have Markdown for its alternative text', `![A *b* \`c\`](${IMAGE})`, [`image ${IMAGE} "A b c"`]],
	[
		'may be a reference',
		`![A pier][one]\n\n![two]\n\n[one]: ${IMAGE}\n[two]: ${IMAGE}`,
		[`image ${IMAGE} "A pier"`, `image ${IMAGE} "two"`],
	],
	[
		'has its title for a caption',
		`![A](${IMAGE} "The pier at dawn")`,
		[`image ${IMAGE} "A"`, 'caption The pier at dawn'],
	],
	['needs no caption that says the same', `![A pier](${IMAGE} "A pier")`, [`image ${IMAGE} "A pier"`]],
	['may lack alternative text', `![](${IMAGE})`, [`image ${IMAGE} ""`]],
	['amid text is a link', `See ![the pier](${IMAGE}) here`, [`p See {link ${IMAGE}|the pier} here`]],
	['amid text may lack a text', `See ![](${IMAGE}?w=9) here`, [`p See {link ${IMAGE}?w=9|a.jpg} here`]],
	['before text is a block', `![A](${IMAGE}) Words.`, [`image ${IMAGE} "A"`, 'p Words.']],
	['behind text is a block', `Words. ![A](${IMAGE})`, ['p Words.', `image ${IMAGE} "A"`]],
	['may have a neighbour', `![A](${IMAGE})\n![B](${IMAGE})`, [`image ${IMAGE} "A"`, `image ${IMAGE} "B"`]],
	['may be a link', `[![A](${IMAGE})](https://go.example/)`, [`image ${IMAGE} "A"`]],
	['may have a relative address', '![A](<../img/a b.jpg>)', ['image ../img/a b.jpg "A"']],
	['may hold entities', '![a &amp; b](https://p.example/?a=1&amp;b=2)', ['image https://p.example/?a=1&b=2 "a & b"']],
	[
		'has a line in italics for a caption',
		`![A](${IMAGE})\n\n*The pier from the harbour wall*`,
		[`image ${IMAGE} "A"`, 'caption The pier from the harbour wall'],
	],
]);

testBlocks('a link', [
	['has a target', '[a **b**](https://a.example/)', ['p {link https://a.example/|a }{bold link https://a.example/|b}']],
	['may be an address', '<https://a.example/x>', ['p {link https://a.example/x|https://a.example/x}']],
	['may be a bare address', 'https://a.example/x.', ['p {link https://a.example/x|https://a.example/x}.']],
	['may lack a scheme', 'see www.a.example', ['p see {link http://www.a.example/|www.a.example}']],
	[
		'may be a reference',
		'[a][r], [r] and [s]\n\n[r]: https://a.example/ "T"',
		['p {link https://a.example/|a}, {link https://a.example/|r} and [s]'],
	],
	['may lead to a mailbox', '[a](mailto:b@c.example)', ['p {link mailto:b@c.example|a}']],
	['may be a mailbox', '<b@c.example>', ['p {link mailto:b@c.example|b@c.example}']],
	['has a target of ASCII', '[a](https://a.example/?x=1&amp;y=ä)', ['p {link https://a.example/?x=1&y=%C3%A4|a}']],
	['to another page of the site looks like one', '[a](../b.html) [c](#d) [e]()', ['p {link|a} {link|c} e']],
	['that would run something is text', '[a](javascript:alert(1)) [b](vbscript:x)', ['p a b']],
	['that would read something is text', '[a](data:text/html,x) [b](file:///etc/passwd)', ['p a b']],
]);

testBlocks('an entity', [
	['is its character', '&amp; &lt;b&gt; &copy; &#233; &#x1F6A2; &hellip;', ['p & <b> © é 🚢 …']],
	['is decoded once', '&amp;lt; \\&amp; &bogus; &', ['p &lt; &amp; &bogus; &']],
	['is no control', 'a&#27;[31mb&#x202e;c&#7;d&#x200b;e&#0;f', ['p abcde\uFFFDf']],
	['is no control in an image', `![a&#27;b](${IMAGE} "c&#x202e;d")`, [`image ${IMAGE} "ab"`, 'caption cd']],
	['is no control in a link', '[a&#x202e;b](https://a.example/&#27;[2J)', ['p {link https://a.example/%1B[2J|ab}']],
]);

testBlocks('inline HTML', [
	['is a style', '<em>a</em> <b>b</b> <kbd>c</kbd> <u>u</u>', ['p {italic|a} {bold|b} {code|c} {underline|u}']],
	['breaks lines', 'a<br>b<br/>c', ['p a\\nb\\nc']],
	['links', 'a <a class="x" href="https://a.example/">b</a> c', ['p a {link https://a.example/|b} c']],
	['links nowhere that runs something', 'a <a href="javascript:x">b</a> c', ['p a b c']],
	['shows images', `a <img src="${IMAGE}" alt="b"> c`, [`p a {link ${IMAGE}|b} c`]],
	['shows images as blocks', `<img src="${IMAGE}" alt="b">`, [`image ${IMAGE} "b"`]],
	[
		'links to films',
		'a <video src="https://v.example/a.mp4"></video> c',
		['p a {link https://v.example/a.mp4|Video: v.example} c'],
	],
	['may be a comment', 'a <!-- b --> c', ['p a c']],
	['may be unclosed', 'a <b>b <i>c\n\nd</b>', ['p a {bold|b }{bold italic|c}', 'p d']],
	['may overlap', '<b>a <i>b</b> c</i> d', ['p {bold|a }{bold italic|b} c d']],
	['may be a comment', 'a<!-- b -->c', ['p ac']],
	['may be unknown', '<x-note>a</x-note> <span style="color:red">b</span>', ['p a b']],
	['may be none', 'a < b, 1 <2, <3', ['p a < b, 1 <2, <3']],
]);

test('blocks of HTML inside a line keep their words apart', () => {
	for (const markdown of [
		'<font color="red"><p>one</p><p>two</p></font>',
		'one<div>two</div>',
		'<a href="#"><li>one</li><li>two</li></a>',
	]) {
		assert.match(parseBlocks(markdown, '').map(blockText).join('\n'), /one\s+two/, markdown);
	}
});

testBlocks('a censored word keeps its stars', [
	['twice in a paragraph', 'f***ing and s**t', ['p f***ing and s**t']],
	['at its end', 'Oh s***! What the f***? He **meant** it.', ['p Oh s***! What the f***? He {bold|meant} it.']],
	['when it has but one, twice in a paragraph', 'That sh*t and f*ck again.', ['p That sh*t and f*ck again.']],
	['in quotation marks and capitals', '“F**K” and "b****cks"', ['p “F**K” and "b****cks"']],
	['beside emphasis', '**Ilse** said s**t *loudly*', ['p {bold|Ilse} said s**t {italic|loudly}']],
	['in bold text', '**What the f***?** she said', ['p {bold|What the f***?} she said']],
	['in italic text', '*f***ing hell* she said', ['p {italic|f***ing hell} she said']],
	['at the end of italic text', '*He is a f***er* she said', ['p {italic|He is a f***er} she said']],
	['in a heading', '# F***', ['h1 F***']],
	['in a list', '- s**t', ['ul', '  -', '    p s**t']],
	['in a table', '| b**ch |\n|---|\n| f**k |', ['table left', '| b**ch', '| f**k']],
	['in a link', '[f**k](https://a.example/)', ['p {link https://a.example/|f**k}']],
	['in an address', '[a](https://a.example/f**k)', ['p {link https://a.example/f**k|a}']],
	['in an image', `![f***ing pier](${IMAGE} "b**ch")`, [`image ${IMAGE} "f***ing pier"`, 'caption b**ch']],
	['in the address of an image', '![a](https://p.example/s**t.jpg)', ['image https://p.example/s**t.jpg "a"']],
]);

const LONG = 'the ferry left '.repeat(30).trim();

testBlocks('emphasis stays emphasis', [
	['around words', '**bold**, *it* and **more bold**', ['p {bold|bold}, {italic|it} and {bold|more bold}']],
	['within a word', 'un*frigging*believable', ['p un{italic|frigging}believable']],
	['within two words', 'ver**y** good, un*frigging*real', ['p ver{bold|y} good, un{italic|frigging}real']],
	['at the beginning of a word', '**b**old', ['p {bold|b}old']],
	['around two pairs of words', '**Ilse Marrow** and **Tom Vane**', ['p {bold|Ilse Marrow} and {bold|Tom Vane}']],
	['over a line break', '**Ilse\nMarrow** left', ['p {bold|Ilse Marrow} left']],
	[
		'around emphasis of another kind',
		'**She was *very* tall** then',
		['p {bold|She was }{bold italic|very}{bold| tall} then'],
	],
	['around many words', `**${LONG}** then`, [`p {bold|${LONG}} then`]],
]);
