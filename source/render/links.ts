import {safeUrl} from '../text/sanitize.ts';
import type {ImageBlock} from './block.ts';
import {imageName, shortAddress} from './image-name.ts';
import type {Line, Span} from './line.ts';

/** The host of an address in ASCII, without `www.`; for a mail address what stands behind the `@`; else null. */
export function hostOf(url: string): string | null {
	const safe = safeUrl(url);
	if (safe === null) return null;
	const {host, pathname, protocol} = new URL(safe);
	return protocol === 'mailto:' ? (pathname.split('@')[1] ?? null) : host.replace(/^www\./, '');
}

/**
 * Spans with what a reader must see of their links beyond the text: the whole address where the terminal has no
 * hyperlinks, and where it has them the host of an image, and of a link whose text names another. Of an image that is not
 * known to open the address as written.
 */
export function spellLinks(spans: readonly Span[], hasHyperlinks: boolean): readonly Span[] {
	if (!spans.some(span => span.link || span.imageUrl)) return spans;
	const spelled: Span[] = [];
	let text = '';
	for (const [index, span] of spans.entries()) {
		spelled.push(span);
		if (!span.link) {
			spelled.push(...imageNote(span));
			continue;
		}
		text += span.text;
		const next = spans[index + 1];
		if (next?.link === span.link && next.imageUrl === span.imageUrl) continue;
		const host = span.imageUrl === undefined ? disguise(text, span.link) : imageHost(text, span.link);
		const note = hasHyperlinks ? host : address(text, span.link);
		if (note !== null)
			spelled.push({text: ` (${note})`, style: {tone: 'quiet'}, ...(!hasHyperlinks && {link: span.link})});
		text = '';
	}
	return spelled;
}

function imageNote({text, imageUrl}: Span): readonly Span[] {
	const place = imageUrl === undefined ? text : shortAddress(imageUrl);
	return place === text ? [] : [{text: ` (${place})`, style: {tone: 'quiet'}}];
}

/** Where an image in the text is; a file of the site has no host. */
function imageHost(text: string, link: string): string | null {
	const host = hostOf(link);
	return host === text.trim() ? null : host;
}

/** The address, unless the text is it already; with its host, where what stands before an `@` could be taken for it. */
function address(text: string, link: string): string | null {
	const host = hasUser(link) ? hostOf(link) : null;
	if (isSameAddress(text, link)) return host;
	const written = link.replace(/^mailto:/, '');
	return host === null ? written : `${written}, ${host}`;
}

const isSameAddress = (text: string, link: string): boolean =>
	[link, link.replace(/^mailto:/, '')].some(url => url.replace(/\/$/, '') === text.trim().replace(/\/$/, ''));

/** `https://bank.example@evil.example/`: hardly anybody reads it as the parser does. */
const hasUser = (link: string): boolean => /^https?:\/\/[^/?#]*@/.test(link);

// A mail address, an address anywhere in the text, a word that ends as most hosts do, or a text that is a host and nothing
// more but marks round it.
const NAMED_HOST =
	/[^\s@<>]@([^\s@/:?#<>]+)|(?<![a-z\d+.-])[a-z][a-z\d+.-]*:\/\/(?:[^\s/@]*@)?([^\s/:?#]+)|(?<![\p{L}\p{N}@/.-])((?:[\p{L}\p{N}-]+\.)+(?:com|org|net|gov|edu|info|biz))(?![\p{L}\p{N}-])|^[^\p{L}\p{N}-]*((?:[\p{L}\p{N}-]+\.)+\p{L}{2,}|\d+(?:\.\d+){3}|\[[\da-f:.]+\])(?:[/:?#]\S*\s*|[^\p{L}\p{N}/:?#]*)$/giu;

/** The real host, where the text names another, or the address hides it. */
function disguise(text: string, link: string): string | null {
	const host = hostOf(link);
	if (host === null || hasUser(link)) return host;
	const named = [...readAsBrowsers(text).matchAll(NAMED_HOST)].map(([, ...names]) =>
		(names.find(name => name !== undefined) ?? '').toLowerCase().replace(/^www\.|[^\p{L}\p{N}\]]+$/gu, ''),
	);
	return named.some(name => name !== host.replace(/:\d+$/, '')) ? host : null;
}

/** What the eye takes for a full stop, a letter or a slash, as itself. */
const readAsBrowsers = (text: string): string =>
	text
		.normalize('NFKC')
		.replaceAll('。', '.')
		.replaceAll('\\', '/')
		.replace(/:\s*\/\s*\/\s*/g, '://');

/** An image as a line or more: its alternative text or file name as a link, with the host, or with the whole address. */
export function imageSpans(image: ShownImage, hasHyperlinks: boolean): Line {
	const shown = hasHyperlinks ? linkedImage(image) : spelledImage(image);
	const outer = image.link;
	if (outer === undefined || outer === targetOf(image)) return [label, ...shown];
	if (!hasHyperlinks) return [label, ...shown, {text: '\nlinks to ', style: {tone: 'quiet'}}, linked(outer, outer)];
	return [label, ...shown, {text: '  links to ', style: {tone: 'quiet'}}, linked(hostOf(outer) ?? outer, outer)];
}

type ShownImage = Pick<ImageBlock, 'url' | 'alt' | 'target' | 'link'>;

const label: Span = {text: 'Image: ', style: {tone: 'quiet'}};

const targetOf = ({url, target}: ShownImage): string | null => target ?? safeUrl(url);

/** A file of the site has no host: its place in the site says more. */
function linkedImage(image: ShownImage): Line {
	const target = targetOf(image);
	const name = image.alt || imageName(image.url);
	const place = shortAddress(image.url);
	if (target === null) return [{text: name}, {text: name === place ? '' : `\n${place}`, style: {tone: 'quiet'}}];
	const where = hostOf(target) ?? (image.alt === '' ? '' : place);
	return [linked(name, target), ...(where === '' ? [] : [{text: `  ${where}`, style: {tone: 'quiet'} as const}])];
}

function spelledImage(image: ShownImage): Line {
	const target = targetOf(image);
	if (target === null) return linkedImage(image);
	return image.alt === '' ? [linked(target, target)] : [{text: image.alt}, {text: '\n'}, linked(target, target)];
}

const linked = (text: string, link: string): Span => ({text, link, style: {tone: 'link'}});
