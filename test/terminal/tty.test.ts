import assert from 'node:assert/strict';
import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import path from 'node:path';
import {describe, type TestContext, test} from 'node:test';
import {openKeyboard} from '../../source/terminal/tty.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {buildEnding, env} from './ending.ts';

const pipe = {isTTY: false} as NodeJS.ReadStream;

/** Has `open` done instead of opening a file. @returns the files that were asked for. */
function replaceOpen(t: TestContext, open: () => number): readonly unknown[] {
	const asked: unknown[] = [];
	t.mock.method(fs, 'openSync', (file: unknown) => {
		asked.push(file);
		return open();
	});
	syncBuiltinESMExports();
	t.after(() => {
		t.mock.restoreAll();
		syncBuiltinESMExports();
	});
	return asked;
}

const fail = (): never => {
	throw new Error('ENXIO: no such device or address');
};

test('standard input is the keyboard where it is a terminal, and nothing is opened', t => {
	const asked = replaceOpen(t, fail);
	const terminal = {isTTY: true} as NodeJS.ReadStream;
	assert.equal(openKeyboard(terminal), terminal);
	assert.deepEqual(asked, []);
});

test('without a terminal there is no keyboard', t => {
	const asked = replaceOpen(t, fail);
	assert.equal(openKeyboard(pipe), null);
	assert.equal(asked.length, 1);
});

test('what turns out to be no terminal is closed again', t => {
	const {openSync} = fs;
	const file = path.join(makeFiles({file: 'no terminal'}), 'file');
	let descriptor = -1;
	replaceOpen(t, () => {
		descriptor = openSync(file, 'r');
		return descriptor;
	});
	assert.equal(openKeyboard(pipe), null);
	assert.throws(() => fs.fstatSync(descriptor), /EBADF/);
});

test("on Windows the keyboard is the console's, elsewhere the controlling terminal's", t => {
	const asked = replaceOpen(t, fail);
	const platform = Object.getOwnPropertyDescriptor(process, 'platform') ?? {};
	t.after(() => Object.defineProperty(process, 'platform', platform));
	for (const value of ['win32', 'darwin']) {
		Object.defineProperty(process, 'platform', {...platform, value});
		openKeyboard(pipe);
	}
	// As CreateFile and open know them.
	assert.deepEqual(asked, [String.raw`\\.\CONIN$`, '/dev/tty']);
});

describe('keys', inTerminals, () => {
	const program = buildEnding();

	for (const [place, stdin, isStandardInput] of [
		['a pipe, come from the terminal all the same', 'piped', false],
		['a terminal, come from there', undefined, true],
	] as const)
		test(`where standard input is ${place}`, async () => {
			const terminal = openTerminal({program, args: ['read-keys'], env, ...(stdin !== undefined && {stdin})});
			await terminal.until(/isKeyboard/, 'the keyboard');
			assert.match(
				terminal.screen().join('\n'),
				new RegExp(`{"isKeyboard":true,"isStandardInput":${isStandardInput}}`),
			);
			await terminal.type('k', /{"keys":"k"}/);
			assert.equal((await terminal.end()).exitCode, 0);
		});
});
