import {readFrontMatter} from '../front-matter.ts';
import {findFences} from '../header/fences.ts';
import {skipModule} from '../header/module.ts';

/**
 * A header that no reading of it, strict or loose, can take for text or end early: it begins with a key, and each of its lines
 * is a key's, indented or an item. In nearly all posts it is, and then nothing in it need be read to know where the body is.
 */
const PLAIN_HEADER = /^[a-z_][\w-]*:(?: [^\n]*)?\n(?:(?:[a-z_][\w-]*:(?: [^\n]*)?| +[^ \n][^\n]*|- [^\n]*)\n)*$/i;
const LONGEST_PLAIN_HEADER = 20_000;

/** The index at which a post's body begins, as `readFrontMatter` finds it; null where only that can tell. */
export function findPlainBody(text: string): number | null {
	if (!text.startsWith('---')) return null;
	const fences = findFences(text);
	if (fences === null || fences.close === null || fences.language !== '') return null;
	const {start, close} = fences;
	if (close.start - start > LONGEST_PLAIN_HEADER || !PLAIN_HEADER.test(text.slice(start, close.start))) return null;
	return skipModule(text, close.end);
}

/** A repaired text's body, as `parsePost` gives it. */
export function readBody(text: string): string {
	const start = findPlainBody(text);
	return start === null ? readFrontMatter(text).body : text.slice(start);
}
