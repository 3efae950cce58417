import {parse, TomlError} from 'smol-toml';
import {copyPlain, type Data, type Header, MAX_HEADER_LENGTH, type Reading, setKey, splitLines} from './data.ts';
import {readScalar} from './loose-yaml.ts';

const TOML_LINE = /^[ \t]*(["']?)([\p{L}_][\p{L}\p{N}_.-]*)\1[ \t]*=[ \t]*(.*)$/u;
const TOML_SECTION = /^[ \t]*\[\[?([^[\]]+)\]\]?[ \t]*$/;
/** How deep a value is read at all; the rest of a deeper one would be thrown away. */
const MAX_PARSED_DEPTH = 50;

/** TOML as Hugo and Zola read it, and where it is broken, line by line: the problem names the line. */
export function readToml({source, firstLine}: Header): Reading {
	let problem = 'The header is too long for TOML';
	if (source.length <= MAX_HEADER_LENGTH) {
		try {
			const parsed = parse(source, {maxDepth: MAX_PARSED_DEPTH, unsafeKeyBehaviour: 'drop'});
			return {data: copyPlain(parsed) as Data, problems: []};
		} catch (error) {
			problem =
				error instanceof TomlError ? `Line ${firstLine + error.line - 1} is not TOML` : 'The header is not TOML';
		}
	}
	return {data: readLines(splitLines(source)), problems: [`${problem}: the header was read line by line`]};
}

/** Enough TOML for most headers: `key = value` lines, lists, texts over many lines, sections. */
function readLines(lines: readonly string[]): Data {
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
		const end = endOfValue(first);
		const isLong = end !== null && end !== ']';
		const parts = [isLong ? first.slice(3) : first];
		while (end !== null && !parts.at(-1)?.includes(end) && index + 1 < lines.length) {
			// A list that is never closed does not take the next key with it.
			if (!isLong && TOML_LINE.test(lines[index + 1] ?? '')) break;
			parts.push(lines[++index] ?? '');
		}
		const value = parts.join('\n');
		setKey(target, key, isLong ? value.split(end, 1)[0]?.trim() : readScalar(value));
	}
	return data;
}

/** What ends a value that may go on over more lines; null for the others. */
function endOfValue(value: string): string | null {
	if (value.startsWith('[')) return ']';
	return value.startsWith('"""') || value.startsWith("'''") ? value.slice(0, 3) : null;
}
