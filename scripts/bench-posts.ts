// Invented posts to measure with, the same at every run: front matter with a folded title and description, sentences
// glued together in the description, a date in fractional seconds, photo captions as plain paragraphs.
import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';

const people = [
	'Ottilie Brack',
	'Hector Plimsoll',
	'Maren Tove',
	'Silas Quill',
	'Dorrie Vane',
	'Anselm Rook',
	'Petra Lund',
];
const places = ['Cobble Haven', 'the Old Tannery', 'Marsh Lane', 'Nether Wick', 'the Winter Garden', 'Sallow Bridge'];
const things = ['a borrowed tuba', 'two hats', 'the wrong trophy', 'a folding canoe', 'eleven lemons', 'a paper crown'];
const labels = ['Beaming', 'All smiles', 'Quick thinking', 'Bold', 'Off duty', 'Family outing', 'Long wait'];

const sentences = [
	'{person} turned up at {place} with {thing} and asked whether the band had gone home yet.',
	'Nobody at {place} could say afterwards who had ordered {thing}, least of all {person}.',
	'The singer, {number}, signed programmes for an hour and then helped to stack the chairs.',
	"'I came for the soup', {person} told the queue outside {place}, 'and the soup is what I shall have.'",
	'It was the {number}th evening of the run, and the curtain came down on {thing} for the first time.',
	'A spokesman for {person} would confirm only that {thing} had been returned to {place} on Monday.',
	'Rain fell on {place} from noon, but {number} people stayed to see {thing} carried past.',
	'{person} wore a grey coat that had been mended at the elbow, and carried {thing} under one arm.',
	'The film is to be shown at {place} in spring, once {person} has found {thing} again.',
	'Neighbours said that {person} had practised with {thing} every night for {number} weeks.',
];
const captionSentences = [
	'{person} arrived at {place} with {thing} on Saturday evening',
	'The singer, {number}, helped to stack the chairs',
	'{person} and {thing} outside {place}',
];

/** Numbers from 0 up to 1, the same for the same seed: a linear congruential generator (Numerical Recipes). */
function createRandom(seed: number): () => number {
	let state = (seed * 2_654_435_761) >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** A word that one post in a hundred has, in its last sentence. */
export const rareWord = 'quicksilver';

/** How the body of every post begins, and its description. */
export const opening = 'The doors opened at half past six.';

type Choose = (values: readonly string[]) => string;

function createChoose(random: () => number): Choose {
	return values => values[Math.floor(random() * values.length)] ?? '';
}

function fill(template: string, choose: Choose, random: () => number): string {
	return template
		.replace('{person}', choose(people))
		.replace('{place}', choose(places))
		.replace('{thing}', choose(things))
		.replace('{number}', String(20 + Math.floor(random() * 60)));
}

/** A post as a file's text, of about `bytes` bytes; posts of different `index` have different titles and dates. */
export function makePost(index: number, bytes: number): string {
	const random = createRandom(index + 1);
	const choose = createChoose(random);
	const sentence = () => fill(choose(sentences), choose, random);
	const beginning = [opening, sentence(), sentence(), sentence(), sentence()];
	const title = `Evening ${index + 1}: ${choose(people)} brings ${choose(things)} to ${choose(places)} for the end of the season`;
	const date = 1_100_000_000 + index * 32_400 + Math.floor(random() * 9999) / 10_000;
	const head = [
		'--- ',
		'extends: _layouts.post ',
		'section: content ',
		`image: https://images.example.com/bench/${index + 1}-0-image-a.jpg `,
		'title: > ',
		`  ${title} `,
		'description: > ',
		`  ${beginning.join('')} `,
		`date: ${date} `,
		'--- ',
		'',
	].join('\n');
	const paragraphs = [...beginning];
	let size = head.length + paragraphs.join('\n\n').length;
	while (size < bytes) {
		const isCaption = random() < 0.3;
		const text = isCaption ? `${choose(labels)}: ${fill(choose(captionSentences), choose, random)}` : sentence();
		paragraphs.push(text);
		size += text.length + 2;
	}
	if (index % 100 === 50) paragraphs.push(`The word of the evening was ${rareWord}, and nobody knew why.`);
	return `${head}${paragraphs.join('\n\n')}\n`;
}

/** Writes `count` posts of about 5 kB into a new folder. */
export function writePosts(folder: string, count: number): void {
	mkdirSync(folder, {recursive: true});
	for (let index = 0; index < count; index++) {
		writeFileSync(path.join(folder, `evening-${index + 1}.md`), makePost(index, 5000));
	}
}
