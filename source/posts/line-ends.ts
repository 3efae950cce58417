/** How many line ends stand in a text, or before an index of it. */
export function countLineEnds(text: string, end = text.length): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
	return count;
}
