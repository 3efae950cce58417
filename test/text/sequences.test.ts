import assert from 'node:assert/strict';
import {test} from 'node:test';
import {base64, pasteable, printable, safeUrl, sanitizeField, sanitizeText} from '../../source/text/sanitize.ts';

// What ECMA-48 (5.4, 5.6) and ECMA-35 say of sequences, said once more.
const product = (...lists: readonly (readonly string[])[]): readonly string[] =>
	lists.reduce<readonly string[]>((made, list) => made.flatMap(begun => list.map(next => begun + next)), ['']);

test('a control sequence goes whole, whatever its parts', () => {
	const parameters = ['', '0', '?25', '1;2:3', '<=>', '38;2;255;0;9'];
	for (const sequence of product(['\u001B[', '\u009B'], parameters, ['', ' ', '/', "!'"], ['@', 'A', 'm', '`', '~']))
		assert.equal(sanitizeText(`a${sequence}, b${sequence}`), 'a, b', JSON.stringify(sequence));
});

test('a control string goes whole, by whichever sign it ends', () => {
	const openers = [...[...']PX^_'].map(sign => `\u001B${sign}`), ...'\u0090\u0098\u009D\u009E\u009F'];
	for (const opener of openers) {
		for (const content of ['', '0;title', 'q#0;2 text ~', 'é漢\t'])
			for (const end of ['\u0007', '\u001B\\', '\u009C'])
				assert.equal(
					sanitizeText(`a${opener}${content}${end}b${opener}${end}`),
					'ab',
					JSON.stringify(opener + content + end),
				);
		const shown = opener.slice(1);
		for (const next of ['\n', '\u009B1m', '\u001B[1m', '\u0080'])
			assert.equal(
				sanitizeText(`a${opener}x${next}y\u0007`),
				`a${shown}x${next === '\n' ? '\n' : ''}y`,
				JSON.stringify(opener + next),
			);
	}
});

test('a shift of the character set goes whole, and no letter behind it', () => {
	for (const sequence of product(['\u001B'], [...'()*+'], [...'09AZaz']))
		assert.equal(sanitizeText(`x${sequence}y${sequence}z`), 'xyz');
	assert.equal(sanitizeText('\u001B(é'), '(é');
});

/** The first two planes, what is known of tags, and the ends of all planes. */
function* signs(): Generator<string> {
	for (let code = 0; code <= 0x10ffff; code++) {
		if (code === 0xd800) code = 0xe000;
		const known = code < 0xe0000 ? 0x20000 : 0xe1000;
		if (code >= known) code |= 0xfffe;
		yield String.fromCodePoint(code);
	}
}

const JOINERS = /[\u061C\u200C-\u200F]/;
const FILLERS = /[\u115F\u1160\u3164\uFFA0]/;
const LINE_BREAKS = /[\n-\r\u0085\u2028\u2029]/;
const HIDDEN =
	/\p{Cc}|\p{Noncharacter_Code_Point}|\p{Default_Ignorable_Code_Point}|[\u202A-\u202E\u2066-\u2069\uFFF9-\uFFFB]/u;
/** What belongs to the letter before it, but for the sign that only keeps marks apart. */
const MARK = /(?!\u034F)\p{M}/u;

test('of all signs those alone are left out that are controls or hide, and blanks and line breaks are made one', () => {
	for (const sign of signs()) {
		const name = `U+${sign.codePointAt(0)?.toString(16)}`;
		const shown = LINE_BREAKS.test(sign)
			? '\n'
			: FILLERS.test(sign)
				? ' '
				: sign !== '\t' && HIDDEN.test(sign) && !JOINERS.test(sign) && !MARK.test(sign)
					? ''
					: sign;
		assert.equal(sanitizeText(`a${sign}漢`), `a${shown}漢`, name);
		const field = JOINERS.test(sign) && /[^\u200C\u200D]/.test(sign) ? '' : /\s/.test(shown) ? ' ' : shown;
		assert.equal(sanitizeField(`a${sign}漢`), `a${field}漢`, name);
		const isPrinted = !/[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/u.test(sign);
		assert.equal(printable(`a${sign}漢${sign}`), isPrinted ? `a${sign}漢${sign}` : 'a漢', name);
		const isCopied = !/[\p{Cc}\u2028\u2029]/u.test(sign);
		assert.equal(pasteable(`a${sign}漢${sign}`), isCopied ? `a${sign}漢${sign}` : 'a漢', name);
	}
	assert.equal(pasteable('a\uD800b'), 'a\uFFFDb');
});

test('what is copied is written as base64 of UTF-8', () => {
	assert.equal(base64(pasteable('é?>~')), 'w6k/Pn4=');
});

test('the tags of a flag stay, up to seven, and none elsewhere', () => {
	const wales = '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}';
	assert.equal(sanitizeText(`${wales}\u{E0041}a\u{E0067}`), `${wales}a`);
	for (const tag of ['\u{E0020}', '\u{E007E}']) assert.equal(sanitizeText(`🏴${tag.repeat(9)}`), `🏴${tag.repeat(7)}`);
	assert.equal(sanitizeText('🏳\u{E0067}'), '🏳');
});

test('a target has at most 2,000 characters, as written and as it is', () => {
	const address = (length: number, letter = 'a') => `https://a.example/${letter.repeat(length - 18)}`;
	assert.equal(safeUrl(`  ${address(2000)}\n`), address(2000));
	assert.equal(safeUrl(address(2001)), null);
	assert.equal(safeUrl(address(1000, 'é')), null);
	assert.equal(safeUrl(`//a.example/${'a'.repeat(1982)}`), `https://a.example/${'a'.repeat(1982)}`);
	assert.equal(safeUrl(`//a.example/${'a'.repeat(1983)}`), null);
});
