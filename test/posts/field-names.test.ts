import assert from 'node:assert/strict';
import test from 'node:test';
import {readFields} from '../../source/posts/fields.ts';

type Row = readonly [data: Record<string, unknown>, expected: Record<string, unknown>];

/** What sites and generators call the same thing, and the shapes in which they have it. */
const ROWS: readonly Row[] = [
	[{tagline: 'A rest'}, {description: 'A rest'}],
	[{shortDescription: 'A rest'}, {description: 'A rest'}],
	[
		{teaser: 'a.jpg', intro: 'A rest'},
		{description: 'A rest', image: 'a.jpg'},
	],
	[{description: '{{ page.excerpt }}'}, {description: null}],
	[{description: '<!-- none --> A rest'}, {description: 'A rest'}],
	[{description: {short: 'A rest', long: 'A long rest'}}, {description: 'A rest'}],
	[{title: {en: 'A walk', de: 'Ein Weg'}}, {title: 'A walk'}],
	[
		{
			meta: [
				{name: 'description', content: 'A rest'},
				{property: 'og:image', content: 'a.jpg'},
			],
		},
		{description: 'A rest', image: 'a.jpg'},
	],
	[{head: [['meta', {name: 'description', content: 'A rest'}]]}, {description: 'A rest'}],
	[{sidebar_label: 'A walk'}, {title: null, name: 'A walk'}],

	[{share_image: 'a.jpg'}, {image: 'a.jpg'}],
	[
		{imageUrl: 'https://example.org/a', image_alt: 'A hill'},
		{image: 'https://example.org/a', alt: 'A hill'},
	],
	[
		{heroImage: 'a.jpg', heroAlt: 'A hill'},
		{image: 'a.jpg', alt: 'A hill'},
	],
	[{authorImage: 'a.jpg', avatar_img: 'b.jpg', logo: 'c.png'}, {image: null}],
	[{image: {feature: null, teaser: 'b.jpg', credit: 'Nora'}}, {image: 'b.jpg'}],
	[{image: {src: 'a.jpg', title: 'A hill'}}, {image: 'a.jpg', alt: 'A hill'}],
	[{image: '![A hill](a.jpg "hill")'}, {image: 'a.jpg', alt: 'A hill'}],
	[{image: '<img alt="A hill" src="a.jpg">'}, {image: 'a.jpg', alt: 'A hill'}],
	[{image: '![[a b.jpg|300]]'}, {image: 'a b.jpg'}],
	[{image: 'https://example.org/?a=1&amp;b=2'}, {image: 'https://example.org/?a=1&b=2'}],
	[{image: '#'}, {image: null}],
	[{image: '1234'}, {image: null}],

	[{publishedDate: '2021-03-04'}, {date: '2021-03-04'}],
	[
		{pubDatetime: '2021-03-04T10:00:00Z', modDatetime: '2021-03-05T10:00:00Z'},
		{date: '2021-03-04T10:00:00Z', updated: '2021-03-05T10:00:00Z'},
	],
	[
		{first_published_at: '2021-03-04', lastEdited: '2021-03-05'},
		{date: '2021-03-04', updated: '2021-03-05'},
	],
	[{fecha: '2021-03-04'}, {date: '2021-03-04'}],
	[{date: {created: '2021-03-04', updated: '2021-03-05'}}, {date: '2021-03-04'}],
	[{permalink: '/2021/03/04/a-walk/'}, {date: '2021-03-04'}],
	[
		{birth_date: '1980-01-01', due_date: '2021-03-04', review: '5', update: 'yes'},
		{date: null, updated: null},
	],

	[{author: '{{ site.author }}'}, {authors: []}],
	[{autor: 'Nora Hill'}, {authors: ['Nora Hill']}],

	[{tags: 'R&amp;D, C#; #spring'}, {tags: ['R&D', 'C#', 'spring']}],
	[{tags: '#spring #hill'}, {tags: ['spring', 'hill']}],
	[{tags: [{news: 'hill'}, 'ASP.Net']}, {tags: ['news: hill', 'ASP.Net']}],
	[{category: {title: 'Hills', slug: 'hills'}}, {categories: ['Hills']}],
	[{taxonomy: {tag: ['a'], category: 'b'}}, {tags: ['a'], categories: ['b']}],
	[{tags: '["a b", c]'}, {tags: ['a b', 'c']}],
	[{topics: ['a']}, {tags: ['a']}],

	[{publish: 'false'}, {isDraft: true}],
	[{is_published: 'no'}, {isDraft: true}],
	[{private: 'true'}, {isDraft: true}],
	[{visibility: 'private'}, {isDraft: true}],
	[{status: 'hidden'}, {isDraft: true}],
	[{state: 'Ohio', publish: '2021-03-04'}, {isDraft: false}],

	[{source: '[The Bree Post](https://example.org/a)'}, {canonical: 'https://example.org/a'}],
	[{source_url: '<https://example.org/a>'}, {canonical: 'https://example.org/a'}],
	[{canonical: 'https://example.org/?a=1&amp;b=2'}, {canonical: 'https://example.org/?a=1&b=2'}],
	[{alternates: {canonical: 'https://example.org/a'}}, {canonical: 'https://example.org/a'}],
];

for (const [data, expected] of ROWS) {
	test(`${JSON.stringify(data).slice(0, 90)} gives ${JSON.stringify(expected)}`, () => {
		const {image, date, updated, ...fields} = readFields(data);
		const found = {
			...fields,
			image: image?.url ?? null,
			alt: image?.alt,
			date: date?.iso ?? null,
			updated: updated?.iso ?? null,
		};
		for (const [name, value] of Object.entries(expected)) {
			assert.deepEqual(Object.entries(found).find(([key]) => key === name)?.[1], value);
		}
		assert.deepEqual(fields.problems, []);
	});
}
