import {type Block, DEEPEST_NESTING, type ListItem} from '../block.ts';
import {plainText} from '../line.ts';
import {cleanIds, withIds} from '../markdown/ids.ts';
import {paragraphBlocks, toSpans, trimSpans} from '../markdown/paragraph.ts';
import {foldBoxes, isBlock, type Part} from '../site-tags/boxes.ts';
import {type NoteKind, noteBlock} from '../site-tags/notes.ts';
import {BOX_TAGS, languageOf, noteBoxOf} from './names.ts';
import {HtmlTable} from './table.ts';
import {blockTags} from './tags.ts';
import {type Attributes, HtmlWords} from './words.ts';

/** Elements whose words make one line, whatever stands in them. */
const LINE_TAGS = new Set(['td', 'th', 'figcaption', 'caption', 'summary']);
const ITEM_TAGS = new Set(['li', 'dt', 'dd']);
const LIST_TAGS = new Set(['ul', 'ol', 'dl']);

const isCell = (name: string): boolean => name === 'td' || name === 'th';

/** An element that holds blocks of its own: a quote, an item, a note. */
type Container = {
	readonly name: string;
	readonly note: NoteKind | null;
	readonly outer: Part[];
	isDone: boolean | null;
};
type List = {readonly start: number | null; readonly items: ListItem[]};
/** An element that is open, what it holds blocks for, if it does, and otherwise where its blocks begin. */
type Frame = {readonly name: string; readonly container: Container | null; readonly start: number};

/** Elements as they open and close -> the blocks that they stand for. */
export class HtmlReader {
	private readonly words = new HtmlWords();
	private blocks: Part[] = [];
	private readonly frames: Frame[] = [];
	private readonly containers: Container[] = [];
	private readonly lists: List[] = [];
	private table: HtmlTable | null = null;
	private language: string | null = null;
	private ids: string[] = [];
	/** Cells and captions that are open: what is a block elsewhere is text with breaks round it there. */
	private lines = 0;
	private cells = 0;
	/** The number of the next item in a cell, null for one without. */
	private nextItem: number | null = null;
	private isCode = false;

	text(text: string): void {
		this.words.text(text);
	}

	open(name: string, attributes: Attributes): void {
		this.words.settle();
		if (blockTags.has(name)) this.flush();
		const id = attributes.id ?? (name === 'a' ? attributes.name : undefined);
		if (id) this.ids.push(...cleanIds([id]));
		if (name === 'input') this.input(attributes);
		const container = this.containerOf(name, attributes);
		this.words.open(name, attributes);
		this.frames.push({name, container, start: this.blocks.length});
		if (LINE_TAGS.has(name)) this.openLine(name, attributes);
		else if (this.lines === 0) this.openBlock(name, attributes);
		else if (this.cells > 0) this.openInCell(name);
		if (this.isCode) this.language ??= languageOf(attributes);
		if (container !== null) this.enter(container);
	}

	private openLine(name: string, attributes: Attributes): void {
		if (this.lines === 0) this.table?.openCell(attributes);
		this.lines++;
		if (isCell(name)) this.cells++;
	}

	private enter(container: Container): void {
		this.containers.push(container);
		this.blocks = [];
	}

	/** What the element holds blocks for; null where it holds none, or stands in a line or too deep for it. */
	private containerOf(name: string, attributes: Attributes): Container | null {
		if (this.lines > 0 || this.containers.length >= DEEPEST_NESTING) return null;
		const note = noteBoxOf(name, attributes);
		if (note === null && name !== 'blockquote' && !ITEM_TAGS.has(name)) return null;
		return {name, note, outer: this.blocks, isDone: null};
	}

	private openBlock(name: string, attributes: Attributes): void {
		const {start = ''} = attributes;
		if (name === 'hr') this.push({kind: 'rule'});
		if (name === 'pre' || name === 'textarea') [this.isCode, this.language] = [true, null];
		if (name === 'ol') this.lists.push({start: /^\d{1,9}$/.test(start) ? Number(start) : 1, items: []});
		else if (LIST_TAGS.has(name)) this.lists.push({start: null, items: []});
		if (name === 'table') this.closeTable();
		if (name === 'tr') this.rows().openRow();
	}

	/** Lists in cells are lines of text. */
	private openInCell(name: string): void {
		if (name === 'ul' || name === 'ol') this.nextItem = name === 'ol' ? 1 : null;
		if (name === 'li') this.words.say(this.nextItem === null ? '- ' : `${this.nextItem++}. `);
	}

	private rows(): HtmlTable {
		this.table ??= new HtmlTable();
		return this.table;
	}

	/** A box to tick: of an item whose words it begins, else amid words. */
	private input({type, checked}: Attributes): void {
		if (type?.toLowerCase() !== 'checkbox') return;
		const container = this.containers.at(-1);
		const isDone = checked !== undefined;
		if (container?.name === 'li' && this.blocks.length === 0 && this.words.isEmpty) container.isDone = isDone;
		else this.words.say(isDone ? '[x] ' : '[ ] ');
	}

	/** `isImplied`: the text ended, and no tag closed it. */
	close(name: string, isImplied: boolean): void {
		this.words.settle();
		if (LINE_TAGS.has(name)) this.closeLine(name);
		else if (this.lines === 0) this.closeBlock(name);
		this.words.close(name, isImplied);
		if (blockTags.has(name)) this.flush();
		const frame = this.frames.pop();
		if (frame?.container) this.leave(frame.container, isImplied);
		else if (frame && isImplied && BOX_TAGS.has(name) && this.lines === 0)
			this.blocks.splice(frame.start, 0, {kind: 'open', name, note: null});
		if (this.lines > 0) return;
		if (LIST_TAGS.has(name)) this.closeList();
		if (name === 'table') this.closeTable();
	}

	end(): readonly Part[] {
		this.words.settle();
		this.flush();
		this.closeTable();
		if (this.ids.length > 0) this.blocks.push({kind: 'about', block: 'next', ids: this.ids, note: null});
		return this.blocks;
	}

	private push(block: Block): void {
		this.blocks.push(withIds(block, this.ids));
		this.ids = [];
	}

	private closeLine(name: string): void {
		this.lines--;
		if (isCell(name)) this.cells--;
		if (this.lines > 0) return;
		const spans = trimSpans(toSpans(this.words.take()));
		if (isCell(name)) this.rows().closeCell(spans, name === 'th');
		else if (plainText(spans).trim() === '') return;
		else if (name === 'summary') this.push({kind: 'paragraph', role: 'summary', spans});
		else this.push({kind: 'caption', spans, label: null, textStart: 0});
	}

	private closeBlock(name: string): void {
		if (/^h[1-6]$/.test(name)) this.closeHeading(Number(name.charAt(1)));
		if (name === 'pre' || name === 'textarea') this.closeCode();
	}

	private closeHeading(depth: number): void {
		const spans = trimSpans(toSpans(this.words.take()));
		if (plainText(spans).trim() !== '') this.push({kind: 'heading', depth, spans});
	}

	private closeCode(): void {
		const text = plainText(this.words.take()).replace(/^\n/, '').trimEnd();
		this.isCode = false;
		if (text !== '') this.push({kind: 'code', text, language: this.language});
	}

	/** Makes a paragraph of the words so far. */
	private flush(): void {
		if (this.isCode && this.lines === 0) return;
		if (this.lines > 0) {
			this.words.part(this.cells > 0 ? '\n' : ' ');
			return;
		}
		const blocks = this.words.isEmpty ? [] : paragraphBlocks(this.words.take());
		this.words.take();
		const list = this.lists.at(-1);
		// Text that stands in a list and in none of its items is an item of its own.
		if (blocks.length > 0 && list && LIST_TAGS.has(this.frames.at(-1)?.name ?? ''))
			list.items.push({isDone: null, blocks: foldBoxes(blocks)});
		else for (const block of blocks) this.add(block);
	}

	private add(part: Part): void {
		if (isBlock(part)) this.push(part);
		else this.blocks.push(part);
	}

	private leave({name, note, outer, isDone}: Container, isImplied: boolean): void {
		const pieces = this.blocks;
		this.blocks = outer;
		this.containers.pop();
		if (isImplied && (note !== null || name === 'blockquote')) {
			if (BOX_TAGS.has(name)) outer.push({kind: 'open', name, note});
			// Not push(...pieces): there may be more of them than a call takes arguments.
			for (const piece of pieces) outer.push(piece);
			return;
		}
		const inner = foldBoxes(pieces);
		const list = this.lists.at(-1);
		if (ITEM_TAGS.has(name) && list) list.items.push({isDone, ...roleOf(name), blocks: inner});
		else if (inner.length === 0) return;
		else if (name === 'blockquote') outer.push({kind: 'quote', blocks: inner});
		else if (note !== null) outer.push(noteBlock([], note, inner));
		else for (const block of inner) outer.push(block);
	}

	private closeList(): void {
		const closed = this.lists.pop();
		if (!closed || closed.items.length === 0) return;
		const isLoose = closed.items.some(({blocks}) => blocks.filter(({kind}) => kind === 'paragraph').length > 1);
		const block: Block = {kind: 'list', isLoose, ...closed};
		const around = LIST_TAGS.has(this.frames.at(-1)?.name ?? '') ? this.lists.at(-1) : undefined;
		if (around === undefined) this.push(block);
		else addToLast(around.items, block);
	}

	private closeTable(): void {
		for (const block of this.table?.blocks() ?? []) this.push(block);
		this.table = null;
	}
}

/** A list that stands in another and in none of its items belongs to the one above. */
function addToLast(items: ListItem[], block: Block): void {
	const last = items.pop() ?? {isDone: null, blocks: []};
	items.push({...last, blocks: [...last.blocks, block]});
}

const roleOf = (name: string): Pick<ListItem, 'role'> =>
	name === 'dt' ? {role: 'term'} : name === 'dd' ? {role: 'definition'} : {};
