/** Does nothing for so many ms; keys, timers and signals wait too. */
export function sleep(ms: number): void {
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
