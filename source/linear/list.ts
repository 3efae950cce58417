import {createCrew} from '../crew.ts';
import type {Input} from '../input.ts';
import {openLibrary} from '../open-library.ts';
import {formatDay} from '../posts/dates/format.ts';
import {compareBy} from '../posts/order.ts';
import {createPause} from '../posts/pause.ts';
import type {Post} from '../posts/post.ts';
import {loadAll, searchAll} from '../print-list.ts';
import {filterPosts} from '../state/filter.ts';
import type {Output} from '../text/output.ts';
import {sanitizeField} from '../text/sanitize.ts';
import {readAloud} from './article.ts';
import {plural, type Talking} from './context.ts';

const HELP = [
	'Enter: the next posts. b: those before. g: from the first on. A number: read that post.',
	'Slash and words: only posts that have them in title, tags, description or path; slash alone: all posts.',
	'f and words: search the text of all posts. q: quit.',
];

const ORDERS = {newest: 'newest first', oldest: 'oldest first', title: 'by title'} as const;

/** What is shown of a list, and where one is in it. */
type Listing = {
	readonly all: readonly Post[];
	readonly search: (words: string) => Promise<readonly Post[]>;
	shown: readonly Post[];
	/** The first post that was said last, and the one behind the last. */
	from: number;
	to: number;
};

/** Says the posts of a list, some at a time, and reads those that are asked for, until it is left. */
export async function tellList(input: Extract<Input, {kind: 'list'}>, context: Talking): Promise<void> {
	const {options, cacheFolder, talk} = context;
	const crew = createCrew();
	try {
		const library = openLibrary(input.roots, {options, crew, cacheFolder, wanted: null, pause: createPause()});
		const all = (await loadAll(library)).sort(compareBy(options.sort));
		const search = (words: string) => searchAll(all, crew, words, {...context, warn: talk.say});
		const listing: Listing = {all, search, shown: all, from: 0, to: 0};
		talk.say(`${sanitizeField(input.source)}: ${plural(all.length, 'post')}, ${ORDERS[options.sort]}.`);
		if (options.search === null) sayPosts(listing, context);
		else await find(options.search, listing, context);
		await converse(listing, context);
		await library.settle();
	} finally {
		crew.end();
	}
}

async function converse(listing: Listing, context: Talking): Promise<void> {
	const {talk} = context;
	for (;;) {
		const {shown, from, to} = listing;
		const where = shown.length === 0 ? 'No posts.' : `${from + 1} to ${to} of ${shown.length}.`;
		const more = to < shown.length ? ', Enter for more' : '';
		const answer = await talk.ask(`${where} Number to read${more}, q to quit, ? for help:`);
		if (answer === null || answer === 'q' || answer === 'x') return;
		if (/^\d+$/.test(answer)) {
			const post = shown[Number(answer) - 1];
			if (post === undefined) talk.say(`There are ${plural(shown.length, 'post')}: no ${answer} is among them.`);
			else if ((await readAloud(post.path, context)) === 'quit') return;
		} else await obey(answer, listing, context);
	}
}

async function obey(answer: string, listing: Listing, context: Talking): Promise<void> {
	const {talk} = context;
	const {all, shown, from, to} = listing;
	const sought = /^f\s+(.+)$/s.exec(answer)?.[1];
	if (answer === '' && to >= shown.length) talk.say('End of the list; g goes to its beginning.');
	else if (answer === '') turnTo(to, listing, context);
	else if (answer === 'b') turnTo(Math.max(0, from - Math.max(1, to - from)), listing, context);
	else if (answer === 'g') turnTo(0, listing, context);
	else if (answer.startsWith('/')) {
		const words = answer.slice(1).trim();
		present(
			{posts: filterPosts(all, words).posts, what: words === '' ? 'All posts' : `Posts with ${words}`},
			listing,
			context,
		);
	} else if (sought !== undefined) await find(sought, listing, context);
	else if (answer === '?' || answer === 'h') for (const line of HELP) talk.say(line);
	else talk.say(`There is no ${answer} here; ? tells what there is.`);
}

async function find(words: string, listing: Listing, context: Talking): Promise<void> {
	present({posts: await listing.search(words), what: `Found for ${sanitizeField(words)}`}, listing, context);
}

type Shown = {readonly posts: readonly Post[]; readonly what: string};

function present({posts, what}: Shown, listing: Listing, context: Talking): void {
	listing.shown = posts;
	context.talk.say(`${what}: ${plural(posts.length, 'post')}.`);
	turnTo(0, listing, context);
}

function turnTo(from: number, listing: Listing, context: Talking): void {
	listing.from = from;
	sayPosts(listing, context);
}

/** As many posts as fit on a screen, at least one. */
function sayPosts(listing: Listing, context: Talking): void {
	const {shown, from} = listing;
	const {talk} = context;
	const said: Output[] = [];
	let to = from;
	for (let post = shown[to]; post !== undefined; post = shown[to]) {
		const lines = talk.lay(`${to + 1}. ${describe(post, context)}`);
		if (to > from && said.length + lines.length > talk.rows()) break;
		said.push(...lines);
		to++;
	}
	listing.to = to;
	talk.sayLines(said);
}

/** `Title. 5 Mar 2024, 3 minutes. Read. Description` */
function describe(post: Post, {locale, reading}: Talking): string {
	const mark = reading.marksOf([post]).get(post.path);
	const day = post.date === null ? 'No date' : formatDay(post.date, locale, 'short');
	const far = mark?.isRead ? 'Read.' : mark?.percent ? `${mark.percent} percent read.` : '';
	return [
		sentence(sanitizeField(post.title)),
		`${day}, ${plural(post.minutes, 'minute')}.`,
		post.draft ? 'Draft.' : '',
		far,
		mark?.isBookmarked ? 'Bookmarked.' : '',
		sanitizeField(post.description || (post.problems[0]?.message ?? '')),
	]
		.filter(Boolean)
		.join(' ');
}

const sentence = (text: string): string => (/[.!?\u2026\u3002]$/.test(text) ? text : `${text}.`);
