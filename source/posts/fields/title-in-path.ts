/** With a time behind it where that is part of the name. */
const NAME_DATE =
	/^(?:\d{4}([-_.])\d{1,2}\1\d{1,2}(?:[-t_]\d\d[-_.]\d\d[-_.]\d\d(?!\d))?|(?:19|20)\d{6}(?:t?\d{4}(?:\d\d)?)?)(?:[-_. ]+|$)/i;

/** The file that a folder's address shows. */
const INDEX = /^(?:_?index|\+page)$/i;
const EXTENSION = /\.(?:md|markdown|mdown|mkdn?|mdx|txt|text|html?)$/i;
/** A second extension: what it is turned into, or its language, as in `about.pt-BR.md`. Not `js`, which names end in. */
const SECOND_EXTENSION =
	/\.(?:html?|blade|amp|(?:ar|bg|bn|ca|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|nb|nl|nn|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh)(?:[-_][a-z]{2,4})?)$/i;

/** A file's name as a title: without folders, date and extension, `-` and `_` as blanks, with a capital. */
export function titleFromPath(path: string): string {
	const names = path.split(/[/\\]/).filter(name => name !== '');
	const file = names.at(-1) ?? path;
	const isIndex = INDEX.test(withoutExtension(file));
	const name = (isIndex ? names.at(-2) : undefined) ?? file;
	const stem = withoutExtension(name);
	const undated = stem.replace(NAME_DATE, '');
	// Where a name has blanks, its hyphens are its own.
	const words = (undated.includes(' ') ? undated : undated.replace(/[-_]+/g, ' ')).trim();
	return words === '' ? stem.trim() || name : capitalize(words);
}

function withoutExtension(name: string): string {
	return EXTENSION.test(name) ? name.replace(EXTENSION, '').replace(SECOND_EXTENSION, '') : name;
}

function capitalize(text: string): string {
	const [first = ''] = text;
	const capital = first.toUpperCase();
	return capital.length === first.length ? capital + text.slice(first.length) : text;
}
