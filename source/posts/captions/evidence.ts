import type {Facts} from '../captions.ts';
import {
	boilerplate,
	broadcast,
	broadcastPlace,
	broadcastTime,
	byline,
	code,
	creditTail,
	figure,
	figureField,
	helpline,
	imageSource,
	interview,
	interviewQuestion,
	listLike,
	openingQuote,
	picture,
	pictureOpening,
	published,
	question,
	quotedOpening,
	readMore,
	signOff,
	social,
	speechOpening,
} from './patterns.ts';

type Evidence = {readonly weight: number; readonly reason: string; readonly holds: Test};
type Test = (facts: Facts) => boolean;

/** A paragraph whose weights sum to this or more is a caption. */
const threshold = 6;

/** A few words in italics under an image. */
const isItalicLine = ({isEmphasised, isAfterImage, words}: Facts) => isEmphasised && isAfterImage && words <= 40;

/** "Fund size: £520million", "Range: 33 miles". */
const isFigure = ({label, text, textStart}: Facts) =>
	label !== null && text.length - textStart <= 60 && figureField.test(text.slice(textStart).trim());

/**
 * Everything that speaks for or against a caption, each by itself; the weights that hold are summed. They were set by hand
 * on scraped news and on ordinary blog posts; what each is for stands in its reason. What is quick to tell comes first, and
 * what reads the words against a caption last.
 */
const evidence: Readonly<Record<string, Evidence>> = {
	'no stop': {
		weight: 3,
		reason: 'Nearly all captions, and hardly any sentence of a body, lack the final stop.',
		holds: ({ending}) => ending === 'none',
	},
	stop: {
		weight: -3,
		reason: 'A body sentence ends so; of captions about one in thirty.',
		holds: ({ending}) => ending === 'stop',
	},
	'lead-in': {
		weight: -6,
		reason: 'A colon at the end announces what follows.',
		holds: ({ending}) => ending === 'colon',
	},
	'broken off': {
		weight: -2,
		reason: 'A comma or dash at the end is a slip or goes on in the next paragraph.',
		holds: ({ending}) => ending === 'comma',
	},
	label: {
		weight: 2,
		reason: 'News sites open captions with a word or two and a colon, "!" or "?".',
		holds: ({label}) => label !== null,
	},
	sentence: {
		weight: 1,
		reason: 'Captions tell something; shorter lines are mostly headings and lists.',
		holds: ({words, label}) => words >= (label === null ? 8 : 5),
	},
	'under image': {
		weight: 6,
		reason: 'A caption stands directly under its image, and is not long.',
		holds: ({isAfterImage, words}) => isAfterImage && words <= 60,
	},
	'emphasised at image': {
		weight: 7,
		reason: 'A few words in italics under an image are the usual caption in Markdown, with or without a stop.',
		holds: isItalicLine,
	},
	run: {
		weight: 1,
		reason: 'Captions of several photos follow each other.',
		holds: ({isBesideCaption}) => isBesideCaption,
	},
	'scraped article': {
		weight: 2,
		reason: 'Plain paragraphs of full sentences: the images are gone, their captions are left.',
		holds: ({article, isAfterImage}) => article === 'scraped' && !isAfterImage,
	},
	'mixed article': {
		weight: -1,
		reason: 'Some structure, or too little text to tell: a label alone proves nothing.',
		holds: ({article}) => article === 'mixed',
	},
	'structured article': {
		weight: -3,
		reason: 'Where people write Markdown, lines without a stop are lead-ins, labels and lists.',
		holds: ({article}) => article === 'structured',
	},
	markup: {
		weight: -3,
		reason: 'Links, code and strong words hardly survive scraping into a caption.',
		holds: ({isMarked, isEmphasised}) => isMarked && !isEmphasised,
	},
	'heading-like': {
		weight: -3,
		reason: 'Four words or fewer without a label are a heading that lost its marks.',
		holds: ({words, label, isAfterImage}) => words < (label === null ? 5 : 4) && !isAfterImage,
	},
	capitals: {
		weight: -5,
		reason: 'Headings, fact boxes, scores and credits are mostly names and numbers, not sentences.',
		holds: facts => facts.smallWords < 0.25 && !isItalicLine(facts),
	},
	list: {
		weight: -4,
		reason: 'Short lines in a row are a list: names, dishes, titles of videos, fields of a fact box.',
		holds: ({isListed}) => isListed,
	},
	chronicle: {
		weight: -6,
		reason: '"May 2017:", "87 min:", "Step 2:" open the entries of a chronicle, a live report, a plan.',
		holds: ({chronicle}) => chronicle === 'entry',
	},
	'within chronicle': {
		weight: -3,
		reason: 'Between the entries of a live report are remarks in haste.',
		holds: ({chronicle, label, has}) => chronicle === 'between' && label === null && !has(picture),
	},
	'script without case': {
		weight: -4,
		reason: 'Verse, dialogue and lists in such scripts lack stops, and nothing else tells a sentence there.',
		holds: facts => facts.isCaseless && !isItalicLine(facts),
	},
	'picture words': {
		weight: 3,
		reason: '"(left)", "pictured", "seen here" point into a photo.',
		holds: ({has}) => has(picture),
	},
	'picture opening': {
		weight: 3,
		reason: '"Pictured: ", "Above: ", "Foto: " announce a photo, even before a full sentence.',
		holds: ({has}) => has(pictureOpening),
	},
	credit: {
		weight: 6,
		reason: 'Only photos are credited at the end of a paragraph.',
		holds: ({hasCased, words}) => words >= 6 && hasCased(creditTail),
	},
	'image source': {
		weight: 9,
		reason:
			'Under an image "Photo by …", "Source: …", "CC BY-SA" say whose it is, though they link and are mostly names.',
		holds: ({has, isAfterImage, words}) => isAfterImage && words <= 20 && has(imageSource),
	},
	'figure number': {
		weight: 10,
		reason: '"Figure 3:" under an image opens its caption, whatever follows.',
		holds: ({has, isAfterImage}) => isAfterImage && has(figure),
	},
	question: {
		weight: -4,
		reason: 'Captions tell; interviewers and quizzes ask.',
		holds: ({has, label}) => label === null && has(question),
	},
	'list-like': {
		weight: -4,
		reason: 'Bullets, numbering and separators are left over from lists and tables.',
		holds: ({has}) => has(listLike),
	},
	'label as a field': {
		weight: -4,
		reason: '"Q:", a question or a speaker in an interview, a field in a fact box, a bare figure after its name.',
		holds: facts => facts.isField || facts.has(interview) || facts.has(interviewQuestion) || isFigure(facts),
	},
	furniture: {
		weight: -6,
		reason: '"Read more", "Scroll down" and their like are links of the page.',
		holds: ({has}) => has(readMore),
	},
	'programme note': {
		weight: -2,
		reason: 'When and where a programme is on closes an article.',
		holds: ({has, hasCased, words}) => words <= 30 && hasCased(broadcastPlace) && has(broadcastTime) && has(broadcast),
	},
	helpline: {
		weight: -5,
		reason: 'Whom to call closes an article.',
		holds: ({has}) => has(helpline),
	},
	boilerplate: {
		weight: -6,
		reason: 'What every press release and every obituary of a paper ends with.',
		holds: ({hasCased}) => hasCased(boilerplate),
	},
	'social post': {
		weight: -3,
		reason: 'Handles, tags, addresses and emoji come from quoted posts, which often lack a stop.',
		holds: ({hasCased}) => hasCased(social),
	},
	code: {
		weight: -4,
		reason: 'Template tags, HTML and formulas are no prose.',
		holds: ({has}) => has(code),
	},
	byline: {
		weight: -6,
		reason: 'Who wrote it and where it was published, or a sign-off.',
		holds: ({has, hasCased, words, isAfterImage}) =>
			has(published) || (words <= 12 && ((hasCased(byline) && !(isAfterImage && has(imageSource))) || has(signOff))),
	},
	speech: {
		weight: -3,
		reason: 'Somebody speaks: it opens with a quotation mark or with "she wrote: ".',
		holds: ({has, hasCased, label, ending}) =>
			(label === null && has(speechOpening)) ||
			((label === null || ending === 'stop') && has(openingQuote) && !hasCased(quotedOpening)),
	},
	repeated: {
		weight: 4,
		reason: 'A caption often says again what the article says in full.',
		// Characters of a script without case recur by chance.
		holds: ({measureRepeated, isCaseless}) => !isCaseless && measureRepeated() >= 0.5,
	},
};

/** With what the evidence after each can take away and add at most. */
const weighed = Object.values(evidence).map((item, index, all) => {
	const rest = all.slice(index + 1).map(({weight}) => weight);
	const sum = (limit: typeof Math.min) => rest.reduce((total, weight) => total + limit(0, weight), 0);
	return {...item, worst: sum(Math.min), best: sum(Math.max)};
});

/** Whether the evidence that holds for a paragraph sums to a caption; asks no more than settles it. */
export function isCaption(facts: Facts): boolean {
	let sum = 0;
	for (const {weight, holds, worst, best} of weighed) {
		if (holds(facts)) sum += weight;
		if (sum + worst >= threshold) return true;
		if (sum + best < threshold) return false;
	}
	return false;
}
