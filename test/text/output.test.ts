import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
	inPieces,
	joinOutput,
	jsonOf,
	linesOf,
	output,
	repainted,
	trimEnd,
	withoutLastBlanks,
} from '../../source/text/output.ts';
import {printable, sanitizeField} from '../../source/text/sanitize.ts';

const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/;
const nasty = fc.string({
	unit: fc.oneof(
		fc.constantFrom(
			...[
				'\u001B[1m',
				'\u001B[38;5;7m',
				'\u001B[0m',
				'\u001B]8;;https://a.example/\u0007',
				'\u001B]8;;\u0007',
				'\u001B',
			],
			...['\u009B', '\u0007', '[', ']8;;', '\u001B]0;', 'm', '\u001B[2J', '\u001B\\', '\n', '\u202E', 'a', ' ', '漢'],
		),
		fc.string({unit: 'binary', minLength: 1, maxLength: 1}),
	),
	maxLength: 30,
});

test('a template is written as it stands, with what is clean in it', () => {
	assert.equal(output`\u001B[${7};1H${sanitizeField(' a\u001B[1mb\n')}${output`|`}`, '\u001B[7;1Hab|');
	assert.equal(output``, '');
	assert.equal(joinOutput([output`a`, output`b`], output`, `), 'a, b');
	assert.equal(joinOutput([output`a`, output`b`]), 'ab');
	assert.equal(output`${printable('a')}`, 'a');
	assert.equal(output`${1}${2}`, '12');
});

test('of what comes back from Ink styles and hyperlinks stay, and no other sequence or control', () => {
	fc.assert(
		fc.property(nasty, text => {
			const row = repainted(text);
			assert.equal(repainted(row), row);
			assert.doesNotMatch(row.replace(/\u001B\[[\d;]*m|\u001B\]8;;(?:https:[!-~]*)?\u0007/g, ''), CONTROLS);
			assert.equal(repainted(printable(text)), printable(text));
		}),
		{numRuns: 2000},
	);
	for (let code = 0; code <= 0xffff; code++) {
		const sign = String.fromCharCode(code);
		assert.equal(repainted(sign), printable(sign), `U+${code.toString(16)}`);
	}
	for (const sequence of [
		'\u001B[m',
		'\u001B]8;;\u0007',
		'\u001B[1;3;38;2;1;2;3m',
		'\u001B]8;;mailto:a@b.example\u0007',
		'\u001B]8;;file:///a%20b\u0007',
		'\u001B]8;;http://a.example/\u0007',
		'\u001B]8;;https://a.example/\u0007漢\u001B]8;;\u0007',
	])
		assert.equal(repainted(sequence), sequence);
	for (const sequence of [
		'\u001B[5',
		'\u001B[?25h',
		'\u001B]8;;javascript:x\u0007',
		'\u001B]8;id=1;https://a\u0007',
		'\u001B]0;a\u0007',
	])
		assert.doesNotMatch(repainted(sequence), CONTROLS, JSON.stringify(sequence));
});

test('blanks at the end are left out, also before the end of a style, and no other space', () => {
	const row = (text: string) => withoutLastBlanks(repainted(text));
	assert.equal(row('\u001B[1m a  \u001B[0m'), '\u001B[1m a\u001B[0m');
	assert.equal(row(' a  \u001B[0m '), ' a\u001B[0m');
	assert.equal(row('  \u001B[33m  \u001B[0m'), '\u001B[33m\u001B[0m');
	assert.equal(
		row('a \u001B]8;;https://a.example/\u0007b \u001B]8;;\u0007 '),
		'a \u001B]8;;https://a.example/\u0007b\u001B]8;;\u0007',
	);
	assert.equal(row('  \u001B[0m'), '\u001B[0m');
	assert.equal(row('a\u00A0'), 'a\u00A0');
	assert.equal(row('   '), '');
	assert.equal(trimEnd(output` a \u001B[0m  `), ' a \u001B[0m');
});

test('a sequence in pieces is the same sequence', () => {
	assert.deepEqual(inPieces(output`abcdefg`, 3), ['abc', 'def', 'g']);
	assert.deepEqual(inPieces(output`abc`, 3), ['abc']);
	assert.deepEqual(inPieces(output``, 3), []);
});

test('text of several lines keeps line feeds and tabs, and no other control', () => {
	assert.equal(linesOf('a\tb\n\n\u001B[31m  c\r\u009B\n'), 'a\tb\n\n[31m  c\n');
	fc.assert(fc.property(nasty, text => !CONTROLS.test(linesOf(text).replace(/[\n\t]/g, ''))));
});

test('JSON is one line without controls, and means the same', () => {
	fc.assert(
		fc.property(fc.record({text: nasty, more: fc.array(nasty)}), value => {
			const json = jsonOf(value);
			assert.doesNotMatch(json, CONTROLS);
			assert.deepEqual(JSON.parse(json), JSON.parse(JSON.stringify(value)));
		}),
	);
	for (let code = 0; code <= 0xffff; code++) {
		const sign = String.fromCharCode(code);
		const isHidden = /[\p{Cc}\p{Cs}\u061C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB"\\]/u.test(sign);
		const json = jsonOf({a: sign});
		assert.equal(json === `{"a":"${sign}"}`, !isHidden, `U+${code.toString(16)}`);
		if (isHidden) assert.match(json, /^[ -~]+$/);
	}
	assert.equal(jsonOf({a: '\u007F\u202E\uFEFF'}), '{"a":"\\u007f\\u202e\\ufeff"}');
});
