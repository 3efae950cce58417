/**
 * Censored words: `f***ing`, `s**t`, `What the f***?`. Markdown takes their stars for emphasis; before the parser sees
 * them they become a character that no text has (a non-character of Unicode), and stars again in whatever it gives back.
 */
const STAR = '\uFDD0';

/** The text without the character that only `maskCensored` may write. */
export const dropForgedStars = (text: string): string => text.replaceAll(STAR, '');

export const unmaskCensored = (text: string): string => text.replaceAll(STAR, '*');

const RUN = /\*+/g;
/** A head of some letters before the stars, and none or some behind. */
const LONGEST_PART = 7;
/** Emphasis that is open at once; nobody nests more, and looking through them takes time. */
const MOST_OPEN = 100;

/** Markdown with the stars of censored words masked; emphasis keeps its own. */
export function maskCensored(markdown: string): string {
	if (!markdown.includes('*')) return markdown;
	return markdown
		.split(/(\n[ \t]*\n)/)
		.map(maskParagraph)
		.join('');
}

function maskParagraph(paragraph: string): string {
	/** The lengths of the runs that opened emphasis and are not closed yet. */
	const open: number[] = [];
	let masked = '';
	let done = 0;
	for (const {
		0: {length},
		index,
	} of paragraph.matchAll(RUN)) {
		const word = {
			before: paragraph.slice(Math.max(0, index - LONGEST_PART - 1), index),
			after: paragraph.slice(index + length, index + length + LONGEST_PART + 4),
		};
		const opens = /^\S/.test(word.after);
		const closes = /[^\s\p{Ps}\p{Pi}]$/u.test(word.before);
		if (closes && closeRun(open, length, !opens)) continue;
		if (isCensored(word, open)) {
			masked += paragraph.slice(done, index) + STAR.repeat(length);
			done = index + length;
		} else if (opens && open.length < MOST_OPEN) {
			open.push(length);
		}
	}
	return masked + paragraph.slice(done);
}

/**
 * Whether the run ends what is open: the last run of its length, the last two together (`**bold *and italic***`), or,
 * where a word ends, a part of the last (`***both* bold**`).
 */
function closeRun(open: number[], length: number, isEnd: boolean): boolean {
	const at = open.lastIndexOf(length);
	const [outer = 0, inner = 0] = [open.at(-2), open.at(-1)];
	if (at >= 0) open.length = at;
	else if (outer + inner === length && outer > 0) open.length -= 2;
	else if (isEnd && inner === 3 && length < 3) open[open.length - 1] = inner - length;
	else return false;
	return true;
}

type Surroundings = {readonly before: string; readonly after: string};

const LETTER = '[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}]';
const HEAD = new RegExp(`(?:^|[^\\p{L}\\p{N}])${LETTER}{1,${LONGEST_PART}}$`, 'u');
const TAIL = new RegExp(`^${LETTER}{0,${LONGEST_PART}}(?:(\\*+)|[^\\p{L}\\p{N}*]|$)`, 'u');

/**
 * A few letters before the stars, and behind them the rest of the word or its end, without stars but those that end what
 * is open. Only in scripts that part words by blanks: elsewhere emphasis mostly stands inside what would be a word.
 */
function isCensored({before, after}: Surroundings, open: readonly number[]): boolean {
	const tail = HEAD.test(before) ? TAIL.exec(after) : null;
	return tail !== null && (tail[1] === undefined || open.includes(tail[1].length));
}
