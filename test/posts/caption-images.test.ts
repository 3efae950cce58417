import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {findCaptions, type Piece} from '../../source/posts/captions.ts';
import {body, paragraph, read} from './caption-news.ts';

const image: Piece = {kind: 'image', text: 'harbour.jpg'};

it('knows a caption by the image above it where people write Markdown', () => {
	const post = (text: string, more: Partial<Piece> = {}): readonly Piece[] => [
		{kind: 'heading', text: 'Setting up the press'},
		{...paragraph('First install the rollers, then read the manual.'), marked: true},
		image,
		{...paragraph(text), ...more},
		{kind: 'other', text: 'oil, ink, paper'},
		{kind: 'heading', text: 'Printing'},
		paragraph('Now pull the lever slowly and wait for the sheet.'),
	];
	assert.ok(findCaptions(post('The press after a week of cleaning', {emphasised: true, marked: true}), '').has(3));
	assert.ok(findCaptions(post('The press after a week of cleaning.', {emphasised: true, marked: true}), '').has(3));
	assert.deepEqual(
		read(post('This post was first published in the club paper.', {emphasised: true, marked: true})),
		[],
	);
	assert.ok(findCaptions(post('Figure 2: The press'), '').has(3));
	assert.ok(findCaptions(post('图 2 清洗之后的印刷机'), '').has(3));
	assert.ok(findCaptions(post('The press after a week of cleaning in the yard'), '').has(3));
	assert.deepEqual(read(post('Wait until the ink has dried before you turn the sheet over.')), []);
	assert.deepEqual(read(post('The parts that you need are these:')), []);
	assert.deepEqual(read(post('See rollers for the sizes that fit this press', {marked: true})), []);
});

describe('under an image in a post with headings and links', () => {
	const isCaption = (text: string, more: Partial<Piece> = {}): boolean => {
		const piece = {...paragraph(text), ...more};
		const pieces: readonly Piece[] = [
			{kind: 'heading', text: 'Setting up the press'},
			{...paragraph('First install the rollers, then read the manual.'), marked: true},
			image,
			piece,
			{kind: 'heading', text: 'Printing'},
			paragraph('Now pull the lever slowly and wait for the sheet.'),
		];
		return findCaptions(pieces, '').has(3);
	};
	const linked = {marked: true};
	const italic = {emphasised: true, marked: true};
	const captions: ReadonlyArray<readonly [what: string, text: string, more?: Partial<Piece>]> = [
		['a few words', 'The press after cleaning'],
		['where it comes from', 'Photo by Ottoline Marsh.', linked],
		['where it comes from, in one word', 'Source: Pressmuseum', linked],
		['a licence', '(Ottoline Marsh, CC BY-SA 4.0)', linked],
		['where it comes from in Chinese', '图片来源：印刷博物馆', linked],
		['a number and words', 'Fig. 2.1: The rollers of the press.', linked],
		['a number and words in Chinese', '图 2：清洗之后的印刷机。'],
		['italics in Chinese', '清洗之后的印刷机。', italic],
		['asterisks that do not emphasise, next to Chinese letters', '*清洗之后的印刷机（侧面） *'],
		['a name in italics', 'Ottoline Marsh', italic],
	];
	for (const [what, text, more] of captions)
		it(`${what} is a caption`, () => assert.equal(isCaption(text, more), true));

	const others: ReadonlyArray<readonly [what: string, text: string, more?: Partial<Piece>]> = [
		['a sentence', 'Wait until the ink has dried before you turn the sheet over.'],
		['a sentence that mentions its number', 'Figure 2 shows how the rollers are set before the ink is dry.'],
		['a sentence that mentions its number in parts', 'Figure 2.4 shows how the rollers are set before the ink is dry.'],
		['a formula', '\\[ p = 100 (i - 0.5) / N \\]'],
		['a sentence in Chinese that mentions its number', '图 2 所示的印刷机已经清洗过了。'],
		['a link', 'The manual of the press', linked],
		['an attribute', '{: .align-right}'],
		['a row of links', '[Small] [Large] [As text, for readers]'],
		['a numbered step', '2.Clean the rollers with a rag and a little oil'],
		['a long paragraph without a stop', 'and then the press stopped '.repeat(15).trim()],
	];
	for (const [what, text, more] of others) it(`${what} is none`, () => assert.equal(isCaption(text, more), false));
});

it('takes no full sentence under an image for a caption because the rest of the post is plain', () => {
	const diary = [...body.slice(0, 3), image, ...body.slice(3)];
	assert.deepEqual(read(diary), []);
});
