import {layoutHead} from './article.ts';
import type {Book} from './book.ts';
import {gapBefore, layoutBlocks} from './layout/body.ts';
import type {LayoutOptions, Line} from './line.ts';
import {rememberRecent} from './recent.ts';

/** A book laid out at a width, section by section as they are asked for. */
export type Pages = {
	readonly book: Book;
	/** A section's lines, the blank ones that part it from the one before included. */
	readonly lines: (index: number) => readonly Line[];
};

export type PageOptions = LayoutOptions & {
	/** Blank lines above the title. */
	readonly above?: number;
};

/** Sections whose lines are kept at once. */
const KEPT = 12;

export function layPages(book: Book, options: PageOptions): Pages {
	const lines = rememberRecent(index => layoutSection(book, index, options), KEPT);
	return {book, lines};
}

function layoutSection(book: Book, index: number, options: PageOptions): readonly Line[] {
	const {head, blocks} = book.leaf(index);
	const {lines} = layoutBlocks(blocks, options);
	if (head !== null) return [...blankLines(options.above ?? 0), ...layoutHead(head, options), [], ...lines];
	const [first] = blocks;
	return first === undefined ? [] : [...blankLines(gapBefore(first)), ...lines];
}

const blankLines = (count: number): Line[] => Array.from({length: count}, () => []);
