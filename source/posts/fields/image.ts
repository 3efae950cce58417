import {decodeEntities} from '../repair/entities.ts';
import {isOneOf} from './kinds.ts';
import {collectValues, isMap, keysLike, MAX_DEPTH, MAX_ITEMS, readText, type Values} from './values.ts';

export type PostImage = {
	/** As it is written: a whole address, a path, or the name that a site knows it by. */
	readonly url: string;
	/** Its alternative text or else its caption, on one line. */
	readonly alt: string | null;
};

const KEYS = (
	'image images thumb thumbnail cover coverimage featuredimage featureimage primaryimage hero heroimage banner ' +
	'socialimage ogimage midia mainimage leadimage headerimage bannerimage overlayimage postimage'
).split(' ');
/** Keys under which words may stand as well: only what looks like a file is an image there. */
const DOUBTFUL_KEYS = 'teaser photo photos picture img headerimg splash background gallery'.split(' ');
/**
 * The same in words put together: `share_image`, `index_img`, `imageUrl`. Those of the author and the site are not
 * the post's.
 */
const IMAGE_KEY =
	/^(?!author|avatar|logo|icon|favicon|profile|site)[a-z]*(?:image|img|thumbnail|picture)(?:url|src|path|file)?$/;
const ALL_KEYS = [...KEYS, ...DOUBTFUL_KEYS];
export const isImageKey = isOneOf(ALL_KEYS, IMAGE_KEY);

const URL_KEYS = 'src path url uid image feature href file filename'.split(' ');
const ALT_KEYS = ['imagealt', 'alt', 'coveralt', 'alttext'];
const CAPTION_KEYS = ['imagecaption', 'caption'];
/** How all of these end. */
const WORDS_KEY = /(?:alt|alttext|caption)$/;
const MEMBER_ALT_KEYS = ['alt', 'alttext', 'caption', 'title', 'description'];
const MAX_URL_LENGTH = 4000;

const MARKDOWN_IMAGE = /^!?\[([^\]]*)\]\(\s*<?([^\s()<>]+)>?(?:\s[^()]*)?\)$/;
const WIKI_IMAGE = /^!?\[\[([^[\]|]+)(?:\|[^[\]]*)?\]\]$/;
const TAG = /^<img\s[^<>]*>$/i;

/**
 * The first image that the front matter names: text, a list, or a map with the text under `src`, `path`, `url` and so
 * on.
 */
export function readImage(values: Values, problems: string[]): PostImage | null {
	for (const key of keysLike(ALL_KEYS, values, IMAGE_KEY)) {
		const image = toImage(values.get(key), 0);
		if (image === null || (!KEYS.includes(key) && !isFile(image.url))) continue;
		if (image.url.length > MAX_URL_LENGTH) {
			problems.push('The address of the image is too long');
			continue;
		}
		return {...image, alt: image.alt ?? readAlt(values, key)};
	}
	return null;
}

function readAlt(values: Values, key: string): string | null {
	if (![...values.keys()].some(name => WORDS_KEY.test(name))) return null;
	const stem = key.replace(/(?:image|img)(?:url|src|path|file)?$/, '');
	return readText(values, [`${key}alt`, `${stem}alt`, ...ALT_KEYS, `${key}caption`, `${stem}caption`, ...CAPTION_KEYS]);
}

const isFile = (text: string): boolean => /^(?:https?:)?\/\/\S+$|^\S+\.[a-z\d]{2,5}$/i.test(text);

function toImage(value: unknown, depth: number): PostImage | null {
	if (typeof value === 'string') return fromText(decodeEntities(value.trim()));
	if (depth >= MAX_DEPTH) return null;
	if (Array.isArray(value)) return firstImage(value, depth);
	if (!isMap(value)) return null;
	const members = collectValues(value);
	const named = URL_KEYS.map(key => members.get(key));
	const image = firstImage(named, depth) ?? firstImage([...members.values()].filter(isFileName), depth);
	return image === null ? null : {url: image.url, alt: readText(members, MEMBER_ALT_KEYS) ?? image.alt};
}

const isFileName = (value: unknown): boolean => typeof value === 'string' && isFile(value.trim());

/** A path, an address, or Markdown or HTML that shows one. A number is a key of some database. */
function fromText(text: string): PostImage | null {
	if (/^(?:true|false|yes|no|none|null|#|\d*)$/i.test(text)) return null;
	const [, alt = '', url] = MARKDOWN_IMAGE.exec(text) ?? [];
	if (url !== undefined) return {url, alt: alt.trim() || null};
	if (TAG.test(text)) return fromTag(text);
	return {url: WIKI_IMAGE.exec(text)?.[1] ?? text, alt: null};
}

function fromTag(tag: string): PostImage | null {
	const attribute = (name: string) => {
		const [, first, second] = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag) ?? [];
		return (first ?? second ?? '').trim();
	};
	const url = attribute('src');
	return url === '' ? null : {url, alt: attribute('alt') || null};
}

function firstImage(values: readonly unknown[], depth: number): PostImage | null {
	for (const value of values.slice(0, MAX_ITEMS)) {
		const image = toImage(value, depth + 1);
		if (image !== null) return image;
	}
	return null;
}
