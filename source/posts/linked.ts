import {realpathSync, statSync} from 'node:fs';
import path from 'node:path';
import {safeUrl} from '../text/sanitize.ts';
import {loadWhole} from './load.ts';

export type Linked =
	| {readonly kind: 'post'; readonly path: string; readonly anchor: string}
	| {readonly kind: 'address'; readonly link: string};

const MARKDOWN = /\.(?:md|markdown|mdown|mkd|mdx)$/i;

/**
 * What a path in a post's link leads to: the Markdown file beside it, with or without its extension, as one writes it for
 * a site; else the address under the post's own address on the web. Null where there is neither.
 */
export function findLinked(ref: string, from: string): Linked | null {
	const [, place = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(ref) ?? [];
	const file = path.resolve(path.dirname(from), decode(place));
	const base = file.replace(/\.html?$/i, '');
	const names = MARKDOWN.test(file)
		? [file]
		: ['.md', '.markdown', '.mdx', '/index.md', '/_index.md', '/README.md'].map(end => base + end);
	const found = place.startsWith('/') ? undefined : names.find(isFile);
	if (found !== undefined) return {kind: 'post', path: found, anchor};
	const link = addressOf(ref, from);
	return link === null ? null : {kind: 'address', link};
}

function decode(place: string): string {
	try {
		return decodeURIComponent(place);
	} catch {
		return place;
	}
}

function isFile(file: string): boolean {
	try {
		return !file.includes('\0') && statSync(realpathSync(file)).isFile();
	} catch {
		return false;
	}
}

function addressOf(ref: string, from: string): string | null {
	try {
		const {canonical} = loadWhole(from).post;
		return canonical === null ? null : safeUrl(new URL(ref, canonical).href);
	} catch {
		return null;
	}
}
