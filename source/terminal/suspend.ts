import {fatalSignals} from './signals.ts';

/** Whom a stop is for: the whole job as on ^Z (`npx` and a pipe's other end stop too), or this process alone. */
export type Stopped = 'job' | 'process';

// Whoever ends a stopped program ends it as if nobody handled the signal: the terminal is restored by then, and belongs
// to the shell. A program in the background that touched it on its way out would be stopped once more (SIGTTOU).
const LEFT_TO_THE_SYSTEM: readonly NodeJS.Signals[] = ['SIGTSTP', ...fatalSignals];

/**
 * Stops as SIGTSTP does where nobody handles it, and resolves when the program goes on. Where there is no shell to go
 * back to, the system ignores the stop, and it resolves after a moment. Windows has no jobs: there it does nothing.
 */
export async function stop(who: Stopped): Promise<void> {
	if (process.platform === 'win32') return;
	const restore = putAside(LEFT_TO_THE_SYSTEM);
	await new Promise<void>(resolve => {
		const resume = () => {
			clearTimeout(timer);
			process.off('SIGCONT', resume);
			resolve();
		};
		// While the program is stopped, so is the clock of this timer's loop.
		const timer = setTimeout(resume, 200);
		process.once('SIGCONT', resume);
		process.kill(who === 'job' ? 0 : process.pid, 'SIGTSTP');
	});
	restore();
}

/**
 * Takes the handlers of these signals away, with never a moment in between.
 * @param standIn handles them instead; without one the system does.
 * @returns a function that puts them back.
 */
export function putAside(signals: readonly NodeJS.Signals[], standIn?: () => void): () => void {
	const handlers = signals.map(signal => [signal, process.listeners(signal)] as const);
	for (const [signal, listeners] of handlers) {
		if (standIn) process.on(signal, standIn);
		for (const listener of listeners) process.off(signal, listener);
	}
	return () => {
		for (const [signal, listeners] of handlers) {
			for (const listener of listeners) process.on(signal, listener);
			if (standIn) process.off(signal, standIn);
		}
	};
}
