import type {Line, Style, Tone} from './line.ts';

export type ThemeName = 'dark' | 'light' | 'plain';
/** 0 none, 1 the terminal's sixteen, 2 the 256 of xterm, 3 true colour. */
export type ColorLevel = 0 | 1 | 2 | 3;

export type Look = {
	readonly theme: ThemeName;
	readonly colors: ColorLevel;
	/** Bold, italic and the like; off where the output is no terminal. */
	readonly hasAttributes: boolean;
	/** OSC 8. Where false, addresses are written out by the layout. */
	readonly hasHyperlinks: boolean;
};

type Palette = Readonly<Record<Tone, string>>;

// One accent and one quiet tone. Each has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3) on every background from black
// to #303030, or from white to #e4e4e4. In sixteen colours the terminal's own palette decides.
const palettes: Readonly<Record<'dark' | 'light', Readonly<Record<1 | 2 | 3, Palette>>>> = {
	dark: {
		1: {
			quiet: '2',
			accent: '33',
			link: '4',
			code: '33',
			heading: '33',
			keyword: '35',
			string: '32',
			number: '33',
			comment: '2',
			name: '36',
			tag: '36',
			added: '32',
			removed: '31',
		},
		2: {
			quiet: '38;5;247',
			accent: '38;5;216',
			link: '4',
			code: '38;5;216',
			heading: '38;5;216',
			keyword: '38;5;183',
			string: '38;5;150',
			number: '38;5;216',
			comment: '38;5;247',
			name: '38;5;117',
			tag: '38;5;116',
			added: '38;5;150',
			removed: '38;5;210',
		},
		3: {
			quiet: '38;2;160;164;178',
			accent: '38;2;240;171;128',
			link: '4',
			code: '38;2;240;171;128',
			heading: '38;2;240;171;128',
			keyword: '38;2;201;164;240',
			string: '38;2;163;201;130',
			number: '38;2;240;171;128',
			comment: '38;2;160;164;178',
			name: '38;2;138;184;245',
			tag: '38;2;118;200;196',
			added: '38;2;163;201;130',
			removed: '38;2;244;140;140',
		},
	},
	light: {
		1: {
			quiet: '2',
			accent: '35',
			link: '4',
			code: '35',
			heading: '35',
			keyword: '35',
			string: '32',
			number: '31',
			comment: '2',
			name: '34',
			tag: '36',
			added: '32',
			removed: '31',
		},
		2: {
			quiet: '38;5;240',
			accent: '38;5;88',
			link: '4',
			code: '38;5;88',
			heading: '38;5;88',
			keyword: '38;5;91',
			string: '38;5;22',
			number: '38;5;88',
			comment: '38;5;240',
			name: '38;5;25',
			tag: '38;5;23',
			added: '38;5;22',
			removed: '38;5;124',
		},
		3: {
			quiet: '38;2;84;88;102',
			accent: '38;2;148;52;16',
			link: '4',
			code: '38;2;148;52;16',
			heading: '38;2;148;52;16',
			keyword: '38;2;116;52;168',
			string: '38;2;38;98;30',
			number: '38;2;148;52;16',
			comment: '38;2;84;88;102',
			name: '38;2;24;80;160',
			tag: '38;2;14;94;100',
			added: '38;2;38;98;30',
			removed: '38;2;168;32;40',
		},
	},
};

const colorless: Palette = {
	quiet: '',
	accent: '',
	link: '4',
	code: '',
	heading: '',
	keyword: '',
	string: '',
	number: '',
	comment: '',
	name: '',
	tag: '',
	added: '',
	removed: '',
};

/** The tones' SGR parameters for a theme; in the plain theme links keep their underline and nothing has a colour. */
export function paletteOf({theme, colors}: Look): Palette {
	if (theme === 'plain' || colors === 0) return colorless;
	return palettes[theme][colors];
}

/**
 * A line as the string that a terminal gets: the only place where styles and links become escape sequences. Each span
 * closes what it opens. A control character that no earlier stage took out is dropped here.
 */
export function paint(line: Line, look: Look): string {
	const palette = paletteOf(look);
	return line
		.map(({text, style, link}) => {
			const shown = text.replace(/[\u0000-\u001F\u007F-\u009F]/g, '');
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
