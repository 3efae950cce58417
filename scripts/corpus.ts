// Reads folders of posts as the program does and counts what it makes of them: `npm run corpus -- FOLDER…`.
import {readFileSync, statSync} from 'node:fs';
import {decodeBytes} from '../source/posts/decode.ts';
import {discoverPosts} from '../source/posts/discover.ts';
import {firstHeading} from '../source/posts/excerpt.ts';
import {readFields} from '../source/posts/fields.ts';
import {readFrontMatter} from '../source/posts/front-matter.ts';
import {loadWhole} from '../source/posts/load.ts';
import type {ParsedPost, Post} from '../source/posts/post.ts';
import {explain} from '../source/posts/read-file.ts';
import type {Block} from '../source/render/block.ts';
import {parseBlocks} from '../source/render/markdown/parse.ts';
import {sanitizeField} from '../source/text/sanitize.ts';

type Tally = {count: number; readonly example: string};
type Slowest = {readonly ms: number; readonly path: string};

type Report = {
	posts: number;
	ms: number;
	slowest: Slowest;
	/** In the order in which they are printed: what is counted -> how often, 0 included. */
	readonly counts: Map<string, number>;
	readonly problems: Map<string, Tally>;
};

/** What is counted of every post, a line each; what has no posts is there with 0. */
const rows = [
	'title: front matter',
	'title: heading',
	'title: file name',
	'date: front matter',
	'date: file name',
	'date: none',
	'updated',
	'description: front matter',
	'description: text',
	'description: none',
	'image',
	'authors',
	'canonical',
	'tags',
	'categories',
	'drafts',
	'with captions',
	'captions',
	'with problems',
	'not readable',
];
/** Rows that count other things than posts. */
const countsParts = new Set(['captions']);

const folders = process.argv.slice(2);
if (folders.length === 0) {
	console.error('Usage: npm run corpus -- FOLDER…');
	process.exit(2);
}
const reports: Report[] = [];
for (const folder of folders) {
	const report = createReport();
	for (const path of await listPosts(folder)) measure(path, report);
	print(folder, report);
	reports.push(report);
}
if (reports.length > 1) print('all', reports.reduce(addReports, createReport()));
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);

function createReport(): Report {
	return {
		posts: 0,
		ms: 0,
		slowest: {ms: 0, path: ''},
		counts: new Map(rows.map(row => [row, 0])),
		problems: new Map(),
	};
}

/** In the order of their names, which is the same on every machine. */
async function listPosts(folder: string): Promise<readonly string[]> {
	try {
		// The walk passes over what is not there.
		statSync(folder);
		const {posts} = await discoverPosts(folder, () => undefined);
		return posts.map(({path}) => path).sort();
	} catch (error) {
		console.error(`corpus: ${sanitizeField(folder)}: ${explain(error)}`);
		return process.exit(1);
	}
}

function measure(path: string, report: Report): void {
	report.posts++;
	const started = performance.now();
	let parsed: ParsedPost;
	let blocks: readonly Block[];
	try {
		parsed = loadWhole(path);
		blocks = parseBlocks(parsed.body, parsed.post.description);
	} catch (error) {
		count(report, 'not readable');
		addProblem(report, path, explain(error));
		return;
	}
	const ms = performance.now() - started;
	report.ms += ms;
	if (ms > report.slowest.ms) report.slowest = {ms, path};
	countPost(report, parsed);
	const captions = blocks.filter(({kind}) => kind === 'caption').length;
	if (captions > 0) count(report, 'with captions');
	count(report, 'captions', captions);
}

function countPost(report: Report, {post, body}: ParsedPost): void {
	count(report, `title: ${titleSource(post, body)}`);
	count(report, `date: ${post.dateSource?.replace('-', ' ') ?? 'none'}`);
	count(report, `description: ${post.description === '' ? 'none' : post.isExcerpt ? 'text' : 'front matter'}`);
	const has = {
		updated: post.updated !== null,
		image: post.image !== null,
		authors: post.authors.length > 0,
		canonical: post.canonical !== null,
		tags: post.tags.length > 0,
		categories: post.categories.length > 0,
		drafts: post.draft,
		'with problems': post.problems.length > 0,
	};
	for (const [row, isThere] of Object.entries(has)) count(report, row, isThere ? 1 : 0);
	for (const {message} of post.problems) addProblem(report, post.path, message);
}

/** Read once more, because a post does not tell; its time does not count. */
function titleSource({path}: Post, body: string): 'front matter' | 'heading' | 'file name' {
	const {data} = readFrontMatter(decodeBytes(readFileSync(path)).text);
	if (readFields(data).title !== null) return 'front matter';
	return firstHeading(body) === null ? 'file name' : 'heading';
}

function count(report: Report, row: string, times = 1): void {
	report.counts.set(row, (report.counts.get(row) ?? 0) + times);
}

/** Problems of one kind differ in their numbers and in what they quote. */
function addProblem(report: Report, path: string, message: string): void {
	const kind = sanitizeField(message)
		.replace(/"[^"]*"/g, '"…"')
		.replace(/\d+/g, 'N');
	const tally = report.problems.get(kind);
	if (tally === undefined) report.problems.set(kind, {count: 1, example: path});
	else tally.count++;
}

function addReports(sum: Report, report: Report): Report {
	sum.posts += report.posts;
	sum.ms += report.ms;
	if (report.slowest.ms > sum.slowest.ms) sum.slowest = report.slowest;
	for (const [row, times] of report.counts) count(sum, row, times);
	for (const [kind, tally] of report.problems) {
		const known = sum.problems.get(kind);
		if (known === undefined) sum.problems.set(kind, {...tally});
		else known.count += tally.count;
	}
	return sum;
}

function print(name: string, {posts, ms, slowest, counts, problems}: Report): void {
	console.log(sanitizeField(name));
	printRow('posts', String(posts));
	for (const [row, times] of counts) printRow(row, String(times), countsParts.has(row) ? '' : share(times, posts));
	for (const [kind, tally] of [...problems].sort(byCount)) {
		printRow('problem', String(tally.count), '', `${kind} (${sanitizeField(tally.example)})`);
	}
	printRow('time, ms a post', posts === 0 ? '' : (ms / posts).toFixed(2));
	if (slowest.path !== '') printRow('time, slowest', slowest.ms.toFixed(1), '', sanitizeField(slowest.path));
	console.log();
}

function byCount([kind, {count: left}]: readonly [string, Tally], [other, {count: right}]: readonly [string, Tally]) {
	return right - left || (kind < other ? -1 : 1);
}

function share(times: number, posts: number): string {
	return posts === 0 ? '' : `${((times / posts) * 100).toFixed(1)}%`;
}

function printRow(name: string, value: string, percent = '', text = ''): void {
	console.log(`  ${name.padEnd(26)}${value.padStart(9)}${percent.padStart(8)}  ${text}`.trimEnd());
}
