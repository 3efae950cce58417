/** How deep tokens of a kind stand in each other. */
export type Nesting = {
	readonly isDeepest: () => boolean;
	/** Reads what stands in such a token. */
	readonly inside: <Result>(read: () => Result) => Result;
};

/** Every level is read again by the tokenizers of those round it, so that there may be but a few. */
export function limitNesting(deepest: number): Nesting {
	let depth = 0;
	return {
		isDeepest: () => depth >= deepest,
		inside(read) {
			depth++;
			try {
				return read();
			} finally {
				depth--;
			}
		},
	};
}
