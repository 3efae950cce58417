import {countLineEnds} from '../line-ends.ts';
import {
	type Data,
	type Header,
	hasKnownKey,
	isKnownKey,
	MAX_HEADER_LENGTH,
	MAX_ITEMS,
	type Reading,
	splitLines,
} from './data.ts';
import {matchKey, readLoosely} from './loose-yaml.ts';
import {readPlainYaml} from './plain-yaml.ts';
import {checkYaml, parseYaml, type YamlError} from './strict.ts';

/** Beyond a few, aliases are no convenience but a bomb. */
const MAX_ALIASES = 4;

/** More values than this no header has; each takes a parser its time. */
const MAX_PIECES = 100;
/** After so many lines that are nothing, it is no header. */
const MAX_STRAY_LINES = 20;
const BARE_TEXT = /^(title|subtitle|description|summary|excerpt):[ \t]+([^\s"'>|[{*!][^\n]*)/gm;
const SECOND_KEY = /^[ \t]*[\w-]+:[ \t]+(?:\[[^[\]\n]*\]|\{[^{}\n]*\})[ \t]*[^\s#,][^\n]*:(?:[ \t]|$)/m;

/** A header in YAML; where YAML refuses it, line by line, and the problem names the line. Null where it is no header. */
export function readYaml(header: Header): Reading | null {
	const {source, firstLine} = header;
	const plain = source.length <= MAX_HEADER_LENGTH && isTame(source) ? readPlainYaml(source) : null;
	if (plain !== null) return isHeader(plain, source) ? {data: keepMarks(plain, source), problems: []} : null;
	const problem = findObstacle(header);
	if (problem !== null) return readLines(header, problem);
	try {
		const data = parseYaml(source);
		if (data === null) return readLines(header, 'The header is not YAML');
		return isHeader(data, source) ? {data: keepMarks(data, source), problems: []} : null;
	} catch (error) {
		return readTwice(error, header) ?? readLines(header, describeYamlError(error, {source, firstLine}));
	}
}

/** Why strict YAML is not even tried. */
function findObstacle({source, firstLine}: Header): string | null {
	if (source.length > MAX_HEADER_LENGTH) return 'The header is too long for YAML';
	const tab = source.includes('\t') ? /^ *\t[ \t]*\S/m.exec(source) : null;
	if (tab === null) return isTame(source) ? findSecondKey({source, firstLine}) : 'The header is too intricate for YAML';
	return `The header has a tab at line ${firstLine + countLineEnds(source, tab.index)}, where YAML has blanks`;
}

/** To js-yaml `title: [A] walk: home` is two keys. */
function findSecondKey({source, firstLine}: Header): string | null {
	const found = SECOND_KEY.exec(source);
	return found === null ? null : `Line ${firstLine + countLineEnds(source, found.index)} is not YAML`;
}

function readLines({source, firstLine}: Header, problem: string): Reading | null {
	const {data, used} = readPastStrays(splitLines(source));
	if (used === undefined) {
		return isHeader(data, source) ? {data, problems: [`${problem}: the header was read line by line`]} : null;
	}
	if (!hasKnownKey(data)) return null;
	return {data, used, problems: [`The header is not closed before the text, which begins at line ${firstLine + used}`]};
}

/** Lines that are no header's end it behind a blank line, as text; elsewhere they do not if a known key follows. */
function readPastStrays(lines: readonly string[]): {readonly data: Data; readonly used?: number} {
	const data: Data = {};
	for (let start = 0, strays = 0; ; strays++) {
		const reading = readLoosely(lines.slice(start), true);
		Object.assign(data, reading.data);
		Object.assign(data, readSound(lines.slice(start, start + (reading.used ?? lines.length)), reading.starts));
		if (reading.used === undefined) return {data};
		const used = start + reading.used;
		const isText = used > 0 && (lines[used - 1] ?? '').trim() === '';
		const next = lines.findIndex((line, index) => index > used && isKnownKey(matchKey(line)?.key ?? ''));
		if (isText || next < 0 || strays >= MAX_STRAY_LINES) return {data, used};
		start = next;
	}
}

/**
 * The values that are sound by themselves although the header is not, where lines alone do not tell what they are: lists of
 * maps, folded texts, escapes.
 */
function readSound(lines: readonly string[], starts: readonly number[]): Data {
	const data: Data = {};
	if (!isTame(lines.join('\n'))) return data;
	for (const [index, start] of starts.slice(0, MAX_PIECES).entries()) {
		const piece = lines.slice(start, starts[index + 1]).join('\n');
		if (!/[\n[{\\]/.test(piece) || piece.includes('\t') || SECOND_KEY.test(piece)) continue;
		try {
			Object.assign(data, parseYaml(piece));
		} catch {
			// It stays as it was read line by line.
		}
	}
	return data;
}

/**
 * To YAML the title `Issue #5` ends before its `#`, but where a comment begins, people write a blank behind it; and in
 * `&quot;Hills&quot; again` the first word is an anchor, but anchors have aliases.
 */
function keepMarks(data: Data, source: string): Data {
	if (!/[ \t][#&]/.test(source)) return data;
	const kept: Data = {...data};
	for (const [, key = '', written = ''] of source.matchAll(BARE_TEXT)) {
		const [, anchor, rest = ''] = /^&(\S+)(.*)/.exec(written) ?? [];
		const text = anchor === undefined || source.includes(`*${anchor}`) ? written : rest;
		const cut = text.search(/(?:^|[ \t])#[\p{L}\p{N}]/u);
		const read = (cut < 0 ? text : text.slice(0, cut)).trim();
		if ((data[key] ?? '') === read) kept[key] = written.trimEnd();
	}
	return kept;
}

/** A header that is sound but for a key that is there twice. */
function readTwice(error: unknown, header: Header): Reading | null {
	const {reason, mark} = error as YamlError;
	if (mark === undefined || reason !== 'duplicated mapping key') return null;
	try {
		const data = parseYaml(header.source, {mayRepeat: true});
		const lines = splitLines(header.source);
		const loose = readLoosely(lines, true);
		for (const key in data) data[key] ??= loose.data[key];
		// The mark counts from the line of the opening fence; a key inside a value is not looked for.
		const place =
			findSecond(lines, loose.starts, header.firstLine) ??
			`A key is there twice, near line ${header.firstLine + mark.line - 1}`;
		return data !== null && isHeader(data, header.source)
			? {data, problems: [`${place}: the last value counts`]}
			: null;
	} catch {
		return null;
	}
}

function findSecond(lines: readonly string[], starts: readonly number[], firstLine: number): string | null {
	const seen = new Set<string>();
	for (const start of starts) {
		const key = matchKey(lines[start]?.trimStart() ?? '')?.key ?? '';
		if (seen.has(key)) return `Line ${firstLine + start} has "${key}" a second time`;
		seen.add(key);
	}
	return null;
}

/** Whether strict YAML may have it: no bombs, no fence that gray-matter would end at, no long blanks that slow it down. */
function isTame(source: string): boolean {
	if (source.startsWith('---') || source.includes('\n---')) return false;
	if (mayHaveLongBlank(source) && /(?<!\s)\s{500}/.test(source)) return false;
	return !source.includes('&') || (source.match(/(?<![^\s,:[{-])\*[^\s*]/g) ?? []).length <= MAX_ALIASES;
}

/** Whether a blank 500 long may be in it, which must cover two neighbours of the places that are looked at. */
function mayHaveLongBlank(source: string): boolean {
	for (let at = 250; at < source.length; at += 250) {
		if (/\s/.test(source.charAt(at)) && /\s/.test(source.charAt(at - 250))) return true;
	}
	return false;
}

/** The parser's own mark is often lines behind the value that is to blame, so every value is tried by itself. */
function describeYamlError(error: unknown, {source, firstLine}: Header): string {
	const lines = splitLines(source);
	const {starts} = readLoosely(lines, true);
	for (const [index, start] of starts.slice(0, MAX_ITEMS).entries()) {
		try {
			checkYaml(lines.slice(start, starts[index + 1]).join('\n'));
		} catch {
			return `Line ${firstLine + start} is not YAML`;
		}
	}
	const {reason, mark} = error as YamlError;
	const place = mark === undefined ? '' : ` near line ${firstLine + mark.line - 1}`;
	return `The header is not YAML${place}${reason === undefined ? '' : ` (${reason})`}`;
}

/**
 * A rule, prose with a colon and another rule look like a header of one odd key. Headers of one's own keys have words for
 * keys, and begin right behind the fence if they have gaps at all.
 */
function isHeader(data: Data, source: string): boolean {
	const keys = Object.keys(data);
	if (keys.length === 0 || hasKnownKey(data)) return keys.length > 0;
	if (!keys.every(key => /^\S+$/.test(key))) return false;
	const hasGaps = /^\s*\n/m.test(source.trimEnd());
	return !hasGaps || (keys.length > 2 && /^\S/.test(source));
}
