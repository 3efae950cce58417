import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {type Fields, readFields, titleFromPath} from '../../source/posts/fields.ts';

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

checkField('description', [
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
		[{last_modified_at: '2022-01-01'}, '2022-01-01'],
		[{published: '2021-03-04'}, '2021-03-04'],
		[{published: 'true'}, undefined],
		[{date: '2021-13-45', created: '2021-03-04'}, '2021-03-04'],
		[{date: '2021-13-45'}, undefined],
		[{date: ['2021-03-04']}, undefined],
		[{date: ''}, undefined],
		[{}, undefined],
	],
	fields => fields.date?.iso,
);

checkField('problems', [
	[{date: '2021-13-45', updated: '2021-03-04'}, ['The date "2021-13-45" is not a date that can be read']],
	[{date: ['2021-03-04']}, ['The date "2021-03-04" is not a date that can be read']],
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
	[{tags: null}, []],
	[{tags: {a: 1}}, []],
	[{tags: Array.from({length: 500}, (_, index) => index)}, Array.from({length: 100}, (_, index) => String(index))],
]);

checkField('categories', [
	[{categories: ['A']}, ['A']],
	[{category: 'A'}, ['A']],
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
	[{unlisted: true}, true],
	[{}, false],
]);

const NAMES: ReadonlyArray<readonly [path: string, title: string]> = [
	['posts/2021-03-04-a-long_walk.md', 'A long walk'],
	['2021-03-04-16-55-12-a-walk.md', 'A walk'],
	['20210304-a-walk.markdown', 'A walk'],
	['posts/2021-03-04.md', '2021-03-04'],
	['a-walk/index.md', 'A walk'],
	['2021-03-04-a-walk/_index.md', 'A walk'],
	['index.md', 'Index'],
	['Well-known facts.MD', 'Well-known facts'],
	['release-1.2.md', 'Release 1.2'],
	['über-uns.mdx', 'Über uns'],
	['ß.md', 'ß'],
	['日本語.md', '日本語'],
	['C:\\posts\\a-walk.md', 'A walk'],
	['---.md', '---'],
	['.md', '.md'],
	['', ''],
];

for (const [path, title] of NAMES) {
	test(`the path ${JSON.stringify(path)} gives the title ${JSON.stringify(title)}`, () => {
		assert.equal(titleFromPath(path), title);
	});
}

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

test('any path gives a title', () => {
	fc.assert(
		fc.property(fc.string(), path => {
			assert.ok(path === '' || titleFromPath(path) !== '');
		}),
	);
});
