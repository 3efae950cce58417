/** How deep tokens of a kind stand in each other. */
export type Nesting = {
	readonly isDeepest: () => boolean;
	/** Reads what stands in such a token. */
	readonly inside: <Result>(read: () => Result) => Result;
};

const counters: {depth: number}[] = [];

/** Every level is read again by the tokenizers of those round it, so that there may be but a few. */
export function limitNesting(deepest: number): Nesting {
	const counter = {depth: 0};
	counters.push(counter);
	return {
		isDeepest: () => counter.depth >= deepest,
		inside(read) {
			counter.depth++;
			try {
				return read();
			} finally {
				counter.depth--;
			}
		},
	};
}

/** Begins at the surface again: a parser that was broken off has not come back up, not even through `finally`. */
export function forgetNesting(): void {
	for (const counter of counters) counter.depth = 0;
}
