/**
 * A colour as a user writes it: one of the terminal's 256 by number (the first 16 are its own palette), or red, green
 * and blue.
 */
export type Color = number | readonly [red: number, green: number, blue: number];

const NAMES = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];

/** For messages. */
export const colorForms = 'a colour, as #ff8800, 208 or bright-red';

/** `#ff8800`, `#f80`, `208`, `"208"`, `red`, `bright-red`, `gray` -> a colour; null for anything else. */
export function parseColor(value: unknown): Color | null {
	if (typeof value !== 'number' && typeof value !== 'string') return null;
	const text = String(value).trim().toLowerCase();
	if (/^\d{1,3}$/.test(text)) return Number(text) < 256 ? Number(text) : null;
	const hex = /^#(?:([0-9a-f])([0-9a-f])([0-9a-f])|([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2}))$/.exec(text);
	if (hex !== null) {
		const [red = 0, green = 0, blue = 0] = hex
			.slice(1)
			.filter(part => part !== undefined)
			.map(part => Number.parseInt(part.length === 1 ? part + part : part, 16));
		return [red, green, blue];
	}
	if (/^gr[ae]y$/.test(text)) return 8;
	const name = text.replace(/^bright[- _]?/, '');
	const index = NAMES.indexOf(name);
	return index < 0 ? null : index + (name === text ? 0 : 8);
}

/** The SGR parameters of a text in the colour, or in the nearest that the level has (1: sixteen, 2: 256, 3: all). */
export function colorCode(color: Color, level: 1 | 2 | 3): string {
	if (typeof color !== 'number') {
		if (level === 3) return `38;2;${color.join(';')}`;
		return indexCode(level === 2 ? nearest(color, 16, 256) : nearest(color, 0, 16));
	}
	return indexCode(level === 1 && color > 15 ? nearest(channelsOf(color), 0, 16) : color);
}

const indexCode = (index: number): string =>
	index < 8 ? `${30 + index}` : index < 16 ? `${82 + index}` : `38;5;${index}`;

// The sixteen as xterm has them; a user's palette may differ, and then the nearest is a guess.
const SIXTEEN =
	'000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff'
		.split(' ')
		.map(hex => Number.parseInt(hex, 16));
const STEPS = [0, 95, 135, 175, 215, 255];

type Channels = readonly [red: number, green: number, blue: number];

/** Red, green and blue of one of xterm's 256: sixteen, a cube of six steps, and greys. */
function channelsOf(index: number): Channels {
	if (index < 16) {
		const hex = SIXTEEN[index] ?? 0;
		return [hex >> 16, (hex >> 8) & 255, hex & 255];
	}
	if (index >= 232) {
		const grey = 8 + 10 * (index - 232);
		return [grey, grey, grey];
	}
	const at = index - 16;
	const step = (place: number): number => STEPS[Math.floor(at / place) % 6] ?? 0;
	return [step(36), step(6), step(1)];
}

/** The index in [first, end) whose colour differs least. */
function nearest(color: Channels, first: number, end: number): number {
	let best = first;
	let least = Number.POSITIVE_INFINITY;
	for (let index = first; index < end; index++) {
		const distance = difference(color, channelsOf(index));
		if (distance < least) [best, least] = [index, distance];
	}
	return best;
}

/** How far apart two colours look: the "redmean" approximation, https://www.compuphase.com/cmetric.htm. */
function difference(a: Channels, b: Channels): number {
	const mean = (a[0] + b[0]) / 2;
	const [red, green, blue] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
	return (2 + mean / 256) * red * red + 4 * green * green + (2 + (255 - mean) / 256) * blue * blue;
}
