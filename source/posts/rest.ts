import type {PostDate} from './date.ts';
import type {PostImage} from './fields/image.ts';
import type {Post} from './post.ts';

/** What is packed of a post as JSON, and decoded when it is asked for. */
export type Rest = Pick<
	Post,
	| 'description'
	| 'isExcerpt'
	| 'dateSource'
	| 'updated'
	| 'image'
	| 'authors'
	| 'canonical'
	| 'tags'
	| 'categories'
	| 'words'
> & {readonly iso: string | null; readonly messages: readonly string[]};

export function writeRest(post: Post): string {
	const {description, isExcerpt, dateSource, updated, image, authors, canonical, tags, categories, words} = post;
	const iso = post.date?.iso ?? null;
	const messages = post.problems.map(({message}) => message);
	const texts = {description, isExcerpt, dateSource, updated, image, authors, canonical, tags, categories, words};
	return JSON.stringify({...texts, iso, messages} satisfies Rest);
}

/** Never throws: a file in a folder of caches may be by anybody, and its check sum too. */
export function readRest(text: string): Rest {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object' && value !== null && isRest(value as Unknown)) return value as Rest;
	} catch {
		// Then it is none either.
	}
	return damaged;
}

const damaged: Rest = {
	description: '',
	isExcerpt: false,
	dateSource: null,
	updated: null,
	image: null,
	authors: [],
	canonical: null,
	tags: [],
	categories: [],
	words: 0,
	iso: null,
	messages: ['what was kept of it is damaged'],
};

type Unknown = Readonly<Record<string, unknown>>;

const SOURCES: readonly unknown[] = ['front-matter', 'file-name', null] satisfies readonly Post['dateSource'][];

const isRest = (value: Unknown): boolean =>
	typeof value.description === 'string' &&
	typeof value.isExcerpt === 'boolean' &&
	SOURCES.includes(value.dateSource) &&
	(value.updated === null || isDate(value.updated as Partial<PostDate>)) &&
	(value.image === null || isImage(value.image as Partial<PostImage>)) &&
	isTextOrNull(value.canonical) &&
	isTextOrNull(value.iso) &&
	typeof value.words === 'number' &&
	[value.authors, value.tags, value.categories, value.messages].every(areTexts);

const isTextOrNull = (value: unknown): boolean => value === null || typeof value === 'string';

const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(text => typeof text === 'string');

const isImage = ({url, alt}: Partial<PostImage>): boolean => typeof url === 'string' && isTextOrNull(alt ?? null);

const isDate = ({year, month, day, ms, iso}: Partial<PostDate>): boolean =>
	isDay(year, month, day) && typeof ms === 'number' && typeof iso === 'string';

/** Whether there may be such a day: what is none has no name in any language. */
export const isDay = (year: unknown, month: unknown, day: unknown): boolean =>
	isWithin(year, 0, 9999) && isWithin(month, 1, 12) && isWithin(day, 1, 31);

const isWithin = (value: unknown, least: number, most: number): boolean =>
	Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
