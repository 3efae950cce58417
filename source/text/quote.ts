/** At most so many characters, the last of them an ellipsis where something was cut off. */
export function shorten(text: string, most: number): string {
	if (text.length <= most) return text;
	// Of a megabyte no more is looked at than can be shown.
	const characters = Array.from(text.slice(0, 2 * most));
	return characters.length <= most && text.length <= 2 * most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

const LONGEST_VALUE = 60;

/** A value that was given and is wrong, for a message: of any type, depth and size. */
export function quoteValue(value: unknown): string {
	if (value === '' || value === true) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object' && value !== null) return 'an object';
	return `“${shorten(String(value), LONGEST_VALUE)}”`;
}

const LONGEST_WORD = 24;

/** The name that was probably meant, whatever the case; null where none is within two slips of the finger. */
export function nearestName(word: string, names: readonly string[]): string | null {
	if (word.length > LONGEST_WORD) return null;
	const most = word.length < 5 ? 1 : 2;
	const ranked = names
		.map(name => ({name, slips: slipsBetween(word.toLowerCase(), name.toLowerCase())}))
		.sort((a, b) => a.slips - b.slips);
	const [first] = ranked;
	return first !== undefined && first.slips <= most ? first.name : null;
}

/** How many letters were left out, put in or taken for another (Levenshtein's distance). */
function slipsBetween(a: string, b: string): number {
	let row = Array.from({length: b.length + 1}, (_, index) => index);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
