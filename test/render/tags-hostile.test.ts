import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {blockText} from '../../source/render/block.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {inTime} from '../in-time.ts';

const LENGTH = 100_000;

const floods = [
	'{%',
	'{% x ',
	'{% x %}',
	'{% x %}\n',
	'{% x a="',
	'{{',
	'{{ x ',
	'{{ "a" }}',
	'{{ site.x }}',
	'{{<',
	'{{< x a=\\"',
	'{% note %}\n\n',
	'{% note %}\n{% endnote %}\n',
	'- a\n{% endnote %}\n',
	'{% endnote %}\n',
	'{% highlight %}\n',
	'{% comment %} x',
	'{% raw %}',
	'{% raw %}{% endraw %}',
	'`{% x %}` ',
	'- {% x %}\n',
	'![a]({{ x }}) ',
	':::',
	':::note\n',
	'> [!NOTE] x\n\n',
	'<A ',
	'<A b={',
	'<A b={"',
	'<A/>',
	'<A>',
	'<A>x</A>',
	'<a b={{',
	'{',
	'{#',
	'{: .a',
	'# a {',
	'){.aaa="x"',
	'){a=12',
	'.aaa="x"',
	`<A ${'a'.repeat(7000)} />`,
	':::a {',
	"{' '}",
	'import ',
	'a[^1]',
	'[^1]: a\n',
	'[^1]: > ',
	'[^a]: [^b]: ',
	'a\n: b\n',
	'a\n: ',
	'!!! note\n    a\n',
	'!!! a "',
	'**a:**b',
	'$$',
	'$$a_1$$ ',
	'![[a.png|',
	'![a](b c',
	'![](a a a ',
	'<div markdown="1">\na\n',
	'<!-- \n\n',
	'<script>\n\n',
	'<a>b</a> <x>',
	'<p>[a](b) *c* `d` ',
	'{{ a(b="',
	'{% end %}\n',
	'| a | b |\n',
	'import x from "y"\n',
	'\n\nexport const a = {',
];
for (const flood of floods) {
	test(`a flood of ${JSON.stringify(flood.slice(0, 30))} takes no time`, () => {
		inTime(() => parseBlocks(flood.repeat(Math.ceil(LENGTH / flood.length)), ''));
	});
}

test('5,000 notes in each other lose no text', () => {
	const text = parseBlocks(`${'{% note %}\n\n'.repeat(5000)}deep\n\n${'{% endnote %}\n\n'.repeat(5000)}`, '')
		.map(blockText)
		.join('\n');
	assert.match(text, /deep/);
});

test('a tag forges no link', () => {
	const forged = '\u0002\u0001link\u0004javascript:x\u0002';
	for (const markdown of [
		`{% note "${forged}" %} a`,
		`<p>&#xFDD1;{% note &#2;&#1;link&#4;javascript:x&#2; %}&#xFDD2;a</p>`,
	])
		for (const text of stringsIn(parseBlocks(markdown, ''))) assert.doesNotMatch(text, /^javascript/);
});

/** All strings that a value holds, however deep. */
function stringsIn(value: unknown): readonly string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

const tags = fc.constantFrom(
	...['{% if a %}', '{% endif %}', '{% note %}', '{% endnote %}', '{{< box >}}', '{{< /box >}}', '{{ page.a }}'],
	...['<Card>', '</Card>', '<Toc />', ':::note\n', '\n:::\n', '{: .a}', '{{% b %}}', '{/* */}', '{# #}', '{%', '}}'],
);
const joints = fc.constantFrom(' ', ' ', '\n', '\n\n', '`', '```\n', '\n- ', '\n> ', '](', '![', '<p>', '| ', '*');
const words = fc.constantFrom(
	...[
		'ferry',
		'pier',
		'\uFDD1',
		'\uFDD2',
		'\uFDD5',
		'&#xFDD1;',
		'&#xFDD2;',
		'&#xF67B;',
		'\u0001',
		'&#1;',
		'&#2;',
		'\u0002',
	],
	...['<b title="', '<img src="a', '">'],
);

test('whatever the tags, nothing throws and no mark of theirs comes out', () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(tags, joints, words), {maxLength: 60, size: 'max'}), parts => {
			for (const text of stringsIn(parseBlocks(parts.join(''), '')))
				assert.doesNotMatch(text, /[\u0001-\u0004\uFDD0-\uFDD5]/);
		}),
		{numRuns: 500},
	);
});

test('whatever the tags, the words between them are kept in order', () => {
	const plain = fc.constantFrom(' ', '\n', '\n\n', '\n\n- ', '\n\n> ', ' **x** ');
	const name = fc.constantFrom('ferry', 'pier', 'lamp', 'rope');
	const frame = fc.constantFrom(
		'{% if a %}',
		'{% endif %}',
		'{{< box >}}',
		'{{< /box >}}',
		'{{ page.a }}',
		'<Toc />',
		'{/* */}',
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(frame, plain, name), {maxLength: 60, size: 'max'}), parts => {
			const spaced = parts.map(part => (/^[a-z]/.test(part) ? ` ${part} ` : part));
			const expected = parts.flatMap(part => (/^[a-z]/.test(part) ? [part] : part.includes('x**') ? ['x'] : []));
			// Four blanks would begin code.
			const markdown = spaced.join('').replace(/ {2,}/g, ' ');
			const text = parseBlocks(markdown, '').map(blockText).join('\n');
			assert.deepEqual(text.match(/[a-z]+/g) ?? [], expected);
		}),
		{numRuns: 500},
	);
});
