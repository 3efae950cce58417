import type {Library, Step} from './posts/library.ts';
import type {Post} from './posts/post.ts';
import {reducer} from './state/reducer.ts';
import type {Action, Marks, State} from './state/state.ts';
import type {ReadingState} from './store/reading-state.ts';

/** How long the first frame of a list waits for posts: longer for those that fill it. */
const FIRST_FRAME_MS = 40;
const LONGEST_WAIT_MS = 500;
const A_SCREENFUL = 60;
/** How often a list that is still being read is drawn anew: each time its rows move. */
const REFRESH_MS = 200;

/** The posts of a library on their way into the state. */
export type Feed = {
	/** As much of the list as can be read before a first frame should wait no longer: a small folder is whole in it. */
	readonly first: (state: State) => Promise<State>;
	/** Hands over the posts that are still to come, several steps at a time. Resolves when all are there. */
	readonly rest: (dispatch: (action: Action) => void) => Promise<void>;
	/** Looks what has changed in the folders. @returns whether anything has. */
	readonly rescan: (dispatch: (action: Action) => void) => Promise<boolean>;
};

export function createFeed(library: Library, marksOf: ReadingState['marksOf'], longestMs = LONGEST_WAIT_MS): Feed {
	const steps = library.load();
	/** The step that the first frame did not wait for. */
	let late: Promise<IteratorResult<Step, void>> | null = null;
	let hasPosts = false;
	async function* stepsLeft(): AsyncGenerator<Step> {
		const first = await late;
		if (first?.done !== true) {
			if (first !== null) yield first.value;
			yield* steps;
		}
	}
	return {
		async first(state) {
			const start = performance.now();
			let loaded = state;
			for (;;) {
				late = steps.next();
				const next = await within(late, start + longestMs - performance.now());
				// Nothing is there yet, as where a network has to be asked: the frame says so.
				if (next === null) return loaded;
				late = null;
				const {value} = next;
				if (value === undefined) return loaded;
				for (const action of actionsOf(value, marksOf)) loaded = reducer(loaded, action);
				const {progress, posts} = loaded.list;
				hasPosts = posts.length > 0;
				const patienceMs = posts.length < A_SCREENFUL ? longestMs : FIRST_FRAME_MS;
				if (progress === null || performance.now() - start > patienceMs || isAsKnown(value)) return loaded;
			}
		},
		async rest(dispatch) {
			let waiting: Step | null = null;
			let last = hasPosts ? performance.now() : Number.NEGATIVE_INFINITY;
			for await (const step of stepsLeft()) {
				waiting = waiting === null ? step : joinSteps(waiting, step);
				const isAwaited: boolean = !hasPosts && waiting.added.length > 0;
				if (!step.isWhole && !isAwaited && performance.now() - last < REFRESH_MS) continue;
				hasPosts ||= waiting.added.length > 0;
				for (const action of actionsOf(waiting, marksOf)) dispatch(action);
				waiting = null;
				last = performance.now();
			}
		},
		async rescan(dispatch) {
			const step = await library.rescan();
			if (step !== null) dispatch(changesOf(step, marksOf));
			return step !== null;
		},
	};
}

/** What comes within so many ms, otherwise null. */
async function within<Value>(promise: Promise<Value>, ms: number): Promise<Value | null> {
	let timer: NodeJS.Timeout | undefined;
	const patience = new Promise<null>(resolve => {
		timer = setTimeout(() => resolve(null), ms);
	});
	try {
		return await Promise.race([promise, patience]);
	} finally {
		clearTimeout(timer);
	}
}

/** What was kept of the last start fills a screen at once; it is looked for changes behind it. */
const isAsKnown = ({added, total, isWhole}: Step): boolean => !isWhole && total === 0 && added.length > 0;

function actionsOf(step: Step, marksOf: ReadingState['marksOf']): readonly Action[] {
	const {added, changed, removed, done, total, isWhole} = step;
	if (changed.length + removed.length > 0) {
		const rest = {posts: [], marks: new Map(), done, total, isWhole};
		return [changesOf(step, marksOf), {type: 'posts-loaded', batch: rest}];
	}
	return [{type: 'posts-loaded', batch: {posts: added, marks: marksOf(added), done, total, isWhole}}];
}

function changesOf({added, changed, removed}: Step, marksOf: ReadingState['marksOf']): Action {
	const posts: readonly Post[] = [...added, ...changed.map(({post}) => post)];
	const marks: Marks = marksOf(posts);
	return {type: 'posts-changed', changes: {added, changed, removed, marks}};
}

function joinSteps(a: Step, b: Step): Step {
	return {
		...b,
		added: [...a.added, ...b.added],
		changed: [...a.changed, ...b.changed],
		removed: [...a.removed, ...b.removed],
	};
}
