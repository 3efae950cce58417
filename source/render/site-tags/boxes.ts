import {type Alert, type Block, DEEPEST_NESTING} from '../block.ts';
import {withIds} from '../markdown/ids.ts';
import {boxBlocks, loneBlocks, titleSpans} from './box-blocks.ts';
import type {Masked} from './mask.ts';
import {type Box, type Meaning, meaningOf, noBox} from './meaning.ts';
import {alertOf, type NoteKind, noteBlock, titleParagraph} from './notes.ts';

/** A block, or what is none and says something of the blocks round it. */
export type Part = Block | (Sign & {readonly line?: number});

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

const isSign = (part: Part): part is Sign => /^(?:tag|open|close|about)$/.test(part.kind);

export const isBlock = (part: Part): part is Block => !isSign(part);

/**
 * Closing tags at the end of parts that do not begin there. A list takes the line below its last item for a part of it;
 * what that line closes is not.
 */
export function splitClosings(parts: readonly Part[]): {
	readonly inner: readonly Part[];
	readonly outer: readonly Part[];
} {
	const meanings = parts.map(signMeaning);
	const opened = new Set(meanings.flatMap(meaning => (meaning?.kind === 'open' ? [meaning.name] : [])));
	const end = meanings.findLastIndex(meaning => meaning?.kind !== 'close' || endsOneOf(opened, meaning.name)) + 1;
	return {inner: parts.slice(0, end), outer: parts.slice(end)};
}

/** `{% end %}` ends what there is. */
const endsOneOf = (names: ReadonlySet<string>, name: string): boolean =>
	names.has(name) || (name === '' && names.size > 0);

/** How urgent the note is that a quote begins with `[!NOTE]` to be. */
export function noteOf(part: Part | undefined): Alert | null {
	const meaning = part === undefined ? null : signMeaning(part);
	return meaning?.kind === 'open' && meaning.name === '' ? alertOf(meaning.box.label) : null;
}

function signMeaning(part: Part): Meaning | null {
	if (part.kind === 'tag') return meaningOf(part.tag);
	if (part.kind === 'close') return part;
	if (part.kind !== 'open') return null;
	return {kind: 'open', name: part.name, box: part.name === 'blockquote' ? quoteBox : noBox};
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
 * Parts of one container in reading order -> its blocks: what stands between the two tags of a note or a quote becomes a
 * quote, of a figure has its caption behind it, of anything else stays as it is. A tag without its other half shows
 * what it says itself.
 */
export function foldBoxes(parts: readonly Part[]): readonly Block[] {
	if (parts.every(isBlock)) return parts;
	const folder = new Folder();
	for (const part of parts) folder.put(part);
	return folder.end();
}

class Folder {
	private readonly root: Block[] = [];
	private readonly frames: Frame[] = [];
	private ids: readonly string[] = [];
	private note: NoteKind | null = null;

	put(part: Part): void {
		if (part.kind === 'about') this.about(part);
		else if (!isSign(part)) this.add([part]);
		else {
			const meaning = signMeaning(part);
			if (meaning?.kind === 'open') this.open(meaning.name, meaning.box, part.kind === 'open' ? part.note : null);
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

	/** Ends a box of which the other half is missing. */
	private unfold(): void {
		const frame = this.frames.pop();
		if (frame) this.add([...loneBlocks(frame.box), ...frame.blocks]);
	}
}

function frameBlocks({box, note, blocks}: Frame): readonly Block[] {
	if (note === null) return boxBlocks(box, blocks);
	return blocks.length === 0 ? [] : [noteBlock([], note, blocks)];
}
