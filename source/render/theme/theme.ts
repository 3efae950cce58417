import {joinOutput, type Output, output} from '../../text/output.ts';
import {linkTarget, printable} from '../../text/sanitize.ts';
import type {Line, Span, Style, Tone} from '../line.ts';
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
	/** False where italics would come out as something else. */
	readonly hasItalics?: boolean;
	/** OSC 8. Where false, addresses are written out by the layout. */
	readonly hasHyperlinks: boolean;
};

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
export function paint(line: Line, look: Look): Output {
	const palette = paletteOf(look);
	return joinOutput(line.map(span => paintSpan(span, look, palette)));
}

function paintSpan({text, style, link}: Span, look: Look, palette: Palette): Output {
	const codes = style !== undefined && look.hasAttributes ? sgr(style, palette, look.hasItalics) : NOTHING;
	const shown = printable(text);
	const styled = codes === NOTHING ? output`${shown}` : output`\u001B[${codes}m${shown}\u001B[0m`;
	const target = link !== undefined && look.hasHyperlinks ? linkTarget(link) : null;
	return target === null ? styled : output`\u001B]8;;${target}\u0007${styled}\u001B]8;;\u0007`;
}

const NOTHING = output``;
const SEMICOLON = output`;`;
const BOLD = output`1`;
const ITALIC = output`3`;
const UNDERLINE = output`4`;
const INVERSE = output`7`;
const STRIKETHROUGH = output`9`;

function sgr(style: Style, palette: Palette, hasItalics = true): Output {
	const codes: Output[] = [];
	if (style.bold) codes.push(BOLD);
	if (style.italic && hasItalics) codes.push(ITALIC);
	if (style.underline) codes.push(UNDERLINE);
	if (style.inverse) codes.push(INVERSE);
	if (style.strikethrough) codes.push(STRIKETHROUGH);
	const color = style.tone ? palette[style.tone] : '';
	if (color !== '') codes.push(parameters(color));
	return joinOutput(codes, SEMICOLON);
}

const known = new Map<string, Output>();

/** A palette's entry, of which there are few: numbers, whatever stood in the settings file. */
function parameters(codes: string): Output {
	const made =
		known.get(codes) ??
		joinOutput(
			codes.split(';').map(code => output`${Number(code)}`),
			SEMICOLON,
		);
	known.set(codes, made);
	return made;
}
