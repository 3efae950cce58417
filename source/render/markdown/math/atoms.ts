/**
 * A piece of a formula, with the class by which TeX spaces it (The TeXbook, chapter 18): `letter` is whatever stands
 * close to its neighbours, `fraction` what a reader might take for a part of them.
 */
export type Atom = {
	readonly text: string;
	readonly kind:
		| 'letter'
		| 'operator'
		| 'relation'
		| 'function'
		| 'open'
		| 'close'
		| 'punctuation'
		| 'fraction'
		| 'blank'
		| 'break';
};

/** Atoms as text, with blanks where TeX has them; without, where they stand small above or below a line. */
export function joinAtoms(atoms: readonly Atom[], isTight = false): string {
	let text = '';
	let last: Atom['kind'] | null = null;
	for (const atom of atoms) {
		const isSign: boolean = atom.kind === 'operator' && isUnary(last);
		const kind: Atom['kind'] = isSign ? 'letter' : atom.kind;
		if (kind === 'blank') {
			if (!isTight && last !== null && last !== 'break' && !text.endsWith(' ')) text += ' ';
			continue;
		}
		if (kind === 'break') text = text.trimEnd();
		else if (!isTight && needsBlank(last, kind) && !/\s$|^$/.test(text)) text += ' ';
		text += isTight ? atom.text.trim() : atom.text;
		last = isSign ? 'open' : kind;
	}
	return text.trim();
}

/** What an operator stands behind when it is a sign: `-1`, `(-1`, `= -1`. */
const isUnary = (before: Atom['kind'] | null): boolean =>
	before === null || !['letter', 'close', 'fraction', 'function'].includes(before);

function needsBlank(before: Atom['kind'] | null, kind: Atom['kind']): boolean {
	if (before === null || before === 'break') return false;
	if (kind === 'relation' || before === 'relation') return kind !== 'punctuation' && kind !== before;
	if (kind === 'operator' || before === 'operator') return kind !== 'punctuation';
	if (before === 'function') return kind !== 'open' && kind !== 'close' && kind !== 'punctuation';
	if (kind === 'function') return before === 'letter' || before === 'close' || before === 'fraction';
	const isBeside = before === 'fraction' ? ['letter', 'open', 'fraction'] : ['letter', 'close'];
	return (before === 'fraction' || kind === 'fraction') && isBeside.includes(before === 'fraction' ? kind : before);
}

/** Whether a part of a formula reads as one when something stands right before or behind it. */
export const isSingle = (text: string): boolean =>
	/^(?:[\p{L}\p{N}]\p{M}*[′⁰¹²³⁴-⁹ⁿₐ-ₜ₀-₉]*|\d+(?:\.\d+)?|[√∂∇Δ]?[\p{L}\p{N}]|[∞∅])$/u.test(text) ||
	/^\p{L}+′?\([^()]*\)$/u.test(text) ||
	isBracketed(text);

function isBracketed(text: string): boolean {
	if (!/^[([⟨⌊⌈].*[)\]⟩⌋⌉]$/s.test(text)) return false;
	let depth = 0;
	for (let at = 0; at < text.length - 1; at++) {
		if ('([⟨⌊⌈'.includes(text.charAt(at))) depth++;
		if (')]⟩⌋⌉'.includes(text.charAt(at))) depth--;
		if (depth === 0) return false;
	}
	return true;
}

/** With brackets round it where it needs them. */
export const bracket = (text: string): string => (isSingle(text) ? text : `(${text})`);

/** The same for what stands before a stroke, to which a product belongs as a whole. */
export const bracketSum = (text: string): string =>
	/[\s/+−=<>]/.test(text.replace(/\([^()]*\)/g, '')) ? bracket(text) : text;
