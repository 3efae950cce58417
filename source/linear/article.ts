import {type Book, openBook} from '../render/book.ts';
import {readArticle} from '../services.ts';
import {findWords, wordsAt} from '../state/words.ts';
import type {Output} from '../text/output.ts';
import type {Leaving, Talking} from './context.ts';
import {followReference} from './follow.ts';
import {contentsLines, linkLines} from './indexes.ts';
import {type SpokenPages, speakBook} from './pages.ts';

const HELP = [
	'Enter: the next page. b: the page before. g: the beginning.',
	'Slash and words: the next place that has these words; slash alone: the one after it.',
	't: contents; t and a number: that heading. o: links and images; o and a number: open that one.',
	'm: set or take away a bookmark. q: back to the list, or quit. x: quit.',
];

/** An open article and where one is in it. */
type Reading = {
	readonly book: Book;
	readonly pages: SpokenPages<Output>;
	/** The first line of the page that was said, and the one behind its last. */
	from: number;
	to: number;
	words: string;
};

/** Reads an article out page by page until it is left. */
export async function readAloud(path: string, context: Talking): Promise<Leaving> {
	const {input, locale, talk} = context;
	let book: Book;
	try {
		book = openBook(await readArticle(input, path), {locale, hasHyperlinks: true});
	} catch (error) {
		talk.say(error instanceof Error ? error.message : String(error));
		return 'failed';
	}
	const reading: Reading = {book, pages: speakBook(book, talk.lay), from: 0, to: 0, words: ''};
	for (const {message} of book.article.post.problems) talk.say(`Problem: ${message}`);
	goOn(reading, context);
	sayPage(reading, context);
	for (;;) {
		const isOver = reading.pages.line(reading.to) === undefined;
		const where = isOver
			? 'End of the article. b for the page before'
			: `${reading.pages.percent(reading.to)} percent. Enter for more`;
		const answer = await talk.ask(`${where}, q to leave, ? for help:`);
		if (answer === null || answer === 'x') return 'quit';
		if (answer === 'q' || (answer === '' && isOver)) return 'back';
		const left = await obey(answer, reading, context);
		if (left === 'quit') return left;
	}
}

async function obey(answer: string, reading: Reading, context: Talking): Promise<Leaving | null> {
	const {talk} = context;
	const [, name = '', number] = /^([a-z?])(?:\s*(\d+))?$/i.exec(answer) ?? [];
	const at = number === undefined ? null : Number(number);
	if (answer === '') turnTo(reading.to, reading, context);
	else if (answer.startsWith('/')) findNext(answer.slice(1).trim(), reading, context);
	else if (name === 'b') turnTo(Math.max(0, reading.from - talk.rows()), reading, context);
	else if (name === 'g') turnTo(0, reading, context);
	else if (name === 'm') bookmark(reading, context);
	else if (name === 't') contents(at, reading, context);
	else if (name === 'o') return links(at, reading, context);
	else if (name === '?' || name === 'h') for (const line of HELP) talk.say(line);
	else talk.say(`There is no ${answer} here; ? tells what there is.`);
	return null;
}

function turnTo(line: number, reading: Reading, context: Talking): void {
	reading.from = line;
	sayPage(reading, context);
}

/** Says a page, and keeps that one got there. */
function sayPage(reading: Reading, {talk, reading: state, input}: Talking): void {
	const {pages, book} = reading;
	const said: Output[] = [];
	for (let index = reading.from; said.length < talk.rows(); index++) {
		const line = pages.line(index);
		if (line === undefined) break;
		said.push(line.text);
	}
	reading.to = reading.from + said.length;
	talk.sayLines(said);
	if (input.kind === 'text') return;
	const {post} = book.article;
	const isOver = pages.line(reading.to) === undefined;
	const {section = 0, at = 0} = pages.line(reading.from) ?? {};
	const percent = isOver ? 100 : pages.percent(reading.to);
	state.savePlace(post, {section, at, words: reading.from === 0 ? '' : wordsAt(book, {section, at}), percent});
	if (isOver) state.setRead(post, true);
}

/** Where the article was left; what was read to its end begins anew. */
function goOn(reading: Reading, {talk, reading: state, input}: Talking): void {
	const saved = input.kind === 'text' ? null : state.placeOf(reading.book.article.post);
	if (saved === null || saved.words === '' || saved.percent >= 100) return;
	reading.from = reading.pages.find(findWords(reading.book, saved.words, saved));
	if (reading.from > 0)
		talk.say(`Going on at ${reading.pages.percent(reading.from)} percent; g goes to the beginning.`);
}

function findNext(words: string, reading: Reading, context: Talking): void {
	const {talk} = context;
	const sought = words === '' ? reading.words : words;
	reading.words = sought;
	const {pages, from} = reading;
	const found = sought === '' ? null : (pages.search(sought, from + 1) ?? pages.search(sought, 0));
	if (found === null) {
		talk.say(sought === '' ? 'Type the words behind the slash.' : `The article does not have ${sought}.`);
		return;
	}
	if (found <= from) talk.say('From the beginning again.');
	turnTo(found, reading, context);
}

function bookmark({book}: Reading, {talk, reading: state, input}: Talking): void {
	const {post} = book.article;
	const isSet = state.markOf(post)?.isBookmarked !== true;
	const problem =
		input.kind === 'text'
			? 'This article was piped in: it has no file to be known by.'
			: state.setBookmarked(post, isSet);
	talk.say(problem ?? (isSet ? 'Bookmark set.' : 'Bookmark taken away.'));
}

function contents(number: number | null, reading: Reading, context: Talking): void {
	const entries = contentsLines(reading.book);
	const entry = number === null ? undefined : entries[number - 1];
	if (entry !== undefined) turnTo(reading.pages.find(entry), reading, context);
	else
		sayAll(
			entries.map(({text}) => text),
			{what: 'headings', number},
			context,
		);
}

async function links(number: number | null, reading: Reading, context: Talking): Promise<Leaving | null> {
	const references = reading.pages.references();
	const reference = number === null ? undefined : references[number - 1];
	if (reference === undefined) {
		sayAll(linkLines(references), {what: 'links', number}, context);
		return null;
	}
	const followed = await followReference(reference, reading.book, context);
	if (followed.kind === 'place') turnTo(reading.pages.find(followed.place), reading, context);
	else if (followed.kind === 'post') {
		if ((await readAloud(followed.path, context)) === 'quit') return 'quit';
		turnTo(reading.from, reading, context);
	} else context.talk.say(followed.message);
	return null;
}

type Asked = {readonly what: string; readonly number: number | null};

function sayAll(lines: readonly string[], {what, number}: Asked, {talk}: Talking): void {
	if (lines.length === 0) talk.say(`There are no ${what} here.`);
	else if (number !== null) talk.say(`There are ${lines.length} ${what}: no ${number} is among them.`);
	else for (const line of lines) talk.say(line);
}
