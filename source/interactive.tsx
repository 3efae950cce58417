import type {ReadStream, WriteStream} from 'node:tty';
import {type Instance, render} from 'ink';
import {highlight} from './highlighting.ts';
import type {Input} from './input.ts';
import type {Options} from './options.ts';
import type {Day} from './posts/dates/format.ts';
import {createPause, loadPosts} from './posts/load.ts';
import type {Glyphs} from './render/line.ts';
import type {Look} from './render/theme/theme.ts';
import {createServices, readArticle} from './services.ts';
import {reducer} from './state/reducer.ts';
import {type Action, type Batch, initialState, type Size, type State} from './state/state.ts';
import type {ReadingState} from './store/reading-state.ts';
import {ignoreAnswers} from './terminal/answers.ts';
import {onFatalSignal} from './terminal/screen.ts';
import {createStage} from './terminal/stage.ts';
import {App, type Services} from './ui/app.tsx';

export type InteractiveContext = {
	readonly input: Input;
	readonly options: Options;
	readonly look: Look;
	readonly glyphs: Glyphs;
	readonly locale: string;
	readonly reading: ReadingState;
	readonly stdout: WriteStream;
	readonly keyboard: ReadStream;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly notice: string | null;
};

const DEFAULT_MEASURE = 72;
/** How long the first frame of a list waits for posts: longer for those that fill it. */
const FIRST_FRAME_MS = 40;
const LONGEST_WAIT_MS = 500;
const A_SCREENFUL = 60;
/** How often a list that is still being read is drawn anew: each time its rows move. */
const REFRESH_MS = 100;

/**
 * The program on a terminal's alternate screen, until the reader quits.
 * @returns the exit code.
 * @throws what a view throws, after the terminal is restored.
 */
export async function runInteractive(context: InteractiveContext): Promise<number> {
	const {stdout, keyboard, env, look} = context;
	ignoreAnswers(keyboard);
	const stage = createStage(stdout, keyboard, env);
	const steps = createSteps(context);
	const initial = await firstState(context, steps, stage.size());
	let instance: Instance | undefined;
	try {
		return await new Promise((resolve, reject) => {
			onFatalSignal(resolve);
			process.on('uncaughtException', reject);
			process.on('unhandledRejection', reject);
			process.on('exit', stage.leave);
			stage.enter();
			process.on('SIGTSTP', () => void stage.suspend('process'));
			const start: Services['start'] = dispatch => void feed(steps, dispatch);
			const services = createServices({...context, stage, start, exit: () => resolve(0)});
			instance = render(<App initial={initial} look={look} services={services} />, {
				stdin: keyboard,
				// Ink asks of its output no more than this stream has.
				stdout: stage.frames as unknown as WriteStream,
				debug: true,
				exitOnCtrlC: false,
				patchConsole: false,
			});
			// Where a view throws, Ink ends by itself.
			instance.waitUntilExit().catch(reject);
		});
	} finally {
		stage.close();
		instance?.unmount();
		stage.leave();
		await context.reading.settle();
	}
}

/** The day by the reader's own calendar and clock. */
function readToday(): Day {
	const now = new Date();
	return {year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate()};
}

type Steps = AsyncGenerator<Batch>;

async function* createSteps({input, options, reading}: InteractiveContext): Steps {
	if (input.kind !== 'list') return;
	const steps = loadPosts(input.roots, {drafts: options.drafts, pause: createPause()});
	for await (const step of steps) {
		yield {...step, reads: step.posts.map(({path}) => path).filter(reading.isRead)};
	}
}

/** The state of the first frame: the article that was named, or the first posts that were read. */
async function firstState(context: InteractiveContext, steps: Steps, size: Size): Promise<State> {
	const {input, options, look, glyphs, locale, notice} = context;
	const path = input.kind === 'list' ? null : input.kind === 'file' ? input.path : '-';
	const state = initialState({
		size,
		settings: {
			measure: options.width ?? DEFAULT_MEASURE,
			highlight,
			glyphs,
			locale,
			today: readToday,
			hasHyperlinks: look.hasHyperlinks,
			order: options.sort,
		},
		source: input.kind === 'list' ? input.source : '',
		path,
		notice,
	});
	if (path !== null) return reducer(state, {type: 'article-opened', article: await readArticle(input, path)});
	return firstPosts(state, steps);
}

/** As much of the list as can be read before a first frame should wait no longer: a small folder is whole in it. */
async function firstPosts(state: State, steps: Steps): Promise<State> {
	const start = performance.now();
	let loaded = state;
	for (;;) {
		const {value} = await steps.next();
		if (value === undefined) return loaded;
		loaded = reducer(loaded, {type: 'posts-loaded', batch: value});
		const {progress, posts} = loaded.list;
		const patienceMs = posts.length < A_SCREENFUL ? LONGEST_WAIT_MS : FIRST_FRAME_MS;
		if (progress === null || performance.now() - start > patienceMs) return loaded;
	}
}

/** Hands over the posts that are still to come, several steps at a time. */
async function feed(steps: Steps, dispatch: (action: Action) => void): Promise<void> {
	let waiting: Batch | null = null;
	let last = performance.now();
	for await (const step of steps) {
		waiting = waiting === null ? step : joinBatches(waiting, step);
		if (step.done < step.total && performance.now() - last < REFRESH_MS) continue;
		dispatch({type: 'posts-loaded', batch: waiting});
		waiting = null;
		last = performance.now();
	}
}

function joinBatches(a: Batch, b: Batch): Batch {
	return {...b, posts: [...a.posts, ...b.posts], reads: [...a.reads, ...b.reads]};
}
