/**
 * Runs jobs, so many at a time, and gives what they give as soon as it is there, in whatever order they finish. Those that
 * are not begun when the iteration is left are never begun.
 */
export async function* inParallel<Input, Output>(
	inputs: Iterable<Input>,
	run: (input: Input) => Promise<Output>,
	width: number,
): AsyncGenerator<Output> {
	const underWay = new Map<number, Promise<{readonly key: number; readonly output: Output}>>();
	let next = 0;
	const waiting = inputs[Symbol.iterator]();
	const begin = (): boolean => {
		const {value, done} = waiting.next();
		if (done) return false;
		const key = next++;
		const job = run(value).then(output => ({key, output}));
		// Where the iteration is left, nobody hears of what fails later.
		job.catch(() => {});
		underWay.set(key, job);
		return true;
	};
	while (underWay.size < width && begin());
	while (underWay.size > 0) {
		const {key, output} = await Promise.race(underWay.values());
		underWay.delete(key);
		begin();
		yield output;
	}
}
