import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Span} from '../../source/render/line.ts';
import {spellLinks} from '../../source/render/links.ts';
import {linkOf} from '../../source/render/markdown/address.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {testBlocks} from './block-cases.ts';

const spansOf = (markdown: string): readonly Span[] =>
	parseBlocks(markdown, '').flatMap(block => (block.kind === 'paragraph' ? block.spans : []));

const targets: readonly (readonly [href: string, target: object])[] = [
	['https://a.example/b', {link: 'https://a.example/b'}],
	['//a.example/b', {link: 'https://a.example/b'}],
	['#keel', {ref: '#keel'}],
	['../the pier.md', {ref: '../the pier.md'}],
	['/2020/05/pier/', {ref: '/2020/05/pier/'}],
	['pier.md#keel', {ref: 'pier.md#keel'}],
	['#ke\u001B[2J\u202Eel', {ref: '#keel'}],
	['javascript:alert(1)', {}],
	['/\\evil.example', {}],
	['JavaScript :x', {ref: 'JavaScript :x'}],
	[' data:text/html,x', {}],
	['C:\\pier.md', {}],
	['\\\\host\\pier.md', {}],
	['{{ unknown }}', {}],
	['', {}],
];
for (const [href, target] of targets) {
	test(`“${href}” leads to ${JSON.stringify(target)}`, () => assert.deepEqual(linkOf(href), target));
}

test('a reference is cut where it is longer than any name', () => {
	assert.equal(linkOf(`#${'a'.repeat(5000)}`).ref?.length, 1000);
});

const references: readonly (readonly [markdown: string, text: string, ref: string])[] = [
	['[a](#b)', 'a', '#b'],
	['[a](../b.md)', 'a', '../b.md'],
	['[a](/b/?c&amp;d)', 'a', '/b/?c&d'],
	['[a][r]\n\n[r]: b.md', 'a', 'b.md'],
	['<a href="#b">a</a> c', 'a', '#b'],
	['[a]({% post_url 2020-05-01-b %})', 'a', '2020-05-01-b'],
	['[a]({{< ref "b.md" >}})', 'a', 'b.md'],
	['[a]({{ site.url }}/b)', 'a', '/b'],
	['[[b.md|a]]', 'a', 'b.md'],
	['[[Old Pier]]', 'Old Pier', 'Old Pier'],
	['a[^b]\n\n[^b]: c', '[b]', '#fn:b'],
];
for (const [markdown, text, ref] of references) {
	test(`${JSON.stringify(markdown)} leads to ${ref}`, () => {
		const span = spansOf(markdown).find(found => found.ref !== undefined);
		assert.deepEqual(span, {text, style: {tone: 'link'}, ref});
	});
}

test('what only looks like a link of a wiki stays', () => {
	for (const markdown of ['[[nodiscard]]', '[[ -f x ]]', '[[1]]', '[[1,2],[3]]', '[[Bug #5]]', '`[[A b]]`'])
		assert.equal(
			spansOf(markdown)
				.map(span => span.text)
				.join(''),
			markdown.replaceAll('`', ''),
			markdown,
		);
	assert.deepEqual(spansOf('[[Pier]]\n\n[pier]: https://a.example/')[1], {
		text: 'Pier',
		style: {tone: 'link'},
		link: 'https://a.example/',
	});
});

const anchored: readonly (readonly [markdown: string, text: string])[] = [
	['a <a id="keel"></a>b', 'b'],
	['a <a name="keel">b</a>', 'b'],
	['a <span id="keel">b</span> c', 'b c'],
	['*a*{#keel} b', ' b'],
];
for (const [markdown, text] of anchored) {
	test(`${markdown} has a place that can be led to`, () => {
		assert.deepEqual(
			spansOf(markdown).filter(({anchor}) => anchor !== undefined),
			[{text, anchor: 'keel'}],
		);
	});
}

test('a reference has no address to spell out', () => {
	const spans = spansOf('See [a](#b).');
	for (const hasHyperlinks of [true, false]) assert.deepEqual(spellLinks(spans, hasHyperlinks), spans);
});

testBlocks('what an abbreviation is short for', [
	[
		'is not said where it is used',
		'The HMS is in.\n\n*[HMS]: Her Ship\n*[RMS]: Mail\n\nEnd',
		['p The HMS is in.', 'p *[RMS]: Mail', 'p End'],
	],
	['may stand below a paragraph', 'The HMS is in.\n*[HMS]: Her Ship', ['p The HMS is in.']],
	['is text where nothing is', '*[HMS]: Her Ship', ['p *[HMS]: Her Ship']],
	['is no part of a word', 'HMSX\n\n*[HMS]: Her Ship', ['p HMSX', 'p *[HMS]: Her Ship']],
]);
