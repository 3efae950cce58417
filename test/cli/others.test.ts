import assert from 'node:assert/strict';
import path from 'node:path';
import {describe, test} from 'node:test';
import {post} from '../fixtures/articles.ts';
import {makeFiles, root} from '../fixtures/sandbox.ts';
import {foreignControls} from '../pty/sequences.ts';
import {openTerminal} from '../pty/terminal.ts';
import {inPipes, run} from './run.ts';

const hostile = String.raw`'\u001B]0;stolen title\u0007\u009B31m\u202Ered'`;

/** Loaded into the program, and into its threads, before anything else; what it does comes once the program has begun. */
const withCode = (code: string) => ({
	NODE_OPTIONS: `--require ${path.join(makeFiles({'hook.cjs': `process.nextTick(() => {${code}})`}), 'hook.cjs')}`,
});

const chatter = `
	for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir']) console[method](${hostile});
	process.emitWarning(${hostile});
	process.emitWarning(${hostile}, 'DeprecationWarning');`;
const inThreads = (code: string) => `if (!require('node:worker_threads').isMainThread) {${code}}`;
/** What takes threads, and so some time. */
const search = [path.join(root, 'content'), '--search', 'the', '--json'];
const small = post({title: 'Small', date: '2024-01-01'}, 'The text.');

describe('what others would write', inPipes, () => {
	test('by the console and as warnings is not written', async () => {
		const {exitCode, stdout, stderr} = await run(['--version'], {env: withCode(chatter)});
		assert.deepEqual([exitCode, stderr], [0, '']);
		assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
	});

	test('of an error that nobody caught is one clean line, exit 1', async () => {
		for (const code of [`throw new Error(${hostile})`, `Promise.reject(new Error(${hostile}))`, `throw ${hostile}`]) {
			const {exitCode, stderr} = await run(search, {env: withCode(code)});
			assert.equal(exitCode, 1, code);
			assert.match(stderr, /^celeb-reader: [^\n]*: (?:Error: red|"[ -~]*red")\n$/, code);
			assert.deepEqual(foreignControls(stderr), [], code);
		}
	});

	test('in threads is not written either', async () => {
		const code = inThreads(`process.stdout.write(${hostile}); process.stderr.write(${hostile}); ${chatter}`);
		const silent = await run(search);
		assert.deepEqual(await run(search, {env: withCode(code)}), silent);
		assert.equal(silent.exitCode, 0);
	});

	test('is not on the screen, where an error ends the program with the terminal as it was', async () => {
		const afterFirstFrame = `const {write} = process.stdout;
			process.stdout.write = function (text) {
				if (text.includes('?2026l')) {
					process.stdout.write = write;
					setImmediate(() => {throw new Error(${hostile})});
				}
				return write.call(this, text);
			};`;
		const env = withCode(`if (require('node:worker_threads').isMainThread) {${chatter}; ${afterFirstFrame}}`);
		const terminal = openTerminal({cwd: makeFiles({'small.md': small}), args: ['.'], env});
		assert.equal((await terminal.end()).exitCode, 1);
		assert.match(terminal.raw(), /\?1049h.*\?2026l.*\?1049l/s);
		assert.deepEqual(foreignControls(terminal.raw()), []);
		assert.equal(terminal.title(), null);
		assert.match(terminal.screen().join('\n'), /^celeb-reader: .*: Error: red$/m);
	});
});
