/** Remembers the last results of a function, at most `most` of them; those used longest ago go first. */
export function rememberRecent<Result>(make: (index: number) => Result, most: number): (index: number) => Result {
	const kept = new Map<number, Result>();
	return index => {
		const known = kept.get(index);
		const result = known ?? make(index);
		kept.delete(index);
		kept.set(index, result);
		if (kept.size > most)
			for (const [oldest] of kept) {
				kept.delete(oldest);
				break;
			}
		return result;
	};
}
