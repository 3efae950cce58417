import assert from 'node:assert/strict';
import fc from 'fast-check';
import {createGuard} from '../../source/guard.ts';
import {highlight} from '../../source/highlighting.ts';
import {describeAsJson} from '../../source/json.ts';
import {type ParsedPost, parsePost} from '../../source/posts/post.ts';
import type {Article} from '../../source/render/article.ts';
import {openBook} from '../../source/render/book.ts';
import {noDetails} from '../../source/render/layout/item-parts.ts';
import {describePost, layoutItem} from '../../source/render/layout/list-item.ts';
import {asciiGlyphs, type Line, plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {readSections} from '../../source/render/markdown/parse.ts';
import {layPages} from '../../source/render/pages.ts';
import {type Look, paint} from '../../source/render/theme/theme.ts';
import {withoutLastBlanks} from '../../source/text/output.ts';
import {attacks} from '../../test/fixtures/hostile.ts';
import {blocks, fillWords} from '../../test/fixtures/templates.ts';
import {foreignControls} from '../../test/pty/sequences.ts';
import {cellsOf} from './cells.ts';
import {bytesOf, type Encoding, encode, fileBytes, header} from './generate.ts';
import {type AnyTarget, anyTarget} from './target.ts';

const PATH = 'posts/2024-01-02-a-post.md';
const looks: readonly Look[] = [
	{theme: 'plain', colors: 0, hasAttributes: false, hasHyperlinks: false},
	{theme: 'dark', colors: 3, hasAttributes: true, hasHyperlinks: true},
];
/** What no terminal may get inside a row, and what a row may not begin or end with half of. */
const BROKEN = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const parse = (file: string): ParsedPost => {
	const bytes = bytesOf(file);
	return parsePost({path: PATH, bytes, size: bytes.length, modifiedMs: 0});
};

export const articleOf = ({post, body, bodyLine}: ParsedPost): Article => ({
	post,
	bodyLine,
	sections: readSections(body, post.description, createGuard()),
});

/** A row as it is written, no wider than told by any way of counting, and only of what the program may write. */
export function assertRow(line: Line, width: number, look: Look): void {
	const row = withoutLastBlanks(paint(line, look));
	const plain = plainText(line);
	assert.deepEqual(foreignControls(row), [], 'controls');
	assert.ok(!row.includes('\n') && !row.includes('\r'), 'a line end in a row');
	assert.doesNotMatch(row, BROKEN);
	assert.ok(cellsOf(plain) <= width, `${cellsOf(plain)} cells at ${width}: ${JSON.stringify(plain)}`);
}

type Shown = {readonly file: string; readonly width: number; readonly look: 0 | 1};

function checkPages({file, width, look: which}: Shown): void {
	const parsed = parse(file);
	const {post} = parsed;
	const look = looks[which] ?? looks[0];
	assert.ok(look !== undefined && post.title.trim() !== '', 'a blank title');
	const glyphs = which === 1 ? unicodeGlyphs : asciiGlyphs;
	const article = articleOf(parsed);
	const book = openBook(article, {locale: 'en', hasHyperlinks: look.hasHyperlinks});
	const pages = layPages(book, {width, glyphs, ...(which === 1 && {highlight})});
	for (let section = 0; section < book.count; section++)
		for (const line of pages.lines(section)) assertRow(line, width, look);
	const item = {width, glyphs, locale: 'en', today: {year: 2030, month: 1, day: 1}};
	for (const line of describePost(post, {...item, today: null}, {bold: true})) assertRow(line, width, look);
	for (const isCompact of [true, false])
		for (const line of layoutItem(
			post,
			item,
			{isChosen: true, isRead: true, isBookmarked: true, percent: 50},
			{...noDetails, isCompact},
		))
			assertRow(line, width, look);
	const json = describeAsJson(post, {
		mark: null,
		imageLink: null,
		blocks: article.sections.flatMap(({read}) => read()),
	});
	assert.doesNotMatch(json, /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
	assert.deepEqual(Object.keys(JSON.parse(json) as object).slice(0, 3), ['path', 'title', 'description']);
}

const widths = fc.oneof({weight: 3, arbitrary: fc.integer({min: 8, max: 40})}, fc.integer({min: 41, max: 240}));
const shown = fc.record({file: fileBytes, width: widths, look: fc.constantFrom<0 | 1>(0, 1)});

/** Pieces that are no words of the text, each whole by itself. */
const oddities: readonly string[] = [
	...attacks,
	'<!-- a comment -->',
	'{% youtube abc %}',
	'{{< figure src="a.png" >}}',
	'$x^2 + \\frac{a}{b}$',
	'$$\n\\begin{matrix} a & b \\\\ c \\end{matrix}\n$$',
	'<img src=x onerror="a">',
	'[a]: https://b.example/',
	'***',
	'Ã© â€™ ÃƒÂ©',
	'&#27;[31m &#x202e;',
	'ᄀ'.repeat(90),
	'x'.repeat(300),
	'क्षत्रिय'.repeat(20),
	'\u3164'.repeat(20),
	'* * *\n\n<br>',
	'| | |\n|-|-|\n| | |',
	'[](https://a.example/)',
	'![](a.png)',
];
const told = fc.record({
	parts: fc.array(fc.tuple(blocks, fc.constantFrom('', ...oddities)), {minLength: 1, maxLength: 3}),
	width: fc.integer({min: 40, max: 160}),
	look: fc.constantFrom<0 | 1>(0, 1),
	ends: fc.constantFrom('\n', '\r\n', '\r'),
});
type Told = {readonly parts: readonly (readonly [string, string])[]; readonly ends: string} & Omit<Shown, 'file'>;

/** Words that occur once each are all on the page, in their order but for cells that stand side by side. */
function checkWords({parts, width, look: which, ends}: Told): void {
	const expected: string[] = [];
	const template = parts.map(([template, odd]) => `${template}\n\n${odd}\n\n`).join('');
	const text = fillWords(template, () => {
		expected.push(`w${String(expected.length).padStart(3, '0')}x`);
		return expected.at(-1) ?? '';
	});
	const post = `---\ntitle: Title\ndescription: Nothing\n---\n${text}\n\n[ref]: https://a.example/ref\n`;
	const article = articleOf(parse(encode(post.replaceAll('\n', ends), 'utf8')));
	const book = openBook(article, {locale: 'en', hasHyperlinks: which === 1});
	const pages = layPages(book, {width, glyphs: unicodeGlyphs});
	const rows = article.sections.flatMap((_, index) => pages.lines(index).map(plainText));
	const words = rows.join('\n').match(/w\d{3}x/g) ?? [];
	const hasTable = /\||<t/.test(template);
	assert.equal((hasTable ? words.sort() : words).join(' '), expected.join(' '));
}

type Headed = {readonly header: string; readonly encoding: Encoding};

/** The body is there whatever stands above it, and nothing above it changes more than what is known of the post. */
function checkHeader({header: above, encoding}: Headed): void {
	const {post, body, isBinary} = parse(encode(`${above}\n\nZymurgy begins.\n`, encoding));
	if (isBinary) return;
	assert.match(body, /Zymurgy begins\./);
	assert.ok(post.title.trim() !== '', 'a blank title');
	assert.equal(Object.keys(Object.prototype).length, 0);
	assert.equal(({} as Record<string, unknown>).polluted, undefined);
	assert.ok(post.date === null || Math.abs(post.date.ms - Date.now()) > 86_400_000, 'a date that is today');
	assert.ok(
		post.problems.every(({message}) => message !== '' && !/\.$/.test(message) && message.length < 1000),
		'a problem that is no sentence',
	);
	assert.doesNotThrow(() => describeAsJson(post, {mark: null, imageLink: null}));
	for (const texts of [post.tags, post.categories, post.authors])
		assert.ok(
			texts.every(one => typeof one === 'string'),
			'a name that is no text',
		);
}

export const postTargets: readonly AnyTarget[] = [
	anyTarget({name: 'pages', inputs: shown, check: checkPages, runs: 60}),
	anyTarget({name: 'words', inputs: told, check: checkWords, runs: 60}),
	anyTarget({
		name: 'headers',
		inputs: fc.record({header, encoding: fc.constantFrom<Encoding>('utf8', 'utf16le')}),
		check: checkHeader,
		runs: 300,
	}),
];
