import {safeUrl} from '../text/sanitize.ts';
import type {Line, Span} from './line.ts';
import {imageName, shortAddress} from './paragraph.ts';

/** The host of an address in ASCII, without `www.`; for a mail address what stands behind the `@`; else null. */
export function hostOf(url: string): string | null {
	const safe = safeUrl(url);
	if (safe === null) return null;
	const {host, pathname, protocol} = new URL(safe);
	return protocol === 'mailto:' ? (pathname.split('@')[1] ?? null) : host.replace(/^www\./, '');
}

/**
 * Spans with what a reader must see of their links beyond the text: the whole address where the terminal has no
 * hyperlinks, and where it has them the host of a link whose text names another.
 */
export function spellLinks(spans: readonly Span[], hasHyperlinks: boolean): readonly Span[] {
	if (!spans.some(span => span.link)) return spans;
	const spelled: Span[] = [];
	let text = '';
	for (const [index, span] of spans.entries()) {
		spelled.push(span);
		if (!span.link) continue;
		text += span.text;
		if (spans[index + 1]?.link === span.link) continue;
		const note = hasHyperlinks ? disguise(text, span.link) : address(text, span.link);
		if (note !== null)
			spelled.push({text: ` (${note})`, style: {tone: 'quiet'}, ...(!hasHyperlinks && {link: span.link})});
		text = '';
	}
	return spelled;
}

const address = (text: string, link: string): string | null =>
	isSameAddress(text, link) ? null : link.replace(/^mailto:/, '');

const isSameAddress = (text: string, link: string): boolean =>
	[link, link.replace(/^mailto:/, '')].some(url => url.replace(/\/$/, '') === text.trim().replace(/\/$/, ''));

// A mail address, an address anywhere in the text, or a text that is a host and nothing more.
const NAMED_HOST =
	/[^\s@<>]@([^\s@/:?#<>]+)|(?<![a-z\d+.-])[a-z][a-z\d+.-]*:\/\/(?:[^\s/@]*@)?([^\s/:?#]+)|^\s*((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[/:?#]\S*)?\s*$/giu;

/** The real host, where the text names another. */
function disguise(text: string, link: string): string | null {
	const host = hostOf(link);
	const named = [...text.matchAll(NAMED_HOST)].map(match =>
		(match[1] ?? match[2] ?? match[3] ?? '').toLowerCase().replace(/^www\./, ''),
	);
	return host !== null && named.some(name => name !== host.replace(/:\d+$/, '')) ? host : null;
}

/** An image as a line or two: its alternative text or file name as a link, with the host, or with the whole address. */
export function imageSpans(url: string, alt: string, hasHyperlinks: boolean): Line {
	const link = safeUrl(url);
	const label: Span = {text: 'Image: ', style: {tone: 'quiet'}};
	const name = alt || imageName(url);
	if (link === null) {
		const where: Span = {text: name === shortAddress(url) ? '' : `\n${shortAddress(url)}`, style: {tone: 'quiet'}};
		return [label, {text: name}, where];
	}
	if (!hasHyperlinks)
		return alt === '' ? [label, linked(link, link)] : [label, {text: alt}, {text: '\n'}, linked(link, link)];
	return [label, linked(name, link), {text: `  ${hostOf(url) ?? ''}`, style: {tone: 'quiet'}}];
}

const linked = (text: string, link: string): Span => ({text, link, style: {tone: 'link'}});
