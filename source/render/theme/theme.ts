import type {Line, Style, Tone} from '../line.ts';
import {type Color, colorCode} from './color.ts';
import {colorless, type Palette, palettes} from './palettes.ts';

export type ThemeName = 'dark' | 'light' | 'plain';
/** 0 none, 1 the terminal's sixteen, 2 the 256 of xterm, 3 true colour. */
export type ColorLevel = 0 | 1 | 2 | 3;

/** Colours of the user's own for some of the tones. */
export type Tones = Readonly<Partial<Record<Tone, Color>>>;

export type Look = {
	readonly theme: ThemeName;
	/** What stands over the theme's colours. */
	readonly tones?: Tones;
	readonly colors: ColorLevel;
	/** Bold, italic and the like; off where the output is no terminal. */
	readonly hasAttributes: boolean;
	/** OSC 8. Where false, addresses are written out by the layout. */
	readonly hasHyperlinks: boolean;
};

// With the marks of direction, which Ink and some terminals take for a cell (see bidi.ts).
const NOT_PAINTED = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

const mixed = new WeakMap<Look, Palette>();

/** The tones' SGR parameters for a theme; in the plain theme links keep their underline and nothing has a colour. */
export function paletteOf(look: Look): Palette {
	const {theme, colors, tones} = look;
	if (colors === 0) return colorless;
	const palette = theme === 'plain' ? colorless : palettes[theme][colors];
	if (tones === undefined) return palette;
	let own = mixed.get(look);
	if (own === undefined) {
		own = {...palette, ...codesOf(tones, colors)};
		mixed.set(look, own);
	}
	return own;
}

function codesOf(tones: Tones, level: 1 | 2 | 3): Partial<Record<Tone, string>> {
	const codes = Object.entries(tones).map(([tone, color]) => {
		const code = colorCode(color, level);
		return [tone, tone === 'link' ? `4;${code}` : code];
	});
	return Object.fromEntries(codes);
}

/**
 * A line as the string that a terminal gets: the only place where styles and links become escape sequences. Each span
 * closes what it opens. A control character that no earlier stage took out is dropped here.
 */
export function paint(line: Line, look: Look): string {
	const palette = paletteOf(look);
	return line
		.map(({text, style, link}) => {
			const shown = text.replace(NOT_PAINTED, '');
			const codes = look.hasAttributes ? sgr(style, palette) : '';
			const styled = codes === '' ? shown : `\u001B[${codes}m${shown}\u001B[0m`;
			if (link === undefined || !look.hasHyperlinks || /[^!-~]/.test(link)) return styled;
			return `\u001B]8;;${link}\u0007${styled}\u001B]8;;\u0007`;
		})
		.join('');
}

function sgr(style: Style | undefined, palette: Palette): string {
	if (style === undefined) return '';
	return [
		style.bold && '1',
		style.italic && '3',
		style.underline && '4',
		style.inverse && '7',
		style.strikethrough && '9',
		style.tone && palette[style.tone],
	]
		.filter(Boolean)
		.join(';');
}
