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

/** Whether a text has no letter but those of Latin-1. */
export const isLatin = (text: string): boolean => !beyondLatin.test(text);

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
		const isSpelled = isLatin(text);
		const known = made.get(isSpelled);
		if (known !== undefined) return known;
		const pattern = new RegExp(isSpelled ? spellOut() : source, isSpelled ? flags : `${flags}u`);
		made.set(isSpelled, pattern);
		return pattern;
	};
}

const ideograph = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]`;
/** A word, or a letter of a script that parts none. */
export const word = inLetters(
	String.raw`(?:[\p{L}]\.){2,}[\p{L}]?|${ideograph}|[\p{L}\p{N}](?:(?!${ideograph})[\p{L}\p{M}\p{N}]|['’](?=[\p{L}]))*`,
	'g',
);

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
		"^(?:an )?artist['’]s (?:impression|rendering|concept)|^(?:an? )?(?:image|photo|photograph|picture|illustration) of\\b",
		'^(?:\\S+ ){0,2}(?=[a-z])(?:en la foto|sur la photo|auf dem (?:bild|foto)|im bild|nella foto|na foto|op de foto|på bilden)\\b',
	].join('|'),
	'm',
);
export const pictureOpening =
	/^[([]?(?=[a-z])(?:pictured|above|below|left|right|l-r|l to r|top|bottom|inset|photo|picture|image|file (?:photo|image)|foto|bild|imagen|imagem|immagine)\b[^.!?]{0,40}:/m;
export const figure =
	/^(?:(?:fig(?:ure|ura|\.)?|abb(?:ildung|\.)?|рис(?:унок|\.)?)\s?\d{1,3}(?:[.-]\d{1,3})?(?:\s?[:.|)—–-](?!\d)|$)|[图圖図]\s?\d{1,3}(?![\s\d.-]*[所显展给描是中和及与里的]))/m;
export const creditTail = inLetters(
	String.raw`(?:(?<!of )\b(?:[Pp]hotos?|[Pp]hotographs?|[Pp]ictures?|[Ii]mages?|[Cc]redits?|Foto|Bild|Photography)(?: [Cc]redit)?(?=[ :])(?: by |: ?)(?:[\p{Lu}]|dpa\b)|\b[Cc]ourtesy of |©|\([^()]{0,99}(?<![\w$])(?:Getty|Reuters|Shutterstock|AP|AFP|EPA|Alamy)\b|\b(?:REUTERS|Reuters|AFP|AP|EPA|PA|dpa|Getty Images) ?/ ?[\p{Lu}])(?:[^.!?]|(?<= [\p{Lu}])\.){0,60}\.?\)?$`,
	'm',
);

export const readMore = inLetters(
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
export const broadcast =
	/\b(?:airs|aired|airing|continues|returns|resumes|concludes|premieres|screens|streams|broadcasts|tune in|catch|(?:is|are|will be|now) (?:on|out|available|back|showing|streaming|released|repeated))\b/;
export const broadcastTime =
	/\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|tonight|tomorrow|weeknights?|nightly|weekly|now|available|streaming)\b|\d ?[ap]\.?m\b/;
export const broadcastPlace = inLetters(
	String.raw`\bon (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[\p{Lu}]|\bin (?:cinemas|theaters|theatres)\b`,
);
export const helpline =
	/^anyone (?:who|with)\b.{0,160}?\b(?:call|contact|phone|email|report)\b|^(?:got|do you|have you|are you)\b[^?]{0,60}\? (?:call|contact|phone|text|e-?mail|send|tell|write|get in touch|let us|join|share|visit|click)\b|^if you\b.{0,160}?\b(?:call|contact|phone|ring|text)\b.{0,40}\d|^(?:for|if|to|please)\b.{0,160}?(?:,|\bplease) (?=[a-z])(?:call|contact|visit|phone|ring|text|email|go to|log on)\b|^please (?:call|contact|visit|email)\b|\b(?:(?:help|hot|life)line|call|phone|tel|contact)\b\D{0,40}\d(?:[ ()-]{0,2}\d){5}/m;
export const social = inLetters(
	String.raw`(?:^|\s)[@#][\p{L}][\p{L}\p{N}_]{2,}|\S@\S|https?://|\bwww\.|\bpic\.twitter\b|(?![©®™])[\p{Extended_Pictographic}\uFE0F]`,
);
export const code = /\{[{%:]|<\/?[a-z]|\\[[(a-z]/;
export const byline = inLetters(
	String.raw`^(?:(?:By|Words|Text|(?:Additional )?[Rr]eporting|Reported|Written|Edited|Adapted|Interview)(?: by)?:? [\p{Lu}]|(?:Sources?|Via):|[—–~-]{1,3} ?[\p{Lu}])`,
	'm',
);
export const signOff = /^(?:cheers|(?:kind |best )?(?:regards|wishes)|thanks|yours|sincerely|love),/m;
export const published =
	/\boriginally (?:published|posted|appeared)\b|\bfirst published\b|^(?:update|editor['’]s note)\b|^this (?:blog )?(?:post|article|story)\b/m;
/**
 * "Notes to editors:" and, about who sent it, "About Some Company:" close a press release, dates of birth and death
 * an obituary.
 */
export const boilerplate = inLetters(
	String.raw`^(?:Notes? (?:to|for) [Ee]ditors|(?:Media|Press) (?:contacts?|enquiries|inquiries)|About (?:[Tt]he )?[\p{Lu}][^:]{0,60}):|\b[Bb]orn [^.]{4,40}[;,] (?:and )?died\b`,
	'm',
);
/** The interviewer asks "What do you fear most?", and the answer follows in the first person. */
export const interviewQuestion =
	/^(?:wh(?:at|en|ere|ich|om?|y)|how|do|did|does|is|are|was|were|have|has|can|could|would|will)\b[^?:\n]{0,80}?\byour?\b[^?:\n]{0,80}[?:] .{0,80}?\b(?:i|my|me|we|our)\b/m;
/** ‘The words’ … and who says them, as some papers open captions. */
export const quotedOpening = inLetters(String.raw`^['"‘“][^'"‘“”]{1,90}['"’”] ?(?:…|\.\.\.) ?[\p{L}]`, 'm');
/** The writer, outside of what is quoted. */
export const firstPerson = /^(?![^\n]*(?:["“‘„«]|(?:^|[\s(])'))[^\n]*\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Ii]ch|[Jj]e)\b/m;
export const openingQuote = /^['"‘“«„「『]/m;
export const speechVerb =
	/\b(?:sa(?:id|ys|ying)|wr(?:ote|ites|iting)|told|tells|(?:went|goes) on|read(?:s|ing)?|jok(?:es|ed|ing)|repl(?:ies|ied|ying)|(?:add|ask|respond|exclaim|text|shout|boast|laugh)(?:s|ed|ing)|beg[ai]ns?|admit(?:s|ted)|(?:explain|caption|reveal|tweet|post|claim|insist|confirm|comment|recall|warn)(?:s|ed)|(?:continue|declare|announce|state|conclude)[sd]|quipped|gushed|penned|mused|ended)\b/;
export const speechOpening = new RegExp(`^(?:\\S+ ){0,6}?(?=[a-z])${speechVerb.source}(?: \\S+){0,3}: ?['"‘“«„]`, 'm');
export const listLike =
	/^(?:[-*•·–—●▪►]\s|\(?(?:[a-z]|[ivx]{2,4})[.)]\s|\(?\d{1,2}[.)](?!\d)|[（(]?[\d一二三四五六七八九十]{1,2}[）、．])|^\[[^\]]*\] \[|[•|;►▪].*[•|;►▪]|\s[-–—]\s?\d{1,2}(?:\.\d)?$|\d\/10$/m;
export const question = /[?？]['"’”)]{0,3}$/m;
export const interview = /^(?:q|a|question|answer)\d{0,2}[:.]/m;
/** Under an image, where it comes from. */
export const imageSource =
	/^[([（【]?(?:(?:image|photo|photograph|picture|illustration|graphic|chart|screenshot|source|credit|foto|bild|quelle|imagen|fuente|фото|источник)s?(?:[:：]| (?:by|via|from|source|credit|courtesy)\b)|(?:图片|照片|截图|图源|来源|题图|写真|画像|出典)(?:[:：]|\s?(?:由|来自|来源|提供)))|\bcc[ -]by\b|\bcourtesy of |^©/m;
export const figureField = /^[$£€¥~+-]{0,2}\d\S*(?:\s+\S+){0,4}$/;
