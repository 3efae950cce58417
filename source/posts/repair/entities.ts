const LATIN_1_ENTITIES =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
	'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute ' +
	'Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml ' +
	'Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ' +
	'ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const GREEK_ENTITIES =
	'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho sigmaf Sigma Tau Upsilon Phi Chi Psi Omega';

/** A character and its names. */
const OTHER_ENTITIES =
	'& amp AMP < lt LT > gt GT " quot QUOT \' apos ‘ lsquo ’ rsquo ‚ sbquo “ ldquo ” rdquo „ bdquo ‹ lsaquo › rsaquo – ndash — mdash ' +
	'… hellip • bull † dagger ‡ Dagger ‰ permil ′ prime ″ Prime ™ trade € euro Œ OElig œ oelig Š Scaron š scaron Ÿ Yuml ƒ fnof ˆ circ ' +
	'˜ tilde ← larr ↑ uarr → rarr ↓ darr ↔ harr ↵ crarr ⇐ lArr ⇑ uArr ⇒ rArr ⇓ dArr ⇔ hArr ∀ forall ∂ part ∃ exist ∅ empty ∇ nabla ' +
	'∈ isin ∉ notin ∋ ni ∏ prod ∑ sum − minus ∗ lowast √ radic ∝ prop ∞ infin ∠ ang ∧ and ∨ or ∩ cap ∪ cup ∫ int ∴ there4 ∼ sim ' +
	'≅ cong ≈ asymp ≠ ne ≡ equiv ≤ le ≥ ge ⊂ sub ⊃ sup ⊄ nsub ⊆ sube ⊇ supe ⊕ oplus ⊗ otimes ⊥ perp ⋅ sdot ⌈ lceil ⌉ rceil ' +
	'⌊ lfloor ⌋ rfloor ◊ loz ♠ spades ♣ clubs ♥ hearts ♦ diams ✓ check \u2002 ensp \u2003 emsp \u2009 thinsp \u200a hairsp ' +
	'\u200c zwnj \u200d zwj \u200e lrm \u200f rlm ! excl # num $ dollar % percnt ( lpar ) rpar * ast ' +
	'+ plus , comma . period / sol : colon ; semi = equals ? quest @ commat [ lbrack ] rbrack _ lowbar ` grave { lbrace | vert } rbrace';

function* namedCharacters(): Generator<readonly [name: string, character: string]> {
	for (const [index, name] of LATIN_1_ENTITIES.split(' ').entries()) yield [name, String.fromCharCode(0xa0 + index)];
	for (const [index, name] of GREEK_ENTITIES.split(' ').entries()) {
		// The final sigma has no capital.
		if (name !== 'sigmaf') yield [name, String.fromCharCode(0x391 + index)];
		yield [name.toLowerCase(), String.fromCharCode(0x3b1 + index)];
	}
	let character = '';
	for (const word of OTHER_ENTITIES.split(' ')) {
		if (/^\w{2,}$/.test(word)) yield [word, character];
		else character = word;
	}
}

const ENTITIES: ReadonlyMap<string, string> = new Map(namedCharacters());

/**
 * HTML entities in a field of the front matter, one layer of them: the named ones of HTML 4, a few of HTML 5, and all
 * numbers. A small table of our own, because the list needs it at once and all 2,231 names of HTML take long to load.
 */
export function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(
		/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}\d{0,2}));/g,
		(entity, decimal, hex, name) => {
			if (name !== undefined) return ENTITIES.get(name) ?? entity;
			return fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)) ?? entity;
		},
	);
}

/**
 * Null for what is no character. 128-159 mean the characters of Windows-1252: as C1 controls the repair takes them
 * for these.
 */
function fromCodePoint(code: number): string | null {
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	return code === 0 || code > 0x10ffff || isSurrogate ? null : String.fromCodePoint(code);
}
