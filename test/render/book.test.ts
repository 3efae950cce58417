import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openBook} from '../../source/render/book.ts';
import {unicodeGlyphs} from '../../source/render/line.ts';
import {layPages} from '../../source/render/pages.ts';
import {makePost} from '../make-post.ts';

test('sections that show nothing are read once, however often a page looks for its rows in them', () => {
	let reads = 0;
	const blank = {
		size: 10,
		read: () => {
			reads++;
			return [];
		},
	};
	const sections = Array.from({length: 100}, () => blank);
	const book = openBook({post: makePost(), sections}, {locale: 'en', hasHyperlinks: false});
	for (const width of [40, 60]) {
		const pages = layPages(book, {width, glyphs: unicodeGlyphs});
		for (let turn = 0; turn < 3; turn++)
			for (let index = 1; index < book.count; index++) assert.deepEqual(pages.lines(index), []);
	}
	assert.equal(reads, 99);
});
