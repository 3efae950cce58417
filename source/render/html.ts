import {Parser} from 'htmlparser2';
import {readableUrl, safeUrl, sanitizeField, sanitizeText} from '../text/sanitize.ts';
import {type Block, DEEPEST_NESTING, type ListItem} from './block.ts';
import {type Inline, inlineSpans, lexInline, plainAddress, plainTags, tagInlines} from './inline.ts';
import type {Span, Style} from './line.ts';
import {paragraphBlocks, toSpans, trimSpans} from './paragraph.ts';
import {foldBoxes, type Piece} from './site-tags/boxes.ts';
import {dropForged, splitTags, unmaskTags} from './site-tags/mask.ts';
import {blockTags, imageSource, isImage, mediaTags, tagStyles} from './tags.ts';

/** Elements whose words make one line, whatever stands in them. */
const LINE_TAGS = new Set(['td', 'th', 'figcaption', 'caption']);
const SILENT_TAGS = new Set(['script', 'style', 'template', 'head', 'noscript']);

/**
 * A block of HTML as what it means: paragraphs, headings, lists, quotes, images with their captions, code, tables; and
 * the tags in it that are ends of boxes, of which the other end may stand outside.
 */
export function htmlToBlocks(html: string): readonly Piece[] {
	const reader = new HtmlReader();
	const open: string[] = [];
	const parser = new Parser({
		onopentag(name, attributes) {
			const element = isCaption(name, attributes) ? 'figcaption' : name;
			open.push(element);
			reader.open(element, attributes);
		},
		ontext: text => reader.text(text),
		onclosetag: name => reader.close(open.pop() ?? name),
	});
	parser.end(html);
	return reader.end();
}

/** What can hardly be anything but Markdown: a link, an image, emphasis, code. */
const MARKDOWN =
	/!?\[[^[\]]{1,300}\]\([^()\s]{1,1000}\)|(?<![\w*])(\*{1,2})(?=[^\s*])[^*]{1,300}(?<=\S)\1(?![\w*])|`[^`\n]{1,300}`/;

/** The language of code by the class of its element: `language-js`, `brush: js`. */
const languageOf = (attributes: Readonly<Record<string, string>>): string | null =>
	attributes['data-lang'] ??
	attributes['data-language'] ??
	/(?:^|\s)(?:language-|lang-|brush: *)([\w+#-]{1,30})/.exec(attributes.class ?? attributes.classname ?? '')?.[1] ??
	null;

/** Where there is no `figcaption`, its class tells a caption; a box of that class may hold the image too. */
const isCaption = (name: string, attributes: Readonly<Record<string, string>>): boolean =>
	(name === 'p' && /(?:^|[\s-])caption(?:-text)?(?:\s|$)/.test(attributes.class ?? '')) ||
	(name === 'div' &&
		/(?:^|\s)(?:(?:image|img|figure|photo)-caption|(?:[\w-]*-)?caption-text)(?:\s|$)/.test(attributes.class ?? ''));

type Frame = {
	readonly name: string;
	readonly style: Style;
	readonly link: string | null;
	/** For a quote or a list item: the blocks that it stands among. */
	readonly outer: Piece[] | null;
};
type List = {readonly start: number | null; readonly items: ListItem[]};

class HtmlReader {
	private blocks: Piece[] = [];
	private inlines: Inline[] = [];
	private frames: Frame[] = [];
	private lists: List[] = [];
	private rows: Span[][][] = [];
	private preformatted: string[] | null = null;
	private language: string | null = null;
	private pending = '';
	private lastImage = '';
	private silent = 0;
	private depth = 0;
	/** Cells and captions that are open: what is a block elsewhere is text with blanks round it there. */
	private lines = 0;

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		this.flushText();
		if (SILENT_TAGS.has(name)) this.silent++;
		if (blockTags.has(name)) this.flush();
		if (name === 'br') this.inlines.push({text: '\n'});
		if (name === 'q') this.inlines.push({text: '\u201C'});
		if (isImage(name)) this.image(plainAddress(imageSource(attributes)), attributes);
		if (mediaTags.has(name) && attributes.src) this.media(plainAddress(attributes.src), attributes.title ?? '');
		const isContainer = this.lines === 0 && (name === 'blockquote' || name === 'li') && this.depth < DEEPEST_NESTING;
		this.pushFrame(name, attributes.href, isContainer);
		if (LINE_TAGS.has(name)) this.lines++;
		else if (this.lines === 0) this.openBlock(name, attributes.start);
		if (this.preformatted !== null) this.language ??= languageOf(attributes);
		if (isContainer) {
			this.depth++;
			this.blocks = [];
		}
	}

	private openBlock(name: string, start: string | undefined): void {
		if (name === 'hr') this.blocks.push({kind: 'rule'});
		if (name === 'pre') [this.preformatted, this.language] = [[], null];
		if (name === 'ul') this.lists.push({start: null, items: []});
		if (name === 'ol') this.lists.push({start: /^\d{1,9}$/.test(start ?? '') ? Number(start) : 1, items: []});
		if (name === 'tr') this.rows.push([]);
	}

	private pushFrame(name: string, href: string | undefined, isContainer: boolean): void {
		const top = this.frames.at(-1);
		const link = name === 'a' && href ? safeUrl(plainAddress(href)) : null;
		this.frames.push({
			name,
			style: {...top?.style, ...tagStyles[name], ...(link && {tone: 'link'})},
			link: link ?? top?.link ?? null,
			outer: isContainer ? this.blocks : null,
		});
	}

	/** Text comes in pieces, parted at entities. */
	text(text: string): void {
		this.pending += text;
	}

	private flushText(): void {
		const text = this.pending;
		this.pending = '';
		if (this.silent > 0 || text === '') return;
		if (this.preformatted) {
			this.preformatted.push(sanitizeText(unmaskTags(text)));
			return;
		}
		for (const piece of splitTags(text)) {
			if (typeof piece === 'string') this.words(piece);
			else this.inlines.push(...tagInlines(piece));
		}
	}

	private words(text: string): void {
		const top = this.frames.at(-1);
		const clean = sanitizeText(dropForged(text)).replace(/\s+/g, ' ');
		const last = this.inlines.at(-1);
		const shown = last === undefined || /\s$/.test(last.text) ? clean.trimStart() : clean;
		if (shown === '') return;
		if (MARKDOWN.test(shown) && top?.style.tone !== 'code') this.markdown(shown, top);
		else
			this.inlines.push({
				text: shown,
				...(top && Object.keys(top.style).length > 0 && {style: top.style}),
				...(top?.link && {link: top.link}),
			});
	}

	/** Some generators read Markdown inside of HTML, and people who use others write it there too. */
	private markdown(text: string, top: Frame | undefined): void {
		for (const inline of inlineSpans(lexInline(text)))
			this.inlines.push({
				...inline,
				...((top || inline.style) && {style: {...top?.style, ...inline.style}}),
				...(top?.link && {link: top.link}),
			});
	}

	close(name: string): void {
		this.flushText();
		if (name === 'q') this.inlines.push({text: '\u201D'});
		if (SILENT_TAGS.has(name)) this.silent--;
		if (LINE_TAGS.has(name)) this.closeLine(name);
		else if (this.lines === 0) this.closeBlock(name);
		if (blockTags.has(name)) this.flush();
		const frame = this.frames.pop();
		if (frame?.outer) this.leave(name, frame.outer);
		if (this.lines === 0 && (name === 'ul' || name === 'ol')) this.closeList();
		if (this.lines === 0 && name === 'table') this.closeTable();
	}

	private closeLine(name: string): void {
		this.lines--;
		if (this.lines > 0) return;
		if (name === 'td' || name === 'th') this.closeCell();
		else this.flushAs(spans => ({kind: 'caption', spans: trimSpans(spans), label: null, textStart: 0}));
	}

	private closeBlock(name: string): void {
		if (/^h[1-6]$/.test(name)) this.flushAs(spans => ({kind: 'heading', depth: Number(name.charAt(1)), spans}));
		if (name === 'pre') this.closeCode();
	}

	end(): readonly Piece[] {
		this.flushText();
		this.flush();
		this.closeTable();
		return this.blocks;
	}

	private flush(): void {
		if (this.lines > 0) {
			if (!/\s$|^$/.test(this.inlines.at(-1)?.text ?? '')) this.inlines.push({text: ' '});
			return;
		}
		const blocks = this.inlines.some(({text, image, tag}) => text.trim() !== '' || image || tag)
			? paragraphBlocks(this.inlines)
			: [];
		this.inlines = [];
		if (blocks.length === 0) return;
		const list = this.lists.at(-1);
		// Text that stands in a list and in none of its items is an item of its own.
		if (list && /^[uo]l$/.test(this.frames.at(-1)?.name ?? ''))
			list.items.push({isDone: null, blocks: foldBoxes(blocks)});
		else this.blocks.push(...blocks);
	}

	private flushAs(make: (spans: Span[]) => Block): void {
		const spans = toSpans(this.inlines);
		this.inlines = [];
		if (spans.some(span => span.text.trim() !== '')) this.blocks.push(make(spans));
	}

	private image(src: string, attributes: Readonly<Record<string, string>>): void {
		// What stands for those who run no scripts is mostly there already.
		if (src === '' || (this.silent > 0 && src === this.lastImage)) return;
		this.lastImage = src;
		const link = safeUrl(src);
		this.inlines.push({
			text: sanitizeField(plainTags(attributes.alt ?? '')),
			style: {tone: 'link'},
			image: {url: readableUrl(src), title: sanitizeField(plainTags(attributes.title ?? ''))},
			...(link && {link}),
		});
	}

	private media(src: string, title: string): void {
		const link = safeUrl(src);
		this.inlines.push({
			text: sanitizeField(plainTags(title)) || readableUrl(src),
			style: {tone: 'link'},
			...(link && {link}),
		});
		this.inlines.push({text: ' '});
	}

	private closeCode(): void {
		const text = (this.preformatted ?? []).join('').replace(/^\n/, '').trimEnd();
		this.preformatted = null;
		if (text !== '') this.blocks.push({kind: 'code', text, language: this.language});
	}

	private closeCell(): void {
		const row = this.rows.at(-1);
		if (row === undefined) return;
		row.push(trimSpans(toSpans(this.inlines)));
		this.inlines = [];
	}

	private closeTable(): void {
		const rows = this.rows.filter(row => row.length > 0);
		this.rows = [];
		const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
		if (columns === 0) return;
		this.blocks.push({kind: 'table', alignments: Array.from({length: columns}, () => 'left' as const), rows});
	}

	private leave(name: string, outer: Piece[]): void {
		const inner = foldBoxes(this.blocks);
		this.blocks = outer;
		this.depth--;
		if (name === 'blockquote') {
			if (inner.length > 0) outer.push({kind: 'quote', blocks: inner});
			return;
		}
		const list = this.lists.at(-1);
		if (list) list.items.push({isDone: null, blocks: inner});
		else outer.push(...inner);
	}

	private closeList(): void {
		const list = this.lists.pop();
		if (list && list.items.length > 0) this.blocks.push({kind: 'list', isLoose: false, ...list});
	}
}
