import {safeUrl} from '../text/sanitize.ts';
import {type Block, blockText, type CaptionBlock, type CodeBlock, type HeadingBlock, type ImageBlock} from './block.ts';
import {imageName} from './image-name.ts';
import {createSlicer, plainText, type Span} from './line.ts';
import {imageSpans, spellLinks} from './links.ts';

/** Something to open, or a place to go to. */
export type Reference = {
	/** Where its words begin. */
	readonly at: number;
	readonly kind: 'link' | 'image' | 'note';
	/** One line, sanitised. */
	readonly text: string;
	/**
	 * An address from `safeUrl` or a file of the site; or a `ref` as in `Span`; neither where an image is not known
	 * to open.
	 */
	readonly link: string | null;
	readonly ref: string | null;
};

export type Heading = {readonly at: number; readonly depth: number; readonly text: string};

/** What a part of an article says, and what stands where in it; `at` counts UTF-16 units of `text`. */
export type Flow = {
	readonly text: string;
	readonly headings: readonly Heading[];
	readonly references: readonly Reference[];
	/** Names that a link can lead to (without `#`). */
	readonly anchors: ReadonlyMap<string, number>;
	/** Where lines of the Markdown begin, both ascending. */
	readonly lines: readonly {readonly at: number; readonly line: number}[];
	/** Languages of code. */
	readonly languages: readonly string[];
};

/** The name under which footnotes are anchors. */
export const noteAnchor = (label: string): string => `fn:${label}`;

/**
 * Gives the words of an article their places, in reading order, and spells out what a reader must see of its links.
 * Layout then only has to move the spans: whatever the width, each piece of text tells by its `at` what it is.
 */
export class FlowWriter {
	private text = '';
	private readonly headings: Heading[] = [];
	private readonly references: Reference[] = [];
	private readonly anchors = new Map<string, number>();
	private readonly slugs = new Map<string, number>();
	private readonly lines: {at: number; line: number}[] = [];
	private readonly languages = new Set<string>();
	private readonly hasHyperlinks: boolean;

	constructor(hasHyperlinks: boolean) {
		this.hasHyperlinks = hasHyperlinks;
	}

	/** Blocks as layout takes them, their spans numbered. */
	blocks(blocks: readonly Block[]): readonly Block[] {
		return blocks.map(block => this.block(block));
	}

	/** A line or paragraph of its own. */
	spans(spans: readonly Span[]): readonly Span[] {
		return this.spelled(spellLinks(spans, this.hasHyperlinks), 'link');
	}

	/** The same of what tells by itself where its links lead. */
	spelled(spans: readonly Span[], kind: Reference['kind']): readonly Span[] {
		const numbered = this.number(spans, kind);
		this.text += '\n';
		return numbered;
	}

	/** The spans of an image, as `imageSpans` makes them. */
	image(image: ImageBlock): readonly Span[] {
		const at = this.text.length;
		const numbered = imageSpans(image, this.hasHyperlinks).map(span => this.numberSpan(span));
		const text = image.alt || imageName(image.url);
		const link = image.target ?? safeUrl(image.url);
		this.references.push({at, kind: 'image', text, link, ref: null});
		if (image.link && image.link !== link) this.references.push({at, kind: 'link', text, link: image.link, ref: null});
		this.text += '\n';
		return numbered;
	}

	/** A name for the place of what comes next; of two the first counts. */
	anchor(name: string): void {
		if (name !== '' && !this.anchors.has(name)) this.anchors.set(name, this.text.length);
	}

	finish(): Flow {
		const {text, headings, references, anchors, lines, languages} = this;
		return {text, headings, references, anchors, lines, languages: [...languages]};
	}

	private block(block: Block): Block {
		if (block.line !== undefined) this.lines.push({at: this.text.length, line: block.line});
		for (const id of block.ids ?? []) this.anchor(id);
		switch (block.kind) {
			case 'heading':
				this.heading(block);
				return {...block, spans: this.spans(block.spans)};
			case 'paragraph':
				return {...block, spans: this.spans(block.spans)};
			case 'caption':
				return this.caption(block);
			case 'image':
				return {...block, spans: this.image(block)};
			case 'quote':
				return {...block, blocks: this.blocks(block.blocks)};
			case 'footnote':
				this.anchor(noteAnchor(block.label));
				return {...block, blocks: this.blocks(block.blocks)};
			case 'list':
				return {...block, items: block.items.map(item => ({...item, blocks: this.blocks(item.blocks)}))};
			case 'table':
				return {...block, rows: block.rows.map(row => row.map(cell => this.spans(cell)))};
			case 'code':
				return this.code(block);
			case 'rule':
				return block;
			default:
				return block satisfies never;
		}
	}

	/** The label and behind a gap the text, as they are shown. */
	private caption(caption: CaptionBlock): Block {
		const {spans, label, textStart} = caption;
		if (label === null) return {...caption, spans: this.spans(spans)};
		const labelAt = this.text.length;
		this.text += `${label}  `;
		return {
			...caption,
			labelAt,
			textStart: 0,
			spans: this.spans(createSlicer(spans)(textStart, Number.POSITIVE_INFINITY)),
		};
	}

	private heading(block: HeadingBlock): void {
		const text = blockText(block).replace(/\s+/g, ' ').trim();
		this.headings.push({at: this.text.length, depth: block.depth, text});
		this.anchor(this.newName(slugOf(text)));
	}

	/** Of headings that are called the same the second has `-1` behind its name. */
	private newName(slug: string): string {
		const count = this.slugs.get(slug) ?? 0;
		this.slugs.set(slug, count + 1);
		return count === 0 ? slug : `${slug}-${count}`;
	}

	private code(block: CodeBlock): Block {
		const at = this.text.length;
		this.text += `${block.text}\n`;
		if (block.language !== null) this.languages.add(block.language);
		return {...block, at};
	}

	private number(spans: readonly Span[], kind: Reference['kind']): readonly Span[] {
		return spans.map((span, index) => {
			const isLink = span.link !== undefined || span.ref !== undefined;
			if (isLink && !leadsAlike(span, spans[index - 1])) this.refer(linkFrom(spans, index), kind);
			return this.numberSpan(span);
		});
	}

	private numberSpan(span: Span): Span {
		const at = this.text.length;
		if (span.anchor !== undefined) this.anchor(span.anchor);
		this.text += span.text;
		return {...span, at};
	}

	/** A link that begins here; the address spelled out behind it is no part of its words. */
	private refer(spans: readonly Span[], kind: Reference['kind']): void {
		const {link = null, ref = null} = spans[0] ?? {};
		const words = spans.filter(({style}, index) => index === 0 || style?.tone !== 'quiet');
		const text = plainText(words).replace(/\s+/g, ' ').trim();
		const isNote = ref?.startsWith(`#${noteAnchor('')}`) === true;
		this.references.push({at: this.text.length, kind: isNote ? 'note' : kind, text, link, ref});
	}
}

const leadsAlike = (span: Span, other: Span | undefined): boolean =>
	other !== undefined && span.link === other.link && span.ref === other.ref;

/** The spans of the link that begins at an index. */
function linkFrom(spans: readonly Span[], from: number): readonly Span[] {
	let end = from + 1;
	for (let next = spans[end]; next !== undefined && leadsAlike(next, spans[from]); next = spans[end]) end++;
	return spans.slice(from, end);
}

/** A heading's name as most generators make it (github-slugger's rule): letters, digits, hyphens. */
export function slugOf(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
		.replaceAll(' ', '-');
}
