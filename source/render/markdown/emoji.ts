/**
 * Shortcodes for emoji (`:tada:`), by GitHub's names. Their table is large and few posts need it, so it is loaded when one
 * does; until then a shortcode stays as it is written.
 */
const SHORTCODES = /(?<![\w:/.@#=-])((?::[a-z0-9+-][a-z0-9_+-]{0,49}:)+)(?![\w:])/gi;

let table: ReadonlyMap<string, string> | null = null;

/** Whether a post's Markdown has words that may be shortcodes. */
export function needsEmoji(markdown: string): boolean {
	SHORTCODES.lastIndex = 0;
	return table === null && markdown.includes(':') && SHORTCODES.test(markdown);
}

/** Has every shortcode that is read from now on shown as its emoji. */
export async function loadEmoji(): Promise<void> {
	if (table !== null) return;
	const {gemoji} = await import('gemoji');
	table = new Map(gemoji.flatMap(({names, emoji}) => names.map(name => [name, emoji])));
}

/** The text with its shortcodes as emoji; what no emoji is called so stays. */
export function withEmoji(text: string): string {
	const known = table;
	if (known === null || !text.includes(':')) return text;
	return text.replace(SHORTCODES, codes =>
		codes.replace(/:([^:]+):/g, (code, name: string) => known.get(name.toLowerCase()) ?? code),
	);
}
