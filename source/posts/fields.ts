import type {PostDate} from './date.ts';
import {isAuthorKey, readAuthors} from './fields/authors.ts';
import {isChangedKey, isCreatedKey, readChanged, readCreated} from './fields/dates.ts';
import {isImageKey, type PostImage, readImage} from './fields/image.ts';
import {createKindFinder, isOneOf} from './fields/kinds.ts';
import {collectValues, type Data, isMap, keysLike, readList, readText, toText, type Values} from './fields/values.ts';
import {decodeEntities} from './repair/entities.ts';

/** What a post's front matter says, whatever its site calls it. */
export type Fields = {
	readonly title: string | null;
	/** What a page without a title may be called, as those of people are. */
	readonly name: string | null;
	readonly description: string | null;
	/** When the post was written. */
	readonly date: PostDate | null;
	/** When it was last changed. */
	readonly updated: PostDate | null;
	readonly image: PostImage | null;
	readonly authors: readonly string[];
	readonly tags: readonly string[];
	readonly categories: readonly string[];
	/** The http or https address of the post, or of what it was taken from. */
	readonly canonical: string | null;
	readonly isDraft: boolean;
	/** Sentences without a final stop. */
	readonly problems: readonly string[];
};

/** Keys as they are compared: in small letters, without `_` and `-`. The first that has a value counts. */
const TITLE_KEYS = 'title titulo título titre titel headline posttitle newstitle pagetitle linktitle'.split(' ');
const NAME_KEYS = ['subject', 'displayname', 'name', 'sidebarlabel', 'sidebartitle', 'navtitle', 'shorttitle'];
const DESCRIPTION_KEYS = (
	'description summary excerpt resumo deck preview subtitle subheading spoiler abstract dek standfirst lead lede tldr ' +
	'tagline blurb teaser intro introduction desc synopsis snippet metadescription seodescription ogdescription'
).split(' ');
const CANONICAL_KEYS = (
	'canonicalurl canonical canonicallink originalurl original originallink sourceurl source sourcelink via ' +
	'externalurl externallink link linkurl permalink url ogurl'
).split(' ');
/** Not those of what stands beside the post: `image_description`. */
const DESCRIPTION_KEY = /^(?:short|long|social|twitter|page|post|share|card|list)(?:description|summary|excerpt)$/;
const TAG_KEYS = ['tags', 'tag', 'keywords', 'topics', 'labels', 'posttags', 'posttag'];
const CATEGORY_KEYS = ['categories', 'category'];
const DRAFT_KEYS = ['draft', 'isdraft', 'unlisted', 'private'];
const PUBLISHED_KEYS = ['published', 'publish', 'ispublished'];
const STATUS_KEYS = ['status', 'poststatus', 'state', 'visibility'];
const MAX_DESCRIPTION_LENGTH = 5000;
const NO_DESCRIPTION = /^(?:true|false)$|^(?:https?:)?\/\/\S+$|^\S+\.(?:avif|gif|jpe?g|png|svg|webp)$/i;
const HIDDEN = /^(?:draft|unpublished|pending|private|hidden|trash)$/i;
const MAX_URL_LENGTH = 4000;

const findKinds = createKindFinder({
	title: isOneOf(TITLE_KEYS),
	name: isOneOf(NAME_KEYS),
	description: isOneOf(DESCRIPTION_KEYS, DESCRIPTION_KEY),
	created: isCreatedKey,
	changed: isChangedKey,
	image: isImageKey,
	author: isAuthorKey,
	tag: isOneOf(TAG_KEYS),
	category: isOneOf(CATEGORY_KEYS),
	canonical: isOneOf(CANONICAL_KEYS),
	status: isOneOf([...DRAFT_KEYS, ...PUBLISHED_KEYS, ...STATUS_KEYS]),
});

/** Front matter -> the fields of a post. Values of every type are taken for what a person would write. Never throws. */
export function readFields(data: Data): Fields {
	const values = collectValues(data);
	const has = findKinds(values.keys());
	const problems: string[] = [];
	return {
		title: has('title') ? readText(values, TITLE_KEYS) : null,
		name: has('name') ? readText(values, NAME_KEYS) : null,
		description: has('description') ? readDescription(values) : null,
		date: has('created') ? readCreated(values, problems) : null,
		updated: has('changed') ? readChanged(values, problems) : null,
		image: has('image') ? readImage(values, problems) : null,
		authors: has('author') ? readAuthors(values) : [],
		tags: has('tag') ? readList(values, TAG_KEYS) : [],
		categories: has('category') ? readList(values, CATEGORY_KEYS) : [],
		canonical: has('canonical') ? readUrl(values) : null,
		isDraft: has('status') && isDraft(values),
		problems,
	};
}

/** `excerpt: true` asks for a description and is none; a `teaser` may be an image. */
function readDescription(values: Values): string | null {
	for (const key of keysLike(DESCRIPTION_KEYS, values, DESCRIPTION_KEY)) {
		const text = readText(values, [key], MAX_DESCRIPTION_LENGTH);
		if (text !== null && (text.includes(' ') || !NO_DESCRIPTION.test(text))) return text;
	}
	return null;
}

/** `source: Reuters` is no address, and `url: /walks/` none that leads anywhere from here. */
function readUrl(values: Values): string | null {
	for (const key of CANONICAL_KEYS) {
		const value = values.get(key);
		const written = isMap(value) ? (value.url ?? value.href ?? value.link) : Array.isArray(value) ? value[0] : value;
		if (typeof written !== 'string') continue;
		const url = addressIn(decodeEntities(written.trim()));
		if (url.length <= MAX_URL_LENGTH && /^https?:\/\/[^\s/]\S*$/i.test(url)) return url;
	}
	return null;
}

/** `[Reuters](https://…)` and `<https://…>` hold one. */
const addressIn = (text: string): string =>
	/^(?:\[[^\]]*\]\(([^\s()]+)\)|<([^\s<>]+)>)$/.exec(text)?.slice(1).join('') ?? text;

function isDraft(values: Values): boolean {
	const says = (key: string, pattern: RegExp) => {
		const text = toText(values.get(key), 20);
		return text !== null && pattern.test(text.trim());
	};
	const yes = /^(?:true|yes|y|on|1)$/i;
	return (
		DRAFT_KEYS.some(key => says(key, yes)) ||
		PUBLISHED_KEYS.some(key => says(key, /^(?:false|no|n|off|0)$/i)) ||
		STATUS_KEYS.some(key => says(key, HIDDEN))
	);
}
