import {asciiGlyphs, consoleGlyphs, type Glyphs, unicodeGlyphs} from '../render/line.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The locale for characters; one that says nothing is taken for UTF-8, as terminals are. */
const charactersOf = (env: Environment): string => env.LC_ALL || env.LC_CTYPE || env.LANG || 'UTF-8';

const isUtf8 = (env: Environment): boolean => /utf-?8/i.test(charactersOf(env));

/**
 * ASCII marks in a locale that says it has no more; on the Linux console those that are in its fonts. A post's own words stay
 * as they are in either: most who have LANG=C have it for the order of their files, on terminals that can show them, and on
 * the others a word with a wrong letter says more than one with a question mark.
 */
export function chooseGlyphs(env: Environment): Glyphs {
	if (!isUtf8(env)) return asciiGlyphs;
	return /^(?:linux|cons25|vt\d+)(?:[-.]|$)/.test(env.TERM ?? '') ? consoleGlyphs : unicodeGlyphs;
}

/** The language of dates: `de_DE.UTF-8` -> `de-DE`. English where its letters may not be there. */
export function chooseLocale(env: Environment): string {
	const name = (env.LC_ALL || env.LC_TIME || env.LANG || '').replace(/[.@].*$/, '').replaceAll('_', '-');
	return name === '' || name === 'C' || name === 'POSIX' || !isUtf8(env) ? 'en' : name;
}

/** A message of ours with the marks that there are; it may quote a post's words, whose like marks are changed with them. */
export function withGlyphs(message: string, {quotes: [open, close], ellipsis}: Glyphs): string {
	return message.replaceAll('“', open).replaceAll('”', close).replaceAll('…', ellipsis);
}
