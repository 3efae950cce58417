import assert from 'node:assert/strict';
import {test} from 'node:test';
import {blockText} from '../../source/render/block.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {testBlocks} from './block-cases.ts';
import {sketchBlocks} from './sketch.ts';

testBlocks('a heading', [
	['has a depth', '# One\n\nTwo\n===\n\nThree\n---\n\n###### Six', ['h1 One', 'h1 Two', 'h2 Three', 'h6 Six']],
	['may have closing marks and a tab', '## Two ##\n\n#\tOne', ['h2 Two', 'h1 One']],
	[
		'keeps styles and links',
		'# A *big* [day](https://a.example/)',
		['h1 A {italic|big} {link https://a.example/|day}'],
	],
	['needs a blank behind its marks', '#one', ['p #one']],
]);

testBlocks('a paragraph', [
	['keeps emphasis', '*em* _em_ **strong** __strong__', ['p {italic|em} {italic|em} {bold|strong} {bold|strong}']],
	['keeps both at once', '***both*** ~~gone~~ `code`', ['p {bold italic|both} {strikethrough|gone} {code|code}']],
	['keeps styles in styles', 'x __a *b* c__ y', ['p x {bold|a }{bold italic|b}{bold| c} y']],
	['joins its lines by blanks', 'one\ntwo\n   three', ['p one two three']],
	[
		'has one blank where its writer set more',
		'The pier.  The  ferry   left `a  b`.',
		['p The pier. The ferry left {code|a  b}.'],
	],
	['breaks where its writer broke it', 'one  \ntwo\\\nthree', ['p one\\ntwo\\nthree']],
	['is literal behind backslashes', '\\*not\\* \\[this\\] 1986\\. x', ['p *not* [this] 1986. x']],
	['keeps snake_case and lone stars', 'a_b_c and 2 * 3 ** 4 * 5', ['p a_b_c and 2 * 3 ** 4 * 5']],
	['parts sentences that were glued', 'He left the pier.The wind rose.', ['p He left the pier. The wind rose.']],
	['keeps what only begins like a tag', '{% tag and {{< note and {{ x $x$', ['p {% tag and {{< note and {{ x x']],
]);

testBlocks('a list', [
	[
		'may be nested',
		'- a\n  - b\n    - c',
		['ul', '  -', '    p a', '    ul', '      -', '        p b', '        ul', '          -', '            p c'],
	],
	['counts from its first number', '3. a\n4. b', ['ol 3', '  -', '    p a', '  -', '    p b']],
	['may count from zero', '0. a\n1. b', ['ol 0', '  -', '    p a', '  -', '    p b']],
	['may mix numbers and bullets', '- a\n  1) b', ['ul', '  -', '    p a', '    ol 1)', '      -', '        p b']],
	['may hold tasks', '- [ ] a\n- [x] b\n- c', ['ul', '  - [ ]', '    p a', '  - [x]', '    p b', '  -', '    p c']],
	['may be loose', '- a\n\n  more\n\n- b', ['ul loose', '  -', '    p a', '    p more', '  -', '    p b']],
	['may be empty', '-', ['ul', '  -']],
	['may hold code', '- ```js\n  x\n  ```', ['ul', '  -', '    code js "x"']],
	['may hold quotes', '- > q', ['ul', '  -', '    quote', '      p q']],
	['may hold images', '- ![A](https://p.example/a.jpg)', ['ul', '  -', '    image https://p.example/a.jpg "A"']],
]);

testBlocks('a quote', [
	['may be nested', '> a\n> > b\n>\n> c', ['quote', '  p a', '  quote', '    p b', '  p c']],
	['goes on without its mark', '> a\nb', ['quote', '  p a b']],
	['may hold other blocks', '> # H\n> - a', ['quote', '  h1 H', '  ul', '    -', '      p a']],
]);

testBlocks('code', [
	['knows its language', '```js\nlet a;\n\n\tb  \n```', ['code js "let a;\\n\\n\\tb  "']],
	['may be fenced by tildes', '~~~\n```\n~~~', ['code "```"']],
	['may be unclosed', '```\nx', ['code "x"']],
	['may be indented', '    one\n\n      two', ['code "one\\n\\n  two"']],
	['is literal', '```\n&amp; <b> *x* f***ing\n```', ['code "&amp; <b> *x* f***ing"']],
	['is literal within a line too', '`&amp; *x* a:b f***ing`', ['p {code|&amp; *x* a:b f***ing}']],
]);

testBlocks('a table', [
	['has alignments', '|a|b|c|\n|---|:-:|--:|\n|1|2|3|', ['table left center right', '| a | b | c', '| 1 | 2 | 3']],
	['keeps styles', '| a |\n|---|\n| **x** `y` |', ['table left', '| a', '| {bold|x} {code|y}']],
	['keeps links', '| a |\n|---|\n| [z](https://a.example/) |', ['table left', '| a', '| {link https://a.example/|z}']],
	['may hold bars', '| a |\n|---|\n| x \\| y |', ['table left', '| a', '| x | y']],
	['may lack cells', 'a | b\n--|--\n1', ['table left left', '| a | b', '| 1 | ']],
	['may be a head alone', '| a |\n|---|', ['table left', '| a']],
]);

const rules = ['---', '***', '- - -', '___', '- '.repeat(100), '*'.repeat(300)];
for (const rule of rules) {
	test(`a rule may be written as ${rule.slice(0, 9)}, ${rule.length} characters long`, () => {
		const blocks = parseBlocks(`# Head\n\n${rule}\n\n*end*`, '');
		assert.deepEqual(sketchBlocks(blocks), ['h1 Head', 'rule', 'p {italic|end}']);
	});
}

test('a caption is found among the paragraphs and has its label apart', () => {
	const deeds = ['climbed the stairs', 'cleaned the lamp', 'wrote the log', 'fed the gulls', 'shut the door'];
	const prose = deeds.map(deed => `The keeper of the lighthouse ${deed} before the ferry left.`);
	const caption = 'Lamplight: The keeper of the lighthouse cleaned the lamp';
	const block = parseBlocks([...prose, caption, ...prose].join('\n\n'), '')[5];
	assert.ok(block?.kind === 'caption');
	assert.deepEqual([block.label, block.textStart, blockText(block)], ['Lamplight', 11, caption]);
});

test('the description is evidence for what is a caption', () => {
	const prose = 'The ferry left at nine. It was full, and it was late. Nobody minded the wait.';
	const line = 'Tom Vane lights the lamp of the old tower at dusk';
	const markdown = [prose, line, prose].join('\n\n');
	const kindAfter = (description: string) => parseBlocks(markdown, description)[1]?.kind;
	assert.deepEqual([kindAfter(''), kindAfter(`${line}. It burned all night.`)], ['paragraph', 'caption']);
});
