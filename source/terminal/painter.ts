import {Writable} from 'node:stream';
import type {Size} from '../state/state.ts';
import {joinOutput, type Output, output, repainted} from '../text/output.ts';

const BEGIN_UPDATE = output`\u001B[?2026h`;
const END_UPDATE = output`\u001B[?2026l`;
const NOTHING = output``;
const CLEAR = output`\u001B[H\u001B[2J`;

/** Shows whole frames on a screen that is ours alone, writing only the rows that changed. */
export type Painter = {
	/** The rows of a frame, top to bottom, each closing its own styles. */
	readonly paint: (rows: readonly Output[]) => void;
	/** Shows what the next frame will show too, if in other bytes: that one need not be written then. */
	readonly foretell: (rows: readonly Output[]) => void;
	/** Clears the screen and shows the last frame again, whatever is there now. */
	readonly repaint: () => void;
	/** What is on the screen is no longer known: the next frame is written whole. */
	readonly invalidate: () => void;
	/** From now on nothing is written. */
	readonly close: () => void;
};

/**
 * Every row is addressed absolutely, and none beyond `rowsThere`, so that nothing scrolls at any height (Ink's own output
 * is relative to the cursor, and clears the screen and the scrollback once a frame is as high as the terminal).
 * @param isSynchronised whether the terminal is told to show a frame in one go.
 */
export function createPainter(
	write: (text: Output) => void,
	rowsThere: () => number = () => Number.POSITIVE_INFINITY,
	isSynchronised = true,
): Painter {
	let shown: readonly Output[] | null = null;
	let last: readonly Output[] = [];
	let isClosed = false;
	let isForetold = false;
	const paint = (frame: readonly Output[]): void => {
		if (isClosed) return;
		last = frame;
		// A frame that was made for a higher screen than there is by now: what is below would land on the last row.
		const rows = frame.slice(0, rowsThere());
		if (isForetold) {
			isForetold = false;
			shown = rows;
			return;
		}
		const changes = changedRows((shown ?? []).slice(0, rowsThere()), rows);
		const isCleared = shown === null;
		shown = rows;
		const update = output`${isCleared ? CLEAR : NOTHING}${changes}`;
		if (update !== '') write(isSynchronised ? output`${BEGIN_UPDATE}${update}${END_UPDATE}` : update);
	};
	return {
		paint,
		foretell(rows) {
			paint(rows);
			isForetold = true;
		},
		repaint() {
			shown = null;
			isForetold = false;
			paint(last);
		},
		invalidate() {
			shown = null;
			isForetold = false;
		},
		close() {
			isClosed = true;
		},
	};
}

// The row is erased before it is written: after a row of full width the cursor still stands on its last cell, and
// erasing from there would take that cell.
function changedRows(before: readonly Output[], after: readonly Output[]): Output {
	const changes: Output[] = [];
	for (let row = 0; row < Math.max(before.length, after.length); row++) {
		if (before[row] === after[row]) continue;
		changes.push(output`\u001B[${row + 1};1H\u001B[K${after[row] ?? NOTHING}`);
	}
	return joinOutput(changes);
}

/**
 * The stream that Ink renders to. In its debug mode Ink writes each frame whole and nothing else, whatever `CI` says;
 * resizes are not passed on, because Ink would draw the old frame into the new size.
 */
export class FrameStream extends Writable {
	readonly isTTY = true;
	private readonly painter: Painter;
	private readonly sizeOf: () => Size;
	private readonly terminal: Pace;
	/** The latest of the frames that there was no time for. */
	private waiting: string | null = null;

	/** `terminal` is what the painter writes to; one that takes all at once unless it is told. */
	constructor(painter: Painter, sizeOf: () => Size, terminal: Pace = {writableNeedDrain: false, once: () => {}}) {
		super({decodeStrings: false});
		this.painter = painter;
		this.sizeOf = sizeOf;
		this.terminal = terminal;
	}

	get columns(): number {
		return this.sizeOf().columns;
	}

	get rows(): number {
		return this.sizeOf().rows;
	}

	override _write(chunk: unknown, _encoding: BufferEncoding, done: () => void): void {
		if (chunk !== '') this.show(String(chunk));
		done();
	}

	private show(frame: string): void {
		if (!this.terminal.writableNeedDrain) {
			this.waiting = null;
			this.painter.paint(frame.split('\n').map(repainted));
			return;
		}
		const isFirst = this.waiting === null;
		this.waiting = frame;
		if (isFirst) this.terminal.once('drain', () => this.waiting !== null && this.show(this.waiting));
	}
}

/**
 * A terminal that may be slower than the frames. Where Node waits until all is written, it never needs to drain; on Windows what is
 * written is kept in memory, and frames that come meanwhile are left out but for the last.
 */
export type Pace = {
	readonly writableNeedDrain: boolean;
	readonly once: (event: 'drain', then: () => void) => unknown;
};
