import {Parser} from 'htmlparser2';
import type {Style} from '../line.ts';

/** HTML elements that are a style and nothing more, inline in Markdown or inside a block of HTML. */
export const tagStyles: Readonly<Record<string, Style>> = {
	b: {bold: true},
	strong: {bold: true},
	i: {italic: true},
	em: {italic: true},
	cite: {italic: true},
	dfn: {italic: true},
	var: {italic: true},
	u: {underline: true},
	ins: {underline: true},
	s: {strikethrough: true},
	del: {strikethrough: true},
	strike: {strikethrough: true},
	code: {tone: 'code'},
	kbd: {tone: 'code'},
	samp: {tone: 'code'},
	tt: {tone: 'code'},
	mark: {tone: 'accent'},
	sup: {script: 'super'},
	sub: {script: 'sub'},
	small: {tone: 'quiet'},
};

/** What readers see before and behind an element's words, for want of a better sign of it. */
export const tagFrames: Readonly<Record<string, readonly [before: string, after: string]>> = {
	q: ['\u201C', '\u201D'],
	rt: ['(', ')'],
};

/** Elements that stand for something to watch or hear, of which a terminal can show the address. */
export const mediaTags: ReadonlySet<string> = new Set(['iframe', 'video', 'audio', 'embed', 'source']);

/** Elements that stand on lines of their own. */
export const blockTags: ReadonlySet<string> = new Set(
	(
		'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
		'h4 h5 h6 header hr html legend li main nav ol optgroup option p pre section summary table tbody td tfoot th thead tr ul'
	).split(' '),
);

const otherTags = new Set(
	(
		'a abbr acronym area base bdi bdo big br button canvas col colgroup data datalist dialog font head img input label link map ' +
		'meta meter noscript object output param picture progress q rp rt ruby script select slot span style sub sup ' +
		'svg template textarea time title track wbr'
	).split(' '),
);

/** Whether HTML has such an element. `Vec<String>` is no tag, though it looks like one. */
export function isElement(name: string): boolean {
	return blockTags.has(name) || mediaTags.has(name) || otherTags.has(name) || Object.hasOwn(tagStyles, name);
}

/** `<img>`, and what components for pictures are called (`<amp-img>`). */
export const isImage = (name: string): boolean => /^(?:[\w-]+-)?img$|-image$/.test(name);

/** The address of an image; where scripts load it, the one that they load, and not the one of what stands in its place. */
export function imageSource(attributes: Tag['attributes']): string {
	const {src = '', srcset = ''} = attributes;
	const late = attributes['data-src'] ?? attributes['data-original'] ?? attributes['data-lazy-src'];
	return late || src || (/^\s*(\S+)/.exec(srcset || (attributes['data-srcset'] ?? ''))?.[1] ?? '').replace(/,$/, '');
}

export type Tag = {
	readonly name: string;
	readonly isClosing: boolean;
	readonly attributes: Readonly<Record<string, string>>;
};

/** A single tag (`<img src=…>`, `</em>`) as its name and attributes; null for comments and declarations. */
export function readTag(html: string): Tag | null {
	const closing = /^<\/([a-z][\w-]*)/i.exec(html)?.[1];
	if (closing !== undefined) return {name: closing.toLowerCase(), isClosing: true, attributes: {}};
	let tag: Tag | null = null;
	const parser = new Parser({
		onopentag(name, attributes) {
			tag ??= {name, isClosing: false, attributes};
		},
	});
	parser.end(html);
	return tag;
}
