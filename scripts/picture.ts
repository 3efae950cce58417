// Draws the pictures of the README, docs/*.svg: runs the built program in a pseudo-terminal on the sample posts, types
// keys, and sets what a terminal shows as SVG. `npm run picture`; the same program gives the same files.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import pty from '@lydell/node-pty';
import type {IBufferCell, Terminal as XtermTerminal} from '@xterm/headless';
import xterm from '@xterm/headless';

type Shot = {
	readonly file: string;
	/** What a screen reader says in the picture's place. */
	readonly title: string;
	readonly args: readonly string[];
	/** Typed one after another, each once the screen is still; each changes the screen's text. */
	readonly keys: readonly string[];
	/** The screen is not the one wanted unless it shows this. */
	readonly shows: string;
};

const shots: readonly Shot[] = [
	{
		file: 'list.svg',
		title: 'The list of posts: titles with dates, reading times and descriptions, the chosen one marked by a bar',
		args: ['content'],
		keys: ['j', 'j'],
		shows: 'The Tuesday Ferries reunite',
	},
	{
		file: 'article.svg',
		title: 'An article, its photo captions set apart from the text by a bar, italics and coloured labels',
		args: ['content/the-tide-table-harbour-premiere.md'],
		keys: [],
		shows: 'Making waves',
	},
];

const COLUMNS = 84;
const ROWS = 26;
const QUIET_MS = 300;
const LIMIT_MS = 15_000;

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
/** The screen of the program after the last key; a home of its own keeps the reader's state and settings out of it. */
async function takeScreen({args, keys, shows}: Shot): Promise<XtermTerminal> {
	const home = mkdtempSync(path.join(os.tmpdir(), 'celeb-reader-picture-'));
	const screen = new xterm.Terminal({cols: COLUMNS, rows: ROWS, allowProposedApi: true});
	const child = pty.spawn(process.execPath, ['dist/cli.js', ...args], {
		name: 'xterm-256color',
		cols: COLUMNS,
		rows: ROWS,
		cwd: root,
		env: {
			PATH: process.env.PATH,
			TERM: 'xterm-256color',
			COLORTERM: 'truecolor',
			LANG: 'en_GB.UTF-8',
			TZ: 'UTC',
			HOME: home,
			XDG_STATE_HOME: path.join(home, 'state'),
			XDG_CONFIG_HOME: path.join(home, 'config'),
		},
	});
	try {
		let lastOutput = performance.now();
		child.onData(data => {
			lastOutput = performance.now();
			screen.write(data);
		});
		const waitUntil = async (isReached: () => boolean) => {
			const start = performance.now();
			lastOutput = start;
			while (!isReached() || performance.now() - lastOutput < QUIET_MS) {
				if (performance.now() - start > LIMIT_MS)
					throw new Error(`the screen does not show “${shows}”:\n${textOf(screen)}`);
				await new Promise(resolve => setTimeout(resolve, 10));
			}
		};
		await waitUntil(() => textOf(screen).trim() !== '');
		for (const key of keys) {
			const before = textOf(screen);
			child.write(key);
			await waitUntil(() => textOf(screen) !== before);
		}
		await waitUntil(() => textOf(screen).includes(shows));
		return screen;
	} finally {
		child.kill('SIGKILL');
		rmSync(home, {recursive: true, force: true});
	}
}

function textOf({buffer}: XtermTerminal): string {
	return Array.from({length: ROWS}, (_, row) => buffer.active.getLine(row)?.translateToString(true) ?? '').join('\n');
}

type Look = {
	readonly fill: string;
	readonly background: string;
	readonly isBold: boolean;
	readonly isItalic: boolean;
	readonly isUnderlined: boolean;
};

type Run = {readonly row: number; readonly column: number; cells: number; text: string; readonly look: Look};

// Sizes in pixels. A cell is as wide as most monospace fonts draw it at this size; `textLength` fits the others.
const FONT_SIZE = 14;
const CELL_WIDTH = 8.4;
const CELL_HEIGHT = 19;
const MARGIN = 14;
const PAPER = '#1c1e26';
const INK = '#d8dbe6';
const FONTS = "ui-monospace,'SF Mono',Menlo,'DejaVu Sans Mono','Liberation Mono',Consolas,monospace";

function drawScreen(screen: XtermTerminal, title: string): string {
	const runs = Array.from({length: ROWS}, (_, row) => readRuns(screen, row)).flat();
	const width = Math.ceil(COLUMNS * CELL_WIDTH + 2 * MARGIN);
	const height = ROWS * CELL_HEIGHT + 2 * MARGIN;
	const bars = joinBars(runs.flatMap(barsOf));
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">`,
		`<title id="title">${escapeXml(title)}</title>`,
		`<rect width="${width}" height="${height}" rx="10" fill="${PAPER}"/>`,
		...bars.map(({x, y, width, height, fill}) => `<rect${attributes({x, y, width, height, fill})}/>`),
		`<g font-family="${escapeXml(FONTS)}" font-size="${FONT_SIZE}" fill="${INK}" xml:space="preserve">`,
		...runs.flatMap(drawText),
		'</g>',
		'</svg>',
		'',
	].join('\n');
}

/** Pieces of one look; wide gaps divide them too, so that each piece stands at its own column in any font. */
function readRuns({buffer}: XtermTerminal, row: number): Run[] {
	const line = buffer.active.getLine(row);
	const runs: Run[] = [];
	let last: Run | null = null;
	for (let column = 0; column < COLUMNS; column++) {
		const cell = line?.getCell(column);
		if (cell === undefined || cell.getWidth() === 0) continue;
		const text = cell.getChars() || ' ';
		const look = lookOf(cell);
		const isBar = text in bars;
		if (last === null || isBar || last.text in bars || /\S {2,}$/.test(last.text) || !isSameLook(last.look, look)) {
			last = {row, column, cells: 0, text: '', look};
			runs.push(last);
		}
		last.text += text;
		last.cells += cell.getWidth();
	}
	return runs;
}

function lookOf(cell: IBufferCell): Look {
	const fill = cell.isFgRGB() ? hex(cell.getFgColor()) : INK;
	const background = cell.isBgRGB() ? hex(cell.getBgColor()) : PAPER;
	const isInverse = cell.isInverse() !== 0;
	return {
		fill: isInverse ? background : fill,
		background: isInverse ? fill : background,
		isBold: cell.isBold() !== 0,
		isItalic: cell.isItalic() !== 0,
		isUnderlined: cell.isUnderline() !== 0,
	};
}

const hex = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;
const isSameLook = (a: Look, b: Look): boolean => JSON.stringify(a) === JSON.stringify(b);

function drawText({row, column, cells, text, look}: Run): string[] {
	const shown = text.trim();
	if (shown === '' || text in bars) return [];
	const before = text.length - text.trimStart().length;
	const after = text.length - text.trimEnd().length;
	const fit = attributes({
		x: toX(column + before),
		y: toY(row) + 14,
		textLength: round((cells - before - after) * CELL_WIDTH),
		lengthAdjust: 'spacingAndGlyphs',
		fill: look.fill === INK ? undefined : look.fill,
		'font-weight': look.isBold ? 'bold' : undefined,
		'font-style': look.isItalic ? 'italic' : undefined,
		'text-decoration': look.isUnderlined ? 'underline' : undefined,
	});
	return [`<text${fit}>${escapeXml(shown)}</text>`];
}

type Bar = {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly fill: string;
};

/** Parts of a cell (left edge, top edge, width, height) that line characters fill: as text they would not meet. */
const bars: Readonly<Record<string, readonly [number, number, number, number]>> = {
	'▌': [0, 0, 0.5, 1],
	'▏': [0, 0, 0.15, 1],
	'│': [0.43, 0, 0.14, 1],
	'─': [0, 0.47, 1, 0.06],
};

function barsOf({row, column, cells, text, look}: Run): Bar[] {
	const found: Bar[] = [];
	const add = (part: readonly [number, number, number, number], cellCount: number, fill: string) => {
		const [left, top, width, height] = part;
		found.push({
			x: toX(column + left),
			y: round(toY(row) + top * CELL_HEIGHT),
			width: round(width * cellCount * CELL_WIDTH),
			height: round(height * CELL_HEIGHT),
			fill,
		});
	};
	if (look.background !== PAPER) add([0, 0, 1, 1], cells, look.background);
	const part = bars[text];
	if (part !== undefined) add(part, 1, look.fill);
	return found;
}

/** Bars that go on in the next row become one, because a scaled picture would show the seam. */
function joinBars(bars: readonly Bar[]): Bar[] {
	const joined: Bar[] = [];
	for (const bar of bars) {
		const above = joined.findIndex(
			({x, y, width, height, fill}) => x === bar.x && width === bar.width && fill === bar.fill && y + height === bar.y,
		);
		const start = joined[above];
		if (start === undefined) joined.push(bar);
		else joined[above] = {...start, height: start.height + bar.height};
	}
	return joined;
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;
const toX = (column: number): number => round(MARGIN + column * CELL_WIDTH);
const toY = (row: number): number => MARGIN + row * CELL_HEIGHT;

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
	return Object.entries(values)
		.map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeXml(String(value))}"`))
		.join('');
}

function escapeXml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const docs = path.join(root, 'docs');
mkdirSync(docs, {recursive: true});
for (const shot of shots) {
	const screen = await takeScreen(shot);
	writeFileSync(path.join(docs, shot.file), drawScreen(screen, shot.title));
	console.log(`docs/${shot.file}`);
}
