import {Parser} from 'htmlparser2';
import type {Part} from '../site-tags/boxes.ts';
import {codeAsHtml} from './fences.ts';
import {BOX_TAGS, isCaption} from './names.ts';
import {HtmlReader} from './reader.ts';

/**
 * A block of HTML as what it means: paragraphs, headings, lists, quotes, images with their captions, code, tables; and
 * the tags in it that are ends of boxes, of which the other end may stand outside.
 */
export function htmlToBlocks(html: string): readonly Part[] {
	const reader = new HtmlReader();
	const open: string[] = [];
	// `<iframe … />` of those who write JSX: to HTML it would be open to the end.
	const parser = new Parser(
		{
			onopentag(name, attributes) {
				const element = isCaption(name, attributes) ? 'figcaption' : name;
				open.push(element);
				reader.open(element, attributes);
			},
			ontext: text => reader.text(text),
			onclosetag: (name, isImplied) => reader.close(open.pop() ?? name, isImplied),
		},
		{recognizeSelfClosing: true},
	);
	parser.end(codeAsHtml(html));
	const pieces = reader.end();
	const ends = strayEnds(html);
	if (ends.length === 0) return pieces;
	return /^\s*<\//.test(html) ? [...ends, ...pieces] : [...pieces, ...ends];
}

/** The ends of boxes that were opened in a block of HTML further up. */
function strayEnds(html: string): readonly Part[] {
	const open = new Map<string, number>();
	const ends: Part[] = [];
	for (const [, slash, written = ''] of html.matchAll(/<(\/?)([a-z]+)\b/gi)) {
		const name = written.toLowerCase();
		if (!BOX_TAGS.has(name)) continue;
		const count = (open.get(name) ?? 0) + (slash === '' ? 1 : -1);
		if (count < 0) ends.push({kind: 'close', name});
		open.set(name, Math.max(0, count));
	}
	return ends;
}
