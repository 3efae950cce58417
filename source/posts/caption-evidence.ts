import type {Facts} from './captions.ts';

type Evidence = {readonly weight: number; readonly reason: string; readonly holds: Test};
type Test = (facts: Facts) => boolean;

/** A paragraph whose weights sum to this or more is a caption. */
const threshold = 6;

/** Unicode's categories (CWU: has a capital, CWCM: has case) among the characters of most posts; others have none there. */
const latin: Readonly<Record<string, string>> = {
	L: 'A-Za-zªµºÀ-ÖØ-öø-ÿ',
	Lu: 'A-ZÀ-ÖØ-Þ',
	Ll: 'a-zµß-öø-ÿ',
	Lo: 'ªº',
	CWU: 'a-zµß-öø-ÿ',
	CWCM: 'A-Za-zµÀ-ÖØ-öø-ÿ',
	N: '\\d²³¹¼-¾',
};
/** A character that is not one of those: of Latin-1, punctuation, currencies, ™, arrows, mathematics, boxes. */
const beyondLatin = /[\u0100-\u200F\u204B-\u209F\u20C1-\u2121\u2123-\u218F\u231A-\u24FF\u25FD-\uFFFF]/;

/** A pattern, or which spelling of it a text takes. */
export type Pattern = RegExp | ((text: string) => RegExp);

/**
 * A pattern with categories in its classes (`[\p{L}_]`). For most texts they are spelled out, which V8 compiles in a tenth
 * of the time or less. Nothing is made before a text needs it.
 */
export function inLetters(source: string, flags = ''): (text: string) => RegExp {
	const spellOut = () => source.replace(/\\p\{([^}]+)\}/g, (_, name: string) => latin[name] ?? '');
	const made = new Map<boolean, RegExp>();
	return text => {
		const isLatin = !beyondLatin.test(text);
		const pattern = made.get(isLatin) ?? new RegExp(isLatin ? spellOut() : source, isLatin ? flags : `${flags}u`);
		made.set(isLatin, pattern);
		return pattern;
	};
}

// These match in a paragraph or in an article with a paragraph a line. The time they take is V8's to compile them, so they read
// small letters, but for those that need capitals (flag "i" expands every class), and "(?=[a-z])" keeps V8 from compiling what
// follows an optional part once for each way to get there.
const picturePlaces = 'left|right|cent(?:re|er)|middle|above|below|top|bottom|inset|main|file|stock';
export const picture = new RegExp(
	[
		'\\bpictured\\b(?! (?:her|him|it|them)sel)',
		`[(,] ?(?:(?:far|top|bottom|second(?: from)?|seen) )?(?=[a-z])(?:${picturePlaces})\\b ?[),]`,
		`[(](?:[^()]{1,40} )?(?=[a-z])(?:${picturePlaces}|pictured|image|photo|picture)(?: [^()]{1,60})?[)]`,
		'\\bseen (?:here|above|below|in (?:this|a|an) (?:\\S+ )?(?:photo|picture|image|snap|shot))',
		'\\b(?:this|file|stock) (?:photo|photograph|picture|image|snap)\\b',
		'^(?:image|media|photo) (?:caption|copyright|source)',
		'^(?:\\S+ ){0,2}(?=[a-z])(?:en la foto|sur la photo|auf dem (?:bild|foto)|im bild|nella foto|na foto|op de foto|på bilden)\\b',
	].join('|'),
	'm',
);
const pictureOpening =
	/^[([]?(?=[a-z])(?:pictured|above|below|left|right|l-r|l to r|top|bottom|inset|photo|picture|image|file (?:photo|image)|foto|bild|imagen|imagem|immagine)\b[^.!?]{0,40}:/m;
const figure = /^(?:fig(?:ure|ura|\.)?|abb(?:ildung|\.)?|рис(?:унок|\.)?|图|圖|図)\s?\d{1,3}\b/m;
const creditTail = inLetters(
	String.raw`(?:\b(?:[Pp]hotos?|[Pp]hotographs?|[Pp]ictures?|[Ii]mages?|[Cc]redits?|Foto|Bild|Photography)(?: [Cc]redit)?(?=[ :])(?: by |: ?)(?:[\p{Lu}]|dpa\b)|\b[Cc]ourtesy of |©|\((?=.{0,99}$)[^()]*\b(?:Getty|Reuters|Shutterstock|AP|AFP|EPA|Alamy)\b|\b(?:REUTERS|Reuters|AFP|AP|EPA|PA|dpa|Getty Images) ?/ ?[\p{Lu}])(?:[^.!?]|(?<= [\p{Lu}])\.){0,60}\.?\)?$`,
	'm',
);

const readMore = inLetters(
	`^[^\\p{L}]{0,3}(?=[\\p{L}])(?:${[
		'(?:read|see|watch|hear|listen|learn|tap|click)(?: to)? (?:more|also|all|here|below|next|now|this|the full|full|why|how)',
		"scroll (?:down|up)|sign up|subscribe|follow us|download (?:the|our)|recommended|most read|don['’]t miss|you may (?:also )?like",
		'related(?: \\S+)?|more (?:on|from|about|news|stories)(?: \\S+){0,4}(?=:|$)',
		'leer m[áa]s|lea (?:m[áa]s|tambi[ée]n)|vea (?:m[áa]s|tambi[ée]n)|te puede interesar|(?:à )?lire (?:aussi|la suite)|voir aussi',
		'lesen sie (?:auch|mehr)|mehr (?:zum thema|dazu|lesen)|weiterlesen|leggi (?:anche|di più)|leia (?:mais|também)|veja (?:mais|também)',
		'lees (?:ook|meer|verder)|läs (?:mer|också)|читайте (?:также|ещё|еще)|続きを読む|阅读更多|相关阅读',
	].join('|')})(?![\\p{L}])`,
	'm',
);
const broadcast =
	/\b(?:airs|aired|airing|continues|returns|resumes|concludes|premieres|screens|streams|broadcasts|tune in|catch|(?:is|are|will be|now) (?:on|out|available|back|showing|streaming|released|repeated))\b/;
const broadcastTime =
	/\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tonight|tomorrow|weeknights?|nightly|weekly|now|available|streaming)\b|\d ?[ap]\.?m\b/;
const broadcastPlace = inLetters(
	String.raw`\bon (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[\p{Lu}]|\bin (?:cinemas|theaters|theatres)\b`,
);
const helpline =
	/^(?:for|if|to|please)\b.{0,160}?(?:,|\bplease) (?=[a-z])(?:call|contact|visit|phone|ring|text|email|go to|log on)\b|^please (?:call|contact|visit|email)\b|\b(?:(?:help|hot|life)line|call|phone|tel|contact)\b\D{0,40}\d(?:[ ()-]{0,2}\d){5}/m;
const social = inLetters(
	String.raw`(?:^|\s)[@#][\p{L}][\p{L}\p{N}_]{2,}|\S@\S|https?://|\bwww\.|\bpic\.twitter\b|[\p{Emoji_Presentation}\uFE0F]`,
);
const code = /\{\{|\{%|<\/?[a-z]/;
const byline = inLetters(
	String.raw`^(?:(?:By|Words|Text|(?:Additional )?[Rr]eporting|Reported|Written|Edited|Adapted|Interview)(?: by)?:? [\p{Lu}]|(?:Sources?|Via):|[—–~-]{1,3} ?[\p{Lu}])`,
	'm',
);
const signOff = /^(?:cheers|(?:kind |best )?(?:regards|wishes)|thanks|yours|sincerely|love),/m;
const published =
	/\boriginally (?:published|posted|appeared)\b|\bfirst published\b|^(?:update|editor['’]s note)\b|^this (?:blog )?(?:post|article|story)\b/m;
const openingQuote = /^['"‘“«„「『]/m;
export const speechVerb =
	/\b(?:sa(?:id|ys|ying)|wr(?:ote|ites|iting)|told|tells|(?:went|goes) on|read(?:s|ing)?|jok(?:es|ed|ing)|repl(?:ies|ied|ying)|(?:add|ask|respond)(?:s|ed|ing)|admit(?:s|ted)|(?:explain|caption|reveal|tweet|post|claim|insist|confirm|comment|recall|warn)(?:s|ed)|(?:continue|declare|announce|state|conclude)[sd]|quipped|gushed|penned|mused|ended)\b/;
const speechOpening = new RegExp(`^(?:\\S+ ){0,6}?(?=[a-z])${speechVerb.source}(?: \\S+){0,3}: ?['"‘“«„]`, 'm');
const listLike = /^(?:[-*•·–—●▪►]\s|\(?[\dA-Za-z][.)]\s|[（(]?[\d一二三四五六七八九十]{1,2}[）、．])|[•|;►▪].*[•|;►▪]/m;
const question = /[?？]['"’”)]{0,3}$/m;
const interview = /^(?:q|a|question|answer)\d{0,2}[:.]/m;

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
		weight: 5,
		reason: 'A caption stands directly under its image.',
		holds: ({isAfterImage}) => isAfterImage,
	},
	'emphasised at image': {
		weight: 7,
		reason: 'A few words in italics under an image are the usual caption in Markdown, with or without a stop.',
		holds: ({isEmphasised, isAfterImage, words}) => isEmphasised && isAfterImage && words <= 40,
	},
	run: {
		weight: 1,
		reason: 'Captions of several photos follow each other.',
		holds: ({isBesideCaption}) => isBesideCaption,
	},
	'scraped article': {
		weight: 2,
		reason: 'Plain paragraphs of full sentences: the images are gone, their captions are left.',
		holds: ({article}) => article === 'scraped',
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
		holds: ({smallWords}) => smallWords < 0.25,
	},
	'list of lines': {
		weight: -3,
		reason: 'Five short lines in a row are a list: names, dishes, titles of videos.',
		holds: ({shortLines}) => shortLines >= 5,
	},
	'script without case': {
		weight: -4,
		reason: 'Verse, dialogue and lists in such scripts lack stops, and nothing else tells a sentence there.',
		holds: ({isCaseless}) => isCaseless,
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
	'figure number': {
		weight: 5,
		reason: '"Figure 3" opens the caption of a figure.',
		holds: ({has, isAfterImage}) => isAfterImage && has(figure),
	},
	question: {
		weight: -4,
		reason: 'Captions tell; interviewers and quizzes ask.',
		holds: ({has}) => has(question),
	},
	'list-like': {
		weight: -4,
		reason: 'Bullets, numbering and separators are left over from lists and tables.',
		holds: ({has}) => has(listLike),
	},
	'label as a field': {
		weight: -4,
		reason: '"Q:", or a label used thrice before few words: a speaker in an interview or a field in a fact box.',
		holds: ({has, labelUses, words}) => has(interview) || (labelUses > 2 && words < 12 && !has(pictureOpening)),
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
	'social post': {
		weight: -3,
		reason: 'Handles, tags, addresses and emoji come from quoted posts, which often lack a stop.',
		holds: ({hasCased}) => hasCased(social),
	},
	code: {
		weight: -4,
		reason: 'Template tags and HTML are no prose.',
		holds: ({has}) => has(code),
	},
	byline: {
		weight: -6,
		reason: 'Who wrote it and where it was published, or a sign-off.',
		holds: ({has, hasCased, words}) => has(published) || (words <= 12 && (hasCased(byline) || has(signOff))),
	},
	speech: {
		weight: -3,
		reason: 'Somebody speaks: it opens with a quotation mark or with "she wrote: ", and the stop was forgotten.',
		holds: ({has, label}) => label === null && (has(openingQuote) || has(speechOpening)),
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
