import {createGuard} from './guard.ts';
import {highlight, loadLanguages} from './highlighting.ts';
import type {Input} from './input.ts';
import {describeAsJson} from './json.ts';
import {openArticle} from './open-article.ts';
import type {Guard} from './posts/guarded.ts';
import {loadWhole, parseText} from './posts/load.ts';
import type {ParsedPost} from './posts/post.ts';
import {explain} from './posts/read-file.ts';
import {type PrintContext, reportProblems} from './printing.ts';
import type {Article} from './render/article.ts';
import {openBook} from './render/book.ts';
import {layPages} from './render/pages.ts';
import {paint} from './render/theme/theme.ts';
import {joinOutput, output, withoutLastBlanks} from './text/output.ts';

/** A post or a list as text or JSON. @returns the exit code: 1 where a post could not be read. */
export async function print(input: Input, context: PrintContext): Promise<number> {
	if (input.kind === 'list') {
		const {printList} = await import('./print-list.ts');
		return printList(input, context);
	}
	const guard = createGuard();
	const parsed = readPost(input, guard, context.warn);
	if (parsed === null) return 1;
	reportProblems(parsed.post.problems, context.warn);
	await printArticle(await openArticle(parsed, guard), context);
	return 0;
}

type Single = Exclude<Input, {kind: 'list'}>;

function readPost(input: Single, guard: Guard, warn: (message: string) => void): ParsedPost | null {
	if (input.kind === 'text') return parseText(input.bytes, {guard});
	try {
		return loadWhole(input.path, {guard});
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
		return context.write(output`${describeAsJson(post, {mark: state.markOf(post), imageLink, blocks})}\n`);
	}
	const book = openBook(article, {locale, hasHyperlinks: look.hasHyperlinks});
	const pages = layPages(book, {width, glyphs, ...(look.hasAttributes && {highlight})});
	for (let section = 0; section < book.count; section++) {
		const {languages} = book.flow(section);
		if (look.hasAttributes && languages.length > 0) await loadLanguages(languages);
		const rows = pages.lines(section).map(line => output`${withoutLastBlanks(paint(line, look))}\n`);
		await context.write(joinOutput(rows));
	}
}
