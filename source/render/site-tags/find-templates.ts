import {BLOCK_TAG, type Found, INLINE_TAG, VARIABLE} from './mask.ts';
import {CALL} from './template.ts';

/** Characters of a tag at most; what goes on longer is none. */
const LONGEST_TAG = 4000;

const OPENING = /\{(?:%|\{[<%]?|\/\*|#[-\s]|:[:/])/g;

/** Where the needle stands next; it is looked for once however often one asks, so that floods stay linear. */
function finder(text: string, needle: string): (from: number) => number {
	let at = -2;
	return from => {
		if (at !== -1 && at < from) at = text.indexOf(needle, from);
		return at;
	};
}

type Finders = Readonly<Record<string, (from: number) => number>>;
type Scan = {readonly text: string; readonly next: Finders; readonly locals: ReadonlySet<string>};

const NEEDLES = ['{%', '%}', '>}}', '%}}', '{{<', '}}', '*/}', '#}', '}', '\n\n'];

/** The tags of Liquid, Nunjucks, Twig, Hugo, Zola and Kramdown, and the comments of MDX. */
export function findTemplates(text: string): readonly Found[] {
	const next: Finders = Object.fromEntries(NEEDLES.map(needle => [needle, finder(text, needle)]));
	const scan: Scan = {text, next, locals: localNames(text)};
	const found: Found[] = [];
	let nextRawEnd = 0;
	OPENING.lastIndex = 0;
	for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
		const tag = readAt(scan, match.index, match[0]);
		if (tag === null) continue;
		found.push(tag);
		OPENING.lastIndex = tag.end;
		// What stands between `raw` and `endraw` is text.
		if (nextRawEnd === -1 || !/^\{%-?\s*(?:raw|verbatim)\b/.test(text.slice(tag.start, tag.start + 20))) continue;
		nextRawEnd = rawEnd(text, tag.end);
		if (nextRawEnd !== -1) OPENING.lastIndex = nextRawEnd;
	}
	return found;
}

function rawEnd(text: string, from: number): number {
	const ending = /\{%-?\s{0,9}end(?:raw|verbatim)\b/g;
	ending.lastIndex = from;
	return ending.exec(text)?.index ?? -1;
}

/** What the post itself sets: `{% assign name = … %}`, `{% for name in … %}`. */
function localNames(text: string): ReadonlySet<string> {
	const names = text.matchAll(/\{%-?\s{0,9}(?:assign|capture|set|for|increment)\s{1,9}(\w{1,60})/g);
	return new Set([...names].map(([, name = '']) => name));
}

function readAt(scan: Scan, start: number, opening: string): Found | null {
	switch (opening) {
		case '{%':
			return readStatement(scan, start);
		case '{{<':
			return upTo(scan, start, '>}}');
		case '{{%':
			return upTo(scan, start, '%}}');
		case '{/*':
			return upTo(scan, start, '*/}');
		case '{::':
		case '{:/':
			return upTo(scan, start, '}');
		case '{{':
			return readOutput(scan, start);
		default:
			return upTo(scan, start, '#}');
	}
}

function upTo({text, next}: Scan, start: number, closing: string): Found | null {
	const at = next[closing]?.(start + 2) ?? -1;
	if (at === -1 || at - start > LONGEST_TAG) return null;
	const blankLine = next['\n\n']?.(start) ?? -1;
	if (closing !== '*/}' && blankLine !== -1 && blankLine < at) return null;
	const another = next['{{<']?.(start + 3) ?? -1;
	if (closing === '>}}' && another !== -1 && another < at) return null;
	return {start, end: at + closing.length, mark: isWord(text, start, at) ? INLINE_TAG : BLOCK_TAG};
}

/** An address, or the escaped form of a shortcode: both are words of a sentence. */
const isWord = (text: string, start: number, end: number): boolean =>
	/^\{(?:%-?|\{[<%])\s*(?:\/\*|(?:rel)?ref\b|\w*(?:url|link|path)\b)/.test(
		text.slice(start, Math.min(end, start + 60)),
	);

function readStatement(scan: Scan, start: number): Found | null {
	const another = scan.next['{%']?.(start + 2) ?? -1;
	const tag = upTo(scan, start, '%}');
	if (tag === null || (another !== -1 && another < tag.end)) return null;
	return /^\{%[-+]?\s*[a-z_#]/i.test(scan.text.slice(start, start + 40)) ? tag : null;
}

const SITE_VARIABLE =
	/^(?:(?:site|page|post|layout|paginator|include|theme|jekyll|eleventy|collections|metadata|pkg)\s*(?:[.[|]|$)|content\s*(?:\||$)|\$|\.(?:Site|Params|Page|Content|Title|Permalink|RelPermalink|Inner|Get|Date|Summary)\b)/;

/** A part of something, or what a filter makes of something: no text has either in double braces. */
const EXPRESSION = /^[a-z]\w*(?:(?:\.\w+)+$|(?:\.\w+)*\s*\|\s*[a-z]\w*)/i;

function readOutput(scan: Scan, start: number): Found | null {
	const {text, locals} = scan;
	if (text[start + 2] === '{' || text[start - 1] === '{') return null;
	const tag = upTo(scan, start, '}}');
	if (tag === null) return null;
	const inner = text
		.slice(start + 2, tag.end - 2)
		.replace(/^[-~]/, '')
		.trim();
	if (inner.startsWith('/*') || inner.startsWith('!--')) return tag;
	if (/^["'`]/.test(inner)) return {...tag, mark: INLINE_TAG};
	if (CALL.test(inner)) return tag;
	if (SITE_VARIABLE.test(inner) || EXPRESSION.test(inner) || locals.has(/^\w*/.exec(inner)?.[0] ?? ''))
		return variable(text, tag);
	// Of what is not known a parser must only not stumble over the blanks in an address.
	return isInAddress(text, start) ? {...tag, mark: INLINE_TAG} : null;
}

/** Whether `](`, `]: ` or `="` stands before, with nothing behind it but the beginning of an address. */
function isInAddress(text: string, start: number): boolean {
	let at = start - 1;
	while (at > 0 && start - at < 200 && !/[\s()<>"'=]/.test(text.charAt(at))) at--;
	const before = text.slice(Math.max(0, at - 1), at + 1);
	return before === '](' || /^=["']$|=$/.test(before) || (/^:\s$/.test(before) && text[at - 2] === ']');
}

/** With the angle brackets of an address round it (`<{{ page.url }}>`), which mean nothing without it. */
function variable(text: string, {start, end}: Found): Found {
	const isAddress = text[start - 1] === '<' && text[end] === '>';
	return {start: isAddress ? start - 1 : start, end: isAddress ? end + 1 : end, mark: VARIABLE};
}
