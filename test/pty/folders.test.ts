import assert from 'node:assert/strict';
import {chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {manyPosts, post} from '../fixtures/articles.ts';
import {makeFiles, makeFolder} from '../fixtures/sandbox.ts';
import {bottom} from './moving.ts';
import {inTerminals, openTerminal} from './terminal.ts';

const noise = Uint8Array.from({length: 4000}, (_, index) => (index * 7919) % 256);
const isRoot = process.getuid?.() === 0;
const calm = post({title: 'A calm post', date: '2024-01-02'}, 'The text of the calm post.');

describe('a folder', inTerminals, () => {
	test('without posts says so and what to do', async () => {
		for (const cwd of [
			makeFolder(),
			makeFiles({'notes.txt': 'none', '.hidden.md': 'none', 'node_modules/a.md': 'none'}),
		]) {
			const terminal = openTerminal({cwd, args: ['.']});
			await terminal.until(
				/There are no posts here\.\n {2}Name a folder of Markdown files: celeb-reader FOLDER/,
				'advice',
			);
			assert.match(terminal.screen()[0] ?? '', /0 posts/);
			assert.match(terminal.screen().at(-1) ?? '', /^ {2}0\/0 /);
			await terminal.type('jkG\r', /There are no posts here/);
			terminal.press('q');
			assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
		}
	});

	test('of 2,000 posts is counted right, and G shows the last', async () => {
		const terminal = openTerminal({cwd: makeFiles(manyPosts(2000)), args: ['.']});
		await terminal.until(/2,000 posts, newest first[\s\S]*\n {2}1\/2,000 {3}/, 'all of them');
		assert.equal(terminal.screen()[2], '  January 2024');
		assert.match(terminal.screen()[3] ?? '', /^▌ Post number 1 +1 Jan 2024$/);
		await terminal.type('G', /^▌ Post number 2000 .*\n▌ .*\n+ {2}2,000\/2,000 /m);
		await terminal.type('\r', /The text of post number 2000\./);
		await terminal.type('[', /The text of post number 1999\./);
		await terminal.type('q', /1,999\/2,000 /);
		await terminal.type('/number 1234', /1 of 2,000/);
		assert.match(terminal.screen()[2] ?? '', /^▌ Post number 1234 /);
	});

	test('keeps the chosen post while others still arrive', async () => {
		const terminal = openTerminal({cwd: makeFiles(manyPosts(2000)), args: ['.', '--sort', 'oldest']});
		await terminal.until(/▌ Post/, 'the first posts');
		await terminal.type('j', rows => bottom(rows).trim().startsWith('2/'));
		const chosen = terminal.screen().find(row => row.startsWith('▌'));
		await terminal.until(/[\d,]+\/2,000 {3}/, 'all of them');
		assert.equal(
			terminal.screen().find(row => row.startsWith('▌')),
			chosen,
		);
	});

	test('with a binary file, an empty one and one without a header lists all three and the others', async () => {
		const cwd = makeFiles({
			'noise.md': noise,
			'empty.md': '',
			'bare.markdown': '# Bare heading\n\nSome words.\n',
			'calm.MD': calm,
		});
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(/1\/4 /, 'the list');
		const text = terminal.screen().join('\n');
		assert.match(text, /^▌ A calm post .* 2 Jan 2024$/m);
		for (const row of [/^ {2}Noise .*undated\n {2}not a text file/m, /^ {2}Bare heading /m, /^ {2}Empty /m]) {
			assert.match(text, row);
		}
		await terminal.type('/empty\r', /1\/1 /);
		await terminal.type('\r', /This post has no text\./);
	});

	test('named like a post is a folder, whose posts are listed', async () => {
		const terminal = openTerminal({cwd: makeFiles({'x.md/inner.md': calm, 'y.md/z.md/deep.md': calm}), args: ['.']});
		await terminal.until(/1\/2 /, 'the list');
		assert.doesNotMatch(terminal.screen().join('\n'), /^. X|folder, not/m);
		const named = openTerminal({cwd: makeFiles({'x.md/inner.md': calm}), args: ['x.md']});
		await named.until(/celeb-reader {2}x\.md .*1 post,/, 'the list');
	});

	test('with files and folders that may not be read lists them and why', {skip: isRoot}, async () => {
		const cwd = makeFiles({'calm.md': calm, 'locked.md': calm, 'closed/inner.md': calm});
		chmodSync(path.join(cwd, 'locked.md'), 0);
		chmodSync(path.join(cwd, 'closed'), 0);
		try {
			const terminal = openTerminal({cwd, args: ['.']});
			await terminal.until(/1\/3 /, 'the list');
			const text = terminal.screen().join('\n');
			assert.match(text, /^ {2}Locked .*\n {2}no permission to read it/m);
			assert.match(text, /^ {2}Closed .*\n {2}the folder cannot be read/m);
			await terminal.type('/locked\r', /1\/1 /);
			await terminal.type('\r', /locked\.md: no permission to read it/);
			const named = openTerminal({cwd, args: ['locked.md']});
			assert.equal((await named.end()).exitCode, 1);
			assert.match(named.raw(), /celeb-reader: locked\.md: no permission to read it/);
		} finally {
			chmodSync(path.join(cwd, 'closed'), 0o700);
		}
	});

	test('with links in circles, out of it and to nowhere lists each post once', async () => {
		const elsewhere = makeFiles({'other.md': post({title: 'Elsewhere', date: '2024-01-01'}, 'The text of it.')});
		const cwd = makeFiles({'calm.md': calm, 'sub/deep.md': calm});
		symlinkSync(cwd, path.join(cwd, 'sub', 'up'));
		symlinkSync('loop.md', path.join(cwd, 'loop.md'));
		symlinkSync('/nowhere/at/all.md', path.join(cwd, 'dangling.md'));
		symlinkSync(elsewhere, path.join(cwd, 'out'));
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(/1\/3 /, 'the list');
		assert.match(terminal.screen().join('\n'), /Elsewhere/);
	});

	test('whose post is deleted, moved or changed meanwhile goes on with what is there', async () => {
		const cwd = makeFiles(manyPosts(4));
		const terminal = openTerminal({cwd, args: ['.']});
		await terminal.until(/1\/4 /, 'the list');
		rmSync(path.join(cwd, 'post-0001.md'));
		renameSync(path.join(cwd, 'post-0002.md'), path.join(cwd, 'moved.md'));
		mkdirSync(path.join(cwd, 'post-0002.md'));
		writeFileSync(path.join(cwd, 'post-0003.md'), '# Changed\n\nThe new text.\n');
		await terminal.until(/1\/3 [\s\S]*$/, 'the list without the post that was deleted');
		await terminal.until(/Changed/, 'the changed one');
		await terminal.type('g\r', /The text of post number 2\./);
		await terminal.type(']', /The text of post number 4\./);
		await terminal.type(']', /The new text\./);
		await terminal.type('q', /3\/3 /);
	});

	test('whose post is gone while it is listed says so when it is opened, and still can be left', async () => {
		const cwd = makeFiles({'calm.md': calm, 'other.md': post({title: 'Other', date: '2024-01-01'}, 'The other text.')});
		const terminal = openTerminal({cwd, args: ['calm.md', 'other.md']});
		await terminal.until(/1\/2 /, 'the list');
		// So that the list has no time to take the post away.
		terminal.signal('SIGSTOP');
		rmSync(path.join(cwd, 'calm.md'));
		terminal.press('\r');
		terminal.signal('SIGCONT');
		await terminal.until(/calm\.md: no such file/, 'what is wrong with it');
		await terminal.type('q', /1\/1 /);
		await terminal.type('\r', rows => bottom(rows).includes('q back') && /The other text\./.test(rows.join('\n')));
		await terminal.type('q', /1\/1 /);
		terminal.press('q');
		assert.deepEqual(await terminal.end(), {exitCode: 0, signal: 0});
	});

	test('that the program stands in and that is gone is an error of one line', async () => {
		const cwd = makeFiles({'posts/calm.md': calm});
		const script = `cd posts && rm calm.md && rmdir "$PWD" && exec "$@"`;
		const terminal = openTerminal({cwd, script, args: ['.']});
		await terminal.end();
		assert.doesNotMatch(terminal.raw(), /\n\s+at |node:internal/, 'no stack');
		assert.match(terminal.screen().filter(Boolean).join('\n'), /^celeb-reader: .*$/);
	});

	test('of a hundred thousand cells of one line opens and moves', async () => {
		const cwd = makeFiles({
			'wide.md': `${'word '.repeat(200_000)}\n\n${'字'.repeat(100_000)}\n\n${'x'.repeat(100_000)}\n\nThe end.\n`,
		});
		const terminal = openTerminal({cwd, args: ['wide.md']});
		await terminal.until(/word word/, 'the article');
		await terminal.type('G', /The end\./);
		await terminal.type('k ', /The end\./);
	});
});
