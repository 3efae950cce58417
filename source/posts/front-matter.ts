import matter from 'gray-matter';
// @ts-expect-error js-yaml 3, the copy that gray-matter brings and uses, has no types of its own.
import untypedYaml from 'js-yaml';
import {parseDate} from './date.ts';
import {
	type Data,
	KNOWN_KEYS,
	MAX_HEADER_LENGTH,
	MAX_ITEMS,
	matchKey,
	NULL,
	readLoosely,
	setKey,
	splitLines,
} from './loose-yaml.ts';
import {readToml} from './toml.ts';

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

/** What stands between the fences, from the 1-based line `firstLine` of the text on. */
type Header = {readonly source: string; readonly firstLine: number};
/** `used` counts the lines that were the header's, where the body begins before the closing fence. */
type Reading = {readonly data: Data; readonly problems: readonly string[]; readonly used?: number};
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

/** Beyond a few, aliases are no convenience but a bomb. */
const MAX_ALIASES = 4;
const MAX_DEPTH = 6;
const MAX_BARE_LINES = 200;

const SCRIPT = /^(?:js|javascript|ts|typescript|coffee|coffeescript|cson)$/;
const LANGUAGE = /^(?:|json|toml|js|javascript|ts|typescript|coffee|coffeescript|cson)$/;

const OPENER = /(?:\ufeff?[ \t\u00a0]*\n)*\ufeff?(-{3,40}|\+{3}|;{3})[ \t]*([a-z][a-z0-9]*)?[ \t]*(?:\n|$)/iy;
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
