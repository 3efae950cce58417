import {measure} from '../../source/text/width.ts';

/** The size of the screen, where it is the same all the time. */
export type Bounds = {readonly rows?: number; readonly columns?: number};

// All that the program writes to a terminal. A frame is a synchronised update (2026) of rows that are addressed one by one,
// downwards, each erased and then written; before the first the screen may be cleared. Outside of frames stand the modes
// that it switches (the screen, the wheel, wrapping, the cursor) or puts right behind others, and lines of text before it
// begins and after it has ended. Plain terminals get the same without the frames.
const pieces = {
	text: /[^\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uD800-\uDFFF]+|[\uD800-\uDBFF][\uDC00-\uDFFF]/y,
	begin: /\u001B\[\?2026h/y,
	end: /\u001B\[\?2026l/y,
	clear: /\u001B\[H\u001B\[2?J|\u001B\[2J\u001B\[H/y,
	row: /\u001B\[([1-9]\d{0,4});1H\u001B\[K/y,
	style: /\u001B\[(\d{1,3}(?:;\d{1,3})*)m/y,
	link: /\u001B\]8;;(?:(?:https?:\/\/|mailto:|file:\/\/\/)[!-~]{1,2000})?\u0007/y,
	mode: /\u001B\[\?(?:(?:1049|25|7)[hl]|1007[hlrs])/y,
	tidy: /\u001B\[\?(?:1000|1002|1003|1006|1004|2004|1)l|\u001B>/y,
	lineEnd: /\r?\n/y,
};
type Piece = keyof typeof pieces;
const kinds = Object.keys(pieces) as readonly Piece[];

/**
 * What is written to a terminal and is not in the grammar of what the program writes, each fault in words: any control
 * beside its own sequences, C1, DEL, marks and overrides of direction, and its own sequences where they do not belong, with
 * parameters that they do not have, or left open at a row's end. All that is left of a post's own sequences would be among
 * them.
 */
export function foreignControls(raw: string, bounds: Bounds = {}): readonly string[] {
	const reading = new Reading(bounds, !raw.includes('\u001B[?2026h'));
	let at = 0;
	while (at < raw.length) {
		const found = kinds.map(kind => matchAt(kind, raw, at)).find(match => match !== null);
		const fault = found === undefined ? 'is foreign' : reading.take(found);
		if (fault !== null) reading.faults.push(`${JSON.stringify(raw.slice(at, at + 40))} ${fault}`);
		at += found?.length ?? 1;
	}
	return reading.faults;
}

type Match = {readonly kind: Piece; readonly length: number; readonly text: string; readonly parameter: string};

function matchAt(kind: Piece, raw: string, at: number): Match | null {
	const pattern = pieces[kind];
	pattern.lastIndex = at;
	const match = pattern.exec(raw);
	return match && {kind, length: match[0].length, text: match[0], parameter: match[1] ?? ''};
}

/** Bold, dim, italic, underlined, inverse, struck out, sixteen colours: what ends each. */
const ENDS: Readonly<Record<string, number>> = {
	...{1: 22, 2: 22, 3: 23, 4: 24, 7: 27, 9: 29},
	...Object.fromEntries([30, 90].flatMap(first => Array.from({length: 8}, (_, index) => [first + index, 39]))),
};

class Reading {
	readonly faults: string[] = [];
	private readonly bounds: Bounds;
	private readonly isPlain: boolean;
	private isInFrame = false;
	/** In the frame so far. */
	private row = 0;
	private cells = 0;
	/** What ends each of the styles that are on. */
	private readonly styles = new Set<number>();
	private isLinked = false;

	constructor(bounds: Bounds, isPlain: boolean) {
		this.bounds = bounds;
		this.isPlain = isPlain;
	}

	/** @returns what is wrong with it here, or null. */
	take({kind, text, parameter}: Match): string | null {
		const open = this.styles.size > 0 ? 'comes in an open style' : this.isLinked ? 'comes in an open link' : null;
		switch (kind) {
			case 'begin':
				return this.begin() ?? open;
			case 'end':
				this.isInFrame = false;
				return open;
			case 'clear':
				return this.isInFrame && this.row > 0 ? 'comes behind a row' : null;
			case 'row':
				return this.address(Number(parameter)) ?? open;
			case 'style':
				return this.style(parameter) ? null : 'is no style';
			case 'link':
				if (this.isLinked && text !== '\u001B]8;;\u0007') return 'begins in a link';
				this.isLinked = text !== '\u001B]8;;\u0007';
				return null;
			case 'mode':
			case 'tidy':
				return this.isInFrame ? 'comes in a frame' : null;
			case 'lineEnd':
				return this.isInFrame ? 'comes in a frame' : open;
			case 'text':
				return this.write(text);
			default:
				return kind satisfies never;
		}
	}

	/** The program ends all styles by 0, and Ink, which goes over what it writes, each by its own parameter. */
	private style(parameters: string): boolean {
		const color = parameters.replace(/38;(?:5;(\d+)|2;(\d+);(\d+);(\d+))/, (_, ...channels) =>
			channels.slice(0, 4).every(channel => channel === undefined || Number(channel) < 256) ? '30' : 'wrong',
		);
		return color.split(';').every(parameter => {
			const end = ENDS[parameter];
			if (parameter === '0') this.styles.clear();
			else if (end !== undefined) this.styles.add(end);
			// One parameter ends bold and dim: it may come twice.
			this.styles.delete(Number(parameter));
			return parameter === '0' || end !== undefined || Object.values(ENDS).includes(Number(parameter));
		});
	}

	private begin(): string | null {
		const isNested = this.isInFrame;
		this.isInFrame = true;
		this.row = 0;
		return isNested ? 'comes in a frame' : null;
	}

	private address(row: number): string | null {
		const isBelow = row > this.row && row <= (this.bounds.rows ?? row);
		this.row = row;
		this.cells = 0;
		if (!this.isInFrame) return this.isPlain ? null : 'comes out of a frame';
		return isBelow ? null : 'is no row further down';
	}

	private write(text: string): string | null {
		if (!this.isInFrame) return null;
		this.cells += measure(text);
		if (this.row === 0) return 'stands on no row';
		return this.cells > (this.bounds.columns ?? this.cells) ? 'is too wide' : null;
	}
}

/** The parameters of all the styles in it that set a colour. */
export function colours(raw: string): readonly string[] {
	const styles = [...raw.matchAll(/\u001B\[([\d;]*)m/g)].map(match => match[1] ?? '');
	return styles.filter(style => style.split(';').some(part => /^(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])$/.test(part)));
}
