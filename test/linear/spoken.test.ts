import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {speakBook} from '../../source/linear/pages.ts';
import {openBook} from '../../source/render/book.ts';
import {everything} from '../fixtures/everything.ts';
import {articleFrom} from '../make-article.ts';
import {makePost} from '../make-post.ts';

/** A body as it is said, paragraph by paragraph, without the head. */
function said(body: string): readonly string[] {
	const book = openBook(articleFrom(makePost({description: ''}), body), {locale: 'en', hasHyperlinks: true});
	const pages = speakBook(book, text => [text]);
	const lines: string[] = [];
	for (let index = 0; pages.line(index) !== undefined; index++) lines.push(pages.line(index)?.text ?? '');
	return lines.slice(lines.findIndex(line => line.startsWith('Title: ')) + 2);
}

const cases: readonly (readonly [what: string, body: string, said: readonly string[]])[] = [
	['a heading', '### Tides', ['Heading 3: Tides']],
	['slanted and heavy words', 'A *b* **c** `d`.', ['A b c d.']],
	['words that were struck out', 'It is ~~not **so**~~ so.', ['It is [deleted: not so] so.']],
	['a link', 'See [the *old* page](https://a.example/x) there.', ['See the old page (link 1) there.']],
	[
		'a link that pretends to lead elsewhere',
		'[https://bank.example](https://a.example/)',
		['https://bank.example (link 1) (a.example)'],
	],
	['an image', '![A heron](https://a.example/h.png)', ['Image: A heron (link 1) a.example']],
	['a list', '- one\n- two', ['List of 2:', 'Bullet: one', 'Bullet: two', 'End of list.']],
	['a numbered list', '3. one\n4. two', ['List of 2:', '3. one', '4. two', 'End of list.']],
	['tasks', '- [x] one\n- [ ] two', ['List of 2:', 'Done: one', 'To do: two', 'End of list.']],
	[
		'a list in a list',
		'- one\n  - inner\n  - other\n- two',
		[
			'List of 2:',
			'Bullet: one',
			'List of 2, level 2:',
			'Bullet: inner',
			'Bullet: other',
			'End of list, level 2.',
			'Bullet: two',
			'End of list.',
		],
	],
	['a quotation', '> It is.', ['Quote: It is.']],
	['a long quotation', '> It is.\n>\n> It was.', ['Quote:', 'It is.', 'It was.', 'End of quote.']],
	['a warning', '> [!WARNING]\n> Hot.', ['Warning: Hot.']],
	['code', '```js\na\n\tb\n```', ['Code, js, 2 lines:', 'a', '\tb', 'End of code.']],
	[
		'a table',
		'| Name | Age |\n| --- | --- |\n| Ilse | 61 |\n| Olle | |',
		['Table, 2 rows, 2 columns: Name, Age.', 'Row 1. Name: Ilse; Age: 61', 'Row 2. Name: Olle', 'End of table.'],
	],
	['a rule', 'a\n\n---\n\nb', ['a', 'Section break.', 'b']],
	['a footnote', 'a[^1]\n\n[^1]: The note.', ['a[1] (link 1)', 'Note 1: The note.']],
	['terms', 'Term\n: Meaning', ['Term: Term', 'Definition: Meaning']],
	['what is folded', '<details><summary>More</summary>\n\nHere.\n\n</details>', ['Folded: More', 'Here.']],
];
for (const [what, body, lines] of cases) {
	test(`${what} is said to be one in words`, () => assert.deepEqual(said(body), lines));
}

test('a caption is said to be one, with its label', () => {
	const body = everything.split('---\n').slice(2).join('---\n');
	assert.ok(said(body).includes('Caption, Brandt: The keeper of the heron, 58, pictured on the quay last Tuesday'));
});

test('no sign that we add is beyond ASCII', () => {
	const body = everything.split('---\n').slice(2).join('---\n');
	for (const line of said(body)) assert.match(line, /^[\t -~]*$/);
});

for (const name of ['kitchen-sink', 'harbour-storm', 'pier-figures', 'lighthouse-essay']) {
	test(`no word of the article ${name} is left unsaid`, () => {
		const article = readFileSync(new URL(`../fixtures/articles/${name}.md`, import.meta.url), 'utf8');
		const told = said(article).join(' ');
		const book = openBook(articleFrom(makePost({description: ''}), article), {locale: 'en', hasHyperlinks: true});
		const text = Array.from({length: book.count}, (_, section) => book.flow(section).text).join('\n');
		const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
		assert.ok(words.length > 40);
		// Of the head, which is said too.
		const facts = new Set(['A', 'title', '2', 'min', 'Sunday', '11', 'October', '2020']);
		assert.deepEqual(
			words.filter(word => !facts.has(word) && !told.includes(word)),
			[],
		);
	});
}
