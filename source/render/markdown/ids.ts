import {sanitizeField} from '../../text/sanitize.ts';
import type {Block} from '../block.ts';
import {splitTags} from '../site-tags/mask.ts';

/** Longer names are none. */
const LONGEST = 200;
/** `{#name}`, `{: .class #name}` of Kramdown, Pandoc and Hugo; `{/*name*\/}` of MDX behind a heading. */
const IN_BRACES = /^\{(?:[^{}]*?[ :.\w-])?#([\p{L}\p{N}_][^\s{}#"'=]*)|^\{\/\*\s*([\w-]+)\s*\*\/\}$/u;
const IN_TAG = /<[a-z]\w{0,20}\s[^<>]{0,300}?\b(?:id|name)\s?=\s?["']?([^\s"'<>]+)/gi;

/** The name that a tag in braces gives to what it stands beside. */
function idOfTag(raw: string): readonly string[] {
	const [, braced, commented] = IN_BRACES.exec(raw.slice(0, LONGEST * 2)) ?? [];
	return cleanIds([braced ?? commented ?? '']);
}

/** The names that a line of Markdown gives to itself, tags masked. */
export function idsOfLine(markdown: string): readonly string[] {
	const written = [...splitTags(markdown)].flatMap(piece => (typeof piece === 'string' ? [] : idOfTag(piece.raw)));
	const tags = markdown.includes('<') ? [...markdown.matchAll(IN_TAG)].map(([, id = '']) => id) : [];
	return [...written, ...cleanIds(tags)];
}

/** Names as they may be kept. */
export const cleanIds = (ids: readonly string[]): readonly string[] =>
	ids.map(sanitizeField).filter(id => id !== '' && id.length <= LONGEST);

/** The block with further names. */
export const withIds = (block: Block, ids: readonly string[]): Block =>
	ids.length === 0 ? block : {...block, ids: [...new Set([...(block.ids ?? []), ...ids])]};
