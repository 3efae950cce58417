import {decodeHTML} from 'entities';
import {separateSentences} from '../../posts/sentences.ts';
import {sanitizeText} from '../../text/sanitize.ts';
import {unmaskTags} from '../site-tags/mask.ts';
import {unmaskCensored} from './censored.ts';
import {withEmoji} from './emoji.ts';

/** Text as a parser gives it -> text as it may be shown, its tags as they were written. */
export function cleanText(text: string): string {
	return sanitizeText(unmaskCensored(unmaskTags(text)));
}

/** The same for text in lines that will be wrapped: a tab has no meaning there but to part words. */
export const cleanWords = (text: string): string => cleanText(text).replace(/\t+/g, ' ');

/** Sentences without markup as the parser gives them -> as they are to be read; of several blanks one is left. */
export function cleanSentences(text: string): string {
	const words = NEEDS_CLEANING.test(text) ? joinLines(cleanWords(decodeHTML(text))) : text;
	const spaced = words.includes('  ') ? words.replace(/ {2,}/g, ' ') : words;
	return withEmoji(separateSentences(spaced));
}

/** Whatever any of these steps might change; most text has nothing of it, and is looked through but once. */
const NEEDS_CLEANING =
	/[\u0000-\u001F&\u007F-\u009F\u00AD\u0300-\u036F\u0483-\u0489\u0591-\u05BD\u0610-\u061A\u064B-\u065F\u0E31-\u0E4E\u115F\u1160\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\u20D0-\u20F0\u3164\uD800-\uDFFF\uFDD0-\uFDEF\uFE00-\uFE0F\uFE20-\uFE2F\uFEFF\uFFA0\uFFF0-\uFFFF]/;

/** A line end inside a paragraph is a blank, whatever blanks stand round it; between ideographs it is nothing. */
function joinLines(text: string): string {
	if (!text.includes('\n')) return text;
	const written = text.split('\n');
	const lines = written.map((line, index) => {
		const start = index === 0 ? line : line.trimStart();
		return index === written.length - 1 ? start : start.trimEnd();
	});
	return lines
		.map((line, index) => (index > 0 && needsBlank(lines[index - 1] ?? '', line) ? ` ${line}` : line))
		.join('');
}

const needsBlank = (before: string, after: string): boolean =>
	!(IDEOGRAPH.test(before.slice(-1)) && IDEOGRAPH.test(after.charAt(0)));

const IDEOGRAPH = /[\u3001-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uFF00-\uFF65]/;
