import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {countWords, firstHeading, firstSentences, readingMinutes} from '../../source/posts/excerpt.ts';

const counts: readonly (readonly [text: string, words: number])[] = [
	['', 0],
	['one two  three\nfour', 4],
	["don't re-enter https://example.com/a/b.html", 3],
	['café naïve Москва', 3],
	['[text](https://example.com) ![alt](a.jpg)', 2],
	['字字字字', 2],
	['中文 and English 字', 4],
	['— … *', 0],
];
for (const [text, words] of counts)
	test(`${JSON.stringify(text)} has ${words} words`, () => assert.equal(countWords(text), words));

test('words are counted alike in a long text and in its pieces', () => {
	const text = 'A word, two’s — 字字 naïve, re-entered; 5.5 km…\u00a0end ';
	for (const times of [1, 80, 100, 1000]) assert.equal(countWords(text.repeat(times)), 9 * times);
	assert.equal(countWords(`${'x'.repeat(4095)} y${'z'.repeat(9000)} 字`), 3);
});

test('reading takes a minute at least', () => assert.deepEqual([0, 100, 690].map(readingMinutes), [1, 1, 3]));

const headings: readonly (readonly [text: string, heading: string | null])[] = [
	['# One\n\ntext', 'One'],
	[
		'# *First **second*** and **third *fourth* fifth**<br>sixth ``a ` b``',
		'First second and third fourth fifth sixth a ` b',
	],
	['# f***ing **s** and a**', 'f***ing s and a**'],
	['# Say \\_a\\_ \\*b\\* \\[c](d)', 'Say _a_ *b* [c](d)'],
	['## *Two* `x` ##\n', 'Two x'],
	['text\n\n# One', 'One'],
	['text\n\n## Two\n\n# One', 'One'],
	['text\n\n## Two', null],
	['![a boat](a.jpg)\n\n### Three', 'Three'],
	['Three\n=====\n', 'Three'],
	['no heading', null],
	['#hashtag', null],
	['# C#', 'C#'],
	['# Closed # ##  ', 'Closed #'],
	['```sh\n# a comment\n```\n\n# One', 'One'],
	['    # code\n\n# One', 'One'],
	['<h1 align="center">One <em>two</em></h1>\n', 'One two'],
	['# `<walk>` and [a link](x) {% since "1.0" %}{#id}', '<walk> and a link'],
	['# {{ page.title }}\n\n## Two', 'Two'],
	['# ![logo](a.png)\n\n## Two', 'Two'],
	['# Salt &amp; *pepper* \\# <!-- note -->', 'Salt & pepper #'],
	['Text that goes on\n\n---\n\nMore', null],
];
for (const [text, heading] of headings) {
	test(`the first heading of ${JSON.stringify(text)}`, () => assert.equal(firstHeading(text), heading));
}

const prose = 'The harbour master, who had seen it all before, said *nothing* about [the boat](x).';
const plain = 'The harbour master, who had seen it all before, said nothing about the boat.';
for (const before of [
	'',
	'# Heading\n\n',
	'![alt](a.jpg)\n\n',
	'- a list of things that is quite long enough.\n\n',
	'> A quote that is long enough to be taken for text.\n\n',
	'<div class="x">\n\n',
	'Short.\n\n',
	'    code that is long enough to be taken for text.\n\n',
	'# Heading\n',
	'Heading\n=======\n',
	'![alt](a.jpg)\nThe harbour as it was on the day before, by a friend.\n\n',
	'*This was first told on the radio, and then forgotten.*\n\n',
	"import {Boat} from './boat.js';\n\n",
	"export const meta = {\n\n\ttitle: 'This is code, and not a sentence of text.',\n};\n\n",
	'{{< figure src="a.jpg" >}}\n\n',
	'{% comment %}\n\nNobody is to read this, as long as it may be.\n\n{% endcomment %}\n\n',
	'<!--\n\nNobody is to read this, as long as it may be.\n\n-->\n\n',
	'```\nThis is code.\n\nThis is code too, and it looks like a sentence.\n```\n\n',
	'<figure>\n<img src="a.jpg">\n<figcaption>The harbour as it was on the day before.</figcaption>\n</figure>\n\n',
	'| a | table that is long enough |\n|---|---|\n| to be | taken for text. |\n\n',
	'[TOC]\n\n- [The harbour](#harbour)\n- [The boat and its master](#boat)\n\n',
	'By Ann Example and a friend of hers from the harbour\n\n',
	'High tide: The harbour master stood on the wall and waved to nobody in particular\n\n',
	'[Back to the list of all the harbours there are.](../)\n\n',
	'$$\nx\n$$\n\n',
	':::note\n',
	'{: .lead}\n',
]) {
	test(`the first sentences behind ${JSON.stringify(before)}`, () =>
		assert.equal(firstSentences(`${before}${prose}\n\nMore.`), plain));
}

const excerpts: readonly (readonly [name: string, text: string, excerpt: string])[] = [
	['a heading alone', '# Only a heading', ''],
	['an image alone', '![A boat](a.jpg)', ''],
	['nothing but code', '```\ncode\n```', ''],
	['a short sentence alone', 'Gone fishing.', 'Gone fishing.'],
	['a short sentence and a paragraph without a stop', 'Gone.\n\nThe boat is at the pier\nuntil noon', 'Gone.'],
	['a list alone', '# Boats\n\n- The boat of the harbour master\n- Another', 'The boat of the harbour master'],
	['a quote alone', '> The sea was *calm* that day.', 'The sea was calm that day.'],
	[
		'a paragraph that leads to a list',
		'Two boats came in at noon. They carried:\n\n- fish',
		'Two boats came in at noon.',
	],
	['nothing before its list', 'They carried:\n\n- fish and a great many crabs', 'fish and a great many crabs'],
	['words of Chinese', '港口在夜里很安静，没有一个人说话。', '港口在夜里很安静，没有一个人说话。'],
	[
		'all kinds of marks',
		'The **boat**, __old__ as ~~it~~ `she < was`, [sank][1][^2] in [the bay](b "B (c)") &mdash; [rest]! See <https://a.example/b>.\\\n' +
			"It\\'s {{ site.name }}. <b>Really</b>[\n1\n].\n\n[rest]: x",
		"The boat, old as it she < was, sank in the bay — rest! See https://a.example/b. It's. Really[ 1 ].",
	],
	[
		'a comment and a command before it',
		'<!-- a -->{{< b >}} The boat sank in the harbour.',
		'The boat sank in the harbour.',
	],
	[
		'sentences glued together',
		'The boat sank in the harbour.The master saw it.',
		'The boat sank in the harbour. The master saw it.',
	],
];
for (const [name, text, excerpt] of excerpts) {
	test(`the first sentences of a text with ${name}`, () => assert.equal(firstSentences(text), excerpt));
}

test('first sentences have an end', () => {
	const excerpt = firstSentences(`${'The sea was calm. '.repeat(200)}`);
	assert.ok(excerpt.length <= 1000 && excerpt.endsWith('…'), String(excerpt.length));
});

test('any text has first sentences and a heading or none', () => {
	const pieces = fc.constantFrom(
		'#',
		'`',
		'```',
		'\n',
		'\n\n',
		'*',
		'_',
		'[',
		']',
		'(',
		')',
		'<',
		'>',
		'{{',
		'}}',
		'{%',
		'a',
		' ',
		'-',
		'!',
		'|',
		'\\',
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(pieces, fc.string()), {maxLength: 60}), parts => {
			const text = parts.join('');
			assert.ok(firstSentences(text).length <= 1000);
			assert.notEqual(firstHeading(text), '');
		}),
	);
});

test('blanks by the thousand take no time', () => {
	const started = performance.now();
	firstHeading(`# a${' '.repeat(3800)}b`);
	firstSentences(`${'![a'.repeat(4000)}`);
	for (const piece of ['<a', '[', '[a[', '](', '`', '``a', '{{', '{%', '*a', '_a', '<!--', '~~a', '&', '.'])
		firstSentences(piece.repeat(6000));
	assert.ok(performance.now() - started < 2000);
});
