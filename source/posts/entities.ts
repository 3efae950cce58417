const LATIN_1_ENTITIES =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para ' +
	'middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute ' +
	'Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml ' +
	'Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ' +
	'ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';

const ENTITIES: ReadonlyMap<string, string> = new Map([
	...LATIN_1_ENTITIES.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(0xa0 + index)]),
	...Object.entries({
		amp: '&',
		lt: '<',
		gt: '>',
		quot: '"',
		apos: "'",
		lsquo: '‘',
		rsquo: '’',
		sbquo: '‚',
		ldquo: '“',
		rdquo: '”',
		bdquo: '„',
		lsaquo: '‹',
		rsaquo: '›',
		ndash: '–',
		mdash: '—',
		hellip: '…',
		bull: '•',
		trade: '™',
		euro: '€',
		OElig: 'Œ',
		oelig: 'œ',
		Scaron: 'Š',
		scaron: 'š',
	}),
]);

/**
 * HTML entities in a field of the front matter, one layer of them: the named ones of Latin-1 and of typesetting, and all
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

/** Null for what is no character. 128-159 mean the characters of Windows-1252: as C1 controls the repair takes them for these. */
function fromCodePoint(code: number): string | null {
	const isSurrogate = code >= 0xd800 && code <= 0xdfff;
	return code === 0 || code > 0x10ffff || isSurrogate ? null : String.fromCodePoint(code);
}
