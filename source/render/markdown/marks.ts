import {tagFrames, tagStyles} from '../html/tags.ts';
import type {Style} from '../line.ts';
import type {Masked} from '../site-tags/mask.ts';
import type {Inline, InlineImage} from './inline.ts';

/**
 * marked-terminal renders tokens to a string; its style functions write marks instead of escape sequences, which are then
 * read back as spans. A mark is `SOH key STX` to begin and `ETX key STX` to end a style, its key a kind and what belongs
 * to it, parted by EOT. Sanitised text holds none of the four, so a post cannot forge one.
 */
const SOH = '\u0001';
const STX = '\u0002';
const ETX = '\u0003';
const EOT = '\u0004';

const markStyles: Readonly<Record<string, Style>> = {...tagStyles, link: {tone: 'link'}, image: {tone: 'link'}};

/** The mark that begins a style. */
export const openMark = (...key: readonly string[]): string => `${SOH}${key.join(EOT)}${STX}`;
/** The mark that ends the last style of that kind. */
export const closeMark = (...key: readonly string[]): string => `${ETX}${key.join(EOT)}${STX}`;
/** A function that puts marks of that key round a text. */
export const mark =
	(kind: string, ...key: readonly string[]) =>
	(text: string): string =>
		openMark(kind, ...key) + text + closeMark(kind);

/** Begins the kind of a tag that may be one, or words: it is known when the line is read. */
export const UNKNOWN = '?';
/** Ends the kind of a box that is a link round what stands in it. */
export const LINKED = '>';

/** Their ends may be left out: the next of them begins, or the ruby ends. */
const RUBY = /^r[tp]$/;

const frameOf = (kind: string): readonly [before: string, after: string] =>
	(Object.hasOwn(tagFrames, kind) ? tagFrames[kind] : undefined) ?? ['', ''];

/** Names in angle brackets that are tags, since they are opened and closed (`<path>` alone is a word). */
function pairedNames(marks: string): ReadonlySet<string> {
	if (!marks.includes(SOH + UNKNOWN)) return new Set();
	const names = (sign: string) =>
		[...marks.matchAll(new RegExp(`${sign}\\?([^${EOT}${STX}]*)${EOT}`, 'g'))].map(([, name = '']) => name);
	const closed = new Set(names(ETX));
	return new Set(names(SOH).filter(name => closed.has(name)));
}

type Frame = {
	readonly kind: string;
	readonly style: Style;
	readonly link: string;
	readonly ref: string;
	readonly image: InlineImage | null;
	readonly tag: Masked | null;
	readonly from: number;
};

const root: Frame = {kind: '', style: {}, link: '', ref: '', image: null, tag: null, from: 0};

/** A rendered line as spans. */
export function readMarks(marks: string): Inline[] {
	const spans: Inline[] = [];
	const paired = pairedNames(marks);
	const stack: Frame[] = [root];
	let anchor = '';
	const add = (text: string, frame: Frame) => {
		// Brackets for those who cannot show ruby, which have theirs anyway.
		if (frame.kind === 'rp') return;
		const isNamed = anchor !== '' && frame.tag === null;
		spans.push({...toSpan(text, frame), ...(isNamed && {anchor})});
		if (isNamed) anchor = '';
	};
	const leave = (at: number) => {
		const [left] = stack.splice(at);
		const [, after] = frameOf(left?.kind ?? '');
		if (after !== '') add(after, stack.at(-1) ?? root);
	};
	const closeRuby = () => {
		const at = stack.findLastIndex(({kind}) => RUBY.test(kind));
		if (at > 0) leave(at);
	};
	for (const [, opened, closed, text] of marks.matchAll(
		/\u0001([^\u0002]*)\u0002|\u0003([^\u0002]*)\u0002|([^\u0001\u0003]+)/g,
	)) {
		const top = stack.at(-1) ?? root;
		if (text !== undefined) {
			add(text, top);
			continue;
		}
		const [kind = '', ...key] = (opened ?? closed ?? '').split(EOT);
		if (kind.startsWith(UNKNOWN)) {
			if (opened !== undefined && !paired.has(kind.slice(1))) add(key[0] ?? '', top);
		} else if (kind === 'anchor') {
			anchor = key[0] ?? '';
		} else if (opened !== undefined) {
			if (RUBY.test(kind)) closeRuby();
			const outer = stack.at(-1) ?? root;
			const [before] = frameOf(kind);
			if (before !== '') add(before, outer);
			stack.push(openFrame(kind, key, {top: outer, from: spans.length}));
		} else if (kind === 'ruby') {
			closeRuby();
		} else {
			const at = stack.findLastIndex(frame => frame.kind === kind);
			// An image without alternative text still stands in the text, and so does a tag.
			const isThere = (kind === 'image' && top.image !== null) || (kind === 'tag' && top.tag !== null);
			if (isThere && top.from === spans.length) add('', top);
			if (at > 0) leave(at);
		}
	}
	return spans;
}

type Place = {readonly top: Frame; readonly from: number};

function openFrame(kind: string, [first = '', second = '', third = '']: readonly string[], {top, from}: Place): Frame {
	const own = kind.endsWith(LINKED) ? markStyles.link : markStyles[kind];
	const frame: Frame = {...top, kind, from, ...(own && {style: {...top.style, ...own}})};
	switch (kind) {
		case 'link': {
			if (first === '' && second === '') return {...top, kind, from};
			return {...frame, link: first, ref: second};
		}
		case 'image': {
			const outer = top.link === '' ? {} : {outer: top.link};
			return {...frame, link: first || top.link, image: {url: second, title: third, ...outer}};
		}
		case 'tag':
			return {...frame, tag: {mark: first, raw: second}};
		default:
			return kind.endsWith(LINKED) ? {...frame, link: first, ref: ''} : frame;
	}
}

function toSpan(text: string, {style, link, ref, image, tag}: Frame): Inline {
	return {
		text,
		...(Object.keys(style).length > 0 && {style}),
		...(link !== '' && {link}),
		...(link === '' && ref !== '' && {ref}),
		...(image !== null && {image}),
		...(tag !== null && {tag}),
	};
}
