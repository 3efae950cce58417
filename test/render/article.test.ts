import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseDate} from '../../source/posts/date.ts';
import type {PostImage} from '../../source/posts/fields/image.ts';
import {asciiGlyphs, type Line, unicodeGlyphs} from '../../source/render/line.ts';
import {type ArticleOptions, articleFrom, layoutArticle} from '../make-article.ts';
import {makePost} from '../make-post.ts';
import {rowsOf, sketchSpans} from './sketch.ts';

const options: ArticleOptions = {width: 60, glyphs: unicodeGlyphs, hasHyperlinks: true, locale: 'en'};
const BODY = 'The ferry left Ode at nine on Sunday. Nobody waved.\n\nIt came back at noon.';
const BODY_ROWS = ['The ferry left Ode at nine on Sunday. Nobody waved.', '', 'It came back at noon.'];
const DAY = 'Sunday 11 October 2020 · 2 min';

type Sketch = Parameters<typeof makePost>[0];

function layout(sketch: Sketch, markdown = BODY, own: Partial<ArticleOptions> = {}): readonly Line[] {
	const post = makePost({title: 'The ferry', description: '', ...sketch});
	return layoutArticle(articleFrom(post, markdown), {...options, ...own});
}

const head = (sketch: Sketch, own: Partial<ArticleOptions> = {}): readonly string[] => {
	const rows = rowsOf(layout(sketch, BODY, own));
	return rows.slice(2, rows.indexOf(BODY_ROWS[0] ?? '') - 1);
};

test('an article has its title, date and minutes, and then its text', () => {
	assert.deepEqual(rowsOf(layout({})), ['The ferry', '', DAY, '', ...BODY_ROWS]);
});

const heads: readonly (readonly [
	name: string,
	sketch: Sketch,
	own: Partial<ArticleOptions>,
	rows: readonly string[],
])[] = [
	['has no date for a post without one', {day: null}, {}, ['2 min']],
	['says that a post is a draft', {draft: true}, {}, [`${DAY} · draft`]],
	['says that a post without a date is a draft', {day: null, draft: true}, {}, ['2 min · draft']],
	['counts the minutes', {minutes: 61}, {}, ['Sunday 11 October 2020 · 61 min']],
	['names the day in the language of the reader', {}, {locale: 'de-DE'}, ['Sonntag, 11. Oktober 2020 · 2 min']],
	['is ASCII where the locale has no more', {}, {glyphs: asciiGlyphs}, ['Sunday 11 October 2020 - 2 min']],
	['names the author', {authors: ['Ilse Marrow']}, {}, [`${DAY} · by Ilse Marrow`]],
	['names two authors', {authors: ['Ilse Marrow', 'Tom Vane']}, {}, [`${DAY} · by Ilse Marrow, Tom Vane`]],
	['counts many', {authors: ['Ilse Marrow', 'Tom Vane', 'A', 'B']}, {}, [`${DAY} · by Ilse Marrow and 3 others`]],
	['cleans the author', {authors: ['Ilse\u001B[2J Marrow', '\u202E']}, {}, [`${DAY} · by Ilse Marrow`]],
	['tells the day of a change', {updated: parseDate('2021-05-03')}, {}, [`${DAY} · updated 3 May 2021`]],
	['does not repeat the text', {description: 'It came back at noon.', isExcerpt: true}, {}, [DAY]],
	['has the description', {description: 'A short trip.'}, {}, [DAY, '', 'A short trip.']],
	['cleans the description', {description: 'A\u001B[31m sh\u202Eort\n trip.'}, {}, [DAY, '', 'A short trip.']],
];
for (const [name, sketch, own, rows] of heads) {
	test(`the head of an article ${name}`, () => assert.deepEqual(head(sketch, own), rows));
}

test('the head of an article is wrapped', () => {
	const rows = rowsOf(layout({title: 'The ferry to Ode', description: 'A short trip.'}, 'Text.', {width: 12}));
	assert.deepEqual(rows, [
		'The ferry',
		'to Ode',
		'',
		'Sunday 11',
		'October 2020',
		'2 min',
		'',
		'A short',
		'trip.',
		'',
		'Text.',
	]);
});

test('the facts of the head stay whole where it is narrow', () => {
	const post = {authors: ['Ilse Marrow'], updated: parseDate('2021-05-03'), draft: true};
	assert.deepEqual(rowsOf(layout(post, 'Text.', {width: 40})).slice(2, 5), [
		`${DAY} · draft`,
		'by Ilse Marrow · updated 3 May 2021',
		'',
	]);
	assert.deepEqual(rowsOf(layout({...post, day: null}, 'Text.', {width: 16})).slice(2, 6), [
		'2 min · draft',
		'by Ilse Marrow',
		'updated 3 May',
		'2021',
	]);
});

test('title, date and description have styles of their own', () => {
	const lines = layout({description: 'A short trip.'});
	assert.deepEqual(lines.slice(0, 5).map(sketchSpans), [
		'{bold heading|The ferry}',
		'',
		`{quiet|${DAY}}`,
		'',
		'{italic|A short trip.}',
	]);
});

test('a title shows no control', () => {
	assert.equal(rowsOf(layout({title: 'The\u001B]0;x\u0007 \u202Efe\nrry'}))[0], 'The fe rry');
});

const SECOND = 'https://p.example/b.jpg';
const images: readonly (readonly [name: string, image: PostImage, withLinks: string, without: readonly string[]])[] = [
	[
		'is a link with its host',
		{url: 'https://www.p.example/a/b.jpg', alt: null},
		'{quiet|Image: p.example  }{link https://www.p.example/a/b.jpg|b.jpg}',
		['Image: https://www.p.example/a/b.jpg'],
	],
	[
		'has its alternative text',
		{url: SECOND, alt: 'A pier'},
		`{quiet|Image: }{link ${SECOND}|A pier}{quiet|  p.example}`,
		['Image: A pier', SECOND],
	],
	['may stand beside the post', {url: 'b.jpg', alt: null}, '{quiet|Image: }b.jpg', ['Image: b.jpg']],
	[
		'shows no control',
		{url: 'https://p.example/\u001B[2Jb.jpg', alt: 'A\u202E pier'},
		'{quiet|Image: }{link https://p.example/b.jpg|A pier}{quiet|  p.example}',
		['Image: A pier', 'https://p.example/b.jpg'],
	],
];
for (const [name, image, withLinks, without] of images) {
	test(`the lead image ${name}`, () => {
		assert.equal(sketchSpans(layout({image})[3] ?? []), withLinks);
		assert.deepEqual(head({image}, {hasHyperlinks: false}), [DAY, ...without]);
	});
}

const countImages = (url: string, markdown: string): number =>
	rowsOf(layout({image: {url, alt: null}}, markdown)).filter(row => row.startsWith('Image: ')).length;

test('the lead image is not shown twice when the body begins with it', () => {
	const url = 'https://p.example/a.jpg';
	assert.equal(countImages(url, `![A pier](${url})\n\n${BODY}`), 1);
	assert.equal(countImages(url, `# The ferry\n\n![A pier](${url})\n\n${BODY}`), 1);
	assert.equal(countImages(url, `<img src="${url}">\n\n${BODY}`), 1);
	assert.equal(countImages('../a.jpg', `![A pier](../a.jpg)\n\n${BODY}`), 1);
	assert.equal(countImages(url, `![A pier](https://p.example/other.jpg)\n\n${BODY}`), 2);
	assert.equal(countImages(url, `${BODY}\n\n![A pier](${url})`), 2);
});

test('the lead image is not shown twice when its address has characters that addresses may not have', () => {
	for (const url of ['https://p.example/a pier.jpg', 'https://p.example/été.jpg', 'https://P.example/a.jpg']) {
		assert.equal(countImages(url, `![A pier](<${url}>)\n\n${BODY}`), 1, url);
	}
});

const repeats: readonly (readonly [name: string, description: string, isShown: boolean])[] = [
	['the first sentence of the text', 'The ferry left Ode at nine on Sunday.', false],
	['its first sentence and others', 'The ferry left Ode at nine on Sunday. Then something else happened.', false],
	['its beginning, cut by an ellipsis', 'The ferry left Ode at ni…', false],
	['its beginning, cut by dots', 'The ferry left Ode at nine on Sun...', false],
	['its beginning in other letters', 'THE FERRY left Ode — at nine on Sunday.', false],
	['two paragraphs', 'The ferry left Ode at nine on Sunday. Nobody waved. It came back at noon.', false],
	['something that the text says later', 'It came back at noon.', true],
	['something else', 'The ferry left Ode at ten on Sunday.', true],
];
for (const [name, description, isShown] of repeats) {
	test(`a description that says ${name} is ${isShown ? 'shown' : 'left out'}`, () => {
		assert.deepEqual(head({description}), isShown ? [DAY, '', description] : [DAY]);
	});
}

test('a description is left out also where a heading repeats the title before the text', () => {
	const rows = rowsOf(layout({description: 'The ferry left Ode at nine on Sunday.'}, `# The ferry\n\n${BODY}`));
	assert.deepEqual(rows, ['The ferry', '', DAY, '', ...BODY_ROWS]);
});

test('a first heading that repeats the title is left out', () => {
	for (const heading of ['# The ferry', '## The Ferry!', 'The *ferry*\n===']) {
		const lines = layout({}, `${heading}\n\n${BODY}`);
		assert.deepEqual(rowsOf(lines), ['The ferry', '', DAY, '', ...BODY_ROWS]);
	}
	assert.equal(rowsOf(layout({}, `# The other ferry\n\n${BODY}`))[4], 'The other ferry');
	assert.equal(rowsOf(layout({}, `${BODY}\n\n# The ferry`)).filter(row => row === 'The ferry').length, 2);
});

test('an article without text says so', () => {
	const lines = layout({}, '');
	assert.deepEqual(lines.slice(2).map(sketchSpans), [`{quiet|${DAY}}`, '', '{quiet|This post has no text.}']);
	assert.equal(rowsOf(layout({}, '# The ferry')).at(-1), 'This post has no text.');
	assert.equal(rowsOf(layout({}, '<!-- nothing -->')).at(-1), 'This post has no text.');
});
