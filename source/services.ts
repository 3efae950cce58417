import {statSync} from 'node:fs';
import type {WriteStream} from 'node:tty';
import {createGuard} from './guard.ts';
import {loadLanguages} from './highlighting.ts';
import type {Input} from './input.ts';
import {openArticle} from './open-article.ts';
import {hashOf} from './posts/addresses.ts';
import {findLinked} from './posts/linked.ts';
import {loadWhole, parseText} from './posts/load.ts';
import type {Post} from './posts/post.ts';
import {openable} from './posts/raw-names.ts';
import {explain} from './posts/read-file.ts';
import {findSite} from './posts/site.ts';
import type {Article} from './render/article.ts';
import type {Action, Request} from './state/state.ts';
import type {ReadingState} from './store/reading-state.ts';
import {show} from './terminal/descriptor.ts';
import type {Stage} from './terminal/stage.ts';
import {readableUrl, sanitizeField} from './text/sanitize.ts';
import type {Services} from './ui/app.tsx';
import type {Searcher} from './ui/use-list.ts';

export type ServiceContext = {
	readonly input: Input;
	readonly reading: ReadingState;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly stage: Stage;
	readonly stdout: Pick<WriteStream, 'write'>;
	readonly start: Services['start'];
	readonly remember: Services['remember'];
	readonly searcher: Searcher;
	/** Looks for what has changed in the folders. @returns whether anything has. */
	readonly rescan: () => Promise<boolean>;
	readonly exit: () => void;
};

/** What the world outside does for the screen. */
export function createServices(context: ServiceContext): Services {
	const {input, stage, start, remember, searcher, reading} = context;
	return {
		start,
		remember,
		...searcher,
		markOf: post => (hasFile(context) ? reading.markOf(post) : null),
		placeOf: post => (hasFile(context) ? reading.placeOf(post) : null),
		savePlace: (post, place) => (hasFile(context) ? reading.savePlace(post, place) : null),
		watchSize: stage.watchSize,
		readArticle: path => readArticle(input, path),
		perform: request => perform(request, context),
		loadLanguages,
		watchArticle: (post, onChange) => (hasFile(context) ? watch(post, onChange) : () => {}),
	};
}

/** Watches once it is known how, which a list has no need to know; what was written since the post was read is told too. */
function watch({path, modifiedMs}: Post, onChange: (kind: 'changed' | 'gone') => void): () => void {
	let isOver = false;
	let end = () => {};
	void import('./terminal/watch-file.ts').then(({watchFile}) => {
		if (isOver) return;
		end = watchFile(openable(path), onChange);
		const nowMs = modifiedNow(path);
		if (nowMs !== null && nowMs !== modifiedMs) onChange('changed');
	});
	return () => {
		isOver = true;
		end();
	};
}

/** Null where there is no such file, or none that can be reached: it may have become a link that leads to itself. */
function modifiedNow(path: string): number | null {
	try {
		return statSync(openable(path)).mtimeMs;
	} catch {
		return null;
	}
}

/** @throws {Error} whose message names the file and says what is wrong with it. */
export async function readArticle(input: Input, path: string): Promise<Article> {
	try {
		const options = {isBrief: true, guard: createGuard()};
		const parsed = input.kind === 'text' ? parseText(input.bytes, options) : loadWhole(path, options);
		return await openArticle(parsed, options.guard);
	} catch (error) {
		throw new Error(`${path}: ${explain(error)}`);
	}
}

async function perform(request: Request, context: ServiceContext): Promise<Action | null> {
	const {stage, env, reading} = context;
	switch (request.kind) {
		case 'exit':
			context.exit();
			return null;
		case 'repaint':
			stage.repaint();
			return null;
		case 'suspend':
			await stage.suspend('job');
			return null;
		case 'open-link':
			return open(request.link, context);
		case 'follow':
			return follow(request, context);
		case 'copy': {
			const {copyText} = await import('./terminal/clipboard.ts');
			return notice(await copyText(request.text, env, sequence => show(context.stdout, sequence)));
		}
		case 'edit':
			return edit(request, context);
		case 'set-read':
			return hasFile(context) ? noticeOf(reading.setRead(request.post, request.isRead)) : null;
		case 'set-bookmarked':
			if (!hasFile(context)) return notice('This article was piped in: it has no file to be known by');
			return noticeOf(reading.setBookmarked(request.post, request.isBookmarked));
		case 'rescan':
			return notice((await context.rescan()) ? 'The list is up to date again' : 'Nothing has changed');
		default:
			return request satisfies never;
	}
}

/** What was piped in has no file that could be known again. */
const hasFile = ({input}: ServiceContext): boolean => input.kind !== 'text';

const noticeOf = (text: string | null): Action | null => (text === null ? null : notice(text));

const notice = (text: string): Action => ({type: 'noticed', notice: sanitizeField(text)});

async function open(link: string, {env, stage}: ServiceContext): Promise<Action | null> {
	const [{openLink}, {handOver}] = await Promise.all([
		import('./terminal/open-link.ts'),
		import('./terminal/hand-over.ts'),
	]);
	const opened = await openLink(link, env);
	if (opened.kind === 'failed') return notice(opened.message);
	const message = opened.kind === 'terminal' ? await handOver(stage, opened.command, env) : null;
	return message === null ? null : notice(message);
}

async function follow(
	{ref, from, known}: Extract<Request, {kind: 'follow'}>,
	context: ServiceContext,
): Promise<Action | null> {
	const target = findLinked(ref, from);
	if (known !== null && target?.kind !== 'post') return {type: 'open-path', path: known, anchor: hashOf(ref)};
	if (target?.kind === 'post') return {type: 'open-path', path: target.path, anchor: target.anchor};
	// Pictures, PDFs and the like may be linked to as well as shown.
	const place = findSite(from, null).locate(ref);
	const link = place?.startsWith('file:') ? place : (target?.link ?? place);
	if (link === null) return notice(`There is no ${ref.replace(/[?#].*$/s, '')} here`);
	return (await open(link, context)) ?? notice(`Opened ${readableUrl(link)}`);
}

/** The editor's file as it is afterwards; at the line that was on top. */
async function edit(
	{path, line}: Extract<Request, {kind: 'edit'}>,
	{stage, env, input}: ServiceContext,
): Promise<Action | null> {
	// Node has no arguments but strings.
	if (typeof openable(path) !== 'string') return notice('The name of this file is no UTF-8: no editor can be told it');
	const {runEditor} = await import('./terminal/editor.ts');
	const message = await runEditor(stage, env, {file: path, line});
	if (message !== null) return notice(message);
	try {
		return {type: 'article-changed', article: await readArticle(input, path), notice: null};
	} catch (error) {
		return notice(error instanceof Error ? error.message : String(error));
	}
}
