/** Runs a task soon after it is asked for, one at a time and no more often than each `everyMs`. */
export type Throttle = {
	readonly request: () => void;
	/** Resolves once the task was run for all that was asked so far. */
	readonly settle: () => Promise<void>;
};

/** @param task must not throw. A request keeps no process alive. */
export function createThrottle(task: () => Promise<void>, everyMs: number): Throttle {
	let timer: NodeJS.Timeout | undefined;
	let isDue = false;
	let lastMs = -Infinity;
	let running: Promise<void> | null = null;
	const run = async (): Promise<void> => {
		clearTimeout(timer);
		timer = undefined;
		isDue = false;
		await task();
		lastMs = performance.now();
		running = null;
		if (isDue) wait();
	};
	const start = () => {
		running ??= run();
	};
	const wait = () => {
		timer ??= setTimeout(start, Math.max(0, lastMs + everyMs - performance.now())).unref();
	};
	return {
		request() {
			isDue = true;
			if (running === null) wait();
		},
		async settle() {
			await running;
			if (isDue) start();
			await running;
		},
	};
}
