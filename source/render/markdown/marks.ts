import {tagFrames, tagStyles} from '../html/tags.ts';
import type {Span, Style} from '../line.ts';
import type {Masked} from '../site-tags/mask.ts';

/**
 * marked-terminal renders tokens to a string; its style functions write marks instead of escape sequences, which are then
 * read back as spans. A mark is `SOH key STX` to begin and `ETX key STX` to end a style, its key a kind and what belongs
 * to it, parted by EOT. Sanitised text holds none of the four, so a post cannot forge one.
 */
const SOH = '\u0001';
const STX = '\u0002';
const ETX = '\u0003';
const EOT = '\u0004';
const MARK_OR_TEXT = /\u0001([^\u0002]*)\u0002|\u0003([^\u0002]*)\u0002|([^\u0001\u0003]+)/g;

/** A span, or the alternative text of an image that stands in the text. */
export type Inline = Span & {readonly image?: InlineImage; readonly tag?: Masked};
export type InlineImage = {
	readonly url: string;
	readonly title: string;
	/** What the link round it leads to, from `safeUrl`. */
	readonly outer?: string;
};

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

/** A style that is open, with those round it. */
type Frame = {
	readonly kind: string;
	readonly style: Style;
	readonly link: string;
	readonly ref: string;
	readonly image: InlineImage | null;
	readonly tag: Masked | null;
	/** How many spans stand before it. */
	readonly from: number;
};

const root: Frame = {kind: '', style: {}, link: '', ref: '', image: null, tag: null, from: 0};

/** A rendered line as spans. */
export function readMarks(marks: string): Inline[] {
	const reader = new MarkReader(pairedNames(marks));
	for (const [, opened, closed, text] of marks.matchAll(MARK_OR_TEXT)) {
		if (text !== undefined) reader.text(text);
		else if (opened !== undefined) reader.open(opened.split(EOT));
		else reader.close(closed ?? '');
	}
	return reader.spans;
}

class MarkReader {
	readonly spans: Inline[] = [];
	private readonly frames: Frame[] = [];
	private readonly paired: ReadonlySet<string>;
	/** The name of the place where the next words begin. */
	private anchor = '';

	constructor(paired: ReadonlySet<string>) {
		this.paired = paired;
	}

	text(text: string): void {
		const {top} = this;
		// Brackets for those who cannot show ruby, which have theirs anyway.
		if (top.kind === 'rp') return;
		const isNamed = this.anchor !== '' && top.tag === null;
		this.spans.push({...toSpan(text, top), ...(isNamed && {anchor: this.anchor})});
		if (isNamed) this.anchor = '';
	}

	open([kind = '', ...key]: readonly string[]): void {
		if (kind.startsWith(UNKNOWN)) {
			if (!this.paired.has(kind.slice(1))) this.text(key[0] ?? '');
		} else if (kind === 'anchor') {
			this.anchor = key[0] ?? '';
		} else {
			if (RUBY.test(kind)) this.leaveRuby();
			const outer = this.top;
			const [before] = frameOf(kind);
			if (before !== '') this.text(before);
			this.frames.push(openFrame(kind, key, {outer, from: this.spans.length}));
		}
	}

	close(kind: string): void {
		if (kind.startsWith(UNKNOWN)) return;
		if (kind === 'ruby') {
			this.leaveRuby();
			return;
		}
		const {top, spans} = this;
		// An image without alternative text still stands in the text, and so does a tag.
		const isThere = (kind === 'image' && top.image !== null) || (kind === 'tag' && top.tag !== null);
		if (isThere && top.from === spans.length) this.text('');
		this.leave(this.frames.findLastIndex(frame => frame.kind === kind));
	}

	private get top(): Frame {
		return this.frames.at(-1) ?? root;
	}

	private leaveRuby(): void {
		this.leave(this.frames.findLastIndex(({kind}) => RUBY.test(kind)));
	}

	/** Ends a style and those that are open in it; none at -1. */
	private leave(at: number): void {
		if (at < 0) return;
		const [left = root] = this.frames.splice(at);
		const [, after] = frameOf(left.kind);
		if (after !== '') this.text(after);
	}
}

type Place = {readonly outer: Frame; readonly from: number};

function openFrame(kind: string, [first = '', second = '', third = '']: readonly string[], place: Place): Frame {
	const {outer, from} = place;
	const isLinked = kind.endsWith(LINKED);
	const own = isLinked ? markStyles.link : markStyles[kind];
	const frame: Frame = {...outer, kind, from, ...(own && {style: {...outer.style, ...own}})};
	if (isLinked) return {...frame, link: first, ref: ''};
	switch (kind) {
		case 'link':
			// What leads nowhere does not look like a link.
			return first === '' && second === '' ? {...outer, kind, from} : {...frame, link: first, ref: second};
		case 'image': {
			const image = {url: second, title: third, ...(outer.link !== '' && {outer: outer.link})};
			return {...frame, link: first || outer.link, image};
		}
		case 'tag':
			return {...frame, tag: {mark: first, raw: second}};
		default:
			return frame;
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
