import {statSync} from 'node:fs';
import path from 'node:path';
import {decodeEscapes, resolveUrl} from './addresses.ts';
import {loadHead} from './load.ts';
import {isPostName} from './post-name.ts';

/** Another post and the name of a place in it (without `#`), or what a browser opens. */
export type Linked =
	| {readonly kind: 'post'; readonly path: string; readonly anchor: string}
	| {readonly kind: 'address'; readonly link: string};

/**
 * What a path in a post's link leads to: the Markdown file beside it, with or without its extension, as one writes it for
 * a site; else the address under the post's own address on the web. Null where there is neither.
 */
export function findLinked(ref: string, from: string): Linked | null {
	const [, place = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(ref) ?? [];
	const name = decodeEscapes(place);
	const file = path.resolve(path.dirname(from), name);
	const base = file.replace(/\.html?$/i, '');
	const names = isPostName(file)
		? [file]
		: ['.md', '.markdown', '.mdx', '/index.md', '/_index.md', '/README.md'].map(end => base + end);
	// From the root of the site, which is not known; on Windows, `\\host\share` would be a file of another machine.
	const found = /^[/\\]/.test(name) ? undefined : names.find(isFile);
	if (found !== undefined) return {kind: 'post', path: found, anchor};
	const link = addressOf(ref, from);
	return link === null ? null : {kind: 'address', link};
}

function isFile(file: string): boolean {
	try {
		return !file.includes('\0') && statSync(file).isFile();
	} catch {
		return false;
	}
}

function addressOf(ref: string, from: string): string | null {
	try {
		const {canonical} = loadHead(from).post;
		return canonical === null ? null : resolveUrl(ref, canonical);
	} catch {
		return null;
	}
}
