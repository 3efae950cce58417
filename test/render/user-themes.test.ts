import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Color, colorCode, parseColor} from '../../source/render/theme/color.ts';
import {type Look, paint, paletteOf} from '../../source/render/theme/theme.ts';
import {readThemes, resolveTheme} from '../../source/render/theme/user-themes.ts';

const colors: readonly (readonly [written: unknown, color: Color | null])[] = [
	['#ff8800', [255, 136, 0]],
	['#FF8800', [255, 136, 0]],
	['#f80', [255, 136, 0]],
	[0, 0],
	[255, 255],
	['208', 208],
	['red', 1],
	['White', 7],
	['gray', 8],
	['grey', 8],
	['bright-red', 9],
	['brightRed', 9],
	['bright white', 15],
	[' red ', 1],
	[256, null],
	[-1, null],
	[1.5, null],
	['', null],
	['bright-', null],
	['orange', null],
	['#ff88', null],
	['#ggg', null],
	['31;1m', null],
	[null, null],
	[true, null],
	[['red'], null],
];
for (const [written, color] of colors)
	test(`${JSON.stringify(written)} is the colour ${JSON.stringify(color)}`, () =>
		assert.deepEqual(parseColor(written), color));

const codes: readonly (readonly [written: unknown, sixteen: string, most: string, all: string])[] = [
	['red', '31', '31', '31'],
	['bright-red', '91', '91', '91'],
	[208, '33', '38;5;208', '38;5;208'],
	['#ff0000', '91', '38;5;196', '38;2;255;0;0'],
	['#ff8800', '33', '38;5;208', '38;2;255;136;0'],
	['#ffffff', '97', '38;5;231', '38;2;255;255;255'],
	['#000001', '30', '38;5;16', '38;2;0;0;1'],
	['#767676', '90', '38;5;243', '38;2;118;118;118'],
	['#1a1a60', '30', '38;5;17', '38;2;26;26;96'],
];
for (const [written, ...expected] of codes) {
	test(`${written} comes to the nearest that a terminal has`, () => {
		const color = parseColor(written) ?? 0;
		assert.deepEqual([colorCode(color, 1), colorCode(color, 2), colorCode(color, 3)], expected);
	});
}

function read(value: unknown) {
	const problems: string[] = [];
	return {themes: readThemes(value, problem => problems.push(problem)), problems};
}

test('a theme has a base, and colours for tones', () => {
	assert.deepEqual(read({mine: {base: 'light', link: '#008800', tag: 245, number: 'red'}}), {
		themes: {mine: {base: 'light', tones: {link: [0, 136, 0], tag: 245, number: 1}}},
		problems: [],
	});
});

test('a theme without a base has that which fits the terminal', () => {
	assert.equal(read({mine: {accent: 'red'}}).themes.mine?.base, 'auto');
	assert.equal(read({light: {accent: 'red'}}).themes.light?.base, 'light');
});

test('headings and code go with the accent, comments with the quiet tone, unless they are named', () => {
	const {themes} = read({mine: {accent: 'red', heading: 'blue', quiet: 245}});
	assert.deepEqual(themes.mine?.tones, {accent: 1, code: 1, listing: 1, heading: 4, quiet: 245, comment: 245});
});

const wrong: readonly (readonly [value: unknown, problem: RegExp])[] = [
	[[], /^“themes” takes an object of themes by name$/],
	['mine', /^“themes” takes/],
	[{mine: 5}, /^“themes\.mine” takes an object of colours$/],
	[{mine: null}, /^“themes\.mine” takes an object/],
	[{auto: {}}, /^“themes\.auto” is no name for a theme$/],
	[{mine: {acccent: 'red'}}, /^“themes\.mine\.acccent” is no tone; there are: quiet, accent, link, /],
	[{mine: {accent: 'orange'}}, /^“themes\.mine\.accent” takes a colour, as #ff8800, 208 or bright-red; not “orange”$/],
	[{mine: {base: 'pink'}}, /^“themes\.mine\.base” takes auto, dark, light, plain; not “pink”$/],
	[{dark: {base: 'light'}}, /^“themes\.dark\.base” takes dark; not “light”$/],
	[{mine: {constructor: 'red'}}, /^“themes\.mine\.constructor” is no tone/],
];
for (const [value, problem] of wrong) {
	test(`${JSON.stringify(value)} is told and left out`, () => {
		const {themes, problems} = read(value);
		assert.equal(problems.length, 1);
		assert.match(problems[0] ?? '', problem);
		assert.deepEqual(
			Object.values(themes).flatMap(({tones}) => Object.keys(tones)),
			[],
		);
	});
}

test('what is right in a theme stands beside what is wrong', () => {
	const {themes, problems} = read({mine: {accent: 'orange', string: 'red', foo: 1}, other: {tag: 3}});
	assert.equal(problems.length, 2);
	assert.deepEqual([themes.mine?.tones, themes.other?.tones], [{string: 1}, {tag: 3}]);
});

test('a theme can have any name', () => {
	const {themes} = read(JSON.parse('{"__proto__": {"tag": 1}, "toString": {"tag": 2}}'));
	assert.deepEqual(resolveTheme('__proto__', themes, 'dark'), {theme: 'dark', tones: {tag: 1}});
	assert.deepEqual(resolveTheme('toString', themes, 'dark'), {theme: 'dark', tones: {tag: 2}});
	assert.deepEqual(resolveTheme('constructor', {}, 'dark'), {theme: 'dark'});
});

const {themes} = read({
	mine: {tag: 1},
	day: {base: 'light', tag: 2},
	dark: {tag: 3, name: 3},
	bare: {base: 'plain', tag: 4},
});
const resolved: readonly (readonly [name: string, guess: 'dark' | 'light', look: Partial<Look>])[] = [
	['auto', 'light', {theme: 'light'}],
	['auto', 'dark', {theme: 'dark', tones: {tag: 3, name: 3}}],
	['dark', 'light', {theme: 'dark', tones: {tag: 3, name: 3}}],
	['mine', 'light', {theme: 'light', tones: {tag: 1}}],
	['mine', 'dark', {theme: 'dark', tones: {tag: 1, name: 3}}],
	['day', 'dark', {theme: 'light', tones: {tag: 2}}],
	['bare', 'dark', {theme: 'plain', tones: {tag: 4}}],
	['plain', 'dark', {theme: 'plain'}],
	['nobody’s', 'light', {theme: 'light'}],
];
for (const [name, guess, look] of resolved)
	test(`the theme ${name} on a ${guess} terminal`, () => assert.deepEqual(resolveTheme(name, themes, guess), look));

const look: Look = {theme: 'dark', colors: 3, hasAttributes: true, hasHyperlinks: false};

test('a tone of a user’s theme is painted in its colour, the others in those of the base', () => {
	const own: Look = {...look, tones: {accent: [255, 136, 0]}};
	const line = [{text: 'a', style: {tone: 'accent'}} as const, {text: 'b', style: {tone: 'quiet'}} as const];
	assert.equal(paint(line, own), `\u001B[38;2;255;136;0ma\u001B[0m\u001B[${paletteOf(look).quiet}mb\u001B[0m`);
	assert.equal(paletteOf(own), paletteOf(own));
});

test('links stay underlined, whatever their colour', () => {
	assert.equal(paint([{text: 'a', style: {tone: 'link'}}], {...look, tones: {link: 4}}), '\u001B[4;34ma\u001B[0m');
});

test('a user’s colours are not painted where there is none', () => {
	const own: Look = {...look, colors: 0, tones: {accent: 1}};
	assert.equal(paint([{text: 'a', style: {tone: 'accent'}}], own), 'a');
});

test('one colour can stand alone on the plain theme', () => {
	const own: Look = {...look, theme: 'plain', tones: {accent: 1}};
	assert.equal(paletteOf(own).accent, '31');
	assert.equal(paletteOf(own).quiet, '');
});
