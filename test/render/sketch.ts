import type {Block, ListItem} from '../../source/render/block.ts';
import {FlowWriter} from '../../source/render/flow.ts';
import {type Line, plainText, type Span, type Style} from '../../source/render/line.ts';

/**
 * Blocks as lines to compare: `h2 Words`, `p Words {bold|loud} {link https://a.example/|here}`, `caption Label: Words`,
 * `image URL "alt"`, `code js "text"`, `ul`, `ol 3 loose`, `- [x]`, `dl`, `term Words`, `definition Words`, `table left right`, `| cell | cell`,
 * `quote`, `quote warning`, `title Words`, `summary Words`, `file Words`, `note 1`, `rule`.
 * What a block holds stands two blanks further in. A line feed in a span is written as `\n`.
 */
export function sketchBlocks(blocks: readonly Block[]): readonly string[] {
	return blocks.flatMap(sketchBlock);
}

function sketchBlock(block: Block): readonly string[] {
	switch (block.kind) {
		case 'heading':
			return [`h${block.depth} ${sketchSpans(block.spans)}`];
		case 'paragraph':
			return [`${block.role ?? 'p'} ${sketchSpans(block.spans)}`];
		case 'caption': {
			const text = plainText(block.spans).slice(block.textStart);
			return [`caption ${block.label === null ? text : `${block.label}: ${text}`}`];
		}
		case 'image':
			return [`image ${block.url} "${block.alt}"`];
		case 'list': {
			const hasTerms = block.items.some(({role}) => role === 'term');
			const mark = block.isBracketed ? ')' : '';
			const kind = hasTerms ? 'dl' : block.start === null ? 'ul' : `ol ${block.start}${mark}`;
			return [block.isLoose ? `${kind} loose` : kind, ...indent(block.items.flatMap(sketchItem))];
		}
		case 'quote':
			return [`quote${block.alert ? ` ${block.alert}` : ''}`, ...indent(sketchBlocks(block.blocks))];
		case 'footnote':
			return [`note ${block.label}`, ...indent(sketchBlocks(block.blocks))];
		case 'code':
			return [`code ${block.language ?? ''}${block.language === null ? '' : ' '}${JSON.stringify(block.text)}`];
		case 'table':
			return [
				`table ${block.isHeadless ? 'headless ' : ''}${block.alignments.join(' ')}`,
				...block.rows.map(row => row.map(cell => `| ${sketchSpans(cell)}`).join(' ')),
			];
		case 'rule':
			return ['rule'];
		default:
			return block satisfies never;
	}
}

function sketchItem({isDone, role, blocks}: ListItem): readonly string[] {
	const [first, ...others] = sketchBlocks(blocks);
	if (role !== undefined) return [`${role} ${(first ?? '').replace(/^p /, '')}`, ...indent(others)];
	const box = isDone === null ? '' : ` ${isDone ? '[x]' : '[ ]'}`;
	return [`-${box}`, ...indent(sketchBlocks(blocks))];
}

const indent = (lines: readonly string[]): readonly string[] => lines.map(line => `  ${line}`);

/** Spans in a row: plain text as it is, styled or linked text in braces behind its styles and its target. */
export function sketchSpans(spans: Line): string {
	return joinAlike(spans).map(sketchSpan).join('').replaceAll('\n', '\\n');
}

function sketchSpan({text, style = {}, link}: Span): string {
	const marks = [...stylesOf(style), ...(link === undefined ? [] : [link])];
	return marks.length === 0 ? text : `{${marks.join(' ')}|${text}}`;
}

function stylesOf({tone, ...attributes}: Style): readonly string[] {
	const on = Object.entries(attributes).flatMap(([name, isOn]) => (isOn ? [name] : []));
	return [...on.sort(), ...(tone === undefined ? [] : [tone])];
}

/** Neighbours of one style and target in one piece: how the text fell into spans is nobody's concern. */
function joinAlike(spans: Line): readonly Span[] {
	const joined: Span[] = [];
	for (const span of spans) {
		const last = joined.at(-1);
		if (last !== undefined && marksOf(last) === marksOf(span))
			joined[joined.length - 1] = {...last, text: last.text + span.text};
		else if (span.text !== '') joined.push(span);
	}
	return joined;
}

const marksOf = ({style = {}, link = ''}: Span): string => [...stylesOf(style), link].join(' ');

/** Blocks as layout takes them, the addresses of links written out where there are no hyperlinks. */
export const flowed = (blocks: readonly Block[], hasHyperlinks = true): readonly Block[] =>
	new FlowWriter(hasHyperlinks).blocks(blocks);

/** Lines as a reader sees them: no styles, and none of the blanks at their ends. */
export function rowsOf(lines: readonly Line[]): readonly string[] {
	return lines.map(line => plainText(line).trimEnd());
}
