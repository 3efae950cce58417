/** Superscripts and subscripts as characters of Unicode, where it has them all. */

const SUPER = pair(
	'0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ′* ',
	'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ′* ',
);
const SUB = pair('0123456789+-−=()aehijklmnoprstuvxβγρφχ ', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ ');

function pair(from: string, to: string): ReadonlyMap<string, string> {
	const targets = [...to];
	return new Map([...from].map((char, index) => [char, targets[index] ?? char]));
}

export type Script = 'super' | 'sub';

/** The text in small characters above or below the line; null where one is missing. */
export function inScript(text: string, script: Script): string | null {
	const table = script === 'super' ? SUPER : SUB;
	let small = '';
	for (const char of text) {
		const own = table.get(char);
		if (own === undefined) return null;
		small += own;
	}
	return small;
}

/** Longer words are hard to read in small characters. */
const LONGEST = 8;
/** References to several notes: the comma stays as it is. */
const NUMBERS = /^\d+(?:[,;–-] ?\d+)+$/;
const EXPRESSION = /^(?=.*[\p{L}\p{N}])[\p{L}\p{N}+−=()/.,*·-]{1,20}$/u;

/**
 * Text above or below the line as a reader of plain text can tell it: in small characters; else behind `^` or `_`, if it
 * belongs to what stands before it; else as it is. `before` is the character before it.
 */
export function scriptText(text: string, script: Script, before: string): string {
	const isAttached = /[\p{L}\p{N})\]]/u.test(before);
	if (script === 'super' && NUMBERS.test(text)) return text.replace(/\d+|-/g, part => inScript(part, script) ?? part);
	const isShort = text.length <= LONGEST && !/\s/.test(text) && (isAttached || !/^\p{L}{4}/u.test(text));
	const small = isShort ? inScript(text, script) : null;
	if (small !== null) return small;
	if (!isAttached || !EXPRESSION.test(text)) return text;
	const sign = script === 'super' ? '^' : '_';
	return text.length === 1 ? sign + text : `${sign}(${text})`;
}
