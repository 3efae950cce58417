import {safeUrl} from '../../text/sanitize.ts';
import type {Block} from '../block.ts';
import {restyle, type Span} from '../line.ts';
import {markdownSpans} from '../markdown/paragraph.ts';
import type {Box} from './meaning.ts';
import {alertOf, type NoteKind, noteBlock} from './notes.ts';

/** None of what has no words. */
function paragraph(spans: readonly Span[]): Block[] {
	return spans.some(({text}) => text.trim() !== '') ? [{kind: 'paragraph', spans}] : [];
}

/** What a note is called. */
export const titleSpans = ({title, label}: Box): Span[] => markdownSpans(title || label);

function footer(markdown: string): Block[] {
	const spans = markdownSpans(markdown);
	return spans.length === 0 ? [] : [{kind: 'caption', spans, label: null, textStart: 0}];
}

const source = (markdown: string): Block[] =>
	markdown === '' ? [] : paragraph([{text: '\u2014 '}, ...markdownSpans(markdown)]);

const kindOf = ({label}: Box): NoteKind => ({alert: alertOf(label), label});

/** A box with what stands between its two tags: its blocks, with its title, text and source. */
export function boxBlocks(box: Box, blocks: readonly Block[]): readonly Block[] {
	const inner = [...paragraph(markdownSpans(box.text)), ...blocks];
	switch (box.kind) {
		case 'note':
			return inner.length === 0 && box.title === '' ? [] : [noteBlock(titleSpans(box), kindOf(box), inner)];
		case 'quote':
			return inner.length === 0 ? [] : [{kind: 'quote', blocks: [...inner, ...source(box.footer)]}];
		case 'figure':
			return [...inner, ...footer(box.footer)];
		case 'plain':
			return [...titleBlocks(box), ...inner];
		default:
			return box.kind satisfies never;
	}
}

function titleBlocks({title, url}: Box): Block[] {
	const bold = restyle(markdownSpans(title), {bold: true});
	const link = safeUrl(url);
	return paragraph(link === null ? bold : linked(bold, link));
}

const linked = (spans: readonly Span[], link: string): Span[] =>
	spans.map(span => ({...span, link, style: {...span.style, tone: 'link' as const}}));

/** What a tag says that has no other half. */
export function loneBlocks(box: Box): readonly Block[] {
	if (box.text !== '') return boxBlocks(box, []);
	if (box.kind === 'figure') return footer(box.footer);
	// One word may be the name of something that only the site knows.
	return box.kind !== 'quote' ? titleBlocks(box) : box.footer.includes(' ') ? source(box.footer) : [];
}
