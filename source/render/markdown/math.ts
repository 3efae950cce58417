import {joinAtoms} from './math/atoms.ts';
import {MathParser, NotPlain} from './math/parser.ts';

/** Longer formulas are no reading in one line. */
const LONGEST = 2000;

/**
 * A formula of TeX (without the signs round it) as plain text with the characters of Unicode, line feeds between its lines;
 * null where it holds anything that has no such form, so that nothing of it is ever lost.
 */
export function mathText(tex: string): string | null {
	if (tex.length > LONGEST) return null;
	try {
		const text = joinAtoms(new MathParser(tex).read())
			.replace(/ *\n\s*/g, '\n')
			.trim();
		return text === '' ? null : text;
	} catch (error) {
		if (error instanceof NotPlain) return null;
		throw error;
	}
}
