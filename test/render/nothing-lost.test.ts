import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {blockText} from '../../source/render/block.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';

// Articles are made of words that occur once each. What comes out must be the same words, each once, in the same order.

/** Markdown in which `W` stands for a word. */
type Template = string;

const inline: fc.Arbitrary<Template> = fc.constantFrom(
	'W',
	'W W',
	'W, W. W',
	'*W W*',
	'**W** W',
	'***W***',
	'_W_ W',
	'~~W~~',
	'`W W`',
	'``W ` W``',
	'[W W](https://a.example/)',
	'[W](<a b.html> "")',
	'[**W** W](/local/page)',
	'[W][ref]',
	'W ![W](https://a.example/a.png) W',
	'W ![W W](pictures/a.png) W',
	'W<br>W',
	'W  \nW',
	'W\\\nW',
	'W\nW',
	'<em>W</em> <kbd>W</kbd>',
	'<a href="https://a.example/">W</a>',
	'W&nbsp;W &amp; W',
	'W f***W W',
	'W s**t W',
	'$5 W $6 W',
	'"W" W’s',
	'2 * W * 3',
	'W_W W',
	'\\*W\\* W',
	'Vec<W>',
	'W{W}W',
	'{W} W',
	'W: W|W',
	'W^1^ W~W',
	'W :W: W',
	'@W #W',
);
const sentence = fc.array(inline, {minLength: 1, maxLength: 4}).map(parts => parts.join(' '));
/** Words that begin no block of another kind, whatever follows them. */
const line = fc.array(fc.constantFrom('W', '*W*', '`W`', '[W](https://a.example/)'), {minLength: 1, maxLength: 5});
const words = line.map(parts => `W ${parts.join(' ')}`);

const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

const leaf: fc.Arbitrary<Template> = fc.oneof(
	sentence.map(text => `W ${text}`),
	words.map(text => `## ${text}`),
	words.map(text => `### ${text} ###`),
	words.map(text => `${text}\n=====`),
	fc.constantFrom(
		'```js\nW(W);\n\n  W\n```',
		'~~~\nW <W>\n~~~',
		'    W W\n    W',
		'---',
		'![W W](https://a.example/a.png "W W")',
		'![W](pictures/a.png)\n*W W.*',
		'<figure><img src="https://a.example/a.jpg" alt="W"><figcaption>W <em>W</em></figcaption></figure>',
		'<div class="box">\n\nW W\n\n</div>',
		'<p>W <strong>W</strong></p>',
		'<ul><li>W</li><li>W W</li></ul>',
		'<table><tr><th>W</th><td>W</td></tr></table>',
		'<details><summary>W</summary>W W</details>',
		'<details>\n<summary>W</summary>\n\nW *W*\n\n</details>',
		'<dl><dt>W</dt><dd>W W</dd><dt>W</dt><dd><p>W</p><p>W</p></dd></dl>',
		'<table>\n<tr><th>W</th><th>W</th></tr>\n\n<tr><td colspan="2">W<ul><li>W</li></ul></td></tr>\n</table>',
		'<div class="note">\n\nW W\n\n- W\n\n</div>',
		'<aside class="warning"><h4>W</h4><p>W W</p></aside>',
		'<p id="a">W <progress></progress>W</p>',
		'<div><video src="a.mp4"></video>W</div>',
		'> [!TIP] W *W*\n> W',
		':::note W W\nW\n:::',
		'W W\n{: .note #a}',
		'## W {#a}\n{: .x}\n\nW',
		'<a name="a"></a>\n\n### W',
		'```js title="W" {1}\nW\n```',
		'W\nW\n: W\n: W\n\nW\n: - W',
		'<pre>W\n W</pre>',
		'| W | W |\n| --- | :-: |\n| *W* | W |\n| W | |',
		'W claim[^1].\n\n[^1]: W W',
		'W claim[^1].\n\n[^1]: W *W*\n    W\n\n    W',
		'W\n: W W\n\n    W',
		'!!! note "W W"\n    W *W*',
		'<div markdown="1">\nW *W*\n\n- W\n</div>',
		'<center>![W W](a.png)</center>',
		'<p>W **W** [W](https://a.example/) <q>W</q></p>',
		'| W |\n| --- |\n| W | W |',
		'{{ image(src="a.png", alt="W W") }}',
		'{% quote(author="W") %}\nW\n{% end %}'.replace('(author="W")', '()'),
		'Friendly W: The W, 58, W with the W in W',
		'<!-- nothing -->',
	),
);
const blocks: fc.Arbitrary<Template> = fc.letrec<{block: Template; blocks: Template}>(tie => ({
	block: fc.oneof(
		{depthSize: 'small', withCrossShrink: true},
		leaf,
		tie('blocks').map(text => indent(text, '> ')),
		fc.array(tie('blocks'), {minLength: 1, maxLength: 2}).map(items => list(items, '- ')),
		fc.array(tie('blocks'), {minLength: 1, maxLength: 2}).map(items => list(items, '1. ')),
		fc.array(words, {minLength: 1, maxLength: 3}).map(items => items.map(item => `- [x] ${item}`).join('\n')),
	),
	blocks: fc.array(tie('block'), {minLength: 1, maxLength: 3}).map(parts => parts.join('\n\n')),
})).blocks;

/** A comment between two lists keeps them two, and code behind a list from being the list's. */
const list = (items: readonly Template[], mark: string): string =>
	`${items.map(item => mark + indent(item, ' '.repeat(mark.length)).trimStart()).join('\n\n')}\n\n<!-- end -->`;

function fill(template: Template): {readonly markdown: string; readonly expected: readonly string[]} {
	const expected: string[] = [];
	const markdown = template.replace(/(?<![A-Za-z])W(?![A-Za-z])/g, () => {
		const word = `w${String(expected.length).padStart(3, '0')}x`;
		expected.push(word);
		return word;
	});
	return {markdown: `${markdown}\n\n[ref]: https://a.example/ref\n`, expected};
}

test('every word of an article comes out once and in its place', () => {
	fc.assert(
		fc.property(blocks, template => {
			const {markdown, expected} = fill(template);
			const text = parseBlocks(markdown, '').map(blockText).join('\n');
			assert.equal((text.match(/w\d+x/g) ?? []).join(' '), expected.join(' '), markdown);
		}),
		{numRuns: 300, endOnFailure: true},
	);
});
