import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {bytesOf} from './generate.ts';

/** The built program. */
export const program: string = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Names of files that are no trouble to a file system, but to whoever shows them. */
const names: readonly string[] = [
	'2024-01-02-a-post.md',
	'b \u001b[31mred\u001b]0;title\u0007.md',
	'c\u202egnp.md',
	'd\nline.md',
	'-e --print.md',
	'f 灯台守と少年 क्षत्रिय 👨‍👩‍👧.MD',
	`g${'x'.repeat(200)}.markdown`,
	'h\u009b2J\u0301\u0301.mdx',
];

export type Sandbox = {readonly home: string; readonly posts: string; readonly names: readonly string[]};

/** Runs something beside a home of its own and a folder of these posts. */
export async function inSandbox(files: readonly string[], run: (sandbox: Sandbox) => Promise<void>): Promise<void> {
	const home = mkdtempSync(path.join(tmpdir(), 'celeb-reader-fuzz-'));
	const posts = path.join(home, 'posts');
	try {
		mkdirSync(posts);
		const used = names.slice(0, files.length);
		for (const [index, name] of used.entries()) writeFileSync(path.join(posts, name), bytesOf(files[index] ?? ''));
		await run({home, posts, names: used});
	} finally {
		rmSync(home, {recursive: true, force: true, maxRetries: 5});
	}
}
