import {readBareHeader, readBareObject, readTitleBlock} from './header/bare.ts';
import {readCommentHeader} from './header/comment.ts';
import {
	type FoundHeader,
	type Header,
	hasKnownKey,
	MAX_HEADER_LENGTH,
	type Reading,
	splitLines,
} from './header/data.ts';
import {type Fences, findFences} from './header/fences.ts';
import {openCursor, readMembers} from './header/literals.ts';
import {matchKey, readLoosely} from './header/loose-yaml.ts';
import {readModuleHeader, readScript, skipModule} from './header/module.ts';
import {parseJson} from './header/strict.ts';
import {readToml} from './header/toml.ts';
import {readYaml} from './header/yaml.ts';
import {countLineEnds} from './line-ends.ts';

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

const SCRIPT = /^(?:js|javascript|ts|typescript|coffee|coffeescript|cson)$/;

/**
 * Parts a post into front matter and body: YAML, JSON or TOML between fences, the `key: value` lines without an opening
 * fence that Hexo and Pelican know, what an MDX post exports, and what stands in comments. `text` has LF line ends. A
 * script in a header is never run; a header that its parser refuses is read line by line; what is no header stays in the
 * body. Never throws.
 */
export function readFrontMatter(text: string): FrontMatter {
	const fences = findFences(text);
	if (fences === null) {
		const found =
			readBareHeader(text) ??
			readBareObject(text) ??
			readTitleBlock(text) ??
			readModuleHeader(text) ??
			readCommentHeader(text);
		return withBody(found, text) ?? keepWhole(text);
	}
	const {language, start, firstLine, close} = fences;
	if (close === null) return withBody(readCommentHeader(text), text) ?? readUnclosed(text, fences);
	const source = text.slice(start, close.start);
	const reading = readHeader({source, firstLine}, language);
	if (reading === null) {
		const problems = isKnown(language) ? [] : [`The header is ${language}, which is not known`];
		// The fences were a rule behind a comment.
		return withBody(readCommentHeader(text), text) ?? {...keepWhole(text), problems};
	}
	const {data, problems, used} = reading;
	const bodyStart = skipModule(text, used === undefined ? close.end : start + offsetOfLine(source, used));
	return {data, body: text.slice(bodyStart), bodyStart, isComplete: true, problems};
}

function withBody(found: FoundHeader | null, text: string): FrontMatter | null {
	return found === null ? null : {...found, body: text.slice(found.bodyStart)};
}

function keepWhole(text: string): FrontMatter {
	return {data: {}, body: text, bodyStart: 0, isComplete: true, problems: []};
}

function isKnown(language: string): boolean {
	return language === '' || language === 'json' || language === 'toml' || SCRIPT.test(language);
}

function offsetOfLine(source: string, line: number): number {
	let offset = 0;
	for (let count = 0; count < line; count++) offset = source.indexOf('\n', offset) + 1;
	return offset;
}

/** Null where what stands between the fences is no header and so has to be shown. */
function readHeader(header: Header, language: string): Reading | null {
	if (header.source.trim() === '') return {data: {}, problems: []};
	if (language === '') return readYaml(header) ?? readOther(readToml(header), 'TOML');
	if (language === 'json') return readJson(header);
	if (language === 'toml') {
		const reading = readToml(header);
		return Object.keys(reading.data).length === 0 ? readOther(readYaml(header), 'YAML') : reading;
	}
	if (!SCRIPT.test(language)) return null;
	const problem = `The header is a script (${language}), which is never run: only its plain values were read`;
	return {data: readScript(header.source), problems: [problem]};
}

/** What stands between the fences of another language: where it has a header's keys, it is one. */
function readOther(reading: Reading | null, language: string): Reading | null {
	if (reading === null || reading.used !== undefined || !hasKnownKey(reading.data)) return null;
	return {...reading, problems: [`The header is ${language} between the fences of another language`]};
}

/** No word is lost: the whole text is the body. The lines that are plainly a header's are read all the same. */
function readUnclosed(text: string, {language, start, firstLine}: Fences): FrontMatter {
	const lines = splitLines(text.slice(start));
	const first = lines.find(line => line.trim() !== '' && !line.startsWith('#'));
	const isHeaders = language === '' ? matchKey(first?.trimStart() ?? '') !== null : isKnown(language);
	if (first === undefined || !isHeaders) return keepWhole(text);
	const data =
		language === 'toml'
			? readToml({source: lines.join('\n'), firstLine}).data
			: language === ''
				? readLoosely(lines, false).data
				: {};
	const problems = hasKnownKey(data) ? ['The header is never closed'] : [];
	return {...keepWhole(text), data, problems, isComplete: false};
}

/** What is nearly JSON (comments, single quotes, commas too many) is read as a script's object would be. */
function readJson({source, firstLine}: Header): Reading {
	const text = source.slice(0, MAX_HEADER_LENGTH);
	const trimmed = text.trim();
	try {
		const data = parseJson(trimmed.startsWith('{') ? trimmed : `{${trimmed.replace(/,$/, '')}}`);
		if (data !== null) return {data, problems: []};
	} catch {
		// What can be read of it is read below.
	}
	const opening = /^\s*\{/.exec(text)?.[0].length ?? 0;
	const cursor = openCursor(text, opening);
	const data = readMembers(cursor);
	const place = cursor.oddAt === null ? 'The header' : `Line ${firstLine + countLineEnds(text, cursor.oddAt)}`;
	return {data, problems: [`${place} is not JSON: the header was read as far as it is plain`]};
}
