import {type Article, layoutArticle} from '../render/article.ts';
import type {Body} from '../render/body.ts';
import {type Line, plainText} from '../render/line.ts';
import {clamp, lastTop, pageRows, scrollBy} from './scroll.ts';
import type {Anchor, Motion, OpenReader, Settings, Size} from './state.ts';

/** The text column's width and the cells left of it: centred where there is room, margins of one cell where there is not. */
export function columnOf({columns}: Size, {measure}: Settings): {readonly width: number; readonly left: number} {
	const margin = columns < 10 ? 0 : columns < 60 ? 1 : 2;
	const width = Math.max(1, Math.min(measure, columns - 2 * margin));
	return {width, left: Math.max(margin, Math.floor((columns - width) / 2))};
}

export function layoutFor(article: Article, size: Size, settings: Settings): Body {
	const {glyphs, hasHyperlinks, locale} = settings;
	const {lines, blockStarts} = layoutArticle(article, {
		width: columnOf(size, settings).width,
		glyphs,
		hasHyperlinks,
		locale,
	});
	// A blank line above the title, which scrolls away with it.
	const above = topMargin(size);
	return {
		lines: [...Array.from({length: above}, () => []), ...lines],
		blockStarts: blockStarts.map((start, index) => (index === 0 ? 0 : start + above)),
	};
}

const topMargin = (size: Size): number => (pageRows(size) >= 10 ? 1 : 0);

export function openArticle(article: Article, size: Size, settings: Settings): OpenReader {
	const body = layoutFor(article, size, settings);
	return {status: 'open', path: article.post.path, article, body, top: 0, anchor: anchorAt(body, 0)};
}

export function scrollReader(reader: OpenReader, motion: Motion, direction: 1 | -1, size: Size): OpenReader {
	const rows = pageRows(size);
	const top = scrollBy({top: reader.top, total: reader.body.lines.length, rows}, motion, direction);
	return top === reader.top ? reader : {...reader, top, anchor: anchorAt(reader.body, top)};
}

/** The article laid out for another size, with the same words at the top. */
export function resizeReader(reader: OpenReader, size: Size, settings: Settings): OpenReader {
	const body = layoutFor(reader.article, size, settings);
	const top = clamp(lineOf(body, reader.anchor), 0, lastTop(body.lines.length, pageRows(size)));
	return {...reader, body, top};
}

const visibleLength = (line: Line | undefined): number => plainText(line ?? []).replace(/\s/g, '').length;

function anchorAt({lines, blockStarts}: Body, top: number): Anchor {
	if (top === 0) return {block: 0, offset: 0};
	// A blank line between blocks belongs to the block below: its words are the first on the screen.
	let first = top;
	while (first < lines.length && visibleLength(lines[first]) === 0) first++;
	const block = Math.max(
		0,
		blockStarts.findLastIndex(start => start <= first),
	);
	let offset = 0;
	for (let line = blockStarts[block] ?? 0; line < first; line++) offset += visibleLength(lines[line]);
	return {block, offset};
}

function lineOf({lines, blockStarts}: Body, {block, offset}: Anchor): number {
	const end = blockStarts[block + 1] ?? lines.length;
	let line = blockStarts[block] ?? 0;
	if (offset === 0) return line;
	let left = offset - visibleLength(lines[line]);
	while (left >= 0 && line + 1 < end) left -= visibleLength(lines[++line]);
	return line;
}

/** How much of the article has been on the screen, 0 to 100. */
export function percentRead({body, top}: OpenReader, size: Size): number {
	const total = body.lines.length;
	return total === 0 ? 100 : Math.min(100, Math.floor(((top + pageRows(size)) * 100) / total));
}

export const isAtEnd = (reader: OpenReader, size: Size): boolean => percentRead(reader, size) >= 100;
