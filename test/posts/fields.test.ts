import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {type Fields, readFields} from '../../source/posts/fields.ts';

type Row = readonly [data: Record<string, unknown>, expected: unknown];

function checkField(
	name: keyof Fields,
	rows: readonly Row[],
	pick: (fields: Fields) => unknown = fields => fields[name],
): void {
	for (const [data, expected] of rows) {
		test(`the ${name} of ${JSON.stringify(data).slice(0, 80)} is ${JSON.stringify(expected)?.slice(0, 60)}`, () => {
			assert.deepEqual(pick(readFields(data)), expected);
		});
	}
}

checkField('title', [
	[{title: 'A walk'}, 'A walk'],
	[{Title: 'A walk'}, 'A walk'],
	[{TITLE: '  A \n  long\u00a0\twalk \n'}, 'A long walk'],
	[{title: 1984}, '1984'],
	[{title: '007'}, '007'],
	[{title: false}, 'false'],
	[{title: 'no'}, 'no'],
	[{title: 'The <em>long</em> walk'}, 'The long walk'],
	[{title: 'A <a href="/x"><b>walk</b></a>,<br>then a rest'}, 'A walk, then a rest'],
	[{title: 'The <progress> element and <b>'}, 'The <progress> element and <b>'],
	[{title: 'Use `<em>` and `walk()`'}, 'Use <em> and walk()'],
	[{title: 'A **long** walk, _slowly_, *twice*'}, 'A long walk, slowly, twice'],
	[{title: '一次**很长**的散步'}, '一次很长的散步'],
	[{title: 'f***ing snake_case __init__ 2 * 3 * 4 #include'}, 'f***ing snake_case __init__ 2 * 3 * 4 #include'],
	[{title: 'A [walk](https://example.com/a_(b)) [sic]'}, 'A walk [sic]'],
	[{title: "'use walk'"}, "'use walk'"],
	[{title: '"{{ replace .Name "-" " " }}"'}, null],
	[{title: 'Why {{ name }} is not shown'}, 'Why {{ name }} is not shown'],
	[{título: 'Un paseo'}, 'Un paseo'],
	[{pageTitle: 'A walk'}, 'A walk'],
	[{name: 'Ann Example'}, null],
	[{title: ['One', 2, ['three', null]]}, 'One, 2, three'],
	[{title: {a: 1}}, null],
	[{title: null}, null],
	[{title: ''}, null],
	[{title: ' \n '}, null],
	[{title: '\u200b'.repeat(100)}, null],
	[{title: null, headline: 'A walk'}, 'A walk'],
	[{}, null],
	[{title: 'Salt &amp; Pepper: a cafÃ©'}, 'Salt & Pepper: a café'],
	[{title: 'x'.repeat(1000)}, 'x'.repeat(1000)],
	[{title: 'x'.repeat(1_000_000)}, `${'x'.repeat(999)}…`],
	[{title: '🐢'.repeat(600)}, `${'🐢'.repeat(499)}…`],
]);

checkField('name', [
	[{display_name: 'Ann Example', name: 'ann'}, 'Ann Example'],
	[{title: 'A walk'}, null],
]);

checkField('description', [
	[{description: '<p>It was <i>late</i>.</p>'}, 'It was late.'],
	[{excerpt: true, summary: 'a'}, 'a'],
	[{excerpt: 'false'}, null],
	[{meta: {description: 'a'}}, 'a'],
	[{description: 'It was late.The end'}, 'It was late. The end'],
	[{summary: 'a'}, 'a'],
	[{excerpt: 'a', abstract: 'b'}, 'a'],
	[{description: '', preview: 'a'}, 'a'],
	[{resumo: 'a'}, 'a'],
	[{deck: 'a'}, 'a'],
	[{Subtitle: 'a'}, 'a'],
	[{subheading: 'a'}, 'a'],
	[{spoiler: 'a'}, 'a'],
	[{description: ['a', 'b']}, 'a, b'],
	[{description: 'word '.repeat(2000)}, `${'word '.repeat(999)}word…`],
	[{extra: {description: 'from Zola'}}, 'from Zola'],
	[{description: 'top', params: {description: 'nested'}}, 'top'],
]);

checkField(
	'date',
	[
		[{date: '2021-03-04'}, '2021-03-04'],
		[{Date: 1614887165}, '2021-03-04T19:46:05Z'],
		[{data: '2021-03-04'}, '2021-03-04'],
		[{pubDate: '2021-03-04'}, '2021-03-04'],
		[{published_at: '2021-03-04'}, '2021-03-04'],
		[{'publish-date': '2021-03-04'}, '2021-03-04'],
		[{post_date: '04.03.2021'}, '2021-03-04'],
		[{updated: '2022-01-01', created: '2021-03-04'}, '2021-03-04'],
		[{last_modified_at: '2022-01-01'}, undefined],
		[{dates: ['2021-03-04', '2021-03-05']}, '2021-03-04'],
		[{path: 'walks/2021/03/04/a-walk'}, '2021-03-04'],
		[{permalink: '/2021/03/04/a-walk/', date: '2020-01-01'}, '2020-01-01'],
		[{slug: 'a-walk-of-2021'}, undefined],
		[{published: '2021-03-04'}, '2021-03-04'],
		[{published: 'true'}, undefined],
		[{date: '2021-13-45', created: '2021-03-04'}, '2021-03-04'],
		[{date: '2021-13-45'}, undefined],
		[{date: ['2021-03-04']}, '2021-03-04'],
		[{date: ''}, undefined],
		[{}, undefined],
	],
	fields => fields.date?.iso,
);

checkField(
	'updated',
	[
		[{last_modified_at: '2022-01-01'}, '2022-01-01'],
		[{lastmod: 1614887165}, '2021-03-04T19:46:05Z'],
		[{'modified-date': '2022-01-01'}, '2022-01-01'],
		[{modified: '2022-01-01', date: '2021-03-04'}, '2022-01-01'],
		[{updatedAt: '2022-01-01'}, '2022-01-01'],
		[{last_update: {date: '2022-01-01', author: 'Ann'}}, '2022-01-01'],
		[{updated: true}, undefined],
		[{date: '2021-03-04'}, undefined],
	],
	fields => fields.updated?.iso,
);

checkField('authors', [
	[{author: 'Ann Example'}, ['Ann Example']],
	[{author: 'Ann Example, Bo Sample, and Cy Test'}, ['Ann Example, Bo Sample, and Cy Test']],
	[{authors: ['Ann Example', 'Bo Sample', 'Ann Example']}, ['Ann Example', 'Bo Sample']],
	[{author: {name: 'Ann Example', url: 'https://example.com'}}, ['Ann Example']],
	[{author: {first_name: 'Ann', last_name: 'Example'}}, ['Ann Example']],
	[{authors: [{name: 'Ann Example'}, {github: 'bo'}, 'Cy Test']}, ['Ann Example', 'bo', 'Cy Test']],
	[{authors: {ann: {name: 'Ann Example'}, bo: {name: 'Bo Sample'}}}, ['Ann Example', 'Bo Sample']],
	[{byline: 'By  Ann\nExample'}, ['Ann Example']],
	[{author: 'Ann Example <ann@example.org>'}, ['Ann Example']],
	[{author: 'ann@example.org (Ann Example)'}, ['Ann Example']],
	[{author: 'Ann Example https://example.org/ann'}, ['Ann Example']],
	[{author: '[Ann Example](https://example.org/ann)'}, ['Ann Example']],
	[{author: 'ann@example.org'}, ['ann@example.org']],
	[{author: 'Ann Example (Harbour Times)'}, ['Ann Example (Harbour Times)']],
	[{author: false, creator: 'Ann'}, ['Ann']],
	[{author: 'null'}, []],
	[{author: 7}, ['7']],
	[{author: {}}, []],
	[{}, []],
]);

checkField('canonical', [
	[{canonical_url: 'https://example.com/walk'}, 'https://example.com/walk'],
	[{canonicalUrl: ' http://example.com/walk '}, 'http://example.com/walk'],
	[{canonical: 'HTTPS://example.com/walk'}, 'HTTPS://example.com/walk'],
	[{source: 'Quayside Wire'}, null],
	[{source: 'Quayside Wire', source_url: 'https://example.com/walk'}, 'https://example.com/walk'],
	[{source: {title: 'A walk', url: 'https://example.com/walk'}}, 'https://example.com/walk'],
	[{via: 'https://example.com/walk'}, 'https://example.com/walk'],
	[{link: '/walk/', permalink: '/walk/', url: '/walk/'}, null],
	[{canonical: 'https://'}, null],
	[{canonical: 'https://example.com/a walk'}, null],
	[{canonical: 'javascript:alert(1)'}, null],
	[{canonical: `https://example.com/${'x'.repeat(5000)}`}, null],
	[{canonical: true}, null],
]);

checkField('problems', [
	[{date: '2021-13-45', updated: '2021-03-04'}, ['The date "2021-13-45" is not a date that can be read']],
	[{date: ['soon']}, ['The date "soon" is not a date that can be read']],
	[{date: '03/04/2021'}, ['The date "03/04/2021" does not tell the day from the month']],
	[{created: '31.02.2021'}, ['The created "31.02.2021" is not a date that can be read']],
	[{data: 'walks', published: 'yes', updated: 'never'}, []],
	[{date: {}}, ['The date is not a date']],
	[{date: 'x'.repeat(500)}, [`The date "${'x'.repeat(39)}…" is not a date that can be read`]],
	[{date: null, published: false, data: {posts: 1}}, []],
	[{image: `data:image/png;base64,${'A'.repeat(9000)}`}, ['The address of the image is too long']],
]);

checkField('image', [
	[{image: 'https://example.com/a.jpg'}, {url: 'https://example.com/a.jpg', alt: null}],
	[{image: ' /a b.jpg\n'}, {url: '/a b.jpg', alt: null}],
	[
		{image: 'a.jpg', image_alt: 'A  hill'},
		{url: 'a.jpg', alt: 'A hill'},
	],
	[{images: ['', 'a.jpg', 'b.jpg']}, {url: 'a.jpg', alt: null}],
	[{images: [{src: 'a.jpg', alt: 'A'}]}, {url: 'a.jpg', alt: 'A'}],
	[{cover: {path: 'a.jpg'}}, {url: 'a.jpg', alt: null}],
	[{hero: {url: 'a.jpg', alt: 'Caf&eacute;'}}, {url: 'a.jpg', alt: 'Café'}],
	[{midia: {uid: 'a1'}}, {url: 'a1', alt: null}],
	[
		{image: 'a.jpg', caption: 'A hill'},
		{url: 'a.jpg', alt: 'A hill'},
	],
	[
		{banner: 'a.jpg', bannerAlt: 'A hill', caption: 'no'},
		{url: 'a.jpg', alt: 'A hill'},
	],
	[{cover: {image: 'a.jpg', caption: 'A hill'}}, {url: 'a.jpg', alt: 'A hill'}],
	[{image: {src: 'a.jpg', alt: '', caption: 'A hill'}}, {url: 'a.jpg', alt: 'A hill'}],
	[{header: {overlay_image: 'a.jpg'}}, {url: 'a.jpg', alt: null}],
	[{teaser: 'img/a.jpg'}, {url: 'img/a.jpg', alt: null}],
	[{teaser: 'What came next is a surprise'}, null],
	[{photo: 'Ann Example'}, null],
	[{cover_image: 'a.jpg'}, {url: 'a.jpg', alt: null}],
	[{coverImage: 'a.jpg'}, {url: 'a.jpg', alt: null}],
	[{featured_image: 'a.jpg'}, {url: 'a.jpg', alt: null}],
	[{featureImage: 'a.jpg'}, {url: 'a.jpg', alt: null}],
	[{primary_image: 'a.jpg'}, {url: 'a.jpg', alt: null}],
	[{socialImage: 'a.jpg'}, {url: 'a.jpg', alt: null}],
	[{og_image: 'a.jpg'}, {url: 'a.jpg', alt: null}],
	[{thumbnail: 'a.jpg'}, {url: 'a.jpg', alt: null}],
	[{banner: 'a.jpg'}, {url: 'a.jpg', alt: null}],
	[
		{image: false, thumb: 'a.jpg'},
		{url: 'a.jpg', alt: null},
	],
	[{image: 'false'}, null],
	[{image: {alt: 'no file'}}, null],
	[{image: 5}, null],
	[{image: ''}, null],
	[{}, null],
]);

checkField('tags', [
	[{tags: ['a', 'b']}, ['a', 'b']],
	[{tags: 'a, b , c d'}, ['a', 'b', 'c d']],
	[{tags: '甲，乙、丙'}, ['甲', '乙', '丙']],
	[{Tags: 'a'}, ['a']],
	[{tags: '-a -b-c -d'}, ['a', 'b-c', 'd']],
	[{tags: [['a', 'b'], 'c', 'a', '', null, 7]}, ['a', 'b', 'c', '7']],
	[{keywords: ['a']}, ['a']],
	[{taxonomies: {tags: ['a']}}, ['a']],
	[{tags: [{name: 'a'}, {title: 'b'}]}, ['a', 'b']],
	[{tags: false}, []],
	[{tags: 'none'}, []],
	[{tags: null}, []],
	[{tags: {a: 1}}, []],
	[{tags: Array.from({length: 500}, (_, index) => index)}, Array.from({length: 100}, (_, index) => String(index))],
]);

checkField('categories', [
	[{categories: ['A']}, ['A']],
	[{category: 'A'}, ['A']],
	[{categories: [['A', 'B'], ['C']]}, ['A', 'B', 'C']],
	[{}, []],
]);

checkField('isDraft', [
	[{draft: true}, true],
	[{draft: 'true'}, true],
	[{draft: 'yes'}, true],
	[{Draft: 1}, true],
	[{draft: false}, false],
	[{draft: 'no'}, false],
	[{published: false}, true],
	[{published: 'false'}, true],
	[{published: true}, false],
	[{published: '2021-03-04'}, false],
	[{status: 'Draft'}, true],
	[{status: 'published'}, false],
	[{status: 'private'}, true],
	[{isDraft: true}, true],
	[{unlisted: true}, true],
	[{}, false],
]);

test('lists and maps in themselves are read without an error', () => {
	const list: unknown[] = ['a'];
	list.push(list);
	const map: Record<string, unknown> = {alt: 'A'};
	map.src = map;
	const fields = readFields({title: list, tags: list, image: map, extra: map, date: list});
	assert.deepEqual(fields.tags, ['a']);
	assert.equal(fields.image, null);
});

test('front matter of any keys and values gives fields', () => {
	const keys = fc.constantFrom(
		'title',
		'description',
		'date',
		'created',
		'image',
		'tags',
		'draft',
		'published',
		'__proto__',
		'extra',
	);
	fc.assert(
		fc.property(fc.dictionary(fc.oneof(keys, fc.string()), fc.anything()), data => {
			const fields = readFields(data);
			assert.ok(fields.title === null || (fields.title !== '' && fields.title.length <= 1000));
			assert.ok(fields.tags.every(tag => tag !== ''));
		}),
	);
});
