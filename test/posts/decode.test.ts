import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {decodeBytes} from '../../source/posts/decode.ts';

function utf8(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

function utf16(text: string, order: 'le' | 'be'): Uint8Array {
	const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
	for (const [index, unit] of [
		0xfeff,
		...Array.from({length: text.length}, (_, at) => text.charCodeAt(at)),
	].entries()) {
		view.setUint16(index * 2, unit, order === 'le');
	}
	return new Uint8Array(view.buffer);
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52];

const TEXTS: ReadonlyArray<readonly [name: string, bytes: Uint8Array, text: string]> = [
	['plain ASCII', utf8('A walk\n'), 'A walk\n'],
	['an empty file', utf8(''), ''],
	['UTF-8', utf8('Żółw — 亀 — 🐢'), 'Żółw — 亀 — 🐢'],
	['UTF-8 with a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...utf8('---\né')), '---\né'],
	['UTF-16, little end first', utf16('Café 亀\r\n🐢', 'le'), 'Café 亀\n🐢'],
	['UTF-16, big end first', utf16('Café 亀\r\n🐢', 'be'), 'Café 亀\n🐢'],
	['UTF-16 with half a character at its end', utf16('abc', 'le').subarray(0, 7), 'ab'],
	['Windows-1252', Uint8Array.of(0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x85, 0x80), '“Café”…€'],
	[
		'one Windows-1252 line among UTF-8',
		Uint8Array.of(...utf8('été\n'), 0xe9, 0x74, 0xe9, ...utf8('\n亀')),
		'été\nété\n亀',
	],
	[
		'a Windows-1252 letter and quotation marks in a line of UTF-8',
		Uint8Array.of(...utf8('été… œuf '), 0x93, 0xe9, 0x94, ...utf8(' ça')),
		'été… œuf “é” ça',
	],
	['one bad byte in a line of UTF-8', Uint8Array.of(...utf8('亀亀'), 0xff, ...utf8('亀')), '亀亀\ufffd亀'],
	['surrogates of three bytes each', Uint8Array.of(0x61, 0xed, 0xa0, 0xbd, 0xed, 0xb0, 0xa2, 0x62), 'a🐢b'],
	['one surrogate of three bytes', Uint8Array.of(0x61, 0xed, 0xa0, 0xbd, 0x62), 'aí\u00a0½b'],
	['a byte order mark before damage', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0xe9, 0x62), 'aéb'],
	['a stray NUL', utf8(`${'word '.repeat(30)}\0`), `${'word '.repeat(30)}\0`],
	['NULs in a short text', utf8('a\0b, c\0d, e\0f'), 'a\0b, c\0d, e\0f'],
	['a run of NULs', utf8(`${'word '.repeat(30)}${'\0'.repeat(30)}`), `${'word '.repeat(30)}${'\0'.repeat(30)}`],
	['a flood of bells', utf8(`Hello ${'\u0007'.repeat(900)}`), `Hello ${'\u0007'.repeat(900)}`],
	['escape sequences', utf8('\u001b[31mred\u001b[0m'), '\u001b[31mred\u001b[0m'],
	['CRLF, CR and LF mixed', utf8('a\r\nb\rc\nd\r\r\n'), 'a\nb\nc\nd\n\n'],
	['NEL and the Unicode separators', utf8('a\u0085b\u2028c\u2029d'), 'a\nb\nc\nd'],
	['NEL behind accented letters', utf8('café\u0085CAFÉ\u0085à\u0085'), 'café\nCAFÉ\nà\n'],
	['the third of a wrongly decoded sign that looks like NEL', utf8('ã\u0080\u0085\u0085'), 'ã\u0080\u0085\n'],
	['the half of a wrongly decoded letter that looks like NEL', utf8('Ã\u0085land'), 'Ã\u0085land'],
];

for (const [name, bytes, text] of TEXTS) {
	test(`${name} is decoded`, () => {
		assert.deepEqual(decodeBytes(bytes), {text, isBinary: false});
	});
}

const BINARIES: ReadonlyArray<readonly [name: string, bytes: Uint8Array]> = [
	['a picture', Uint8Array.from(PNG)],
	['UTF-16 without a mark', utf16('Hello world', 'le').subarray(2)],
	['many control characters', Uint8Array.from({length: 400}, (_, index) => (index % 3 === 0 ? 2 : 65))],
	['a NUL in what is not UTF-8', Uint8Array.of(...utf8('word '.repeat(100)), 0, 0xff, 0xfe)],
];

for (const [name, bytes] of BINARIES) {
	test(`${name} counts as binary`, () => {
		assert.deepEqual(decodeBytes(bytes), {text: '', isBinary: true});
	});
}

test('the end of a head may cut a character of any length in two', () => {
	for (const character of ['é', '亀', '🐢']) {
		const bytes = utf8(`ab${character}`);
		for (let cut = 1; cut < bytes.length - 2; cut++) {
			const head = bytes.subarray(0, bytes.length - cut);
			assert.equal(decodeBytes(head, {isHead: true}).text, 'ab', `${character} less ${cut}`);
		}
		assert.equal(decodeBytes(bytes, {isHead: true}).text, `ab${character}`);
	}
	assert.equal(decodeBytes(utf16('ab🐢', 'le').subarray(0, -2), {isHead: true}).text, 'ab');
});

test('a head in Windows-1252 is no cut character before its last bytes', () => {
	assert.equal(decodeBytes(Uint8Array.of(0x61, 0xe9, 0x62, 0x63), {isHead: true}).text, 'aébc');
});

test('any UTF-8 comes back as it was, but for the line ends', () => {
	fc.assert(
		fc.property(fc.string({unit: 'grapheme'}), text => {
			const clean = `word ${text}`.replace(/[\0-\u001f\u0080-\u009f\u2028\u2029\ufeff]/g, '').toWellFormed();
			assert.equal(decodeBytes(utf8(clean)).text, clean);
		}),
	);
});

test('any bytes at all are decoded without an error and without a CR', () => {
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 300}), fc.boolean(), (bytes, isHead) => {
			const {text, isBinary} = decodeBytes(bytes, {isHead});
			assert.ok(!text.includes('\r'));
			assert.ok(!isBinary || text === '');
		}),
	);
});
