import type {Head} from './article.ts';
import type {Block, ListBlock, ListItem, QuoteBlock, TableBlock} from './block.ts';
import {plainText, type Span} from './line.ts';

/** A paragraph, or a line of code, as a screen reader is to say it: one line, what it is in words before it. */
export type Spoken = {
	readonly text: string;
	/** Where it begins in the section's words, if it has a place there. */
	readonly at?: number;
};

/** The numbers of the links that begin at a place of the section's words. */
export type NumbersAt = (at: number) => readonly number[];

/** What stands above an article's text. */
export function speakHead({title, facts, lead, standfirst}: Head, numbersAt: NumbersAt): readonly Spoken[] {
	return [
		spoken('Title: ', title, numbersAt),
		...(facts.length === 0
			? []
			: [
					{
						text: facts
							.map(({text}) => text.replace(/^(\d+) min$/, (_, minutes) => count(Number(minutes), 'minute')))
							.join(', '),
					},
				]),
		...(lead.length === 0 ? [] : [spoken('', lead, numbersAt)]),
		...(standfirst.length === 0 ? [] : [spoken('Summary: ', standfirst, numbersAt)]),
	];
}

/** Blocks in reading order, each said to be what it is: nothing depends on signs, indents or styles. */
export function speakBlocks(blocks: readonly Block[], numbersAt: NumbersAt, level = 1): readonly Spoken[] {
	return blocks.flatMap(block => speakBlock(block, numbersAt, level));
}

function speakBlock(block: Block, numbersAt: NumbersAt, level: number): readonly Spoken[] {
	const say = (prefix: string, spans: readonly Span[]) => [spoken(prefix, spans, numbersAt)];
	switch (block.kind) {
		case 'heading':
			return say(`Heading ${block.depth}: `, block.spans);
		case 'paragraph':
			return say(block.role === 'summary' ? 'Folded: ' : block.role === 'file' ? 'File: ' : '', block.spans);
		case 'caption': {
			const label = block.label?.replace(/[\s:.]+$/, '') ?? '';
			const [caption] = say(label === '' ? 'Caption: ' : `Caption, ${label}: `, block.spans);
			return caption === undefined ? [] : [{...caption, ...(block.labelAt !== undefined && {at: block.labelAt})}];
		}
		case 'image':
			return say('', block.spans ?? []);
		case 'list':
			return speakList(block, numbersAt, level);
		case 'quote':
			return speakQuote(block, numbersAt, level);
		case 'footnote':
			return prefixed(`Note ${block.label}: `, speakBlocks(block.blocks, numbersAt, level));
		case 'code': {
			const lines = block.text.split('\n');
			const name = `Code${block.language === null ? '' : `, ${block.language}`}, ${count(lines.length, 'line')}`;
			return enclose(name, 'code', speakCode(lines, block.at));
		}
		case 'table':
			return speakTable(block, numbersAt);
		case 'rule':
			return [{text: 'Section break.'}];
		default:
			return block satisfies never;
	}
}

/** A note that is called what it is has no title else. */
function speakQuote({alert, blocks}: QuoteBlock, numbersAt: NumbersAt, level: number): readonly Spoken[] {
	const name = alert === undefined ? 'Quote' : alert === 'warning' ? 'Warning' : 'Note';
	const [first, ...others] = blocks;
	const isTitled = first?.kind === 'paragraph' && first.role === 'title';
	const title = isTitled ? plainText(first.spans).trim() : '';
	const isNamed = title.toLowerCase() === name.toLowerCase();
	const inner = speakBlocks(isNamed ? others : blocks, numbersAt, level);
	return enclose(name, name.toLowerCase(), inner);
}

function speakCode(lines: readonly string[], at: number | undefined): readonly Spoken[] {
	let next = at ?? 0;
	return lines.map(text => {
		const line = {text, ...(at !== undefined && {at: next})};
		next += text.length + 1;
		return line;
	});
}

function speakList(list: ListBlock, numbersAt: NumbersAt, level: number): readonly Spoken[] {
	const where = level === 1 ? '' : `, level ${level}`;
	const items = list.items.flatMap((item, index) =>
		prefixed(markOf(list, item, index), speakBlocks(item.blocks, numbersAt, level + 1)),
	);
	const hasTerms = list.items.some(({role}) => role !== undefined);
	return hasTerms ? items : enclose(`List of ${list.items.length}${where}`, `list${where}`, items);
}

function markOf({start, isBracketed}: ListBlock, {isDone, role}: ListItem, index: number): string {
	if (role !== undefined) return role === 'term' ? 'Term: ' : 'Definition: ';
	const mark = start === null ? 'Bullet: ' : `${start + index}${isBracketed ? ')' : '.'} `;
	return isDone === null ? mark : `${start === null ? '' : mark}${isDone ? 'Done: ' : 'To do: '}`;
}

/** The names of the columns, then each cell behind its own: one hears a row without those above it. */
function speakTable({rows, isHeadless}: TableBlock, numbersAt: NumbersAt): readonly Spoken[] {
	const [head = [], ...body] = isHeadless ? [[], ...rows] : rows;
	const columns = Math.max(0, ...rows.map(row => row.length));
	const names = head.map(cell => oneLine(plainText(cell)));
	const title = head.map(cell => wordsOf(cell, numbersAt)).filter(Boolean);
	const size = `Table, ${count(body.length, 'row')}, ${count(columns, 'column')}`;
	return [
		{text: `${size}${title.length === 0 ? '' : `: ${title.join(', ')}`}.`, ...placeOf(head.flat())},
		...body.map((row, index): Spoken => {
			const cells = row.map((cell, column) => {
				const text = wordsOf(cell, numbersAt);
				return text === '' || !names[column] ? text : `${names[column]}: ${text}`;
			});
			return {text: `Row ${index + 1}. ${cells.filter(Boolean).join('; ')}`, ...placeOf(row.flat())};
		}),
		{text: 'End of table.'},
	];
}

const placeOf = (spans: readonly Span[]): Pick<Spoken, 'at'> => {
	const at = spans.find(span => span.at !== undefined)?.at;
	return at === undefined ? {} : {at};
};

/** What is one line is said in one; else one hears where it ends. */
function enclose(name: string, end: string, inner: readonly Spoken[]): readonly Spoken[] {
	if (inner.length === 1) return prefixed(`${name}: `, inner);
	return [{text: `${name}:`}, ...inner, {text: `End of ${end}.`}];
}

function prefixed(prefix: string, inner: readonly Spoken[]): readonly Spoken[] {
	const [first, ...others] = inner;
	return first === undefined ? [{text: prefix.trimEnd()}] : [{...first, text: prefix + first.text}, ...others];
}

function spoken(prefix: string, spans: readonly Span[], numbersAt: NumbersAt): Spoken {
	return {text: prefix + wordsOf(spans, numbersAt), ...placeOf(spans)};
}

/** The words, links behind them by number, and said of those struck out that they are. */
function wordsOf(spans: readonly Span[], numbersAt: NumbersAt): string {
	let text = '';
	let numbers: readonly number[] = [];
	for (const [index, span] of spans.entries()) {
		const [before, next] = [spans[index - 1], spans[index + 1]];
		const isStruck = span.style?.strikethrough === true;
		if (isStruck && before?.style?.strikethrough !== true) text += '[deleted: ';
		text += span.text;
		if (isStruck && next?.style?.strikethrough !== true) text += ']';
		if (span.at !== undefined) numbers = [...numbers, ...numbersAt(span.at)];
		const goesOn = next !== undefined && isLink(span) && next.link === span.link && next.ref === span.ref;
		if (numbers.length === 0 || goesOn || (!isLink(span) && next !== undefined && isLink(next))) continue;
		text += ` (link ${numbers.join(', ')})`;
		numbers = [];
	}
	return oneLine(text);
}

const isLink = ({link, ref}: Span): boolean => link !== undefined || ref !== undefined;

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const count = (number: number, name: string): string => `${number} ${name}${number === 1 ? '' : 's'}`;
