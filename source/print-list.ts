import {type Crew, createCrew} from './crew.ts';
import {createGuard} from './guard.ts';
import type {Input} from './input.ts';
import {describeAsJson} from './json.ts';
import {locateImage} from './open-article.ts';
import {openLibrary} from './open-library.ts';
import type {Library} from './posts/library.ts';
import {loadWhole} from './posts/load.ts';
import {compareBy} from './posts/order.ts';
import {createPause} from './posts/pause.ts';
import type {Post} from './posts/post.ts';
import {parseQuery} from './posts/search/query.ts';
import type {FoundPost} from './posts/search/search.ts';
import {type PrintContext, reportProblems} from './printing.ts';
import {describePost} from './render/layout/list-item.ts';
import type {Line} from './render/line.ts';
import {paint} from './render/theme/theme.ts';
import {searchBy} from './searching.ts';
import {joinOutput, type Output, output, withoutLastBlanks} from './text/output.ts';
import {sanitizeField} from './text/sanitize.ts';

/** A list as text or JSON, or what a search finds in it. @returns the exit code. */
export async function printList(input: Extract<Input, {kind: 'list'}>, context: PrintContext): Promise<number> {
	const {options, warn, cacheFolder} = context;
	for (const name of input.missing) warn(`no such file or folder: ${name}`);
	const crew = createCrew();
	try {
		// While the posts are listed.
		if (options.search !== null) void crew.begin();
		const library = openLibrary(input.roots, {options, crew, cacheFolder, wanted: null, pause: createPause()});
		const all = await loadAll(library);
		if (all.length === 0 && !options.json) warn(`no posts in ${input.roots.join(', ')}`);
		const posts =
			options.search === null ? all.sort(compareBy(options.sort)) : await searchAll(all, crew, options.search, context);
		await printPosts(posts, context);
		await library.settle();
	} finally {
		crew.end();
	}
	return input.missing.length > 0 ? 1 : 0;
}

/** All posts, as they are by now. */
export async function loadAll(library: Library): Promise<Post[]> {
	const posts = new Map<string, Post>();
	for await (const {added, changed, removed} of library.load()) {
		for (const path of removed) posts.delete(path);
		for (const {before} of changed) posts.delete(before);
		for (const post of [...added, ...changed.map(change => change.post)]) posts.set(post.path, post);
	}
	return [...posts.values()];
}

/** The posts that a full-text search finds, best first unless another order is asked for. */
export async function searchAll(
	posts: readonly Post[],
	crew: Crew,
	words: string,
	{options, warn}: Pick<PrintContext, 'options' | 'warn'>,
): Promise<readonly Post[]> {
	const query = parseQuery(words);
	for (const problem of query.problems) warn(problem);
	const found: FoundPost[] = [];
	for await (const {hits} of searchBy(crew, query, posts)) found.push(...hits);
	if (found.length === 0 && !options.json) warn(`no post has ${words}`);
	const order = compareBy(options.sort);
	const byRank = (a: FoundPost, b: FoundPost) => b.score - a.score || order(a.post, b.post);
	return found.sort(options.isSorted ? (a, b) => order(a.post, b.post) : byRank).map(({post}) => post);
}

async function printPosts(posts: readonly Post[], context: PrintContext): Promise<void> {
	const {options, warn, state, write} = context;
	const marks = options.json ? state.marksOf(posts) : null;
	for (const post of posts) {
		reportProblems(post.problems, warn);
		const mark = marks?.get(post.path) ?? null;
		if (options.json) await write(output`${describeAsJson(wholePost(post), {mark, imageLink: locateImage(post)})}\n`);
		else await write(listEntry(post, context));
	}
}

/** The post with its words counted over the whole file, where that can still be read. */
function wholePost(post: Post): Post {
	try {
		return {...loadWhole(post.path, {guard: createGuard()}).post, draft: post.draft};
	} catch {
		return post;
	}
}

/** With the dates themselves, since what is printed is read on other days too. */
function listEntry(post: Post, {width, glyphs, locale, look}: PrintContext): Output {
	const path: Line = [{text: sanitizeField(post.path), style: {tone: 'quiet'}}];
	const lines = [...describePost(post, {width, glyphs, locale, today: null}, {bold: true}), path, []];
	return joinOutput(lines.map(line => output`${withoutLastBlanks(paint(line, look))}\n`));
}
