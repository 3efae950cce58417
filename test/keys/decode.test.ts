import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Key} from 'ink';
import {decodeKeys} from '../../source/keys/decode.ts';

const none: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

const cases: readonly (readonly [name: string, input: string, key: Partial<Key>, names: readonly string[]])[] = [
	['a letter', 'j', {}, ['j']],
	['a burst of letters', 'jjj', {}, ['j', 'j', 'j']],
	['a burst that ends in Ctrl-C', 'jj\u0003', {}, ['j', 'j', 'Ctrl-C']],
	['a burst with Enter and a blank', 'a \rb', {}, ['a', 'Space', 'Enter', 'b']],
	['a capital', 'G', {shift: true}, ['G']],
	['a control key', 'd', {ctrl: true}, ['Ctrl-D']],
	['an arrow', '', {downArrow: true}, ['Down']],
	['the Backspace key, which Ink calls delete', '', {delete: true}, ['Backspace']],
	['Escape, which Ink also calls meta', '', {escape: true, meta: true}, ['Esc']],
	['Shift-Tab', '', {tab: true, shift: true}, ['S-Tab']],
	['a letter with Alt', 'j', {meta: true}, []],
	['an emoji as one', '👩‍🚀é', {}, ['👩‍🚀', 'é']],
	['a mouse report', '[<64;10;10M', {}, []],
	['a focus report', '[I', {}, []],
	['the beginning of a bracketed paste', '[200~', {}, []],
	['a key that nobody knows', '[99~', {}, []],
	['what a terminal says it can do', '[?62;4c', {}, []],
	['where a terminal says the cursor is', '[12;40R', {}, []],
	['a bracket and a digit that are typed fast', '[1', {}, ['[', '1']],
	['a footnote that is pasted', '[1]', {}, ['[', '1', ']']],
	['the keys [ and ]', '[]', {}, ['[', ']']],
	['other controls', '\u001C\u001D', {}, []],
];
for (const [name, input, key, names] of cases) {
	test(`${name} is ${names.join(' ') || 'no key'}`, () =>
		assert.deepEqual(decodeKeys(input, {...none, ...key}), names));
}
