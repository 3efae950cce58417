import type {IBufferLine} from '@xterm/headless';

export type Styled = {
	readonly text: string;
	readonly isBold: boolean;
	readonly isItalic: boolean;
	readonly isDim: boolean;
	readonly isUnderlined: boolean;
	readonly isInverse: boolean;
	/** A palette number or 0xRRGGBB; -1 for the terminal's own. */
	readonly foreground: number;
};

/** A row of the screen model as pieces that look alike; trailing blanks are left out. */
export function styledSpans(line: IBufferLine | undefined): readonly Styled[] {
	const spans: Styled[] = [];
	const length = line?.translateToString(true).length ?? 0;
	for (let column = 0, used = 0; line !== undefined && used < length; column++) {
		const cell = line.getCell(column);
		if (cell === undefined) break;
		if (cell.getWidth() === 0) continue;
		const text = cell.getChars() || ' ';
		used += text.length;
		const look = {
			isBold: cell.isBold() !== 0,
			isItalic: cell.isItalic() !== 0,
			isDim: cell.isDim() !== 0,
			isUnderlined: cell.isUnderline() !== 0,
			isInverse: cell.isInverse() !== 0,
			foreground: cell.isFgDefault() ? -1 : cell.getFgColor(),
		};
		const last = spans.at(-1);
		if (last !== undefined && isAlike(last, look)) spans[spans.length - 1] = {...last, text: last.text + text};
		else spans.push({text, ...look});
	}
	return spans;
}

const isAlike = ({text: _, ...span}: Styled, look: Omit<Styled, 'text'>): boolean =>
	JSON.stringify(span) === JSON.stringify(look);
