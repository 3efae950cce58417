import {availableParallelism} from 'node:os';
import {Worker} from 'node:worker_threads';
import type {JobName, Jobs} from './jobs.ts';
import type {Order, Outcome} from './work.ts';

/** Threads that do what would keep this one from answering keys. */
export type Crew = {
	/** How many jobs may be asked for at once: no thread waits then. */
	readonly width: number;
	/** Starts the threads, or so many; resolves once the first of them has begun, and never where none can. */
	readonly begin: (most?: number) => Promise<void>;
	/** Rejects where the job throws. */
	readonly run: <Name extends JobName>(name: Name, input: Parameters<Jobs[Name]>[0]) => Promise<ReturnType<Jobs[Name]>>;
	readonly end: () => void;
};

/** More threads are hardly faster: they wait for the same disk, and each takes some 10 MB. */
const MOST = 4;
/** Jobs that a thread has before it: it need not wait until this one, which may be drawing, hands it the next. */
const DEPTH = 3;
/** A thread that has nothing to do for this long ends. */
const IDLE_MS = 10_000;

type Job = {
	readonly name: JobName;
	readonly input: unknown;
	readonly resolve: (output: unknown) => void;
	readonly reject: (error: Error) => void;
};

type Hand = {readonly worker: Worker; readonly jobs: Job[]; idle: NodeJS.Timeout | undefined};

/**
 * A crew whose threads are started when there is work for them.
 * @param start starts one; where it cannot, the work is done on this thread.
 */
export function createCrew(start: () => Worker = startWorker): Crew {
	const width = Math.max(1, Math.min(MOST, availableParallelism()));
	const hands = new Set<Hand>();
	const waiting: Job[] = [];
	let isAlone = false;
	let begun = () => {};
	const beginning = new Promise<void>(resolve => {
		begun = resolve;
	});
	const assign = (hand: Hand): void => {
		clearTimeout(hand.idle);
		while (hand.jobs.length < DEPTH) {
			const job = waiting.shift();
			if (job === undefined) break;
			hand.jobs.push(job);
			hand.worker.postMessage({name: job.name, input: job.input} satisfies Order);
		}
		if (hand.jobs.length > 0) {
			hand.worker.ref();
		} else {
			hand.worker.unref();
			hand.idle = setTimeout(() => dismiss(hand), IDLE_MS).unref();
		}
	};
	const dismiss = (hand: Hand): void => {
		clearTimeout(hand.idle);
		hands.delete(hand);
		void hand.worker.terminate();
	};
	const engage = (): void => {
		const worker = start();
		const hand: Hand = {worker, jobs: [], idle: undefined};
		hands.add(hand);
		worker.on('message', (outcome: Outcome) => {
			if (outcome === 'begun') return begun();
			const job = hand.jobs.shift();
			if ('error' in outcome) job?.reject(new Error(outcome.error));
			else job?.resolve(outcome.output);
			assign(hand);
		});
		// A thread that cannot start or dies: what it was to do is done here, and all that is to come.
		const takeOver = (error?: unknown) => {
			if (!hands.has(hand)) return;
			isAlone = true;
			dismiss(hand);
			// What took all the memory of a thread would take that of this one.
			if (isOutOfMemory(error)) hand.jobs.shift()?.reject(error);
			for (const job of [...hand.jobs, ...waiting.splice(0)]) void doHere(job);
		};
		worker.on('error', takeOver);
		worker.on('exit', () => takeOver());
		assign(hand);
	};
	const find = (): void => {
		const [least] = [...hands].sort((a, b) => a.jobs.length - b.jobs.length);
		if (least === undefined || (least.jobs.length > 0 && hands.size < width)) engage();
		else if (least.jobs.length < DEPTH) assign(least);
	};
	return {
		width: width * DEPTH,
		begin(most = width) {
			try {
				while (!isAlone && hands.size < Math.min(most, width)) engage();
			} catch {
				isAlone = true;
			}
			return beginning;
		},
		run: (name, input) =>
			new Promise((resolve, reject) => {
				const job: Job = {name, input, resolve: resolve as Job['resolve'], reject};
				if (isAlone) return void doHere(job);
				waiting.push(job);
				try {
					find();
				} catch {
					isAlone = true;
					for (const left of waiting.splice(0)) void doHere(left);
				}
			}),
		end() {
			for (const hand of hands) dismiss(hand);
		},
	};
}

const isOutOfMemory = (error: unknown): error is Error =>
	error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** Room for what is young in a thread, in MB, instead of 48: what a job leaves behind does not outlive it. */
const YOUNG_MB = 6;

// What a thread writes would go out by ours as it is.
const startWorker = (): Worker =>
	new Worker(new URL('worker.js', import.meta.url), {
		stdout: true,
		stderr: true,
		resourceLimits: {maxYoungGenerationSizeMb: YOUNG_MB},
	});

/** After whatever else is waiting, keys among it. */
async function doHere({name, input, resolve, reject}: Job): Promise<void> {
	await new Promise(setImmediate);
	try {
		const {jobs} = await import('./jobs.ts');
		resolve((jobs[name] as (input: unknown) => unknown)(input));
	} catch (error) {
		reject(error instanceof Error ? error : new Error(String(error)));
	}
}
