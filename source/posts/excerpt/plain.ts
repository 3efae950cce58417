import {decodeEntities} from '../repair/entities.ts';

/** A code span, whose text is kept as it is. */
const CODE = /(?<!`)(?:``(?!`)((?:[^`]|`(?!`))+)``|(`+)([^`]+)\2)(?!`)/g;
const LABEL = '\\[((?:[^[\\]]|\\[[^[\\]]*\\])*)\\]';
const TARGET = '(?:\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)|\\[[^[\\]]*\\])';
const IMAGE = new RegExp(`!${LABEL}${TARGET}`, 'g');
const LINK = new RegExp(`${LABEL}${TARGET}`, 'g');
const SHORTCUT = new RegExp(LABEL, 'g');
const FOOTNOTE = / ?\[\^[^[\]]*\]/g;
const AUTOLINK = /<(https?:\/\/[^\s<>]+|[^\s<>@]+@[^\s<>@]+)>/g;
const LINE_BREAK = /\s*<br\s*\/?>\s*/gi;
const TAG = /<\/?[a-z][^<>]*>/gi;
const COMMENT = /<!--(?:(?!<!--|-->)[\s\S])*-->|\{\/\*(?:(?!\{\/\*|\*\/)[\s\S])*\*\/\}/g;
/** Commands of Liquid, Nunjucks and Hugo, with the blank that would be left before a stop; then attributes of kramdown. */
const TEMPLATE = /(?: (?=\{\{[^{}]*\}\}[.,;:]))?\{\{(?:[^{}]|\{[^{}]*\})*\}\}|\{%[^%]*%\}/g;
const ATTRIBUTES = /\{[:#.][^{}]*\}/g;
/** Not within a word of a script with capitals, as `f***ing` and `snake_case` have them; ideographs stand close. */
const STARS = /(?<![\p{Lu}\p{Ll}\p{N}*])(\*{1,3})(?=[^\s*])([^*]+)(?<=\S)\1(?![\p{Lu}\p{Ll}\p{N}*])/gu;
/** `*first **second***` */
const STRONG_AT_END = /(?<![\p{Lu}\p{Ll}\p{N}*])\*\*(?=[^\s*])([^*]+)(?<=\S)\*\*(?=\*(?![\p{Lu}\p{Ll}\p{N}*]))/gu;
const UNDERSCORE = /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]+)(?<=\S)_(?![\p{L}\p{N}_])/gu;
const DOUBLE_UNDERSCORE = /(?<![\p{L}\p{N}_])(_{2,3})(?=[^\s_])([^_]+)(?<=\S)\1(?![\p{L}\p{N}_])/gu;
const STRUCK = /~~(?=\S)([^~]+)~~/g;
const HARD_BREAK = /\\\n/g;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
/** HTML around a word or a paragraph. */
const FORMATTING =
	/<(p|em|i|b|strong|u|s|small|big|sup|sub|mark|span|font|code|kbd|cite|q|abbr|time|a)(?:\s[^<>]*)?>([^<]*)<\/\1>/gi;

/**
 * Inline Markdown as the text that would show of it, near enough for a line in a list: no images, notes, tags and
 * template commands. `isLabel` tells whether a text in brackets is a link's, which is defined elsewhere.
 */
export function plainMarkdown(markdown: string, isLabel: (text: string) => boolean = () => false): string {
	if (!MARKUP.test(markdown)) return markdown.replace(/\s+/g, ' ').trim();
	return aroundCode(markdown, text => {
		const masked = text.includes('\\') ? text.replace(HARD_BREAK, '\n').replace(ESCAPED_MARK, maskMark) : text;
		const bare = stripTags(stripLinks(stripCommands(masked), isLabel));
		const plain = stripEmphasis(bare.replace(DOUBLE_UNDERSCORE, '$2').replace(STRUCK, '$1'));
		return decodeEntities(plain).replace(ESCAPE, '$1').replace(MASKS, unmask);
	});
}

/** Without one of these a text is as it shows. */
const MARKUP = /[`*_~[<{\\&\uFDD0-\uFDE1]/;

/** Here and below each pattern is tried only where a sign of it stands, since most paragraphs have none. */
function stripCommands(text: string): string {
	if (!/[<{]/.test(text)) return text;
	return text.replace(COMMENT, '').replace(TEMPLATE, '').replace(ATTRIBUTES, '');
}

function stripLinks(text: string, isLabel: (text: string) => boolean): string {
	if (!text.includes('[')) return text;
	return text
		.replace(IMAGE, '')
		.replace(FOOTNOTE, '')
		.replace(LINK, '$1')
		.replace(SHORTCUT, (whole, label) => (isLabel(label) ? label : whole));
}

function stripTags(text: string): string {
	return text.includes('<') ? text.replace(AUTOLINK, '$1').replace(LINE_BREAK, ' ').replace(TAG, '') : text;
}

/** An escaped mark opens and closes nothing: a noncharacter stands for it meanwhile. */
const MARKS = '*_~[]<>(){}!&';
const FIRST_MASK = 0xfdd2;
const ESCAPED_MARK = /\\([*_~[\]<>(){}!&])/g;

const MASKS = /[\uFDD2-\uFDE1]/g;

const maskMark = (_: string, mark: string): string => String.fromCharCode(FIRST_MASK + MARKS.indexOf(mark));

const unmask = (mask: string): string => MARKS[mask.charCodeAt(0) - FIRST_MASK] ?? '';

const DEFINITION = /^ {0,3}\[([^[\]\n]+)\]:/gm;

/** Whether the body defines what a label leads to. It is looked through once, when it is first asked. */
export function findLabels(body: string): (label: string) => boolean {
	let labels: ReadonlySet<string> | null = null;
	return label => {
		labels ??= new Set([...body.matchAll(DEFINITION)].map(([, name = '']) => name));
		return labels.has(label);
	};
}

/**
 * A field of the front matter as text. What it holds need not be Markdown or HTML, so that only what is a pair goes:
 * `<em>word</em>` and `**word**` lose their marks, `<progress>` and `__init__` are what they are.
 */
export function plainField(field: string): string {
	if (!/[`*_<\]]/.test(field)) return field;
	return aroundCode(field, text => stripEmphasis(stripFormatting(text.replace(COMMENT, '')).replace(LINK, '$1')));
}

/** Whether a template was to write this: commands in braces and no word beside them. */
export function isTemplate(field: string): boolean {
	return field.includes('{') && !/[\p{L}\p{N}]/u.test(field.replace(TEMPLATE, ''));
}

/** Twice, since one may stand in the other. */
function stripEmphasis(text: string): string {
	const unstarred = text.includes('*')
		? text.replace(STARS, '$2').replace(STRONG_AT_END, '$1').replace(STARS, '$2')
		: text;
	return unstarred.includes('_') ? unstarred.replace(UNDERSCORE, '$1') : unstarred;
}

/** As deep as people nest: `<p>A <a href="…"><em>word</em></a></p>`. */
function stripFormatting(text: string): string {
	let stripped = text.replace(LINE_BREAK, ' ');
	for (let depth = 0; depth < 4 && stripped.includes('</'); depth++) stripped = stripped.replace(FORMATTING, '$2');
	return stripped;
}

/** Applies a change to all but the code spans, and takes the back-ticks from these. White space becomes single blanks. */
function aroundCode(text: string, change: (text: string) => string): string {
	const codes: string[] = [];
	// Noncharacters stand for the code, so that a change sees the text on both sides of it at once.
	const masked = text
		.replace(/[\uFDD0-\uFDE1]/g, '')
		.replace(CODE, (_, double?: string, _ticks?: string, code?: string) => {
			codes.push((double ?? code ?? '').trim());
			return `\uFDD0${codes.length - 1}\uFDD1`;
		});
	return change(masked)
		.replace(/\uFDD0(\d+)\uFDD1/g, (_, index) => codes[Number(index)] ?? '')
		.replace(/\s+/g, ' ')
		.trim();
}
