import {safeUrl} from '../../text/sanitize.ts';
import {type Alert, type Block, DEEPEST_NESTING} from '../block.ts';
import {restyle, type Span} from '../line.ts';
import {withIds} from '../markdown/ids.ts';
import {inlineSpans} from '../markdown/inline.ts';
import {lexInline} from '../markdown/lex.ts';
import {toSpans, trimSpans} from '../markdown/paragraph.ts';
import type {Masked} from './mask.ts';
import {type Box, type Meaning, meaningOf, noBox} from './meaning.ts';
import {alertOf, type NoteKind, noteBlock, titleParagraph} from './notes.ts';

/** A block, or what is none and says something of the blocks round it. */
export type Piece = Block | (Sign & {readonly line?: number});

type Sign =
	/** A tag that begins or ends a box round blocks. */
	| {readonly kind: 'tag'; readonly tag: Masked}
	/** An element of HTML that is open behind a block of HTML, and one that ends there. */
	| {readonly kind: 'open'; readonly name: string; readonly note: NoteKind | null}
	| {readonly kind: 'close'; readonly name: string}
	/** Names for the block before or behind, which may be a note. */
	| {
			readonly kind: 'about';
			readonly block: 'last' | 'next';
			readonly ids: readonly string[];
			readonly note: NoteKind | null;
	  };

const isSign = (piece: Piece): piece is Sign => /^(?:tag|open|close|about)$/.test(piece.kind);

/**
 * Closing tags at the end of pieces that do not begin there. A list takes the line below its last item for a part of it;
 * what that line closes is not.
 */
export function splitClosings(pieces: readonly Piece[]): {
	readonly inner: readonly Piece[];
	readonly outer: readonly Piece[];
} {
	const meanings = pieces.map(signMeaning);
	const opened = new Set(meanings.flatMap(meaning => (meaning?.kind === 'open' ? [meaning.name] : [])));
	const end = meanings.findLastIndex(meaning => meaning?.kind !== 'close' || endsOneOf(opened, meaning.name)) + 1;
	return {inner: pieces.slice(0, end), outer: pieces.slice(end)};
}

/** `{% end %}` ends what there is. */
const endsOneOf = (names: ReadonlySet<string>, name: string): boolean =>
	names.has(name) || (name === '' && names.size > 0);

/** How urgent the note is that a quote begins with `[!NOTE]` to be. */
export function noteOf(piece: Piece | undefined): Alert | null {
	const meaning = piece === undefined ? null : signMeaning(piece);
	return meaning?.kind === 'open' && meaning.name === '' ? alertOf(meaning.box.label) : null;
}

function signMeaning(piece: Piece): Meaning | null {
	if (piece.kind === 'tag') return meaningOf(piece.tag);
	if (piece.kind === 'close') return piece;
	if (piece.kind !== 'open') return null;
	return {kind: 'open', name: piece.name, box: piece.name === 'blockquote' ? quoteBox : noBox};
}

const quoteBox: Box = {...noBox, kind: 'quote'};

type Frame = {
	readonly name: string;
	readonly box: Box;
	/** For an element of HTML that is a note. */
	readonly note: NoteKind | null;
	readonly blocks: Block[];
};

/**
 * Pieces of one container in reading order -> its blocks: what stands between the two tags of a note or a quote becomes a
 * quote, of a figure has its caption behind it, of anything else stays as it is. A tag without its other half shows
 * what it says itself.
 */
export function foldBoxes(pieces: readonly Piece[]): Block[] {
	if (!pieces.some(isSign)) return pieces as Block[];
	const folder = new Folder();
	for (const piece of pieces) folder.put(piece);
	return folder.end();
}

class Folder {
	private readonly root: Block[] = [];
	private readonly frames: Frame[] = [];
	private ids: readonly string[] = [];
	private note: NoteKind | null = null;

	put(piece: Piece): void {
		if (piece.kind === 'about') this.about(piece);
		else if (!isSign(piece)) this.add([piece]);
		else {
			const meaning = signMeaning(piece);
			if (meaning?.kind === 'open') this.open(meaning.name, meaning.box, piece.kind === 'open' ? piece.note : null);
			else if (meaning?.kind === 'close') this.close(meaning.name);
		}
	}

	end(): Block[] {
		while (this.frames.length > 0) this.unfold();
		// What they name stands in the next part of the article, right below.
		this.about({kind: 'about', block: 'last', ids: this.ids, note: this.note});
		return this.root;
	}

	private get top(): Block[] {
		return this.frames.at(-1)?.blocks ?? this.root;
	}

	private add(blocks: readonly Block[]): void {
		for (const block of blocks) {
			const named = withIds(block, this.ids);
			this.top.push(this.note === null ? named : noteBlock([], this.note, [named]));
			[this.ids, this.note] = [[], null];
		}
	}

	/** Changes the last block. */
	private change(make: (last: Block) => Block): void {
		const last = this.top.pop();
		if (last) this.top.push(make(last));
	}

	private about({block, ids, note}: Extract<Sign, {kind: 'about'}>): void {
		if (block === 'next') [this.ids, this.note] = [[...this.ids, ...ids], note ?? this.note];
		else this.change(last => (note === null ? withIds(last, ids) : noteBlock([], note, [withIds(last, ids)])));
	}

	private open(name: string, box: Box, note: NoteKind | null): void {
		// `[!NOTE]` begins a quote that is one already.
		if (name === '') this.add(titleParagraph(titleSpans(box)));
		else if (this.frames.length < DEEPEST_NESTING) this.frames.push({name, box, note, blocks: []});
	}

	private close(name: string): void {
		if (!this.frames.some(frame => name === '' || name === frame.name)) return;
		while (name !== '' && this.frames.at(-1)?.name !== name) this.unfold();
		const frame = this.frames.pop();
		if (frame) this.add(frameBlocks(frame));
	}

	/** A tag without its other half says what it says itself. */
	private unfold(): void {
		const frame = this.frames.pop();
		if (frame) this.add([...loneBlocks(frame.box), ...frame.blocks]);
	}
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

const titleSpans = ({title, label}: Box): Span[] => markdownSpans(title || label);

function footer(markdown: string): Block[] {
	const spans = markdownSpans(markdown);
	return spans.length === 0 ? [] : [{kind: 'caption', spans, label: null, textStart: 0}];
}

const source = (markdown: string): Block[] =>
	markdown === '' ? [] : paragraph([{text: '\u2014 '}, ...markdownSpans(markdown)]);

const kindOf = ({label}: Box): NoteKind => ({alert: alertOf(label), label});

function frameBlocks({box, note, blocks}: Frame): readonly Block[] {
	if (note === null) return boxBlocks(box, blocks);
	return blocks.length === 0 ? [] : [noteBlock([], note, blocks)];
}

function boxBlocks(box: Box, blocks: readonly Block[]): readonly Block[] {
	const inner = [...paragraph(markdownSpans(box.text)), ...blocks];
	switch (box.kind) {
		case 'note':
			return inner.length === 0 && box.title === '' ? [] : [noteBlock(titleSpans(box), kindOf(box), inner)];
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
