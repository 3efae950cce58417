import assert from 'node:assert/strict';
import {test} from 'node:test';
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

test('reading takes a minute at least', () => assert.deepEqual([0, 100, 690].map(readingMinutes), [1, 1, 3]));

const headings: readonly (readonly [text: string, heading: string | null])[] = [
	['# One\n\ntext', 'One'],
	['text\n\n## *Two* `x` ##\n', 'Two x'],
	['Three\n=====\n', 'Three'],
	['no heading', null],
	['#hashtag', null],
	['# C#', 'C#'],
	['# Closed # ##  ', 'Closed #'],
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
]) {
	test(`the first sentences behind ${JSON.stringify(before)}`, () =>
		assert.equal(firstSentences(`${before}${prose}\n\nMore.`), plain));
}

test('a text without prose has no first sentences', () => assert.equal(firstSentences('# Only\n\n- a list'), ''));

test('blanks by the thousand take no time', () => {
	const started = performance.now();
	firstHeading(`# a${' '.repeat(3800)}b`);
	firstSentences(`${'![a'.repeat(4000)}`);
	firstSentences(`${'<a'.repeat(6000)}`);
	assert.ok(performance.now() - started < 2000);
});
