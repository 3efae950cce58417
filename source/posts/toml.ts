import {type Data, readScalar, setKey} from './loose-yaml.ts';

const TOML_LINE = /^[ \t]*(["']?)([\p{L}_][\p{L}\p{N}_.-]*)\1[ \t]*=[ \t]*(.*)$/u;
const TOML_SECTION = /^[ \t]*\[\[?([^[\]]+)\]\]?[ \t]*$/;

/** Enough TOML for the headers of Hugo and Zola: `key = value` lines, lists, texts over many lines, sections. */
export function readToml(lines: readonly string[]): Data {
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
