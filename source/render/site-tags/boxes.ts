import {safeUrl} from '../../text/sanitize.ts';
import {type Block, DEEPEST_NESTING} from '../block.ts';
import {inlineSpans, lexInline} from '../inline.ts';
import {restyle, type Span} from '../line.ts';
import {toSpans, trimSpans} from '../paragraph.ts';
import type {Masked} from './mask.ts';
import {type Box, type Meaning, meaningOf} from './meaning.ts';

/** A block, or a tag that begins or ends a box round blocks. */
export type Piece = Block | {readonly kind: 'tag'; readonly tag: Masked};

/**
 * Closing tags at the end of pieces that do not begin there. A list takes the line below its last item for a part of it;
 * what that line closes is not.
 */
export function splitClosings(pieces: readonly Piece[]): {
	readonly inner: readonly Piece[];
	readonly outer: readonly Piece[];
} {
	const meanings = pieces.map(tagMeaning);
	const opened = new Set(meanings.flatMap(meaning => (meaning?.kind === 'open' ? [meaning.name] : [])));
	const end = meanings.findLastIndex(meaning => meaning?.kind !== 'close' || endsOneOf(opened, meaning.name)) + 1;
	return {inner: pieces.slice(0, end), outer: pieces.slice(end)};
}

/** `{% end %}` ends what there is. */
const endsOneOf = (names: ReadonlySet<string>, name: string): boolean =>
	names.has(name) || (name === '' && names.size > 0);

const tagMeaning = (piece: Piece): Meaning | null => (piece.kind === 'tag' ? meaningOf(piece.tag) : null);

type Frame = {readonly name: string; readonly box: Box; readonly blocks: Block[]};

/**
 * Pieces of one container in reading order -> its blocks: what stands between the two tags of a note or a quote becomes a
 * quote, of a figure has its caption behind it, of anything else stays as it is. A tag without its other half shows
 * what it says itself.
 */
export function foldBoxes(pieces: readonly Piece[]): Block[] {
	if (pieces.every(({kind}) => kind !== 'tag')) return pieces as Block[];
	const root: Block[] = [];
	const frames: Frame[] = [];
	const add = (blocks: readonly Block[]) => {
		const top = frames.at(-1)?.blocks ?? root;
		for (const block of blocks) top.push(block);
	};
	const unfold = () => {
		const frame = frames.pop();
		if (frame) add([...loneBlocks(frame.box), ...frame.blocks]);
	};
	for (const piece of pieces) {
		if (piece.kind !== 'tag') {
			add([piece]);
			continue;
		}
		const meaning = meaningOf(piece.tag);
		if (meaning.kind === 'open') {
			// `[!NOTE]` begins a quote that is one already.
			if (meaning.name === '') add(boldParagraph(meaning.box.title || meaning.box.label));
			else if (frames.length < DEEPEST_NESTING) frames.push({name: meaning.name, box: meaning.box, blocks: []});
		} else if (meaning.kind === 'close' && frames.some(({name}) => meaning.name === '' || meaning.name === name)) {
			while (meaning.name !== '' && frames.at(-1)?.name !== meaning.name) unfold();
			const frame = frames.pop();
			if (frame) add(boxBlocks(frame.box, frame.blocks));
		}
	}
	while (frames.length > 0) unfold();
	return root;
}

/** Letters and blanks mean the same in Markdown. */
const PLAIN = /^[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*$/u;

/** A line of Markdown as spans, without blanks at either end. */
export const markdownSpans = (markdown: string): Span[] =>
	PLAIN.test(markdown) ? [{text: markdown}] : trimSpans(toSpans(inlineSpans(lexInline(markdown))));

function paragraph(spans: readonly Span[]): Block[] {
	return spans.some(({text}) => text.trim() !== '') ? [{kind: 'paragraph', spans}] : [];
}

const boldParagraph = (markdown: string): Block[] =>
	paragraph(markdownSpans(markdown).map(span => restyle(span, {bold: true})));

function footer(markdown: string): Block[] {
	const spans = markdownSpans(markdown);
	return spans.length === 0 ? [] : [{kind: 'caption', spans, label: null, textStart: 0}];
}

const source = (markdown: string): Block[] =>
	markdown === '' ? [] : paragraph([{text: '\u2014 '}, ...markdownSpans(markdown)]);

function boxBlocks(box: Box, blocks: readonly Block[]): readonly Block[] {
	const inner = [...paragraph(markdownSpans(box.text)), ...blocks];
	switch (box.kind) {
		case 'note':
			return [{kind: 'quote', blocks: [...boldParagraph(box.title || box.label), ...inner]}];
		case 'quote':
			return inner.length === 0 ? [] : [{kind: 'quote', blocks: [...inner, ...source(box.footer)]}];
		case 'figure':
			return [...inner, ...footer(box.footer)];
		case 'plain':
			return [...titleBlocks(box), ...inner];
		default:
			return box.kind satisfies never;
	}
}

function titleBlocks({title, url}: Box): Block[] {
	const link = safeUrl(url);
	const blocks = boldParagraph(title);
	if (link === null) return blocks;
	return blocks.map(block => (block.kind === 'paragraph' ? {...block, spans: linked(block.spans, link)} : block));
}

const linked = (spans: readonly Span[], link: string): Span[] =>
	spans.map(span => ({...span, link, style: {...span.style, tone: 'link' as const}}));

/** What a tag says that has no other half. */
function loneBlocks(box: Box): readonly Block[] {
	if (box.text !== '') return boxBlocks(box, []);
	if (box.kind === 'figure') return footer(box.footer);
	// One word may be the name of something that only the site knows.
	return box.kind !== 'quote' ? titleBlocks(box) : box.footer.includes(' ') ? source(box.footer) : [];
}
