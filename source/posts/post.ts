import type {PostDate} from './date.ts';
import {dateFromPath} from './dates/in-path.ts';
import {decodeBytes} from './decode.ts';
import {detach} from './detach.ts';
import {countWords, firstHeading, firstSentences, readingMinutes} from './excerpt.ts';
import type {PostImage} from './fields/image.ts';
import {titleFromPath} from './fields/title-in-path.ts';
import {type Fields, readFields} from './fields.ts';
import {readFrontMatter} from './front-matter.ts';
import {type Guard, guardFor, unguarded} from './guarded.ts';
import {identify} from './identity.ts';
import {countLineEnds} from './line-ends.ts';
import {repairText} from './repair.ts';

/** Something about a post that could not be read as it was meant. Shown on screen and on stderr, never thrown. */
export type Problem = {
	readonly path: string;
	/** One sentence without a final stop, sanitised when it is shown. */
	readonly message: string;
};

/** What the list and `--json` know of a post. The text fields are repaired; they are sanitised where they are shown. */
export type Post = {
	readonly path: string;
	/**
	 * A whole number below 2 ** 53, the same for the article under another file name: of its title, its date where the
	 * front matter has one, and its description, so that edits of the text behind these keep it.
	 */
	readonly identity: number;
	readonly title: string;
	readonly description: string;
	/** Whether the description is a part of the text, for want of another. */
	readonly isExcerpt: boolean;
	readonly date: PostDate | null;
	readonly dateSource: 'front-matter' | 'file-name' | null;
	/** The file's modification time, ms since the epoch. */
	readonly modifiedMs: number;
	/** The day of its last change as the post tells it, where that is after `date`. */
	readonly updated: PostDate | null;
	readonly image: PostImage | null;
	readonly authors: readonly string[];
	/** The http or https address of the post, or of what it was taken from. */
	readonly canonical: string | null;
	readonly tags: readonly string[];
	readonly categories: readonly string[];
	readonly draft: boolean;
	readonly words: number;
	readonly minutes: number;
	readonly problems: readonly Problem[];
};

export type Source = {
	readonly path: string;
	/** The file's bytes, or its first ones. */
	readonly bytes: Uint8Array;
	/** The whole file's size, bytes. */
	readonly size: number;
	readonly modifiedMs: number;
	/** Whether the words of a long text may be estimated, as those of a file's beginning are. */
	readonly isBrief?: boolean;
	/** Whether what stands behind these bytes is never shown. */
	readonly isCut?: boolean;
	/** For what may take long: mending damage. */
	readonly guard?: Guard;
};

export type ParsedPost = {
	readonly post: Post;
	/** Markdown, repaired. */
	readonly body: string;
	/** The line of the file on which the body begins, from 0. */
	readonly bodyLine: number;
	/** False where the bytes end before the front matter does: with more of the file it may read otherwise. */
	readonly isComplete: boolean;
	/** There is no text in it. */
	readonly isBinary: boolean;
	/** What a reader of the text must know of it: also among the problems of the post. */
	readonly notices: readonly string[];
};

/** Bytes of a post -> what is known of it. Never throws; of a file's beginning alone the words are estimated. */
export function parsePost({
	path,
	bytes,
	size,
	modifiedMs,
	isBrief = false,
	isCut = false,
	guard = unguarded,
}: Source): ParsedPost {
	const isHead = bytes.length < size;
	const {text, isBinary} = decodeBytes(bytes, {isHead});
	if (isBinary) return {...unreadable(path, modifiedMs, 'not a text file'), isBinary};
	// Before the header is parsed: what a parser takes for blanks may be bytes of a damaged character.
	const mended = guardFor(text, guard)(() => repairText(text));
	const repaired = mended ?? text;
	const notices = [...(isCut ? [TOO_LARGE] : []), ...(mended === null ? [TOO_DAMAGED] : [])];
	const header = readFrontMatter(repaired);
	const fields = readFields(header.data);
	const {body} = header;
	const words = Math.round((isBrief ? estimateWords(body) : countWords(body)) * (isHead ? size / bytes.length : 1));
	const title = fields.title ?? firstHeading(body) ?? fields.name;
	const description = fields.description ?? firstSentences(body);
	const post: Post = {
		path,
		identity: identityOf(path, {title, description, date: fields.date}),
		title: title === null ? titleFromPath(path) : detach(title),
		description: detach(description),
		isExcerpt: fields.description === null,
		...datesOf(fields, path),
		modifiedMs,
		image: fields.image && {url: detach(fields.image.url), alt: fields.image.alt && detach(fields.image.alt)},
		authors: fields.authors.map(detach),
		canonical: fields.canonical && detach(fields.canonical),
		tags: fields.tags.map(detach),
		categories: fields.categories.map(detach),
		draft: fields.isDraft,
		words,
		minutes: readingMinutes(words),
		problems: problemsOf(path, [...notices, ...header.problems, ...fields.problems]),
	};
	return {
		post,
		body,
		bodyLine: countLineEnds(repaired, header.bodyStart),
		isComplete: header.isComplete || !isHead,
		isBinary: false,
		notices,
	};
}

const LARGEST_MB = 32;
/** The most of a file that is shown. */
export const LARGEST_BYTES = LARGEST_MB * 1024 * 1024;
const TOO_LARGE = `Larger than ${LARGEST_MB} MB, the most that is shown: this is its beginning`;
const TOO_DAMAGED = 'Decoded wrongly in so many places that it would take too long to mend: the text is shown as it is';

type Named = {readonly title: string | null; readonly description: string; readonly date: PostDate | null};

/** A post that says nothing of itself is its file. */
function identityOf(path: string, {title, description, date}: Named): number {
	if (title === null && description === '') return identify([path]);
	return identify([title ?? '', date?.iso ?? '', description]);
}

const SAMPLE = 100_000;

function estimateWords(body: string): number {
	if (body.length <= 2 * SAMPLE) return countWords(body);
	return (countWords(body.slice(0, SAMPLE)) * body.length) / SAMPLE;
}

/** The front matter counts before the file's name, and in it when a post was written before when it was changed. */
function datesOf(fields: Fields, path: string): Pick<Post, 'date' | 'dateSource' | 'updated'> {
	const written = fields.date ?? fields.updated;
	const date = written ?? dateFromPath(path);
	const dateSource = date === null ? null : written === null ? 'file-name' : 'front-matter';
	return {date, dateSource, updated: date !== null && isLaterDay(fields.updated, date) ? fields.updated : null};
}

/** Days as they were written: nobody needs to know of a change on the same one, and one before it is a mistake. */
function isLaterDay(changed: PostDate | null, date: PostDate): boolean {
	return changed !== null && changed.iso.slice(0, 10) > date.iso.slice(0, 10);
}

const problemsOf = (path: string, messages: readonly string[]): readonly Problem[] =>
	messages.map(message => ({path, message: detach(message)}));

/** A post of which only the file is known: it stays in the list and says what is wrong. */
export function unreadable(path: string, modifiedMs: number, message: string): ParsedPost {
	const date = dateFromPath(path);
	const post: Post = {
		path,
		identity: identify([path]),
		title: titleFromPath(path),
		description: '',
		isExcerpt: false,
		date,
		dateSource: date === null ? null : 'file-name',
		modifiedMs,
		updated: null,
		image: null,
		authors: [],
		canonical: null,
		tags: [],
		categories: [],
		draft: false,
		words: 0,
		minutes: 0,
		problems: [{path, message}],
	};
	return {post, body: '', bodyLine: 0, isComplete: true, isBinary: false, notices: []};
}
