import assert from 'node:assert/strict';
import {test} from 'node:test';
import {layoutBlocks} from '../../source/render/layout/body.ts';
import {unicodeGlyphs} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {inTime} from '../in-time.ts';
import {flowed} from './sketch.ts';

const floods: Readonly<Record<string, string>> = {
	'divisions in a caption': `<figure><figcaption>${'<div>'.repeat(30_000)}a`,
	'boxes to tick deep in divisions': `${'<div>'.repeat(15_000)}${'<input type=checkbox>'.repeat(15_000)}a`,
	'notes in each other': `${'<div class="note">'.repeat(15_000)}a`,
	'notes in Markdown in each other': `${'<div class="note">\n\n'.repeat(5000)}a`,
	'ends of boxes that are not open': `${'</div>\n\n'.repeat(10_000)}a`,
	'lists of definitions in each other': `${'<dl><dd>'.repeat(15_000)}a`,
	'tables in each other': `${'<table><tr><td>'.repeat(10_000)}a`,
	'tables that blank lines part': `${'<table>\n\n'.repeat(15_000)}a`,
	'cells over a thousand columns and rows': `<table>${`<tr>${'<td colspan=1000 rowspan=1000>a'.repeat(50)}`.repeat(100)}`,
	'films without an end': `<div>${'<video><source src="a">'.repeat(10_000)}`,
	'anchors before nothing': `${'<a name="a"></a>\n\n'.repeat(8000)}a`,
	'anchors without an end': `${'<a '.repeat(30_000)}`,
	'names below nothing': `${'{#a}\n\n'.repeat(8000)}a`,
	'names without an end': `## ${'{#a'.repeat(30_000)}`,
	'titles in an info string': `\`\`\`js ${'title= a/'.repeat(15_000)}\na\n\`\`\``,
	'blanks in attributes without an end': `{:${' '.repeat(100_000)}a`,
	'letters in the name of a tag': `<div markdown="1">\n<${'a'.repeat(100_000)} b>\n\na`,
	definitions: 'a\n: b\n'.repeat(8000),
	'terms without definitions': 'a\n'.repeat(30_000),
	notes: '> [!NOTE]\n> a\n\n'.repeat(3000),
	'stars of three kinds': '***a** b* '.repeat(8000),
};
for (const [name, markdown] of Object.entries(floods)) {
	test(`a flood of ${name} is laid out in a moment`, () => {
		const {lines} = inTime(() => layoutBlocks(flowed(parseBlocks(markdown, '')), {width: 40, glyphs: unicodeGlyphs}));
		assert.ok(lines.length > 0 || !markdown.endsWith('a'));
	});
}
