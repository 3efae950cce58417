/** How long work may keep the program from answering a key. */
const SLICE_MS = 12;

/** A pause for other work whenever a slice of time is used up, otherwise nothing to wait for. */
export type Pause = () => Promise<void> | undefined;

export function createPause(now: () => number = performance.now.bind(performance)): Pause {
	let end: number | null = null;
	return () => {
		end ??= now() + SLICE_MS;
		if (now() < end) return undefined;
		return new Promise(resolve => {
			setImmediate(() => {
				end = now() + SLICE_MS;
				resolve();
			});
		});
	};
}
