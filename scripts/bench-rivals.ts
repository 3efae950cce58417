// Lists of 10,000 posts in other programs, those that are installed.
import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {makePost, writePosts} from './bench-posts.ts';
import {addTerminalRow, findProgram, large, type Rows} from './bench-rows.ts';

const COUNT = 10_000;
/** glow takes a minute for more. */
const COUNT_FOR_GLOW = 1000;

export function addRivalLists(rows: Rows): void {
	addNewsboat(rows, `newsboat, list of ${COUNT}`);
	addGlow(rows, `glow, list of ${COUNT_FOR_GLOW}`);
}

/** From its start to the list of the articles of one feed, which it has read before. */
function addNewsboat(rows: Rows, row: string): void {
	if (!rows.isWanted(row)) return;
	const program = findProgram('newsboat');
	if (program === null) return;
	const folder = path.join(rows.folder, 'newsboat');
	mkdirSync(folder);
	const [feed, urls, config, cache] = ['feed.xml', 'urls', 'config', 'cache.db'].map(name =>
		path.join(folder, name),
	) as [string, string, string, string];
	writeFileSync(feed, makeFeed(COUNT));
	writeFileSync(urls, `${pathToFileURL(feed)}\n`);
	// Ascending is what it calls the newest first.
	writeFileSync(config, 'refresh-on-startup no\narticle-sort-order date-asc\n');
	const args = ['-u', urls, '-C', config, '-c', cache];
	const command = rows.commandOf(program, args);
	execFileSync(program, [...args, '-x', 'reload'], {env: command.env, stdio: 'ignore'});
	addTerminalRow(rows, `${row}, its feeds`, {
		command,
		size: large,
		shows: /Evenings/,
		async goOn(terminal) {
			terminal.send('\r');
			rows.results.addTime('terminal', row, await terminal.until(new RegExp(`Evening ${COUNT}:`)));
			rows.results.addPeak(row, terminal.readPeak());
		},
	});
}

function makeFeed(count: number): string {
	const items = Array.from({length: count}, (_, index) => {
		const post = makePost(index, 5000);
		const title = /Evening .*/.exec(post)?.[0].trim();
		const date = new Date((1_100_000_000 + index * 32_400) * 1000).toUTCString();
		const body = post.slice(post.lastIndexOf('--- ') + 4).replace(/[<>&]/g, ' ');
		return `<item><title>${title}</title><guid>${index}</guid><pubDate>${date}</pubDate><description>${body}</description></item>`;
	});
	return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Evenings</title><link>https://a.example/</link><description>All of them</description>
${items.join('\n')}
</channel></rss>
`;
}

/** It has counted the files when all are in its list. */
function addGlow(rows: Rows, row: string): void {
	if (!rows.isWanted(row)) return;
	const program = findProgram('glow');
	if (program === null) return;
	const folder = path.join(rows.folder, 'posts-for-glow');
	writePosts(folder, COUNT_FOR_GLOW);
	addTerminalRow(rows, row, {
		command: rows.commandOf(program, [folder]),
		size: large,
		shows: new RegExp(`\\b${COUNT_FOR_GLOW} documents`),
		rounds: 1,
	});
}
