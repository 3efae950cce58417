import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {isInvisible, readableUrl, safeUrl, sanitizeField, sanitizeText} from '../../source/text/sanitize.ts';

const texts: readonly (readonly [name: string, input: string, output: string])[] = [
	['a colour', 'a \u001B[31mred\u001B[0m b', 'a red b'],
	['a clear and a move', '\u001B[2J\u001B[10;10Hx', 'x'],
	['a title', '\u001B]0;owned\u0007x', 'x'],
	['a clipboard write ended by ST', '\u001B]52;c;aGk=\u001B\\x', 'x'],
	['a hyperlink, its text kept', '\u001B]8;;http://evil.example\u0007text\u001B]8;;\u0007', 'text'],
	['a title without an end, the rest kept', '\u001B]0;rest of the line\nnext', ']0;rest of the line\nnext'],
	['a device control string', '\u001BPq#0;2\u001B\\x', 'x'],
	['C1 controls', '\u009B31mx\u009D0;t\u009Cy\u0085z', 'xy\nz'],
	['an escape split by another', '\u001B\u001B[0m[31mx', '[31mx'],
	['bell, backspace and null', 'a\u0007\u0008\u0000b', 'ab'],
	['a carriage return', 'hidden\rshown', 'hidden\nshown'],
	['vertical tab, form feed and line separators', 'a\u000Bb\u000Cc\u2028d\u2029e', 'a\nb\nc\nd\ne'],
	['a charset shift and a reset', '\u001B(0x\u001Bcy', 'xcy'],
	['bidi overrides and isolates', 'a\u202Eb\u202C\u2066c\u2069', 'abc'],
	['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
	['a soft hyphen and a byte order mark', '\uFEFFso\u00ADft', 'soft'],
	['a heap of marks', `e${'\u0301'.repeat(5000)}x`, `e${'\u0301'.repeat(8)}x`],
	['a heap of joiners', `a${'\u200D'.repeat(100_000)}b`, 'a\u200Db'],
	['tag characters without a flag', 'a\u{E0041}b', 'ab'],
	['letters that are blank', 'a\u3164b\u115F\u1160c\uFFA0d', 'a b  c d'],
	['non-characters', 'a\uFDD0\uFDEF\u{1FFFE}\u{10FFFF}b', 'ab'],
	['annotation, shorthand and music marks', 'a\uFFF9\u{1BCA0}\u{1D173}\u{1D17A}\u034Fb', 'ab'],
	['words in variation selectors', 'a\u{E0100}\u{E0101}\uFE00\u{E01EF}b', 'a\u{E0100}b'],
	['a chain of emoji', '👩\u200D'.repeat(9), `${'👩\u200D'.repeat(3)}👩`.repeat(2).concat('👩\u200D')],
];
for (const [name, input, output] of texts) {
	test(`body text without ${name}`, () => assert.equal(sanitizeText(input), output));
}

const untouched = [
	'Plain, with a tab\tand a line\nbreak.',
	'“Quotes” – dashes — and £500,000…',
	'👨‍👩‍👧‍👦 ❤️ 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} 👍🏽',
	'हिन्दी में लिखा हुआ, தமிழ், ไทย, العربيةُ, עִבְרִית',
	'日本語、한국어、中文。',
	'🏳️‍🌈 ❤️‍🔥 👁️‍🗨️ 👨🏿‍❤️‍💋‍👨🏻 👨‍👩‍👧‍👦',
	'葛\u{E0100}城',
];
for (const text of untouched)
	test(`ordinary text stays: ${text.slice(0, 12)}`, () => assert.equal(sanitizeText(text), text));

test('a field is one trimmed line without directional marks', () => {
	assert.equal(sanitizeField('  a\n\tb\u200F\u2028c \u00A0 d '), 'a b c d');
});

test('text of nothing that shows is invisible', () => {
	for (const text of ['', ' \t', '\u200B\u200D', '\u3164', '\u2800', '\u0301']) assert.equal(isInvisible(text), true);
	assert.equal(isInvisible('.'), false);
});

const urls: readonly (readonly [input: string, output: string | null])[] = [
	['https://example.com/a b', 'https://example.com/a%20b'],
	['  http://example.com ', 'http://example.com/'],
	['//cdn.example.com/x.jpg', 'https://cdn.example.com/x.jpg'],
	['mailto:a@example.com', 'mailto:a@example.com'],
	['https://exämple.com/ä', 'https://xn--exmple-cua.com/%C3%A4'],
	['https://example.com/\u001B]8;;\u0007x', 'https://example.com/%1B]8;;%07x'],
	['javascript:alert(1)', null],
	['data:text/html,x', null],
	['vbscript:x', null],
	['file:///etc/passwd', null],
	['/img/x.jpg', null],
	['', null],
	[`https://example.com/${'a'.repeat(3000)}`, null],
];
for (const [input, output] of urls) {
	test(`the link target of ${JSON.stringify(input.slice(0, 40))}`, () => assert.equal(safeUrl(input), output));
}

test('an address that is no link is still shown, without controls', () => {
	assert.equal(readableUrl('javascript:\u001B[31malert(1)'), 'javascript:alert(1)');
});

const nasty = fc.string({
	unit: fc.oneof(
		fc.constantFrom(
			'\u001B',
			'\u009B',
			'\u009D',
			'[',
			']',
			';',
			'0',
			'm',
			'\u0007',
			'\\',
			'\r',
			'\n',
			'\u202E',
			'\u0301',
			'\u200D',
			'a',
			'🏴',
		),
		fc.string({unit: 'binary', minLength: 1, maxLength: 1}),
	),
});

test('no control but line feed and tab is left, whatever comes', () => {
	fc.assert(
		fc.property(
			nasty,
			text => !/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/.test(sanitizeText(text)),
		),
	);
});

test('a second pass changes nothing', () => {
	fc.assert(fc.property(nasty, text => sanitizeText(sanitizeText(text)) === sanitizeText(text)));
	fc.assert(fc.property(nasty, text => sanitizeField(sanitizeField(text)) === sanitizeField(text)));
});

test('a link target is printable ASCII without blanks', () => {
	fc.assert(fc.property(nasty, text => /^(?:[!-~]+)?$/.test(safeUrl(`https://example.com/${text}`) ?? '')));
});
