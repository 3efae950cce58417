/** Text without case and accents, so that `resume` finds `Résumé`, and with the signs of a keyboard, so that `don't` finds `don’t`. */
export function fold(text: string): string {
	return stripMarks(plainSigns(text)).toLowerCase();
}

/** Text folded for searching, and where each of its units came from where that is not the same place. */
export type Folded = {readonly text: string; readonly starts: Uint32Array | null};

/** Characters that are left as they are, but for their case; most texts have few others. */
const OTHERS = /[^\x00-\x7F\u2000-\u206F\u20A0-\u20BF\u2500-\u257F\u3001-\u304A\u4E00-\u9FFF\uAC00-\uD7A3]/gu;

/** As `fold`, with each run of white space one blank; `keepsCase` keeps the case. */
export function foldWithPlaces(text: string, keepsCase: boolean): Folded {
	let isSameLength = !/\s\s/.test(text);
	const plain = isSameLength
		? plainSigns(text).replace(OTHERS, character => {
				const plainOne = stripOne(character);
				isSameLength &&= plainOne.length === character.length;
				return plainOne;
			})
		: '';
	const folded = keepsCase ? plain : plain.toLowerCase();
	return isSameLength && folded.length === text.length
		? {text: folded, starts: null}
		: foldByCharacter(plainSigns(text), keepsCase);
}

function foldByCharacter(text: string, keepsCase: boolean): Folded {
	const starts: number[] = [];
	const folded: string[] = [];
	let at = 0;
	let last = '';
	for (const character of text) {
		const own = character <= '\u007F' ? character : character.replace(OTHERS, stripOne);
		const plain = keepsCase ? own : own.toLowerCase();
		if (plain !== ' ' || last !== ' ') {
			for (let unit = 0; unit < plain.length; unit++) starts.push(at);
			folded.push(plain);
		}
		last = plain;
		at += character.length;
	}
	starts.push(at);
	return {text: folded.join(''), starts: Uint32Array.from(starts)};
}

/** Blanks, quotation marks and dashes as a keyboard has them, one for one. */
function plainSigns(text: string): string {
	return text
		.replace(/\s/g, ' ')
		.replace(/[\u2018-\u201B]/g, "'")
		.replace(/[\u201C-\u201F]/g, '"')
		.replace(/[\u2010-\u2015]/g, '-');
}

const stripped = new Map<string, string>();

/** `stripMarks` of a character, each of which comes again and again. */
function stripOne(character: string): string {
	let plain = stripped.get(character);
	if (plain === undefined) {
		plain = stripMarks(character);
		stripped.set(character, plain);
	}
	return plain;
}

const stripMarks = (text: string): string =>
	/^[\x00-\x7F]*$/.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '');
