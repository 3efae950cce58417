import type {LanguageDefinition} from './engine.js';

// Some languages have patterns that from each place look at all that follows: in pieces the time grows with the length
// of the code, not with its square. What is nested (a script in a page) starts anew in each piece.
const LONGEST_WHOLE = 8000;
const PIECE = 4000;
/** No text has it once it is sanitised. */
export const SEPARATOR = '\0';

export const inPiecesName = (language: string): string => `${language} in pieces`;

/** The language for code with separators in it: what is open at the end of a piece still is at the start of the next. */
export const defineInPieces =
	(language: string): LanguageDefinition =>
	() => ({
		contains: [{begin: /(?=[^\0])/, end: /\0/, excludeEnd: true, subLanguage: language}],
	});

/** Code that is long with a separator behind each line that fills a piece. */
export function separatePieces(code: string): string {
	if (code.length <= LONGEST_WHOLE) return code;
	const pieces: string[] = [];
	let start = 0;
	while (code.length - start > PIECE) {
		const end = code.indexOf('\n', start + PIECE) + 1;
		if (end === 0) break;
		pieces.push(code.slice(start, end));
		start = end;
	}
	return [...pieces, code.slice(start)].join(SEPARATOR);
}
