import stringWidth from 'string-width';

// Every character here is one cell wide (or two, in WIDE) and stands alone: no marks, no joiners, no emoji, no jamo.
// Nearly all text is made of these, and needs neither the segmenter nor a table.
const NARROW =
	'\\x20-\\x7E\\xA0-\\xAC\\xAE-\\u02FF\\u0370-\\u0482\\u048A-\\u0556\\u2010-\\u2027\\u2030-\\u203B\\u20A0-\\u20BF\\u2500-\\u257F\\u05D0-\\u05EA\\u060C-\\u060F\\u061D-\\u064A\\u0660-\\u066F\\u0671-\\u06D5\\u06EE-\\u06FC';
const WIDE =
	'\\u3001-\\u3029\\u3041-\\u3096\\u309B-\\u30FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uAC00-\\uD7A3\\uFF01-\\uFF60';
const ALL_ASCII = /^[\x20-\x7E]*$/;
const ALL_NARROW = new RegExp(`^[${NARROW}]*$`);
const ALL_SIMPLE = new RegExp(`^[${NARROW}${WIDE}]*$`);
const EVERY_WIDE = new RegExp(`[${WIDE}]`, 'g');

// Intl.Segmenter of Node 20 takes quadratic time past some 60,000 characters; in pieces of this size it is linear.
const PIECE = 4096;

/** UTF-16 units. Longer ones are no letters of any script, and are taken apart: no row has room for them. */
const LONGEST_CLUSTER = 40;
/** Cells of one cluster: what is wider is no character of any script, and is taken apart. */
const WIDEST = 6;

let segmenter: Intl.Segmenter | undefined;

/** Cells that the text takes on a terminal. */
export function measure(text: string): number {
	if (ALL_NARROW.test(text)) return text.length;
	if (ALL_SIMPLE.test(text)) return text.length + (text.match(EVERY_WIDE)?.length ?? 0);
	let width = 0;
	for (const piece of pieces(text)) width += measurePiece(piece);
	return width + (text.match(WIDE_IN_MANY)?.length ?? 0);
}

/** Numbers in circles, one cell wide by Unicode and two in many terminals: a row that is too wide would be cut. */
const WIDE_IN_MANY = /[\u3248-\u324F]/g;

// Terminals count most scripts character by character. In clusters of these string-width counts the first alone: vowel
// signs that stand beside their letter, letters that a virama joins (Indic_Conjunct_Break=Linker of Unicode 16), Thai and
// Lao AM, letters of flags that are none. The fillers of Hangul are as wide as what they stand for.
const JOINED =
	/[\p{Mc}\u0E33\u0EB3\u094D\u09CD\u0ACD\u0B4D\u0C4D\u0D4D\u1039\u17D2\u1A60\u1BAB\uA9C0\uAAF6\u115F\u3164\uFFA0\u{10A3F}\u{11133}\u{113D0}\u{1193E}\u{11A47}\u{11A99}\u{11F42}\u{1F1E6}-\u{1F1FF}]/u;
const FILLERS: Readonly<Record<string, number>> = {'\u115F': 2, '\u3164': 2, '\uFFA0': 1};

/** A picture may be two cells wide with what follows it, whether that makes it an emoji or not. */
const PICTURE = /\p{Extended_Pictographic}[\u200D\uFE0F\p{EMod}]|\uFE0F\u20E3/u;
/** The colour of a skin, which behind anything but a picture is a picture of its own. */
const SKIN = /\p{EMod}/u;

function measurePiece(piece: string): number {
	if (!JOINED.test(piece) && !PICTURE.test(piece) && !SKIN.test(piece)) return stringWidth(piece);
	let width = 0;
	for (const cluster of segmentsOf(piece)) width += measureCluster(cluster);
	return width;
}

/** Clusters that were measured: in a text of such a script the same few come again and again. */
const known = new Map<string, number>();
const MOST_KNOWN = 4096;

function measureCluster(cluster: string): number {
	let width = known.get(cluster);
	if (width === undefined) {
		width = countCluster(cluster);
		if (known.size >= MOST_KNOWN) known.clear();
		if (cluster.length <= LONGEST_CLUSTER) known.set(cluster, width);
	}
	return width;
}

function countCluster(cluster: string): number {
	if (PICTURE.test(cluster)) return Math.max(2, stringWidth(cluster));
	if (!JOINED.test(cluster) && !SKIN.test(cluster)) return stringWidth(cluster);
	let width = 0;
	for (const character of cluster)
		width += FILLERS[character] ?? (/\p{Mc}/u.test(character) ? 1 : stringWidth(character));
	return width;
}

/** The text's grapheme clusters: what a reader takes for one character, never to be cut inside. None is wider than six cells. */
export function graphemes(text: string): readonly string[] {
	if (ALL_SIMPLE.test(text)) return text.split('');
	const clusters: string[] = [];
	for (const piece of pieces(text)) {
		for (const cluster of segmentsOf(piece)) {
			const isNone =
				cluster.length > LONGEST_CLUSTER || (cluster.length > WIDEST / 2 && measurePiece(cluster) > WIDEST);
			if (isNone) clusters.push(...cluster);
			else clusters.push(cluster);
		}
	}
	return clusters;
}

function* segmentsOf(piece: string): Generator<string> {
	segmenter ??= new Intl.Segmenter();
	for (const {segment} of segmenter.segment(piece)) yield segment;
}

/** The text cut to the width, its end replaced by the ellipsis when something was cut. Never wider than `width`. */
export function truncate(text: string, width: number, ellipsis = '…'): string {
	if (width <= 0) return '';
	if (
		ALL_ASCII.test(text)
			? text.length <= width
			: measure(text.slice(0, width * LONGEST_CLUSTER)) <= width && text.length <= width * LONGEST_CLUSTER
	) {
		return text;
	}
	const room = width - measure(ellipsis);
	if (room < 0) return '.'.repeat(Math.min(width, 1));
	return `${takeCells(text, room).trimEnd()}${ellipsis}`;
}

/** The longest beginning of whole clusters that fits into `width` cells. */
export function takeCells(text: string, width: number): string {
	let taken = '';
	let used = 0;
	// What lies beyond cannot fit.
	for (const cluster of graphemes(text.slice(0, Math.max(width, 1) * LONGEST_CLUSTER))) {
		const cells = measure(cluster);
		if (used + cells > width) break;
		taken += cluster;
		used += cells;
	}
	return taken;
}

/** The text followed by blanks up to `width` cells; text that is wider stays as it is. */
export function padEnd(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - measure(text)));
}

function* pieces(text: string): Generator<string> {
	let start = 0;
	while (text.length - start > PIECE) {
		const end = clusterBoundary(text, start + PIECE);
		yield text.slice(start, end);
		start = end;
	}
	if (start < text.length) yield text.slice(start);
}

/** A place at or shortly before `near` that lies between clusters: after an ordinary character, before another. */
function clusterBoundary(text: string, near: number): number {
	for (let at = near; at > near - 256; at--) {
		if (ALL_SIMPLE.test(text.slice(at - 1, at + 1))) return at;
	}
	return near;
}
