import type {Motion, Size} from './state.ts';

/** The rows of a frame: all of the terminal's. */
export function frameRows({rows}: Size): number {
	return Math.max(1, rows);
}

/** Rows for the bottom line: none where there is hardly room for anything, a blank one above it where there is plenty. */
export function footerRows(size: Size): number {
	const rows = frameRows(size);
	return rows >= 16 ? 2 : rows >= 3 ? 1 : 0;
}

/** Rows of the list's head and the blank line below it. */
export function headerRows(size: Size): number {
	return frameRows(size) >= 9 ? 2 : 0;
}

/** Rows between head and bottom line, at least one. */
export function listRows(size: Size): number {
	return frameRows(size) - footerRows(size) - headerRows(size);
}

/** Rows of an article or of the help above the bottom line, at least one. */
export function pageRows(size: Size): number {
	return frameRows(size) - footerRows(size);
}

export const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high));

export type Scroll = {
	readonly top: number;
	/** Lines there are, and lines that the window shows. */
	readonly total: number;
	readonly rows: number;
};

/** The first line after a motion; a page keeps two lines of context. */
export function scrollBy({top, total, rows}: Scroll, motion: Motion, direction: 1 | -1): number {
	const steps: Readonly<Record<Motion, number>> = {
		line: 1,
		half: Math.max(1, Math.floor(rows / 2)),
		page: Math.max(1, rows - 2),
		end: total,
	};
	return clamp(top + direction * steps[motion], 0, lastTop(total, rows));
}

/** The first line when the last one stands at the bottom. */
export function lastTop(total: number, rows: number): number {
	return Math.max(0, total - rows);
}
