import type {Token, TokenizerExtension, Tokens} from 'marked';
import {mathText} from '../math.ts';
import {cleanText} from '../prose.ts';
import {endOf} from '../token-end.ts';

/** A formula amid text, its `text` as it is to be shown. */
export type Formula = Tokens.Generic & {readonly type: 'formula'; readonly text: string};

const LONGEST = 2000;

/**
 * Between dollars, after Pandoc's rule: a blank stands neither behind the first nor before the last, no digit behind
 * it.
 */
const DOLLARS = /^\$(?![\s$])((?:[^$\\`\n]|\\[^`\n]|\n(?![ \t]*\n)){1,1000})\$(?![$\w])/;
const DOUBLE_DOLLARS = /^\$\$(?!\$)((?:[^$`\\]|\\[^`]){1,2000})\$\$(?![$\d])/;
/** `\(…\)`; and the same as those write it whose parser takes a backslash away. */
const BRACKETS = /^(\\)([([])((?:[^\\`]|\\[^()[\]`]){1,2000})\\([)\]])/;
const ESCAPED_BRACKETS = /^(\\\\)([([])((?:[^\\`]|\\(?!\\?[()[\]])[^`]){1,2000})\\\\([)\]])/;

/** Formulas of TeX. Their stars and underscores are no emphasis. */
export const formula: TokenizerExtension = {
	name: 'formula',
	level: 'inline',
	tokenizer(source, tokens) {
		const first = source[0];
		if (first === '$') return betweenDollars(source, tokens);
		return first === '\\' ? betweenBrackets(source) : undefined;
	},
};

function betweenDollars(source: string, tokens: readonly Token[]): Formula | undefined {
	const [raw, tex = ''] = DOUBLE_DOLLARS.exec(source) ?? DOLLARS.exec(source) ?? [];
	if (raw === undefined) return undefined;
	if (raw.startsWith('$$') ? !isMath(tex) && !isDisplayed(tex) : /\s$/.test(tex) || !isMath(tex)) return undefined;
	if (/[\w$\\]/.test(endOf(tokens, 1) ?? '$')) return undefined;
	return {type: 'formula', raw, text: formulaText(raw)};
}

function betweenBrackets(source: string): Formula | undefined {
	const match = BRACKETS.exec(source) ?? ESCAPED_BRACKETS.exec(source);
	const [raw, slashes = '', open = '', tex = '', close = ''] = match ?? [];
	const isPair = `${open}${close}` === '()' || `${open}${close}` === '[]';
	if (raw === undefined || !isPair) return undefined;
	// A single backslash may be there to keep a bracket from Markdown.
	const isSure = slashes.length === 2 ? isMath(tex) : /\\[A-Za-z]|[\^_=]/.test(tex) && isMath(tex);
	return isSure ? {type: 'formula', raw, text: formulaText(raw)} : undefined;
}

/** A formula with the signs round it -> its plain form, or as it was written. */
export function formulaText(raw: string): string {
	const written = cleanText(raw);
	const tex = written.replace(/^(?:\${1,2}|\\{1,2}[([])|(?:\${1,2}|\\{1,2}[)\]])$/g, '');
	return mathText(unescaped(tex)) ?? written;
}

/** Where every underscore has its backslash, that is there for Markdown. */
const unescaped = (tex: string): string => (/(?<!\\)_/.test(tex) ? tex : tex.replace(/\\([_*])/g, '$1'));

const COMMAND = /\\(?:[A-Za-z]+|[{},;!|])/;
/** Words of more letters than names in formulas have. */
const WORD = /[A-Za-z]{3,}/g;
const FUNCTION = /^(?:arg|cos|cot|deg|det|dim|exp|gcd|inf|lcm|lim|log|max|min|mod|sin|sup|tan|var)$/;
const SHORT_WORDS = /\b(?:am|an|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we)\b/;
const OPERATOR = /[\^_=+\-*/<>|()!≤≥≠≈×·→]/;

/**
 * Whether what stands between two signs is mathematics: it has a command of TeX, or nothing but short names and
 * operators.
 */
function isMath(tex: string): boolean {
	if (tex.length > LONGEST || /\]\(|:\/\/|<\/?[A-Za-z]|\n[ \t]*\n/.test(tex)) return false;
	if (COMMAND.test(tex)) return true;
	if (/[^\x20-\x7E\n\u00B1-\u00F7\u0370-\u03FF\u2070-\u22FF]/.test(tex) || SHORT_WORDS.test(tex)) return false;
	const words = tex.replace(/[\^_]\{[^{}]*\}/g, '').match(WORD) ?? [];
	if (words.some(word => !FUNCTION.test(word))) return false;
	const trimmed = tex.trim();
	return /^(?:[A-Za-z]{1,2}'?|\d+(?:\.\d+)?|\d*[A-Za-z])$/.test(trimmed) || isExpression(trimmed);
}

/** No price has two dollars before it and behind it: there brackets and commas will do. */
function isDisplayed(tex: string): boolean {
	const words = tex.match(/[\p{L}\p{M}]{3,}/gu) ?? [];
	return /[[\]()=<>|,]/.test(tex) && !/^\d/.test(tex) && words.every(word => FUNCTION.test(word));
}

/** Letters joined by operators, or numbers where one sign could be no price or range of prices. */
const isExpression = (tex: string): boolean =>
	OPERATOR.test(tex) &&
	(/[A-Za-z\u0370-\u03FF]/.test(tex)
		? !/^[\d.,]+[A-Za-z]?[-–/+ ]/.test(tex) || /[\^_=]/.test(tex)
		: /[\^_=]/.test(tex));
