import {setPriority} from 'node:os';
import {parentPort} from 'node:worker_threads';
import {type JobName, jobs} from './jobs.ts';

/** A job for this thread, and what came of it. The first of all tells that the thread has begun. */
export type Order = {readonly name: JobName; readonly input: unknown};
export type Outcome = 'begun' | {readonly output: unknown} | {readonly error: string};

/** A third of the time of a thread that has none, where both want a core. */
const NICE = 5;

/**
 * The thread that answers keys comes first, where there are fewer cores than threads. On Linux this is the nice value of the
 * thread alone (setpriority(2), "C library/kernel differences"); elsewhere it would be that of all of them.
 */
function stepBack(): void {
	if (process.platform !== 'linux' || parentPort === null) return;
	try {
		setPriority(NICE);
	} catch {
		// Then it competes.
	}
}

stepBack();

/** The life of a thread: jobs in, outcomes out. */
parentPort?.on('message', ({name, input}: Order) => {
	try {
		const output = (jobs[name] as (input: unknown) => unknown)(input);
		parentPort?.postMessage({output} satisfies Outcome, buffersOf(output));
	} catch (error) {
		parentPort?.postMessage({error: error instanceof Error ? error.message : String(error)} satisfies Outcome);
	}
});

parentPort?.postMessage('begun' satisfies Outcome);

/** What is handed over and not copied. */
function buffersOf(output: unknown): readonly ArrayBuffer[] {
	const parts = ArrayBuffer.isView(output) ? [output] : Object.values(output ?? {});
	return parts.filter(part => ArrayBuffer.isView(part)).map(({buffer}) => buffer as ArrayBuffer);
}
