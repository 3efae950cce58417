import type {Block} from './block.ts';
import type {Inline} from './inline.ts';
import type {Span} from './line.ts';

/** A paragraph; the images at its beginning and its end are blocks of their own, with their titles as captions. */
export function paragraphBlocks(inlines: readonly Inline[]): Block[] {
	const isSolid = (inline: Inline) => inline.image === undefined && inline.text.trim() !== '';
	const first = inlines.findIndex(isSolid);
	if (first < 0) return imageBlocks(inlines);
	const last = inlines.findLastIndex(isSolid);
	const spans = trimSpans(toSpans(inlines.slice(first, last + 1)));
	return [...imageBlocks(inlines.slice(0, first)), {kind: 'paragraph', spans}, ...imageBlocks(inlines.slice(last + 1))];
}

function imageBlocks(inlines: readonly Inline[]): Block[] {
	return inlines.flatMap(({image, text}): Block[] => {
		if (image === undefined) return [];
		const block: Block = {kind: 'image', url: image.url, alt: text};
		if (image.title === '' || image.title === text) return [block];
		return [block, {kind: 'caption', spans: [{text: image.title}], label: null, textStart: 0}];
	});
}

/** Inline images become linked text: their alternative text, or the file's name; one that cannot be a link shows its address. */
export function toSpans(inlines: readonly Inline[]): Span[] {
	return inlines.map(({image, ...span}) => {
		if (image === undefined) return span;
		const name = span.text || imageName(image.url);
		const address = shortAddress(image.url);
		const isPlain = span.link !== undefined || name === image.url || name === address;
		return {...span, text: isPlain ? name : `${name} (${address})`};
	});
}

/** What to call an image that has no alternative text: its file's name, without the query. */
export function imageName(url: string): string {
	const address = shortAddress(url);
	if (address !== url) return address;
	return (
		url
			.replace(/[?#].*$/s, '')
			.replace(/\/+$/, '')
			.split('/')
			.at(-1) || url
	);
}

/** An address to read; of one that holds its data itself (`data:image/png;base64,…`) what it holds. */
export function shortAddress(url: string): string {
	return /^data:[^,;]*/i.exec(url)?.[0] ?? url;
}

/** The spans without blanks at either end. */
export function trimSpans(spans: readonly Span[]): Span[] {
	const isBlank = ({text}: Span) => text.trim() === '';
	const first = spans.findIndex(span => !isBlank(span));
	const last = spans.findLastIndex(span => !isBlank(span));
	return spans.slice(Math.max(0, first), last + 1).map((span, index, kept) => {
		const text = index === 0 ? span.text.trimStart() : span.text;
		return {...span, text: index === kept.length - 1 ? text.trimEnd() : text};
	});
}
