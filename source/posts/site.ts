import {realpathSync, statSync} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {decodeEscapes, resolveUrl} from './addresses.ts';
import {openable} from './raw-names.ts';
import {readFile} from './read-file.ts';

/** What a post's references to images lead to. */
export type Site = {
	/**
	 * The address of a picture, film or sound that a post names without a host: `file:` where the site's folder has it,
	 * `https:` where it is known under which address the site stands, else null. Printable ASCII.
	 */
	readonly locate: (reference: string) => string | null;
};

/** Folders of a site whose content is published at its root; the first is the site's own. */
const PUBLISHED =
	' source static public assets src content docs src/assets src/static src/public docs/public .vuepress/public docs/.vuepress/public'.split(
		' ',
	);
/** What stands in the top folder of a site: the settings of its generator, which often name its address. */
const SETTINGS = (
	'_config.yml _config.yaml _config.toml config.toml config.yaml config.yml hugo.toml hugo.yaml config.php pelicanconf.py ' +
	'docusaurus.config.js docusaurus.config.ts astro.config.mjs astro.config.ts gatsby-config.js gatsby-config.ts mkdocs.yml zola.toml ' +
	'eleventy.config.js eleventy.config.mjs .eleventy.js config/_default/hugo.toml config/_default/config.toml package.json'
).split(' ');
/** In YAML, TOML and Python at the line's start, in scripts a step in; `url` in package.json is the repository's. */
const SITE_ADDRESS =
	/^(?:\t| {2}| {4})?['"]?(?:url|base_?url|site_?url|site)['"]?[ \t]*(?::|=>?)[ \t]*['"`]?(https?:\/\/(?!localhost|127\.)[^\s'"`,;]+)/im;
/** `{static}/images/a.png`, and `|filename|` of older ones. */
const PELICAN = /^(?:\{(?:static|filename|attach)\}|\|(?:static|filename|attach)\|)\/?/;
const MOST_FOLDERS = 10;
const SETTINGS_LENGTH = 64 * 1024;
const LONGEST_REFERENCE = 1000;
/** What a post may ask to be opened, of all the files that stand near it. */
const MEDIA =
	/\.(?:apng|avif|bmp|gif|heic|ico|jpe?g|jxl|png|svg|tiff?|webp|mp4|m4v|mov|webm|ogv|mp3|m4a|og[ag]|opus|wav|flac|pdf)$/i;

/**
 * The site that the post at `postPath` stands in. Its files are looked for beside the post and upwards, in the folders
 * that generators publish, as far as the top of the repository or the outermost folder with a generator's settings.
 * `canonical` is the post's own address on the web. Nothing is read before the first question.
 */
export function findSite(postPath: string, canonical: string | null): Site {
	const stem = path.basename(postPath).replace(/\.[^.]+$/, '');
	let folders: readonly string[] | null = null;
	let roots: readonly string[] | null = null;
	let address: string | null | undefined;
	return {
		locate(written) {
			const reference = written.replace(PELICAN, '/');
			if (reference.length > LONGEST_REFERENCE || /^(?:[a-z][a-z\d+.-]*:|\/\/|#|\?)/i.test(reference)) return null;
			folders ??= findFolders(realFolder(path.dirname(postPath)));
			roots ??= publishedRoots(folders);
			const [folder = '.'] = folders;
			const top = folders.at(-1) ?? folder;
			const name = toFileName(reference);
			if (name !== null) {
				const isRooted = /^(?:\/|[@~])/.test(name) && written === reference;
				const beside = isRooted ? [] : [path.join(folder, name), path.join(folder, stem, name)];
				const found = [...beside, ...placesInSite(name, isRooted, roots)]
					.map(file => realFile(file, top))
					.find(file => file !== null);
				if (found) return toLink(pathToFileURL(found));
			}
			if (canonical !== null) return resolveUrl(reference, canonical);
			if (!reference.startsWith('/')) return null;
			address ??= findAddress(folders);
			return address === null ? null : resolveUrl(reference, address);
		},
	};
}

/** Where a file may be that is named from the root of the site, or by an alias of a bundler. */
function placesInSite(name: string, isRooted: boolean, roots: readonly string[]): readonly string[] {
	// `../images/a.png` may count from the page's address and not from the post's folder.
	const inSite = name.replace(/^(?:@site\/+|[@~]\/*|\/+|(?:\.\.?\/+)+)/, '');
	// A site that stands in a folder of its host may name that folder first.
	const names = isRooted && /\w\//.test(inSite) ? [inSite, inSite.replace(/^[^/]*\/+/, '')] : [inSite];
	return names.flatMap(file => roots.map(root => path.join(root, file)));
}

/** The post's folder and those above it that are its site's, the innermost first. Never the home folder or the root. */
function findFolders(folder: string): readonly string[] {
	const home = homeFolder();
	const above: string[] = [];
	let size = 1;
	for (let current = folder; above.length < MOST_FOLDERS; current = path.dirname(current)) {
		if (current === path.dirname(current) || current === home) break;
		above.push(current);
		if (SETTINGS.some(name => exists(path.join(current, name)))) size = above.length;
		if (exists(path.join(current, '.git'))) return above;
	}
	// Without a sign of a site, pictures in a folder beside that of the post still belong to it.
	return above.length === 0 ? [folder] : above.slice(0, Math.max(size, 2));
}

/** Where the folder stands when links are followed, so that what is in it is in it. */
function realFolder(folder: string): string {
	try {
		return realpathSync(openable(folder));
	} catch {
		return path.resolve(folder);
	}
}

/** Null where there is none, as in some containers. */
export function homeFolder(): string | null {
	try {
		return os.homedir();
	} catch {
		return null;
	}
}

const publishedRoots = (folders: readonly string[]): readonly string[] =>
	folders.flatMap(folder => PUBLISHED.map(name => path.join(folder, name)).filter(exists));

/** A reference without query and fragment, its escapes decoded; null where it names no kind of file to look at. */
function toFileName(reference: string): string | null {
	const name = decodeEscapes(reference.replace(/[?#].*$/s, '').replaceAll('\\', '/'));
	return MEDIA.test(name) && !name.includes('\0') ? name : null;
}

/** The file's real path, unless it leads out of `top` or is no regular file. */
function realFile(file: string, top: string): string | null {
	try {
		if (!statSync(openable(file)).isFile()) return null;
		const real = realpathSync(openable(file));
		const inside = path.relative(realpathSync(openable(top)), real);
		return inside.startsWith('..') || path.isAbsolute(inside) ? null : real;
	} catch {
		return null;
	}
}

function exists(file: string): boolean {
	try {
		return statSync(file, {throwIfNoEntry: false}) !== undefined;
	} catch {
		return false;
	}
}

/** Under which address a generator's settings say that the site stands. */
function findAddress(folders: readonly string[]): string | null {
	for (const folder of folders) {
		for (const name of SETTINGS) {
			if (name === 'package.json') continue;
			const found = SITE_ADDRESS.exec(readStart(path.join(folder, name)))?.[1];
			if (found !== undefined) return found;
		}
	}
	return null;
}

function readStart(file: string): string {
	try {
		const {bytes, size} = readFile(file, SETTINGS_LENGTH);
		return size > SETTINGS_LENGTH ? '' : Buffer.from(bytes).toString('utf8');
	} catch {
		return '';
	}
}

/** As long as terminals take it (VTE: 2,083 bytes). */
const toLink = ({href}: URL): string | null => (href.length > 2000 || /[^!-~]/.test(href) ? null : href);
