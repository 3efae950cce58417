import {measure} from '../../text/width.ts';
import {type Block, DEEPEST_NESTING, type ListBlock, type ListItem} from '../block.ts';
import {type LayoutOptions, type Line, restyle} from '../line.ts';
import {INDENT, indentBy, inset, type LayoutBlocks, type Margin} from './margin.ts';

type Place = {
	/** Lists of bullets round this one. */
	readonly depth: number;
	readonly options: LayoutOptions;
	readonly layout: LayoutBlocks;
};

/** Items behind bullets or right-aligned numbers; terms at the margin, their definitions indented. */
export function layoutList(list: ListBlock, options: LayoutOptions, layout: LayoutBlocks): Line[] {
	return layoutAt(list, {depth: 0, options, layout});
}

function layoutAt(list: ListBlock, place: Place): Line[] {
	const marginOf = markers(list, place);
	const items = list.items.map((item, index) =>
		inset(marginOf(item, index), place.options, options => layoutItem(item, list, {...place, options})),
	);
	// Where each item has one line, blank lines between them say nothing, even if the writer left some.
	const isAiry = hasTerms(list)
		? list.isLoose || items.some(lines => lines.length > 1)
		: list.isLoose && (list.items.some(({blocks}) => blocks.length > 1) || items.some(lines => lines.length > 1));
	return items.flatMap((lines, index) => {
		const isGap = isAiry && index > 0 && isApart(list.items[index - 1], list.items[index]);
		return isGap ? [[], ...lines] : lines;
	});
}

const hasTerms = ({items}: ListBlock): boolean => items.some(({role}) => role === 'term');

/** A term stands with what is said of it, and two terms for one thing stand together. */
const isApart = (before: ListItem | undefined, item: ListItem | undefined): boolean =>
	item?.role === undefined || (item.role === 'term' && before?.role !== 'term');

/** What stands beside each item. */
function markers(list: ListBlock, {depth, options: {glyphs}}: Place): (item: ListItem, index: number) => Margin {
	const lastNumber = (list.start ?? 0) + list.items.length - 1;
	const digits = Math.max(String(list.start ?? 0).length, String(lastNumber).length);
	const bullet = `${glyphs.bullets[Math.min(depth, 2)] ?? glyphs.bullets[0]} `;
	return ({isDone, role}, index) => {
		if (role !== undefined) return indentBy(role === 'term' ? 0 : INDENT);
		const marker =
			list.start === null ? bullet : `${String(list.start + index).padStart(digits)}${list.isBracketed ? ')' : '.'} `;
		const box = isDone === null ? '' : `${isDone ? glyphs.done : glyphs.open} `;
		const cells = measure(marker + box);
		return {
			first: [{text: marker, style: {tone: 'quiet'}}, ...(box === '' ? [] : [{text: box}])],
			rest: [{text: ' '.repeat(cells)}],
			cells,
			mark: [{text: (marker + box).trim(), style: {tone: 'quiet'}}],
		};
	};
}

function layoutItem({blocks, role}: ListItem, list: ListBlock, place: Place): readonly Line[] {
	const {depth, options, layout} = place;
	const shown = role === 'term' ? blocks.map(embolden) : blocks;
	const lines = shown.flatMap((block, index) => {
		const before = shown[index - 1];
		const isGap = before !== undefined && !isTitle(before) && (list.isLoose || isBulky(block) || isBulky(before));
		const own =
			block.kind === 'list' && depth < DEEPEST_NESTING
				? layoutAt(block, {...place, depth: hasTerms(list) ? depth : depth + 1})
				: layout([block], options);
		return isGap ? [[], ...own] : own;
	});
	return lines.length > 0 ? lines : [[]];
}

/** What would run into the words beside it. */
const isBulky = (block: Block): boolean =>
	block.kind === 'table' || (block.kind === 'code' && block.text.includes('\n'));

/** What belongs to the block below it. */
const isTitle = (block: Block): boolean => block.kind === 'paragraph' && block.role !== undefined;

const embolden = (block: Block): Block =>
	block.kind === 'paragraph' ? {...block, spans: restyle(block.spans, {bold: true})} : block;
