import {type Data, type FoundHeader, hasKnownKey, MAX_HEADER_LENGTH, setKey} from './data.ts';
import {openCursor, readMembers} from './literals.ts';
import {matchKey, readLoosely, readScalar} from './loose-yaml.ts';

/** A whole header that was commented out of sight. */
const FENCE_LINE = /^[ \t]*---[ \t]*$/gm;
const OPENER = /\ufeff?\s*<!--/y;
const START = /\ufeff?\s*(?=\[)/y;
/** Markdown shows no link definitions, so that some sites note things in them: `[#]: key: (value)`. */
const KEY_DEFINITION = /\[#\]:[ \t]*([\w-]+):[ \t]*([^\n]*)(?:\n|$)/y;
/** `[//]: # (key: value)`, with any word for the slashes. */
const COMMENT_DEFINITION =
	/\[(?:\/\/|_?comment_?|[#>])\]:[ \t]*(?:#|<>)[ \t]*(\([^\n]*\)|"[^\n]*"|'[^\n]*')[ \t]*(?:\n|$)/iy;
const BLANK_LINES = /(?:[ \t]*\n){0,500}/y;
const MAX_LINES = 200;

/** A header that Markdown does not show: in an HTML comment, or in link definitions that no link uses. Null for none. */
export function readCommentHeader(text: string): FoundHeader | null {
	return readHtmlComment(text) ?? readDefinitions(text);
}

/** Nikola's `.. key: value` lines, `key: value` lines without the dots, or an object as the Go site has it. */
function readHtmlComment(text: string): FoundHeader | null {
	OPENER.lastIndex = 0;
	if (!OPENER.test(text)) return null;
	const start = OPENER.lastIndex;
	const near = text.slice(0, start + MAX_HEADER_LENGTH);
	const end = near.indexOf('-->', start);
	if (end < 0) return null;
	const data = readComment(near.slice(start, end).replace(FENCE_LINE, '').trim());
	if (data === null || !hasKnownKey(data)) return null;
	return {data, bodyStart: end + '-->'.length, isComplete: true, problems: []};
}

function readComment(source: string): Data | null {
	if (source.startsWith('{')) return readMembers(openCursor(source, 1));
	const lines = source.split('\n').map(line => line.replace(/^[ \t]*\.\.[ \t]+/, ''));
	const {data, starts, used} = readLoosely(lines, false);
	// A single line is as often a note, or a key that was commented out.
	return used === undefined && starts.length > 1 ? data : null;
}

function readDefinitions(text: string): FoundHeader | null {
	START.lastIndex = 0;
	if (!START.test(text)) return null;
	const data: Data = {};
	let bodyStart = START.lastIndex;
	let isCertain = false;
	for (let count = 0; count < MAX_LINES; count++) {
		BLANK_LINES.lastIndex = bodyStart;
		BLANK_LINES.test(text);
		const found = readKeyDefinition(text, BLANK_LINES.lastIndex);
		const line = found ?? readCommentDefinition(text, BLANK_LINES.lastIndex);
		if (line === null) break;
		setKey(data, line.key, line.value);
		bodyStart = line.end;
		isCertain ||= found !== null;
	}
	if (!isCertain && !hasKnownKey(data)) return null;
	return {data, bodyStart, isComplete: true, problems: []};
}

type Definition = {readonly key: string; readonly value: unknown; readonly end: number};

function readKeyDefinition(text: string, at: number): Definition | null {
	KEY_DEFINITION.lastIndex = at;
	const [, key, written = ''] = KEY_DEFINITION.exec(text) ?? [];
	if (key === undefined) return null;
	const value = written.trim();
	const isWrapped = value.startsWith('(') && value.endsWith(')');
	return {key, value: readScalar(isWrapped ? value.slice(1, -1).trim() : value), end: KEY_DEFINITION.lastIndex};
}

function readCommentDefinition(text: string, at: number): Definition | null {
	COMMENT_DEFINITION.lastIndex = at;
	const [, written = ''] = COMMENT_DEFINITION.exec(text) ?? [];
	const line = matchKey(written.slice(1, -1).trim());
	return line === null ? null : {key: line.key, value: readScalar(line.rest), end: COMMENT_DEFINITION.lastIndex};
}
