import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {test} from 'node:test';
import {DEADLINE_MS, makeFiles, root} from '../fixtures/sandbox.ts';

function corpus(...folders: readonly string[]) {
	const args = ['--import', 'tsx', path.join(root, 'scripts/corpus.ts'), ...folders];
	const {status, stdout, stderr} = spawnSync(process.execPath, args, {
		cwd: root,
		encoding: 'utf8',
		timeout: 3 * DEADLINE_MS,
	});
	return {status, stdout, stderr};
}

/** The numbers of the first table by the names of their rows. */
function countsIn(stdout: string): Readonly<Record<string, number>> {
	const rows = (stdout.split('\n\n')[0] ?? '').matchAll(/^ {2}(\S.*?) {2,}(\d+)(?: |$)/gm);
	return Object.fromEntries([...rows].map(([, name = '', count]) => [name, Number(count)]));
}

test('the corpus script counts what is read of the posts of a folder', () => {
	const folder = makeFiles({
		'2021-05-04-ferry.md': '# The ferry\n\nIt left at nine. Nobody waved.',
		'pier.md': '---\ntitle: The pier\ndate: 2021-05-05\nimage: a.png\n---\n![A](a.png)\n*The pier at noon.*',
		'broken.md': '---\ntitle: Review: the pier\ndate: 31.31.2021\n---\nText',
	});
	const {status, stdout, stderr} = corpus(folder);
	assert.deepEqual([status, stderr], [0, '']);
	const counts = countsIn(stdout);
	assert.deepEqual(
		['posts', 'title: front matter', 'title: heading', 'date: front matter', 'date: file name', 'date: none'].map(
			row => counts[row],
		),
		[3, 2, 1, 1, 1, 1],
	);
	assert.deepEqual([counts.image, counts.captions, counts['with problems']], [1, 1, 1]);
	assert.match(stdout, /Line N is not YAML/);
	assert.match(stdout, /peak memory \d+ MB/);
});

test('the corpus script says what it wants, and names a folder that is not there', () => {
	assert.deepEqual(corpus(), {status: 2, stdout: '', stderr: 'Usage: npm run corpus -- FOLDER…\n'});
	const {status, stderr} = corpus('no-such-folder');
	assert.deepEqual([status, stderr], [1, 'corpus: no-such-folder: no such file\n']);
});
