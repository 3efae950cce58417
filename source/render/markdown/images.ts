import type {Block} from '../block.ts';
import type {Span} from '../line.ts';

/** The address under which an image that is named without a host can be opened, or null. */
export type Locate = (reference: string) => string | null;

/** The blocks with the places of the images in them, as far as `locate` knows them. */
export function locateImages(blocks: readonly Block[], locate: Locate): readonly Block[] {
	const locateAll = (inner: readonly Block[]) => locateImages(inner, locate);
	const locateIn = (spans: readonly Span[]) => spans.map(span => locateSpan(span, locate));
	return blocks.map((block): Block => {
		switch (block.kind) {
			case 'heading':
			case 'paragraph':
			case 'caption':
				return block.spans.some(({imageUrl}) => imageUrl !== undefined)
					? {...block, spans: locateIn(block.spans)}
					: block;
			case 'image': {
				const target = locate(block.url);
				return target === null ? block : {...block, target};
			}
			case 'quote':
			case 'footnote':
				return {...block, blocks: locateAll(block.blocks)};
			case 'list':
				return {...block, items: block.items.map(item => ({...item, blocks: locateAll(item.blocks)}))};
			case 'table':
				return {...block, rows: block.rows.map(row => row.map(locateIn))};
			case 'code':
			case 'rule':
				return block;
			default:
				return block satisfies never;
		}
	});
}

function locateSpan(span: Span, locate: Locate): Span {
	const target = span.imageUrl === undefined ? null : locate(span.imageUrl);
	return target === null ? span : {...span, link: target, style: {...span.style, tone: 'link'}};
}
