import {createGuard} from './guard.ts';
import {highlight, loadLanguages} from './highlighting.ts';
import type {Input} from './input.ts';
import {describeAsJson} from './json.ts';
import {locateImage, openArticle} from './open-article.ts';
import type {Options} from './options.ts';
import {createPause, explain, loadPosts, loadWhole, parseText} from './posts/load.ts';
import {compareBy} from './posts/order.ts';
import type {ParsedPost, Post, Problem} from './posts/post.ts';
import type {Article} from './render/article.ts';
import {openBook} from './render/book.ts';
import {describePost} from './render/layout/list-item.ts';
import type {Glyphs, Line} from './render/line.ts';
import {layPages} from './render/pages.ts';
import {type Look, paint} from './render/theme/theme.ts';
import type {ReadingState} from './store/reading-state.ts';
import {sanitizeField} from './text/sanitize.ts';

export type PrintContext = {
	readonly options: Options;
	/** Cells. */
	readonly width: number;
	readonly look: Look;
	readonly glyphs: Glyphs;
	readonly locale: string;
	readonly state: ReadingState;
	/** Resolves when more may be written. */
	readonly write: (text: string) => Promise<void>;
	/** A line for stderr. */
	readonly warn: (message: string) => void;
};

/** A post or a list as text or JSON. @returns the exit code: 1 where a post could not be read. */
export async function print(input: Input, context: PrintContext): Promise<number> {
	if (input.kind === 'list') return printList(input, context);
	const parsed = readPost(input, context.warn);
	if (parsed === null) return 1;
	reportProblems(parsed.post.problems, context.warn);
	await printArticle(await openArticle(parsed, createGuard()), context);
	return 0;
}

function readPost(input: Exclude<Input, {kind: 'list'}>, warn: (message: string) => void): ParsedPost | null {
	if (input.kind === 'text') return parseText(input.bytes);
	try {
		return loadWhole(input.path);
	} catch (error) {
		warn(`${input.path}: ${explain(error)}`);
		return null;
	}
}

async function printArticle(article: Article, context: PrintContext): Promise<void> {
	const {options, width, glyphs, locale, look, state} = context;
	if (options.json) {
		const {post, sections, leadTarget: imageLink = null} = article;
		const blocks = sections.flatMap(section => section.read());
		return context.write(`${describeAsJson(post, {state, imageLink, blocks})}\n`);
	}
	const book = openBook(article, {locale, hasHyperlinks: look.hasHyperlinks});
	const pages = layPages(book, {width, glyphs, ...(look.hasAttributes && {highlight})});
	for (let section = 0; section < book.count; section++) {
		const {languages} = book.flow(section);
		if (look.hasAttributes && languages.length > 0) await loadLanguages(languages);
		const rows = pages.lines(section).map(line => `${trimmed(paint(line, look))}\n`);
		await context.write(rows.join(''));
	}
}

/** No trailing blanks, also where the style ends behind them. */
const trimmed = (row: string): string => row.replace(/ +((?:\u001B\[0m)?)$/, '$1').replace(/ +$/, '');

async function printList(input: Extract<Input, {kind: 'list'}>, context: PrintContext): Promise<number> {
	const {options, warn, state} = context;
	for (const name of input.missing) warn(`no such file or folder: ${name}`);
	const posts: Post[] = [];
	for await (const step of loadPosts(input.roots, {drafts: options.drafts, pause: createPause()})) {
		for (const post of step.posts) posts.push(post);
	}
	posts.sort(compareBy(options.sort));
	if (posts.length === 0 && !options.json) warn(`no posts in ${input.roots.join(', ')}`);
	for (const post of posts) {
		reportProblems(post.problems, warn);
		if (options.json)
			await context.write(`${describeAsJson(wholePost(post), {state, imageLink: locateImage(post)})}\n`);
		else await context.write(listEntry(post, context));
	}
	return input.missing.length > 0 ? 1 : 0;
}

/** The post with its words counted over the whole file, where that can still be read. */
function wholePost(post: Post): Post {
	try {
		return {...loadWhole(post.path).post, draft: post.draft};
	} catch {
		return post;
	}
}

/** With the dates themselves, since what is printed is read on other days too. */
function listEntry(post: Post, {width, glyphs, locale, look}: PrintContext): string {
	const path: Line = [{text: sanitizeField(post.path), style: {tone: 'quiet'}}];
	const lines = [...describePost(post, {width, glyphs, locale, today: null}, {bold: true}), path, []];
	return lines.map(line => `${trimmed(paint(line, look))}\n`).join('');
}

function reportProblems(problems: readonly Problem[], warn: (message: string) => void): void {
	for (const {path, message} of problems) warn(`${path}: ${message}`);
}
