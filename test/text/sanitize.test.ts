import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
	base64,
	isInvisible,
	linkTarget,
	pasteable,
	printable,
	readableUrl,
	safeUrl,
	sanitizeField,
	sanitizeText,
} from '../../source/text/sanitize.ts';
import {attacks} from '../fixtures/hostile.ts';
import {inTime} from '../in-time.ts';

const texts: readonly (readonly [name: string, input: string, output: string])[] = [
	['a colour', 'a \u001B[31mred\u001B[0m b', 'a red b'],
	['a clear and a move', '\u001B[2J\u001B[10;10Hx', 'x'],
	["a cursor's shape", 'a\u001B[2 q b', 'a b'],
	['the beginning of a colour, the next word kept', 'a\u001B[31 word', 'a[31 word'],
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
	['a joiner too many', 'a\u200D\u200Db\uFE0F\u200Dc', 'a\u200Db\uFE0F\u200Dc'],
	['tag characters without a flag', 'a\u{E0041}b', 'ab'],
	['letters that are blank', 'a\u3164b\u115F\u1160c\uFFA0d', 'a b  c d'],
	['non-characters', 'a\uFDD0\uFDEF\u{1FFFE}\u{10FFFF}b', 'ab'],
	['annotation, shorthand and music marks', 'a\uFFF9\u{1BCA0}\u{1D173}\u{1D17A}\u034Fb', 'ab'],
	['words in variation selectors', 'a\u{E0100}\u{E0101}\uFE00\u{E01EF}b', 'a\u{E0100}b'],
	['a soft reset', 'a\u001B[!pb', 'ab'],
	['controls, where there is nothing else', '\u202E\u0007\u001B', ''],
	['a chain of emoji with variations', '❤\uFE0F\u200D'.repeat(5), `${'❤\uFE0F\u200D'.repeat(3)}❤\uFE0F❤\uFE0F\u200D`],
	['a chain of emoji with tones of skin', '👩🏽\u200D'.repeat(5), `${'👩🏽\u200D'.repeat(3)}👩🏽👩🏽\u200D`],
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
	for (const text of ['', ' \t', '\u200B\u200D', '\u3164', '\u2800', '\u0301', '\u0001\u009B', '\uFFF9\u0600'])
		assert.equal(isInvisible(text), true);
	for (const text of ['.', '漢', 'é', '\u200B\u00B7', ' 👩 ']) assert.equal(isInvisible(text), false, text);
});

const urls: readonly (readonly [input: string, output: string | null])[] = [
	['https://example.com/a b', 'https://example.com/a%20b'],
	['  http://example.com ', 'http://example.com/'],
	['//cdn.example.com/x.jpg', 'https://cdn.example.com/x.jpg'],
	['mailto:a@example.com', 'mailto:a@example.com'],
	['mailto:a@example.com?x-body=b&body=c', 'mailto:a@example.com?body=c'],
	['https://example.com/?attach=a&body=b&q', 'https://example.com/?attach=a&body=b&q'],
	['mailto:a b c@example.com', 'mailto:a%20b%20c@example.com'],
	['mailto:a@example.com?Subject=b%20c&attach=/etc/passwd&body=d', 'mailto:a@example.com?Subject=b%20c&body=d'],
	['mailto:a@example.com?attachment=/etc/passwd', 'mailto:a@example.com'],
	['https://exämple.com/ä', 'https://xn--exmple-cua.com/%C3%A4'],
	[' \u00A0//cdn.example.com/x.jpg\u00A0', 'https://cdn.example.com/x.jpg'],
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

test('a link target has 2,000 characters at most, as it is written and as it is found', () => {
	const address = (length: number) => 'https://example.com/'.padEnd(length, 'a');
	assert.equal(safeUrl(address(2000)), address(2000));
	assert.equal(safeUrl(` ${address(2000)} `), address(2000), 'blanks around it do not count');
	assert.equal(safeUrl(address(2001)), null);
	assert.equal(safeUrl(`https://example.com/${'ä'.repeat(400)}`), null, 'six for each letter');
	assert.equal(safeUrl(`https://example.com/${'a/../'.repeat(400)}`), null, 'however short it would become');
});

test('what is copied is the text letter by letter, on one line and without controls', () => {
	const name = ' “a”\u00A0\u202E--b\u200F.md ';
	assert.equal(pasteable(name), name);
	assert.equal(pasteable('a\n\u001B[31m\u0000b\u007F\u0085\u009Bc\u2028\u2029\r\td\uD800'), 'a[31mbcd\uFFFD');
	const letters = base64(pasteable(`${name}漢👩\n`));
	assert.match(letters, /^[A-Za-z0-9+/]+=*$/);
	assert.equal(Buffer.from(letters, 'base64').toString(), `${name}漢👩`);
});

test('an address that is no link is still shown, without controls', () => {
	assert.equal(readableUrl('javascript:\u001B[31malert(1)'), 'javascript:alert(1)');
});

const signs: readonly string[] = [
	...'\u001B\u009B\u009D\u0090\u0098\u009E\u009F\u009C\u0007\u0008\u0000\r\n\t\u000B\u0085\u2028',
	...'[]();?\\PX^_ 0m!@~a🏴👩',
	...'\u202E\u2066\u061C\u200B\u200C\u200D\u200E\u200F\u2060\u00AD\uFEFF\uFE0F\uFFFE',
	...'\u0301\u093F\u1DC4\u20D0\u{E0100}\u{E0041}\u{E007F}\u{E0FFF}\u{1D173}',
	'\uD800',
	'\uDC00',
	'\u0301'.repeat(8),
	'\u001B]0;',
];
const nasty = fc.string({
	unit: fc.oneof(
		{weight: 4, arbitrary: fc.constantFrom(...signs)},
		fc.string({unit: 'binary', minLength: 1, maxLength: 1}),
	),
	maxLength: 40,
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
	for (const sanitize of [sanitizeText, sanitizeField, readableUrl, printable, pasteable])
		fc.assert(
			fc.property(nasty, text => {
				assert.equal(sanitize(sanitize(text)), sanitize(text));
			}),
			{numRuns: 1000},
		);
	fc.assert(
		fc.property(nasty, text => {
			const url = safeUrl(`https://example.com/${text}`);
			assert.equal(url && safeUrl(url), url);
		}),
	);
});

test('words between sequences stay, in their order', () => {
	const word = fc.stringMatching(/^[A-Z]{1,6}$/);
	const isClosed = (attack: string) => !attack.includes('\u001BX');
	const sequence = fc.constantFrom(...attacks.filter(isClosed));
	fc.assert(
		fc.property(
			fc.array(
				fc.tuple(
					word,
					fc.oneof(
						sequence,
						nasty.map(text => text.replace(/[^\u0000-\u0008\r\n]/g, '')),
					),
				),
			),
			pieces => {
				const words = sanitizeText(pieces.flat().join('')).replace(/[^A-Z]/g, '');
				const wanted = pieces.map(([first]) => first);
				let at = 0;
				for (const one of wanted) {
					at = words.indexOf(one, at);
					assert.ok(at >= 0, JSON.stringify(pieces));
					at += one.length;
				}
			},
		),
	);
});

test('no heap of what has no width is left on a letter, whatever it is made of', () => {
	const made: string[] = [];
	for (let code = 0; code <= 0x10ffff; code++) {
		if (code === 0xd800) code = 0xe000;
		const sign = String.fromCodePoint(code);
		if (/[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(sign) && !/[\u115F\u1160\u3164\uFFA0]/.test(sign))
			made.push(sign);
	}
	assert.ok(made.length > 6000);
	for (const sign of made) {
		for (const heap of [sign.repeat(99), `${sign}\u200D`.repeat(99), `${sign}\u0301\u200E`.repeat(99)]) {
			const length = [...sanitizeText(`a${heap}b`)].length;
			assert.ok(length <= 10, `U+${sign.codePointAt(0)?.toString(16)}: ${length}`);
		}
	}
	for (const joiner of '\u061C\u200C\u200D\u200E\u200F')
		assert.equal(sanitizeText(`a${`${'\u0301'.repeat(8)}${joiner}`.repeat(99)}b`), `a${'\u0301'.repeat(8)}b`);
});

test('what marks and joiners are for stays', () => {
	for (const text of ['Zu\u035Clt', 'ക്‍', 'क्‍ष', 'ཧཱུྃ', 'נִקּ֫וּד', '葛\u{E0100}飾', 'ê\u0323\u0302', 'می‌خواهم'])
		assert.equal(sanitizeText(text), text);
});

test('a long text takes a moment, whatever it is made of', () => {
	const openers = [
		'\u001B]',
		'\u001B[',
		'\u001BP',
		'\u009B',
		'\u009D',
		'\u001B',
		'\u001B[1',
		'\u001B[ ',
		'\u001B(',
		'\u001B]0;\u009D',
	];
	const fillers = ['', '0', ' ', ';', 'a', '\u0301', '\u200D', '🏴', '\u{E0041}', '\r', '\u3099'];
	for (const opener of openers) {
		for (const filler of fillers) {
			const text = opener + filler.repeat(200_000 / (filler.length || 1));
			inTime(() => sanitizeText(text));
			inTime(() => sanitizeText(`${opener}${filler}`.repeat(100_000 / (opener.length + filler.length))));
		}
	}
});

test('a piece of a line is the same whether it is given whole or in pieces', () => {
	fc.assert(fc.property(nasty, nasty, (a, b) => printable(a + b) === printable(a) + printable(b)));
	assert.equal(printable('a \u001B[31mb\n\t\u009Bc\u200F \u2028'), 'a [31mbc ');
});

test('a target of a link is one that is opened, or a file', () => {
	for (const url of ['https://a.example/', 'http://a.example/?b#c', 'mailto:a@b.example', 'file:///posts/a%20b.png'])
		assert.equal(linkTarget(url), url);
	for (const url of [
		'javascript:alert(1)',
		'data:text/html,x',
		'/etc/passwd',
		'https://a.example/\u0007',
		'https://a b/',
		'',
		'xhttps://a',
	])
		assert.equal(linkTarget(url), null, url);
});

test('a link target is printable ASCII without blanks', () => {
	fc.assert(fc.property(nasty, text => /^(?:[!-~]+)?$/.test(safeUrl(`https://example.com/${text}`) ?? '')));
});
