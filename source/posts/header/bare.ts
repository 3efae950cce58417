import {parseDate} from '../date.ts';
import {countLineEnds} from '../line-ends.ts';
import {type FoundHeader, hasKnownKey, isKnownKey, MAX_HEADER_LENGTH, type Reading} from './data.ts';
import {openCursor, readMembers} from './literals.ts';
import {matchKey, readLoosely} from './loose-yaml.ts';
import {readYaml} from './yaml.ts';

const MAX_LINES = 200;
const TITLE_BLOCK =
	/\ufeff?%[ \t]+([^\s][^\n]*(?:\n[ \t][^\n]*)*)\n%([^\n]*(?:\n[ \t][^\n]*)*)(?:\n%([^\n]*))?(?:\n[ \t]*(?=\n)|\n?$)/y;
const OBJECT_OPENER = /\ufeff?\s*\{\s*(?=")/y;
const REST_OF_LINE = /[ \t]*(?:\n|$)/y;

type End = {readonly lines: number; readonly fences: number; readonly isComplete: boolean};

/**
 * A header without an opening fence: `key: value` lines that a fence ends, which Hexo knows, or the first blank line,
 * which Pelican and MultiMarkdown know. Null where there is neither a title nor a date, or prose among them.
 */
export function readBareHeader(text: string): FoundHeader | null {
	const start = /^\ufeff?(?:[ \t]*\n){0,500}/.exec(text)?.[0].length ?? 0;
	if (matchKey(firstLine(text, start)) === null) return null;
	const lines = text.slice(start, start + MAX_HEADER_LENGTH).split('\n', MAX_LINES);
	const end = findEnd(lines);
	if (end === null) return null;
	const {data, problems} = readLines(lines.slice(0, end.lines), {
		isYaml: end.fences > 0,
		firstLine: countLineEnds(text, start) + 1,
	});
	const named = new Map(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
	if (!hasKnownKey(data) || (!named.has('title') && parseDate(named.get('date')) === null)) return null;
	const bodyStart = Math.min(text.length, start + offsetAfter(lines, end.lines + end.fences));
	return {data, bodyStart, isComplete: end.isComplete, problems};
}

/** To Hexo what ends with a fence is YAML; the others know lines only. */
function readLines(
	lines: readonly string[],
	{isYaml, firstLine}: {readonly isYaml: boolean; readonly firstLine: number},
): Reading {
	const reading = isYaml ? readYaml({source: `${lines.join('\n')}\n`, firstLine}) : null;
	return reading === null || reading.used !== undefined
		? {data: readLoosely(lines, false).data, problems: []}
		: reading;
}

/**
 * Up to three lines behind `%`, for title, authors and date:
 * https://pandoc.org/MANUAL.html#extension-pandoc_title_block
 */
export function readTitleBlock(text: string): FoundHeader | null {
	TITLE_BLOCK.lastIndex = 0;
	const [, title, authors = '', date = ''] = TITLE_BLOCK.exec(text.slice(0, MAX_HEADER_LENGTH)) ?? [];
	if (title === undefined) return null;
	const author = authors.split(/[;\n]/).map(name => name.trim());
	return {data: {title, author, date: date.trim()}, bodyStart: TITLE_BLOCK.lastIndex, isComplete: true, problems: []};
}

/** An object in JSON that stands before the text, as Hugo has it: https://gohugo.io/content-management/front-matter/ */
export function readBareObject(text: string): FoundHeader | null {
	OBJECT_OPENER.lastIndex = 0;
	if (!OBJECT_OPENER.test(text)) return null;
	const near = text.slice(0, OBJECT_OPENER.lastIndex + MAX_HEADER_LENGTH);
	const cursor = openCursor(near, OBJECT_OPENER.lastIndex);
	const data = readMembers(cursor, 1);
	REST_OF_LINE.lastIndex = cursor.at;
	if (cursor.isCut || cursor.oddAt !== null || !hasKnownKey(data) || !REST_OF_LINE.test(near)) return null;
	return {data, bodyStart: REST_OF_LINE.lastIndex, isComplete: true, problems: []};
}

function firstLine(text: string, start: number): string {
	const end = text.indexOf('\n', start);
	return text.slice(start, Math.min(end < 0 ? text.length : end, start + MAX_HEADER_LENGTH));
}

function offsetAfter(lines: readonly string[], count: number): number {
	return lines.slice(0, count).reduce((sum, line) => sum + line.length + 1, 0);
}

function findEnd(lines: readonly string[]): End | null {
	const isKnown = isKnownKey(matchKey(lines[0] ?? '')?.key ?? '');
	let blank: number | null = null;
	for (const [index, line] of lines.entries()) {
		if (/^-{3,}[ \t]*$/.test(line)) return {lines: index, fences: 1, isComplete: true};
		const key = matchKey(line);
		const wasBlank = (lines[index - 1] ?? '').trim() === '';
		const isHeaders = wasBlank
			? key !== null && (index === 0 || isKnownKey(key.key))
			: key !== null || /^(?:[ \t]|- |#)/.test(line);
		if (line.trim() === '') blank ??= index;
		// Without a fence, only a known first key tells a header from prose.
		else if (!isHeaders) return blank === null || !isKnown ? null : {lines: blank, fences: 0, isComplete: true};
	}
	return isKnown ? {lines: blank ?? lines.length, fences: 0, isComplete: blank !== null} : null;
}
