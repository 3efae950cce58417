import {type Line, plainText} from '../render/line.ts';
import {type Look, paint} from '../render/theme/theme.ts';
import {joinOutput, type Output, output, trimEnd} from '../text/output.ts';

const BLANK = output` `;

/** Some rows of the screen, from left to right as wide as it is. */
export type Region = {
	/** Each already fitted to the width. */
	readonly lines: readonly Line[];
	/** Rows to fill; blank ones stand below the lines. */
	readonly height: number;
	/** Cells left of the lines. */
	readonly left?: number;
};

/** What fills the screen, from its first row to its last. */
export type Frame = readonly Region[];

/** A region's rows as a terminal gets them; a blank one is a blank, since Ink gives no height to what is empty. */
export function paintRegion({lines, height, left = 0}: Region, look: Look): readonly Output[] {
	const margin = joinOutput(Array.from({length: left}, () => BLANK));
	return Array.from({length: height}, (_, index) => {
		const line = lines[index] ?? [];
		return plainText(line) === '' ? BLANK : output`${margin}${paint(line, look)}`;
	});
}

/** The rows of a whole screen as Ink shows them, without Ink: the first frame is there while Ink is being loaded. */
export const paintFrame = (frame: Frame, look: Look): readonly Output[] =>
	frame.flatMap(region => paintRegion(region, look)).map(trimEnd);
