/** What is known of one paragraph, and of the article around it, when it is asked whether it is a photo caption. */
export type Facts = {
	/** White space run together; the patterns below expect single blanks. */
	readonly text: string;
	/** A Han, kana or Thai character counts as one. */
	readonly words: number;
	/** How the text ends once closing quotes, brackets and emoji are taken off; an abbreviation's dot may be a stop or not. */
	readonly ending: 'stop' | 'abbreviation' | 'colon' | 'comma' | 'none';
	readonly label: string | null;
	/** How many paragraphs of the article begin with this label, this one included; 0 without a label. */
	readonly labelUses: number;
	/** Share (0-1) of the words that have case and begin small; 1 where no word has case. */
	readonly smallWords: number;
	/** Most letters have no case, so the script has other stops and no capitals to tell by. */
	readonly isCaseless: boolean;
	/** Share (0-1) of the runs of three words that also stand in a full sentence elsewhere, or in the description. */
	readonly repeated: number;
	readonly isAfterImage: boolean;
	readonly isEmphasised: boolean;
	readonly isMarked: boolean;
	/** For a short line without a stop, label or pointer into a picture: how many such stand in this run of open paragraphs. */
	readonly shortLines: number;
	/** A neighbour is a caption without this one's help. */
	readonly isBesideCaption: boolean;
	/** scraped: nearly all plain paragraphs of full sentences. structured: Markdown as people write it. */
	readonly article: 'scraped' | 'mixed' | 'structured';
};

type Evidence = {readonly name: string; readonly weight: number; readonly reason: string; readonly holds: Test};
type Test = (facts: Facts) => boolean;

/** A paragraph whose weights sum to this or more is a caption. */
export const threshold = 6;

const picturePlaces = 'left|right|cent(?:re|er)|middle|above|below|top|bottom|inset|main|file|stock';
export const picture = new RegExp(
	[
		'\\bpictured\\b(?! (?:her|him|it|them)sel)',
		`[(,] ?(?:(?:far|top|bottom|second(?: from)?|seen) )?(?:${picturePlaces})\\b ?[),]`,
		`[(](?:[^()]{1,40} )?(?:${picturePlaces}|pictured|image|photo|picture)(?: [^()]{1,60})?[)]`,
		'\\bseen (?:here|above|below|in (?:this|a|an) (?:\\S+ )?(?:photo|picture|image|snap|shot))',
		'\\b(?:this|file|stock) (?:photo|photograph|picture|image|snap)\\b',
		'^(?:image|media|photo) (?:caption|copyright|source)',
		'^(?:\\S+ ){0,2}(?:en la foto|sur la photo|auf dem (?:bild|foto)|im bild|nella foto|na foto|op de foto|på bilden)\\b',
	].join('|'),
	'i',
);
const pictureOpening =
	/^[([]?(?:pictured|above|below|left|right|l-r|l to r|top|bottom|inset|photo|picture|image|file (?:photo|image)|foto|bild|imagen|imagem|immagine)\b[^.!?]{0,40}:/i;
const figure = /^(?:fig(?:ure|ura|\.)?|abb(?:ildung|\.)?|рис(?:унок|\.)?|图|圖|図)\s?\d{1,3}\b/i;
const creditTail =
	/(?:\b(?:[Pp]hotos?|[Pp]hotographs?|[Pp]ictures?|[Ii]mages?|[Cc]redits?|Foto|Bild|Photography)(?: [Cc]redit)?(?: by |: ?)(?:\p{Lu}|dpa\b)|\b[Cc]ourtesy of |©|\([^()]*\b(?:Getty|Reuters|Shutterstock|AP|AFP|EPA|Alamy)\b|\b(?:REUTERS|Reuters|AFP|AP|EPA|PA|dpa|Getty Images) ?\/ ?\p{Lu})(?:[^.!?]|(?<= \p{Lu})\.){0,60}\.?\)?$/u;

const readMore = new RegExp(
	`^[^\\p{L}]{0,3}(?:${[
		'(?:read|see|watch|hear|listen|learn|tap|click)(?: to)? (?:more|also|all|here|below|next|now|this|the full|full|why|how)',
		"scroll (?:down|up)|sign up|subscribe|follow us|download (?:the|our)|recommended|most read|don['’]t miss|you may (?:also )?like",
		'related(?: \\S+)?|more (?:on|from|about|news|stories)(?: \\S+){0,4}(?=:|$)',
		'leer m[áa]s|lea (?:m[áa]s|tambi[ée]n)|vea (?:m[áa]s|tambi[ée]n)|te puede interesar|(?:à )?lire (?:aussi|la suite)|voir aussi',
		'lesen sie (?:auch|mehr)|mehr (?:zum thema|dazu|lesen)|weiterlesen|leggi (?:anche|di più)|leia (?:mais|também)|veja (?:mais|também)',
		'lees (?:ook|meer|verder)|läs (?:mer|också)|читайте (?:также|ещё|еще)|続きを読む|阅读更多|相关阅读',
	].join('|')})(?=[^\\p{L}]|$)`,
	'iu',
);
const broadcast =
	/\b(?:airs|aired|airing|continues|returns|resumes|concludes|premieres|screens|streams|broadcasts|tune in|catch|(?:is|are|will be|now) (?:on|out|available|back|showing|streaming|released|repeated))\b/i;
const broadcastTime =
	/\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tonight|tomorrow|weeknights?|nightly|weekly|now|available|streaming)\b|\d ?[ap]\.?m\b/i;
const broadcastPlace =
	/\bon (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)\p{Lu}|\bin (?:cinemas|theaters|theatres)\b/u;
const helpline =
	/^(?:for|if|to|please)\b.{0,160}?(?:,|\bplease) (?:call|contact|visit|phone|ring|text|email|go to|log on)\b|^please (?:call|contact|visit|email)\b|\b(?:helpline|hotline|lifeline|call|phone|tel|contact)\b\D{0,40}\d(?:[ ()-]{0,2}\d){5}/i;
const social =
	/(?:^|\s)[@#]\p{L}[\p{L}\p{N}_]{2,}|\S@\S|https?:\/\/|\bwww\.|\bpic\.twitter\b|\p{Emoji_Presentation}|\u{FE0F}/u;
const code = /\{\{|\{%|<\/?[a-z]/i;
const byline =
	/^(?:(?:By|Words|Text|(?:Additional )?[Rr]eporting|Reported|Written|Edited|Adapted|Interview)(?: by)?:? \p{Lu}|(?:Sources?|Via):|[—–~-]{1,3} ?\p{Lu})/u;
const signOff = /^(?:cheers|(?:kind |best )?(?:regards|wishes)|thanks|yours|sincerely|love),/i;
const published =
	/\boriginally (?:published|posted|appeared)\b|\bfirst published\b|^(?:update|editor['’]s note)\b|^this (?:blog )?(?:post|article|story)\b/i;
const openingQuote = /^['"‘“«„「『]/;
export const speechVerb =
	/\b(?:said|says|saying|wrote|writes|writing|add(?:s|ed|ing)|told|tells|explain(?:s|ed)|continue[sd]|replying|responding|asking|joking|went on|goes on|reads?|reading|quipped|jok(?:es|ed)|gushed|caption(?:s|ed)|declare[sd]|reveal(?:s|ed)|ask(?:s|ed)|repl(?:ies|ied)|respon(?:ds|ded)|tweet(?:s|ed)|post(?:s|ed)|claim(?:s|ed)|insist(?:s|ed)|confirm(?:s|ed)|admit(?:s|ted)|announce[sd]|state[sd]|comment(?:s|ed)|conclude[sd]|recall(?:s|ed)|warn(?:s|ed)|penned|mused|ended)\b/i;
const speechOpening = new RegExp(`^(?:\\S+ ){0,6}?${speechVerb.source}(?: \\S+){0,3}: ?['"‘“«„]`, 'i');
const listLike = /^(?:[-*•·–—●▪►]\s|\(?[\dA-Za-z][.)]\s|[（(]?[\d一二三四五六七八九十]{1,2}[）、．])|[•|;►▪].*[•|;►▪]/;
const question = /[?？]['"’”)]*$/;
const interview = /^(?:Q|A|Question|Answer)(?:\d{0,2})[:.]/i;

/**
 * Everything that speaks for or against a caption, each by itself; the weights that hold are summed. They were set by hand
 * on scraped news and on ordinary blog posts; what each is for stands in its reason.
 */
export const evidence: readonly Evidence[] = [
	{
		name: 'no stop',
		weight: 3,
		reason: 'Nearly all captions, and hardly any sentence of a body, lack the final stop.',
		holds: ({ending}) => ending === 'none',
	},
	{
		name: 'stop',
		weight: -3,
		reason: 'A body sentence ends so; of captions about one in thirty.',
		holds: ({ending}) => ending === 'stop',
	},
	{
		name: 'question',
		weight: -4,
		reason: 'Captions tell; interviewers and quizzes ask.',
		holds: ({text}) => question.test(text.slice(-4)),
	},
	{
		name: 'lead-in',
		weight: -6,
		reason: 'A colon at the end announces what follows.',
		holds: ({ending}) => ending === 'colon',
	},
	{
		name: 'broken off',
		weight: -2,
		reason: 'A comma or dash at the end is a slip or goes on in the next paragraph.',
		holds: ({ending}) => ending === 'comma',
	},
	{
		name: 'label',
		weight: 2,
		reason: 'News sites open captions with a word or two and a colon, "!" or "?".',
		holds: ({label}) => label !== null,
	},
	{
		name: 'sentence',
		weight: 1,
		reason: 'Captions tell something; shorter lines are mostly headings and lists.',
		holds: ({words, label}) => words >= (label === null ? 8 : 5),
	},
	{
		name: 'repeated',
		weight: 4,
		reason: 'A caption often says again what the article says in full.',
		// Characters of a script without case recur by chance.
		holds: ({repeated, isCaseless}) => repeated >= 0.5 && !isCaseless,
	},
	{
		name: 'picture words',
		weight: 3,
		reason: '"(left)", "pictured", "seen here" point into a photo.',
		holds: ({text}) => picture.test(text),
	},
	{
		name: 'picture opening',
		weight: 3,
		reason: '"Pictured: ", "Above: ", "Foto: " announce a photo, even before a full sentence.',
		holds: ({text}) => pictureOpening.test(text.slice(0, 60)),
	},
	{
		name: 'credit',
		weight: 6,
		reason: 'Only photos are credited at the end of a paragraph.',
		holds: ({text, words}) => words >= 6 && creditTail.test(text.slice(-100)),
	},
	{
		name: 'figure number',
		weight: 5,
		reason: '"Figure 3" opens the caption of a figure.',
		holds: ({text, isAfterImage}) => isAfterImage && figure.test(text),
	},
	{
		name: 'under image',
		weight: 5,
		reason: 'A caption stands directly under its image.',
		holds: ({isAfterImage}) => isAfterImage,
	},
	{
		name: 'emphasised at image',
		weight: 7,
		reason: 'A few words in italics under an image are the usual caption in Markdown, with or without a stop.',
		holds: ({isEmphasised, isAfterImage, words}) => isEmphasised && isAfterImage && words <= 40,
	},
	{
		name: 'run',
		weight: 1,
		reason: 'Captions of several photos follow each other.',
		holds: ({isBesideCaption}) => isBesideCaption,
	},
	{
		name: 'scraped article',
		weight: 2,
		reason: 'Plain paragraphs of full sentences: the images are gone, their captions are left.',
		holds: ({article}) => article === 'scraped',
	},
	{
		name: 'mixed article',
		weight: -1,
		reason: 'Some structure, or too little text to tell: a label alone proves nothing.',
		holds: ({article}) => article === 'mixed',
	},
	{
		name: 'structured article',
		weight: -3,
		reason: 'Where people write Markdown, lines without a stop are lead-ins, labels and lists.',
		holds: ({article}) => article === 'structured',
	},
	{
		name: 'markup',
		weight: -3,
		reason: 'Links, code and strong words hardly survive scraping into a caption.',
		holds: ({isMarked, isEmphasised}) => isMarked && !isEmphasised,
	},
	{
		name: 'heading-like',
		weight: -3,
		reason: 'Four words or fewer without a label are a heading that lost its marks.',
		holds: ({words, label, isAfterImage}) => words < (label === null ? 5 : 4) && !isAfterImage,
	},
	{
		name: 'capitals',
		weight: -5,
		reason: 'Headings, fact boxes, scores and credits are mostly names and numbers, not sentences.',
		holds: ({smallWords}) => smallWords < 0.25,
	},
	{
		name: 'list-like',
		weight: -4,
		reason: 'Bullets, numbering and separators are left over from lists and tables.',
		holds: ({text}) => listLike.test(text),
	},
	{
		name: 'list of lines',
		weight: -3,
		reason: 'Five short lines in a row are a list: names, dishes, titles of videos.',
		holds: ({shortLines}) => shortLines >= 5,
	},
	{
		name: 'label as a field',
		weight: -4,
		reason: '"Q:", or a label used thrice before few words: a speaker in an interview or a field in a fact box.',
		holds: ({labelUses, words, text}) =>
			interview.test(text) || (labelUses > 2 && words < 12 && !pictureOpening.test(text.slice(0, 60))),
	},
	{
		name: 'furniture',
		weight: -6,
		reason: '"Read more", "Scroll down" and their like are links of the page.',
		holds: ({text}) => readMore.test(text),
	},
	{
		name: 'programme note',
		weight: -2,
		reason: 'When and where a programme is on closes an article.',
		holds: ({text, words}) =>
			words <= 30 && broadcast.test(text) && broadcastTime.test(text) && broadcastPlace.test(text),
	},
	{
		name: 'helpline',
		weight: -5,
		reason: 'Whom to call closes an article.',
		holds: ({text}) => helpline.test(text),
	},
	{
		name: 'social post',
		weight: -3,
		reason: 'Handles, tags, addresses and emoji come from quoted posts, which often lack a stop.',
		holds: ({text}) => social.test(text),
	},
	{
		name: 'code',
		weight: -4,
		reason: 'Template tags and HTML are no prose.',
		holds: ({text}) => code.test(text),
	},
	{
		name: 'byline',
		weight: -6,
		reason: 'Who wrote it and where it was published, or a sign-off.',
		holds: ({text, words}) => published.test(text) || (words <= 12 && (byline.test(text) || signOff.test(text))),
	},
	{
		name: 'speech',
		weight: -3,
		reason: 'Somebody speaks: it opens with a quotation mark or with "she wrote: ", and the stop was forgotten.',
		holds: ({text, label}) => label === null && (openingQuote.test(text) || speechOpening.test(text)),
	},
	{
		name: 'script without case',
		weight: -4,
		reason: 'Verse, dialogue and lists in such scripts lack stops, and nothing else tells a sentence there.',
		holds: ({isCaseless}) => isCaseless,
	},
];

/** Whether a paragraph could be a line of a list that lost its bullets. */
export function isShortLine({text, words, ending, label}: Pick<Facts, 'text' | 'words' | 'ending' | 'label'>): boolean {
	return words <= 14 && ending === 'none' && label === null && !picture.test(text);
}

/** The sum of all evidence that holds for a paragraph. */
export function weigh(facts: Facts): number {
	return evidence.reduce((sum, {weight, holds}) => (holds(facts) ? sum + weight : sum), 0);
}
