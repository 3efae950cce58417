import {plainText, type Span} from './line.ts';

/**
 * An article in reading order, as layout and `--json` need it. All text is repaired and sanitised. A span's text may
 * hold line feeds where the writer broke a line; its link is a target from `safeUrl`.
 */
export type Block = Shape & {
	/** The line of the article's Markdown that it begins on, from 0, where that is known. */
	readonly line?: number;
	/** What links lead to it by, as the writer named it: `{#name}`, `<h2 id="name">`, `<a name="name">` before it. */
	readonly ids?: readonly string[];
};

type Shape =
	| HeadingBlock
	| ParagraphBlock
	| CaptionBlock
	| ImageBlock
	| ListBlock
	| QuoteBlock
	| NoteBlock
	| CodeBlock
	| TableBlock
	| {readonly kind: 'rule'};

export type HeadingBlock = {readonly kind: 'heading'; readonly depth: number; readonly spans: readonly Span[]};

export type ParagraphBlock = {
	readonly kind: 'paragraph';
	readonly spans: readonly Span[];
	/**
	 * What it is to the blocks below it: the title of a note, the summary of what browsers fold, the name of code, what
	 * this program has to say of them.
	 */
	readonly role?: 'title' | 'summary' | 'file' | 'notice';
};

export type CaptionBlock = {
	readonly kind: 'caption';
	readonly spans: readonly Span[];
	readonly label: string | null;
	/** Where its own words begin, behind the label. */
	readonly textStart: number;
	/** Where the label stands among the article's words, once that is known; the spans are without it then. */
	readonly labelAt?: number;
};

export type QuoteBlock = {
	readonly kind: 'quote';
	/** For a note (`> [!TIP]`, `:::warning`) how urgent it is; its first block is its title. */
	readonly alert?: Alert;
	readonly blocks: readonly Block[];
};

export type Alert = 'note' | 'warning';

export type NoteBlock = {
	readonly kind: 'footnote';
	/** What the text refers to it by, between brackets. */
	readonly label: string;
	readonly blocks: readonly Block[];
};

export type CodeBlock = {
	readonly kind: 'code';
	readonly text: string;
	readonly language: string | null;
	/** Where the text begins in the article's words. */
	readonly at?: number;
};

export type ImageBlock = {
	readonly kind: 'image';
	/** As written, for reading: not always a link target. */
	readonly url: string;
	readonly alt: string;
	/** Where the image is to be had, if that is not the address as written: a file of the site, or a place on its host. */
	readonly target?: string;
	/** Where a link round the image leads, from `safeUrl`. */
	readonly link?: string;
	/** What is shown of it, once it has its place among the article's words. */
	readonly spans?: readonly Span[];
};

export type ListBlock = {
	readonly kind: 'list';
	/** The first item's number, or null for a list without numbers. */
	readonly start: number | null;
	/** Whether the numbers stand before a bracket (`1)`), not a stop. */
	readonly isBracketed?: boolean;
	readonly isLoose: boolean;
	readonly items: readonly ListItem[];
};

export type ListItem = {
	/** For a task whether it is done, otherwise null. */
	readonly isDone: boolean | null;
	/** In a list of definitions what the item is. */
	readonly role?: 'term' | 'definition';
	readonly blocks: readonly Block[];
};

export type Alignment = 'left' | 'center' | 'right';

export type TableBlock = {
	readonly kind: 'table';
	readonly alignments: readonly Alignment[];
	/** Whether it lacks a head; otherwise the first row is it. */
	readonly isHeadless?: boolean;
	readonly rows: readonly (readonly (readonly Span[])[])[];
};

/** What is no part of the article: why it looks as it does. */
export const noticeBlock = (text: string): Block => ({kind: 'paragraph', role: 'notice', spans: [{text}]});

export const isNotice = (block: Block): boolean => block.kind === 'paragraph' && block.role === 'notice';

/** Deeper nesting than this is no longer shown as such: parsing and layout recurse, and nobody reads it. */
export const DEEPEST_NESTING = 60;

/** The words of a block without markup, nothing left out: rows on lines of their own, cells apart by a tab. */
export function blockText(block: Block): string {
	switch (block.kind) {
		case 'heading':
		case 'paragraph':
		case 'caption':
			return plainText(block.spans);
		case 'image':
			return block.alt;
		case 'code':
			return block.text;
		case 'quote':
		case 'footnote':
			return block.blocks.map(blockText).join('\n');
		case 'list':
			return block.items.map(item => item.blocks.map(blockText).join('\n')).join('\n');
		case 'table':
			return block.rows.map(row => row.map(plainText).join('\t')).join('\n');
		case 'rule':
			return '';
		default:
			return block satisfies never;
	}
}
