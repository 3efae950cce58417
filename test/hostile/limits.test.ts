import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, test} from 'node:test';
import {MAX_HEADER_LENGTH} from '../../source/posts/header/data.ts';
import {LARGEST_BYTES} from '../../source/posts/post.ts';
import {DEEPEST_NESTING} from '../../source/render/block.ts';
import {inPipes, readEntries, run, runScript} from '../cli/run.ts';
import {makeFiles, root} from '../fixtures/sandbox.ts';
import {inTerminals, openTerminal} from '../pty/terminal.ts';
import {row} from './rows.ts';

const HEAD = '---\ntitle: Limit\ndate: 2024-01-02\n---\n\n';
const LARGEST_MB = LARGEST_BYTES / 1024 / 1024;
const PARAGRAPH = `${'Words of the long report. '.repeat(40)}\n\n`;
const large = `${HEAD + PARAGRAPH.repeat(Math.ceil(LARGEST_BYTES / PARAGRAPH.length))}Behind the limit.\n`;
const NOTICE = new RegExp(`Larger than ${LARGEST_MB} MB, the most that is shown: this is its beginning`);

describe('limits of a post', inPipes, () => {
	test('the README states those that the program has', () => {
		const limits = /### Limits\n([\s\S]*?)\n#/.exec(readFileSync(path.join(root, 'README.md'), 'utf8'))?.[1] ?? '';
		for (const limit of [`${LARGEST_MB} MB`, `${DEEPEST_NESTING} levels`, `${MAX_HEADER_LENGTH / 1024} kB`])
			assert.ok(limits.includes(limit), `${limit} in ${limits}`);
	});

	test(`${row(33)} its beginning is printed, and stderr says so`, async () => {
		const cwd = makeFiles({'large.md': large});
		const {stdout, stderr} = await runScript('"$@" | head -n 400', ['--print', 'large.md'], {cwd});
		assert.match(stderr, NOTICE);
		assert.match(stdout, NOTICE);
		assert.match(stdout, /Words of the long report/);
	});

	test(`${row(33)} piped in, it is shown as far as from a file`, async () => {
		const {stdout, stderr} = await runScript('cat large.md | "$@" | head -n 400', ['--print', '-'], {
			cwd: makeFiles({'large.md': large}),
		});
		assert.match(stderr, NOTICE);
		assert.match(stdout, /Words of the long report/);
	});

	const deep = (levels: number): string => `${HEAD}${'> '.repeat(levels)}the bottom\n\n*After* it.\n`;

	test(`${row(34)} as deep as is shown there is no notice, one deeper there is`, async () => {
		const cwd = makeFiles({'most.md': deep(DEEPEST_NESTING - 1), 'more.md': deep(DEEPEST_NESTING)});
		const most = await run(['--print', 'most.md'], {cwd});
		assert.doesNotMatch(most.stdout, /nested deeper|> >/);
		// So deep a column is a few cells wide.
		assert.match(most.stdout.replace(/[│\s]+/g, ''), /thebottom.*Afterit/);
		const more = await run(['--print', 'more.md'], {cwd});
		assert.match(
			more.stdout.replace(/\s+/g, ' '),
			new RegExp(`nested deeper than ${DEEPEST_NESTING} levels.*the bottom`),
		);
		// What the program says is none of the article's words.
		const [entry] = readEntries((await run(['--json', 'more.md'], {cwd})).stdout);
		assert.doesNotMatch(JSON.stringify(entry?.blocks), /nested deeper/);
	});

	test('a header is read as far as the limit, and the post says so; its text is there', async () => {
		const filler = `k: ${'v'.repeat(MAX_HEADER_LENGTH)}`;
		const cwd = makeFiles({'long.md': `---\ntitle: Early\n${filler}\ndate: 2024-01-02\n---\nThe text.\n`});
		const {stdout, stderr} = await run(['--print', 'long.md'], {cwd});
		assert.match(stdout, /^Early\n[\s\S]*The text\./);
		assert.match(stderr, /The header is too long for YAML/);
	});
});

describe('limits of a post on a screen', inTerminals, () => {
	test(`${row(33)} the notice stands above the text and below it, and keys are answered`, async () => {
		const terminal = openTerminal({args: ['large.md'], cwd: makeFiles({'large.md': large}), rows: 30});
		await terminal.until(rows => NOTICE.test(rows.join(' ').replace(/\s+/g, ' ')), 'the notice above');
		await terminal.type('G', rows => NOTICE.test(rows.join(' ').replace(/\s+/g, ' ')), 'the notice below');
		await terminal.type('k', /Words of the long report/);
		assert.doesNotMatch(terminal.screen().join('\n'), /Behind the limit/);
		terminal.press('qq');
		assert.equal((await terminal.end()).exitCode, 0);
	});
});
