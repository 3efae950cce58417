import {Parser} from 'htmlparser2';
import {readableUrl, safeUrl, sanitizeField, sanitizeText} from '../text/sanitize.ts';
import type {Block, ListItem} from './block.ts';
import type {Inline} from './inline.ts';
import type {Span, Style} from './line.ts';
import {paragraphBlocks, toSpans} from './paragraph.ts';
import {tagStyles} from './tags.ts';

const BLOCK_TAGS = new Set(
	'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
		' ',
	),
);
const SILENT_TAGS = new Set(['script', 'style', 'template', 'head', 'noscript']);
const MEDIA_TAGS = new Set(['iframe', 'video', 'audio', 'embed']);

/** A block of HTML as what it means: paragraphs, headings, lists, quotes, images with their captions, code, tables. */
export function htmlToBlocks(html: string): Block[] {
	const reader = new HtmlReader();
	const parser = new Parser({
		onopentag: (name, attributes) => reader.open(name, attributes),
		ontext: text => reader.text(text),
		onclosetag: name => reader.close(name),
	});
	parser.end(html);
	return reader.end();
}

type Frame = {readonly name: string; readonly style: Style; readonly link: string | null; readonly outer: Block[]};

class HtmlReader {
	private blocks: Block[] = [];
	private inlines: Inline[] = [];
	private frames: Frame[] = [];
	private items: ListItem[][] = [];
	private rows: Span[][][] = [];
	private preformatted: string[] | null = null;
	private silent = 0;

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		if (SILENT_TAGS.has(name)) this.silent++;
		if (BLOCK_TAGS.has(name)) this.flush();
		if (name === 'br') this.inlines.push({text: '\n'});
		if (name === 'hr') this.blocks.push({kind: 'rule'});
		if (name === 'img' && attributes.src) this.image(attributes.src, attributes);
		if (MEDIA_TAGS.has(name) && attributes.src) this.media(attributes.src, attributes.title ?? '');
		if (name === 'pre') this.preformatted = [];
		if (name === 'ul' || name === 'ol') this.items.push([]);
		if (name === 'tr') this.rows.push([]);
		const top = this.frames.at(-1);
		this.frames.push({
			name,
			style: {...top?.style, ...tagStyles[name], ...(name === 'a' && {tone: 'link' as const})},
			link: name === 'a' && attributes.href ? safeUrl(attributes.href) : (top?.link ?? null),
			outer: this.blocks,
		});
		if (name === 'blockquote' || name === 'li') this.blocks = [];
	}

	text(text: string): void {
		if (this.silent > 0) return;
		if (this.preformatted) {
			this.preformatted.push(sanitizeText(text));
			return;
		}
		const top = this.frames.at(-1);
		const clean = sanitizeText(text).replace(/\s+/g, ' ');
		const last = this.inlines.at(-1);
		const shown = last === undefined || /\s$/.test(last.text) ? clean.trimStart() : clean;
		if (shown === '') return;
		this.inlines.push({
			text: shown,
			...(top && Object.keys(top.style).length > 0 && {style: top.style}),
			...(top?.link && {link: top.link}),
		});
	}

	close(name: string): void {
		const frame = this.frames.pop();
		if (SILENT_TAGS.has(name)) this.silent--;
		if (/^h[1-6]$/.test(name)) this.flushAs(spans => ({kind: 'heading', depth: Number(name.charAt(1)), spans}));
		if (name === 'figcaption' || name === 'caption') {
			this.flushAs(spans => ({kind: 'caption', spans, label: null, textStart: 0}));
		}
		if (name === 'td' || name === 'th') this.cell();
		if (name === 'pre') this.code();
		if (BLOCK_TAGS.has(name)) this.flush();
		if (name === 'blockquote' && frame) this.leave(frame, blocks => ({kind: 'quote', blocks}));
		if (name === 'li' && frame) this.item(frame);
		if (name === 'ul' || name === 'ol') this.list(name === 'ol');
		if (name === 'table') this.table();
	}

	end(): Block[] {
		this.flush();
		this.table();
		return this.blocks;
	}

	private flush(): void {
		if (this.inlines.some(({text, image}) => text.trim() !== '' || image))
			this.blocks.push(...paragraphBlocks(this.inlines));
		this.inlines = [];
	}

	private flushAs(make: (spans: Span[]) => Block): void {
		const spans = toSpans(this.inlines);
		this.inlines = [];
		if (spans.some(span => span.text.trim() !== '')) this.blocks.push(make(spans));
	}

	private image(src: string, attributes: Readonly<Record<string, string>>): void {
		const link = safeUrl(src);
		this.inlines.push({
			text: sanitizeField(attributes.alt ?? ''),
			style: {tone: 'link'},
			image: {url: readableUrl(src), title: sanitizeField(attributes.title ?? '')},
			...(link && {link}),
		});
	}

	private media(src: string, title: string): void {
		const link = safeUrl(src);
		this.inlines.push({text: sanitizeField(title) || readableUrl(src), style: {tone: 'link'}, ...(link && {link})});
	}

	private code(): void {
		const text = (this.preformatted ?? []).join('').replace(/^\n|\n+$/g, '');
		this.preformatted = null;
		if (text !== '') this.blocks.push({kind: 'code', text, language: null});
	}

	private cell(): void {
		const row = this.rows.at(-1);
		if (row) row.push(toSpans(this.inlines));
		else this.flush();
		this.inlines = [];
	}

	private table(): void {
		const rows = this.rows.filter(row => row.length > 0);
		this.rows = [];
		const columns = Math.max(0, ...rows.map(row => row.length));
		if (columns === 0) return;
		this.blocks.push({kind: 'table', alignments: Array.from({length: columns}, () => 'left' as const), rows});
	}

	private leave(frame: Frame, make: (blocks: Block[]) => Block): void {
		const inner = this.blocks;
		this.blocks = frame.outer;
		if (inner.length > 0) this.blocks.push(make(inner));
	}

	private item(frame: Frame): void {
		const inner = this.blocks;
		this.blocks = frame.outer;
		const list = this.items.at(-1);
		if (list) list.push({isDone: null, blocks: inner});
		else this.blocks.push(...inner);
	}

	private list(isOrdered: boolean): void {
		const items = this.items.pop() ?? [];
		if (items.length > 0) this.blocks.push({kind: 'list', start: isOrdered ? 1 : null, isLoose: false, items});
	}
}
