import type {Links, TokensList} from 'marked';
import {findCaptions, type Piece} from '../../posts/captions.ts';
import {type Guard, guardFor, unguarded} from '../../posts/guarded.ts';
import {countLineEnds} from '../../posts/line-ends.ts';
import {type Block, blockText, DEEPEST_NESTING, noticeBlock} from '../block.ts';
import {plainText} from '../line.ts';
import {foldBoxes, type Part} from '../site-tags/boxes.ts';
import {type FoundTags, findTags, noTags} from '../site-tags/find-tags.ts';
import {dropForged, maskFound, unmaskTags} from '../site-tags/mask.ts';
import {toParts} from './blocks.ts';
import {dropForgedStars, maskCensored} from './censored.ts';
import {findCuts} from './cuts.ts';
import {lex} from './lex.ts';
import {forgetNesting} from './nesting.ts';
import {cleanWords} from './prose.ts';

/** A part of an article that is read without the rest, so that the beginning of a long one is there at once. */
export type Section = {
	/** Characters of Markdown, for how far along it is. */
	readonly size: number;
	/** Its blocks in reading order, captions found, read anew at every call. Never throws. */
	readonly read: () => readonly Block[];
};

/**
 * An article's Markdown in sections: at least one. `description` is the post's, evidence for what is a caption. What the
 * parser cannot take, or not within the guard's time, comes as plain paragraphs.
 */
export function readSections(markdown: string, description: string, guard: Guard = unguarded): readonly Section[] {
	const text = dropForgedStars(dropForged(markdown));
	const {found, masked} = guardFor(text, guard)(() => maskTags(text)) ?? {found: noTags, masked: text};
	const cuts = findCuts(masked);
	const links = cuts.length > 1 ? definedLinks(masked, found, guard) : {};
	let line = 0;
	return cuts.map((cut): Section => {
		const source = cut.opening + masked.slice(cut.start, cut.end);
		const first = line - countLineEnds(cut.opening);
		line += countLineEnds(unmaskTags(masked.slice(cut.start, cut.end)));
		let isTooMuch = false;
		const read = (): readonly Block[] => {
			const within = guardFor(source, guard);
			const blocks = isTooMuch ? null : within(() => readBlocks(source, {found, links, line: first}));
			isTooMuch = blocks === null;
			return blocks ?? [noticeBlock(TOO_LONG), ...plainParagraphs(source, first)];
		};
		return {size: cut.end - cut.start, read: () => markCaptions(read(), description)};
	});
}

function maskTags(text: string): {readonly found: FoundTags; readonly masked: string} {
	const found = findTags(text);
	return {found, masked: maskCensored(maskFound(text, found.tags))};
}

/** All the blocks of an article in reading order. */
export function parseBlocks(markdown: string, description: string): readonly Block[] {
	return readSections(markdown, description).flatMap(section => section.read());
}

type Context = {
	readonly found: FoundTags;
	/** What the links of the whole article are defined to lead to. */
	readonly links: Links;
	/** Lines of the article before this section. */
	readonly line: number;
};

function readBlocks(source: string, {found, links, line}: Context): readonly Block[] {
	if (isTooDeep(source)) return tooDeep(source, line);
	forgetNesting();
	try {
		const tokens = lex(source, found, links);
		return foldBoxes(numberedParts(tokens, line));
	} catch (error) {
		if (error instanceof RangeError) return tooDeep(source, line);
		throw error;
	}
}

/** What the tokens stand for, with the lines of the article that they begin on. */
function numberedParts(tokens: TokensList, first: number): Part[] {
	const context = {links: tokens.links, htmlDepth: 0};
	const parts: Part[] = [];
	let line = first;
	for (const token of tokens) {
		for (const part of toParts([token], context)) parts.push(part.kind === 'tag' ? part : {...part, line});
		line += countLineEnds(unmaskTags(token.raw));
	}
	return parts;
}

const MARKER = '(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))';
const RULE = '(?![ \\t]*(?:[-*_][ \\t]*)+$)';
const TOO_MANY_MARKERS = new RegExp(`^${RULE}(?:[ \\t]*${MARKER}){${DEEPEST_NESTING}}`, 'm');
const TOO_MUCH_INDENT = new RegExp(`^(?:[ \\t]*>)*[ \\t]{${DEEPEST_NESTING * 2}}[ \\t]*${MARKER}`, 'm');

function isTooDeep(markdown: string): boolean {
	return TOO_MANY_MARKERS.test(markdown) || TOO_MUCH_INDENT.test(markdown);
}

const TOO_LONG = 'What follows would take too long to set: it is shown as it was written';
const TOO_DEEP = `What follows is nested deeper than ${DEEPEST_NESTING} levels: it is shown as it was written`;

const tooDeep = (source: string, line: number): Block[] => [noticeBlock(TOO_DEEP), ...plainParagraphs(source, line)];

function plainParagraphs(markdown: string, first: number): Block[] {
	let line = first;
	return markdown.split(/(\n\s*\n)/).flatMap((piece): Block[] => {
		const own = line;
		line += countLineEnds(piece);
		const text = cleanWords(piece).trim();
		return text === '' ? [] : [{kind: 'paragraph', spans: [{text}], line: own}];
	});
}

const DEFINITIONS_AT_ONCE = 500;
const DEFINITION = /^ {0,3}\[(?!\^)[^\]\n]{1,999}\]:.*(?:\n[ \t]*\S.*)?$/gm;

/** Characters of a definition: no address that leads anywhere is longer. */
const LONGEST_DEFINITION = 4000;

/** Definitions count wherever they stand, and the first of a name counts; of very many those that are read in time. */
function definedLinks(markdown: string, found: FoundTags, guard: Guard): Links {
	if (!markdown.includes(']:')) return {};
	const links: Links = Object.create(null);
	guardFor(
		markdown,
		guard,
	)(() => {
		let waiting: string[] = [];
		const take = () => {
			const read = Object.entries(lex(waiting.join('\n\n'), found).links);
			for (const [name, link] of read) links[name] ??= link;
			waiting = [];
		};
		for (const [written] of markdown.matchAll(DEFINITION)) {
			// The line below may be a long paragraph, and no title.
			const definition = written.length > LONGEST_DEFINITION ? (written.split('\n', 1)[0] ?? '') : written;
			if (definition.length > LONGEST_DEFINITION) continue;
			waiting.push(definition);
			if (waiting.length === DEFINITIONS_AT_ONCE) take();
		}
		take();
	});
	return links;
}

function markCaptions(blocks: readonly Block[], description: string): readonly Block[] {
	const captions = findCaptions(blocks.map(toPiece), description);
	return blocks.map((block, index): Block => {
		const caption = captions.get(index);
		if (caption === undefined || block.kind !== 'paragraph' || block.role !== undefined) return block;
		return {...block, kind: 'caption', ...caption};
	});
}

function toPiece(block: Block): Piece {
	if (block.kind === 'heading' || block.kind === 'image') return {kind: block.kind, text: blockText(block)};
	if (block.kind !== 'paragraph' || block.role !== undefined) return {kind: 'other', text: blockText(block)};
	return {
		kind: 'paragraph',
		text: plainText(block.spans),
		emphasised: block.spans.every(({style, text}) => style?.italic === true || text.trim() === ''),
		marked: block.spans.some(({style, text}) => style !== undefined || text.includes('\n')),
	};
}
