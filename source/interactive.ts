import {existsSync} from 'node:fs';
import {resolve} from 'node:path';
import type {WriteStream} from 'node:tty';
import {createCrew} from './crew.ts';
import {createFeed, type Feed} from './feed.ts';
import {growSlowly} from './heap.ts';
import {highlight} from './highlighting.ts';
import type {Input} from './input.ts';
import type {TerminalContext} from './linear/context.ts';
import {prepareArticles} from './open-article.ts';
import {openLibrary} from './open-library.ts';
import type {Day} from './posts/dates/format.ts';
import type {Library} from './posts/library.ts';
import type {ListMemory} from './posts/marks.ts';
import {createPause} from './posts/pause.ts';
import {openable} from './posts/raw-names.ts';
import {parseQuery} from './posts/search/query.ts';
import type {Glyphs} from './render/line.ts';
import type {Look} from './render/theme/theme.ts';
import {searchBy, startSearch, threadsFor} from './searching.ts';
import {createServices, readArticle} from './services.ts';
import {memoryOf} from './state/list-memory.ts';
import {reducer} from './state/reducer.ts';
import {lastPlace} from './state/saved-place.ts';
import {type Action, initialState, type Size, type State} from './state/state.ts';
import {ignoreAnswers} from './terminal/answers.ts';
import {isInBackground} from './terminal/foreground.ts';
import {endWithTerminal} from './terminal/screen.ts';
import {type FatalSignal, onFatalSignal} from './terminal/signals.ts';
import {createStage} from './terminal/stage.ts';
import type {Stopped} from './terminal/suspend.ts';
import {watchFolders} from './terminal/watch-folders.ts';
import {sanitizeField} from './text/sanitize.ts';
import {paintFrame} from './ui/frame.ts';
import type {Searcher} from './ui/use-list.ts';
import {frameOf} from './ui/view.ts';
import {UnforeseenError} from './unforeseen.ts';

export type InteractiveContext = TerminalContext & {
	readonly look: Look;
	readonly glyphs: Glyphs;
};

const DEFAULT_MEASURE = 72;
/** How long the end of the program waits for what is kept for the next start. */
const PATIENCE_MS = 3000;
/** How long posts may be read before their folders are watched. */
const LATE_MS = 2000;

/**
 * The program on a terminal's alternate screen, until the reader quits.
 * @returns the exit code.
 * @throws what a view throws, after the terminal is restored.
 */
export async function runInteractive(context: InteractiveContext): Promise<number> {
	const {stdout, keyboard, env, look, reading} = context;
	ignoreAnswers(keyboard);
	const stage = createStage(stdout, keyboard, env);
	const memory = memoryFor(context);
	const list = openList(context, memory);
	const initial = await firstState(context, {memory, size: stage.size(), feed: list?.feed ?? null});
	let last = initial;
	let isOver = false;
	let unmount = () => {};
	let fatal: FatalSignal | null = null;
	const keep = () => keepLast(last, context);
	try {
		return await new Promise((done, reject) => {
			onFatalSignal(signal => {
				if (isOver) endAtOnce(stdout, signal);
				fatal = signal;
				done(signal.exitCode);
			});
			const fail = (error: unknown) => reject(new UnforeseenError(error));
			process.on('uncaughtException', fail);
			process.on('unhandledRejection', fail);
			process.on('exit', stage.leave);
			stage.enter();
			const suspend = (who: Stopped) => {
				// Who ends a program that is stopped leaves it no time.
				keep();
				return stage.suspend(who);
			};
			process.on('SIGTSTP', () => void suspend('process'));
			process.on('SIGCONT', stage.resume);
			const services = createServices({
				...context,
				stage: {...stage, suspend},
				start: dispatch =>
					void Promise.resolve(list?.start(dispatch))
						.then(prepareArticles)
						.then(() => growSlowly()),
				rescan: async () => (await list?.rescan()) ?? false,
				searcher: list?.searcher ?? noSearcher,
				remember(state) {
					last = state;
				},
				exit: () => done(0),
			});
			// Ink takes longer to load than all the rest: the first frame is there before it. Keys wait in the terminal.
			stage.foretell(paintFrame(frameOf(initial), look));
			import('./ui/mount.tsx')
				.then(({mountApp}) => {
					if (!isOver) unmount = mountApp({initial, look, services, keyboard, frames: stage.frames, onError: fail});
				})
				.catch(fail);
		});
	} finally {
		isOver = true;
		stage.close();
		try {
			// Ink sets the keyboard, for which a program in the background is stopped.
			if (!isInBackground()) unmount();
		} catch {
			// Ink too lets the keyboard go, which fails where the terminal is gone.
		}
		stage.leave();
		try {
			keep();
		} catch {
			// What a view has thrown at may be too much for this as well.
		}
		await stage.reclaim(fatal === null ? null : (fatal as FatalSignal).name);
		await Promise.race([
			Promise.all([list?.end(), reading.settle()]),
			new Promise(wait => setTimeout(wait, PATIENCE_MS)),
		]);
		endWithTerminal(stdout, fatal);
	}
}

/** Whoever asks twice does not wait for what is kept for the next start; a hang-up may be told by the system and the shell. */
function endAtOnce(stdout: WriteStream, signal: FatalSignal): void {
	if (signal.name === 'SIGHUP') return;
	endWithTerminal(stdout, signal);
	process.exit(signal.exitCode);
}

function keepLast(state: State, {input, reading}: InteractiveContext): void {
	const left = lastPlace(state);
	if (left !== null && input.kind !== 'text') reading.savePlace(left.post, left.place);
	const name = listName(input);
	if (name !== null) reading.saveList(name, memoryOf(state));
}

/** The folders and files of a list, wherever the program stands when they are named. */
const listName = (input: Input): string | null =>
	input.kind === 'list' ? input.roots.map(root => resolve(root)).join('\0') : null;

/** How the list was left, but in the order that is asked for. */
function memoryFor({input, options, reading}: InteractiveContext): ListMemory {
	const name = listName(input);
	const left = name === null ? null : reading.listOf(name);
	const order = options.isSorted || left === null ? options.sort : left.order;
	return {tab: 'all', isCompact: false, chosen: null, ...left, order};
}

/** The day by the reader's own calendar and clock. */
function readToday(): Day {
	const now = new Date();
	return {year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate()};
}

type List = {
	readonly feed: Feed;
	readonly start: (dispatch: (action: Action) => void) => Promise<void>;
	readonly rescan: () => Promise<boolean>;
	readonly searcher: Searcher;
	readonly end: () => Promise<void>;
};

/** There are no posts to look through. */
const noSearcher: Searcher = {search: () => () => {}, expectSearch: () => {}};

/** What goes on behind a list: its posts are read, searched, and watched. */
function openList({input, options, reading, cacheFolder}: InteractiveContext, memory: ListMemory): List | null {
	if (input.kind !== 'list') return null;
	const crew = createCrew();
	const pause = createPause();
	// What is still to be kept need not wait for keys then.
	let isEnding = false;
	const library = openLibrary(input.roots, {
		options: {...options, sort: memory.order},
		crew,
		cacheFolder,
		wanted: memory.chosen,
		pause: () => (isEnding ? undefined : pause()),
	});
	const feed = createFeed(library, reading.marksOf);
	let rescan = async () => false;
	let send: (action: Action) => void = () => {};
	const tellError = ({message}: Error) => send({type: 'noticed', notice: sanitizeField(message)});
	let stopWatching = () => {};
	return {
		feed,
		async start(dispatch) {
			send = dispatch;
			rescan = () => feed.rescan(dispatch);
			const startMs = performance.now();
			await feed.rest(dispatch);
			stopWatching = watch(library, rescan, performance.now() - startMs > LATE_MS);
		},
		rescan: () => rescan(),
		searcher: {
			search: (query, posts, tell) =>
				startSearch(
					searchBy(crew, parseQuery(query), posts),
					({hits, done, total}) => tell({found: hits, done, total}),
					tellError,
				),
			expectSearch: count => void crew.begin(threadsFor(count)),
		},
		async end() {
			isEnding = true;
			stopWatching();
			crew.end();
			await library.settle();
		},
	};
}

/**
 * Looks again whenever something has happened in the folders: once more where it happened while that went on; at once where
 * it is `isLate`, since what happened before was told to nobody.
 */
function watch(library: Library, rescan: () => Promise<boolean>, isLate: boolean): () => void {
	const foldersNow = () => library.folders().map(openable);
	let isLooking = false;
	let isMissed = false;
	const look = async () => {
		isMissed = true;
		if (isLooking) return;
		isLooking = true;
		do {
			isMissed = false;
			await rescan().catch(() => false);
			watcher.update(foldersNow());
		} while (isMissed);
		isLooking = false;
	};
	const watcher = watchFolders(foldersNow(), () => void look());
	// A folder that went before it could be watched.
	if (!foldersNow().every(existsSync)) void look();
	if (isLate) void look();
	return watcher.end;
}

type Opening = {readonly memory: ListMemory; readonly size: Size; readonly feed: Feed | null};

/** The state of the first frame: the article that was named, or the first posts that were read. */
async function firstState(context: InteractiveContext, {memory, size, feed}: Opening): Promise<State> {
	const {input, options, look, glyphs, locale, notice, reading} = context;
	const path = input.kind === 'list' ? null : input.kind === 'file' ? input.path : '-';
	const told = notice ?? reading.notice;
	const state = initialState({
		size,
		settings: {
			measure: options.width ?? DEFAULT_MEASURE,
			highlight,
			glyphs,
			locale,
			today: readToday,
			hasHyperlinks: look.hasHyperlinks,
		},
		source: input.kind === 'list' ? input.source : '',
		path,
		memory,
		search: options.search,
		notice: told && sanitizeField(told),
	});
	if (feed !== null) return feed.first(state);
	if (path === null) return state;
	const article = await readArticle(input, path);
	const saved = input.kind === 'file' ? reading.placeOf(article.post) : null;
	const mark = input.kind === 'file' ? reading.markOf(article.post) : null;
	return reducer(state, {type: 'article-opened', article, saved, mark});
}
