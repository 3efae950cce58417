import assert from 'node:assert/strict';
import {test} from 'node:test';
import {step} from '../../source/keys/dispatch.ts';
import {layoutBlocks} from '../../source/render/layout/body.ts';
import {type Line, plainText, type Span, unicodeGlyphs} from '../../source/render/line.ts';
import {parseBlocks} from '../../source/render/markdown/parse.ts';
import {type Look, paint} from '../../source/render/theme/theme.ts';
import type {State} from '../../source/state/state.ts';
import {paintFrame} from '../../source/ui/frame.ts';
import {frameOf} from '../../source/ui/view.ts';
import {everything} from '../fixtures/everything.ts';
import {screens} from './screens.tsx';

const plain: Look = {theme: 'plain', colors: 0, hasAttributes: true, hasHyperlinks: true};

/** Where it has letters, a span of a tone that means something is told from others by more than its colour. */
function isTold({text, style}: Span): boolean {
	if (style?.tone === undefined || ['quiet', 'listing', 'code', 'link'].includes(style.tone)) return true;
	const {bold, italic, underline, inverse} = style;
	return [bold, italic, underline, inverse].includes(true) || !/[\p{L}\p{N}]/u.test(text);
}

for (const [name, state] of Object.entries(screens)) {
	test(`no words of the ${name} stand out by colour alone`, () => {
		const spans = frameOf(state).flatMap(({lines}) => lines.flat());
		assert.deepEqual(
			spans.filter(span => !isTold(span)),
			[],
		);
	});
}

const shown = (state: State): string => paintFrame(frameOf(state), plain).join('\n');
const press = (name: string, ...keys: readonly string[]): State => step(screens[name] as State, {type: 'keys', keys});

/** Two states that mean something else look otherwise where there are no colours. */
const pairs: readonly (readonly [what: string, a: State, b: State])[] = [
	['the chosen post', press('list'), press('list', 'j')],
	['a post that was read', press('list'), press('list', 'r')],
	['a bookmark', press('list'), press('list', 'm')],
	['a bookmark of an article', press('reader'), press('reader', 'm')],
	['a match', press('reader'), press('reader', '/', ...'ferry', 'Enter')],
	['the match that one is at', press('reader with matches'), press('reader with matches', 'n')],
	['the chosen link', press('links'), press('links', 'j')],
	['the chosen heading', press('contents'), press('contents', 'j', 'j')],
	['letters that the filter found', press('list', '/', 'n'), press('list', '/', 'n', 'u')],
];
for (const [what, a, b] of pairs) {
	test(`${what} is seen without colours`, () => {
		const rows = (state: State) => shown(state).split('\n').slice(1, -1).join('\n');
		const all = what.startsWith('a bookmark of an article') ? shown : rows;
		assert.notEqual(all(a), all(b));
	});
}

const lay = (markdown: string): string =>
	layoutBlocks(parseBlocks(markdown, ''), {width: 60, glyphs: unicodeGlyphs})
		.lines.map(line => paint(line, plain))
		.join('\n');

const kinds: readonly (readonly [what: string, markdown: string])[] = [
	['a heading', '## Words'],
	['a deep heading', '##### Words'],
	['a link', '[Words](https://a.example/)'],
	['emphasis', '*Words*'],
	['strong words', '**Words**'],
	['literal words', '`Words`'],
	['struck words', '~~Words~~'],
	['a quotation', '> Words'],
	['an item', '- Words'],
	['code', '    Words'],
];
for (const [what, markdown] of kinds) {
	test(`${what} is seen without colours`, () => assert.notEqual(lay(markdown), lay('Words')));
}

test('a warning is told from a note of the same title without colours', () => {
	assert.notEqual(lay('!!! warning "Hot"\n    It is.'), lay('!!! note "Hot"\n    It is.'));
});

test('a caption is set apart by its bar, its slope and the weight of its label', () => {
	const lines: readonly Line[] = layoutBlocks(parseBlocks(everything.split('---\n').slice(2).join('---\n'), ''), {
		width: 60,
		glyphs: unicodeGlyphs,
	}).lines;
	const caption = lines.find(line => plainText(line).includes('The keeper of the heron'));
	assert.match(paint(caption ?? [], plain), /▏ \u001B\[1mBrandt\u001B\[0m {2}\u001B\[3m/);
});

test('nothing blinks, in whatever style', () => {
	const looks: readonly Look[] = (['dark', 'light', 'plain'] as const).flatMap(theme =>
		([0, 1, 2, 3] as const).map(colors => ({...plain, theme, colors})),
	);
	for (const state of Object.values(screens)) {
		for (const look of looks) {
			const codes = [
				...paintFrame(frameOf(state), look)
					.join('\n')
					.matchAll(/\u001B\[([\d;]*)m/g),
			];
			for (const [, code = ''] of codes)
				assert.doesNotMatch(code.replace(/38;(?:2;\d+;\d+;\d+|5;\d+)/g, ''), /(?:^|;)[56](?:;|$)/);
		}
	}
});
