import {type Links, Marked, type Token, type TokensList} from 'marked';
import {moduleExtensions, tagExtensions} from '../site-tags/extensions.ts';
import type {FoundTags} from '../site-tags/find-tags.ts';
import {noteAbbreviations} from './abbreviations.ts';
import {dialects, inlineDialects, needsInlineDialects} from './dialects.ts';

type Features = Pick<FoundTags, 'hasAny' | 'hasModules'> & {readonly hasDialects: boolean};

const parsers = new Map<string, Marked>();

/** A parser with no more extensions than a text needs: each is asked at every piece of every line. */
function parserFor({hasAny, hasModules, hasDialects}: Features): Marked {
	const key = [hasAny, hasModules, hasDialects].join();
	const known = parsers.get(key);
	if (known !== undefined) return known;
	const extensions = [
		...(hasDialects ? [inlineDialects] : []),
		dialects,
		...(hasModules ? [moduleExtensions] : []),
		...(hasAny || hasModules ? [tagExtensions] : []),
	];
	const parser = new Marked(...extensions);
	parsers.set(key, parser);
	return parser;
}

/**
 * Markdown as tokens, with `links` from around it; where tags are masked in it, those that stand for blocks are
 * tokens of their own.
 */
export function lex(markdown: string, {hasAny, hasModules}: FoundTags, links: Links = {}): TokensList {
	const {Lexer, defaults} = parserFor({hasAny, hasModules, hasDialects: needsInlineDialects(markdown)});
	const lexer = new Lexer(defaults);
	Object.assign(lexer.tokens.links, namedLinks(markdown, links));
	noteAbbreviations(lexer, markdown);
	return lexer.lex(markdown);
}

/** A line of Markdown as tokens. */
export function lexInline(line: string): Token[] {
	const hasDialects = needsInlineDialects(line);
	const {Lexer, defaults} = parserFor({hasAny: false, hasModules: false, hasDialects});
	return Lexer.lexInline(line, defaults);
}

/** Those of the links that a text may name: the parser goes through all of them for every paragraph. */
function namedLinks(markdown: string, links: Links): Links {
	const named: Links = {};
	for (const [, label = ''] of markdown.matchAll(LABEL)) {
		const name = label.replace(/\s+/g, ' ').toLowerCase();
		const link = Object.hasOwn(links, name) ? links[name] : undefined;
		if (link !== undefined) named[name] = link;
	}
	return named;
}

const LABEL = /\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g;
