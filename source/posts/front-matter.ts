import matter from 'gray-matter';
// @ts-expect-error js-yaml 3, the copy that gray-matter brings and uses, has no types of its own.
import untypedYaml from 'js-yaml';
import {parseDate} from './date.ts';

export type FrontMatter = {
	readonly data: Readonly<Record<string, unknown>>;
	readonly body: string;
	/** The index in the text where the body starts. */
	readonly bodyStart: number;
	/** False where a header began and did not end within the text: there may be more of it in the file. */
	readonly isComplete: boolean;
	/** Sentences without a final stop. */
	readonly problems: readonly string[];
};

type Data = Record<string, unknown>;
/** What stands between the fences, from the 1-based line `firstLine` of the text on. */
type Header = {readonly source: string; readonly firstLine: number};
/** `used` counts the lines that were the header's, where the body begins before the closing fence. */
type Reading = {readonly data: Data; readonly problems: readonly string[]; readonly used?: number};
/** `starts` are the 0-based lines that begin with a key. */
type LooseReading = {readonly data: Data; readonly starts: readonly number[]; readonly used?: number};
type KeyLine = {readonly key: string; readonly rest: string};

type YamlLibrary = {
	readonly load: (source: string, options: {readonly schema: unknown}) => unknown;
	readonly FAILSAFE_SCHEMA: unknown;
	readonly Schema: new (definition: {
		readonly include: readonly unknown[];
		readonly implicit: readonly unknown[];
	}) => unknown;
	readonly Type: new (
		tag: string,
		options: {readonly kind: 'scalar'; resolve(text: string | null): boolean; construct(): null},
	) => unknown;
};

const yaml: YamlLibrary = untypedYaml;
const NULL = /^(?:~|null|Null|NULL)$/;

/** All but null stays text as it was written: a date keeps its zone, `007` its zeros, `no` its letters. */
const schema = new yaml.Schema({
	include: [yaml.FAILSAFE_SCHEMA],
	implicit: [
		new yaml.Type('tag:yaml.org,2002:null', {
			kind: 'scalar',
			resolve: text => text === null || NULL.test(text),
			construct: () => null,
		}),
	],
});

const refuse = {
	parse(): never {
		throw new Error('a header is never run');
	},
};
const engines = {
	yaml: {parse: (source: string) => yaml.load(source, {schema}) as object},
	json: {parse: (source: string) => JSON.parse(source) as object},
	javascript: refuse,
	coffee: refuse,
};

const MAX_HEADER_LENGTH = 64 * 1024;
/** Beyond a few, aliases are no convenience but a bomb. */
const MAX_ALIASES = 4;
const MAX_DEPTH = 6;
const MAX_ITEMS = 1000;
const MAX_BARE_LINES = 200;

/** Keys by which `key: value` lines are known for a header and not for prose. */
const KNOWN_KEYS = new Set(
	(
		'title date layout author authors tag tags category categories description summary excerpt slug permalink draft ' +
		'published status image cover lang modified updated created section extends subtitle comments keywords type ' +
		'template pubdate post_date'
	).split(' '),
);
const SCRIPT = /^(?:js|javascript|ts|typescript|coffee|coffeescript|cson)$/;
const LANGUAGE = /^(?:|json|toml|js|javascript|ts|typescript|coffee|coffeescript|cson)$/;

const OPENER = /(?:\ufeff?[ \t\u00a0]*\n)*\ufeff?(-{3,40}|\+{3}|;{3})[ \t]*([a-z][a-z0-9]*)?[ \t]*(?:\n|$)/iy;
const KEY_LINE = /^(["']?)([\p{L}_][\p{L}\p{N}_.$-]*)\1[ \t]*:(?:[ \t]+(.*))?$/u;
/** `title:My post` is no YAML, but with a known key it is no prose either. */
const TIGHT_KEY_LINE = /^()([a-z_]+):([^\s/].*)$/i;
const TOML_LINE = /^[ \t]*(["']?)([\p{L}_][\p{L}\p{N}_.-]*)\1[ \t]*=[ \t]*(.*)$/u;
const TOML_SECTION = /^[ \t]*\[\[?([^[\]]+)\]\]?[ \t]*$/;
const ITEM = /^[ \t]*-(?!-)[ \t]*/;

/**
 * Parts a post into front matter and body: YAML, JSON or TOML between fences, and the blocks of `key: value` lines without
 * an opening fence that Hexo and Pelican know. `text` has LF line ends. A script in a header is never run; a header that
 * YAML refuses is read line by line; what is no header stays in the body. Never throws.
 */
export function readFrontMatter(text: string): FrontMatter {
	OPENER.lastIndex = 0;
	const opener = OPENER.exec(text);
	if (opener === null) return readBareHeader(text);
	const [opening, fence = '', written = ''] = opener;
	const name = nameLanguage(fence, written.toLowerCase());
	const close = findFence(text, opening.length, fence);
	if (close === null) return readUnclosed(text, opening.length, name);
	const source = text.slice(opening.length, close.start);
	const reading = readHeader({source, firstLine: opening.split('\n').length}, name);
	if (reading === null) {
		return {...keepWhole(text), problems: LANGUAGE.test(name) ? [] : [`The header is ${name}, which is not known`]};
	}
	const {data, problems, used} = reading;
	const bodyStart = used === undefined ? close.end : opening.length + offsetOfLine(source, used);
	return {data, body: text.slice(bodyStart), bodyStart, isComplete: true, problems};
}

/** Empty for YAML, which needs no name. */
function nameLanguage(fence: string, written: string): string {
	if (fence === '+++') return 'toml';
	if (fence === ';;;') return 'json';
	return written === 'yaml' || written === 'yml' ? '' : written;
}

function keepWhole(text: string): FrontMatter {
	return {data: {}, body: text, bodyStart: 0, isComplete: true, problems: []};
}

function findFence(text: string, from: number, fence: string): {readonly start: number; readonly end: number} | null {
	const form = fence === '---' ? '(?:---|\\.\\.\\.)' : fence.replaceAll('+', '\\+');
	const pattern = new RegExp(`^${form}[ \\t]*(?:\\n|(?![^]))`, 'gm');
	pattern.lastIndex = from;
	const found = pattern.exec(text);
	return found === null ? null : {start: found.index, end: found.index + found[0].length};
}

function countLineEnds(text: string, end: number): number {
	return text.slice(0, end).split('\n').length - 1;
}

function offsetOfLine(source: string, line: number): number {
	let offset = 0;
	for (let count = 0; count < line; count++) offset = source.indexOf('\n', offset) + 1;
	return offset;
}

/** Null where what stands between the fences is no header and so has to be shown. */
function readHeader(header: Header, name: string): Reading | null {
	if (header.source.trim() === '') return {data: {}, problems: []};
	if (name === '') return readYaml(header);
	if (name === 'json') return readJson(header);
	if (name === 'toml') {
		const data = readToml(splitLines(header.source));
		return Object.keys(data).length === 0 ? null : {data, problems: []};
	}
	if (!SCRIPT.test(name)) return null;
	const problem = `The header is a script (${name}), which is never run: only its plain texts were read`;
	return {data: readLiterals(header.source), problems: [problem]};
}

/** No word is lost: the whole text is the body. The lines that are plainly a header's are read all the same. */
function readUnclosed(text: string, from: number, name: string): FrontMatter {
	const lines = splitLines(text.slice(from));
	const first = lines.find(line => line.trim() !== '' && !line.startsWith('#'));
	const isHeaders = name === '' ? matchKey(first?.trimStart() ?? '') !== null : LANGUAGE.test(name);
	if (first === undefined || !isHeaders) return keepWhole(text);
	const data = name === 'toml' ? readToml(lines) : name === '' ? readLoosely(lines, false).data : {};
	const problems = hasKnownKey(data) ? ['The header is never closed'] : [];
	return {...keepWhole(text), data, problems, isComplete: false};
}

function readYaml({source, firstLine}: Header): Reading | null {
	const tab = /^ *\t[ \t]*\S/m.exec(source);
	let problem =
		tab === null
			? 'The header is too long or too intricate for YAML'
			: `The header has a tab at line ${firstLine + countLineEnds(source, tab.index)}, where YAML has blanks`;
	if (tab === null && isTame(source)) {
		try {
			const data = parseWith('yaml', source);
			if (data !== null) return isHeader(data, source) ? {data, problems: []} : null;
			problem = 'The header is not YAML';
		} catch (error) {
			problem = describeYamlError(error, {source, firstLine});
		}
	}
	const {data, used} = readLoosely(splitLines(source), true);
	const problems = [`${problem}: the header was read line by line`];
	if (used === undefined) return isHeader(data, source) ? {data, problems} : null;
	if (!hasKnownKey(data)) return null;
	return {data, used, problems: [`The header is not closed before the text, which begins at line ${firstLine + used}`]};
}

/** Null where the source holds something other than keys and values. Throws what the parser throws. */
function parseWith(language: 'yaml' | 'json', source: string): Data | null {
	// Without options gray-matter would keep every text in a cache for ever.
	const data: unknown = matter(`---\n${source}\n---\n`, {engines, language}).data;
	return typeof data === 'object' && data !== null && !Array.isArray(data) ? (copyPlain(data, 0) as Data) : null;
}

/** Whether strict YAML may have it: no bombs, no fence that gray-matter would end at, no long blanks that slow it down. */
function isTame(source: string): boolean {
	if (source.length > MAX_HEADER_LENGTH || source.startsWith('---') || source.includes('\n---')) return false;
	if (/\s{500}/.test(source)) return false;
	return !source.includes('&') || (source.match(/(?<![^\s,:[{-])\*[^\s*]/g) ?? []).length <= MAX_ALIASES;
}

/** The parser's own mark is often lines behind the value that is to blame, so every value is tried by itself. */
function describeYamlError(error: unknown, {source, firstLine}: Header): string {
	const lines = splitLines(source);
	const {starts} = readLoosely(lines, true);
	for (const [index, start] of starts.slice(0, MAX_ITEMS).entries()) {
		try {
			yaml.load(lines.slice(start, starts[index + 1]).join('\n'), {schema});
		} catch {
			return `Line ${firstLine + start} is not YAML`;
		}
	}
	const {reason, mark} = error as {readonly reason?: string; readonly mark?: {readonly line: number}};
	// The mark counts from the line of the opening fence.
	const place = mark === undefined ? '' : ` near line ${firstLine + mark.line - 1}`;
	return `The header is not YAML${place}${reason === undefined ? '' : ` (${reason})`}`;
}

/** A rule, prose with a colon and another rule look like a header of one odd key; headers of one's own keys have no gaps. */
function isHeader(data: Data, source: string): boolean {
	const keys = Object.keys(data);
	if (keys.length === 0) return false;
	return hasKnownKey(data) || (keys.every(key => /^\S+$/.test(key)) && !/^\s*\n/m.test(source.trimEnd()));
}

function hasKnownKey(data: Data): boolean {
	return Object.keys(data).some(key => KNOWN_KEYS.has(key.toLowerCase()));
}

/** Aliases can make a parsed value refer to itself, and `__proto__` must not become a prototype later on. */
function copyPlain(value: unknown, depth: number): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= MAX_DEPTH) return null;
	if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map(item => copyPlain(item, depth + 1));
	const copy: Data = {};
	for (const [key, item] of Object.entries(value)) setKey(copy, key, copyPlain(item, depth + 1));
	return copy;
}

function setKey(data: Data, key: string, value: unknown): void {
	if (key !== '__proto__' && key !== 'constructor' && key !== 'prototype') data[key] = value;
}

function readJson({source}: Header): Reading {
	try {
		const trimmed = source.trim();
		const data = parseWith('json', trimmed.startsWith('{') ? trimmed : `{${trimmed.replace(/,$/, '')}}`);
		if (data !== null) return {data, problems: []};
	} catch {
		// What can be read of it is read below.
	}
	return {data: readLiterals(source), problems: ['The header is not JSON: only its plain texts were read']};
}

/** Of an object written out in a script, or of broken JSON: the members whose value is one quoted text. Nothing is run. */
function readLiterals(source: string): Data {
	const data: Data = {};
	for (const line of splitLines(source)) {
		const member = /^["']?([a-z_$][\w$-]*)["']?[ \t]*:[ \t]*(["'`])([^\\]*)\2$/i.exec(line.trim().replace(/,$/, ''));
		const [, key, quote, value] = member ?? [];
		if (key === undefined || quote === undefined || value === undefined) continue;
		if (!value.includes(quote) && !value.includes('${')) setKey(data, key, value);
	}
	return data;
}

/** The header's first 64 kB, which are more than any header needs. */
function splitLines(source: string): string[] {
	return source.slice(0, MAX_HEADER_LENGTH).replace(/\n$/, '').split('\n');
}

/** Enough TOML for the headers of Hugo and Zola: `key = value` lines, lists, texts over many lines, sections. */
function readToml(lines: readonly string[]): Data {
	const data: Data = {};
	let target = data;
	for (let index = 0; index < lines.length; index++) {
		const line = lines[index] ?? '';
		const section = TOML_SECTION.exec(line)?.[1]?.trim();
		const [, , key, first = ''] = TOML_LINE.exec(line) ?? [];
		if (section !== undefined) {
			target = {};
			setKey(data, section, target);
		}
		if (section !== undefined || key === undefined) continue;
		const end = tomlEnd(first);
		const isLong = end !== null && end !== ']';
		const parts = [isLong ? first.slice(3) : first];
		while (end !== null && !parts.at(-1)?.includes(end) && index + 1 < lines.length) parts.push(lines[++index] ?? '');
		const value = parts.join('\n');
		setKey(target, key, isLong ? value.split(end, 1)[0]?.trim() : readScalar(value));
	}
	return data;
}

/** What ends a TOML value that may go on over more lines; null for the others. */
function tomlEnd(value: string): string | null {
	if (value.startsWith('[')) return ']';
	return value.startsWith('"""') || value.startsWith("'''") ? value.slice(0, 3) : null;
}

/**
 * YAML as people write it: colons, `@` and back-ticks without quotes, tabs, keys twice (the last one counts). Stops at the
 * first line that is no header's; a text may go on without an indent only where the closing fence is known.
 */
function readLoosely(written: readonly string[], mayContinue: boolean): LooseReading {
	const lines = dedent(written);
	const data: Data = {};
	const starts: number[] = [];
	for (let index = 0; index < lines.length; ) {
		const line = lines[index] ?? '';
		const isBlank = line.trim() === '' || line.trimStart().startsWith('#');
		const found = isBlank ? null : matchKey(line);
		if (found === null && !isBlank) return {data, starts, used: index};
		if (found !== null) starts.push(index);
		const end = found === null ? index + 1 : findValueEnd(lines, index + 1, {rest: found.rest, mayContinue});
		if (found !== null) setKey(data, found.key, readValue(found.rest, lines.slice(index + 1, end)));
		index = end;
	}
	return {data, starts};
}

function matchKey(line: string): KeyLine | null {
	const [, , key, rest = ''] = KEY_LINE.exec(line) ?? [];
	if (key !== undefined) return {key, rest: rest.trim()};
	const [, , tight, value = ''] = TIGHT_KEY_LINE.exec(line) ?? [];
	return tight !== undefined && KNOWN_KEYS.has(tight.toLowerCase()) ? {key: tight, rest: value.trim()} : null;
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
		const isText = rest !== '' && end === index && !line.startsWith('#') && matchKey(line) === null;
		if (!isIndented && !(mayContinue && isText)) break;
		end = index + 1;
	}
	return end;
}

function readValue(rest: string, more: readonly string[]): unknown {
	const first = rest.replace(/^[!&]\S*(?:[ \t]+|$)/, '');
	if (/^[>|][-+\d]*[ \t]*(?:#.*)?$/.test(first)) return readBlock(first, more);
	const lines = more.filter(line => line.trim() !== '');
	if (first !== '') return readScalar([first, ...lines.map(line => line.trim())].join(' '));
	const [opening] = lines;
	if (opening === undefined) return null;
	if (ITEM.test(opening)) return readItems(lines);
	if (matchKey(opening.trim()) !== null) return readLoosely(lines, false).data;
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
	const items: string[] = [];
	for (const line of lines) {
		if (ITEM.test(line)) items.push(line.replace(ITEM, '').trim());
		else items.push(`${items.pop() ?? ''} ${line.trim()}`);
	}
	return items.slice(0, MAX_ITEMS).map(readScalar);
}

/** Takes the first line's indent off every line. */
function dedent(lines: readonly string[]): readonly string[] {
	const indent = /^[ \t]*/.exec(lines.find(line => line.trim() !== '') ?? '')?.[0] ?? '';
	if (indent === '') return lines;
	return lines.map(line => (line.startsWith(indent) ? line.slice(indent.length) : line));
}

function readScalar(written: string): unknown {
	const comment = /(?:^|[ \t])#[ \t]/.exec(written);
	const isQuoted = /^["'`]/.test(written);
	const text = (comment === null || isQuoted ? written : written.slice(0, comment.index)).trim();
	const quoted = /^"((?:[^"\\]|\\.)*)"[ \t]*(?:#.*)?$/s.exec(text)?.[1];
	if (quoted !== undefined)
		return quoted.replace(/\\(["\\/nt])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark === 't' ? '\t' : mark));
	const single = /^'((?:[^']|'')*)'[ \t]*(?:#.*)?$/.exec(text)?.[1];
	if (single !== undefined) return single.replaceAll("''", "'");
	if (text.startsWith('[') && text.indexOf(']') === text.length - 1)
		return splitList(text.slice(1, -1)).map(readScalar);
	if (text.startsWith('{') && text.indexOf('}') === text.length - 1) return readInlineMap(text.slice(1, -1));
	return text === '' || NULL.test(text) ? null : text;
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

/** Hexo ends a header without an opener with a fence, Pelican with the first blank line. */
function readBareHeader(text: string): FrontMatter {
	const start = /^\ufeff?(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0;
	const lines = text.slice(start, start + MAX_HEADER_LENGTH).split('\n', MAX_BARE_LINES);
	const end = findBareEnd(lines);
	if (end === null) return keepWhole(text);
	const {data} = readLoosely(lines.slice(0, end.lines), false);
	const named = new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
	if (!named.has('title') && parseDate(named.get('date')) === null) return keepWhole(text);
	const bodyStart = Math.min(text.length, start + offsetAfter(lines, end.lines + end.fences));
	return {data, body: text.slice(bodyStart), bodyStart, isComplete: end.isComplete, problems: []};
}

function offsetAfter(lines: readonly string[], count: number): number {
	return lines.slice(0, count).reduce((sum, line) => sum + line.length + 1, 0);
}

function findBareEnd(lines: readonly string[]) {
	const first = matchKey(lines[0] ?? '');
	if (first === null || !KNOWN_KEYS.has(first.key.toLowerCase())) return null;
	let blank: number | null = null;
	for (const [index, line] of lines.entries()) {
		if (/^-{3,}[ \t]*$/.test(line)) return {lines: index, fences: 1, isComplete: true};
		const key = matchKey(line);
		const wasBlank = (lines[index - 1] ?? '').trim() === '';
		const isHeaders = wasBlank
			? key !== null && KNOWN_KEYS.has(key.key.toLowerCase())
			: key !== null || /^(?:[ \t]|- |#)/.test(line);
		if (line.trim() === '') blank ??= index;
		else if (!isHeaders) return blank === null ? null : {lines: blank, fences: 0, isComplete: true};
	}
	return {lines: blank ?? lines.length, fences: 0, isComplete: blank !== null};
}
