/** With a time behind it where that is part of the name. */
const NAME_DATE =
	/^(?:\d{4}([-_.])\d{1,2}\1\d{1,2}(?:[-t_]\d\d[-_.]\d\d[-_.]\d\d(?!\d))?|(?:19|20)\d{6}(?:t?\d{4}(?:\d\d)?)?)(?:[-_. ]+|$)/i;

/** A file's name as a title: without folders, date and extension, `-` and `_` as blanks, with a capital. */
export function titleFromPath(path: string): string {
	const names = path.split(/[/\\]/).filter(name => name !== '');
	const file = names.at(-1) ?? path;
	const isIndex = /^_?index\.[a-z]+$/i.test(file);
	const name = (isIndex ? names.at(-2) : undefined) ?? file;
	const stem = name.replace(/\.(?:md|markdown|mdown|mkdn?|mdx|txt|text|html?)$/i, '');
	const undated = stem.replace(NAME_DATE, '');
	// Where a name has blanks, its hyphens are its own.
	const words = (undated.includes(' ') ? undated : undated.replace(/[-_]+/g, ' ')).trim();
	return words === '' ? stem.trim() || name : capitalize(words);
}

function capitalize(text: string): string {
	const [first = ''] = text;
	const capital = first.toUpperCase();
	return capital.length === first.length ? capital + text.slice(first.length) : text;
}
