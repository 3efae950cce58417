import {readableUrl, safeUrl, sanitizeField, sanitizeText} from '../../text/sanitize.ts';
import type {Style} from '../line.ts';
import {linkOf, mediaName, plainAddress, type Target} from '../markdown/address.ts';
import {inlineSpans, plainTags, tagInlines} from '../markdown/inline.ts';
import {lexInline} from '../markdown/lex.ts';
import type {Inline} from '../markdown/marks.ts';
import {dropForged, splitTags, unmaskTags} from '../site-tags/mask.ts';
import {imageSource, isImage, mediaTags, tagFrames, tagStyles} from './tags.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What can hardly be anything but Markdown: a link, an image, emphasis, code, a bracket that is to be no link. */
const MARKDOWN =
	/!?\[[^[\]]{1,300}\]\([^()\s]{1,1000}\)|(?<![\w*])(\*{1,2})(?=[^\s*])[^*]{1,300}(?<=\S)\1(?![\w*])|`[^`\n]{1,300}`|\\[[\]*]/;

const SILENT_TAGS = new Set(['script', 'style', 'template', 'head', 'noscript', 'rp', 'datalist']);
/** Their text is for browsers that cannot show what they are. */
const PLAYERS = new Set(['video', 'audio', 'iframe', 'canvas']);
const LITERAL_TAGS = new Set(['pre', 'textarea']);
const GAUGES = new Set(['progress', 'meter']);

type Frame = {readonly name: string; readonly style: Style; readonly target: Target};

const root: Frame = {name: '', style: {}, target: {}};

/** The words of HTML with their styles and links, as they gather until a block takes them. */
export class HtmlWords {
	private inlines: Inline[] = [];
	private readonly frames: Frame[] = [];
	private pending = '';
	private silent = 0;
	private literal = 0;
	/** Where the words of players begin that are open. */
	private readonly players: number[] = [];
	private lastImage = '';
	/** Whether a player has shown an address; the others that it names are the same thing in other formats. */
	private isPlaying = false;

	get isEmpty(): boolean {
		return !this.inlines.some(({text, image, tag}) => text.trim() !== '' || image || tag);
	}

	take(): Inline[] {
		const taken = this.inlines;
		this.inlines = [];
		return taken;
	}

	open(name: string, attributes: Attributes): void {
		this.settle();
		if (SILENT_TAGS.has(name)) this.silent++;
		if (LITERAL_TAGS.has(name)) this.literal++;
		if (name === 'br') this.say('\n');
		if (isImage(name)) this.image(plainAddress(imageSource(attributes)), attributes);
		this.media(name, attributes);
		if (GAUGES.has(name)) this.say(shareOf(attributes));
		const [before = ''] = tagFrames[name] ?? [];
		this.say(before);
		const {style, target} = this.frames.at(-1) ?? root;
		const own = name === 'a' && attributes.href ? linkOf(plainAddress(attributes.href)) : {};
		const isLink = own.link !== undefined || own.ref !== undefined;
		this.frames.push({
			name,
			style: {...style, ...tagStyles[name], ...(isLink && {tone: 'link'})},
			target: isLink ? own : target,
		});
	}

	/** `isImplied`: the text ended, and no tag closed it. */
	close(name: string, isImplied: boolean): void {
		this.settle();
		const [, after = ''] = tagFrames[name] ?? [];
		this.say(after);
		if (SILENT_TAGS.has(name)) this.silent--;
		if (LITERAL_TAGS.has(name)) this.literal--;
		if (PLAYERS.has(name)) this.closePlayer(isImplied);
		this.frames.pop();
	}

	/** Text comes in pieces, parted at entities. */
	text(text: string): void {
		this.pending += text;
	}

	/** Words of ours: a mark, a break. */
	say(text: string): void {
		if (text !== '' && this.silent === 0) this.inlines.push({text});
	}

	/**
	 * What parts the words before from those that come, unless they are parted already, or only an item's mark stands
	 * there.
	 */
	part(blank: ' ' | '\n'): void {
		const last = this.inlines.findLast(({text}) => text !== '');
		if (last !== undefined && !/\n$|^(?:-|\d+\.) $/.test(last.text)) this.say(blank);
	}

	/** Reads the text that has come. */
	settle(): void {
		const text = this.pending;
		this.pending = '';
		if (text === '' || this.silent > 0) return;
		if (this.literal > 0) {
			this.inlines.push({text: sanitizeText(unmaskTags(text)), style: {tone: 'code'}});
			return;
		}
		for (const piece of splitTags(text)) {
			if (typeof piece === 'string') this.words(piece);
			else this.inlines.push(...tagInlines(piece));
		}
	}

	private closePlayer(isImplied: boolean): void {
		const from = this.players.pop() ?? 0;
		if (isImplied) return;
		const own = this.inlines.splice(from);
		this.inlines.push(...own.filter(({link, ref, image}) => link ?? ref ?? image));
	}

	private words(text: string): void {
		const top = this.frames.at(-1) ?? root;
		const clean = sanitizeText(dropForged(text)).replace(/\s+/g, ' ');
		const last = this.inlines.at(-1);
		const shown = last === undefined || /\s$/.test(last.text) ? clean.trimStart() : clean;
		if (shown === '') return;
		// Some generators read Markdown inside of HTML, and people who use others write it there too.
		const isMarkdown = MARKDOWN.test(shown) && top.style.tone !== 'code';
		const read: readonly Inline[] = isMarkdown ? inlineSpans(lexInline(shown)) : [{text: shown}];
		for (const inline of read) this.inlines.push(within(inline, top));
	}

	private image(src: string, attributes: Attributes): void {
		// What stands for those who run no scripts is mostly there already.
		if (src === '' || (this.silent > 0 && src === this.lastImage)) return;
		this.lastImage = src;
		const link = safeUrl(src);
		const outer = this.frames.at(-1)?.target.link;
		this.inlines.push({
			text: sanitizeField(plainTags(attributes.alt ?? '')),
			style: {tone: 'link'},
			image: {
				url: readableUrl(src),
				title: sanitizeField(plainTags(attributes.title ?? '')),
				...(outer && {outer}),
			},
			...(link && {link}),
		});
	}

	private media(name: string, attributes: Attributes): void {
		if (PLAYERS.has(name)) this.players.push(this.inlines.length);
		if (name === 'video' || name === 'audio') this.isPlaying = false;
		const address = mediaTags.has(name) ? attributes.src : name === 'object' ? attributes.data : undefined;
		if (!address || (name === 'source' && this.isPlaying)) return;
		this.isPlaying = this.players.length > 0;
		const src = plainAddress(address);
		const title = plainTags(attributes.title || attributes['aria-label'] || '');
		this.inlines.push({text: mediaName(name, src, title), style: {tone: 'link'}, ...linkOf(src)}, {text: ' '});
	}
}

/** Words in the style and the link of what they stand in; a link of their own comes first. */
function within(inline: Inline, {style, target}: Frame): Inline {
	const own = {...style, ...inline.style};
	const isLinked = inline.link !== undefined || inline.ref !== undefined;
	return {...inline, ...(Object.keys(own).length > 0 && {style: own}), ...(!isLinked && target)};
}

function shareOf({value, max = '1'}: Attributes): string {
	const share = Number(value) / Number(max);
	return value !== undefined && Number.isFinite(share) ? `${Math.round(share * 100)}% ` : '';
}
