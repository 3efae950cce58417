export type Settling = {
	/** Something happened. Costs no more than a look at the clock, since it may happen ten thousand times. */
	note(): void;
	/** Whether something happened that `onSettled` was not called for yet. */
	isUnsettled(): boolean;
	end(): void;
};

/** Calls back once nothing has happened for a while, and sometimes where there is always something. Keeps no process alive. */
export function createSettling(
	limits: {readonly quietMs: number; readonly longestMs: number},
	onSettled: () => void,
): Settling {
	let timer: NodeJS.Timeout | undefined;
	let firstMs = 0;
	let lastMs = 0;
	let isOver = false;
	const check = () => {
		const dueMs = Math.min(lastMs + limits.quietMs, firstMs + limits.longestMs);
		const restMs = dueMs - performance.now();
		if (restMs > 0) {
			timer = setTimeout(check, restMs).unref();
		} else {
			timer = undefined;
			onSettled();
		}
	};
	return {
		note() {
			lastMs = performance.now();
			if (timer !== undefined || isOver) return;
			firstMs = lastMs;
			timer = setTimeout(check, limits.quietMs).unref();
		},
		isUnsettled: () => timer !== undefined,
		end() {
			isOver = true;
			clearTimeout(timer);
			timer = undefined;
		},
	};
}
