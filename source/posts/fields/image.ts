import {collectValues, isMap, MAX_DEPTH, MAX_ITEMS, readText, type Values} from './values.ts';

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
const DOUBTFUL_KEYS = 'teaser photo picture img headerimg'.split(' ');
const URL_KEYS = 'src path url uid image feature href file filename'.split(' ');
const ALT_KEYS = ['imagealt', 'alt', 'coveralt', 'alttext'];
const CAPTION_KEYS = ['imagecaption', 'caption'];
const MAX_URL_LENGTH = 4000;

/** The first image that the front matter names: text, a list, or a map with the text under `src`, `path`, `url` and so on. */
export function readImage(values: Values, problems: string[]): PostImage | null {
	for (const key of [...KEYS, ...DOUBTFUL_KEYS]) {
		const image = toImage(values.get(key), 0);
		if (image === null || (DOUBTFUL_KEYS.includes(key) && !isFile(image.url))) continue;
		if (image.url.length > MAX_URL_LENGTH) {
			problems.push('The address of the image is too long');
			continue;
		}
		const keys = [`${key}alt`, ...ALT_KEYS, `${key}caption`, ...CAPTION_KEYS];
		return {...image, alt: image.alt ?? readText(values, keys)};
	}
	return null;
}

const isFile = (url: string): boolean => /^(?:https?:)?\/\/\S+$|^\S+\.[a-z\d]{2,5}$/i.test(url);

function toImage(value: unknown, depth: number): PostImage | null {
	if (typeof value === 'string') {
		const url = value.trim();
		return url === '' || /^(?:true|false|yes|no|none|null)$/i.test(url) ? null : {url, alt: null};
	}
	if (depth >= MAX_DEPTH) return null;
	if (Array.isArray(value)) return firstImage(value, depth);
	if (!isMap(value)) return null;
	const members = collectValues(value);
	const image = firstImage(
		URL_KEYS.map(key => members.get(key)),
		depth,
	);
	return image === null ? null : {url: image.url, alt: readText(members, ['alt', 'alttext', 'caption']) ?? image.alt};
}

function firstImage(values: readonly unknown[], depth: number): PostImage | null {
	for (const value of values.slice(0, MAX_ITEMS)) {
		const image = toImage(value, depth + 1);
		if (image !== null) return image;
	}
	return null;
}
