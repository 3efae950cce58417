import {isElement} from '../html/tags.ts';
import {BLOCK_TAG, type Found, INLINE_TAG} from './mask.ts';

/** Characters of a tag at most; what goes on longer is none. */
const LONGEST_TAG = 8000;
/** What looks like a tag and is none may cost time so often, not oftener. */
const MOST_FAILURES = 100;

type Candidate = {
	readonly start: number;
	readonly end: number;
	readonly name: string;
	readonly form: 'open' | 'close' | 'self-closing';
	readonly hasAttributes: boolean;
};

/** `import name from '…'` or `export const name =`, where a line begins with it. */
const MODULE_LINE = /^(?:import\s[^\n]{0,200}['"]|export\s(?:const|default|function)\s)/m;

/**
 * The tags of components in MDX: names with a capital. What only looks like one (`List<Foo>`, `<Enter>`) is text: a tag
 * closes itself or is closed, and has attributes, begins a line, or stands in a post that is MDX otherwise too.
 */
export function findComponents(text: string): readonly Found[] {
	const candidates = /<\/?[A-Z]/.test(text) ? readCandidates(text) : [];
	const values = text.includes('={') ? findBraced(text) : [];
	const opened = new Set(candidates.flatMap(({name, form}) => (form === 'open' ? [name] : [])));
	const closed = new Set(candidates.flatMap(({name, form}) => (form === 'close' ? [name] : [])));
	const isMdx = MODULE_LINE.test(text) || candidates.some(({form}) => form === 'self-closing');
	const names = new Set(
		candidates.flatMap(candidate => {
			const {name, form, start, hasAttributes} = candidate;
			if (form === 'self-closing') return [name];
			if (form === 'close' || !closed.has(name)) return [];
			return isMdx || hasAttributes || /(?:^|\n)[ \t>]{0,40}$/.test(text.slice(Math.max(0, start - 41), start))
				? [name]
				: [];
		}),
	);
	const tags = candidates.flatMap(({name, form, start, end}): Found[] => {
		const isPaired = form === 'self-closing' || (opened.has(name) && closed.has(name));
		return names.has(name) && isPaired ? [{start, end, mark: BLOCK_TAG}] : [];
	});
	if (!isMdx && tags.length === 0) return values;
	return [...tags, ...values, ...findExpressions(text), ...(isMdx ? findScripts(text) : [])];
}

/** Fragments (`<>`), and what a line begins to compute: `{items.map(…)}`, `{isOpen && …}`. */
function findScripts(text: string): readonly Found[] {
	const found: Found[] = [];
	const opening = /^[ \t]*(?:<\/?>[ \t]*$|\{(?=[\w$]+(?:\.[\w$]+){0,9}(?:\(|\s*(?:&&|\?|=>))))/gm;
	let failures = 0;
	for (let match = opening.exec(text); match !== null && failures < MOST_FAILURES; match = opening.exec(text)) {
		const start = match.index + match[0].search(/\S/);
		const from = opening.lastIndex;
		const end = match[0].endsWith('{')
			? endOfBraces(text, from, from + LONGEST_TAG)
			: match.index + match[0].trimEnd().length;
		if (end === -1) failures++;
		else {
			found.push({start, end, mark: BLOCK_TAG});
			opening.lastIndex = end;
		}
	}
	return found;
}

/** Elements without an inside of blocks, which need no HTML round them. */
const WORD_TAGS = /^<(?:a|img|video|audio|iframe|span)$/;

/**
 * What stands in braces in the tag of an HTML element (`<div style={{color: 'red'}}>`): to HTML it is no attribute's
 * value.
 */
function findBraced(text: string): readonly Found[] {
	const found: Found[] = [];
	const opening = /<[a-z][\w-]{0,20}(?=\s[^<>]{0,1000}=\{)/g;
	let failures = 0;
	for (let match = opening.exec(text); match !== null && failures < MOST_FAILURES; match = opening.exec(text)) {
		const from = opening.lastIndex;
		const braces: Found[] = [];
		const end = endOfTag(text, from, braces);
		if (end === -1) failures++;
		else if (WORD_TAGS.test(match[0])) found.push({start: match.index, end, mark: BLOCK_TAG});
		else found.push(...braces);
	}
	return found;
}

/** `{' '}`, `{"text"}`, `{props.name}`; `{a, b}` may be mathematics, and is text. */
function findExpressions(text: string): readonly Found[] {
	const expressions = text.matchAll(
		/(?<![{$\\])\{(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|`[^`$\n]{0,200}`|[\w$]{1,60}(?:\??\.[\w$]{1,60}){1,9})\}(?!\})/g,
	);
	return [...expressions].map(({0: whole, index}) => ({start: index, end: index + whole.length, mark: INLINE_TAG}));
}

function readCandidates(text: string): Candidate[] {
	const candidates: Candidate[] = [];
	const opening = /<(?:(?<![A-Za-z_.:&<]<)|(\/))([A-Z][\w.]{0,80})(?=[\s/>])/g;
	let failures = 0;
	for (let match = opening.exec(text); match !== null && failures < MOST_FAILURES; match = opening.exec(text)) {
		const {0: head, 1: slash = '', 2: name = '', index: start} = match;
		if (name === name.toUpperCase() && isElement(name.toLowerCase())) continue;
		const from = start + head.length;
		const end = endOfTag(text, from);
		if (end === -1) {
			failures++;
			continue;
		}
		opening.lastIndex = end;
		const attributes = text.slice(from, end - 1).trim();
		const form = slash !== '' ? 'close' : attributes.endsWith('/') ? 'self-closing' : 'open';
		candidates.push({start, end, name, form, hasAttributes: attributes.replace(/\/$/, '') !== ''});
	}
	return candidates;
}

/** Behind the `>` of a tag of which the name ends at `from`; -1 where its attributes are not such. Fills in `braces`. */
function endOfTag(text: string, from: number, braces: Found[] = []): number {
	const part = /[\s/]*(?:>|(?:[\w:.-]+(?=[\s/>=])|\{)(?:\s*=\s*(?:"[^"]{0,4000}"|'[^']{0,4000}'|\{)?)?)/y;
	const last = from + LONGEST_TAG;
	part.lastIndex = from;
	for (let match = part.exec(text); match !== null && part.lastIndex < last; match = part.exec(text)) {
		const end = part.lastIndex;
		if (match[0].endsWith('>')) return end;
		if (!match[0].endsWith('{')) continue;
		const closed = endOfBraces(text, end, last);
		if (closed === -1) return -1;
		braces.push({start: end - 1, end: closed, mark: INLINE_TAG});
		part.lastIndex = closed;
	}
	return -1;
}

/** Behind the brace that closes the one before `from`; -1 where none does before `last`. */
function endOfBraces(text: string, from: number, last: number): number {
	const token = /[{}]|"[^"\n]{0,2000}"|'[^'\n]{0,2000}'|`[^`]{0,2000}`/g;
	token.lastIndex = from;
	let depth = 1;
	for (let match = token.exec(text); match !== null && token.lastIndex < last; match = token.exec(text)) {
		if (match[0] === '{') depth++;
		if (match[0] === '}') depth--;
		if (depth === 0) return token.lastIndex;
	}
	return -1;
}
