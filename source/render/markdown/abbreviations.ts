import type {TokenizerExtension} from 'marked';

/** Where there are more definitions they are text. */
const MOST = 100;
const DEFINITION = /^ {0,3}\*\[([^\]\n]{1,60})\]:[ \t]+\S[^\n]*(?:\n|$)/;
const DEFINITIONS = new RegExp(DEFINITION.source, 'gm');

const usedNames = new WeakMap<object, ReadonlySet<string>>();

/**
 * Tells a lexer which of the abbreviations that a text defines it uses; the definitions of the others are shown as
 * text.
 */
export function noteAbbreviations(lexer: object, markdown: string): void {
	if (!/^ {0,3}\*\[/m.test(markdown)) return;
	const names = [...markdown.matchAll(DEFINITIONS)].map(([, name = '']) => name);
	if (names.length > MOST) return;
	const text = markdown.replace(DEFINITIONS, '\n');
	const used = names.filter(name => holdsWord(text, name));
	if (used.length > 0) usedNames.set(lexer, new Set(used));
}

function holdsWord(text: string, word: string): boolean {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
		const around = text.charAt(at - 1) + text.charAt(at + word.length);
		if (!/[\p{L}\p{N}]/u.test(around)) return true;
	}
	return false;
}

/** `*[HTML]: HyperText Markup Language`: browsers show it when one points at the word, and nowhere else. */
export const abbreviation: TokenizerExtension = {
	name: 'abbreviation',
	level: 'block',
	// Only at those that are taken: what ends a paragraph for nothing costs reading it again.
	start(source) {
		const names = usedNames.get(this.lexer);
		if (names === undefined) return undefined;
		const blankLine = source.indexOf('\n\n');
		const paragraph = blankLine === -1 ? source : source.slice(0, blankLine);
		for (const {1: name = '', index} of paragraph.matchAll(/\n {0,3}\*\[([^\]\n]{1,60})\]:/g))
			if (names.has(name)) return index + 1;
		return undefined;
	},
	tokenizer(source) {
		const names = usedNames.get(this.lexer);
		const [raw, name = ''] = names === undefined ? [] : (DEFINITION.exec(source) ?? []);
		return raw !== undefined && names?.has(name) ? {type: 'space', raw} : undefined;
	},
};
