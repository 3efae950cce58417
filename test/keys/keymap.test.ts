import assert from 'node:assert/strict';
import {test} from 'node:test';
import {helpLines} from '../../source/keys/help.ts';
import {bindings, helpSections, lookup, type Mode} from '../../source/keys/keymap.ts';
import {asciiGlyphs, plainText, unicodeGlyphs} from '../../source/render/line.ts';
import {measure} from '../../source/text/width.ts';

const modes: readonly Mode[] = ['list', 'reader', 'help', 'filter', 'search', 'date', 'find', 'contents', 'links'];

for (const mode of modes) {
	test(`no key has two meanings in the mode ${mode}`, () => {
		const keys = bindings.filter(binding => binding.modes.includes(mode)).flatMap(binding => binding.keys);
		assert.deepEqual([...new Set(keys)], keys);
	});
}

test('every binding has a key, a mode, a help text, and is found by each of its keys', () => {
	for (const {keys, modes: own, help, command} of bindings) {
		assert.ok(keys.length > 0 && own.length > 0 && help !== '');
		for (const mode of own)
			for (const key of keys)
				assert.deepEqual(lookup(mode, key), typeof command === 'function' ? command(key) : command);
	}
});

test('a key that means nothing is nothing', () => assert.equal(lookup('list', 'Z'), null));

test('every binding stands in the help, but for those of the help itself', () => {
	const rows = helpSections(unicodeGlyphs).flatMap(section => section.rows);
	for (const {help, modes: own} of bindings) {
		if (own.every(mode => mode === 'help')) continue;
		assert.ok(
			rows.some(row => row.help === help),
			help,
		);
	}
});

test('the help fits at every width', () => {
	for (let columns = 10; columns <= 200; columns++) {
		for (const line of helpLines(columns, unicodeGlyphs, 'list'))
			assert.ok(measure(plainText(line)) <= columns, `${columns}: ${plainText(line)}`);
	}
});

test('the help names the arrow keys in ASCII where there are no arrows', () => {
	const text = helpLines(80, asciiGlyphs, 'reader').map(plainText).join('\n');
	assert.match(text, /Down/);
	assert.match(text, /^[\x00-\x7F]*$/);
});
