import type {Tokens} from 'marked';
import {sanitizeField} from '../../text/sanitize.ts';
import type {Block} from '../block.ts';
import {unmaskTags} from '../site-tags/mask.ts';
import {unmaskCensored} from './censored.ts';
import {mathText} from './math.ts';
import {cleanText} from './prose.ts';

/** Code with its language and what its first line names: a title, a file. A formula that can be read as such is none. */
export function codeBlocks({text, lang = '', title = '', codeBlockStyle}: Tokens.Generic): readonly Block[] {
	const written = sanitizeField(unmaskCensored(unmaskTags(lang)));
	const code = cleanText(codeBlockStyle ? text.replace(/\n+$/, '') : text);
	const language = languageOf(written);
	const formula = language === 'math' ? mathText(code) : null;
	if (formula !== null) return [{kind: 'paragraph', spans: [{text: formula}]}];
	const name = sanitizeField(title) || titleOf(written);
	const block: Block = {kind: 'code', text: code, language};
	return name === '' ? [block] : [{kind: 'paragraph', role: 'file', spans: [{text: name}]}, block];
}

/**
 * `js`, `{.ruby .numbered}` of Pandoc, `{r, echo=FALSE}` of R Markdown, `js{1,3}`, `sh:install.sh`; nothing in
 * `{1,3}` and `title="x"`.
 */
function languageOf(written: string): string | null {
	const name = /^\{?\.?([^\s{},:=[]+)(?!=)/.exec(written)?.[1] ?? '';
	return /^\d*$/.test(name) || /^[^\s{},:]*=/.test(written) ? null : name;
}

/** `js title="x"`, `js:title=src/x.js`, `js:src/x.js`, `js [src/x.js]`, `js src/x.js`. */
const TITLE =
	/(?:^|[\s,:{])(?:title|filename|file|file_name|name|caption)\s?=\s?(?:"([^"]+)"|'([^']+)'|([^\s"'{},]+))/i;
const FILE = /^[^\s{:[]+(?::|\s*\[|\s+)([\w@.+/-]{0,200}\.[a-z]\w{0,9})(?=[\s\]{]|$)/i;

function titleOf(written: string): string {
	const [, double, single, bare] = TITLE.exec(written) ?? [];
	return (double ?? single ?? bare ?? FILE.exec(written)?.[1] ?? '').trim();
}
