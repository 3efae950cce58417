import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {layoutCode} from '../../source/render/layout/code.ts';
import {type Highlight, type LayoutOptions, type Line, plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {measure} from '../../source/text/width.ts';

const options: LayoutOptions = {width: 40, glyphs: unicodeGlyphs};

/** Letters are keywords, digits numbers, and the rest is plain. */
const byKind: Highlight = code =>
	code.split('\n').map(row =>
		[...row.matchAll(/[a-z]+|\d+|[^a-z\d]+/g)].map(([text]) => {
			if (/[a-z]/.test(text)) return {text, style: {tone: 'keyword'}};
			return /\d/.test(text) ? {text, style: {tone: 'number'}} : {text};
		}),
	);

type Layout = Partial<LayoutOptions> & {readonly at?: number};

const layout = (text: string, {at, ...own}: Layout = {}): readonly Line[] =>
	layoutCode({kind: 'code', language: 'x', text, ...(at !== undefined && {at})}, {...options, ...own});

/** Spans as `text` or `tone:text`, with `@place` behind those that have one. */
const sketch = (lines: readonly Line[]): readonly string[][] =>
	lines.map(line =>
		line.map(({text, style, at}) => `${style?.tone ? `${style.tone}:` : ''}${text}${at === undefined ? '' : `@${at}`}`),
	);

test('code has one tone without colours', () => {
	assert.deepEqual(sketch(layout('ab\nc')), [
		['  ', 'listing:ab'],
		['  ', 'listing:c'],
	]);
});

test('code has one tone where the colours know nothing of its language', () => {
	assert.deepEqual(sketch(layout('ab', {highlight: () => null})), [['  ', 'listing:ab']]);
});

test('colours are asked for the language that the block has, and not where it has none', () => {
	const asked: (readonly [string, string])[] = [];
	const highlight: Highlight = (code, language) => {
		asked.push([code, language]);
		return null;
	};
	layoutCode({kind: 'code', text: 'a\nb', language: 'js'}, {...options, highlight});
	layoutCode({kind: 'code', text: 'c', language: null}, {...options, highlight});
	assert.deepEqual(asked, [['a\nb', 'js']]);
});

test('each word has its colour and its place', () => {
	assert.deepEqual(sketch(layout('ab 12\nc', {highlight: byKind, at: 100})), [
		['  ', 'keyword:ab@100', ' @102', 'number:12@103'],
		['  ', 'keyword:c@106'],
	]);
});

test('words keep their colour and their place behind the mark of a line that goes on', () => {
	assert.deepEqual(sketch(layout('abcdef1234', {highlight: byKind, at: 7, width: 5})), [
		['keyword:abcde@7'],
		['quiet:↪', 'keyword:f@12', 'number:123@13'],
		['quiet:↪', 'number:4@16'],
	]);
});

test('a tab has its place in its first blank', () => {
	assert.deepEqual(sketch(layout('\ta\tb', {highlight: byKind, at: 5, width: 20})), [
		[' @5', '   ', 'keyword:a@6', ' @7', '  ', 'keyword:b@8'],
	]);
	assert.deepEqual(sketch(layout('abc\tde', {at: 0, width: 20})), [['listing:abc@0', ' @3', 'listing:de@4']]);
});

test('no span has a place where that of the block is not known', () => {
	const lines = layout('a\tb\n1', {highlight: byKind});
	assert.ok(lines.flat().every(span => !('at' in span)));
});

const anyText = fc
	.array(fc.constantFrom('a', 'bc', '1', ' ', '\t', '\n', '漢', 'e\u0301', '👨‍👩‍👧', '('))
	.map(parts => parts.join(''));
const anyLayout = fc.record({
	width: fc.integer({min: 1, max: 60}),
	at: fc.integer({min: 0, max: 1000}),
	highlight: fc.constantFrom(byKind, () => null),
});

test('whatever the code, the spans with a place hold all of it, each where it stands', () => {
	fc.assert(
		fc.property(anyText, anyLayout, (text, own) => {
			let next = own.at;
			for (const span of layout(text, own).flat()) {
				if (span.at === undefined || span.text === '') continue;
				const source = text.slice(span.at - own.at, span.at - own.at + span.text.length);
				assert.equal(span.text, source.replace('\t', ' '));
				assert.equal(text.slice(next - own.at, span.at - own.at).replaceAll('\n', ''), '');
				next = span.at + span.text.length;
			}
			assert.equal(text.slice(next - own.at).replaceAll('\n', ''), '');
		}),
	);
});

test('whatever the code, no line is wider than the width, and colours change no line', () => {
	fc.assert(
		fc.property(anyText, anyLayout, (text, own) => {
			const lines = layout(text, own);
			for (const line of lines) assert.ok(measure(plainText(line)) <= Math.max(3, own.width), plainText(line));
			assert.deepEqual(lines.map(plainText), layout(text, {width: own.width}).map(plainText));
		}),
	);
});
