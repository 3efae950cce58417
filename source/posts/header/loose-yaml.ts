import {type Data, isKnownKey, MAX_DEPTH, MAX_ITEMS, setKey} from './data.ts';

/** `starts` are the 0-based lines that begin with a key. */
export type LooseReading = {readonly data: Data; readonly starts: readonly number[]; readonly used?: number};
type KeyLine = {readonly key: string; readonly rest: string};

export const NULL = /^(?:~|null|Null|NULL)$/;
const KEY_LINE = /^(["']?)([\p{L}_][\p{L}\p{N}_.$-]*)\1[ \t]*:(?:[ \t\u00a0\u3000]+(.*))?$/u;
/** `title:My post` is no YAML, nor is a Chinese colon, but with a known key it is no prose either. */
const TIGHT_KEY_LINE = /^()([a-z_]+)(?::|：[ \t]*)([^\s/].*)$/i;
/** Keys as only YAML has them: `og:title`, `@type`, `2020`, `my key`. In prose they would be a beginning. */
const ODD_KEY_LINE = /^([\p{L}\p{N}_@$][^\s"'[\]{}]*(?: [^\s"'[\]{}:]+)?):(?:[ \t]+(.*))?$/u;
const ITEM = /^[ \t]*(?:-(?!-)[ \t]*|[*•][ \t]+)/;
/** Comments of other languages and commands of templates. */
const NO_TEXT = /^(?:#|\/\/|\{[%{]|<!--)/;

/**
 * YAML as people write it: colons, `@` and back-ticks without quotes, tabs, keys twice (the last one counts). Stops at the
 * first line that is no header's; a text may go on without an indent only where the closing fence is known.
 */
export function readLoosely(written: readonly string[], mayContinue: boolean): LooseReading {
	return readMap(written.map(withPlainIndent), mayContinue);
}

/** No-break and ideographic spaces look like an indent and are none to YAML. */
function withPlainIndent(line: string): string {
	return /^[ \t]*[\u00a0\u3000]/.test(line) ? line.replace(/^\s+/, indent => indent.replace(/[^ \t]/g, ' ')) : line;
}

function readMap(written: readonly string[], mayContinue: boolean, depth = 0): LooseReading {
	const lines = dedent(written);
	const data: Data = {};
	const starts: number[] = [];
	for (let index = 0; index < lines.length; ) {
		const line = lines[index] ?? '';
		const isBlank = line.trim() === '' || line.trimStart().startsWith('#');
		const found = isBlank ? null : (matchKey(line) ?? matchStray(line) ?? (mayContinue ? matchOddKey(line) : null));
		if (found === null && !isBlank) return {data, starts, used: index};
		if (found !== null) starts.push(index);
		const end = found === null ? index + 1 : findValueEnd(lines, index + 1, {rest: found.rest, mayContinue});
		const value = found === null ? null : readValue(found.rest, lines.slice(index + 1, end), depth);
		// Of a key that is there twice the last value counts, but nothing is no value.
		if (found !== null && !(value === null && Object.hasOwn(data, found.key))) setKey(data, found.key, value);
		index = end;
	}
	return {data, starts};
}

/** A line's key and what stands behind its colon; null where there is none. */
export function matchKey(line: string): KeyLine | null {
	const [, , key, rest = ''] = KEY_LINE.exec(line) ?? [];
	if (key !== undefined) return {key, rest: rest.trim()};
	const [, , tight, value = ''] = TIGHT_KEY_LINE.exec(line) ?? [];
	return tight !== undefined && isKnownKey(tight) ? {key: tight, rest: value.trim()} : null;
}

function matchOddKey(line: string): KeyLine | null {
	const [, key, rest = ''] = ODD_KEY_LINE.exec(line) ?? [];
	return key === undefined ? null : {key, rest: rest.trim()};
}

/** A known key that is indented, and yet no part of the value above it. */
function matchStray(line: string): KeyLine | null {
	const found = matchKey(line.trimStart());
	return found !== null && isKnownKey(found.key) ? found : null;
}

/**
 * A value goes on over indented lines, over list items where it has not begun yet, and over text without an indent if it may.
 * A plain value ends at a blank line.
 */
function findValueEnd(
	lines: readonly string[],
	from: number,
	{rest, mayContinue}: {readonly rest: string; readonly mayContinue: boolean},
): number {
	const isPlain = /^[^>|"'[{]/.test(rest);
	let end = from;
	for (let index = from; index < lines.length; index++) {
		const line = lines[index] ?? '';
		if (line.trim() === '') {
			if (isPlain) break;
			continue;
		}
		const isIndented = /^[ \t]/.test(line) || (rest === '' && ITEM.test(line));
		const isText =
			rest !== '' && end === index && !NO_TEXT.test(line) && (matchKey(line) ?? matchOddKey(line)) === null;
		if (!isIndented && !(mayContinue && isText)) break;
		if (isPlain && matchStray(line) !== null) break;
		end = index + 1;
	}
	return end;
}

function readValue(rest: string, more: readonly string[], depth: number): unknown {
	// A tag or an anchor, but not `!important`.
	const first = rest.replace(/^(?:!!\w\S*|!\w+[/:]\S*|&[^\s;]+)(?:[ \t]+|$)/, '');
	if (/^[>|][-+\d]*[ \t]*(?:#.*)?$/.test(first)) return readBlock(first, more);
	const lines = more.filter(line => line.trim() !== '');
	if (lines.length > 0 && [first, ...lines].every(line => /^[ \t]*- /.test(line))) return readItems([first, ...lines]);
	if (first !== '') return readScalar([first, ...lines.map(line => line.trim())].join(' '));
	const [opening] = lines;
	if (opening === undefined) return null;
	if (ITEM.test(opening)) return readItems(lines);
	if (matchKey(opening.trim()) !== null) return depth < MAX_DEPTH ? readMap(lines, false, depth + 1).data : null;
	return readScalar(lines.map(line => line.trim()).join(' '));
}

/** A `|` text keeps its line ends; in a `>` text a line end is a blank, and a blank line a line end. */
function readBlock(mark: string, more: readonly string[]): string {
	const lines = dedent(more).map(line => line.trimEnd());
	if (mark.startsWith('|')) return lines.join('\n').trim();
	return lines
		.map((line, index) => (line === '' ? '\n' : lines[index + 1] ? `${line} ` : line))
		.join('')
		.trim();
}

function readItems(lines: readonly string[]): unknown[] {
	const items: string[][] = [];
	for (const line of lines) {
		if (ITEM.test(line)) items.push([line.replace(ITEM, '').trim()]);
		else items.at(-1)?.push(line.trim());
	}
	const areMaps = items.some(item => item.length > 1 && isMap(item));
	return items
		.slice(0, MAX_ITEMS)
		.map(item => (areMaps && isMap(item) ? readMap(item, false, MAX_DEPTH).data : readScalar(item.join(' '))));
}

const isMap = (lines: readonly string[]): boolean => lines.every(line => matchKey(line) !== null);

/** Takes the first line's indent off every line. */
function dedent(lines: readonly string[]): readonly string[] {
	const indent = /^[ \t]*/.exec(lines.find(line => line.trim() !== '') ?? '')?.[0] ?? '';
	if (indent === '') return lines;
	return lines.map(line => (line.startsWith(indent) ? line.slice(indent.length) : line));
}

/** A value written on one line: quoted or bare text, a list, a map; null for nothing. */
export function readScalar(written: string, depth = 0): unknown {
	const comment = /(?:^|[ \t])#[ \t]/.exec(written);
	const isQuoted = /^["'`]/.test(written);
	// A comma behind a value is a habit from JSON.
	const text = (comment === null || isQuoted ? written : written.slice(0, comment.index))
		.trim()
		.replace(/(["'\]}]),$/, '$1');
	const quoted = /^"((?:[^"\\]|\\.)*)"[ \t]*(?:#.*)?$/s.exec(text)?.[1];
	if (quoted !== undefined)
		return quoted.replace(/\\(["\\/nt])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark === 't' ? '\t' : mark));
	const single = /^'((?:[^']|'')*)'[ \t]*(?:#.*)?$/.exec(text)?.[1];
	if (single !== undefined) return single.replaceAll("''", "'");
	if (isQuoted) return stripQuotes(text);
	const closing = text.indexOf(']');
	const isList = text.startsWith('[') && (closing < 0 || closing === text.length - 1) && depth < MAX_DEPTH;
	if (isList) return splitList(text.slice(1, closing < 0 ? text.length : -1)).map(item => readScalar(item, depth + 1));
	if (text.startsWith('{') && text.indexOf('}') === text.length - 1) return readInlineMap(text.slice(1, -1));
	return text === '' || NULL.test(text) ? null : text;
}

/**
 * Quotation marks around a text that has more of them inside: they are around all of it where the second one opens a
 * quotation, behind a blank, or is an apostrophe. One that nothing closes is a slip.
 */
function stripQuotes(text: string): string {
	const quote = text[0] ?? '';
	const second = text.indexOf(quote, 1);
	if (second < 0) return quote === '"' ? text.slice(1) : text;
	const isInside = /\s/.test(text[second - 1] ?? '') || /[\p{L}\p{N}]/u.test(text[second + 1] ?? '');
	return isInside && quote !== '`' && text.endsWith(quote) && second < text.length - 1 ? text.slice(1, -1) : text;
}

function readInlineMap(source: string): Data {
	const data: Data = {};
	for (const member of splitList(source)) {
		const [, key, value] = /^["']?([\w-]+)["']?[ \t]*[:=][ \t]*(.*)$/s.exec(member) ?? [];
		if (key !== undefined && value !== undefined) setKey(data, key, readScalar(value));
	}
	return data;
}

/** The parts between commas that do not stand in quotes. */
function splitList(source: string): string[] {
	const parts = source.match(/(?:\s*(?:[\w-]+[ \t]*[:=][ \t]*)?(?:"[^"\n]*"|'[^'\n]*'))?[^,]*/g) ?? [];
	return parts
		.map(part => part.trim())
		.filter(part => part !== '')
		.slice(0, MAX_ITEMS);
}
