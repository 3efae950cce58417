import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {Line, Style, Tone} from '../../source/render/line.ts';
import {type ColorLevel, type Look, paint, paletteOf, type ThemeName} from '../../source/render/theme/theme.ts';

const dark: Look = {theme: 'dark', colors: 3, hasAttributes: true, hasHyperlinks: true};
const show = (line: Line, look: Partial<Look> = {}): string =>
	paint(line, {...dark, ...look})
		.replaceAll('\u001B', '⌁')
		.replaceAll('\u0007', '⍾');

const styles: readonly (readonly [style: Style, painted: string])[] = [
	[{}, 'a'],
	[{bold: true}, '⌁[1ma⌁[0m'],
	[{italic: true}, '⌁[3ma⌁[0m'],
	[{underline: true}, '⌁[4ma⌁[0m'],
	[{inverse: true}, '⌁[7ma⌁[0m'],
	[{strikethrough: true}, '⌁[9ma⌁[0m'],
	[{tone: 'link'}, '⌁[4ma⌁[0m'],
	[{bold: true, italic: true, tone: 'accent'}, '⌁[1;3;38;2;240;171;128ma⌁[0m'],
	[{bold: false, tone: 'quiet'}, '⌁[38;2;160;164;178ma⌁[0m'],
];
for (const [style, painted] of styles) {
	test(`the style ${JSON.stringify(style)} is painted and closed`, () =>
		assert.equal(show([{text: 'a', style}]), painted));
}

test('what stands behind a span has none of its style', () => {
	assert.equal(show([{text: 'a', style: {bold: true}}, {text: 'b'}]), '⌁[1ma⌁[0mb');
});

const levels: readonly (readonly [theme: ThemeName, colors: ColorLevel, painted: string])[] = [
	['dark', 0, 'a'],
	['dark', 1, '⌁[33ma⌁[0m'],
	['dark', 2, '⌁[38;5;216ma⌁[0m'],
	['dark', 3, '⌁[38;2;240;171;128ma⌁[0m'],
	['light', 0, 'a'],
	['light', 1, '⌁[35ma⌁[0m'],
	['light', 2, '⌁[38;5;88ma⌁[0m'],
	['light', 3, '⌁[38;2;148;52;16ma⌁[0m'],
	['plain', 3, 'a'],
];
for (const [theme, colors, painted] of levels) {
	test(`the accent of the ${theme} theme at colour level ${colors}`, () => {
		assert.equal(show([{text: 'a', style: {tone: 'accent'}}], {theme, colors}), painted);
	});
}

test('the plain theme keeps attributes, and links are underlined in it', () => {
	const line: Line = [
		{text: 'a', style: {bold: true, tone: 'heading'}},
		{text: 'b', style: {tone: 'link'}},
	];
	assert.equal(show(line, {theme: 'plain'}), '⌁[1ma⌁[0m⌁[4mb⌁[0m');
});

test('nothing is styled where there are no attributes', () => {
	assert.equal(show([{text: 'a', style: {bold: true, tone: 'accent'}}], {hasAttributes: false}), 'a');
});

test('italics are left out where they would come out as something else', () => {
	const line: Line = [
		{text: 'a', style: {italic: true, bold: true}},
		{text: 'b', style: {italic: true}},
	];
	assert.equal(show(line, {hasItalics: false}), '⌁[1ma⌁[0mb');
});

test('a link is OSC 8 around its styled text', () => {
	const line: Line = [{text: 'a', style: {tone: 'link'}, link: 'https://a.example/'}];
	assert.equal(show(line), '⌁]8;;https://a.example/⍾⌁[4ma⌁[0m⌁]8;;⍾');
	assert.equal(show(line, {hasHyperlinks: false}), '⌁[4ma⌁[0m');
});

test('a link that is not clean is its text', () => {
	for (const link of [
		'https://a.example/\u0007',
		'https://a.example/a b',
		'https://a.example/\u001B\\',
		'https://ä.example/',
		'https://a.example/\n',
	]) {
		assert.equal(show([{text: 'a', link}]), 'a', JSON.stringify(link));
	}
});

test('no control of a text is painted', () => {
	assert.equal(
		show([{text: 'a\u001B[31mb\u0007\u0000\r\nc\u009B2J\u007F\t', style: {bold: true}}]),
		'⌁[1ma[31mbc2J⌁[0m',
	);
});

test('whatever the line, each span closes what it opens', () => {
	const flag = fc.constantFrom(true, false, undefined);
	const tone = fc.constantFrom<Tone | undefined>('quiet', 'accent', 'link', 'code', 'heading', undefined);
	const style = fc.record({bold: flag, italic: flag, underline: flag, tone}, {requiredKeys: []});
	const text = fc.string({unit: 'binary', maxLength: 8});
	const link = fc.oneof(fc.webUrl(), fc.string({unit: 'binary', minLength: 1, maxLength: 8}));
	const span = fc.record({text, style, link}, {requiredKeys: ['text']});
	const look = fc.record({
		theme: fc.constantFrom<ThemeName>('dark', 'light', 'plain'),
		colors: fc.constantFrom<ColorLevel>(0, 1, 2, 3),
		hasAttributes: fc.boolean(),
		hasHyperlinks: fc.boolean(),
	});
	const styled = String.raw`(?:\u001B\[[\d;]+m[^\u0000-\u001F]*\u001B\[0m|[^\u0000-\u001F]*)`;
	const closed = new RegExp(String.raw`^(?:\u001B\]8;;[!-~]+\u0007${styled}\u001B\]8;;\u0007|${styled})$`);
	fc.assert(
		fc.property(fc.array(span, {maxLength: 5}), look, (spans, own) => {
			const line = spans as Line;
			for (const one of line) assert.match(paint([one], own), closed);
			assert.equal(paint(line, own), line.map(one => paint([one], own)).join(''));
		}),
	);
});

test('marks of direction are not painted, joiners and their letters are', () => {
	assert.equal(show([{text: '\u200Fהים\u200E, \u061Cکشتی\u200Cها'}]), 'הים, کشتی\u200Cها');
});

/** Relative luminance and contrast, WCAG 2.2. */
function luminance(channels: readonly number[]): number {
	const [red = 0, green = 0, blue = 0] = channels.map(channel => {
		const share = channel / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: readonly number[], b: readonly number[]): number {
	const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
	return (high + 0.05) / (low + 0.05);
}

test('the contrast is that of the standard', () => {
	assert.equal(contrast([0, 0, 0], [255, 255, 255]), 21);
	assert.ok(Math.abs(contrast([119, 119, 119], [255, 255, 255]) - 4.48) < 0.01);
});

/** The colours of xterm's cube and greys by their number, 16 to 255. */
function xtermColor(index: number): readonly number[] {
	if (index >= 232) return Array.from({length: 3}, () => 8 + 10 * (index - 232));
	const steps = [0, 95, 135, 175, 215, 255];
	const at = index - 16;
	return [Math.floor(at / 36), Math.floor(at / 6) % 6, at % 6].map(step => steps[step] ?? 0);
}

const parseHex = (hex: string): readonly number[] => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16));

function parseColor(codes: string): readonly number[] {
	const numbers = codes.split(';').map(Number);
	return numbers[1] === 5 ? xtermColor(numbers[2] ?? 0) : numbers.slice(2);
}

// Nothing has a background of its own: what is chosen is heavier and has a bar, and what is inverse has the same contrast the
// other way round.
/** Links have the colour of the text round them. */
const coloredTones = Object.keys(paletteOf(dark)).filter((tone): tone is Tone => tone !== 'link');

const backgrounds = {dark: ['#000000', '#1e1e2e', '#303030'], light: ['#ffffff', '#f5f5f5', '#e4e4e4']} as const;
for (const theme of ['dark', 'light'] as const) {
	for (const colors of [2, 3] as const) {
		for (const tone of coloredTones) {
			test(`${tone} of the ${theme} theme at colour level ${colors} is readable on every background`, () => {
				const color = parseColor(paletteOf({...dark, theme, colors})[tone]);
				assert.equal(color.length, 3);
				for (const background of backgrounds[theme]) {
					const ratio = contrast(color, parseHex(background));
					assert.ok(ratio >= 4.5, `${ratio.toFixed(2)} on ${background}`);
				}
			});
		}
	}
}
