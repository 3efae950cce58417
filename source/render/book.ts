import {type Article, type Head, type HeadOptions, shownBlocks, writeHead} from './article.ts';
import type {Block} from './block.ts';
import {type Flow, FlowWriter} from './flow.ts';
import {rememberRecent} from './recent.ts';

/** An article whose sections are read when they are asked for. What they say is kept; their blocks only for a while. */
export type Book = {
	readonly article: Article;
	/** Of sections. */
	readonly count: number;
	readonly flow: (index: number) => Flow;
	readonly leaf: (index: number) => Leaf;
};

/** A section as layout takes it: the first has the head. */
export type Leaf = {readonly head: Head | null; readonly blocks: readonly Block[]};

/** Sections whose blocks are kept at once. */
const KEPT = 6;

export function openBook(article: Article, options: HeadOptions): Book {
	const flows: Flow[] = [];
	// Definitions of links show nothing: a page that looks for its rows may pass hundreds of such sections each time.
	const blank = new Set<number>();
	const recent = rememberRecent((index): Leaf => {
		const blocks = article.sections[index]?.read() ?? [];
		const writer = new FlowWriter(options.hasHyperlinks);
		const head = index === 0 ? writeHead(article, blocks, {...options, writer}) : null;
		const numbered = writer.blocks(shownBlocks(article, index, blocks));
		flows[index] ??= writer.finish();
		if (head === null && numbered.length === 0) blank.add(index);
		return {head, blocks: numbered};
	}, KEPT);
	const leaf = (index: number): Leaf => (blank.has(index) ? {head: null, blocks: []} : recent(index));
	return {
		article,
		count: article.sections.length,
		leaf,
		flow(index) {
			const known = flows[index];
			if (known !== undefined) return known;
			leaf(index);
			return flows[index] ?? new FlowWriter(options.hasHyperlinks).finish();
		},
	};
}
