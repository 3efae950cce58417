/**
 * What a screen's line is made of: pieces of text with a style in meaning, not in colour. A palette turns tones into
 * colours when the line is painted, so that layout knows nothing of terminals.
 */

/** quiet: dates, counts, hints. accent: what is chosen, labels. link: what can be opened. code: literal words. listing: literal lines. */
export type Tone = 'quiet' | 'accent' | 'link' | 'code' | 'listing' | 'heading' | CodeTone;

/**
 * What words of code are. number: literals of all kinds. name: what is defined or called, and types. tag: tags of
 * markup, keys, selectors. added, removed: lines of a diff.
 */
export type CodeTone = 'keyword' | 'string' | 'number' | 'comment' | 'name' | 'tag' | 'added' | 'removed';

export type Style = {
	readonly bold?: boolean;
	readonly italic?: boolean;
	readonly underline?: boolean;
	readonly strikethrough?: boolean;
	readonly inverse?: boolean;
	/** Above or below the line; where there are such characters, the text of a block has them instead. */
	readonly script?: 'super' | 'sub';
	readonly tone?: Tone;
};

export type Span = {
	readonly text: string;
	readonly style?: Style;
	/** Target of a hyperlink, from `safeUrl`, or a file of the post's own site. */
	readonly link?: string;
	/** The address as written of an image in the text; without a link it is not known to open. */
	readonly imageUrl?: string;
	/** Where a link leads that has no host: `#anchor`, or the path of another post as written. */
	readonly ref?: string;
	/** The name by which links lead to where the text begins (`<a id="name">`). */
	readonly anchor?: string;
	/** Where the text begins in the article's words; marks that layout adds have no place there. */
	readonly at?: number;
};

export type Line = readonly Span[];

/** Marks that not every terminal can draw. */
export type Glyphs = {
	readonly chosenBar: string;
	readonly captionBar: string;
	readonly quoteBar: string;
	readonly rule: string;
	readonly bullets: readonly [string, string, string];
	readonly done: string;
	readonly open: string;
	readonly separator: string;
	readonly ellipsis: string;
	readonly quotes: readonly [string, string];
	/** Names of keys as signs, where they have one. */
	readonly keySigns: Readonly<Record<string, string>>;
	/** Before the words that stand for what browsers fold. */
	readonly fold: string;
	/** Before the rest of a literal line that was too wide; one cell. */
	readonly more: string;
	/** Says of a post that it has a bookmark; one cell. */
	readonly bookmark: string;
};

export const unicodeGlyphs: Glyphs = {
	chosenBar: '▌',
	captionBar: '▏',
	quoteBar: '│',
	rule: '─',
	bullets: ['•', '◦', '▪'],
	done: '[x]',
	open: '[ ]',
	separator: ' · ',
	ellipsis: '…',
	quotes: ['“', '”'],
	keySigns: {Up: '↑', Down: '↓', Left: '←', Right: '→'},
	fold: '▾',
	more: '↪',
	bookmark: '◆',
};

/** For locales that promise nothing beyond ASCII. */
export const asciiGlyphs: Glyphs = {
	chosenBar: '|',
	captionBar: '|',
	quoteBar: '|',
	rule: '-',
	bullets: ['*', '-', '+'],
	done: '[x]',
	open: '[ ]',
	separator: ' - ',
	ellipsis: '...',
	quotes: ['"', '"'],
	keySigns: {},
	fold: 'v',
	more: '>',
	bookmark: '*',
};

/** For the Linux console: its fonts have 256 or 512 signs, of these all have lines and Latin-1, and few have more. */
export const consoleGlyphs: Glyphs = {...asciiGlyphs, quoteBar: '│', captionBar: '│', rule: '─', separator: ' · '};

/** What layout has to know of the screen. */
export type LayoutOptions = {
	/** Cells. */
	readonly width: number;
	readonly glyphs: Glyphs;
	/** Colours for code; without it, or where it gives null, code has one tone. */
	readonly highlight?: Highlight;
};

/** Code in a language -> its lines as spans that hold the same text, or null where it does not know the language. */
export type Highlight = (code: string, language: string) => readonly Line[] | null;

/** The words of spans without their styles. */
export const plainText = (line: Line): string => line.map(span => span.text).join('');

/** The spans with a further style below their own. */
export const restyle = (spans: readonly Span[], style: Style): Span[] =>
	spans.map(span => ({...span, style: {...style, ...span.style}}));

/** A function that gives the spans of [from, to) of the joined text; calls must come in ascending order. */
export function createSlicer(spans: readonly Span[]): (from: number, to: number) => Line {
	let index = 0;
	let offset = 0;
	return (from, to) => {
		const line: Span[] = [];
		while (index < spans.length) {
			const span = spans[index];
			if (span === undefined) break;
			const end = offset + span.text.length;
			const skipped = Math.max(0, from - offset);
			const text = span.text.slice(skipped, Math.max(0, to - offset));
			if (text !== '') line.push({...span, text, ...(span.at !== undefined && {at: span.at + skipped})});
			if (end > to) break;
			offset = end;
			index++;
		}
		return line;
	};
}
