import type {Random} from './random.ts';

const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

export type WrongDecoding = 'latin-1' | 'windows-1252';

/** What becomes of a text whose UTF-8 is read in another encoding. */
export function damageOnce(text: string, decoding: WrongDecoding = 'windows-1252'): string {
	const characters = Array.from(new TextEncoder().encode(text), byte =>
		decoding === 'windows-1252' && byte >= 0x80 && byte < 0xa0
			? (WINDOWS_1252_HIGH[byte - 0x80] ?? '')
			: String.fromCharCode(byte),
	);
	return characters.join('');
}

/** Damage of one to three rounds to a whole text, to a word, a clause or a line of it; the same text where all it hit is ASCII. */
export function damage(random: Random, text: string): string {
	const part = pickPart(random, text);
	const rounds = 1 + random.below(3);
	let damaged = part.inside;
	for (let round = 0; round < rounds; round++)
		damaged = damageOnce(damaged, random.pick(['latin-1', 'windows-1252', 'windows-1252']));
	return part.before + damaged + part.after;
}

type Part = {readonly before: string; readonly inside: string; readonly after: string};

function pickPart(random: Random, text: string): Part {
	switch (random.below(4)) {
		case 0:
			return partOf(random, text, ' ', 1);
		case 1:
			return partOf(random, text, ' ', 2 + random.below(4));
		case 2:
			return partOf(random, text, '\n', 1);
		default:
			return {before: '', inside: text, after: ''};
	}
}

function partOf(random: Random, text: string, separator: string, count: number): Part {
	const words = text.split(separator);
	const start = random.below(Math.max(1, words.length - count + 1));
	const head = words
		.slice(0, start)
		.map(word => word + separator)
		.join('');
	const inside = words.slice(start, start + count).join(separator);
	return {before: head, inside, after: text.slice(head.length + inside.length)};
}
