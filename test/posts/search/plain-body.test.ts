import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readFrontMatter} from '../../../source/posts/front-matter.ts';
import {findPlainBody, readBody} from '../../../source/posts/search/body.ts';
import {plainBody} from '../../../source/posts/search/plain-body.ts';
import {inTime} from '../../in-time.ts';

const bodies: readonly (readonly [body: string, text: string])[] = [
	['One.\n\nTwo.\n', 'One.\nTwo.'],
	['One\ntwo  three\n\n\n\tFour', 'One two three\nFour'],
	['灯塔\n很高', '灯塔很高'],
	['No\u00a0break \u00a0 here', 'No break here'],
	['**Bold** _and_ `code` ~~out~~', 'Bold and code out'],
	['**Cel**ebs, Cel**eb**s, ~~Cel~~ebs, [Cel](/a)ebs, Cel<b>eb</b>s', 'Celebs, Celebs, Celebs, Celebs, Celebs'],
	['what the f**k and s**t', 'what the f**k and s**t'],
	['soft\u00adly and \u200bhidden', 'softly and hidden'],
	['fish &amp; chips &eacute;t&eacute;', 'fish & chips été'],
	['A [link](https://example.org/hidden "note") and [one][ref]\n\n[ref]: /hidden', 'A link and one'],
	['![A boat](boat.jpg) sails', 'A boat sails'],
	['[![A boat](boat.jpg)](/page)', 'A boat'],
	['<https://example.org/shown>', 'https://example.org/shown'],
	['# Head\nText\n\nUnder\n-----\nMore', 'Head\nText\nUnder\nMore'],
	['> quoted\n> on\n\n- one\n- two\n1. three', 'quoted on\none\ntwo\n1. three'],
	['| a | b |\n|---|---|\n| c | d |', 'a b\nc d'],
	['```js\nconst a  = *b*;\n```\nText', 'const a = *b*;\nText'],
	['{% highlight js %}\na_b_c\n{% endhighlight %}', 'a_b_c'],
	['A <!-- hidden --> word\n\n<!--\nhidden\n-->\nText', 'A word\nText'],
	['{% comment %}\nhidden\n{% endcomment %}\nText {{ hidden }}', 'Text'],
	['<script>\nhidden()\n</script>\nText', 'Text'],
	['<img src="hidden.jpg" alt="A red boat"> sails', 'A red boat sails'],
	['{{< figure src="hidden.jpg" caption="A red boat" >}}', 'A red boat'],
	['Text[^1].\n\n[^1]: The note.', 'Text.\nThe note.'],
	["import Boat from './boat.js';\n\nText", 'Text'],
	['The \u001b[31mred\u001b[0m boat', 'The red boat'],
	['', ''],
];
for (const [body, text] of bodies)
	test(`${JSON.stringify(body)} reads ${JSON.stringify(text)}`, () => {
		assert.equal(plainBody(body).replace(/ +/g, ' '), text);
	});

test('hostile bodies take no long time', () => {
	const signs = [
		'[',
		'![',
		'<',
		'`',
		'*',
		'**a',
		'_',
		'{{',
		'<!--',
		'[a](',
		'~~',
		'\\',
		'&',
		'> ',
		'- ',
		'```\n',
		'|',
		'\u0301',
	];
	for (const sign of signs) inTime(() => plainBody(sign.repeat(200_000)));
	inTime(() => plainBody(`*${'word '.repeat(400_000)}*`));
});

const headers: readonly string[] = [
	'---\ntitle: A\n---\nBody',
	'---\nextends: _layouts.post \ntitle: > \n  A long one\n  of two lines \ndate: 1602417404.25 \n--- \nBody',
	'---\ntitle: "A: b"\ntags:\n  - a\n  - b\n---\n\nBody',
	'---\ntitle: A\ntags:\n- a\n---\nBody\n---\nMore',
	'---\ntitle: A\n...\nBody',
	'---\ntitle: [unclosed\nother: {\n---\nBody',
	'---\ntitle: "never closed\nlayout: post\n---\nBody',
	'---\ntitle: A\n\nsecond: paragraph\n---\nBody',
	'---\nJust a rule\n---\nBody',
	'---\nNote: that this is prose, and no header\n---\nBody',
	'---\nno\n: key\n---\nBody',
	'---\ntitle: A\n---\nimport a from "b"\n\nBody',
	'+++\ntitle = "A"\n+++\nBody',
	'title: A\ndate: 2020-01-01\n\nBody',
	'---\n---\nBody',
	'---\ntitle: A\nBody without an end',
	'---json\n{"title": "A"}\n---\nBody',
	'---\ntitle: A\n\ttab: b\n---\nBody',
	'---\ntitle: A\n--- \u00a0\nlayout: b\n---\nBody',
	'\n---\ntitle: A\n---\nBody',
	'Body',
];
for (const text of headers)
	test(`the body of ${JSON.stringify(text)} is where the reading of its header ends`, () => {
		const {body, bodyStart} = readFrontMatter(text);
		assert.equal(readBody(text), body);
		assert.ok([null, bodyStart].includes(findPlainBody(text)));
	});

test('of a plain header the values are not read', () => {
	assert.equal(findPlainBody(headers[1] ?? ''), headers[1]?.indexOf('Body'));
});
