import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {chmodSync, symlinkSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {post} from '../fixtures/articles.ts';
import {makeFiles} from '../fixtures/sandbox.ts';
import {inPipes, readEntries, run} from './run.ts';

const calm = post({title: 'A calm post', date: '2024-01-02'}, 'The text of the calm post.');

describe('odd files', inPipes, () => {
	test('a FIFO and devices named like posts are skipped in a folder, never waited for', async () => {
		const cwd = makeFiles({'calm.md': calm});
		execFileSync('mkfifo', [path.join(cwd, 'pipe.md')]);
		symlinkSync('/dev/zero', path.join(cwd, 'zero.md'));
		symlinkSync('/dev/null', path.join(cwd, 'null.md'));
		symlinkSync('pipe.md', path.join(cwd, 'link.md'));
		const {exitCode, stdout} = await run(['--json', '.'], {cwd});
		assert.equal(exitCode, 0);
		assert.deepEqual(
			readEntries(stdout).map(entry => entry.path),
			['calm.md'],
		);
	});

	test('a FIFO or a device that is named is an error, not a wait', async () => {
		const cwd = makeFiles({});
		execFileSync('mkfifo', [path.join(cwd, 'pipe.md')]);
		for (const name of ['pipe.md', '/dev/zero']) {
			const {exitCode, stdout, stderr} = await run([name], {cwd});
			assert.deepEqual({exitCode, stdout}, {exitCode: 1, stdout: ''});
			assert.equal(stderr, `celeb-reader: ${name}: not a regular file\n`);
		}
	});

	test('a file that may not be read is an error that says so', {skip: process.getuid?.() === 0}, async () => {
		const cwd = makeFiles({'locked.md': calm, 'closed/inner.md': calm});
		chmodSync(path.join(cwd, 'locked.md'), 0);
		chmodSync(path.join(cwd, 'closed'), 0);
		try {
			for (const name of ['locked.md', 'closed/inner.md']) {
				const {exitCode, stdout, stderr} = await run([name], {cwd});
				assert.deepEqual({exitCode, stdout}, {exitCode: 1, stdout: ''});
				assert.equal(stderr, `celeb-reader: ${name}: no permission to read it\n`);
			}
			const list = await run(['.'], {cwd});
			assert.match(list.stdout, /^Locked [\s\S]*no permission to read it/m);
			assert.match(list.stderr, /^celeb-reader: closed: the folder cannot be read$/m);
		} finally {
			chmodSync(path.join(cwd, 'closed'), 0o700);
		}
	});

	test('all that is in a folder’s heads is read without running any of it', async () => {
		const cwd = makeFiles({
			'js.md': '---js\n{title: (globalThis.process.stdout.write("RUN"), "Evaluated")}\n---\nBody.\n',
			'fn.md': '---\ntitle: !!js/function "function () { process.exit(7) }"\n---\nBody.\n',
			'coffee.md': '---coffee\ntitle: process.exit 7\n---\nBody.\n',
			'proto.md': '---\n__proto__: {polluted: yes}\nconstructor: x\ntitle: Proto\n---\nBody.\n',
			'bomb.md': `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, name => `${name}: &${name} [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n`)}title: Bomb\n---\nBody.\n`,
		});
		const {exitCode, stdout} = await run(['--json', '.'], {cwd});
		assert.equal(exitCode, 0);
		assert.doesNotMatch(stdout, /RUN/);
		assert.equal(readEntries(stdout).length, 5);
	});
});
