import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Line} from '../../source/render/line.ts';
import {hostOf, imageSpans, spellLinks} from '../../source/render/links.ts';
import {sketchSpans} from './sketch.ts';

const hosts: readonly (readonly [url: string, host: string | null])[] = [
	['https://www.a.example/b?c#d', 'a.example'],
	['HTTP://A.Example:8080/', 'a.example:8080'],
	['https://user:word@a.example/', 'a.example'],
	['//a.example/b', 'a.example'],
	['https://bücher.example/', 'xn--bcher-kva.example'],
	['https://www.example/', 'example'],
	['mailto:ilse@a.example?subject=b', 'a.example'],
	['javascript:alert(1)', null],
	['../b.html', null],
	['', null],
];
for (const [url, host] of hosts) test(`the host of “${url}” is ${host}`, () => assert.equal(hostOf(url), host));

const spelled = (text: string, link: string, hasHyperlinks: boolean): string =>
	sketchSpans(spellLinks([{text: 'See '}, {text, link}, {text: '.'}], hasHyperlinks));

test('without hyperlinks the whole address stands behind the text of a link', () => {
	const url = 'https://www.a.example/tide-table?day=1&hour=2#top';
	assert.equal(spelled('the tides', url, false), `See {${url}|the tides}{quiet ${url}| (${url})}.`);
});

const plain: readonly (readonly [text: string, link: string])[] = [
	['https://a.example/b', 'https://a.example/b'],
	['https://a.example', 'https://a.example/'],
	['ilse@a.example', 'mailto:ilse@a.example'],
];
for (const [text, link] of plain) {
	test(`without hyperlinks nothing stands behind ${text}, which is its address`, () => {
		assert.equal(spelled(text, link, false), `See {${link}|${text}}.`);
	});
}

test('without hyperlinks a mailbox is written without its scheme', () => {
	assert.equal(
		spelled('Ilse', 'mailto:i@a.example', false),
		'See {mailto:i@a.example|Ilse}{quiet mailto:i@a.example| (i@a.example)}.',
	);
});

test('without hyperlinks an address with a user has its host named', () => {
	const link = 'https://bank.example@evil.example/';
	assert.equal(spelled('our bank', link, false), `See {${link}|our bank}{quiet ${link}| (${link}, evil.example)}.`);
	assert.equal(spelled(link, link, false), `See {${link}|${link}}{quiet ${link}| (evil.example)}.`);
});

test('with hyperlinks a link is its text', () => {
	assert.equal(spelled('the tides', 'https://a.example/b', true), 'See {https://a.example/b|the tides}.');
});

test('an image in the text has its host beside it, or its address', () => {
	const image = {text: 'a pier', link: 'https://www.p.example/a.jpg', imageUrl: 'https://www.p.example/a.jpg'};
	const spelledImage = (hasHyperlinks: boolean) => sketchSpans(spellLinks([image, {text: '.'}], hasHyperlinks));
	assert.equal(spelledImage(true), `{${image.link}|a pier}{quiet| (p.example)}.`);
	assert.equal(spelledImage(false), `{${image.link}|a pier}{quiet ${image.link}| (${image.link})}.`);
});

test('an image in the text that is a file of the site has no host', () => {
	const image = {text: 'a pier', link: 'file:///site/a.jpg', imageUrl: '/a.jpg'};
	assert.deepEqual(spellLinks([image], true), [image]);
	assert.equal(
		sketchSpans(spellLinks([image], false)),
		'{file:///site/a.jpg|a pier}{quiet file:///site/a.jpg| (file:///site/a.jpg)}',
	);
});

test('an image in the text that does not open has its address beside it, of data what it holds', () => {
	const spans = (imageUrl: string) => sketchSpans(spellLinks([{text: 'a pier', imageUrl}], true));
	assert.equal(spans('../a.jpg'), 'a pier{quiet| (../a.jpg)}');
	assert.equal(spans(`data:image/png;base64,${'A'.repeat(5000)}`), 'a pier{quiet| (data:image/png)}');
});

type Disguise = readonly [text: string, link: string, host: string | null];

const disguises: readonly Disguise[] = [
	['https://bank.example/login', 'https://evil.example/x', 'evil.example'],
	['bank.example', 'https://evil.example/', 'evil.example'],
	['www.bank.example', 'https://bank.example.evil.example/', 'bank.example.evil.example'],
	['bank.example/login', 'https://evil.example/bank.example/login', 'evil.example'],
	['bank.example', 'https://bank.example@evil.example/', 'evil.example'],
	['bank.example:443', 'https://evil.example:8080/', 'evil.example:8080'],
	['teller@bank.example', 'mailto:teller@evil.example', 'evil.example'],
	['go to https://bank.example/ now', 'https://evil.example/', 'evil.example'],
	['(https://www.bank.example)', 'https://evil.example/', 'evil.example'],
	['bаnk.example', 'https://bаnk.example/', 'xn--bnk-6cd.example'],
	['our bank', 'https://bank.example@evil.example/', 'evil.example'],
	['https://bank.example@evil.example/', 'https://bank.example@evil.example/', 'evil.example'],
	['bank.example.', 'https://evil.example/', 'evil.example'],
	['→ “bank.example”', 'https://evil.example/', 'evil.example'],
	['ｂank。example', 'https://evil.example/', 'evil.example'],
	['bank․example', 'https://evil.example/', 'evil.example'],
	['https:\\\\bank.example', 'https://evil.example/', 'evil.example'],
	['https:/ /bank.example', 'https://evil.example/', 'evil.example'],
	['log in at bank.com now', 'https://evil.example/', 'evil.example'],
	['192.0.2.1', 'https://evil.example/', 'evil.example'],
	['[2001:db8::1]', 'https://evil.example/', 'evil.example'],
	['log in at bank.com now', 'https://www.bank.com/', null],
	['a pier.', 'https://a.example/', null],
	['bank.example', 'https://www.bank.example/login', null],
	['WWW.Bank.Example', 'https://bank.example/', null],
	['https://bank.example:8443/', 'https://bank.example:8443/', null],
	['teller@bank.example', 'mailto:teller@bank.example', null],
	['our bank', 'https://evil.example/', null],
	['e.g. this', 'https://a.example/', null],
];
for (const [text, link, host] of disguises) {
	test(`“${text}” for ${link} shows ${host ?? 'no host'}`, () => {
		assert.equal(
			spelled(text, link, true),
			host === null ? `See {${link}|${text}}.` : `See {${link}|${text}}{quiet| (${host})}.`,
		);
	});
}

test('a link of several styles is spelled once, behind its last word', () => {
	const link = 'https://a.example/';
	const spans: Line = [
		{text: 'one ', link},
		{text: 'two', style: {bold: true}, link},
		{text: ' three', link: 'https://b.example/'},
	];
	assert.equal(
		sketchSpans(spellLinks(spans, false)),
		`{${link}|one }{bold ${link}|two}{quiet ${link}| (${link})}{https://b.example/| three}{quiet https://b.example/| (https://b.example/)}`,
	);
});

test('text without links is left as it is', () => {
	const spans: Line = [{text: 'one '}, {text: 'two', style: {bold: true}}];
	assert.equal(spellLinks(spans, false), spans);
});

type ImageCase = readonly [name: string, url: string, alt: string, withLinks: string, without: string];

const URL = 'https://www.p.example/a/b.jpg?w=600';
const images: readonly ImageCase[] = [
	[
		'is a link on its alternative text',
		URL,
		'A pier',
		`{quiet|Image: }{link ${URL}|A pier}{quiet|  p.example}`,
		`{quiet|Image: }A pier\\n{link ${URL}|${URL}}`,
	],
	[
		'is a link on its name where it lacks one',
		URL,
		'',
		`{quiet|Image: }{link ${URL}|b.jpg}{quiet|  p.example}`,
		`{quiet|Image: }{link ${URL}|${URL}}`,
	],
	[
		'without a name is a link on its address',
		'https://p.example/',
		'',
		'{quiet|Image: }{link https://p.example/|p.example}{quiet|  p.example}',
		'{quiet|Image: }{link https://p.example/|https://p.example/}',
	],
	[
		'of the same folder shows its path',
		'../img/b.jpg',
		'A pier',
		'{quiet|Image: }A pier{quiet|\\n../img/b.jpg}',
		'{quiet|Image: }A pier{quiet|\\n../img/b.jpg}',
	],
	[
		'of the same folder shows its path, named or not',
		'../img/b.jpg',
		'',
		'{quiet|Image: }b.jpg{quiet|\\n../img/b.jpg}',
		'{quiet|Image: }b.jpg{quiet|\\n../img/b.jpg}',
	],
	['beside the post shows its name once', 'b.jpg', '', '{quiet|Image: }b.jpg', '{quiet|Image: }b.jpg'],
];
for (const [name, url, alt, withLinks, without] of images) {
	test(`an image ${name}`, () => {
		assert.deepEqual(
			[true, false].map(hasHyperlinks => sketchSpans(imageSpans({url, alt}, hasHyperlinks))),
			[withLinks, without],
		);
	});
}

const FILE = 'file:///home/ilse/site/static/img/b.jpg';
const OUTER = 'https://film.example/watch?v=1';
const SHORT = 'https://p.example/b.jpg';
type Shown = Parameters<typeof imageSpans>[0];
const shown: readonly (readonly [name: string, image: Shown, withLinks: string, without: string])[] = [
	[
		'of the site opens as a file and shows its place',
		{url: '/img/b.jpg', alt: 'A pier', target: FILE},
		`{quiet|Image: }{link ${FILE}|A pier}{quiet|  /img/b.jpg}`,
		`{quiet|Image: }A pier\\n{link ${FILE}|${FILE}}`,
	],
	[
		'of the site is called by its name where it has no text',
		{url: '/img/b.jpg', alt: '', target: FILE},
		`{quiet|Image: }{link ${FILE}|b.jpg}`,
		`{quiet|Image: }{link ${FILE}|${FILE}}`,
	],
	[
		"of the site opens at the site's address",
		{url: '/img/b.jpg', alt: 'A pier', target: 'https://news.example/img/b.jpg'},
		'{quiet|Image: }{link https://news.example/img/b.jpg|A pier}{quiet|  news.example}',
		'{quiet|Image: }A pier\\n{link https://news.example/img/b.jpg|https://news.example/img/b.jpg}',
	],
	[
		'that leads elsewhere says where',
		{url: SHORT, alt: 'A pier', link: OUTER},
		`{quiet|Image: }{link ${SHORT}|A pier}{quiet|  p.example  links to }{link ${OUTER}|film.example}`,
		`{quiet|Image: }A pier\\n{link ${SHORT}|${SHORT}}{quiet|\\nlinks to }{link ${OUTER}|${OUTER}}`,
	],
	[
		'that leads to itself does not',
		{url: SHORT, alt: 'A pier', link: SHORT},
		`{quiet|Image: }{link ${SHORT}|A pier}{quiet|  p.example}`,
		`{quiet|Image: }A pier\\n{link ${SHORT}|${SHORT}}`,
	],
];
for (const [name, image, withLinks, without] of shown) {
	test(`an image ${name}`, () => {
		assert.deepEqual(
			[true, false].map(hasHyperlinks => sketchSpans(imageSpans(image, hasHyperlinks))),
			[withLinks, without],
		);
	});
}
