import type {Facts, Piece, Reading, Readings} from '../captions.ts';
import {firstPerson, picture} from './patterns.ts';
import {tallyWords} from './words.ts';

type Whole = {
	readonly pieces: readonly Piece[];
	readonly readings: Readings;
	readonly measureRepeated: (index: number) => number;
};

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** How far an article is a scraped one: plain paragraphs of full sentences, or captions among plain lists. */
export function judgeArticle({pieces, readings, measureRepeated}: Whole): Facts['article'] {
	const read = [...readings.values()];
	const lists = measureLists({pieces, readings, measureRepeated});
	const texts = pieces.filter(({kind}) => kind !== 'image');
	const headings = texts.filter(({kind}) => kind === 'heading').length;
	const marked = texts.filter(({kind, marked, text}) => kind === 'paragraph' && (marked || text.includes('\n'))).length;
	const marks = 2 * headings + marked;
	if (Math.max(marks / texts.length, lists) > 0.25) return 'structured';
	// One mark is often an accident, such as the asterisks of a censored word.
	const isPlain = (marks - 1) / texts.length <= 0.08 && lists <= 0.15;
	if (!isPlain) return 'mixed';
	const isScraped =
		(isProse(read) && !isPersonal(read)) ||
		read.filter(isCaptionLike).length >= 4 ||
		isEchoing(readings, measureRepeated);
	return isScraped ? 'scraped' : 'mixed';
}

/** The share (0-1) of the words that stand in lists, quotes and tables. */
function measureLists({pieces, readings, measureRepeated}: Whole): number {
	const others = pieces.filter(({kind}) => kind === 'other');
	if (others.length === 0) return 0;
	// Two captions that show what they are vouch for an article with long lists, which scrapers leave too.
	const isVouching = ([index, {ending, has, words}]: readonly [number, Reading]) =>
		ending === 'none' && (has(picture) || (words >= 10 && measureRepeated(index) >= 0.5));
	if ([...readings].filter(isVouching).length >= 2) return 0;
	const otherWords = sum(others.map(({text}) => tallyWords(text).count));
	return otherWords / (sum([...readings.values()].map(({words}) => words)) + otherWords);
}

function isProse(read: readonly Reading[]): boolean {
	const long = read.filter(({words}) => words >= 10);
	const closed = long.filter(({ending}) => ending === 'stop').length;
	const longWords = sum(long.map(({words}) => words));
	const words = sum(read.map(reading => reading.words));
	return longWords >= 0.75 * words && closed >= 3 && closed >= 0.25 * long.length;
}

/** News tells of others, but for what these say; who writes "I" in every other paragraph writes a diary or a letter. */
function isPersonal(read: readonly Reading[]): boolean {
	const told = read.filter(({ending}) => ending === 'stop');
	const personal = told.filter(({hasCased}) => hasCased(firstPerson)).length;
	return personal >= 3 && personal >= 0.5 * told.length;
}

/**
 * Two labelled lines without a stop that say again what full sentences say: whoever writes for himself has no use for
 * these.
 */
function isEchoing(readings: Readings, measureRepeated: Whole['measureRepeated']): boolean {
	const isEcho = ([index, {ending, label, words}]: readonly [number, Reading]) =>
		ending === 'none' && label !== null && words >= 6 && measureRepeated(index) >= 0.5;
	return [...readings].filter(isEcho).length >= 2;
}

/** A sentence without a stop that has a label or points into a picture: a few are a gallery, or stand among tables. */
function isCaptionLike({ending, has, label, words, smallWords}: Reading): boolean {
	return ending === 'none' && (has(picture) || (label !== null && words >= 10 && smallWords >= 0.5));
}
