import {safeUrl} from '../../text/sanitize.ts';
import {type Embed, embedAddress, isOwned} from './embeds.ts';
import {type Masked, VARIABLE} from './mask.ts';
import {readTemplate, type Template} from './template.ts';
import {commaParts, isStyle, joinTexts, styledText, titleInWords, titleOfOther} from './titles.ts';

/** What a tag says to a reader. `open` and `close` are the ends of a box round other blocks. */
export type Meaning =
	| {readonly kind: 'nothing'}
	| {readonly kind: 'text'; readonly text: string}
	| {readonly kind: 'image'; readonly url: string; readonly alt: string; readonly caption: string}
	| {readonly kind: 'link'; readonly url: string; readonly text: string}
	| {readonly kind: 'open'; readonly name: string; readonly box: Box}
	| {readonly kind: 'close'; readonly name: string};

export type Box = {
	readonly kind: 'note' | 'quote' | 'figure' | 'plain';
	/** The first line of a note, or what stands above other content. Markdown. */
	readonly title: string;
	/** What to call a note that has no title. */
	readonly label: string;
	/** Where the tag itself holds what it frames. Markdown. */
	readonly text: string;
	/** Below what it frames: a figure's caption, the author of a quote. Markdown. */
	readonly footer: string;
	/** Where all that it frames leads to. */
	readonly url: string;
};

const nothing: Meaning = {kind: 'nothing'};
/** A frame that says nothing. */
export const noBox: Box = {kind: 'plain', title: '', label: '', text: '', footer: '', url: ''};

/** What steers a template and shows nothing of its arguments. */
const CONTROL =
	/^(?:if|ifchanged|elsif|elseif|else|unless|case|when|for|break|continue|tablerow|cycle|assign|capture|increment|decrement|set|block|extends|macro|call|import|from|with|without|raw|verbatim|comment|liquid|layout|cache|css|js|filter|autoescape|spaceless|trans|toc|tableofcontents|param|#.*)$/;
const ADDRESS =
	/^(?:rel)?ref$|^(?:\w+[_-])?(?:url|link|path)(?:_for)?$|^asset[_-](?:static|file|url|path)$|^permalink$/i;
const QUOTE = /quote|epigraph|testimonial|^cq$/i;
const NOTE =
	/^(?:note|notice|tip|hint|info|information|important|warn|warning|caution|danger|error|success|alert|attention|callout|aside|admonition|pitfall|details|spoiler|example|question|todo|abstract|summary|bug|failure|seealso|remark|memo)(?:[_-]?(?:box|block|quote|card))?$|(?:alert|callout|note|notice)(?:[_-]?box)?$/i;
const PICTURE = /ima?ge?s?(?![a-z])|img|image|fig|photo|picture|illustration|diagram|screenshot|thumbnail/i;
const FILM = /video|audio|movie|podcast|iframe|embed/i;
const IMAGE_FILE = /\.(?:apng|avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp)(?:[?#].*)?$/i;

const ADDRESS_KEYS = [
	'src',
	'image_path',
	'imagepath',
	'image',
	'img',
	'path',
	'file',
	'url',
	'href',
	'link',
	'poster',
];
const CAPTION_KEYS = ['caption', 'attr', 'attribution', 'credit'];
const DESCRIPTION_KEYS = ['description', 'subtitle', 'subheader', 'subheading'];
const TITLE_KEYS = ['title', 'heading', 'summary', 'label', 'header'];

/** A tag as it came out of the parser -> what it says. */
export function meaningOf({mark, raw}: Masked): Meaning {
	return mark === VARIABLE ? nothing : templateMeaning(raw);
}

function templateMeaning(raw: string): Meaning {
	if (/^\{\{[<%]\s*\/\*/.test(raw)) return {kind: 'text', text: raw.replace(/\/\*|\*\//g, '')};
	// A formula is what it is; the mark of a note is its label.
	if (/^(?:\$\$|\^)/.test(raw)) return {kind: 'text', text: raw.replace(/^\^/, '')};
	const tag = readTemplate(raw);
	const {family, name} = tag;
	if (family === 'output') return outputMeaning(tag.words[0] ?? '', raw);
	if (family === 'alert') return {kind: 'open', name: '', box: noteBox(tag)};
	if (family === 'container') return containerMeaning(tag);
	if (family === 'other') return nothing;
	if (tag.isClosing) return {kind: 'close', name};
	if (family === 'statement' && (CONTROL.test(name) || tag.words[0] === '=')) return nothing;
	const text = styledText(tag);
	return text === null ? (mediaMeaning(tag) ?? boxMeaning(tag)) : {kind: 'text', text};
}

function outputMeaning(inner: string, raw: string): Meaning {
	const [, double, single, tick] = /^[-~]?\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)/.exec(inner) ?? [];
	const text = double ?? single ?? tick;
	if (text !== undefined) return {kind: 'text', text};
	const isComment = /^(?:\/\*|!--)/.test(inner);
	return isComment || !raw.startsWith('{{') ? nothing : {kind: 'text', text: raw};
}

function containerMeaning(tag: Template): Meaning {
	if (tag.isClosing) return {kind: 'close', name: ':::'};
	const box: Box = NOTE.test(tag.name) || tag.attributes.title ? noteBox(tag) : noBox;
	return {kind: 'open', name: ':::', box};
}

function mediaMeaning(tag: Template): Meaning | null {
	const {name, words, attributes, family} = tag;
	if (family !== 'component' && ADDRESS.test(name)) return addressMeaning(tag);
	const isPicture = PICTURE.test(name);
	const embed = isPicture ? null : embedOf(tag);
	if (embed !== null)
		return {kind: 'link', url: embed.url, text: titleOf(attributes) || embedTitle(words) || embed.site};
	return imageMeaning(tag, isPicture) ?? linkMeaning(tag);
}

const ANY_ID = /(?:tweet|status|video|post|pen|gist|sandbox)[_-]?id$/;
const ID_KEYS = ['id', 'videoid', 'video_id', 'video', 'slug', 'hash', 'src', 'url'];

function embedOf({name, words, attributes}: Template): Embed | null {
	const site = attributes.provider ?? name;
	const id = pick(attributes, [...ID_KEYS, ...Object.keys(attributes).filter(key => ANY_ID.test(key))]);
	if (id === '') return embedAddress(site, words);
	const owner = pick(attributes, ['user', 'username']);
	return embedAddress(site, isOwned(site) ? [owner, id] : [id]);
}

/** A second argument that has blanks is a title. */
const embedTitle = (words: readonly string[]): string => words.slice(1).find(word => word.includes(' ')) ?? '';

function addressMeaning({words, attributes}: Template): Meaning {
	const [first = '', second = ''] = words;
	// Hexo: `{% link Some-text https://… %}`.
	if (/^https?:/.test(second) && !/^https?:/.test(first)) return {kind: 'link', url: second, text: first};
	const url = first || pick(attributes, ADDRESS_KEYS);
	const text =
		words.length > 1 && !/^(?:true|false)$/.test(second) ? second : titleOf(attributes) || pick(attributes, ['text']);
	return text === '' ? {kind: 'text', text: url} : {kind: 'link', url, text};
}

function imageMeaning(tag: Template, isPicture: boolean): Meaning | null {
	const {name, words, attributes, family} = tag;
	const alt = attributes.alt ?? '';
	const title = attributes.title ?? '';
	const caption = joinTexts([title === alt ? '' : title, captionOf(attributes)]);
	const named = ADDRESS_KEYS.flatMap(key => attributes[key] ?? []);
	const url = named.find(value => IMAGE_FILE.test(value)) ?? (isPicture ? pick(attributes, ADDRESS_KEYS) : '');
	if (url !== '') return {kind: 'image', url, alt, caption};
	if (family === 'component' && !isPicture) return null;
	const at = words.findIndex(word => IMAGE_FILE.test(word) || (isPicture && /^(?:\.{0,2}\/|https?:)/.test(word)));
	if (at >= 0) {
		const said = imageWords(tag, at);
		return {kind: 'image', url: words[at] ?? '', alt: alt || said.alt, caption: caption || said.caption};
	}
	if (!isPicture) return null;
	// A picture that only a program knows the place of.
	const text = joinTexts([alt, caption]);
	return text === '' || /^fig/i.test(name) ? null : {kind: 'text', text};
}

/** `[width] [height] "title" "alt"` of Hexo, `"alt", "caption"` of Eleventy; without quotes all is one title. */
function imageWords(tag: Template, at: number): {readonly alt: string; readonly caption: string} {
	const behind = tag.words.slice(at + 1);
	const [, option] = /--alt\s+(.+?)(?=\s--|$)/.exec(tag.line) ?? [];
	if (option !== undefined) return {alt: option, caption: ''};
	const isQuoted = behind.some(word => tag.quoted.includes(word));
	const parts = commaParts(tag).slice(1);
	const texts = (isQuoted ? behind : parts.length > 0 ? parts : [behind.filter(word => !/^\d/.test(word)).join(' ')])
		.flatMap(word => (word.includes('"') ? word.split('"') : [word]))
		.filter(word => /\p{L}/u.test(word) && !/^\d+(?:px|%|vw)?$|\d(?:vw|px)\b/.test(word));
	const [first = '', second] = texts;
	if (second === undefined) return {alt: first, caption: ''};
	return tag.line.includes(',') ? {alt: first, caption: second} : {alt: second, caption: first};
}

function linkMeaning(tag: Template): Meaning | null {
	const {family, isSelfClosing, words, quoted, attributes, name} = tag;
	const url = pick(attributes, ['href', 'url', 'link', 'to', 'src']);
	const said = joinTexts([
		pick(attributes, ['text', ...TITLE_KEYS, 'name', 'alt']),
		pick(attributes, DESCRIPTION_KEYS),
	]);
	const text = FILM.test(name) ? joinTexts([said, captionOf(attributes)]) : said;
	const isLone = isSelfClosing || family !== 'component';
	if (url !== '' && isLone && (text !== '' || FILM.test(name))) return {kind: 'link', url, text: text || url};
	if (family === 'component') return null;
	const address = words.find(word => /^https?:\/\//.test(word));
	if (address !== undefined && !QUOTE.test(name) && !NOTE.test(name)) {
		const isSaid = (word: string) => !/^https?:/.test(word) && /^\p{L}/u.test(word);
		const line = words.filter(isSaid).join(' ');
		const label = quoted.find(isSaid) ?? commaParts(tag).find(isSaid) ?? line;
		return {kind: 'link', url: address, text: label || address};
	}
	return /title$|caption$/i.test(name) && words[0] !== undefined ? {kind: 'text', text: words[0]} : null;
}

function boxMeaning(tag: Template): Meaning {
	const {family, name, attributes, isSelfClosing} = tag;
	const box = boxOf(tag);
	const isEmpty = box === noBox || (box.kind === 'plain' && box.title === '' && box.url === '');
	if (isSelfClosing && isEmpty) return attributes.alt ? {kind: 'text', text: attributes.alt} : nothing;
	if (isSelfClosing && family === 'component' && box.kind === 'plain' && !attributes.title) return nothing;
	return isEmpty ? nothing : {kind: 'open', name, box};
}

function boxOf(tag: Template): Box {
	const {name, attributes, words, family} = tag;
	const text = pick(attributes, ['text', 'quote', 'body']);
	if (QUOTE.test(name)) return {...noBox, kind: 'quote', text, footer: sourceOf(tag)};
	if (NOTE.test(name)) return {...noteBox(tag), text: pick(attributes, ['text', 'content', 'body', 'message'])};
	const caption = captionOf(attributes);
	if (caption !== '') return {...noBox, kind: 'figure', footer: caption};
	const target = family === 'statement' ? '' : pick(attributes, ['href', 'to', 'url']);
	// What leads elsewhere in the site frames nothing that would show.
	const url = safeUrl(target) === null ? '' : target;
	const title =
		family === 'component' || words.length === 0
			? joinTexts([fullTitle(attributes), pick(attributes, DESCRIPTION_KEYS)])
			: titleOfOther(tag);
	return title === '' && url === '' ? noBox : {...noBox, title, url};
}

/** `{% blockquote Author, Source url title %}` of Hexo, or attributes. */
function sourceOf({family, name, quoted, line, attributes}: Template): string {
	const isLine = family === 'statement' && !name.startsWith('pull') && !isStyle(line);
	const named = ['author', 'by', 'cite', 'name', 'source', 'title', 'url', 'link'].flatMap(
		key => attributes[key] ?? [],
	);
	return [
		...new Set([...named, ...(named.length === 0 && isLine ? [quoted.length > 0 ? quoted.join(', ') : line] : [])]),
	]
		.filter(text => text !== '')
		.join(', ');
}

function noteBox(tag: Template): Box {
	const {name, words, attributes} = tag;
	const type = attributes.type ?? attributes.kind ?? attributes.variant ?? attributes.level;
	const first = /^\p{Ll}+$/u.test(words[0] ?? '') ? words[0] : undefined;
	const kind = [type, first, name].find(word => word !== undefined && /^\p{L}+$/u.test(word) && NOTE.test(word));
	const title = titleOf(attributes) || titleInWords(tag, word => word !== first || !NOTE.test(word));
	return {...noBox, kind: 'note', title: /\p{L}|\p{N}/u.test(title) ? title : '', label: capitalise(kind ?? name)};
}

const capitalise = (word: string): string => {
	const isShouted = word === word.toUpperCase();
	return word.charAt(0).toUpperCase() + (isShouted ? word.slice(1).toLowerCase() : word.slice(1));
};

/** A person's name stands before what they are; a `name` without a blank is one for programs. */
const fullTitle = (attributes: Template['attributes']): string =>
	[attributes.name?.includes(' ') ? attributes.name : '', titleOf(attributes)].filter(text => text !== '').join(', ');

const titleOf = (attributes: Template['attributes']): string => pick(attributes, TITLE_KEYS);

const captionOf = (attributes: Template['attributes']): string =>
	[...new Set(CAPTION_KEYS.flatMap(key => attributes[key] || []))].join(' ');

const pick = (attributes: Template['attributes'], keys: readonly string[]): string =>
	keys.map(key => attributes[key]).find(value => value !== undefined && value !== '') ?? '';

/** What stands for a tag inside an address; nothing where the tag is no address. */
export function addressOf(tag: Masked): string {
	const meaning = meaningOf(tag);
	if (meaning.kind === 'text') return meaning.text.trim();
	return meaning.kind === 'link' || meaning.kind === 'image' ? meaning.url : '';
}
