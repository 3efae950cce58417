/** The opening fence of a text and what it closes with. */
export type Fences = {
	/** The language in small letters, empty for YAML. */
	readonly language: string;
	/** Where the header begins, and its 1-based line. */
	readonly start: number;
	readonly firstLine: number;
	/** Null where the header is never closed. */
	readonly close: {readonly start: number; readonly end: number} | null;
};

/**
 * Blank lines, and comments such as those for linters: generators know no header behind them, but it is none of the
 * text.
 */
const OPENER =
	/[\ufeff\u200b]?(?:[ \t\u00a0]*(?:<!--(?:(?!-->)[\s\S]){0,2000}-->[ \t]*)?\n){0,500}\ufeff?(-{3,40}|\+{3}|;{3})[ \t\u00a0]*([a-z][a-z0-9]*)?[ \t\u00a0]*(?:\n|$)/iy;
const REST_OF_CLOSER = /[ \t\u00a0]*(?:\n|$)/y;
const REST_OF_DASHES = /-*[ \t\u00a0]*(?:\n|$)/y;

/** The fences around a text's header: after blank lines and a byte order mark, with blanks behind them. Null for none. */
export function findFences(text: string): Fences | null {
	OPENER.lastIndex = 0;
	const found = OPENER.exec(text);
	if (found === null) return null;
	const [opening, fence = '', written = ''] = found;
	return {
		language: nameLanguage(fence, written.toLowerCase()),
		start: opening.length,
		firstLine: opening.split('\n').length,
		close: findCloser(text, opening.length, fence),
	};
}

function nameLanguage(fence: string, written: string): string {
	if (fence === '+++') return 'toml';
	if (fence === ';;;') return 'json';
	return written === 'yaml' || written === 'yml' ? '' : written;
}

/** Dashes are closed by dashes, however many, or by three dots. */
function findCloser(text: string, from: number, fence: string): Fences['close'] {
	if (!fence.startsWith('-')) return findLine(text, from, {mark: fence, rest: REST_OF_CLOSER});
	const dashes = findLine(text, from, {mark: '---', rest: REST_OF_DASHES});
	const dots = findLine(dashes === null ? text : text.slice(0, dashes.start), from, {
		mark: '...',
		rest: REST_OF_CLOSER,
	});
	return dots ?? dashes;
}

/** The first line that is the mark and the rest. Looks for the mark first: most lines of a long text are not even asked. */
function findLine(
	text: string,
	from: number,
	{mark, rest}: {readonly mark: string; readonly rest: RegExp},
): Fences['close'] {
	// The opening fence ends with a line end, unless it ends the text.
	for (let at = text.indexOf(`\n${mark}`, from - 1); at >= 0; at = text.indexOf(`\n${mark}`, at + 1)) {
		rest.lastIndex = at + 1 + mark.length;
		const found = rest.exec(text);
		if (found !== null) return {start: at + 1, end: rest.lastIndex};
	}
	return null;
}
