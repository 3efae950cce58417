import {measure} from '../../text/width.ts';
import type {Block} from '../block.ts';
import {type LayoutOptions, type Line, plainText} from '../line.ts';
import {setBeside} from './bidi.ts';

/** What lays out the blocks that a block holds. */
export type LayoutBlocks = (blocks: readonly Block[], options: LayoutOptions) => readonly Line[];

export type Margin = {
	readonly first: Line;
	readonly rest: Line;
	readonly cells: number;
	/** What the first line's mark says, for where there is no room beside the text. */
	readonly mark?: Line;
};

/** Cells. */
export const INDENT = 2;
/** Below this width a text gives up its indents before its words. */
const NARROW = 30;

/** How far a block is indented at a width. */
export const indentAt = (width: number): number => (width < NARROW ? 0 : INDENT);

/** A margin with nothing in it. */
export function indentBy(cells: number): Margin {
	const blank: Line = cells === 0 ? [] : [{text: ' '.repeat(cells)}];
	return {first: blank, rest: blank, cells};
}

/** Text that has fewer cells than this loses its margin rather than its words. */
const NARROWEST = 4;

/** Lines laid out beside a margin; below its mark where the width is too small for both. */
export function inset(
	margin: Margin,
	options: LayoutOptions,
	layout: (inner: LayoutOptions) => readonly Line[],
): Line[] {
	const {first, rest, cells, mark} = margin;
	if (options.width - cells < NARROWEST) {
		const lines = layout(options);
		return mark === undefined || measure(plainText(mark)) > options.width ? [...lines] : [mark, ...lines];
	}
	const lines = layout({...options, width: options.width - cells});
	return mark === undefined
		? lines.map((line, index) => [...(index === 0 ? first : rest), ...line])
		: setBeside({first, rest}, lines);
}
